"""The codes that records and answers may hold, with their names in English, Arabic and French.

Invariant: every entry of every list has a non-empty text in each of `LANGUAGES` (held by a test). The lists stand in
`codes.yaml` (what cells hold) and `answer.yaml` (what answers say). The YAML files of this package are trusted; those
that hold other texts are read by whom they belong to, through `read`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "ar", "fr")
_LISTS = ("codes.yaml", "answer.yaml")


@cache
def read(name: str) -> Any:
    """A YAML file of this package, parsed."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((resources.files("marsad.terms") / name).read_text(encoding="utf-8"), Loader=loader)


@cache
def lists() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Every codelist: list name -> code -> language -> text."""
    return {name: entries for file in _LISTS for name, entries in read(file).items()}


@cache
def codes(name: str) -> tuple[str, ...]:
    """The codes of a list, in documented order. Raises KeyError for a list that does not exist."""
    return tuple(lists()[name])


def label(name: str, code: str, lang: str = "en") -> str:
    """The name of a code in a language, the English one where the language is not ours, the code where unknown."""
    entry = lists()[name].get(code)
    return code if entry is None else entry.get(lang, entry["en"])


def about(name: str, code: str, lang: str = "en") -> str:
    """The one-line explanation of a code (lists `dimensions` and `evidence` have them)."""
    return label(f"{name}.about", code, lang)
