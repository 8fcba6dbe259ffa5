"""Small drawings of the answer: the shares of a verdict, and a change with its interval.

In Arabic they are mirrored, as the page is: what is less stands right, what is more stands left.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from marsad.balance.calls import call
from marsad.balance.verdict import DECIDED, Verdict
from marsad.measures.draws import MARGIN
from marsad.model.estimate import Change, Dimension, Estimate
from marsad.observatory.numerals import MINUS, number, percent, share
from marsad.observatory.wording import SIDES, shares
from marsad.report.svg import element, label, picture
from marsad.report.words import DIRECTIONS, say

WIDTH, ROW, THICK = 420.0, 44.0, 16.0  # the picture of a verdict
BAR, TALL, MIDDLE = 168.0, 38.0, 12.0  # a change: width, height, where the interval stands
ENDS = 8.0  # room at both ends of a change
RATIOS = (2.0, 4.0, 6.0, 10.0, 16.0, 32.0, 64.0)  # where the scales of a table may end
SHARES = (0.05, 0.1, 0.25, 0.5, 0.75, 1.0)
EXACT = ("membership", "coverage", "participation", "commitments", "access")  # no margin: any change counts


def mirror(x: float, width: float, lang: str) -> float:
    """Where a point stands in a language's direction."""
    return width - x if DIRECTIONS[lang] == "rtl" else x


def verdict_picture(verdict: Verdict, names: Mapping[str, str], lang: str) -> Markup:
    """Two bars, one a side: the share of weightings in which it leads, and the bar that a verdict takes."""
    parts = shares(verdict)
    told = {side: share(parts[side], DECIDED, lang) for side in SIDES}
    bar = percent(DECIDED, lang)
    height = ROW * len(SIDES) + 22
    start, end = ("right", "left") if DIRECTIONS[lang] == "rtl" else ("left", "right")
    drawn = []
    for row, side in enumerate(SIDES):
        top = row * ROW
        drawn.append(label(mirror(0, WIDTH, lang), top + 15, names[side], lang, start, "name"))
        drawn.append(label(mirror(WIDTH, WIDTH, lang), top + 15, told[side], lang, end, "share"))
        drawn.append(element("rect", x=0, y=top + 21, width=WIDTH, height=THICK, class_="track"))
        width = WIDTH * parts[side]
        left = min(mirror(0, WIDTH, lang), mirror(width, WIDTH, lang))
        drawn.append(element("rect", x=left, y=top + 21, width=width, height=THICK, class_=side))
    x = mirror(WIDTH * DECIDED, WIDTH, lang)
    drawn.append(element("line", x1=x, x2=x, y1=19, y2=height - 18, class_="threshold"))
    drawn.append(label(x, height - 4, say("verdict", "bar", lang, bar=bar), lang, end, "note"))
    described = {"coalition_share": told["coalition"], "organization_share": told["organization"], "bar": bar}
    description = say("verdict", "described", lang, **names, **described)
    return picture(WIDTH, height, say("verdict", "picture", lang), description, *drawn, class_="verdict")


def small_verdict(verdict: Verdict, names: Mapping[str, str], lang: str) -> Markup:
    """The same for a row of a table: both shares in one line, each from its own end, with both bars."""
    parts = shares(verdict)
    told = {f"{side}_share": share(parts[side], DECIDED, lang) for side in SIDES}
    width, height = 160.0, 16.0
    drawn = [element("rect", x=0, y=3, width=width, height=10, class_="track")]
    for side, at in (("coalition", 0.0), ("organization", 1 - parts["organization"])):
        edges = sorted((mirror(at * width, width, lang), mirror((at + parts[side]) * width, width, lang)))
        drawn.append(element("rect", x=edges[0], y=3, width=edges[1] - edges[0], height=10, class_=side))
    for bar in (DECIDED, 1 - DECIDED):
        drawn.append(element("line", x1=bar * width, x2=bar * width, y1=0, y2=height, class_="threshold"))
    description = say("verdict", "described", lang, **names, **told, bar=percent(DECIDED, lang))
    return picture(width, height, say("verdict", "picture", lang), description, *drawn, class_="small-verdict")


