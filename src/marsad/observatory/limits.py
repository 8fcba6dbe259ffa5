"""How far an answer reaches, in sentences: its windows, evidence, dates of data, what to know before quoting."""

from __future__ import annotations

from dataclasses import fields

from marsad.model.records import Ledger
from marsad.observatory.answer import Answer
from marsad.observatory.figures import missing
from marsad.observatory.names import isolated
from marsad.observatory.numerals import count, date, months, number, say, span
from marsad.terms.codelists import codes, label


def evidence(answer: Answer, lang: str) -> str:
    """How many records are verified, cited, unquoted, missing or contradicted; what to do where none is verified."""
    held = answer.evidence
    shown = [s for s in codes("evidence") if held.get(s) or s in ("verified", "cited", "unquoted")]
    items = [_evidence_item(s, held.get(s, 0), lang) for s in shown]
    records = count(held.get("records", 0), "record", lang)
    told = say("evidence", "counts", lang, records=records, list=say("lists", "comma", lang).join(items))
    if held.get("verified", 0) + held.get("image", 0):
        return told
    return f"{told} {say('evidence', 'unchecked', lang)}"


def _evidence_item(status: str, n: int, lang: str) -> str:
    if status == "none":
        return say("evidence", "item-none", lang, n=number(n, lang))
    return say("evidence", "item", lang, n=number(n, lang), status=label("evidence", status, lang))


def data_as_of(answer: Answer, lang: str, ledger: Ledger | None = None) -> list[str]:
    """Up to when each data set runs: the events' release, and the ledger's latest dated record of each table."""
    info = answer.info
    if info is None:
        made = [say("data", "no-events", lang)]
    else:
        told = {"release": isolated(info.release, lang), "span": months(info.start, info.stop, lang)}
        made = [say("data", f"events-{info.origin}", lang, **told)]
    latest = latest_dates(ledger) if ledger is not None else {}
    if latest:
        items = [
            say("data", "table", lang, table=say("tables", table, lang), date=isolated_date(day, lang))
            for table, day in latest.items()
        ]
        made.append(say("data", "ledger", lang, list=say("lists", "comma", lang).join(items)))
    return made


def isolated_date(edtf: str, lang: str) -> str:
    """A date of the ledger in words: digits and hyphens alone would turn around in right-to-left text."""
    return date(edtf, lang)


def latest_dates(ledger: Ledger) -> dict[str, str]:
    """The latest day of each table whose records are dated, as ISO 8601."""
    made = {}
    for table in fields(ledger):
        days = [d.last for r in getattr(ledger, table.name) if (d := getattr(r, "date", None)) is not None and d.last]
        if days and table.name != "sources":
            made[table.name] = max(days).isoformat()
    return made


def windows(answer: Answer, lang: str) -> list[str]:
    """Which months are compared with which; the events' own where they end earlier."""
    spans = answer.spans
    pairs = [("ledger", spans.window, spans.before)]
    if answer.info is not None and 0 < spans.events.months < spans.window.months:
        pairs.append(("events", spans.events, spans.events_before))
    return [
        say("windows", kind, lang, span=span(w, lang), before=span(b, lang), months=count(w.months, "month", lang))
        for kind, w, b in pairs
    ]


def caveats(answer: Answer, lang: str) -> list[str]:
    """What a reader must know before quoting."""
    return [missing(c, lang) for c in answer.caveats]
