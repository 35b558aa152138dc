"""Rows for templates: what a page shows of an entry's lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.content.fields import Prose, Ref
from generator.content.freshness import is_old
from generator.content.model import (
    Archetype,
    Checklist,
    Competency,
    Entry,
    Evidence,
    Item,
    Plan,
    Question,
    Rating,
    Resource,
    Role,
    Scorecard,
    Source,
    Term,
)
from generator.content.wording import label, published
from generator.kinds import Kind
from generator.prose.tree import CodeBlock
from generator.web.ticks import tick_of, ticks_of
from generator.web.writer import Writer


@dataclass(frozen=True, slots=True)
class Parts:
    """Makes the rows with one page's writer."""

    w: Writer

    def link(self, entry: Entry) -> Markup:
        """A link that is called as its entry is."""
        title, href = self.w.text(self.w.title(entry)), self.w.href(entry)
        if self.w.as_html:
            return Markup('<a href="{}">{}</a>').format(href, title)
        return Markup("[{}]({})").format(title, href)

    def links(self, refs: Iterable[Ref], between: str = ", ") -> Markup:
        """Links to several entries in one line."""
        entries = filter(None, map(self.w.entry, refs))
        return escape(between).join(self.link(entry) for entry in entries)

    def lines(self, texts: Iterable[Prose]) -> list[Markup]:
        """Sentences, one a row."""
        return [self.w.line(text) for text in texts]

    def quoted(self, texts: Iterable[Prose]) -> Markup:
        """Sentences in quotation marks, in one line."""
        return Markup(" ").join(Markup("“{}”").format(self.w.line(text)) for text in texts)

    def signals(self, question: Question) -> list[tuple[Markup, Markup]]:
        """What is scored, and what it sounds like."""
        return [(self.w.line(row.signal), self.w.line(row.strong)) for row in question.scored]

    def follow_ups(self, question: Question) -> list[tuple[Markup, Markup]]:
        """What is asked next, and the answer."""
        return [(self.w.line(row.prompt), self.w.prose(row.answer)) for row in question.follow_ups]

    def levels(self, question: Question) -> list[tuple[str, Markup]]:
        """What changes with the level, lowest first."""
        return [(label(name), self.w.prose(text)) for name, text in question.by_level if text]

    def rest(self, question: Question) -> str:
        """What a question's own page has beyond the two sides."""
        count = len(question.follow_ups)
        extras = [
            ("a walkthrough", bool(question.walkthrough)),
            ("code and its test", question.code is not None),
            ("an example story", question.example is not None),
            ("what changes with the level", bool(self.levels(question))),
        ]
        return ", ".join([f"{count} follow-ups with answers", *(name for name, there in extras if there)]) + "."

    def title(self, ref: Ref) -> str:
        """What the entry that a reference names is called."""
        entry = self.w.entry(ref)
        return self.w.title(entry) if entry else ref.id

    def sources(self, refs: Iterable[Ref]) -> list[tuple[str, Markup, Markup]]:
        """Where it comes from: address on our own list of sources, title, publisher and date."""
        rows = []
        for entry in filter(None, map(self.w.entry, refs)):
            assert isinstance(entry, Source)  # noqa: S101 - the field names sources only
            rows.append((self.w.href(entry), self.w.text(entry.title), self.w.text(published(entry))))
        return rows

    def stale(self, item: Evidence) -> bool:
        """Whether what was said of an employer may have changed since."""
        return is_old(item, self.w.library)

    def ticks(self, rows: Iterable[Item | Prose]) -> list[tuple[Markup, Markup, str]]:
        """What to tick, why, and the name under which a browser remembers it; none on a topic's page."""
        texts = ((row, None, "") if isinstance(row, Prose) else (row.do, row.why, tick_of(row.do)) for row in rows)
        return [(self.w.line(do), self.w.line(why) if why else Markup(), name) for do, why, name in texts]

    def tick(self, text: Prose) -> str:
        """The name under which a browser remembers that it was ticked."""
        return tick_of(text)

    def tick_names(self, entry: Checklist | Plan) -> tuple[str, ...]:
        """The names of a list, for the same purpose."""
        return ticks_of(entry).names

    def scale(self, ratings: Iterable[Rating]) -> list[Markup]:
        """The points of a rating scale."""
        return [
            Markup("{} {}: {}").format(row.score, self.w.text(row.title), self.w.line(row.meaning)) for row in ratings
        ]

    def other_names(self, term: Term) -> Markup:
        """What a term is called as well, without mere endings: not 'backfills' beside 'backfill'."""
        stem = term.title.lower()[:-1]
        return self.w.text("; ".join(form for form in term.also if not form.lower().startswith(stem)))

    def weighted_roles(self, card: Scorecard) -> list[Role]:
        """The roles for which a scorecard has weights of its own."""
        return [entry for entry in map(self.w.entry, card.weighted_roles) if isinstance(entry, Role)]

    def weight(self, row: Competency, role: Role) -> int:
        """What a competency weighs for a role."""
        return row.weight_for(Ref(Kind.ROLE, role.id))

    def weighted_archetypes(self) -> list[Archetype]:
        """The sorts of employer of which a source says what their rounds weigh."""
        return [archetype for archetype in self.w.library.all(Archetype) if archetype.weighting]

    def authors(self, resource: Resource) -> Markup:
        """Who made it."""
        return self.w.text(", ".join(resource.authors))

    def code(self, language: str, text: str) -> Markup:
        """A program, highlighted or fenced."""
        return self.w.block(CodeBlock(language, text if text.endswith("\n") else f"{text}\n"))

    def cards(self, entries: Sequence[Entry]) -> list[tuple[str, Markup, Markup]]:
        """Links to entries with a sentence on each."""
        rows = []
        for entry in entries:
            about = getattr(entry, "summary", None)
            line = self.w.text(self.w.words(about)) if isinstance(about, Prose) else Markup()
            rows.append((self.w.href(entry), self.w.text(self.w.title(entry)), line))
        return rows

    def names(self, entries: Sequence[Entry]) -> list[tuple[str, Markup, Markup]]:
        """Links to entries with nothing beside them."""
        return [(self.w.href(entry), self.w.text(self.w.title(entry)), Markup()) for entry in entries]

    def used_by(self, source: Source) -> Markup:
        """Links to the entries that cite a source."""
        return Markup("; ").join(self.link(entry) for entry in self.w.library.citations.get(source.id, ()))
