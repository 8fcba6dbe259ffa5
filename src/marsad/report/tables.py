"""The two sides' tables and the regions, as rows of ready words and small drawings in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from marsad.balance.calls import call as call_of
from marsad.model.estimate import Change, Dimension, Estimate, Missing
from marsad.observatory import figures, wording
from marsad.observatory.answer import Answer, figure_id
from marsad.observatory.numerals import interval, value
from marsad.report import bars
from marsad.report.words import say
from marsad.terms.codelists import about, label

UNTOLD = ("km2",)  # units that the line of explanation does not name
LESS_IS_MORE = ("dependence",)  # where less is growth of its side


@dataclass(frozen=True, slots=True)
class Row:
    """One dimension: name, unit where it is not told, meaning, both windows, the change with its drawing, the call."""

    figure: str
    name: str
    unit: str
    about: str
    before: str
    before_interval: str
    after: str
    after_interval: str
    change: str
    bar: Markup
    call: str
    call_code: str
    missing: str


@dataclass(frozen=True, slots=True)
class Table:
    """One side's rows in one place, and the names of what is missing altogether."""

    side: str
    name: str
    rows: tuple[Row, ...]
    unmeasured: str


@dataclass(frozen=True, slots=True)
class RegionView:
    """A region: its verdict in words and as a picture, what moved, and both tables."""

    id: str
    name: str
    verdict: str
    picture: Markup
    headline: str
    moves: Sequence[tuple[str, str]]  # side, sentence
    tables: tuple[Table, ...]


def told(dimension: Dimension) -> bool:
    """Whether a dimension has a figure at all."""
    return any(isinstance(x, Estimate | Change) for x in (dimension.before, dimension.after, dimension.change))


def table(answer: Answer, side: str, region: str, lang: str, *, all_rows: bool) -> Table:
    """One side's table of a place; without `all_rows`, dimensions without any figure are named below it."""
    dimensions = wording.of_side(answer, side, region)
    reach = bars.reach_of(d for s in wording.SIDES for d in wording.of_side(answer, s, region))
    shown = [d for d in dimensions if all_rows or told(d)]
    lacking = [figures.dimension_name(d.id, lang) for d in dimensions if d not in shown]
    unmeasured = (
        say("regions", "unmeasured", lang, list=("، " if lang == "ar" else ", ").join(lacking)) if lacking else ""
    )
    rows = tuple(_row(d, reach, lang, explained=all_rows) for d in shown)
    return Table(side, wording.name_in(answer.sides[side], lang), rows, unmeasured)


def _row(d: Dimension, reach: Mapping[str, float], lang: str, *, explained: bool) -> Row:
    """A row; `explained` ones say what they count in a line of its own, the others in few words within the name."""
    missing = figures.missing(d.change, lang) if isinstance(d.change, Missing) else ""
    change = "" if missing else figures.change(d, lang)
    return Row(
        figure=figure_id(d),
        name=figures.dimension_name(d.id, lang) if explained else figures.row(d, lang),
        unit=label("units", d.unit, lang) if explained and d.unit in UNTOLD else "",
        about=_about(d, lang) if explained else "",
        before=figures.end_value(d.before, d.unit, lang),
        before_interval=_interval(d.before, d.unit, lang),
        after=figures.end_value(d.after, d.unit, lang),
        after_interval=_interval(d.after, d.unit, lang),
        change=change,
        bar=Markup("") if missing else bars.change_bar(d, reach, lang, f"{figures.row(d, lang)}: {change}"),
        call=figures.call(d.change, lang),
        call_code="" if isinstance(d.change, Missing) else call_of(d.change),
        missing=missing and say("table", "missing", lang, why=missing),
    )


def _about(d: Dimension, lang: str) -> str:
    text = about("dimensions", d.id, lang)
    return f"{text}. {say('table', 'less-is-more', lang)}" if d.id in LESS_IS_MORE else text


def _interval(end: Estimate | Missing, unit: str, lang: str) -> str:
    """The interval of a window's figure; nothing where both its ends read as the figure itself."""
    if isinstance(end, Missing) or value(end.low, unit, lang) == value(end.high, unit, lang):
        return ""
    return interval(end.low, end.high, lang, unit)


def regions(answer: Answer, lang: str) -> list[RegionView]:
    """Every region of the dossier, those without a verdict of their own included."""
    return [_region(answer, region, lang) for region in answer.scene.regions]


def _region(answer: Answer, region: str, lang: str) -> RegionView:
    verdict = wording.verdict_of(answer, region)
    names = {side: wording.name_in(answer.sides[side], lang) for side in wording.SIDES}
    words = say("regions", "none", lang) if verdict is None else wording.verdict_words(answer, verdict, lang)
    tables = tuple(table(answer, side, region, lang, all_rows=False) for side in wording.SIDES)
    return RegionView(
        id=region,
        name=wording.region_name(answer, region, lang),
        verdict=words,
        picture=Markup("") if verdict is None or verdict.thin else bars.small_verdict(verdict, names, lang),
        headline=wording.headline(answer, lang, region),
        moves=list(zip(wording.SIDES, wording.moves(answer, lang, region), strict=True)),
        tables=tables,
    )


def missing_of_whole(answer: Answer, lang: str) -> list[tuple[str, str]]:
    """The whole's dimensions that are not compared, each with why."""
    rows: Iterable[Dimension] = (d for d in answer.dimensions if d.region == "all")
    return [
        (figures.dimension_name(d.id, lang), figures.missing(d.change, lang))
        for d in rows
        if isinstance(d.change, Missing)
    ]


def assumptions(answer: Answer, lang: str) -> Sequence[tuple[str, str, bool]]:
    """Every assumption with the verdict under it, and whether it is another."""
    return [
        (wording.name_in(a.names, lang), wording.verdict_words(answer, a.verdict, lang), a.flips)
        for a in answer.robustness
    ]
