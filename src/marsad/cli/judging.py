"""How `marsad judge` shows a proposal: its passage with the quote marked, its slots in words, what it agrees with.

Invariant: at most `AROUND` characters stand on either side of a quote; nothing from a document steers the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import terminal

if TYPE_CHECKING:
    from marsad.model.records import Ledger
    from marsad.reading.judge.claims import Statement
    from marsad.reading.judge.conflicts import Conflict
    from marsad.reading.judge.rows import NoRowError
    from marsad.reading.judge.session import Item, Kin
    from marsad.reading.judge.settle import Settled
    from marsad.reading.judge.state import Answer, State
    from marsad.reading.verify import Reason

AROUND = 200  # characters of a document that are shown on either side of a quote
INDENT = "  "
_OPEN, _SHUT = "\ufdd0", "\ufdd1"  # noncharacters: no text may hold them
_CODELISTS = {
    "kind": "meetings.kind", "status": "attendance.status", "level": "attendance.level", "line": "lines",
    "what": "figures.what",
}  # fmt: skip
_ACTORS = frozenset(("actor", "by", "to", "holder", "org", "veto"))
_NEGATIVE = frozenset(("attendance", "refusal"))  # their own slots say it
_DATES = frozenset(("date", "due", "from", "until"))


def say(section: str, key: str, lang: str, /, **values: object) -> str:
    """A text of terms/judge.yaml."""
    from marsad.terms.codelists import read

    text: str = read("judge.yaml")[section][key]["ar" if lang == "ar" else "en"]
    return text.format_map(values) if values else text


def told(text: str, lang: str) -> list[str]:
    """A sentence of ours, in the reader's language, as lines."""
    return terminal.paragraph(text, lang)


class Words:
    """Types, slots and values in a language; actors by the dossier's own names."""

    def __init__(self, ledger: Ledger, lang: str) -> None:
        self.lang = lang
        self._actors = {actor.id: actor for actor in ledger.actors}

    def slot(self, slot: str) -> str:
        """A slot's name."""
        from marsad.terms.codelists import read

        return say("slots", slot, self.lang) if slot in read("judge.yaml")["slots"] else slot

    def value(self, slot: str, value: Any) -> str:
        """A slot's value."""
        from marsad.observatory.numerals import date, localized
        from marsad.observatory.wording import isolated

        if isinstance(value, list):
            return say("says", "between", self.lang).join(self.value(slot, item) for item in value)
        if isinstance(value, bool):
            return say("values", "yes" if value else "no", self.lang)
        if isinstance(value, int | float):
            return localized(f"{value:,.15g}", self.lang)
        text = terminal.safe(str(value))
        if slot in _DATES:
            return date(text, self.lang)
        return isolated(self._actor(text) if slot in _ACTORS else self._code(slot, text), self.lang)

    def _actor(self, code: str) -> str:
        from marsad.terms.countries import codes, names

        name = self._value(code)
        if code in self._actors:
            actor = self._actors[code]
            name = (actor.name_ar if self.lang == "ar" else "") or actor.name_en
        elif code in codes():
            name = names(code)["ar" if self.lang == "ar" else "en"]
        return f"{name} ({code})" if name != code else code

    def _code(self, slot: str, code: str) -> str:
        from marsad.terms.codelists import codes as codes_of
        from marsad.terms.codelists import label
        from marsad.terms.countries import codes, names

        if slot == "place" and code in codes():
            return names(code)["ar" if self.lang == "ar" else "en"]
        if slot == "place":
            return " ".join(word.capitalize() for word in code.split("-"))
        if slot in _CODELISTS and code in codes_of(_CODELISTS[slot]):
            return label(_CODELISTS[slot], code, self.lang)
        return self._value(code)

    def _value(self, code: str) -> str:
        from marsad.terms.codelists import read

        return say("values", code, self.lang) if code in read("judge.yaml")["values"] else code

    def record(self, statement: Statement) -> str:
        """A statement in words: `attendance: actor: Italy (ITA); status: host`."""
        slots = [
            say("says", "slot", self.lang, slot=self.slot(slot), value=self.value(slot, value))
            for slot, value in statement.slots.items()
        ]
        kind = say("types", statement.type, self.lang)
        if statement.polarity == "negated" and statement.type not in _NEGATIVE:
            kind += say("says", "negated", self.lang)
        return say("says", "record", self.lang, type=kind, slots=say("says", "between", self.lang).join(slots))


