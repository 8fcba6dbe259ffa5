"""The panel: events summed by actor, place and month, as one Ibis expression that any engine can run.

Invariant: an event stands in one row for each of its actors, the tokens of its two comma-separated side names; a name
on both sides stands on side a. `others` holds the event's other actors, sorted and joined by ";" (a ";" inside a name
is written "," there and in `actor`, where no comma can be its own). Deaths are summed after each event's three
estimates are put in order. Types and counts are exact: DATE became whole months before, no time zone, no hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.types as ir

KEY = ("actor", "side", "others", "type_of_violence", "subcell", "month_id", "country")
SUMS = ("events", "deaths_low", "deaths_best", "deaths_high")


def panel(events: ir.Table, extras: tuple[str, ...] = ()) -> ir.Table:
    """The panel of an events table (`events.schema`); `extras` are optional columns that join the key."""
    import ibis

    rows = events.join(actors(events), ["side_a", "side_b"])
    low = ibis.least(rows.low, rows.best, rows.high)
    high = ibis.greatest(rows.low, rows.best, rows.high)
    best = rows.low + rows.best + rows.high - low - high
    rows = rows.mutate(low=low, best=best, high=high, country=rows.iso3)
    return rows.group_by([*KEY, *extras]).aggregate(
        events=rows.count(),
        deaths_low=_sum(rows.low),
        deaths_best=_sum(rows.best),
        deaths_high=_sum(rows.high),
    )


def _sum(deaths: Any) -> Any:
    """An exact sum as int64: engines differ in how wide an integer sum is, whole float64 below 2**53 are exact."""
    return deaths.cast("float64").sum().cast("int64")


def actors(events: ir.Table) -> ir.Table:
    """One row per pair of side names and actor in it: side_a, side_b, actor, side, others."""
    pairs = events.select("side_a", "side_b").distinct()
    pairs = pairs.mutate(on_a=_tokens(pairs.side_a), on_b=_tokens(pairs.side_b))
    pairs = pairs.mutate(everyone=pairs.on_a.concat(pairs.on_b).unique().sort())
    pairs = pairs.mutate(actor=pairs.everyone.unnest())
    return pairs.select(
        "side_a",
        "side_b",
        "actor",
        side=pairs.on_a.contains(pairs.actor).ifelse("a", "b"),
        others=pairs.everyone.filter(lambda name: name != pairs.actor).join(";"),
    )


def _tokens(side: ir.StringValue) -> ir.ArrayValue:
    names = side.split(",").map(lambda name: name.strip().replace(";", ","))
    return names.filter(lambda name: name != "")
