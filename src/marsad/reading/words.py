"""Words with the folded forms under which the lexicon may know them.

Invariant: forms[0] is the whole word, folded. An Arabic word is also known without و/ف, then without ب/ل/ك, then
without ال, so that one entry of the lexicon stands for all of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from marsad.text.fold import folded
from marsad.text.tokens import tokens


class Word(NamedTuple):
    """A token of the source and its forms."""

    start: int
    end: int
    forms: tuple[str, ...]


def words(text: str, lang: str) -> list[Word]:
    """The tokens of a text with their forms."""
    forms = _arabic_forms if lang == "ar" else _latin_forms
    return [Word(start, end, forms(text[start:end])) for start, end in tokens(text) if end - start <= _LONGEST]


# Short words that و and ف join: particles, and verbs of two letters ("وضم", "وحل").
_PARTICLES = frozenset(("لم", "لن", "لا", "ما", "من", "قد", "عن", "في"))
_PARTICLES |= frozenset(("ضم", "حل", "حث", "شن", "مد", "صد", "كف", "ظل", "دك", "هز", "كل", "مع", "هو", "هي"))
_LONGEST = 80  # characters; no word of the lexicon is longer


@lru_cache(maxsize=65536)
def _latin_forms(word: str) -> tuple[str, ...]:
    form = folded(word)
    return (form, form[:-2]) if form.endswith("'s") else (form,)


@lru_cache(maxsize=65536)
def _arabic_forms(word: str) -> tuple[str, ...]:
    form = folded(word)
    found = [form]
    if (len(form) > 3 or form[1:] in _PARTICLES) and form[0] in "وف":
        found.append(form[1:])
    for one in tuple(found):
        if len(one) > 3 and one[0] in "بلك":
            found.append(one[1:])
            if one.startswith("لل"):
                found.append("ال" + one[2:])
    for one in tuple(found):
        if len(one) > 4 and one.startswith("ال"):
            found.append(one[2:])
    return tuple(dict.fromkeys(found))
