"""The whole guide as one JSON value, for other programs, and the schema that says what is in it."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from generator.content.addresses import address_of
from generator.content.figures import shown
from generator.content.library import Library
from generator.content.model import MODELS, Entry, FigureSpec, Question
from generator.content.schema import schema_text, tidy
from generator.kinds import Kind

ADDRESS = {"description": "Address of its page, from the site's own.", "type": "string", "minLength": 1}
TOPIC = {"description": "Id of its topic.", "type": "string", "minLength": 1}
VALUE = {"description": "Its value as the reader sees it.", "type": "string", "minLength": 1}


def export_json(library: Library) -> str:
    """Every entry by kind: texts as their Markdown source, references as ids, dates and durations as written."""
    data = {kind.plural: [_plain(entry) for entry in library.entries[kind].values()] for kind in Kind}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(entry: Entry) -> dict[str, Any]:
    fields = entry.model_dump(mode="json", exclude={"id", "file"})
    if isinstance(entry, Question):
        fields["topic"] = entry.topic.id
        for name, figure in entry.figures.items():
            fields["figures"][name]["value"] = shown(figure.expression, figure.format)
    return {"id": entry.id, "address": address_of(entry), "source": entry.file, **fields}


def export_schema() -> str:
    """What `export_json` gives, as a JSON Schema: every field is there, whether somebody wrote it or not."""
    _, described = models_json_schema([(model, "serialization") for model in MODELS.values()])
    definitions = tidy(described)["$defs"]
    definitions[FigureSpec.__name__]["properties"]["value"] = VALUE
    for model in MODELS.values():
        properties = definitions[model.__name__]["properties"]
        first = {"id": properties.pop("id"), "address": ADDRESS, "source": properties.pop("file")}
        topic = {"topic": TOPIC} if model is Question else {}
        definitions[model.__name__]["properties"] = {**first, **properties, **topic}
    for definition in definitions.values():
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
    lists = {
        kind.plural: {"type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}} for kind, model in MODELS.items()
    }
    return schema_text(
        {
            "type": "object",
            "properties": lists,
            "required": list(lists),
            "additionalProperties": False,
            "$defs": definitions,
        }
    )