def reach_of(dimensions: Iterable[Dimension]) -> Mapping[str, float]:
    """How far the scales of one table go: of ratios as a factor, of shares as a difference."""
    ratios, differences = [RATIOS[0]], [0.05]
    for d in dimensions:
        if isinstance(d.change, Change) and d.change.kind == "ratio":
            ratios += [max(x, 1 / x) for x in (d.change.low, d.change.high) if x > 0]
        elif isinstance(d.change, Change) and d.unit == "share":
            differences += [abs(d.change.low), abs(d.change.high)]
    factor = next((r for r in RATIOS if r >= max(ratios)), RATIOS[-1])
    return {"ratio": factor, "share": next(s for s in SHARES if s >= min(max(differences), 1.0))}


def change_bar(dimension: Dimension, reach: Mapping[str, float], lang: str, title: str) -> Markup:
    """A change as a dot with its interval, the margin of no change as a band, and the ends of the scale."""
    change = dimension.change
    assert isinstance(change, Change)
    limit = reach["ratio"] if change.kind == "ratio" else _limit(change, dimension.unit, reach)

    def at(value: float) -> tuple[float, bool]:
        share_of = _position(change, value, limit)
        x = ENDS + (max(min(share_of, 1.0), -1.0) + 1) / 2 * (BAR - 2 * ENDS)
        return mirror(x, BAR, lang), abs(share_of) > 1

    drawn = []
    if (margin := _margin(dimension)) is not None:
        a, b = sorted((at(margin[0])[0], at(margin[1])[0]))
        drawn.append(element("rect", x=a, y=1, width=b - a, height=2 * MIDDLE - 2, class_="margin"))
    none = at(1.0 if change.kind == "ratio" else 0.0)[0]
    drawn.append(
        element("line", x1=mirror(ENDS, BAR, lang), x2=mirror(BAR - ENDS, BAR, lang), y1=23, y2=23, class_="axis")
    )
    drawn.append(element("line", x1=none, x2=none, y1=1, y2=25, class_="none"))
    (low, cut_low), (high, cut_high), (value, _) = at(change.low), at(change.high), at(change.value)
    drawn.append(element("line", x1=low, x2=high, y1=MIDDLE, y2=MIDDLE, class_="interval"))
    for x, cut in ((low, cut_low), (high, cut_high)):
        if not cut and change.low != change.high:
            drawn.append(element("line", x1=x, x2=x, y1=MIDDLE - 4, y2=MIDDLE + 4, class_="interval"))
    drawn.append(element("circle", cx=value, cy=MIDDLE, r=3.6, class_=f"dot-{call(change)}"))
    least, most = _ends(change, dimension.unit, limit, lang)
    drawn.append(label(mirror(0, BAR, lang), TALL - 4, least, lang, "right" if DIRECTIONS[lang] == "rtl" else "left"))
    drawn.append(label(mirror(BAR, BAR, lang), TALL - 4, most, lang, "left" if DIRECTIONS[lang] == "rtl" else "right"))
    return picture(BAR, TALL, say("table", "bar", lang), title, *drawn, class_=f"change {dimension.side}")


def _limit(change: Change, unit: str, reach: Mapping[str, float]) -> float:
    """Where the scale of a difference ends: a table's shares have one scale, every count its own."""
    if unit == "share":
        return reach["share"]
    largest = max(abs(change.low), abs(change.high), 1e-9)
    power = 10.0 ** math.floor(math.log10(largest))
    return next(f * power for f in (1, 2, 5, 10) if f * power >= largest - 1e-12)


def _position(change: Change, value: float, limit: float) -> float:
    """-1 to 1 within the scale, beyond it outside."""
    if change.kind == "ratio":
        return math.log(max(value, 1e-9)) / math.log(limit)
    return value / limit


def _margin(dimension: Dimension) -> tuple[float, float] | None:
    """The changes that count as none; None for an exact count."""
    if isinstance(dimension.change, Change) and dimension.change.kind == "ratio":
        return 1 - MARGIN, 1 + MARGIN
    if dimension.id in EXACT or not isinstance(dimension.before, Estimate):
        return None
    width = MARGIN * abs(dimension.before.value)
    return -width, width


def _ends(change: Change, unit: str, limit: float, lang: str) -> tuple[str, str]:
    """The labels of a scale's ends."""
    signs = ("÷", "×") if change.kind == "ratio" else (MINUS, "+")
    points = change.kind != "ratio" and unit == "share"
    size = say("table", "points", lang, n=number(100 * limit, lang)) if points else number(limit, lang)
    least, most = (f"{sign}{size}" for sign in signs)
    return (least, most) if lang != "ar" else (f"\u2067{least}\u2069", f"\u2067{most}\u2069")
