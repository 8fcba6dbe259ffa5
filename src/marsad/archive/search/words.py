"""Words as the search index knows them, and what is asked for in these words.

Invariant: documents and questions go through the same `words`, so each word of a document finds it.

A word's term is its folded stem: Arabic without proclitics, article and pronoun (والتحالف is تحالف); Latin script
without plural endings, by rules that suit English and French alike, so that a question needs no language.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from marsad.errors import UsageError
from marsad.text.clitics import split
from marsad.text.fold import folded
from marsad.text.tokens import tokens

LONGEST_QUESTION = 1000  # code points
_LONGEST = 64  # code points of a word that count
_QUOTES = re.compile('["“”„«»＂]')
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_ACCUSATIVE = re.compile("(?:\u064b\u0640?ا|ا\u064b)\\Z")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+\Z", re.ASCII)
_INNER = re.compile(r"[\s.'_]+")
_SINGULAR = frozenset(("news", "pays"))  # "new" and "pay" are other words


class Word(NamedTuple):
    """A word of a text: its place in code points, and its term."""

    start: int
    end: int
    term: str


class Question(NamedTuple):
    """What is asked for: single terms, and phrases of two terms or more, each once, in order."""

    terms: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]


def words(text: str) -> list[Word]:
    """The words and numbers of a text, in order, without those of which folding leaves nothing."""
    found = []
    for start, end in tokens(text):
        word = text[start:end] if end - start <= _LONGEST else text[start : start + _LONGEST]
        if word[0].isalnum() and (made := term(word)):
            found.append(Word(start, end, made))
    return found


@lru_cache(maxsize=262144)
def term(word: str) -> str:
    """The term of a word; "" where folding leaves nothing of it."""
    return _arabic(word) if _ARABIC.match(word) else _latin(folded(word))


def question(asked: str) -> Question:
    """Read a question: words, and phrases in quotation marks; nothing else has a meaning.

    Raises UsageError where it holds no word, or more than `LONGEST_QUESTION` characters.
    """
    if len(asked) > LONGEST_QUESTION:
        raise UsageError(f"{len(asked):,} characters to search for; at most {LONGEST_QUESTION:,} are taken")
    terms: dict[str, None] = {}
    phrases: dict[tuple[str, ...], None] = {}
    for number, part in enumerate(_QUOTES.split(asked)):
        made = tuple(word.term for word in words(part))
        if number % 2 and len(made) > 1:
            phrases[made] = None
        else:
            terms.update(dict.fromkeys(made))
    if not terms and not phrases and any("\ud800" <= c <= "\udfff" for c in asked):
        raise UsageError("the words to search for are not text: give them in the terminal's encoding, UTF-8 as a rule")
    if not terms and not phrases:
        raise UsageError("no word to search for; give one word or more, a phrase in quotation marks")
    return Question(tuple(terms), tuple(phrases))


def _arabic(word: str) -> str:
    """The folded stem. A last ت counts as ة, which it is before a pronoun: قوة and قوته are alike."""
    stem = folded(split(_ACCUSATIVE.sub("", word)).stem or word)
    stem = _INNER.sub("", stem)
    return f"{stem[:-1]}ه" if stem.endswith("ت") and len(stem) > 2 else stem


def _latin(word: str) -> str:
    """Without 's, thousands signs, stops of U.S., and plural endings: s (parties is party), French aux (nationaux)."""
    if word[:1].isdecimal():
        return re.sub("[.,]", "", word) if _THOUSANDS.match(word) else word.replace(",", ".")
    bare = _INNER.sub("", word.removesuffix("'s"))
    if len(bare) < 4 or not bare.isalpha() or bare in _SINGULAR:
        return bare
    if bare.endswith("aux"):
        return bare[:-1] if bare[-4] == "e" else f"{bare[:-2]}l"
    if bare[-1] == "s" and bare[-2] not in "suis":
        bare = bare[:-1]
    if len(bare) >= 5 and bare.endswith("ie"):
        return f"{bare[:-2]}y"
    return bare[:-1] if len(bare) >= 5 and bare.endswith(("che", "she", "sse", "xe")) else bare
