"""The answer of one dossier: windows, dimensions, verdicts, what flips them, and what the evidence is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marsad import __version__
from marsad.balance.calls import call, p_expands
from marsad.balance.verdict import Verdict
from marsad.model.dates import month_text
from marsad.model.estimate import LEVEL, Change, Dimension, Estimate, Missing
from marsad.model.panel import Panel, PanelInfo
from marsad.model.scene import Names, Scene, Window

Json = dict[str, Any]
# of a region where one side has no dimension of its own
NO_VERDICT = Verdict("undecided", 0.0, 0.0, {"organization": (), "coalition": ()})


@dataclass(frozen=True, slots=True)
class Assumption:
    """A row of the robustness table: the verdict under another assumption, and the calls that it changes.

    `flips` tells whether the verdict of the whole is another; `changed_calls` lists dimensions called otherwise;
    `dimensions` are the organization's under this assumption where they are worth reading beside the answer's own.
    """

    id: str
    names: Names
    verdict: Verdict
    regions: Mapping[str, Verdict]
    changed_calls: tuple[Json, ...]
    flips: bool
    dimensions: tuple[Dimension, ...] = ()


@dataclass(frozen=True, slots=True)
class Spans:
    """The windows: the ledger's own, and what of it the events cover, each with the window it is compared with."""

    window: Window
    before: Window
    events: Window
    events_before: Window


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that `marsad weigh` knows. `panel` holds the organization's rows that the figures rest on."""

    scene: Scene
    sides: Mapping[str, Names]
    spans: Spans
    dimensions: tuple[Dimension, ...]
    verdict: Verdict
    regions: Mapping[str, Verdict]
    robustness: tuple[Assumption, ...]
    evidence: Mapping[str, int]
    panel: Panel
    info: PanelInfo | None
    caveats: tuple[Missing, ...] = ()

    def find(self, side: str, name: str, region: str = "all") -> Dimension:
        """One dimension; raises KeyError where there is none."""
        for d in self.dimensions:
            if (d.side, d.id, d.region) == (side, name, region):
                return d
        raise KeyError(f"{side}.{name}.{region}")

    def as_json(self, region: str | None = None) -> Json:
        """The answer in the shape of docs/reference/weigh-json.md; with `region`, that region's alone."""
        shown = [d for d in self.dimensions if region is None or d.region == region]
        return {
            "marsad": __version__,
            "dossier": self.scene.id,
            "title": dict(self.scene.title),
            "level": LEVEL,
            "sides": {side: dict(names) for side, names in self.sides.items()},
            "windows": [self._window()],
            "regions": {r.id: dict(r.names) for r in self.scene.regions.values()},
            "dimensions": [dimension_json(d) for d in shown],
            "verdict": self._verdict(region),
            "robustness": [_assumption_json(a, region) for a in self.robustness],
            "evidence": dict(self.evidence),
            "data": [] if self.info is None else [_info_json(self.info)],
            "caveats": [{"en": c.en, "ar": c.ar} for c in self.caveats],
        }

    def _window(self) -> Json:
        spans = self.spans
        return {
            "id": spans.window.id,
            "from": month_text(spans.window.start),
            "to": month_text(spans.window.stop),
            "compared_from": month_text(spans.before.start),
            "compared_to": month_text(spans.before.stop),
            "months": spans.window.months,
            "events_from": month_text(spans.events.start),
            "events_to": month_text(spans.events.stop),
            "events_compared_from": month_text(spans.events_before.start),
            "events_months": spans.events.months,
        }

    def _verdict(self, region: str | None) -> Json:
        chosen = self.verdict if region in (None, "all") else self.regions.get(region, NO_VERDICT)
        flips = [_assumption_json(a, region) for a in self.robustness if a.flips or a.changed_calls]
        return {
            **_verdict_json(chosen),
            "flips": flips,
            "regions": {r: _verdict_json(v) for r, v in self.regions.items() if region in (None, "all", r)},
        }


def figure_id(d: Dimension) -> str:
    """The id under which `marsad explain` knows a dimension."""
    return f"{d.side}.{d.id}.{d.region}"


def dimension_json(d: Dimension) -> Json:
    """One dimension as JSON."""
    return {
        "figure": figure_id(d),
        "side": d.side,
        "id": d.id,
        "region": d.region,
        "unit": d.unit,
        "before": _end_json(d.before),
        "after": _end_json(d.after),
        "change": _change_json(d.change),
        "details": dict(d.details),
    }


def _end_json(end: Estimate | Missing) -> Json:
    if isinstance(end, Missing):
        return {"missing": end.en, "missing_ar": end.ar}
    return {**_numbers(end), "n": end.n, "method": end.method}


def _change_json(change: Change | Missing) -> Json:
    if isinstance(change, Missing):
        return {"missing": change.en, "missing_ar": change.ar}
    return {change.kind: _numbers(change), "p_expands": round(p_expands(change), 4), "call": call(change)}


def _numbers(x: Estimate | Change) -> Json:
    return {"value": _round(x.value), "low": _round(x.low), "high": _round(x.high)}


def _round(x: float) -> float:
    """Six significant digits: more than any figure here is worth, and the same bytes on every machine."""
    if not math.isfinite(x):
        raise ValueError(f"a figure is {x}: measures give Missing instead")
    if x == 0:
        return 0.0
    return round(x, 5 - math.floor(math.log10(abs(x))))


def _verdict_json(v: Verdict) -> Json:
    return {
        "call": v.call,
        "share_organization": round(v.share_organization, 4),
        "share_coalition": round(v.share_coalition, 4),
        "dimensions": {side: list(ids) for side, ids in v.counted.items()},
    }


def _assumption_json(a: Assumption, region: str | None) -> Json:
    chosen = a.verdict if region in (None, "all") else a.regions.get(region, NO_VERDICT)
    made = _verdict_json(chosen)
    del made["dimensions"]
    changed = [c for c in a.changed_calls if region in (None, "all", c["region"])]
    changes = {figure_id(d): _change_json(d.change) for d in a.dimensions if region in (None, d.region)}
    return {"id": a.id, **a.names, **made, "changed_calls": changed, "flips": a.flips, "changes": changes}


def _info_json(info: PanelInfo) -> Json:
    return {
        "release": info.release,
        "origin": info.origin,
        "from": month_text(info.start),
        "to": month_text(info.stop),
        "countries": "world" if info.countries is None else sorted(info.countries),
        "precision": info.precision,
        "licence": info.licence,
        "citations": list(info.citations),
        "digest": info.digest,
        "note": {"en": info.note_en, "ar": info.note_ar},
    }
