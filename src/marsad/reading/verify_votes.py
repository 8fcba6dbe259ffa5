"""Which count of a vote is which: each number of the quote is given to the word that says what was counted.

In English and French the word follows its number ("13 in favour, none against"), in Arabic it mostly leads it
(امتناع 36); a bare "votes" counts those in favour.

Invariant: a number to which no word belongs contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from marsad.reading.lexicon import Hit
from marsad.reading.verify_passage import Passage
from marsad.text.fold import folded

Raw = tuple[str, str, str]  # slot, code, words

COUNTS = ("yes", "no", "abstain")
_AGAINST = re.compile(
    r"\s{1,3}(?:votes?\s|voix\s|صوت[اً]*\s|أصوات\s)?(?:to|against|contre|مقابل|في مقابل)\s{1,3}"
)  # "13 votes to 2"
_NEXT = 3  # characters to the next word
_TIMES = tuple(f"verify.unit.{unit}" for unit in ("day", "week", "month", "year"))
_LOOSE = frozenset(("for", "pour"))  # before a number they say something else
COUNCIL, ENOUGH = 15, 9  # the members of the Security Council, and the votes that a text needs there


def counts(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """The counts that the quote gives to another side, and an outcome that they do not allow."""
    found = said(passage)
    for slot in COUNTS:
        value = record.get(slot)
        if not isinstance(value, int) or isinstance(value, bool):
            continue
        sides = {side for side, count in found if count == value}
        if sides and slot not in sides and any(record.get(side) not in (None, value) for side in sides):
            yield slot, "count-differs", f"{value} is the count of {' or '.join(sorted(sides))} in the quote"
    yield from _outcome(record, passage)


def said(passage: Passage) -> list[tuple[str, int]]:
    """The counts of the quote with their sides."""
    numbers = [(n.start, n.end, int(n.value)) for n in passage.sentence.numbers if n.kind == "cardinal"]
    for cue, count in (("one-vote", 1), ("no-vote-at-all", 0)):
        hits = [h for h in passage.cues(cue) if not any(a < h.end and h.start < b for a, b, _ in numbers)]
        numbers += [(h.start, h.end, count) for h in hits]
    numbers.sort()
    found: list[tuple[str, int]] = []
    taken = 0  # behind the last word that was given to a number
    for i, (start, end, value) in enumerate(numbers):
        low = numbers[i - 1][1] if i else 0
        high = numbers[i + 1][0] if i + 1 < len(numbers) else passage.end
        if _AGAINST.fullmatch(passage.document.text, end, high) and high < passage.end:
            side = "abstain" if _abstains(passage, numbers[i + 1][1]) else "no"  # "13 voix contre 2 abstentions"
            if side == "no" and value > numbers[i + 1][2] and _turned_down(passage):
                found += [("no", value), ("yes", numbers[i + 1][2])]
            else:
                found += [("yes", value), (side, numbers[i + 1][2])]
            taken = high
            continue
        if low and taken == start:  # the second of such a pair
            continue
        side, last = _side(passage, max(low, taken), start, end, high)
        if side:
            found.append((side, value))
            taken = max(taken, last)
    return found


def _turned_down(passage: Passage) -> bool:
    """Whether the more votes were those against: "rejected by 61 votes to 58"."""
    return passage.has("rejected") and not passage.has("hard-adopted")


def _abstains(passage: Passage, end: int) -> bool:
    return passage.lang != "ar" and any(0 <= h.start - end <= _NEXT for h in passage.cues("side.abstain"))


def _side(passage: Passage, low: int, start: int, end: int, high: int) -> tuple[str, int]:
    """The side of the number at [start, end), among the words between its neighbours; and where its word ends."""
    whole = any(0 <= start - h.end <= _NEXT for h in passage.cues("whole"))  # "of the 15 members"
    if whole or any(0 <= h.start - end <= _NEXT for h in passage.sentence.hits(*_TIMES)):
        return "", 0
    sided = passage.cues(*(f"side.{side}" for side in COUNTS))
    behind = [h for h in sided if end <= h.start and h.end <= high and _close(passage, end, h.start)]
    versus = passage.cues("side.versus")
    ahead = sorted((h for h in (*sided, *versus) if low <= h.start and h.end <= start), key=lambda h: h.start)
    votes = [h for h in passage.cues("side.votes") if end <= h.start <= end + _NEXT]
    if passage.lang == "ar":
        beside = _beside(passage, behind, votes[0].end if votes else end, high)
        picked = beside or ahead[-1:] or (behind[:1] if not votes else [])
    else:
        picked = behind[:1] or [h for h in ahead[-1:] if start - h.end <= _NEXT and not _LOOSE & _words(h, passage)]
    if picked:
        side = picked[0].category.rsplit(".", 1)[1]
        return ("no" if side == "versus" else side), picked[0].end
    return ("yes", votes[0].end) if votes else ("", 0)


def _beside(passage: Passage, behind: list[Hit], end: int, high: int) -> list[Hit]:
    """The Arabic adjective of a count ("5 أصوات معارضة"), if it does not lead the next number."""
    text = passage.document.text
    first = [h for h in behind if end <= h.start <= end + _NEXT and text[h.start] not in "وف"][:1]
    return [h for h in first if high == passage.end or high - h.end > _NEXT or "و" in text[h.end : high]]


def _words(hit: Hit, passage: Passage) -> set[str]:
    return set(folded(passage.document.text[hit.start : hit.end]).split())


def _close(passage: Passage, start: int, end: int) -> bool:
    """Whether no mark ends the clause between two places."""
    return not any(mark in passage.document.text[start:end] for mark in ",;،؛:")


def _outcome(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """Where no word tells the outcome, the votes do."""
    adopted, yes, no = record.get("adopted"), record.get("yes"), record.get("no")
    if not isinstance(adopted, bool) or not isinstance(yes, int) or not isinstance(no, int) or record.get("veto"):
        return
    council = yes + no + (record.get("abstain") or 0) == COUNCIL
    passed = yes >= ENOUGH if council else yes > no
    vetoed = council and no > 0  # one of those against may have been a permanent member
    if passage.has("hard-failed", "hard-adopted") or adopted == passed or (passed and vetoed):
        return
    yield "adopted", "votes-differ", f"{yes} votes against {no} do not give this outcome"