def shown(item: Item, said: Statement, n: int, of: int, words: Words) -> list[str]:
    """One proposal: its number and document, the passage with the words that would be quoted, what it says."""
    from marsad.observatory.numerals import date, plain
    from marsad.observatory.wording import isolated

    lang, origin = words.lang, item.paper.origin
    dated = f", {date(origin.date, lang)}" if origin.date else ""
    head = {"n": plain(n, lang), "of": plain(of, lang), "document": isolated(terminal.safe(origin.name), lang)}
    lines = ["", *terminal.paragraph(say("says", "position", lang, date=dated, **head), lang, bold=True)]
    lines += passage(item.paper.text, said, origin.lang)
    return lines + told(words.record(item.statement), lang)


def findings(statement: Statement, less: Statement, reasons: Iterable[Reason], words: Words) -> Iterator[str]:
    """What the words do not bear out: the slots that acceptance leaves out, else why nothing can be accepted."""
    if less is statement:
        for found in reasons:
            yield say("says", "unsupported", words.lang, reason=terminal.safe(found.words))
    for slot, value in statement.slots.items():
        if slot not in less.slots:
            named = {"slot": words.slot(slot), "value": words.value(slot, value)}
            yield say("says", "less", words.lang, **named)


def earlier(answer: Answer, lang: str) -> str:
    """An answer that was given before."""
    from marsad.observatory.wording import isolated

    by, at = isolated(terminal.safe(answer.by), lang), isolated(terminal.safe(answer.at), lang)
    return say("says", "judged", lang, verdict=say("keys", answer.verdict[0], lang), by=by, at=at)


def related(statement: Statement, kin: Kin, words: Words) -> Iterator[str]:
    """What was accepted before and says the same or something else."""
    from marsad.observatory.wording import isolated

    lang = words.lang
    for _, answer, relation in kin:
        other = answer.accepted or answer.read
        source = isolated(other.origin.source, lang)
        if relation.kind == "same":
            yield say("says", "same", lang, source=source)
        for slot in relation.slots:
            there, here = (_reading(words, slot, s) for s in (other, statement))
            yield say("says", "conflict", lang, slot=words.slot(slot), there=there, here=here, source=source)


def _reading(words: Words, slot: str, statement: Statement) -> str:
    return words.value(slot, statement.polarity if slot == "polarity" else statement.slots.get(slot, ""))


def passage(text: str, statement: Statement, lang: str) -> list[str]:
    """The quote between guillemets, in inverse letters, with a little of the text around it, set in its direction."""
    start, end = statement.start, statement.start + len(statement.quote)
    before = _tail(text[max(0, start - AROUND - 1) : start], start > AROUND)
    after = _head(text[end : end + AROUND + 1], len(text) - end > AROUND)
    parts = [part.replace(_OPEN, "\ufffd").replace(_SHUT, "\ufffd") for part in (before, text[start:end], after)]
    marked = " ".join(f"{parts[0]}{_OPEN}{parts[1]}{_SHUT}{parts[2]}".split())
    lines = terminal.paragraph(INDENT + marked, lang, indent=INDENT)
    return list(_highlighted(lines))


def _tail(text: str, cut: bool) -> str:
    """The end of a text from a word's start."""
    if not cut:
        return text
    at = next((i for i, c in enumerate(text) if c.isspace()), -1)
    return "…" + text[at:].lstrip() if at >= 0 else "…" + text[1:]


def _head(text: str, cut: bool) -> str:
    """The start of a text up to a word's end."""
    return text[: -_length_to_space(text[::-1])].rstrip() + "…" if cut else text


