"""One figure in words: the value of a window, the change between two, the call, and why a figure is missing.

Invariant: what is said never leans further than the interval: a change is called a rise or a fall by its value, and
an interval that crosses no change says so ("between a fall of ... and a rise of ...").
"""

from __future__ import annotations

import re

from marsad.balance.calls import call as call_of
from marsad.model.dates import parse_month
from marsad.model.estimate import Change, Dimension, Estimate, Missing
from marsad.observatory.numerals import MINUS, amount, count, language, localized, month, percent, phrases, say, value
from marsad.terms.codelists import label

NONE = "—"


def dimension_name(name: str, lang: str) -> str:
    """The name of a dimension."""
    return label("dimensions", name, lang)


def row(dimension: Dimension, lang: str) -> str:
    """What a table's row counts: the dimension's name and its unit in few words."""
    return str(phrases()["rows"][dimension.id][language(lang)])


def end(figure: Estimate | Missing, unit: str, lang: str) -> str:
    """The figure of one window with its unit and interval; the reason where it is missing."""
    if isinstance(figure, Missing):
        return missing(figure, lang)
    text = amount(figure.value, unit, lang)
    if figure.low == figure.high:
        return text
    bounds = say("sizes", "interval", lang, low=value(figure.low, unit, lang), high=value(figure.high, unit, lang))
    return f"{text} {bounds}"


def end_value(figure: Estimate | Missing, unit: str, lang: str) -> str:
    """The figure of one window as a table shows it: the number alone, a dash where it is missing."""
    return NONE if isinstance(figure, Missing) else value(figure.value, unit, lang)


def change(dimension: Dimension, lang: str, *, brief: bool = False) -> str:
    """The change with its interval: '−59 % [−68 to −47]', '+4 members'; in Arabic the direction is a word.

    `brief` leaves out what a table's row names already: '+4', '+12 pts [+4 to +20]'.
    """
    made = dimension.change
    if isinstance(made, Missing):
        return missing(made, lang)
    size = _Size(made, dimension.unit)
    if size.value == size.low == size.high == 0:
        return say("sizes", "none", lang)
    return _arabic(size) if lang == "ar" else _english(size, brief)


def _english(size: _Size, brief: bool) -> str:
    unit = (" pts" if size.points else "") if brief else size.unit_name()
    text = size.signed(size.value) + unit
    if size.low == size.high:
        return text
    return f"{text} [{size.signed_number(size.low)} to {size.signed_number(size.high)}]"


def moved(dimension: Dimension, lang: str, *, named: bool = False) -> str:
    """A sentence's part: what moved, in which direction, and by how much; the dimension has a change that is not 0.

    `named` says of the interval what it is.
    """
    made = dimension.change
    assert isinstance(made, Change)
    size = _Size(made, dimension.unit)
    direction = "up" if size.value > 0 else "down"
    phrase = str(phrases()["moved"][dimension.id][direction][language(lang)])
    return phrase.replace("{by}", _by(dimension, size, lang, named))


def ranged(dimension: Dimension) -> bool:
    """Whether the change is known as an interval only: `moved` shows it."""
    return isinstance(dimension.change, Change) and dimension.change.low != dimension.change.high


def call(made: Change | Missing, lang: str) -> str:
    """The call of a change in words; a dash where there is none."""
    return NONE if isinstance(made, Missing) else label("calls", call_of(made), lang)


def missing(why: Missing, lang: str) -> str:
    """The reason why there is no figure; in Arabic with Arabic numerals, months in words and Latin names isolated."""
    return _FOREIGN.sub(_arabized, why.ar) if lang == "ar" else why.en


_FOREIGN = re.compile(
    r"(?P<latin>[A-Za-z][\w.-]*(?: [A-Za-z0-9][\w.-]*)*)|(?P<month>\b\d{4}-\d\d\b(?!-))|(?P<number>\d[\d.,]*)", re.A
)


