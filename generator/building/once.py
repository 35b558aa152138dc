"""Parts that many pages have in common, rendered once."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment


def remember_parts(env: Environment) -> None:
    """Let templates ask `once(macro, *what it depends on)`: it is called once in the life of `env`."""
    rendered: dict[tuple[Any, ...], str] = {}

    def once(part: Callable[[], str], *depends: Any) -> str:
        if depends not in rendered:
            rendered[depends] = part()
        return rendered[depends]

    env.globals["once"] = once
