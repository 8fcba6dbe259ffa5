"""How `marsad judge` shows a proposal: its passage with the quote marked, its slots in words, what it agrees with.

Invariant: at most `AROUND` characters stand on either side of a quote; nothing from a document steers the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from marsad.cli import terminal
from marsad.cli.judge_words import Words, say, told

if TYPE_CHECKING:
    from marsad.reading.judge.case import Clash, NoRowError
    from marsad.reading.judge.claims import Statement
    from marsad.reading.judge.conflicts import Conflict
    from marsad.reading.judge.session import Item
    from marsad.reading.judge.settle import Settled
    from marsad.reading.judge.state import Answer, Kin, State
    from marsad.reading.verify import Reason

KIN_SHOWN = 3  # claims that a proposal is told to agree or conflict with
AROUND = 200  # characters of a document that are shown on either side of a quote
INDENT = "  "
_OPEN, _SHUT = "\ufdd0", "\ufdd1"  # noncharacters: no text may hold them


def shown(item: Item, said: Statement, n: int, of: int, words: Words) -> list[str]:
    """One proposal: its number and document, the passage with the words that would be quoted, what it says."""
    from marsad.observatory.numerals import date, plain
    from marsad.observatory.wording import isolated

    lang, origin = words.lang, item.paper.origin
    dated = say("says", "dated", lang, date=date(origin.date, lang)) if origin.date else ""
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
    from marsad.observatory.numerals import plain
    from marsad.observatory.wording import isolated

    lang = words.lang
    for _, answer, relation in kin[:KIN_SHOWN]:
        other = answer.accepted or answer.read
        source = isolated(other.origin.source, lang)
        if relation.kind == "same":
            key = "same-here" if other.origin.same(statement.origin) else "same"
            yield say("says", key, lang, source=source)
        for slot in relation.slots:
            there, here = (_reading(words, slot, s) for s in (other, statement))
            yield say("says", "conflict", lang, slot=words.slot(slot), there=there, here=here, source=source)
    if len(kin) > KIN_SHOWN:
        yield say("says", "more-kin", lang, n=plain(len(kin) - KIN_SHOWN, lang))


def foretold(found: list[Clash] | NoRowError, statement: Statement, words: Words) -> Iterator[str]:
    """What the dossier's own rows have to say of a statement: the same, or something else."""
    from marsad.observatory.wording import isolated

    if not isinstance(found, list):
        if found.code == "held":
            yield say("says", "known", words.lang, where=isolated(_row_of(**found.values), words.lang))
        return
    for clash in found:
        there, here = words.value(clash.slot, clash.value), words.value(clash.slot, statement.slots.get(clash.slot, ""))
        row = isolated(_row_of(clash.table, clash.row), words.lang)
        yield say("says", "clash", words.lang, slot=words.slot(clash.slot), there=there, here=here, row=row)


def _row_of(table: str, row: str) -> str:
    return f"tables/{table}.csv: {row}"


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

    rows = ", ".join(isolated(_row_of(row.table, row.id), lang) for row in done.rows)
    why = done.why.values if done.why else {}
    values = {"rows": rows, "claim": isolated(done.claim, lang), **{k: isolated(v, lang) for k, v in why.items()}}
    if done.why is not None and done.outcome == "claim":
        values["reason"] = reason(done.why, lang)
    if done.why is not None and done.outcome == "held":
        values["where"] = isolated(_row_of(**done.why.values), lang)
    papers = len({answer.read.origin.source for answer in state.claims.get(done.claim, ())})
    key = "evidence" if done.outcome == "written" and papers > 1 else done.outcome
    lines = told(say("outcomes", key, lang, n=plain(papers, lang), **values), lang)
    if done.source:
        lines += told(say("outcomes", "source", lang, source=isolated(done.source, lang)), lang)
    return lines


def reason(why: NoRowError, lang: str) -> str:
    """Why there is no row."""
    from marsad.observatory.wording import isolated

    values = {name: isolated(terminal.safe(value), lang) for name, value in why.values.items()}
    if "field" in values:
        values["field"] = say("slots", why.values["field"], lang)
    return say("reasons", why.code, lang, **values)


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
    return [*lines, *told(say("says", "open", words.lang, n=plain(len(items), words.lang)), words.lang)]


def conflicting(clashes: Iterable[Conflict], words: Words) -> list[str]:
    """The conflicts between what was accepted, one a line."""
    lines = []
    for found in clashes:
        first, second = found.first.origin.source, found.second.origin.source
        for slot in found.slots:
            values = {"there": _reading(words, slot, found.first), "here": _reading(words, slot, found.second)}
            text = say(
                "says",
                "conflicts",
                words.lang,
                claim=found.claim,
                slot=words.slot(slot),
                first=first,
                second=second,
                **values,
            )
            lines += told(text, words.lang)
    return lines
