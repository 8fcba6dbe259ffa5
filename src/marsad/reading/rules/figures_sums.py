"""Sums of money: asked for, pledged or received, by the word that governs them.

Invariant: a number without a currency is a sum only where a sum of money stands in its sentence, or just before it
while the sentence speaks of funding; its currency is theirs.
"""

from __future__ import annotations

import re

from marsad.model.proposal import Proposal
from marsad.reading.arguments import place_of
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.figures_around import GAPPED, given
from marsad.reading.rules.figures_counted import stands_alone
from marsad.reading.rules.made import made
from marsad.text.money import Money
from marsad.text.numbers import Number

MILLION = 1_000_000
VERB = 30  # characters between a pledge and the verb for what is pledged
BARE = 4  # characters of a sum that leaves out its millions
PART = 30  # characters between a part and its whole
HEAD, BEHIND, COMMA, BEYOND = 30, 40, 10, 60  # characters: a head's reach; behind the sum; added for marks and sums
_FUNDING = ("funding-received", "funding-pledged", "funding-asked")
_PART = re.compile(r"\s*(?:(?:out )?of (?:the |its |those )?|des |de ces |sur (?:les )?|من أصل |من )\s*[$€£]?\Z")


_WHO = re.compile(r"\b(?:which|that|qui|dont|الذي|التي)\b")
_APART = re.compile(r"[,،](?:\s*\Z|.{5})")  # a comma that sets a head apart from a sum; not ", de"
_WHOLE = re.compile(r"\s*[^\W\d]+\s(?:out of|of|sur|من أصل)(?: the| its| les)?\s*[$€£]?\Z")  # behind the currency


def bare_sum(sentence: Sentence, number: Number, plain: bool) -> Money | None:
    """A sum said without its currency: "601 million dollars, of which 148 million", "41 of the 98 million dollars".

    `plain` says that no noun is known to follow.
    """
    sums = sentence.money
    if number.kind != "cardinal":
        return None
    unit, value = sums[0].unit if sums else "", float(number.value)
    after = next((m for m in sums if m.start >= number.end), None)
    if after and value < MILLION and _PART.match(sentence.document.text[number.end : after.from_][:20]):
        scale = next((s for s in (1e9, 1e6) if after.amount >= s), 0)
        value = value * scale if value < 1000 else 0
    elif plain and value < 1000 and _elliptic(sentence, number):
        last, big = _last_sum(sentence, number), _ahead(sentence, number)
        scale = next((s for s in (1e9, 1e6) if last and (big[-1] if big else last.amount) >= s), 0)
        sums, value = [last] if last else [], value * scale
        unit = last.unit if last else ""
    elif value < MILLION or not plain or _of_people(sentence, number):
        return None
    if not sums and value and sentence.has(*(f"figure.said.{what}" for what in _FUNDING)):
        before = sentence.document.sentences[max(0, sentence.index - 2) : sentence.index]
        unit = next((m.unit for s in reversed(before) for m in s.money), "") if stands_alone(sentence, number) else ""
    return Money(number.start, number.end, number.from_, value, unit, number.approx) if unit and value else None


def _last_sum(sentence: Sentence, number: Number) -> Money | None:
    """The sum just before, in the sentence or in the one before it."""
    before = sentence.document.sentences[max(0, sentence.index - 1) : sentence.index]
    sums = [m for s in (*before, sentence) for m in s.money if m.end <= number.from_]
    return sums[-1] if sums else None


def _ahead(sentence: Sentence, number: Number) -> list[float]:
    """The numbers of millions that stand before in the sentence."""
    return [float(n.value) for n in sentence.numbers if n.end <= number.from_ and n.value >= MILLION]


def _elliptic(sentence: Sentence, number: Number) -> bool:
    """Whether a small number is a sum that leaves out its millions: "it got 271", "Berlin 200"."""
    if not stands_alone(sentence, number):
        return False
    ahead = [m.end for m in sentence.money if m.end <= number.from_]
    large = _ahead(sentence, number)
    said = sentence.hits(*(f"figure.said.{what}" for what in _FUNDING))
    near = [h for h in said if 0 <= number.from_ - h.end <= VERB and h.start >= max(ahead, default=0)]
    return bool(near) or (bool(large) and given(sentence, number))


def _of_people(sentence: Sentence, number: Number) -> bool:
    """Whether a verb right behind speaks of people: "8.3 million are said to need help"."""
    people = sentence.hits(*(f"figure.said.{what}" for what in ("people-in-need", "displaced", "returned", "killed")))
    return any(0 <= h.start - number.end <= PART for h in people)


def _share(sentence: Sentence, one: Money) -> str:
    """What a sum is that is part of another, or has a part: "20 million out of 90 million"."""
    text = sentence.document.text
    for number in (n for n in sentence.numbers if n.kind == "cardinal"):
        if one.end <= number.from_ and _PART.match(text[one.end : number.from_][:20]):
            return "funding-received"
        between = text[number.end : one.from_] if number.end <= one.from_ else ""
        if _PART.match(between[:20]) or (number.value >= MILLION and len(between) < PART and _WHOLE.match(between)):
            return "funding-asked"
    return ""


def funding(sentence: Sentence, one: Money, date: str | None) -> Proposal:
    """The figure of a sum, with the place right behind it."""
    what = _what(sentence, one)
    ahead = [n for n in sentence.names if place_of(n) and 0 <= n.start - one.end <= 30]
    end = ahead[0].end if ahead and "," not in sentence.document.text[one.end : ahead[0].start] else one.end
    giver = [n for n in sentence.names if 0 <= one.from_ - n.end <= GAPPED and one.end - one.start <= BARE]
    return made(
        sentence, "figure.money", giver[-1].start if giver else one.from_, end,
        what=what, value=one.amount, approx=one.approx, unit=one.unit,
        place=place_of(ahead[0]) if ahead else None, date=date,
    )  # fmt: skip


def _what(sentence: Sentence, one: Money) -> str:
    text = sentence.document.text
    share = _share(sentence, one)
    heads = [
        h
        for h in sentence.hits("figure.sum.asked")
        if not any(0 <= h.start - m.end <= 2 for m in sentence.money)  # "55 million requested": said of that sum
        and 0 <= one.from_ - h.end <= HEAD
        and not _APART.search(text[h.end : one.from_])
    ]
    if not share and heads and not re.search(r"[;؛]", text[heads[-1].end : one.from_]):
        return "funding-asked"
    others = [m for m in sentence.money if m.start != one.start]

    def gap(hit: Hit) -> int:
        forth = hit.start >= one.end
        start, end = (one.end, hit.start) if forth else (hit.end, one.from_)
        marks = COMMA * sum(text[start:end].count(mark) for mark in ",،;؛:")
        return end - start + marks + (BEYOND if any(start <= m.start < end for m in others) else 0)

    hits = [
        h
        for h in sentence.hits(*(f"figure.said.{what}" for what in _FUNDING))
        if h.end <= one.from_ or one.end <= h.start <= one.end + BEHIND
    ]
    nearest = min(hits, key=gap, default=None)
    said = nearest.category.removeprefix("figure.said.") if nearest else "other"
    if (
        nearest
        and said == _FUNDING[0]
        and any(
            0 <= nearest.start - h.end <= VERB and not _WHO.search(text[h.end : nearest.start])
            for h in sentence.hits("figure.said.funding-pledged")
        )
    ):
        said = "funding-pledged"  # "pledged to provide"
    return said if said == "funding-pledged" else share or said
