"""Published counts and sums: a number, what it counts, and how exactly it is given.

Invariant: a number of a date, a duration, a vote, a symbol or a list is no figure. What is counted is read from the
noun behind the number first, then from what the clause says of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from marsad.model.proposal import Proposal
from marsad.reading.arguments import place_of
from marsad.reading.document import Sentence
from marsad.reading.rules import references
from marsad.reading.rules.figures_around import given
from marsad.reading.rules.figures_counted import (
    CARRY,
    Noun,
    Window,
    noun_of,
    stands_alone,
    what_of,
    words_from,
)
from marsad.reading.rules.figures_sums import bare_sum, funding
from marsad.reading.rules.made import made
from marsad.text.dates import DateMention
from marsad.text.numbers import Number

VOTE, VOTERS = 25, 60  # characters between a word of a vote and its voices, its voters
MOST = 200  # no assembly has more voters
SAID = 12  # characters between a predicate and the number behind it that then counts something
LEAD = 25  # characters between a noun and the number behind it that one quote holds
LARGE = 3000  # a number of this size counts something even where no noun follows


DUALS = ("killed", "troops", "people", "children", "attacks", "strikes")
_OF = ("de", "d'", "d’", "of", "من")
_SHARE = re.compile(r"\s*(?:(?:out of|in|sur|من كل)(?: every| the| les| ses)?|of)\s\Z")
_PART = re.compile(r"\s*(?:من أصل|of the|of its)\s\Z")
SHARE = 100  # the second number of a share is no larger


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One figure for each number that counts something."""
    sums = sentence.money
    for said in sums:
        yield funding(sentence, said, _date_given(sentence, said.start))
    taken = [(m.start, m.end) for m in sums] + [(p.start, p.end) for p in references.propose(sentence)]
    numbers = [n for n in sentence.numbers if not any(start < n.end and n.start < end for start, end in taken)]
    counts = [n for n in numbers if n.kind in ("cardinal", "range")]
    yield from _duals(sentence, counts)
    before = ""
    for number in numbers:
        window = _window(sentence, number, counts)
        one = bare_sum(sentence, number, noun_of(sentence, number, window) is None)
        if one:
            yield funding(sentence, one, _date_given(sentence, one.start))
        elif number.kind == "percent":
            yield _percentage(sentence, number)
        elif number.kind in ("cardinal", "range") and not _counts_nothing(sentence, number):
            proposal = _count(sentence, number, window, before)
            if proposal:
                before = str(proposal.slots["what"])
                yield proposal


def _duals(sentence: Sentence, counts: list[Number]) -> Iterator[Proposal]:
    """Two by the form of an Arabic noun: "مقتل جنديين"."""
    for hit in sentence.hits(*(f"figure.dual.{what}" for what in DUALS)):
        number = Number(hit.start, hit.end, hit.start, 2, "exact", "cardinal")
        noun = Noun(hit.category.removeprefix("figure.dual."), hit.start, hit.end)
        what = what_of(sentence, number, noun, _window(sentence, number, counts), "")
        if what != "other":
            place = _place(sentence, hit.start, _window(sentence, number, counts))
            yield made(
                sentence, "figure.dual", hit.start, hit.end,
                what=what, value=2, approx="exact", place=place, date=_date(sentence, hit.start),
            )  # fmt: skip


def _percentage(sentence: Sentence, number: Number) -> Proposal:
    return made(
        sentence, "figure.percent", number.from_, number.end,
        what="other", value=number.value, approx=number.approx, unit="%", date=_date(sentence, number.start),
    )  # fmt: skip


def _window(sentence: Sentence, number: Number, numbers: list[Number]) -> Window:
    text = sentence.document.text
    at = bisect_left(numbers, number.start, key=lambda n: n.start)
    before = numbers[at - 1].end if at else sentence.span.start
    later = [n for n in numbers[at : at + 2] if n.from_ >= number.end][:1]
    after = later[0].from_ if later else sentence.span.end
    for mark in ";؛":
        before = max(before, text.rfind(mark, before, number.start) + 1)
        cut = text.find(mark, number.end, after)
        after = cut if cut >= 0 else after
    return Window(before, after)


def _counts_nothing(sentence: Sentence, number: Number) -> bool:
    """Durations, votes, articles, times, years, and numbers that are part of a name or a symbol."""
    text = sentence.document.text
    left, right = text[max(0, number.start - 1) : number.start], text[number.end : number.end + 1]
    if left in ("/", "°") or right in ("/", "°") or _item(sentence, number):
        return True
    next_hits = sentence.hits("figure.no-noun")
    if any(0 <= h.start - number.end <= 2 or h.start < number.end <= h.end for h in next_hits):
        return True
    if any(0 < h.start - number.end <= 6 and text[number.end : h.start].strip() in _OF for h in next_hits):
        return True
    if _share(sentence, number):
        return True
    ahead = sentence.hits("figure.no-before")
    return any(
        0 <= number.start - h.end <= 2 and not any(m in text[h.end : number.start] for m in ":,،") for h in ahead
    )


