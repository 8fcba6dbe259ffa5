"""A nationality with the word that makes it a government, an army or a capital: "the Malian junta", "الجيش السوداني".

In English the word stands behind the nationality, else before it; a few others ("transitional") may stand between.
Invariant: words of another name are not taken for it, so in "Sudanese army chief" the office stays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from marsad.text.fold import folded
from marsad.text.names.tables import WORD, rows

_BETWEEN = 2  # words of the list "within" that may stand between


class Beside(NamedTuple):
    """The phrases of a language, as their words; `longest`: the most words that one has."""

    governments: frozenset[tuple[str, ...]]
    capitals: frozenset[tuple[str, ...]]
    within: frozenset[str]
    longest: int


class Found(NamedTuple):
    """How many words a government or capital takes beside its nationality, and how many letters are proclitics."""

    kind: str
    words: int
    skipped: int


@cache
def beside(lang: str) -> Beside:
    """The lists of words.csv for a language."""
    lists = {use: frozenset(tuple(WORD.findall(folded(phrase))) for phrase in cell.split("|"))
             for use, of, cell in rows("words") if of == lang}  # fmt: skip
    within = frozenset(word for (word,) in lists["within"])
    return Beside(lists["government"], lists["capital"], within, max(map(len, lists["government"])))


@cache
def seats() -> dict[str, str]:
    """The capital of each state: the first one that capitals.csv has for it."""
    found: dict[str, str] = {}
    for city, country, *_ in rows("capitals"):
        found.setdefault(country, city)
    return found


def reach(run: Sequence[str], lang: str) -> Found | None:
    """What the words beside a nationality make of it; `run` holds them from the nearest one on."""
    lists = beside(lang)
    for gap in range(min(_BETWEEN + 1, len(run))):
        if gap and run[gap - 1] not in lists.within:
            return None
        for count in range(min(lists.longest, len(run) - gap), 0, -1):
            words = run[gap : gap + count]
            for phrase, skipped in [(tuple(words), 0)] if lang == "en" else _heads(words[::-1], lang):
                if phrase in lists.governments:
                    return Found("government", gap + count, skipped)
                if phrase in lists.capitals:
                    return Found("capital", gap + count, skipped)
    return None


def _heads(words: Sequence[str], lang: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """A phrase as it stands, and in Arabic with the proclitics taken off its first word."""
    yield tuple(words), 0
    if lang == "ar" and words[0][0] in "وفبلك":
        for skipped, stem in cut(words[0]):
            yield (stem, *words[1:]), skipped


def cut(word: str) -> Iterable[tuple[int, str]]:
    """The ways to take proclitics off a folded Arabic word, shortest first: how many letters go, and what stays."""
    ways = []
    for skipped in (0, 1) if word[0] in "وف" else (0,):
        rest = word[skipped:]
        if skipped:
            ways.append((skipped, rest))
        if rest[:1] in ("ب", "ل", "ك") and len(rest) > 2:
            if rest.startswith("لل"):
                ways.append((skipped + 1, "ا" + rest[1:]))
            ways.append((skipped + 1, rest[1:]))
    return [(skipped, stem) for skipped, stem in ways if len(stem) > 1]
