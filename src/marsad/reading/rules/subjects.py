"""Who may be the one that does an act: everyone that the grammar allows, with the ways in which each was found.

Invariant: candidates are named in the document, or are those who met; each row of actors stands once, with every way
that leads to it. Which one it is, the ranker says (marsad.reading.rank).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from marsad.reading.arguments import COALITION, PARTICIPANTS, Actor, actors, authorities, rows, unknown_bodies
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.acts import about_coalition, behind_verb, governed, passed, subject_of

BACK = 240  # characters between an act and a candidate named before it
STRONG = frozenset({"grammar", "near-free", "behind-verb", "nationality", "council", "last-group", "first-1-back"})
NEAR = 45  # characters between an act and one named behind it
EARLIER = 3  # sentences back in which the one who is spoken of is looked for
_COUNCILS = (
    ("UNSC", re.compile(r"Security Council|Conseil de sécurité|مجلس الأمن")),
    ("UN", re.compile(r"General Assembly|Assemblée générale|الجمعية العامة")),
)
_HEAD = 500  # characters at the head of a text that say who speaks


class Candidate(NamedTuple):
    """A row of actors who may do the act, and the ways that found it; `not:` a way that found another."""

    row: list[Actor]
    ways: tuple[str, ...]


def candidates(sentence: Sentence, act: Hit) -> list[Candidate]:
    """The candidates for an act; one alone where the words leave no choice ("by X", "the refusal of X")."""
    if act.behind or passed(sentence, act):
        row = subject_of(sentence, act)
        return [Candidate(row, ("said",))] if row else []
    found: dict[tuple[str, ...], tuple[list[Actor], list[str]]] = {}
    for way, row in _ways(sentence, act):
        codes = tuple(sorted({a.code for a in row}))
        if codes:
            found.setdefault(codes, (row, []))[1].append(way)
    every = {way for _, ways in found.values() for way in ways}
    return [
        Candidate(row, (*dict.fromkeys(ways), *(f"not:{way}" for way in sorted(every.difference(ways) & STRONG))))
        for row, ways in found.values()
    ]


def _ways(sentence: Sentence, act: Hit) -> Iterator[tuple[str, list[Actor]]]:
    yield "grammar", subject_of(sentence, act)
    every = rows(sentence, actors(sentence))
    before = [r for r in every if r[-1].end <= act.start and act.start - r[-1].end <= BACK]
    free = [r for r in before if not governed(sentence, r[0])]
    if before:
        yield ("near" if before[-1] in free else "near-governed"), before[-1]
    if free:
        yield "near-free", free[-1]
        yield "first-free", free[0]
    if sentence.lang == "ar":
        yield from (("behind-verb", group) for group in behind_verb(sentence, act)[:1])
    behind = [r for r in every if 0 <= r[0].start - act.end <= NEAR]
    if behind:
        yield "behind", behind[0]
    inside = [a for a in actors(sentence) if act.start <= a.start and a.end <= act.end]
    if inside:
        yield "inside", inside[:1]
    nation = [n for n in sentence.names if n.kind == "nationality" and n.end <= act.start and act.start - n.end <= BACK]
    if nation:
        yield "nationality", [Actor(act.start, act.start, nation[-1].country or nation[-1].code)]
    for way, others in (("authorities", authorities(sentence)), ("unknown-body", unknown_bodies(sentence))):
        ahead = [a for a in others if a.end <= act.start and act.start - a.end <= BACK]
        if ahead:
            yield way, ahead[-1:]
        close = [a for a in others if act.start <= a.start and a.start - act.end <= NEAR]
        if close:
            yield f"{way}-behind", close[:1]
    for way, code in _carried(sentence, act):
        yield way, [Actor(act.start, act.start, code)]
    yield from _earlier(sentence, act)


def _carried(sentence: Sentence, act: Hit) -> Iterator[tuple[str, str]]:
    """Those whom the whole text speaks of or for."""
    document = sentence.document
    yield "participants", COALITION if about_coalition(document) else PARTICIPANTS
    head = document.text[:_HEAD]
    for code, pattern in _COUNCILS:
        if pattern.search(head):
            yield "council", code
    ahead = takewhile(lambda n: n.start < min(_HEAD, act.start), document.names)
    bodies = [n for n in ahead if n.kind == "body"]
    if bodies:
        yield "first-body", bodies[0].code
    last = bisect_left(document.groups, sentence.span.start, key=lambda n: n.start)
    if last:
        yield "last-group", document.groups[last - 1].code


def _earlier(sentence: Sentence, act: Hit) -> Iterator[tuple[str, list[Actor]]]:
    """The subjects of the sentences just before."""
    back = sentence.document.sentences[max(0, sentence.index - EARLIER) : sentence.index]
    for i, earlier in enumerate(reversed(back), 1):
        every = rows(earlier, actors(earlier))
        free = [r for r in every if not governed(earlier, r[0])]
        for way, row in (("first", free[:1]), ("last", free[-1:])):
            if row:
                yield f"{way}-{i}-back", [Actor(act.start, act.start, a.code, a.level) for a in row[0]]
