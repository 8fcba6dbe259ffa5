"""A small hand-made observatory for tests: four members, three regions, 24 months of events around a meeting."""

from __future__ import annotations

import numpy as np

from marsad.model.dates import parse_edtf, parse_month
from marsad.model.panel import Panel, PanelInfo
from marsad.model.records import Actor, Attendance, Commitment, Crossing, Ledger, Mandate, Meeting, Membership, Source
from marsad.model.scene import Profile, Region, Scene, Window
from marsad.observatory.answer import Answer
from marsad.observatory.sides import Inputs
from marsad.observatory.weigh import weigh

WINDOW = Window("second", parse_month("2019-01"), parse_month("2021-01"), "first-meeting", "second-meeting")
COALITION = {"en": "Northern League", "ar": "الرابطة الشمالية", "fr": "Ligue du Nord"}
ORGANIZATION = {"en": "River Front", "ar": "جبهة النهر", "fr": "Front du fleuve"}


def scene() -> Scene:
    regions = {
        "home": Region("home", {"en": "Home", "ar": "الموطن", "fr": "Foyer"}, frozenset({"IRQ", "SYR"})),
        "south": Region("south", {"en": "The South", "ar": "الجنوب", "fr": "Le Sud"}, frozenset({"NGA"})),
        "rest": Region(
            "rest", {"en": "Elsewhere", "ar": "أماكن أخرى", "fr": "Ailleurs"}, frozenset(), ("home", "south")
        ),
    }
    profile = Profile(core="home", comparable=(("first-meeting", "second-meeting"),))
    title = {"en": "A hand-made case", "ar": "حالة مصنوعة", "fr": "Un cas"}
    return Scene("hand-made", title, "NL", "RF", ("military",), regions, (WINDOW,), profile)


def ledger() -> Ledger:
    def actor(id_: str, kind: str, iso3: str = "", names: tuple[str, ...] = (), **labels: str) -> Actor:
        return Actor(
            id_, labels.get("en", id_), labels.get("ar", id_), labels.get("fr", id_), kind, iso3, names, (), source="s1"
        )

    actors = (
        actor("NL", "body", **COALITION),
        actor("RF", "armed-group", names=("RF",), **ORGANIZATION),
        *(actor(code, "state", code) for code in ("IRQ", "NGA", "SYR", "TUR")),
    )
    joined = {"IRQ": "2015", "TUR": "2015", "NGA": "2019-06/2019-09", "SYR": "2015"}
    memberships = tuple(
        Membership(f"nl-{code}", code, "NL", parse_edtf(day), None, "", source="s1", quote=f"{code} joined")
        for code, day in joined.items()
    )
    meetings = tuple(
        Meeting(id_, parse_edtf(day), None, "Here", "ministerial", "NL", id_, id_, source="s1")
        for id_, day in (("first-meeting", "2019-01-15"), ("second-meeting", "2020-12-10"))
    )
    attendance = tuple(
        Attendance(f"{m.id}-{code}", m.id, code, "attended" if code != "SYR" else "absent", "minister", source="s1")
        for m in meetings
        for code in ("IRQ", "NGA", "SYR", "TUR")
    )
    commitments = tuple(
        Commitment(
            f"c{i}", m.id, m.date, ("NL",), ("IRQ",), "military", "Train", "تدريب", None, "", None, ("SYR",) * (i % 2)
        )
        for m in meetings
        for i in range(3 if m.id == "first-meeting" else 4, 8)
    )
    crossings = (Crossing("gate", "Gate", "المعبر", 36.0, 37.0, ("SYR", "TUR"), source="s1"),)
    mandates = (Mandate("m1", "gate", parse_edtf("2017-01-10"), parse_edtf("2020-01-10"), "", source="s1"),)
    source = Source(
        "s1", "A <statement>", "The League", parse_edtf("2020-12-10"), "en", "statement", "https://a.b/c", "", None, ""
    )
    return Ledger(
        sources=(source,),
        actors=actors,
        memberships=memberships,
        meetings=meetings,
        attendance=attendance,
        commitments=commitments,
        crossings=crossings,
        mandates=mandates,
    )


def panel(*, shrinks: bool = True) -> Panel:
    """Events of RF in 40 cells a month of Iraq before and 20 after (`shrinks`), and a few in Nigeria throughout."""
    rng = np.random.default_rng(7)
    rows = []
    for month in range(WINDOW.start - 24, WINDOW.stop):
        after = month >= WINDOW.start
        many = 20 if after == shrinks else 40
        for place, cells, country in ((180_000, many, "IRQ"), (140_000, 25, "NGA")):
            for gid in place + rng.choice(2 * many if country == "IRQ" else 60, cells // 3, replace=False):
                rows.append((int(gid), month, country, int(rng.integers(1, 5)), int(rng.choice([1, 3]))))
    gid, months, countries, events, types = zip(*rows, strict=True)
    n = len(rows)
    many = np.array(events, dtype=np.int64)
    return Panel(
        *(np.full(n, "RF"), np.full(n, "a"), np.full(n, "")),
        *(np.array(types, dtype=np.int64), np.array(gid, dtype=np.int64), np.array(months, dtype=np.int64)),
        *(np.array(countries), many, many, 2 * many, 3 * many),
    )


def info(stop: str = "2021-01") -> PanelInfo:
    return PanelInfo(
        "Test GED 1.0",
        "shipped",
        parse_month("2010-01"),
        parse_month(stop),
        None,
        "cells",
        "CC BY",
        ("Nobody (2021)",),
        "0",
    )


def inputs(*, events_stop: str = "2021-01", shrinks: bool = True) -> Inputs:
    about = info(events_stop)
    rows = panel(shrinks=shrinks)
    evidence = {"records": 30, "verified": 0, "cited": 4, "unquoted": 26, "missing": 0, "contradicted": 0}
    return Inputs(scene(), ledger(), rows.between(about.start, about.stop), about, evidence)


def answer(*, events_stop: str = "2021-01", shrinks: bool = True) -> Answer:
    return weigh(inputs(events_stop=events_stop, shrinks=shrinks), WINDOW)
