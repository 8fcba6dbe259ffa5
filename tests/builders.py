"""Small worlds for tests: panels from a few events, ledgers from a few records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import numpy as np

from marsad.grid import priogrid
from marsad.measures.case import Case
from marsad.measures.occasion import Occasions, members_of
from marsad.model.dates import Edtf, parse_edtf, parse_month
from marsad.model.estimate import Missing
from marsad.model.panel import Panel
from marsad.model.records import Actor, Ledger, Meeting, Membership
from marsad.model.scene import Profile, Region, Scene, Window

REGIONS = {
    "core": Region("core", {"en": "Core", "ar": "النواة", "fr": "Noyau"}, frozenset({"IRQ", "SYR"})),
    "africa": Region("africa", {"en": "Africa", "ar": "أفريقيا", "fr": "Afrique"}, frozenset({"MLI", "NGA"})),
    "rest": Region("rest", {"en": "Rest", "ar": "البقية", "fr": "Reste"}, frozenset(), ("core", "africa")),
}


def day(text: str) -> Edtf:
    return parse_edtf(text)


def window(start: str, stop: str, opens: str = "", closes: str = "") -> Window:
    return Window("w", parse_month(start), parse_month(stop), opens, closes)


def panel(rows: Iterable[tuple[Any, ...]]) -> Panel:
    """A panel of rows (month text, gid, country, events, type, side, deaths, actor, others); the last five optional."""
    filled = [(*row, *(1, 1, "a", 0, "ORG", "")[len(row) - 3 :]) for row in rows]
    columns = list(zip(*filled, strict=True)) if filled else [[]] * 9
    month, gid, country, events, kind, side, deaths, actor, others = columns

    def ints(values: Any) -> Any:
        return np.array(list(values), dtype=np.int64)

    def texts(values: Any) -> Any:
        return np.array(list(values), dtype="U32")

    return Panel(
        actor=texts(actor),
        side=texts(side),
        others=texts(others),
        type_of_violence=ints(kind),
        gid=ints(gid),
        month=ints([parse_month(m) for m in month]),
        country=texts(country),
        events=ints(events),
        deaths_low=ints(deaths),
        deaths_best=ints(deaths),
        deaths_high=ints(deaths),
    )


def scene(profile: Profile | None = None, windows: tuple[Window, ...] = ()) -> Scene:
    title = {"en": "Test", "ar": "اختبار", "fr": "Essai"}
    return Scene("test", title, "COA", "ORG", ("military",), REGIONS, windows, profile or Profile(core="core"))


def actor(actor_id: str, iso3: str = "", **more: Any) -> Actor:
    kind = "state" if iso3 else "organization"
    return Actor(actor_id, actor_id, actor_id, actor_id, kind, iso3, more.get("names", ()), more.get("old", ()))


def member(iso3: str, since: str | None = "2015-01-01", until: str | None = None, **more: Any) -> Membership:
    return Membership(
        f"m-{iso3}-{since}".lower().replace("/", "_"),
        iso3,
        "COA",
        day(since) if since else None,
        day(until) if until else None,
        more.pop("role", ""),
        **more,
    )


def ministerial(meeting_id: str, date: str) -> Meeting:
    return Meeting(meeting_id, day(date), None, "", "ministerial", "COA", meeting_id, meeting_id)


def case(ledger: Ledger, after: Window, region: str = "all", profile: Profile | None = None, **more: Any) -> Case:
    """A case over [after] and the window of equal length before it."""
    setting = scene(profile)
    nothing = Missing("no events", "لا أحداث")
    inside = None if region == "all" else REGIONS[region].iso3.__contains__
    return Case(
        region,
        setting,
        ledger,
        Occasions(setting, ledger, after.before()),
        Occasions(setting, ledger, after),
        members_of(setting, ledger),
        inside,
        more.get("events", nothing),
        more.get("gained", nothing),
        {a.id: a for a in ledger.actors},
    )


def gid(lat: float, lon: float) -> int:
    return int(priogrid.gid(np.array([lat]), np.array([lon]))[0])


def ordinal(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()