def _length_to_space(text: str) -> int:
    at = next((i for i, c in enumerate(text) if c.isspace()), 0)
    return at + 1


def _highlighted(lines: Iterable[str]) -> Iterator[str]:
    """Lines with the marks turned into guillemets and the words between them into inverse letters."""
    inside = False
    for line in lines:
        made, piece = "", ""
        for c in line:
            if c not in (_OPEN, _SHUT):
                piece += c
                continue
            made += click.style(piece, reverse=True) if inside and piece else piece
            made += "«" if c == _OPEN else "»"
            inside, piece = c == _OPEN, ""
        yield made + (click.style(piece, reverse=True) if inside and piece.strip() else piece)


def outcome(done: Settled, state: State, lang: str) -> list[str]:
    """What became of a claim."""
    from marsad.observatory.numerals import plain
    from marsad.observatory.wording import isolated

    rows = ", ".join(isolated(f"tables/{row.table}.csv: {row.id}", lang) for row in done.rows)
    why = done.why.values if done.why else {}
    values = {"rows": rows, "claim": isolated(done.claim, lang), **{k: isolated(v, lang) for k, v in why.items()}}
    if done.why is not None and done.outcome == "claim":
        values["reason"] = reason(done.why, lang)
    papers = len({answer.read.origin.source for answer in state.claims.get(done.claim, ())})
    key = "evidence" if done.outcome == "written" and papers > 1 else done.outcome
    lines = told(say("outcomes", key, lang, n=plain(papers, lang), **values), lang)
    if done.source:
        lines += told(say("outcomes", "source", lang, source=isolated(done.source, lang)), lang)
    return lines


def reason(why: NoRowError, lang: str) -> str:
    """Why there is no row."""
    from marsad.observatory.wording import isolated

    return say("reasons", why.code, lang, **{k: isolated(terminal.safe(v), lang) for k, v in why.values.items()})


def listed(items: list[Item], words: Words) -> list[str]:
    """The open proposals, one a line with its words below."""
    from marsad.observatory.numerals import plain

    lines: list[str] = []
    for n, item in enumerate(items, 1):
        head = f"{plain(n, words.lang)}. {item.paper.origin.name}: {words.record(item.statement)}"
        lines += terminal.paragraph(head, words.lang)
        lines += terminal.paragraph(
            f"    «{' '.join(item.statement.quote.split())}»", item.paper.origin.lang, indent="    "
        )
    return [*lines, say("says", "open", words.lang, n=plain(len(items), words.lang))]


def as_json(dossier: str, items: list[Item], state: State, clashes: Iterable[Conflict]) -> dict[str, Any]:
    """What is open and what was judged, for machines."""
    answers = [answer for given in state.answers.values() for answer in given]
    return {
        "dossier": dossier,
        "open": [{"n": n, **_said(item.statement)} for n, item in enumerate(items, 1)],
        "judged": {v: sum(a.verdict == v for a in answers) for v in ("accept", "reject", "unsure")},
        "claims": [_claim(claim, answers, state) for claim, answers in state.claims.items()],
        "conflicts": [
            {"claim": c.claim, "slots": list(c.slots), "readings": [_said(c.first), _said(c.second)]} for c in clashes
        ],
    }


def _claim(claim: str, answers: list[Answer], state: State) -> dict[str, Any]:
    rows = [{"table": row.table, "id": row.id} for row in state.rows.get(claim, ())]
    evidence = [{"by": a.by, "at": a.at, **_said(a.accepted or a.read)} for a in answers]
    return {"id": claim, "rows": rows, "evidence": evidence}


def _said(statement: Statement) -> Mapping[str, Any]:
    origin = statement.origin
    head: dict[str, Any] = {"source": origin.source, "document": origin.name, "date": origin.date, "lang": origin.lang}
    head |= {"type": statement.type, "quote": statement.quote, "start": statement.start}
    return {**head, "slots": dict(statement.slots), "polarity": statement.polarity}
