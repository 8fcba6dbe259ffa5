"""Published counts and sums: a number, what it counts, and how exactly it is given.

Invariant: a number of a date, a duration, a vote, a symbol or a list is no figure. What is counted is read from the
noun behind the number first, then from what the clause says of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import place_of
from marsad.reading.document import Sentence
from marsad.reading.rules import references
from marsad.reading.rules.figures_counted import Window, noun_of, what_of
from marsad.reading.rules.made import made
from marsad.text.money import Money
from marsad.text.numbers import Number

MILLION = 1_000_000
LARGE = 3000  # a number of this size counts something even where no noun follows
_FUNDING = ("funding-received", "funding-pledged", "funding-asked")


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One figure for each number that counts something."""
    sums = sentence.money
    for one in sums:
        yield _funding(sentence, one)
    taken = [(m.start, m.end) for m in sums] + [(p.start, p.end) for p in references.propose(sentence)]
    numbers = [n for n in sentence.numbers if not any(start < n.end and n.start < end for start, end in taken)]
    before = ""
    for number in numbers:
        if _bare_sum(number, sums) and noun_of(sentence, number, _window(sentence, number, numbers)) is None:
            yield _funding(
                sentence,
                Money(number.start, number.end, number.from_, float(number.value), sums[0].unit, number.approx),
            )
        elif number.kind in ("cardinal", "range") and not _counts_nothing(sentence, number):
            proposal = _count(sentence, number, _window(sentence, number, numbers), before)
            if proposal:
                before = str(proposal.slots["what"])
                yield proposal


def _bare_sum(number: Number, sums: list[Money]) -> bool:
    """Millions beside a sum of money are of its currency: "601 million dollars, of which ... 148.7 million"."""
    return bool(sums) and number.kind == "cardinal" and number.value >= MILLION


def _window(sentence: Sentence, number: Number, numbers: list[Number]) -> Window:
    text = sentence.document.text
    before = max((n.end for n in numbers if n.end <= number.from_), default=sentence.span.start)
    after = min((n.from_ for n in numbers if n.from_ >= number.end), default=sentence.span.end)
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
    if any(0 <= number.start - h.end <= 2 for h in sentence.hits("figure.no-before")):
        return True
    return bool(sentence.has("figure.vote") and _near_vote(sentence, number))


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


def _near_vote(sentence: Sentence, number: Number) -> bool:
    return any(abs(h.start - number.end) <= 25 or abs(number.start - h.end) <= 25 for h in sentence.hits("figure.vote"))


def _count(sentence: Sentence, number: Number, window: Window, before: str) -> Proposal | None:
    noun = noun_of(sentence, number, window)
    what = what_of(sentence, number, noun, window, before)
    if noun is None and what == "other" and not _bare(sentence, number):
        return None
    start, end = number.from_, max(number.end, noun.end if noun else _noun_end(sentence, number))
    if noun and noun.end <= number.start:
        start = noun.start
    approx, end = _behind(sentence, number, end)
    return made(
        sentence, "figure.count", start, end,
        what=what, value=number.value, approx=approx,
        place=_place(sentence, number.start, window), date=_date(sentence, number.start),
    )  # fmt: skip


def _noun_end(sentence: Sentence, number: Number) -> int:
    ahead = [w for w in sentence.words if w.start >= number.end]
    return ahead[0].end if ahead and ahead[0].forms[0].isalpha() else number.end


def _bare(sentence: Sentence, number: Number) -> bool:
    """A number whose noun is unknown still counts something where a plain word follows, or where it is large."""
    ahead = [w for w in sentence.words if w.start >= number.end][:1]
    plain = any(
        w.forms[0].isalpha()
        and len(w.forms[0]) > 3
        and not any(h.start == w.start for h in sentence.hits("figure.stop"))
        for w in ahead
    )
    return plain or number.value >= LARGE


def _behind(sentence: Sentence, number: Number, end: int) -> tuple[str, int]:
    """How exact the number is; "at least" may stand behind the noun."""
    for hit in sentence.hits("figure.at-least", "figure.at-most"):
        if number.approx == "exact" and 0 <= hit.start - end <= 3:
            return hit.category.removeprefix("figure."), hit.end
    return number.approx, end


def _funding(sentence: Sentence, one: Money) -> Proposal:
    hits = sentence.hits(*(f"figure.said.{what}" for what in _FUNDING))
    before = [h for h in hits if h.end <= one.start][-1:]
    behind = [h for h in hits if one.end <= h.start <= one.end + 40][:1]
    nearest = min(
        before + behind, key=lambda h: one.from_ - h.end if h.end <= one.start else h.start - one.end, default=None
    )
    what = nearest.category.removeprefix("figure.said.") if nearest else "other"
    ahead = [n for n in sentence.names if place_of(n) and 0 <= n.start - one.end <= 30]
    end = ahead[0].end if ahead else one.end
    return made(
        sentence, "figure.money", one.from_, end,
        what=what, value=one.amount, approx=one.approx, unit=one.unit,
        place=place_of(ahead[0]) if ahead else None, date=_date(sentence, one.start),
    )  # fmt: skip


def _place(sentence: Sentence, at: int, window: Window) -> str | None:
    inside = [n for n in sentence.names if place_of(n) and window.start <= n.start and n.end <= window.end]
    behind = [n for n in inside if n.start > at]
    nearest = behind[0] if behind else inside[-1] if inside else None
    return place_of(nearest) if nearest else None


def _date(sentence: Sentence, at: int) -> str | None:
    return min(sentence.dates, key=lambda d: abs(d.start - at)).edtf if sentence.dates else None
