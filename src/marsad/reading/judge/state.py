"""The answers so far: which proposals are judged, which claims were accepted, on what evidence, and in which rows.

Invariant: a state is the fold of the log's events and of nothing else: adding events one by one and replaying them
give the same state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from marsad.dossier import layout
from marsad.reading.judge.claims import KINDS, Origin, Relation, Statement, claim_id, relation
from marsad.reading.judge.log import NAME, LogError, read_events

VERDICTS = ("accept", "reject", "unsure")
_ORIGIN = ("source", "name", "text_sha256", "lang", "date", "sha256")
Ident = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: to what was read, by whom, when (UTC), and, if accepted, what was accepted of it into which claim."""

    verdict: str
    by: str
    at: str
    read: Statement
    accepted: Statement | None = None
    claim: str = ""


Kin = list[tuple[str, Answer, Relation]]  # a claim, an answer accepted into it, how that is related to a statement


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was written for a claim, as it was written."""

    table: str
    id: str
    cells: Mapping[str, str]


@dataclass(slots=True)
class State:
    """What the log says. Change it through `apply` alone."""

    answers: dict[Ident, list[Answer]] = field(default_factory=dict)  # the last one of each document, in order
    claims: dict[str, list[Answer]] = field(default_factory=dict)  # claim -> its accepted answers
    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    unsettled: dict[str, None] = field(default_factory=dict)  # claims that changed since their rows were written

    def answer_to(self, statement: Statement) -> Answer | None:
        """The last answer to what a document was read to say, also where it was read again since."""
        found = self.answers.get(statement.ident, ())
        exact = [a for a in found if a.read.origin.text_sha256 == statement.origin.text_sha256]
        return next(iter(exact), None) or next((a for a in found if a.read.origin.same(statement.origin)), None)

    def kin(self, statement: Statement) -> Kin:
        """The claims that say the same or contradict a statement, each with the answer nearest to it: conflicts last.

        Its own earlier answer is none of them.
        """
        found, own = [], self.answer_to(statement)
        for claim, answers in self.claims.items():
            others = [answer for answer in answers if answer is not own]
            made = [(answer, relation(answer.accepted, statement)) for answer in others if answer.accepted]
            akin = sorted((pair for pair in made if pair[1].kind != "other"), key=lambda p: p[1].kind != "same")
            found += [(claim, *akin[0])] if akin else []
        return sorted(found, key=lambda f: f[2].kind != "same")

    def apply(self, event: Mapping[str, Any]) -> None:
        """Take an event of the log in; raises ValueError where it is none."""
        if event.get("event") == "answer":
            self._answered(answer_of(event))
        elif event.get("event") == "rows":
            claim = _text(event, "claim")
            self.rows[claim] = tuple(_row(row) for row in _items(event, "rows"))
            self.unsettled.pop(claim, None)
        else:
            raise ValueError("`event` is neither `answer` nor `rows`")

    def _answered(self, answer: Answer) -> None:
        before = self.answer_to(answer.read)
        kept = [a for a in self.answers.get(answer.read.ident, ()) if a is not before]
        self.answers[answer.read.ident] = [*kept, answer]
        if before is not None and before.claim:
            self._replace(before, answer)
        elif answer.claim:
            self.claims.setdefault(answer.claim, []).append(answer)
        self.unsettled.update(dict.fromkeys(c for c in (before.claim if before else "", answer.claim) if c))

    def _replace(self, before: Answer, answer: Answer) -> None:
        """Put an accepted answer's successor in its place, or where it belongs now."""
        stays = answer.claim == before.claim
        held = [answer if a is before else a for a in self.claims[before.claim] if stays or a is not before]
        if held:
            self.claims[before.claim] = held
        else:
            del self.claims[before.claim]
        if answer.claim and not stays:
            self.claims.setdefault(answer.claim, []).append(answer)

    def new_claim(self, statement: Statement) -> str:
        """An id for a claim of its own."""
        base = name = claim_id(statement)
        number = 1
        while name in self.claims or name in self.rows:
            number += 1
            name = f"{base}-{number}"
        return name


