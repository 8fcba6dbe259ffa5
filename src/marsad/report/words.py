"""The report's own words (words.yaml): headings, captions and notes in English and Arabic.

Invariant: every entry has a text in each of `LANGUAGES` (held by a test).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from marsad.observatory.numerals import fill

LANGUAGES = ("en", "ar")
DIRECTIONS = {"en": "ltr", "ar": "rtl"}
Words = Mapping[str, Mapping[str, Mapping[str, str]]]


@cache
def words() -> Words:
    """Every text: group -> key -> language -> text."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (resources.files("marsad.report") / "words.yaml").read_text(encoding="utf-8")
    made: Words = yaml.load(text, Loader=loader)
    return made


def say(group: str, key: str, lang: str, **values: str) -> str:
    """A text with its {names} filled; raises KeyError for one that does not exist."""
    return fill(words()[group][key][lang], values)
