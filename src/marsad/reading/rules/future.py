"""What someone says that it will do, or will not: the future tense of each language, whatever the verb.

Invariant: a hit spans the words that make the tense, with its negation; verbs that say no act (will be, will have)
make none. Tense is grammar and not vocabulary, which is why it stands here and not in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.words import Word

WILL, WILL_NOT = "commitment.will", "refusal.will-not"
_AUXILIARIES = frozenset({"will", "would", "shall", "'ll", "’ll"})
_NOT = frozenset({"not", "never", "no"})
_CONTRACTED = frozenset({"won't", "wouldn't", "shan't"})
_ADVERBS = re.compile(r"\w+ly|also|soon|now|then|longer|only|again|in|turn|therefore|thus")
_FRENCH = re.compile(
    r"(?:\w{2,}[eiu]|\w+d|\w*fe|i|enver|pourv\w+|tiend|viend|\w+tiend|\w+viend|\w+v|\w+t)r(?:a|ont|ons)"
)
_FRENCH_NEGATION = frozenset({"ne", "n", "n'"})
_ARABIC = re.compile(r"س[يتن]\w{3,}")
_BEHIND = 4  # words that may stand between an auxiliary or a negation and its verb


def wills(sentence: Sentence) -> Iterator[Hit]:
    """Verbs in the future tense, affirmed (`commitment.will`) or denied (`refusal.will-not`)."""
    words, idle = sentence.words, {h.first for h in sentence.hits("future.idle")}
    for first, last, denied in _FINDERS[sentence.lang](words):
        if last not in idle:
            yield Hit(WILL_NOT if denied else WILL, words[first].start, words[last].end, first, last + 1)


def _english(words: list[Word]) -> Iterator[tuple[int, int, bool]]:
    for i, word in enumerate(words):
        form = word.forms[0]
        if form not in _AUXILIARIES and form not in _CONTRACTED:
            continue
        denied, at = form in _CONTRACTED, i + 1
        while at < min(len(words), i + _BEHIND) and (
            words[at].forms[0] in _NOT or _ADVERBS.fullmatch(words[at].forms[0])
        ):
            denied |= words[at].forms[0] in _NOT
            at += 1
        if at < len(words) and words[at].forms[0].isalpha():
            yield i, at, denied


def _french(words: list[Word]) -> Iterator[tuple[int, int, bool]]:
    for i, word in enumerate(words):
        if _FRENCH.fullmatch(word.forms[0]):
            denied = any(w.forms[0] in _FRENCH_NEGATION for w in words[max(0, i - 3) : i])
            yield i, i, denied


def _arabic(words: list[Word]) -> Iterator[tuple[int, int, bool]]:
    for i, word in enumerate(words):
        if any(form in ("لن", "سوف") for form in word.forms) and i + 1 < len(words):
            yield i, i + 1, "لن" in word.forms
        elif any(_ARABIC.fullmatch(form) for form in word.forms):
            yield i, i, False


_FINDERS = {"ar": _arabic, "en": _english, "fr": _french}
