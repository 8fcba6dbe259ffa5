"""Those held: how many went home or to trial each year, of those held; and how long the rest would take."""

from __future__ import annotations

from typing import Any

import numpy as np

from marsad.measures.case import Case, Ended, compare, drawn, estimate, missing
from marsad.measures.draws import DRAWS, Mask, generator, rate_change
from marsad.measures.occasion import Occasions, kept
from marsad.model.dates import month_text
from marsad.model.estimate import Change, Dimension, Floats, Missing
from marsad.model.records import Custody, Repatriation

UNIT = "share-per-year"
ADDITIVE = ("fighters", "camp-population")  # categories that do not contain each other
STALE_DAYS = 366  # a count older than a year says nothing about a window's end


def custody(case: Case) -> Dimension:
    """People returned or tried in the window, a year, of those held at its end."""
    if case.inside is not None:
        why = Missing("places of custody are not tied to regions", "أماكن الاحتجاز غير منسوبة إلى مناطق")
        return missing(case, "custody", UNIT, why)
    return compare(
        case,
        "custody",
        UNIT,
        lambda occasions: _cleared(case, occasions),
        _change,
        {"refusing": refusing(case)},
    )


def _change(before: Ended, after: Ended) -> Change | Missing:
    """The ratio of two rates of return. People return in operations, so chance is that of the number of operations:
    a gamma of shape operations + ½; where a window has none, half an operation of the usual size stands for it."""
    operations = np.asarray(before.n) + np.asarray(after.n)
    if not operations.any():
        return Missing(
            "nobody is recorded as returned or tried in either window", "لا عائد ولا محاكَم مسجلًا في الفترتين"
        )
    size = (drawn(before) + drawn(after)) / np.maximum(operations, 1)
    draws = []
    for name, end in (("before", before), ("after", after)):
        shape = np.asarray(end.n) + 0.5
        chance = generator(f"custody:operations:{name}").gamma(shape) / shape
        draws.append(np.maximum(np.where(np.asarray(end.n) == 0, size / 2, drawn(end)), 1e-12) * chance)
    return rate_change(draws[0], draws[1])


def _cleared(case: Case, occasions: Occasions) -> Ended:
    years = occasions.window.months / 12
    counted = {c: _people(case, occasions, c) for c in ("return", "transfer", "trial")}
    details: dict[str, Any] = {f"{c}_people": round(float(np.median(v)), 1) for c, (v, *_) in counted.items()}
    held = held_at(kept(case.ledger.custody), occasions.last_day())
    low, best, high = (sum(_count(c, which) for c in held) for which in ("low", "best", "high"))
    details["held"] = best if held else None
    if uncovered := _uncollected(case, occasions):
        return Ended(uncovered, details=details)
    if best <= 0:
        none = Missing("no count of people held in the window's last year", "لا عدد للمحتجزين في آخر سنة من الفترة")
        return Ended(none, details=details)
    gone = counted["return"][0] + counted["trial"][0]
    if float(np.median(gone)) > 0:
        details["years_to_clear"] = round(best / (float(np.median(gone)) / years), 1)
    rng = generator(f"custody:{occasions.window.id}")
    total = rng.triangular(low, best, high, DRAWS) if high > low else np.full(DRAWS, best)
    share = gone / years / total
    inputs = [i for c in ("return", "trial") for i in counted[c][1]] + [f"custody:{c.id}" for c in held]
    operations = np.zeros(DRAWS)
    for mask in (*counted["return"][2], *counted["trial"][2]):
        operations += mask
    return Ended(estimate(share, UNIT, len(inputs), inputs), share, operations, details)


def _uncollected(case: Case, occasions: Occasions) -> Missing | None:
    collected = case.scene.profile.collected.get("repatriations")
    window = occasions.window
    if collected is None or (collected[0] <= window.start and window.stop <= collected[1]):
        return None
    had = [month_text(m) for m in (collected[0], collected[1] - 1)]
    asked = [month_text(m) for m in (window.start, window.stop - 1)]
    return Missing(
        f"returns were collected from {had[0]} to {had[1]} only; the window runs from {asked[0]} to {asked[1]}",
        f"جُمعت بيانات العودة من {had[0]} إلى {had[1]} وحدها، والفترة المطلوبة من {asked[0]} إلى {asked[1]}",
    )


def _people(case: Case, occasions: Occasions, category: str) -> tuple[Floats, list[str], list[Mask]]:
    """People of a category in the window, the records behind them, and in which draws each operation falls into it."""
    total, inputs, masks = np.zeros(DRAWS), [], []
    for row in superseded(kept(case.ledger.repatriations)):
        if row.category != category or row.count is None:
            continue
        mask = occasions.within(row.date, f"repatriations:{row.id}")
        if mask.any():
            total += mask * row.count
            inputs.append(f"repatriations:{row.id}")
            masks.append(mask)
    return total, inputs, masks


def superseded(rows: list[Repatriation]) -> list[Repatriation]:
    """The rows without those that a preferred row of the same route contains in its span of days."""
    preferred = [r for r in rows if r.rank == "preferred"]

    def contained(row: Repatriation) -> bool:
        return any(
            (p.from_, p.to, p.category) == (row.from_, row.to, row.category)
            and (p.date.first is None or (row.date.first is not None and p.date.first <= row.date.first))
            and (p.date.last is None or (row.date.last is not None and row.date.last <= p.date.last))
            for p in preferred
        )

    return [r for r in rows if r.rank == "preferred" or not contained(r)]


def held_at(rows: list[Custody], day: int) -> list[Custody]:
    """The latest count of each place and additive category in the year up to a day (ordinal), preferred first."""
    latest: dict[tuple[str, str], Custody] = {}
    for row in rows:
        last = row.date.last
        if row.category not in ADDITIVE or last is None or not day - STALE_DAYS < last.toordinal() <= day:
            continue
        key = (row.place, row.category)
        held = latest.get(key)
        if held is None or _order(row) > _order(held):
            latest[key] = row
    return [latest[key] for key in sorted(latest)]


def _order(row: Custody) -> tuple[str, bool, str]:
    return str(row.date.last), row.rank == "preferred", row.id


def _count(row: Custody, which: str) -> float:
    best = row.best if row.best is not None else (row.low if row.low is not None else row.high) or 0.0
    value: float | None = getattr(row, which)
    if value is None:
        return best
    return min(value, best) if which == "low" else max(value, best) if which == "high" else value


def refusing(case: Case) -> list[str]:
    """The actors whose stance on taking people back is refusal at the window's end."""
    day = case.after.last_day()
    made = set()
    for p in kept(case.ledger.positions):
        since = p.from_.first.toordinal() if p.from_ and p.from_.first else 0
        until = p.to.last.toordinal() if p.to and p.to.last else day + 1
        if p.subject == "repatriation" and p.stance == "refuses" and since <= day < until:
            made.add(p.actor)
    return sorted(made)
