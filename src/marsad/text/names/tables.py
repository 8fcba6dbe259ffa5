"""The tables of names, and the index over one language that matching looks names up in.

A name's key is its folded words with one space between them. What folding loses is checked on the source where it
tells names from words: capitals ("Turkey", "US"), and the spelling of names marked ! in a table.
Invariant: under one key the entries stand in the order in which they are tried: spelt just so, needing a word that
leads to a place, then the rest in the order of the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from marsad.terms import countries
from marsad.text.fold import folded
from marsad.text.names.inflect import nationality, variants

LANGUAGES = ("ar", "en", "fr")
# Each table: the kind of its names, and which of its columns hold code, country, level and the first language.
_TABLES = (
    ("persons", "person", 0, 1, 5, 6),
    ("governments", "government", 0, 0, None, 1),
    ("groups", "armed-group", 0, None, None, 1),
    ("bodies", "body", 0, None, None, 1),
    ("offices", "office", 0, None, 1, 2),
    ("capitals", "capital", 0, 1, None, 2),
    ("places", "place", 0, 1, None, 2),
    ("nationalities", "nationality", 0, 0, None, 1),
)
WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|[^\W_]+")
_CAPITAL, _CAPITALS, _ANY = "A", "U", "."


class Entry(NamedTuple):
    """What a name stands for; `kind` is "" for words that hold a name and name nothing.

    `capitals` has a letter for each word: "A" begins with a capital, "U" is all capitals, "." either; "" asks nothing.
    `exact`: the spelling itself, or "". `led`: only behind a leading word.
    """

    kind: str
    code: str
    country: str
    level: str
    capitals: str
    exact: str
    led: bool


class Index(NamedTuple):
    """The names of a language. `longest`: the most words that a name has which begins with a word."""

    entries: dict[str, tuple[Entry, ...]]
    longest: dict[str, int]
    leads: frozenset[str]
    shouted: frozenset[str]


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a table; lines that begin with # are remarks."""
    path = resources.files("marsad.text.names").joinpath(f"data/{table}.csv")
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(";")


@cache
def index(lang: str) -> Index:
    """The index of a language, built when it is first asked for."""
    entries: dict[str, tuple[Entry, ...]] = {}
    longest: dict[str, int] = {}
    for name, (kind, code, country, level) in _named(lang):
        bare = name.lstrip("!?")
        key, capitals = _key(bare)
        exact = bare if name.startswith("!") else ""
        entry = Entry(kind, code, country, level, capitals, exact, name.startswith("?"))
        present = entries.get(key)
        if present is None:
            entries[key] = (entry,)
            first, count = key.partition(" ")[0], key.count(" ") + 1
            if count > longest.get(first, 0):
                longest[first] = count
        elif all(entry[4:] != other[4:] for other in present):
            entries[key] = tuple(sorted((*present, entry), key=lambda e: (not e.exact, not e.led, e.capitals != "U")))
    words = {use: frozenset(folded(w) for w in cell.split("|")) for use, of, cell in rows("words") if of == lang}
    return Index(entries, longest, words.get("lead", frozenset()), words.get("shouted", frozenset()))


def _key(name: str) -> tuple[str, str]:
    """The key of a name, and which of its words need capitals."""
    words = [word.replace(".", "") for word in WORD.findall(folded(name))]
    if not name.isascii() and name.upper() == name.lower():  # a script without case
        return " ".join(words), ""
    spelt = [word.replace(".", "") for word in WORD.findall(name)]
    if len(spelt) != len(words):
        raise ValueError(f"{name!r}: folding changes its words")
    capitals = "".join(_capitals(word) for word in spelt)
    return " ".join(words), "" if set(capitals) == {_ANY} else capitals


def _capitals(word: str) -> str:
    if not word[0].isupper():
        return _ANY
    return _CAPITALS if word.isupper() and len(word) > 1 else _CAPITAL


def _named(lang: str) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    """Every name of a language with what it stands for: kind, code, country, level."""
    column = LANGUAGES.index({"en": "ar", "ar": "en"}.get(lang, lang))  # tables go en, ar, fr
    for number, line in enumerate(rows("nothing")):
        if number == column:
            for name in variants(line[0]):
                yield name, ("", "", "", "")
    further = {row[0]: list(variants(row[1 + column])) for row in rows("states")}
    for iso3 in sorted(countries.codes()):
        first = countries.names(iso3)[lang]
        listed = further.get(iso3, [])
        for name in listed if "?" + first in listed else (first, *listed):
            yield name, ("state", iso3, iso3, "")
    for table, kind, place, country, level, begin in _TABLES:
        for cells in rows(table):
            stands = (
                kind,
                cells[place],
                "" if country is None else cells[country],
                "" if level is None else cells[level],
            )
            for name in variants(cells[begin + column]):
                for form in nationality(name, lang) if kind == "nationality" else (name,):
                    yield form, stands
