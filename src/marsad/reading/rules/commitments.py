"""What someone commits to do: pledges, decisions, promises, with the sum, the day and the receiver.

Invariant: one record per actor; one per line where a list follows; nothing that is denied or only possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import Actor, actors
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.lines import line_of
from marsad.reading.rules.acts import denied, line_for, overlaps, span_of
from marsad.reading.rules.future import WILL, wills
from marsad.reading.rules.made import made
from marsad.reading.rules.subjects import candidates

_DUE = re.compile(r"\b(?:by|before|until|avant|d['’]ici|jusqu|en|au mois de|on|in)\b|قبل|حتى|بحلول|خلال|هذا")
_TO = re.compile(r"(?:\b(?:to|à|au|aux)(?: the| la| le| l['’])?|إلى)\s{0,2}\Z")


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One commitment for each actor of each act, and for each line of a list."""
    lists = sentence.hits("commitment.list")
    said = [*lists, *(h for h in sentence.hits("commitment.act") if not overlaps(h, lists))]
    for act in (*said, *(w for w in wills(sentence) if w.category == WILL and not overlaps(w, said))):
        if denied(sentence, act) or any(0 <= h.start - act.end <= 12 for h in sentence.hits("commitment.not")):
            continue
        for row, ways in candidates(sentence, act):
            lines = _lines(sentence, act, span_of(sentence, act, row)[1])
            if len(lines) > 1:
                yield from _of(sentence, act, row, (), lines)
                break  # a list is long: of those who may be meant, the grammar's first
            yield from _of(sentence, act, row, ways, lines)


def _of(sentence: Sentence, act: Hit, row: list[Actor], ways: tuple[str, ...], lines: list[str]) -> Iterator[Proposal]:
    """What one row of actors commits to."""
    start, end = span_of(sentence, act, row)
    if len(lines) > 1:
        end = sentence.span.end
    amount, unit, due, to = _details(sentence, act, end, row)
    for actor in row:
        for line in lines:
            yield made(
                sentence, "commitment.list" if len(lines) > 1 else act.category, start, end,
                ways=ways, phrase=act.start, by=actor.code, line=line, amount=amount, unit=unit, due=due, to=to,
            )  # fmt: skip


def _lines(sentence: Sentence, act: Hit, end: int) -> list[str]:
    """The lines of the items behind a colon, else the one line of the act."""
    text = sentence.document.text
    listed = act.category == "commitment.list"
    colon = act.end - 1 if listed else text.find(":", act.end, sentence.span.end)
    if colon < 0:
        return [line_for(sentence, act.start, end, wide=any(act.start <= m.start < end for m in sentence.money))]
    found, at = [], colon + 1
    for item in re.split(r"[;؛,،]", text[at : sentence.span.end]):
        if line := _item(sentence, at, at + len(item)) or line_of(sentence, at, at + len(item)):
            found.append(line)
        at += len(item) + 1
    return list(dict.fromkeys(found)) if len(found) > 2 else [line_for(sentence, act.start, end)]


def _item(sentence: Sentence, start: int, end: int) -> str:
    """A line that one bare word of a list names: "finance" says little in a sentence, and all in a list of lines."""
    named = [h for h in sentence.hits("item.finance", "item.propaganda") if start <= h.start and h.end <= end]
    return named[0].category.removeprefix("item.") if named else ""


def _details(
    sentence: Sentence, act: Hit, end: int, row: list[Actor]
) -> tuple[float | None, str | None, str | None, str | None]:
    """The sum, the day and the receiver that stand behind the act."""
    text = sentence.document.text
    sums = [m for m in sentence.money if act.start <= m.start < end]
    days = [
        d for d in sentence.dates if act.end <= d.start < end and _DUE.search(text[max(act.end, d.start - 18) : d.end])
    ]
    given = [
        a
        for a in actors(sentence)
        if act.end <= a.start < end and _TO.search(text[max(act.end, a.start - 12) : a.start])
    ]
    codes = {a.code for a in row}
    return (
        sums[0].amount if sums else None,
        sums[0].unit if sums else None,
        days[0].edtf if days else None,
        next((a.code for a in given if a.code not in codes), None),
    )
