"""The small words of words.yaml, by list.

Invariant: every word is its own fold, so it is looked up by `folded(word)`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list; those of several words have one space between them."""
    return frozenset(word.replace("_", " ") for word in _lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    import yaml

    found: dict[str, str] = yaml.safe_load(files("marsad.text").joinpath("words.yaml").read_text(encoding="utf-8"))
    return found
