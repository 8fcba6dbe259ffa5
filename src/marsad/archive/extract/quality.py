"""Which of two readings of a PDF is the better one: by the words, not by the look.

A reading's quality is the share of its words that are common words of Arabic, English or French, less the share of
words that are common Arabic ones backwards (a reader that took the page from left to right), less twice the share of
characters that no text holds (replacement characters, private use, controls), less a tenth of the share of
presentation forms, which are shapes of letters rather than letters. Words that were glued together or torn into
letters are not common ones, so they count by being absent. Source: the rule is ours.
"""

from __future__ import annotations

import re
import unicodedata

from marsad.archive.extract.encoding import COMMON_ARABIC

SAMPLE = 200_000  # characters
CLOSE = 0.01  # qualities no further apart than this are equal
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = COMMON_ARABIC | frozenset((
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "by", "at", "from", "this", "was",
    "were", "be", "has", "have", "not", "are", "it", "le", "la", "les", "de", "des", "du", "et", "un", "une", "à",
    "au", "aux", "en", "dans", "pour", "par", "sur", "que", "qui", "est", "ne", "pas", "ce", "se",
))  # fmt: skip
_BACKWARDS = frozenset(w[::-1] for w in COMMON_ARABIC if len(w) > 1) - COMMON_ARABIC
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_NO_TEXT = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")


def quality(text: str) -> float:
    """From below 0 (rubbish) to about 0.5 (running text); 0 for a text without words."""
    sample = text[:SAMPLE]
    words = _WORD.findall(unicodedata.normalize("NFKC", sample))
    if not words:
        return 0.0
    letters = sum(map(len, words))
    common = sum(1 for w in words if w.lower() in _COMMON)
    backwards = sum(1 for w in words if w in _BACKWARDS)
    forms, rubbish = len(_FORMS.findall(sample)), len(_NO_TEXT.findall(sample))
    return (common - backwards) / len(words) - forms / (10 * letters) - 2 * rubbish / max(len(sample), 1)


def better(first: str, second: str) -> bool:
    """Whether the second reading is clearly the better one."""
    return quality(second) > quality(first) + CLOSE
