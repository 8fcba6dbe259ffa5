"""Who belongs: membership, and coverage (how much of the organization's activity lies in member states)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from marsad.measures.case import Case, Ended, compare, drawn, estimate, missing
from marsad.measures.draws import Mask, count_change, share_change
from marsad.measures.occasion import Occasions
from marsad.model.estimate import Dimension, Floats, Missing
from marsad.model.panel import Panel


def membership(case: Case) -> Dimension:
    """Number of members at the windows' ends; in a region, of member states there."""
    inside = np.array([case.inside is None or case.holds(case.iso3(m.actor)) for m in case.members.rows], dtype=bool)
    chosen = [m for m, keep in zip(case.members.rows, inside, strict=True) if keep]
    if not case.members.rows:
        return missing(case, "membership", "members", Missing("no membership is recorded", "لا عضوية مسجلة"))

    if case.inside is not None and not any(
        case.members.at(float(o.last_day()))[inside].any() for o in (case.before, case.after)
    ):
        none = Missing("no member state lies in this region", "لا دولة عضوًا في هذه المنطقة")
        return missing(case, "membership", "members", none)

    def at(occasions: Occasions) -> Mask:
        return np.asarray(case.members.at(float(occasions.last_day()))[inside])

    def end_of(occasions: Occasions) -> Ended:
        counts = at(occasions).sum(axis=0).astype(float)
        inputs = [f"memberships:{m.id}" for m in chosen]
        return Ended(estimate(counts, "members", len(chosen), inputs), counts)

    gain = at(case.after).mean(axis=1) - at(case.before).mean(axis=1)
    details = {
        "joined": sorted(m.actor for m, g in zip(chosen, gain, strict=True) if g > 0.5),
        "left": sorted(m.actor for m, g in zip(chosen, gain, strict=True) if g < -0.5),
    }
    return compare(case, "membership", "members", end_of, lambda a, b: count_change(drawn(a), drawn(b)), details)


def coverage(case: Case) -> Dimension:
    """Share of the window's events in member states, with the members of both windows' ends.

    The events are held fixed, so that the change is what the joining of members added.
    """
    events = case.events
    if isinstance(events, Missing):
        return missing(case, "coverage", "share", events)
    total = int(events.events.sum())
    if total == 0:
        none = Missing("no event of the organization in the window", "لا أحداث للتنظيم في الفترة")
        return missing(case, "coverage", "share", none)
    inputs = [f"memberships:{m.id}" for m in case.members.rows if _counts(case, events, m.actor)]
    if case.inside is not None and not inputs:
        none = Missing("no member state has events in this region", "لا دولة عضوًا وقعت فيها أحداث في هذه المنطقة")
        return missing(case, "coverage", "share", none)
    gained = None if isinstance(case.gained, Missing) or not len(case.gained) else _one_row_per_cell(case.gained)

    def end_of(occasions: Occasions) -> Ended:
        member = case.members.at(float(occasions.last_day()))
        share = _share_in_members(case, events, member)
        details = {}
        if gained is not None:
            new_cells = _share_in_members(case, gained, member)
            details = {"new_cells_share": round(float(np.median(new_cells)), 4)}
        return Ended(estimate(share, "share", total, inputs), share, total, details)

    return compare(
        case,
        "coverage",
        "share",
        end_of,
        lambda a, b: share_change(drawn(a), drawn(b), a.n, b.n, exact=True),
        {"events": total, "new_cells": 0 if gained is None else len(gained)},
    )


def _counts(case: Case, events: Panel, actor: str) -> bool:
    return bool(case.iso3(actor)) and case.iso3(actor) in set(events.country.tolist())


def _share_in_members(case: Case, events: Panel, member: Mask) -> Floats:
    """Share of events in countries that are members, per draw; each country once, however many rows it has."""
    total = float(events.events.sum())
    inside = np.zeros(member.shape[1])
    rows: dict[str, list[int]] = {}
    for index, row in enumerate(case.members.rows):
        if iso3 := case.iso3(row.actor):
            rows.setdefault(iso3, []).append(index)
    for iso3, indexes in rows.items():
        count = float(events.events[events.country == iso3].sum())
        if count:
            inside += count * member[indexes].any(axis=0)
    return inside / total


def _one_row_per_cell(panel: Panel) -> Panel:
    """One row a cell, in the country where most of its events lie, counted once."""
    best: dict[int, int] = {}
    sums: dict[tuple[int, str], int] = {}
    for index, (gid, country, events) in enumerate(zip(panel.gid, panel.country, panel.events, strict=True)):
        key = (int(gid), str(country))
        sums[key] = sums.get(key, 0) + int(events)
        held = best.get(key[0])
        if held is None or sums[key] > sums[key[0], str(panel.country[held])]:
            best[key[0]] = index
    mask = np.zeros(len(panel), dtype=bool)
    mask[list(best.values())] = True
    chosen = panel.where(mask)
    return replace(chosen, events=np.ones_like(chosen.events))
