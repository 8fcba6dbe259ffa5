"""What the words around say of a number that no noun settles: who gives it, what was counted last, whose men they are.

Invariant: the answers are read from the sentence and the few before it alone.
"""

from __future__ import annotations

import re

from marsad.reading.document import Sentence
from marsad.text.numbers import Number

GAPPED = 6  # characters between who gives and how many: "Norway eight", "Berlin pour 125"
BACK = 3  # sentences in which the noun is looked for that a number leaves out
LEAST = 100  # a number below it, with no word of its own, counts nothing
_MARK = re.compile(r"[,،;:.(]")
_GIVERS = ("state", "capital", "body")
CLOSE = 16  # characters between a number and a word that says where its people are from
# Nouns that settle what is counted.
NOUNS = (
    "detained-foreign-fighters", "detained-fighters", "foreign-fighters", "fighters", "displaced", "returned", "killed",
    "ministers", "members", "troops", "strikes", "attacks", "territory", "repatriated", "people-in-need",
    "camp-population", "children",
)  # fmt: skip


def given(sentence: Sentence, number: Number) -> bool:
    """Whether one who gives is named right before: "Norway eight, and Canada four"."""
    text = sentence.document.text
    return any(
        0 <= number.from_ - n.end <= GAPPED and not _MARK.search(text[n.end : number.from_])
        for n in sentence.names
        if n.kind in _GIVERS
    )


def last_counted(sentence: Sentence, number: Number) -> str:
    """What was counted last, in the sentence or the one before, for a number that has no word of its own."""
    if number.value < LEAST:
        return ""
    kinds = [f"figure.{what}" for what in NOUNS if what not in ("members", "ministers", "territory")]
    before = sentence.document.sentences[max(0, sentence.index - BACK) : sentence.index]
    for one in (sentence, *before[::-1]):
        hits = [h for h in one.hits(*kinds) if h.end <= number.from_]
        if hits:
            return hits[-1].category.removeprefix("figure.")
    return ""


def foreign(sentence: Sentence, number: Number) -> bool:
    """Whether the words right behind say that those counted are from abroad: "2,000 of them foreign"."""
    return any(0 <= h.start - number.end <= CLOSE for h in sentence.hits("figure.foreign"))


def of_arms(sentence: Sentence, number: Number, what: str) -> str:
    """Men and "elements" are troops or fighters by whichever is named nearest."""
    around = sentence.hits("figure.said.troops", "figure.ahead.troops", "figure.troops")
    bands = [n.start for n in sentence.names if n.kind == "armed-group"]
    bands += [h.start for h in sentence.hits("figure.fighters", "figure.said.fighters", "figure.ahead.fighters")]
    near = [(abs(number.start - h.start), "troops") for h in around]
    near += [(abs(number.start - at), "fighters") for at in bands]
    usual = "fighters" if what == "elements" and not of_troops(sentence) else "troops"
    return min(near, default=(0, usual))[1]


def of_troops(sentence: Sentence) -> bool:
    """Whether troops are spoken of, in the sentence or the one before."""
    before = sentence.document.sentences[max(0, sentence.index - 1) : sentence.index]
    return any(s.has("figure.said.troops") for s in (*before, sentence))
