"""A JSON Schema for every kind of file, so that editors complete and check while somebody types."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.fields import ID_PATTERN
from generator.content.model import ASSIGNED, MODELS, REGISTERS
from generator.kinds import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, str]:
    """The text of every schema by the name of its file."""
    return {schema_name(kind): schema_text(_schema(kind)) for kind in MODELS}


def schema_name(kind: Kind) -> str:
    """The file that describes the kind's register, or one entry where every entry has a file."""
    return f"{kind.plural if kind in REGISTERS else kind}.schema.json"


def schema_text(schema: Mapping[str, Any]) -> str:
    """A whole schema as it is written, with those of its definitions that it uses."""
    definitions = schema.get("$defs", {})
    needed = set(_needed(schema, definitions))
    kept = {name: definition for name, definition in definitions.items() if name in needed}
    whole = {"$schema": DIALECT, **schema, "$defs": kept}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def tidy(schema: Any) -> Any:
    """Without the titles and empty defaults that pydantic makes up, and with the names closed that it leaves open."""
    match schema:
        case dict():
            kept = {key: tidy(value) for key, value in schema.items() if not _made_up(key, value)}
            return kept | {"additionalProperties": False} if "patternProperties" in kept else kept
        case list():
            return [tidy(value) for value in schema]
    return schema


def _made_up(key: str, value: Any) -> bool:
    # A field that is called `title` is a schema here, not a text.
    return isinstance(value, str) if key == "title" else key == "default" and not isinstance(value, str)


def _schema(kind: Kind) -> dict[str, Any]:
    model = MODELS[kind]
    schema = tidy(model.model_json_schema())
    schema["properties"] = {name: field for name, field in schema["properties"].items() if name not in ASSIGNED}
    schema["required"] = [name for name in schema["required"] if name not in ASSIGNED]
    if kind not in REGISTERS:
        return dict(schema)
    definitions = schema.pop("$defs", {})
    return {
        "description": schema["description"],
        "type": "object",
        "propertyNames": {"pattern": f"^{ID_PATTERN}$"},
        "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": {**definitions, model.__name__: schema},
    }


def _needed(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[str]:
    """The definitions that a schema leads to; no group of fields holds itself, so this ends."""
    body = json.dumps({key: value for key, value in schema.items() if key != "$defs"})
    for name in re.findall(r'"#/\$defs/(\w+)"', body):
        yield name
        yield from _needed(definitions[name], definitions)