def replay(root: Path) -> State:
    """The state of a dossier's log; raises LogError with the line that cannot be read."""
    state = State()
    for line, event in read_events(root):
        try:
            state.apply(event)
        except (ValueError, KeyError, TypeError) as error:
            raise LogError(f"{root / NAME}, line {line}: {error}; mend or remove the line", line) from None
    return state


def answer_event(answer: Answer) -> dict[str, Any]:
    """An answer as the log holds it."""
    event: dict[str, Any] = {"event": "answer", "verdict": answer.verdict, "by": answer.by, "at": answer.at}
    event |= {"document": asdict(answer.read.origin), "read": _said(answer.read)}
    if answer.accepted is not None:
        event |= {"claim": answer.claim, "accepted": _said(answer.accepted)}
    return event


def rows_event(claim: str, rows: tuple[Row, ...], at: str) -> dict[str, Any]:
    """The rows of a claim as the log holds them."""
    return {"event": "rows", "claim": claim, "at": at, "rows": [asdict(row) for row in rows]}


def _said(statement: Statement) -> dict[str, Any]:
    made = {"type": statement.type, "quote": statement.quote, "start": statement.start, "slots": dict(statement.slots)}
    made |= {"polarity": statement.polarity, "modality": statement.modality, "rule": statement.rule}
    return {**made, "fields": dict(statement.fields)} if statement.fields else made


def answer_of(event: Mapping[str, Any]) -> Answer:
    """An answer from the log; raises ValueError that says what is wrong with it."""
    verdict = _text(event, "verdict")
    if verdict not in VERDICTS:
        raise ValueError(f"`verdict` is none of {', '.join(VERDICTS)}")
    document = _object(event, "document")
    origin = Origin(**{name: _text(document, name) for name in _ORIGIN})
    read = statement_of(_object(event, "read"), origin)
    if verdict != "accept":
        return Answer(verdict, _text(event, "by"), _text(event, "at"), read)
    accepted = statement_of(_object(event, "accepted"), origin)
    claim = _text(event, "claim")
    if not layout.ID.match(claim):
        raise ValueError("`claim` is no id")
    return Answer(verdict, _text(event, "by"), _text(event, "at"), read, accepted, claim)


def statement_of(said: Mapping[str, Any], origin: Origin) -> Statement:
    """What a mapping says, its forms checked; raises ValueError."""
    kind, start = _text(said, "type"), said.get("start")
    if kind not in KINDS:
        raise ValueError("`type` is none of the twelve types of record")
    if isinstance(start, bool) or not isinstance(start, int):
        raise ValueError("`start` is no offset")
    slots = _slots(KINDS[kind].slots, _object(said, "slots"))
    fields = {str(name): _text(said["fields"], name) for name in _object(said, "fields", {})}
    words = {name: _text(said, name) for name in ("polarity", "modality", "rule")}
    return Statement(origin, kind, _text(said, "quote"), start, slots, **words, fields=fields)


def _slots(names: tuple[str, ...], held: Mapping[str, Any]) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for name in names:
        value = held.get(name)
        if isinstance(value, str | int | float) or (
            isinstance(value, list) and all(isinstance(item, str) for item in value)
        ):
            slots[name] = value
        elif value is not None:
            raise ValueError(f"the slot `{name}` holds neither a text, a number nor a list of texts")
    return slots


def _row(row: Any) -> Row:
    if not isinstance(row, dict) or row.get("table") not in layout.TABLES:
        raise ValueError("`rows` names no table")
    cells = _object(row, "cells")
    return Row(row["table"], _text(row, "id"), {str(name): _text(cells, name) for name in cells})


def _text(held: Mapping[str, Any], name: str) -> str:
    value = held.get(name)
    if not isinstance(value, str):
        raise ValueError(f"`{name}` is no text")
    return value


def _object(held: Mapping[str, Any], name: str, absent: Any = None) -> dict[str, Any]:
    value = held.get(name, absent)
    if not isinstance(value, dict):
        raise ValueError(f"`{name}` is no object")
    return value


def _items(held: Mapping[str, Any], name: str) -> list[Any]:
    value = held.get(name)
    if not isinstance(value, list):
        raise ValueError(f"`{name}` is no list")
    return value
