"""Words, money and where they come from: quotes, sources, amounts with a unit, figures that name their meeting."""

from __future__ import annotations

import re
from dataclasses import fields

from marsad.dossier import layout
from marsad.dossier.rules.subject import Subject, certainly_before
from marsad.terms.currencies import CURRENCIES

_CURRENCY_LIKE = re.compile(r"[A-Z]{3}(?:-goal)?\Z", re.ASCII)
MEETING_FIGURES = ("delegations", "ministers")


def quotes(subject: Subject) -> None:
    """A quote is short, and says whose words it holds."""
    for table in fields(subject.ledger):
        if table.name == "sources":
            continue
        for record in getattr(subject.ledger, table.name):
            if len(record.quote) > layout.QUOTE_CHARACTERS:
                limit = layout.QUOTE_CHARACTERS
                subject.note("quote-long", table.name, record, "quote", found=len(record.quote), limit=limit)
            if record.quote and not record.source:
                subject.note("quote-alone", table.name, record, "source")


def sources(subject: Subject) -> None:
    """A source can be found again, by its address or title, and was not retrieved before it was published."""
    for source in subject.ledger.sources:
        if not source.url and not source.title:
            subject.note("source-nameless", "sources", source, "url")
        if certainly_before(source.retrieved, source.date):
            subject.note("source-order", "sources", source, "retrieved", retrieved=source.retrieved, date=source.date)


def amounts(subject: Subject) -> None:
    """An amount has a unit; what looks like a currency code is one."""
    for table in ("commitments", "deliveries"):
        for record in getattr(subject.ledger, table):
            if record.amount is not None and not record.unit:
                subject.note("amount-unit", table, record, "unit", value=f"{record.amount:g}")
    for table in ("commitments", "deliveries", "figures"):
        for record in getattr(subject.ledger, table):
            if _CURRENCY_LIKE.match(record.unit) and record.unit[:3] not in CURRENCIES:
                near = subject.hints.near(record.unit[:3], sorted(CURRENCIES))
                subject.note("currency", table, record, "unit", value=record.unit, near=near or "USD")


def meeting_figures(subject: Subject) -> None:
    """Figures of delegations and ministers name their meeting in `area`."""
    meetings = {meeting.id for meeting in subject.ledger.meetings}
    for figure in subject.ledger.figures:
        if figure.what in MEETING_FIGURES and figure.area not in meetings and subject.sound("meetings"):
            near = subject.hints.near(figure.area, sorted(meetings))
            code = "figure-meeting-near" if near else "figure-meeting"
            subject.note(code, "figures", figure, "area", value=figure.area, what=figure.what, near=near)


RULES = (quotes, sources, amounts, meeting_figures)
