"""Texts that were made to break a reader of texts: controls, marks, brackets, numbers without end, rows without end."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from functools import cache

from hypothesis import strategies as st

from marsad.reading.lexicon import categories
from marsad.text.names.tables import index

LANGUAGES = ("ar", "en", "fr")
# One of these over and over: what a pattern that backtracks, or a walk that looks back, would need the square of.
UNITS = (
    "a", "A", "1", "0", ",", ".", "…", "-", "/", "(", "«", " ", "\n", "\t ", "\0", "\u0300", "\u0640", "\u200d",
    "\ud800", "\u202e", "\ufdfa ", "م\u064e\u0651", "ß", "İ", "\U0001f600", "漢",
    "a ", "Ab ", "Ab-", "l'", "U.", "A.B. ", "1,", "1/", "2021-06-28 ", "28/6/", "000 ", "http://", "a@b.c ",
    "and ", "et ", "و", "وبال", "ال", "the ", "of the ", "de la ", "d'", "one ", "hundred and ", "twenty-",
    "quatre-vingt-", "مئة و", "million ", "more than ", "from 1 to 2 ", "$1 ", "5 pounds ", "5% ",
    "1 January ", "1 and ", "الأول من ", "قبل سنتين ", "last year ", "1er ",
    "France ", "France, ", "France and ", "فرنسا و", "فرنسا، ", "in Paris ", "in Xyz ", "the Xyz Abc Def of ",
    "the Council of ", "the French foreign minister ", "France, which, ", "ISIS ", "the group ", "the authorities ",
    "resolution 2254 ", "resolution 2254, ", ", 2254", " and 2254 (2015)", "S/RES/", "A/HRC/RES/", "UN the ",
    "قرار مجلس الأمن الدولي ", "13 votes to 2 ", "13-0-2 ", "13 in favour, 2 against, 1 abstention; ", "veto ",
    "France urges Iran ", "ودعت فرنسا إيران ", "calls upon ", "they will pay, ", "سيدعم ", "refuses ",
    "threatened to veto ", "attended by France ", "بحضور فرنسا ", "Present: France, ", "hosted by ",
    "met in Rome on 28 June ", "اجتماع في روما ", "France joined the coalition ", "انضمت فرنسا إلى التحالف ",
    "extends the mandate of UNIFIL until 30 June 2022 and ", "يمدد ولاية البعثة حتى ", "renews the measures ",
    "5 people and 3 ", "مقتل جنديين ", "ISIS expanding in Iraq ", "تمدد داعش في العراق ", "the retreat of the army ",
    "where ", "decided: ", "not ", "قد ", "\n- a", "\n1. a", "(a) ", "; ", "! ",
)  # fmt: skip


def repeated(unit: str, length: int) -> str:
    """A unit over and over, cut to a length."""
    return (unit * (length // len(unit) + 1))[:length]


def nested(length: int) -> str:
    """Brackets in brackets, closed again."""
    return "(" * (length // 2) + ")" * (length // 2)


@cache
def phrases(lang: str) -> tuple[str, ...]:
    """The phrases of the reader's own lexicon, as a text may have them."""
    found = []
    for rows in categories(lang).values():
        for row in rows:
            parts = [part for part in row.split() if part not in ("...", "X")]
            found.append(" ".join("it" if part == "_" else part.split("|")[0].replace("*", "s") for part in parts))
    return tuple(dict.fromkeys(found))


@cache
def known(lang: str) -> tuple[str, ...]:
    """The names of the reader's own tables."""
    return tuple(sorted(index(lang).entries))


def heap(lang: str, length: int, separator: str, seed: int = 0) -> str:
    """The lexicon's own phrases and the tables' own names, as chance has them, with numbers and days among them."""
    chance = random.Random(seed)
    draws: tuple[Callable[[], str], ...] = (
        lambda: chance.choice(phrases(lang)),
        lambda: chance.choice(known(lang)).title(),
        lambda: chance.choice(("3", "4 million", "28 June", "2021", "5 %", "$ 6", "7", "ثمانية", "deux", "the", "من")),
    )
    parts: list[str] = []
    size = 0
    while size < length:
        part = chance.choice(draws)()
        parts.append(part)
        size += len(part) + len(separator)
    return separator.join(parts)[:length]


def texts(lang: str, most: int = 40) -> st.SearchStrategy[str]:
    """Heaps of phrases, names, hostile units and plain characters; surrogates and controls too."""
    parts = st.one_of(
        st.sampled_from(phrases(lang)),
        st.sampled_from(known(lang)).map(str.title),
        st.sampled_from(UNITS),
        st.text(st.characters(codec=None), max_size=6),
        st.integers(-(10**30), 10**30).map(str),
    )
    joints = st.sampled_from((" ", ", ", ". ", "\n", "", " و", " and ", "; ", ": "))
    return st.lists(st.tuples(parts, joints), max_size=most).map(_joined)


def _joined(parts: Iterable[tuple[str, str]]) -> str:
    return "".join(part + joint for part, joint in parts)