def _share(sentence: Sentence, number: Number) -> bool:
    """One of the two numbers of a share: "nine out of ten", "neuf sur dix"; or of a council: "13 of its 15"."""
    text = sentence.document.text
    at = bisect_left(sentence.numbers, number.start, key=lambda n: n.start)
    near = sentence.numbers[max(0, at - 1) : at + 2]
    link = _SHARE if not _near_vote(sentence, number, VOTERS) else _PART
    return any(
        high.value <= SHARE
        and (_SHARE.match(text[low.end : high.start][:16]) or link.match(text[low.end : high.start]))
        for low, high in pairwise(near)
        if number in (low, high)
    )


def _item(sentence: Sentence, number: Number) -> bool:
    """The number of a paragraph or of a list's item."""
    text = sentence.document.text
    return number.start == sentence.span.start and text[number.end : number.end + 2].strip() in (
        "-",
        "–",
        ".",
        ")",
        ".-",
    )


def _near_vote(sentence: Sentence, number: Number, reach: int) -> bool:
    """Whether a word of a vote stands near: its voices and its voters are a vote's, no figures."""
    return any(
        abs(h.start - number.end) <= reach or abs(number.start - h.end) <= reach for h in sentence.hits("figure.vote")
    )


def _year(sentence: Sentence, number: Number) -> bool:
    text = sentence.document.text[number.start : number.end]
    return len(text) == 4 and text.isdigit() and 1900 <= number.value <= 2100 and number.from_ == number.start


def _count(sentence: Sentence, number: Number, window: Window, before: str) -> Proposal | None:
    noun = noun_of(sentence, number, window)
    what = what_of(sentence, number, noun, window, before)
    if (what == "members" and _near_vote(sentence, number, VOTERS)) or (
        not noun and _near_vote(sentence, number, VOTERS if number.value < MOST else VOTE)
    ):
        return None
    if noun is None and (_year(sentence, number) or (what == "other" and not _bare(sentence, number, before))):
        return None
    if what == "other" and number.value <= 1:
        return None
    start, end = number.from_, max(number.end, noun.end if noun else _noun_end(sentence, number))
    text = sentence.document.text
    if (
        noun
        and noun.end <= number.start
        and number.from_ - noun.end <= LEAD
        and "," not in text[noun.end : number.from_]
    ):
        start = noun.start
    approx, end = _behind(sentence, number, end)
    return made(
        sentence, "figure.count", start, end,
        what=what, value=number.value, approx=approx,
        place=_place(sentence, number.start, window), date=_date(sentence, number.start),
    )  # fmt: skip


def _noun_end(sentence: Sentence, number: Number) -> int:
    ahead = words_from(sentence, number.end, 1)
    return ahead[0].end if ahead and ahead[0].forms[0].isalpha() else number.end


def _bare(sentence: Sentence, number: Number, before: str) -> bool:
    """A number whose noun is unknown still counts something where a plain word follows, or where it is large."""
    ahead = words_from(sentence, number.end, 1)
    plain = any(
        w.forms[0].isalpha()
        and len(w.forms[0]) > 3
        and not any(h.start == w.start for h in sentence.hits("figure.stop"))
        for w in ahead
    )
    said = any(
        0 <= number.from_ - h.end <= SAID or 0 <= h.start - number.end <= SAID
        for h in sentence.hits("figure.said.other")
    )
    goes_on = stands_alone(sentence, number) and (
        any(0 <= number.from_ - h.end <= CARRY for h in sentence.hits("figure.carry"))
        or (before != "" and any(0 <= h.start - number.end <= 3 for h in sentence.hits("figure.of-them")))
        or (before != "" and given(sentence, number))
    )
    return plain or said or goes_on or number.value >= LARGE


def _behind(sentence: Sentence, number: Number, end: int) -> tuple[str, int]:
    """How exact the number is; "at least" may stand behind the noun."""
    for hit in sentence.hits("figure.at-least", "figure.at-most"):
        if number.approx == "exact" and 0 <= hit.start - end <= 3:
            return hit.category.removeprefix("figure."), hit.end
    return number.approx, end


def _place(sentence: Sentence, at: int, window: Window) -> str | None:
    inside = [n for n in sentence.names if place_of(n) and window.start <= n.start and n.end <= window.end]
    behind = [n for n in inside if n.start > at]
    nearest = behind[0] if behind else inside[-1] if inside else None
    return place_of(nearest) if nearest else None


def _date(sentence: Sentence, at: int) -> str | None:
    return _nearest(sentence.dates, at)


def _date_given(sentence: Sentence, at: int) -> str | None:
    """The date of a sum: not the day by which it is to be paid ("20 million by 2025")."""
    due = {h.end for h in sentence.hits("figure.due")}
    return _nearest([d for d in sentence.dates if not due & {d.start, d.start - 1}], at)


def _nearest(dates: Sequence[DateMention], at: int) -> str | None:
    return min(dates, key=lambda d: abs(d.start - at)).edtf if dates else None
