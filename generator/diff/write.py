"""What changed, in words: as text, and as Markdown for a comment on a pull request."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator import report
from generator.content.library import title_of
from generator.content.wording import label
from generator.diagnostics import Diagnostic
from generator.diff.compare import Change, Comparison, FieldChange, What
from generator.kinds import Kind

MOST = 100
_HEADING = "## What this changes for a reader"
_MANY = {Kind.TERM: "terms", Kind.FAQ: "frequent questions"}
_SIGNS = {What.ADDED: "+", What.RENAMED: ">", What.CHANGED: "~", What.GONE: "-"}
# Whatever GitHub would take for markup, a mention or a reference to an issue.
_MARKUP = {ord(sign): f"&#{ord(sign)};" for sign in "&<>@#[]()*_`|\\~!:$"}


def as_text(found: Comparison) -> str:
    """A line a change."""
    rows = [f"{_SIGNS[change.what]} {_said(change)}" for change in found.changes]
    return "\n".join([_counted(found), *rows]) + "\n" + report.as_text(found.problems)


def as_markdown(found: Comparison) -> str:
    """A list under a heading, with the problems first; long ones end with a count."""
    rows = [f"- {_sign_of(change)} {_said(change).translate(_MARKUP)}" for change in found.changes]
    more = [f"- … and {len(rows) - MOST} more"] if len(rows) > MOST else []
    parts = [_HEADING, _counted(found)]
    parts += [f"**To look at**\n\n{_listed(found.problems)}"] if found.problems else []
    parts += ["\n".join([*rows[:MOST], *more])] if rows else []
    return "\n\n".join(parts) + "\n"


def problems_as_markdown(problems: Sequence[Diagnostic]) -> str:
    """What is told of a guide with errors: what it changes cannot be known before they are mended."""
    return f"{_HEADING}\n\nThat can be said as soon as this is mended:\n\n{_listed(problems)}\n"


FORMATS = {"text": as_text, "markdown": as_markdown}
PROBLEMS_ALONE = {"text": report.as_text, "markdown": problems_as_markdown}


def _listed(problems: Sequence[Diagnostic]) -> str:
    return "\n".join(f"- {_problem(problem)}" for problem in problems[:MOST])


def _counted(found: Comparison) -> str:
    counts = Counter((change.entry.kind_of_entry, change.what) for change in found.changes)
    words = [
        f"{count} {_MANY.get(kind, kind.plural) if count > 1 else kind} {what}"
        for (kind, what), count in counts.items()
    ]
    return f"{', '.join(words)}." if words else "Nothing that a reader would notice."


def _sign_of(change: Change) -> str:
    return f"**{label(change.what)}**"


def _said(change: Change) -> str:
    entry = change.entry
    name = f"{entry.kind_of_entry} {entry.id} ({title_of(entry)})"
    former = f", {change.former} until now" if change.former else ""
    details = "; ".join(_details(change.fields))
    return f"{name}{former}{': ' if details else ''}{details}"


def _details(fields: tuple[FieldChange, ...]) -> Iterator[str]:
    for change in fields:
        name = label(change.name).lower()
        if change.before or change.now:
            yield f"{name} {change.before or 'nothing'} → {change.now or 'nothing'}"
        else:
            parts = [f"+{change.words_added}"] if change.words_added else []
            parts += [f"\N{MINUS SIGN}{change.words_gone}"] if change.words_gone else []
            yield f"{name} {' '.join(parts)} words"


def _problem(problem: Diagnostic) -> str:
    where = f"{problem.span.path}, line {problem.span.line}"
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{label(problem.severity)}, {where}: {problem.message}{hint}".translate(_MARKUP)
