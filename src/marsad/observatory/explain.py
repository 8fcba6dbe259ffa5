"""Explaining: the records, quotes and event counts that one figure rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from marsad.dossier.evidence import NO_PROOFS, Proofs, status
from marsad.dossier.load import Dossier
from marsad.errors import UsageError
from marsad.measures.rates import own_one_sided
from marsad.model.dates import month_start
from marsad.model.estimate import Dimension, Estimate
from marsad.model.panel import Panel, PanelInfo
from marsad.model.records import Evidence, Source
from marsad.observatory.answer import Answer, Json, dimension_json, figure_id
from marsad.observatory.places import WHOLE, holder


@dataclass(frozen=True, slots=True)
class Support:
    """One record behind a figure, with its source and what the source proves."""

    table: str
    record: Evidence
    id: str
    status: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Events and deaths of one country and year behind a figure; `when` is before or after."""

    when: str
    country: str
    year: int
    events: int
    deaths_best: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that stands behind one figure."""

    figure: str
    dimension: Dimension
    records: tuple[Support, ...]
    tallies: tuple[Tally, ...]
    info: PanelInfo | None

    def as_json(self) -> Json:
        """The explanation as JSON."""
        return {
            "figure": self.figure,
            "dimension": dimension_json(self.dimension),
            "records": [_support_json(s) for s in self.records],
            "events": [
                {
                    "when": t.when,
                    "country": t.country,
                    "year": t.year,
                    "events": t.events,
                    "deaths_best": t.deaths_best,
                }
                for t in self.tallies
            ],
        }


def explain(answer: Answer, dossier: Dossier, figure: str, proofs: Proofs = NO_PROOFS) -> Explanation:
    """What stands behind a figure, `side.dimension.region` or `dimension` alone; raises UsageError if unknown."""
    found = _find(answer, figure)
    records = tuple(_supports(found, dossier, proofs))
    events = found.side == "organization" or found.id == "coverage"
    tallies = tuple(_tallies(answer, found)) if events else ()
    return Explanation(figure_id(found), found, records, tallies, answer.info if events else None)


def _find(answer: Answer, figure: str) -> Dimension:
    known = {figure_id(d): d for d in answer.dimensions}
    short = {d.id: d for d in answer.dimensions if d.region == WHOLE}
    found = known.get(figure) or known.get(f"{figure}.{WHOLE}") or short.get(figure)
    if found is None:
        listed = ", ".join(sorted(k for k in known if k.endswith(f".{WHOLE}")))
        raise UsageError(f"no figure {figure!r}; there are {listed}, and the same with a region's id at the end")
    return found


def _supports(d: Dimension, dossier: Dossier, proofs: Proofs) -> list[Support]:
    sources = {s.id: s for s in dossier.ledger.sources}
    wanted = list(dict.fromkeys(i for end in (d.before, d.after) if isinstance(end, Estimate) for i in end.inputs))
    made = []
    indexes: dict[str, Mapping[str, Any]] = {}
    for key in wanted:
        table, _, record_id = key.partition(":")
        index = indexes.setdefault(table, {r.id: r for r in getattr(dossier.ledger, table)})
        record = index[record_id]
        made.append(Support(table, record, record_id, status(record, proofs), sources.get(record.source)))
    return made


def _tallies(answer: Answer, d: Dimension) -> list[Tally]:
    spans = answer.spans
    made = []
    for when, window in (("before", spans.events_before), ("after", spans.events)):
        panel = answer.panel.between(window.start, window.stop)
        if d.region != WHOLE:
            holds = holder(answer.scene.regions[d.region], answer.scene.regions)
            panel = panel.where(np.array([holds(str(c)) for c in panel.country], dtype=bool))
        if d.id == "lethality":
            panel = own_one_sided(panel)
        if when == "before" and d.id == "coverage":  # coverage holds the window's own events fixed
            continue
        made += _by_country_and_year(when, panel)
    return made


def _by_country_and_year(when: str, panel: Panel) -> list[Tally]:
    years = np.array([month_start(int(m)).year for m in panel.month], dtype=np.int64)
    made = []
    for country, year in sorted(set(zip(panel.country.tolist(), years.tolist(), strict=True))):
        rows = panel.where((panel.country == country) & (years == year))
        made.append(Tally(when, country, year, int(rows.events.sum()), int(rows.deaths_best.sum())))
    return made


def _support_json(s: Support) -> Json:
    return {
        "table": s.table,
        "id": s.id,
        "status": s.status,
        "quote": s.record.quote,
        "note": s.record.note,
        "rank": s.record.rank,
        "source": None
        if s.source is None
        else {"id": s.source.id, "title": s.source.title, "publisher": s.source.publisher, "url": s.source.url},
    }
