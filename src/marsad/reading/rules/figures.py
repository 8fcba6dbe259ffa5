"""Published counts and sums: a number, what it counts, and how exactly it is given.

Invariant: a number of a date, a duration, a vote, a symbol or a list is no figure. What is counted is read from the
noun behind the number first, then from what the clause says of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.model.proposal import Proposal
from marsad.reading.arguments import place_of
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules import references
from marsad.reading.rules.made import made
from marsad.text.money import Money
from marsad.text.numbers import Number

NOUN_REACH = 4  # words behind a number in which its noun stands
NEXT, FAR, BEYOND = 16, 80, 60  # characters: next to a number; far from it; added where another number lies between
MILLION = 1_000_000
LARGE = 3000  # a number of this size counts something even where no noun follows
# Nouns that settle what is counted, and predicates that say it of "people" and the like.
_NOUNS = (
    "detained-foreign-fighters", "detained-fighters", "foreign-fighters", "fighters", "displaced", "returned", "killed",
    "ministers", "members", "troops", "strikes", "attacks", "territory", "repatriated", "people-in-need",
    "camp-population", "children",
)  # fmt: skip
_PREDICATES = (
    "killed", "repatriated", "detained", "displaced", "returned", "liberated-people", "people-in-need",
    "camp-population",
)  # fmt: skip
_PLAIN = ("people", "thing", "figure.people", "figure.thing")
_SETTLED = ("members", "ministers", "territory", "attacks", "strikes", "people-in-need", "killed")
_FUNDING = ("funding-received", "funding-pledged", "funding-asked")


class _Window(NamedTuple):
    """The stretch of a sentence that speaks of one number: up to the numbers on either side."""

    start: int
    end: int


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One figure for each number that counts something."""
    sums = sentence.money
    for one in sums:
        yield _funding(sentence, one)
    taken = [(m.start, m.end) for m in sums] + [(p.start, p.end) for p in references.propose(sentence)]
    numbers = [n for n in sentence.numbers if not any(start < n.end and n.start < end for start, end in taken)]
    before = ""
    for number in numbers:
        if _bare_sum(number, sums) and _noun(sentence, number) is None:
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


def _window(sentence: Sentence, number: Number, numbers: list[Number]) -> _Window:
    text = sentence.document.text
    before = max((n.end for n in numbers if n.end <= number.from_), default=sentence.span.start)
    after = min((n.from_ for n in numbers if n.from_ >= number.end), default=sentence.span.end)
    for mark in ";؛":
        before = max(before, text.rfind(mark, before, number.start) + 1)
        cut = text.find(mark, number.end, after)
        after = cut if cut >= 0 else after
    return _Window(before, after)


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


def _count(sentence: Sentence, number: Number, window: _Window, before: str) -> Proposal | None:
    noun = _noun(sentence, number)
    what = _what(sentence, number, noun, window, before)
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


def _noun(sentence: Sentence, number: Number) -> Hit | None:
    """The counted noun: the first known one within a few words behind the number, before any stop.

    "foreign ministers of 40 states" counts ministers: their noun stands right before the number.
    """
    ahead = [h for h in sentence.hits("figure.ministers") if 0 <= number.from_ - h.end <= 4]
    if ahead:
        return ahead[-1]
    limit = _reach(sentence, number.end, NOUN_REACH)
    known = sentence.hits(*(f"figure.{what}" for what in _NOUNS), "figure.people", "figure.thing")
    near = [h for h in known if number.start <= h.start and h.end > number.end and h.start <= limit]
    return min(near, key=lambda h: (h.start, -h.end, h.category in _PLAIN), default=None)


def _reach(sentence: Sentence, at: int, words: int) -> int:
    ahead = [w for w in sentence.words if w.start >= at]
    end = at
    for word in ahead[:words]:
        if word.forms[0] in ".;:()" or word.forms[0] == ",":
            break
        end = word.start
    return end


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


def _what(sentence: Sentence, number: Number, noun: Hit | None, window: _Window, before: str) -> str:
    what = noun.category.removeprefix("figure.") if noun else ""
    said, near = _said(sentence, number, noun, window)
    if any(0 <= h.start - number.end <= 3 for h in sentence.hits("figure.of-them")) and before:
        return said if said == "killed" and near else before
    if what in _SETTLED:
        return what
    if what in ("fighters", "foreign-fighters") and said == "detained":
        return f"detained-{what}"
    if what in ("", *_PLAIN) or (near and said in ("killed", "returned", "repatriated")):
        if what == "thing" or (not said and what in ("", *_PLAIN)):
            return "other"
        return "detained-fighters" if said == "detained" else said or what
    return what


def _said(sentence: Sentence, number: Number, noun: Hit | None, window: _Window) -> tuple[str, bool]:
    """The predicate nearest to the counted, one beyond another number being farther; and whether it is next to it."""
    end = max(number.end, noun.end if noun else 0)

    def gap(hit: Hit) -> int:
        apart = hit.start - end if hit.start >= number.end else number.from_ - hit.end
        return max(apart, 0) + (0 if window.start <= hit.start and hit.end <= window.end else BEYOND)

    hits = sentence.hits(*(f"figure.said.{what}" for what in _PREDICATES))
    nearest = min((h for h in hits if not (noun and noun.start < h.end and h.start < noun.end)), key=gap, default=None)
    if nearest is None or gap(nearest) > BEYOND + FAR:
        return _spoken_of(sentence), False
    return nearest.category.removeprefix("figure.said."), gap(nearest) <= NEXT


def _spoken_of(sentence: Sentence) -> str:
    """A camp that the sentences just before spoke of: its figures go on."""
    before = sentence.document.sentences[max(0, sentence.index - 2) : sentence.index]
    return "camp-population" if any(s.has("figure.said.camp-population") for s in before) else ""


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


def _place(sentence: Sentence, at: int, window: _Window) -> str | None:
    inside = [n for n in sentence.names if place_of(n) and window.start <= n.start and n.end <= window.end]
    behind = [n for n in inside if n.start > at]
    nearest = behind[0] if behind else inside[-1] if inside else None
    return place_of(nearest) if nearest else None


def _date(sentence: Sentence, at: int) -> str | None:
    return min(sentence.dates, key=lambda d: abs(d.start - at)).edtf if sentence.dates else None