def _arabized(found: re.Match[str]) -> str:
    if found["latin"]:
        return f"\u2068{found['latin']}\u2069"
    return month(parse_month(found["month"]), "ar") if found["month"] else localized(found["number"], "ar")


def _told_points(x: float) -> float:
    """Percentage points as they are told: whole from ten on, else one figure after the point."""
    return float(round(x)) if x >= 9.95 else round(x, 1)


class _Size:
    """A change in the unit it is told in: per cent for a ratio, points for a share, the unit itself for a count."""

    def __init__(self, made: Change, unit: str) -> None:
        self.ratio = made.kind == "ratio"
        self.points = not self.ratio and unit == "share"
        self.unit = unit
        self.value, self.low, self.high = (self._told(x) for x in (made.value, made.low, made.high))

    def _told(self, x: float) -> float:
        return x - 1 if self.ratio else 100 * x if self.points else x

    def number(self, x: float, lang: str) -> str:
        """The size of `x` without direction, with a per cent sign for a ratio."""
        if self.ratio:
            return percent(abs(x), lang, 1 if 0.0005 <= abs(x) < 0.0095 else 0)
        return value(_told_points(abs(x)) if self.points else abs(x), "points" if self.points else self.unit, lang)

    def amount(self, x: float, lang: str) -> str:
        """The size of `x` with its unit."""
        if self.ratio:
            return self.number(x, lang)
        if self.points:
            return count(_told_points(abs(x)), "point", lang, oblique=True)
        return amount(abs(x), self.unit, lang, oblique=True)

    def signed(self, x: float) -> str:
        """English: a sign and the number, with a per cent sign for a ratio."""
        text = self.number(x, "en")
        shown = any(c in "123456789" for c in text)
        return ("+" if x > 0 else MINUS) * shown + text

    def signed_number(self, x: float) -> str:
        """English: a sign and the bare number."""
        return self.signed(x).removesuffix(" %")

    def unit_name(self) -> str:
        """English: the unit behind the number, '' for a ratio."""
        return "" if self.ratio else " " + self.amount(self.value, "en").split(" ", 1)[-1]

    @property
    def crosses(self) -> bool:
        """Whether no change lies inside the interval."""
        return self.low < 0 < self.high

    def bounds(self) -> tuple[float, float]:
        """The interval's ends, the smaller size first where both lean the same way."""
        return (self.low, self.high) if self.crosses or self.low >= 0 else (self.high, self.low)


def _by(dimension: Dimension, size: _Size, lang: str, named: bool) -> str:
    """How much, behind a verb that says the direction."""
    exact = size.low == size.high
    if exact and isinstance(dimension.before, Estimate) and isinstance(dimension.after, Estimate):
        before, after = (value(e.value, dimension.unit, lang) for e in (dimension.before, dimension.after))
        return say("sizes", "from-to", lang, a=before, b=after)
    told = say("sizes", "by-percent" if size.ratio else "by-amount", lang, n=size.amount(size.value, lang))
    low, high = _bounds(size, lang)
    return told if exact else f"{told} {say('sizes', 'within-named' if named else 'within', lang, low=low, high=high)}"


def _bounds(size: _Size, lang: str) -> tuple[str, str]:
    """The interval's ends as sizes; with their directions where no change lies between them."""
    ends = size.bounds()
    if not size.crosses:
        low, high = (size.number(x, lang) for x in ends)
    elif lang == "ar":
        low, high = (say("sizes", "rise" if x > 0 else "fall", lang, n=size.number(x, lang)) for x in ends)
    else:
        low, high = (size.signed(x) for x in ends)
    return low, high


def _arabic(size: _Size) -> str:
    direction = "none" if size.value == 0 else "rise" if size.value > 0 else "fall"
    text = say("sizes", direction, "ar", n=size.amount(size.value, "ar"))
    if size.low == size.high:
        return text
    low, high = _bounds(size, "ar")
    return f"{text} {say('sizes', 'interval', 'ar', low=low, high=high)}"
