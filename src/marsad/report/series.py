"""What the charts show: monthly courses of events, deaths, members and authorized crossings.

Invariant: a month for which there are no data has NaN, never 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from marsad.measures.draws import interval
from marsad.measures.occasion import day_draws, kept, members_of
from marsad.measures.rates import own_one_sided
from marsad.model.dates import month_id, month_start
from marsad.model.estimate import Floats
from marsad.model.panel import Ints, Panel, PanelInfo
from marsad.model.records import Ledger
from marsad.model.scene import Window
from marsad.observatory.answer import Answer

LEAD_YEARS = 2  # how many years before the window compared with the charts begin


@dataclass(frozen=True, slots=True)
class Course:
    """A figure of every month [start, start + len(value)), with its interval, and the two windows to be shaded."""

    start: int
    value: Floats
    low: Floats
    high: Floats
    before: Window
    window: Window

    @property
    def stop(self) -> int:
        return self.start + len(self.value)


def months_shown(answer: Answer) -> tuple[int, int]:
    """Whole years around both windows, as [start, stop) VIEWS months."""
    first = month_start(answer.spans.before.start).year - LEAD_YEARS
    last = month_start(answer.spans.window.stop - 1).year
    return (first - 1980) * 12 + 1, (last + 1 - 1980) * 12 + 1


def events(answer: Answer, inside: Callable[[str], bool] | None) -> Course:
    """Events per month that involve the organization, in the countries that `inside` holds (None: everywhere)."""
    panel = answer.panel
    if inside is not None:
        panel = panel.where(np.fromiter((inside(str(c)) for c in panel.country), dtype=bool, count=len(panel)))
    return _counted(answer, panel, panel.events)


def deaths(answer: Answer) -> Course:
    """Deaths (best estimate) per month in the organization's own one-sided violence."""
    own = own_one_sided(answer.panel)
    return _counted(answer, own, own.deaths_best)


def _counted(answer: Answer, panel: Panel, amount: Ints) -> Course:
    start, stop = months_shown(answer)
    seen = (panel.month >= start) & (panel.month < stop)
    sums = np.bincount(panel.month[seen] - start, weights=amount[seen], minlength=stop - start).astype(float)
    sums[~_covered(answer.info, start, stop)] = np.nan
    return Course(start, sums, sums, sums, answer.spans.events_before, answer.spans.events)


def _covered(info: PanelInfo | None, start: int, stop: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    months = np.arange(start, stop)
    if info is None:
        return np.zeros(len(months), dtype=bool)
    return np.asarray((months >= info.start) & (months < info.stop))


def members(answer: Answer, ledger: Ledger) -> Course | None:
    """Members at the end of every month, from the month when the first one joined; None without any membership."""
    found = members_of(answer.scene, ledger)
    if not found.rows:
        return None
    known = [m.from_.first for m in found.rows if m.from_ and m.from_.first]
    start, stop = months_shown(answer)
    start = min(max(start, month_id(min(known)) if known else start), answer.spans.before.start)
    return _drawn(answer, start, stop, lambda day: found.at(day).sum(axis=0).astype(float))


def crossings(answer: Answer, ledger: Ledger) -> Course | None:
    """Crossings with a mandate in force at the end of every month; None where the dossier has no mandate."""
    rows = kept(ledger.mandates)
    if not rows:
        return None
    spans = [
        (
            m.crossing,
            day_draws(m.from_, f"mandates:{m.id}:from"),
            day_draws(m.to, f"mandates:{m.id}:to") if m.to else np.full_like(day_draws(m.from_, ""), np.inf),
        )
        for m in rows
    ]

    def at(day: float) -> Floats:
        total = np.zeros_like(spans[0][1])
        for crossing in sorted({name for name, _, _ in spans}):
            open_ = [(begin <= day) & (day < end) for name, begin, end in spans if name == crossing]
            total += np.any(open_, axis=0)
        return total

    start, stop = months_shown(answer)
    return _drawn(answer, start, stop, at)


def _drawn(answer: Answer, start: int, stop: int, at: Callable[[float], Floats]) -> Course:
    """The median and the 90 % interval of draws on the last day of every month."""
    days = [float(month_start(month + 1).toordinal() - 1) for month in range(start, stop)]
    draws = [at(day) for day in days]
    bounds = np.array([interval(d) for d in draws])
    value = np.array([float(np.median(d)) for d in draws])
    return Course(start, value, bounds[:, 0], bounds[:, 1], answer.spans.before, answer.spans.window)
