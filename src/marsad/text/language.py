"""The language that a text is written in: Arabic, English, French, or none of them.

Invariant: the answer depends on `SAMPLE` characters at most, taken from the text's head, middle and end; a title of
a few words without a function word of its language is not guessed, but for Arabic, which its script and article
give away.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from marsad.text.fold import folded
from marsad.text.lists import listed

Language = Literal["ar", "en", "fr"]
SAMPLE = 60_000
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_FOREIGN = re.compile("[پچژگڤٹڈڑںےہۆێۇۋڭ]")  # Persian, Urdu, Kurdish, Uyghur
_WORD = re.compile("[^\\W\\d_]{1,30}")
_MARGIN = 1.5  # how many times the second language's hits the first must have


def language(text: str) -> Language | None:
    """ "ar", "en" or "fr" where most of the text's letters and its small words are of that language, else None."""
    sample = _sample(text)
    arabic, latin = len(_ARABIC.findall(sample)), len(_LATIN.findall(sample))
    words = Counter(map(folded, _WORD.findall(sample)))
    if arabic > latin:
        return _arabic(sample, arabic, words)
    hits = {lang: _hits(words, lang) for lang in ("en", "fr", "not_latin")}
    first, second, _ = sorted(hits, key=lambda lang: hits[lang], reverse=True)
    if not hits[first] or hits[first] < _MARGIN * hits[second]:
        return None
    return "en" if first == "en" else "fr" if first == "fr" else None


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    part = SAMPLE // 3
    middle = len(text) // 2
    return f"{text[:part]}\n{text[middle : middle + part]}\n{text[-part:]}"


def _arabic(sample: str, letters: int, words: Counter[str]) -> Language | None:
    """Arabic, unless letters or words of a neighbour that writes its script are frequent."""
    if len(_FOREIGN.findall(sample)) > letters * 0.02 or _hits(words, "not_ar") > _hits(words, "ar"):
        return None
    article = sum(count for word, count in words.items() if word.startswith(("ال", "وال", "بال", "لل")))
    return "ar" if _hits(words, "ar") or article else None


def _hits(words: Counter[str], name: str) -> int:
    return sum(words[word] for word in listed(name))
