"""What a reader must know before quoting an answer: where the data or the ledger fall short of the question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from marsad.measures.occasion import Occasions, kept, members_of
from marsad.model.dates import month_start
from marsad.model.estimate import Missing
from marsad.model.records import Figure, Ledger
from marsad.observatory.answer import Spans
from marsad.observatory.sides import Inputs, Labels, unnamed

DATED = ("meetings", "commitments", "deliveries", "votes", "custody", "repatriations", "figures")


def caveats(inputs: Inputs, spans: Spans, names: Labels) -> tuple[Missing, ...]:
    """All caveats of an answer, the gravest first."""
    return (*_faults(inputs), *_data(inputs, spans, names), *_ledger_end(inputs.ledger, spans), *_gap(inputs, spans))


def _faults(inputs: Inputs) -> Iterator[Missing]:
    if inputs.problems:
        yield Missing(
            f"`marsad check` reports problems in this dossier ({inputs.problems}): the answer rests on it as it stands",
            f"يُظهر الأمر marsad check مشكلات في هذا الملف ({inputs.problems})، والجواب مبني عليه كما هو",
        )


def _data(inputs: Inputs, spans: Spans, names: Labels) -> Iterator[Missing]:
    info = inputs.info
    if info is None:
        return
    if names.own and not len(inputs.panel.of(names.own)) and info.countries is None:
        yield unnamed(inputs)
    months = spans.events.months
    if spans.events.stop < spans.window.stop:
        yield Missing(
            f"events end {months} months into the window of {spans.window.months}: "
            f"the organization's dimensions compare {months} months with the {months} before them",
            f"تنتهي بيانات الأحداث قبل نهاية الفترة ({months} شهرًا من {spans.window.months}): "
            f"فأبعاد التنظيم تقارن هذه الأشهر بمثلها قبلها",
        )
    if info.note_en:
        yield Missing(info.note_en, info.note_ar or info.note_en)


def _ledger_end(ledger: Ledger, spans: Spans) -> Iterator[Missing]:
    days = [row.date.first or row.date.last for table in DATED for row in getattr(ledger, table)]
    latest = max((day for day in days if day), default=None)
    if latest is not None and latest < month_start(spans.window.stop - 1):
        yield Missing(
            f"the ledger's latest dated record is of {latest.isoformat()}, before the window ends",
            f"أحدث قيد مؤرخ في الدفتر بتاريخ {latest.isoformat()}، أي قبل نهاية الفترة",
        )


def _gap(inputs: Inputs, spans: Spans) -> Iterator[Missing]:
    """Members that a published count holds and no row names, at the window's end."""
    last_day = Occasions(inputs.scene, inputs.ledger, spans.window).last_day()
    published = _latest_count(inputs, dt.date.fromordinal(last_day))
    if published is None or published.date.last is None:
        return
    day = float(published.date.last.toordinal())
    named = members_of(inputs.scene, inputs.ledger).at(day).sum(axis=0)
    least = published.value if published.low is None else published.low
    most = published.value if published.high is None and published.low is None else published.high
    if least <= named.max() and (most is None or named.min() <= most):
        return
    value, rows = f"{published.value:g}", f"{int(named.mean().round())}"
    yield Missing(
        f"the ledger names {rows} members where {value} were published ({published.date}): "
        "membership, coverage and participation rest on those named",
        f"يسمي الدفتر {rows} من الأعضاء والعدد المنشور {value} ({published.date})، "
        "والعضوية والتغطية والمشاركة مبنية على المسمَّين",
    )


def _latest_count(inputs: Inputs, day: dt.date) -> Figure | None:
    side = ("", "coalition")
    rows = [
        f
        for f in kept(inputs.ledger.figures)
        if f.what == "members" and not f.area and f.side in side and f.date.last is not None and f.date.last <= day
    ]
    return max(rows, key=lambda f: (str(f.date.last), f.rank == "preferred", f.id), default=None)
