"""Robustness: the verdict under other assumptions, and what flips it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from marsad.balance.calls import call
from marsad.balance.verdict import Scoring, by_sign, by_sign_beyond_margin, by_size
from marsad.measures.rates import own_one_sided
from marsad.model.estimate import Change, Dimension
from marsad.model.panel import Panel
from marsad.observatory.answer import Answer, Assumption, Spans
from marsad.observatory.sides import Inputs, coalition_dimensions, organization_dimensions, verdicts
from marsad.observatory.windows import common
from marsad.terms.codelists import label

Dimensions = tuple[Dimension, ...]
BESIDE = ("one-sided", "predecessors")  # rows whose figures always stand beside the answer's own


def table(inputs: Inputs, base: Answer, own: frozenset[str], predecessors: frozenset[str]) -> Iterator[Assumption]:
    """Every row of the robustness table."""
    for name, dimensions, scoring in _variants(inputs, base, own, predecessors):
        yield _row(base, name, label_names("assumptions", name), dimensions, scoring)
    for side, ids in base.verdict.counted.items():
        for dropped in ids:
            rest = tuple(d for d in base.dimensions if (d.side, d.id) != (side, dropped))
            names = {
                lang: label("assumptions", "without", lang).format(label("dimensions", dropped, lang))
                for lang in ("en", "ar", "fr")
            }
            yield _row(base, f"without:{side}.{dropped}", names, rest, by_sign, compare_calls=False)


def label_names(codelist: str, code: str) -> dict[str, str]:
    """A code's label in every language."""
    return {lang: label(codelist, code, lang) for lang in ("en", "ar", "fr")}


def _variants(
    inputs: Inputs, base: Answer, own: frozenset[str], predecessors: frozenset[str]
) -> Iterator[tuple[str, Dimensions, Scoring]]:
    coalition = tuple(d for d in base.dimensions if d.side == "coalition")

    def with_panel(panel: Panel) -> Dimensions:
        return (*organization_dimensions(inputs, panel, base.spans), *coalition)

    if len(base.panel):
        yield "one-sided", with_panel(own_one_sided(base.panel)), by_sign
        if predecessors:
            yield "predecessors", with_panel(inputs.panel.of(own | predecessors)), by_sign
        yield "deaths-low", with_panel(replace(base.panel, deaths_best=base.panel.deaths_low)), by_sign
        yield "deaths-high", with_panel(replace(base.panel, deaths_best=base.panel.deaths_high)), by_sign
    if base.spans.events.stop < base.spans.window.stop and base.spans.events.months > 0:
        yield "common-span", _common_span(inputs, base), by_sign
    yield "by-size", base.dimensions, by_size
    yield "beyond-margin", base.dimensions, by_sign_beyond_margin


def _common_span(inputs: Inputs, base: Answer) -> Dimensions:
    """Both sides cut to the months that both sides' data cover."""
    window = common(base.spans.window, base.spans.events.stop)
    spans = Spans(window, window.before(), base.spans.events, base.spans.events_before)
    organization = tuple(d for d in base.dimensions if d.side == "organization")
    return (*organization, *coalition_dimensions(inputs, base.panel, spans))


def _row(
    base: Answer,
    name: str,
    names: dict[str, str],
    dimensions: Dimensions,
    scoring: Scoring,
    *,
    compare_calls: bool = True,
) -> Assumption:
    whole, regions = verdicts(base.scene, dimensions, scoring)
    changed = tuple(_changed_calls(base, dimensions)) if compare_calls else ()
    flips = whole.call != base.verdict.call
    own = tuple(d for d in dimensions if d.side == "organization") if name in BESIDE else ()
    return Assumption(name, names, whole, regions, changed, flips, own)


def _changed_calls(base: Answer, dimensions: Dimensions) -> Iterator[dict[str, Any]]:
    """The calls that differ; a dimension that can't be called under either assumption is no disagreement."""
    old = {(d.side, d.id, d.region): d.change for d in base.dimensions}
    for d in dimensions:
        was = old[d.side, d.id, d.region]
        if isinstance(was, Change) and isinstance(d.change, Change) and call(was) != call(d.change):
            yield {"side": d.side, "id": d.id, "region": d.region, "from": call(was), "to": call(d.change)}
