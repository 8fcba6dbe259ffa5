"""What a record says, in few words of either language; and where its source can be opened.

Invariant: nothing of a record is taken for markup or for an address that it is not: only http and https become links.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from marsad.model.dates import Edtf
from marsad.model.records import Actor, Ledger, Source
from marsad.observatory.numerals import number
from marsad.observatory.wording import isolated, isolated_date
from marsad.report.words import say
from marsad.terms.codelists import label

PASSAGE = "…"  # between the first and the last words of a longer quote
DOT = " · "


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says what records hold, in one language, with the names of a ledger."""

    ledger: Ledger
    lang: str
    actors: Mapping[str, Actor] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger, lang: str) -> Speaker:
        """The speaker of a ledger."""
        titles = {m.id: _either(m.title_en, m.title_ar, lang) or m.id for m in ledger.meetings}
        titles |= {c.id: _either(c.name_en, c.name_ar, lang) or c.id for c in ledger.crossings}
        return cls(ledger, lang, {a.id: a for a in ledger.actors}, titles)

    def says(self, table: str, record: Any) -> str:
        """A record in few words."""
        parts = SAYS[table](self, record)
        return DOT.join(isolated(part, self.lang) for part in parts if part)

    def actor(self, code: str) -> str:
        """An actor's name, the code where it is no actor."""
        found = self.actors.get(code)
        return _either(found.name_en, found.name_ar, self.lang) or code if found else code

    def listed(self, codes: tuple[str, ...] | list[str]) -> str:
        """Names one after the other."""
        return self.comma.join(isolated(self.actor(code), self.lang) for code in codes)

    @property
    def comma(self) -> str:
        return "، " if self.lang == "ar" else ", "

    def title(self, code: str) -> str:
        """The title of a meeting or the name of a crossing, the code where there is none."""
        return self.titles.get(code, code)

    def date(self, date: Edtf | None) -> str:
        """A date as it stands in the dossier."""
        return isolated_date(date.text, self.lang) if date else ""

    def number(self, x: float | None) -> str:
        return "" if x is None else number(x, self.lang)

    def amount(self, x: float | None, unit: str) -> str:
        """A number and its unit, which stands in English in the dossier."""
        return f"{self.number(x)} {isolated(unit, self.lang)}".strip()

    def code(self, codelist: str, code: str) -> str:
        return label(codelist, code, self.lang) if code else ""

    def say(self, key: str, **values: str) -> str:
        return say("records", key, self.lang, **values)


def _either(en: str, ar: str, lang: str) -> str:
    return (ar or en) if lang == "ar" else (en or ar)


def _membership(s: Speaker, r: Any) -> list[str]:
    since = s.say("since", **{"from": s.date(r.from_)}) if r.from_ else s.say("since-unknown")
    until = s.say("until", to=s.date(r.to)) if r.to else ""
    return [s.actor(r.actor), s.code("memberships.role", r.role or "member"), since, until]


def _meeting(s: Speaker, r: Any) -> list[str]:
    return [s.title(r.id), s.code("meetings.kind", r.kind), s.date(r.date), r.place]


def _attendance(s: Speaker, r: Any) -> list[str]:
    codes = (s.code("attendance.status", r.status), s.code("attendance.level", r.level))
    return [s.actor(r.actor), *codes, s.title(r.meeting)]


def _commitment(s: Speaker, r: Any) -> list[str]:
    what = _either(r.what_en, r.what_ar, s.lang)
    due = s.say("due", date=s.date(r.due)) if r.due else ""
    needs = s.say("needs", list=s.listed(r.needs)) if r.needs else ""
    amount = s.amount(r.amount, r.unit) if r.amount is not None else ""
    return [what, s.code("lines", r.line), s.date(r.date), amount, due, needs]


def _delivery(s: Speaker, r: Any) -> list[str]:
    amount = s.amount(r.amount, r.unit) if r.amount is not None else ""
    return [r.commitment, s.code("deliveries.status", r.status), s.date(r.date), amount]


def _vote(s: Speaker, r: Any) -> list[str]:
    counts = [s.number(x) or "?" for x in (r.yes, r.no, r.abstain)]
    told = s.say("votes", yes=counts[0], no=counts[1], abstain=counts[2]) if r.yes is not None else ""
    return [s.actor(r.body), r.symbol, r.subject, s.date(r.date), s.code("votes.adopted", r.adopted), told]


def _ballot(s: Speaker, r: Any) -> list[str]:
    return [s.actor(r.actor), r.vote, s.code("ballots.ballot", r.ballot)]


def _crossing(s: Speaker, r: Any) -> list[str]:
    return [s.title(r.id), s.listed(r.countries)]


def _mandate(s: Speaker, r: Any) -> list[str]:
    since = s.say("since", **{"from": s.date(r.from_)})
    return [s.title(r.crossing), since, s.say("until", to=s.date(r.to)) if r.to else "", r.vote]


def _custody(s: Speaker, r: Any) -> list[str]:
    bounds = [s.number(x) for x in (r.low, r.best, r.high)]
    shown = " / ".join(b for b in bounds if b)
    holder = s.say("held", holder=s.actor(r.holder)) if r.holder else ""
    return [r.place, s.code("custody.category", r.category), shown, s.date(r.date), holder]


def _repatriation(s: Speaker, r: Any) -> list[str]:
    count = s.say("count", n=s.number(r.count)) if r.count is not None else ""
    return [s.actor(r.to), s.code("repatriations.category", r.category), count, s.date(r.date), r.from_]


def _position(s: Speaker, r: Any) -> list[str]:
    since = s.say("since", **{"from": s.date(r.from_)}) if r.from_ else ""
    return [s.actor(r.actor), s.code("positions.stance", r.stance), r.subject, since]


def _figure(s: Speaker, r: Any) -> list[str]:
    return [s.code("figures.what", r.what), s.title(r.area), s.amount(r.value, r.unit), s.date(r.date)]


def _actor(s: Speaker, r: Any) -> list[str]:
    return [s.actor(r.id), s.code("actors.kind", r.kind)]


SAYS: Mapping[str, Callable[[Speaker, Any], list[str]]] = {
    "actors": _actor,
    "memberships": _membership,
    "meetings": _meeting,
    "attendance": _attendance,
    "commitments": _commitment,
    "deliveries": _delivery,
    "votes": _vote,
    "ballots": _ballot,
    "crossings": _crossing,
    "mandates": _mandate,
    "custody": _custody,
    "repatriations": _repatriation,
    "positions": _position,
    "figures": _figure,
}


def address(url: str) -> str:
    """An address that may become a link: http or https with a host; '' for everything else."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    safe = (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and not re.search(r"[\s<>\"\\\x00-\x1f]", url.strip())
    )
    return url.strip() if safe else ""


def opened_at(source: Source, words: str) -> str:
    """The source's address, at the words quoted where the browser can find them (a URL text fragment)."""
    link = address(source.url)
    if not link or not words or "#" in link:
        return link
    ends = [quote(part.strip(), safe="").replace("-", "%2D") for part in words.split(PASSAGE) if part.strip()]
    return f"{link}#:~:text={','.join(ends[:: max(len(ends) - 1, 1)])}" if ends else link
