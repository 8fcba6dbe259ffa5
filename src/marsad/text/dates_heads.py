"""Which words can begin a date at all, so that the others are passed over at the cost of one look-up.

Invariant: a word that begins any date that the grammars read is a head; a digit always is.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.text import (
    dates_relative_ar,
    dates_relative_en,
    dates_relative_fr,
    dates_weeks,
    dates_years,
    numbers_ar_words,
    numbers_en,
    numbers_fr,
)
from marsad.text.dates_words import LEXICONS
from marsad.text.fold import folded

_RELATIVE = {"ar": dates_relative_ar.HEADS, "en": dates_relative_en.HEADS, "fr": dates_relative_fr.HEADS}
_PROCLITICS = "وفبل"


def _heads(lang: str) -> frozenset[str]:
    lexicon = LEXICONS[lang]
    tables = (lexicon.months, lexicon.weekdays, lexicon.units, lexicon.seasons)
    led = frozenset(map(folded, ("شهر", "شهري", "يوم")))
    counted = {"ar": led, "en": numbers_en.HEADS, "fr": numbers_fr.HEADS}[lang]
    keys = {key[0] for table in tables for key in table}
    return frozenset(
        keys | lexicon.year_words | _RELATIVE[lang] | counted | dates_years.HEADS[lang] | dates_weeks.HEADS[lang]
    )


_HEADS = {lang: _heads(lang) for lang in LEXICONS}


@lru_cache(maxsize=16384)
def may_begin(word: str, lang: str) -> bool:
    """Whether a folded word may begin a date."""
    heads = _HEADS[lang]
    if lang != "ar":
        return word in heads
    if numbers_ar_words.look(word):
        return True
    for lead in range(3):
        if word[lead:] in heads:
            return True
        if word[lead : lead + 1] not in _PROCLITICS:
            return False
    return False
