"""Charts over time, drawn for each language: in Arabic time runs from right to left, as the whole page does.

Invariant: a month without data is hatched and carries no mark; the axis begins at 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from marsad.model.dates import month_start
from marsad.model.estimate import Floats
from marsad.observatory.numerals import month, number, plain
from marsad.report.series import Course
from marsad.report.svg import element, join, label, path, picture
from marsad.report.words import DIRECTIONS, say

WIDTH, HEIGHT = 480.0, 200.0
TOP, BOTTOM, START, END = 26.0, 24.0, 46.0, 10.0  # margins; START holds the labels of the upright axis
YEAR_LABEL = 38.0  # what the label of a year takes
GRID = 3  # upright steps at the most


@dataclass(frozen=True, slots=True)
class Frame:
    """Where months and values stand on a chart of one language."""

    course: Course
    lang: str
    top: float

    @property
    def mirrored(self) -> bool:
        return DIRECTIONS[self.lang] == "rtl"

    def x(self, month_id: float) -> float:
        share = (month_id - self.course.start) / max(self.course.stop - self.course.start, 1)
        at = START + share * (WIDTH - START - END)
        return WIDTH - at if self.mirrored else at

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - value / self.top * (HEIGHT - TOP - BOTTOM)

    def band(self, start: float, stop: float, class_: str) -> Markup:
        """A shade over the months [start, stop)."""
        a, b = sorted((self.x(max(start, self.course.start)), self.x(min(stop, self.course.stop))))
        if b <= a:
            return Markup("")
        return element("rect", x=a, y=TOP, width=b - a, height=HEIGHT - TOP - BOTTOM, class_=class_)


def chart(course: Course, title: str, lang: str, kind: str, side: str) -> Markup:
    """A chart of one course; `kind` is bars (sums of a month) or line (a state at its end), `side` sets the colour."""
    shown = course.high[~np.isnan(course.high)]
    step = nice_step(float(shown.max()) if len(shown) else 1.0)
    top = step * max(math.ceil((float(shown.max()) if len(shown) else 1.0) / step), 1)
    frame = Frame(course, lang, top)
    marks = _bars(frame) if kind == "bars" else _line(frame)
    layers = (*_shades(frame), *_axes(frame, step), *marks)
    return picture(WIDTH, HEIGHT, title, describe(course, lang), *layers, class_=f"chart {side}")


def nice_step(highest: float) -> float:
    """A round step so that at most `GRID` of them reach the highest value; never below 1, for counts are shown."""
    rough = max(highest, 1.0) / GRID
    power = 10.0 ** math.floor(math.log10(rough))
    return max(next(f * power for f in (1, 2, 5, 10) if f * power >= rough - 1e-9), 1.0)


def describe(course: Course, lang: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    first, last = month(course.start, lang), month(course.stop - 1, lang)
    if np.isnan(course.value).all():
        return say("time", "no-data", lang)
    peak = int(np.nanargmax(course.value))
    told = {"peak": number(float(course.value[peak]), lang), "when": month(course.start + peak, lang)}
    return say("time", "described", lang, **{"from": first, "to": last}, **told)


def _shades(frame: Frame) -> list[Markup]:
    course = frame.course
    made = [
        frame.band(course.before.start, course.before.stop, "shade before"),
        frame.band(course.window.start, course.window.stop, "shade window"),
    ]
    missing = np.flatnonzero(np.diff(np.concatenate([[0], np.isnan(course.value).astype(int), [0]])))
    for start, stop in zip(missing[::2], missing[1::2], strict=True):
        made.append(frame.band(course.start + int(start), course.start + int(stop), "no-data"))
    for window, key in ((course.before, "before"), (course.window, "window")):
        middle = (max(window.start, course.start) + min(window.stop, course.stop)) / 2
        if window.months > 0:
            made.append(label(frame.x(middle), TOP - 8, say("time", key, frame.lang), frame.lang, class_="note"))
    return made


def _axes(frame: Frame, step: float) -> list[Markup]:
    made = []
    ends = sorted((frame.x(frame.course.start), frame.x(frame.course.stop)))
    edge, side = (ends[1] + 6, "left") if frame.mirrored else (ends[0] - 6, "right")
    value = 0.0
    while value <= frame.top + 1e-9:
        y = frame.y(value)
        made.append(element("line", x1=ends[0], x2=ends[1], y1=y, y2=y, class_="grid" if value else "axis"))
        made.append(label(edge, y + 4, number(value, frame.lang), frame.lang, side))
        value += step
    years = range(month_start(frame.course.start).year, month_start(frame.course.stop - 1).year + 1)
    wide = abs(frame.x(12) - frame.x(0))
    every = max(math.ceil(YEAR_LABEL / wide), 1)
    for year in years:
        january = (year - 1980) * 12 + 1
        if january >= frame.course.start:
            x = frame.x(january)
            made.append(element("line", x1=x, x2=x, y1=HEIGHT - BOTTOM, y2=HEIGHT - BOTTOM + 4, class_="axis"))
        if (year - years.stop + 1) % every == 0 and january + 6 > frame.course.start:
            made.append(label(frame.x(january + 6), HEIGHT - 7, plain(year, frame.lang), frame.lang))
    return made


def _steps(frame: Frame, values: Floats) -> list[list[tuple[float, float]]]:
    """Corners of a staircase over the months, one run for each stretch with data."""
    runs: list[list[tuple[float, float]]] = [[]]
    for index, value in enumerate(values.tolist()):
        if math.isnan(value):
            runs.append([])
            continue
        at = frame.course.start + index
        runs[-1] += [(frame.x(at), frame.y(value)), (frame.x(at + 1), frame.y(value))]
    return [run for run in runs if run]


def _bars(frame: Frame) -> list[Markup]:
    floor = frame.y(0)
    areas = [[(run[0][0], floor), *run, (run[-1][0], floor)] for run in _steps(frame, frame.course.value)]
    return [element("path", d=path(areas, closed=True), class_="bars")] if areas else []


def _line(frame: Frame) -> list[Markup]:
    low, high = (_steps(frame, v) for v in (frame.course.low, frame.course.high))
    made = []
    if (frame.course.low != frame.course.high).any():
        bands = [a + b[::-1] for a, b in zip(low, high, strict=True)]
        made.append(element("path", d=path(bands, closed=True), class_="band"))
    made.append(element("path", d=path(_steps(frame, frame.course.value), closed=False), class_="course"))
    return [join(made)]
