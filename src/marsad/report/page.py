"""What the page shows, gathered for the templates: one `Leaf` for each language, and the foot that both share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from marsad import __version__
from marsad.balance.verdict import DECIDED
from marsad.measures.details import Place
from marsad.model.estimate import Missing
from marsad.observatory import wording
from marsad.observatory.answer import Answer
from marsad.observatory.numerals import localized, month, number, percent, span
from marsad.observatory.numerals import say as phrase
from marsad.observatory.open import Observatory
from marsad.observatory.places import holder, places
from marsad.report import bars, charts, series, tables
from marsad.report.cells import KINDS, by_country
from marsad.report.details import country
from marsad.report.evidence import Foot, foot, place_of
from marsad.report.facts import Speaker
from marsad.report.maps import Map, region_maps, world_map
from marsad.report.tables import RegionView, Table
from marsad.report.words import DIRECTIONS, LANGUAGES, say
from marsad.terms.codelists import about, codes, label

CAPTION_COUNTRIES = 3  # how many countries the caption of a part names


@dataclass(frozen=True, slots=True)
class Shown:
    """A map in one language: its geometry, title, caption, and names of countries over it."""

    map: Map
    title: str
    counts: str


@dataclass(frozen=True, slots=True)
class Quality:
    """How many records have one status, what share that is, and what the status means."""

    code: str
    name: str
    count: str
    percent: str
    share: float
    about: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """All that the page says in one language."""

    lang: str
    dir: str
    say: Callable[..., str]
    title: str
    headline: str
    moves: Sequence[tuple[str, str]]  # side, sentence
    caveats: Sequence[str]
    picture: Markup
    how: str
    sides: Mapping[str, str]
    windows: Sequence[str]
    meetings: Sequence[str]
    tables: Sequence[Table]
    regions: Sequence[RegionView]
    maps: Sequence[Shown]
    map_window: str
    cells: Sequence[Sequence[str]]
    charts: Sequence[tuple[str, Markup]]
    flips: Sequence[str]
    assumptions: Sequence[tuple[str, str, bool]]
    missing: Sequence[tuple[str, str]]
    evidence: str
    quality: Sequence[Quality]
    data: Sequence[str]
    citation: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    leaves: Sequence[Leaf]
    maps: Sequence[Map]
    foot: Foot
    table_names: Mapping[str, Mapping[str, str]]
    answer: Answer
    version: str = __version__


def gather(answer: Answer, observatory: Observatory) -> Page:
    """Everything that the templates need; the same answer gives the same page."""
    ledger = observatory.dossier.ledger
    speakers = {lang: Speaker.of(ledger, lang) for lang in LANGUAGES}
    found = places(answer.scene, answer.panel, answer.info, answer.spans)
    maps = _maps(answer, found)
    made = foot(answer, observatory, speakers)
    names = {table: {lang: _capital(phrase("tables", table, lang)) for lang in LANGUAGES} for table in made.entries}
    courses = _courses(answer, observatory)
    leaves = [_leaf(answer, observatory, found, maps, courses, speakers[lang]) for lang in LANGUAGES]
    return Page(leaves, maps, made, names, answer)


def _maps(answer: Answer, found: Mapping[str, Place | Missing]) -> list[Map]:
    whole = found["all"]
    if isinstance(whole, Missing):
        return []
    made = [world_map(whole)]
    for region in answer.scene.regions.values():
        place = found[region.id]
        if isinstance(place, Place):
            made += region_maps(place, holder(region, answer.scene.regions))
    return made


def _leaf(
    answer: Answer,
    observatory: Observatory,
    found: Mapping[str, Place | Missing],
    maps: Sequence[Map],
    courses: Sequence[Plan],
    speaker: Speaker,
) -> Leaf:
    lang = speaker.lang
    ledger = observatory.dossier.ledger
    names = {side: wording.name_in(answer.sides[side], lang) for side in wording.SIDES}
    return Leaf(
        lang=lang,
        dir=DIRECTIONS[lang],
        say=partial(_say, lang),
        title=_in_digits(wording.name_in(answer.scene.title, lang), lang),
        headline=wording.headline(answer, lang),
        moves=list(zip(wording.SIDES, wording.moves(answer, lang), strict=True)),
        caveats=[_capital(caveat) for caveat in wording.caveats(answer, lang)],
        picture=Markup("") if answer.verdict.thin else bars.verdict_picture(answer.verdict, names, lang),
        how=say("verdict", "how", lang, bar=percent(DECIDED, lang)),
        sides=names,
        windows=wording.windows(answer, lang),
        meetings=_meetings(answer, speaker),
        tables=[tables.table(answer, side, "all", lang, all_rows=True) for side in wording.SIDES],
        regions=tables.regions(answer, lang),
        maps=[_shown(m, answer, names, lang) for m in maps],
        map_window=_map_window(answer, lang),
        cells=_cells(found["all"], lang),
        charts=[_chart(plan, answer, names, lang) for plan in courses],
        flips=wording.flips(answer, lang),
        assumptions=tables.assumptions(answer, lang),
        missing=tables.missing_of_whole(answer, lang),
        evidence=wording.evidence(answer, lang),
        quality=_quality(answer, lang),
        data=wording.data_as_of(answer, lang, ledger),
        citation=_citation(answer, lang),
    )


def _say(lang: str, group: str, key: str, **values: str) -> str:
    return say(group, key, lang, **values)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_digits(text: str, lang: str) -> str:
    """A title with its digits as the language writes them, and nothing else changed."""
    return text.translate({ord(d): localized(d, lang) for d in "0123456789"})


def _meetings(answer: Answer, speaker: Speaker) -> list[str]:
    window = answer.spans.window
    pairs = (("opens", window.opens), ("closes", window.closes))
    return [say("who", key, speaker.lang, meeting=speaker.title(code)) for key, code in pairs if code]


def _shown(found: Map, answer: Answer, names: Mapping[str, str], lang: str) -> Shown:
    counts = {kind: number(found.counts[kind], lang) for kind in KINDS}
    if found.region == "all":
        title = say("map", "world", lang, organization=names["organization"])
    else:
        title = place_of(answer, found.region, lang)
    if found.partial:
        listed = ("، " if lang == "ar" else ", ").join(country(c, lang) for c in found.countries[:CAPTION_COUNTRIES])
        more = " …" if len(found.countries) > CAPTION_COUNTRIES else ""
        title = say("map", "part", lang, region=title, countries=listed + more)
    return Shown(found, title, say("map", "counts", lang, **counts))


def _map_window(answer: Answer, lang: str) -> str:
    if answer.info is None or answer.spans.events.months <= 0:
        return ""
    spans = answer.spans
    return say("map", "window", lang, span=span(spans.events, lang), before=span(spans.events_before, lang))


def _cells(whole: Place | Missing, lang: str) -> list[list[str]]:
    """Rows of the table of cells: country, gained, kept, lost; the most cells first."""
    if isinstance(whole, Missing):
        return []
    found = by_country(whole)
    order = sorted(found, key=lambda c: (-len(found[c].every), c))
    return [[country(c, lang), *(number(found[c].counts()[kind], lang) for kind in KINDS)] for c in order]


Plan = tuple[str, str, series.Course, str, str]  # key of the title, region, course, kind of drawing, side


def _courses(answer: Answer, observatory: Observatory) -> list[Plan]:
    """What is charted, the same in every language."""
    made: list[Plan] = []
    if answer.info is not None:
        for region in ("all", *answer.scene.regions):
            inside = None if region == "all" else holder(answer.scene.regions[region], answer.scene.regions)
            made.append(("events", region, series.events(answer, inside), "bars", "organization"))
        made.append(("deaths", "all", series.deaths(answer), "bars", "organization"))
    ledger = observatory.dossier.ledger
    for key, course in (("members", series.members(answer, ledger)), ("crossings", series.crossings(answer, ledger))):
        if course is not None:
            made.append((key, "all", course, "line", "coalition"))
    return made


def _chart(plan: Plan, answer: Answer, names: Mapping[str, str], lang: str) -> tuple[str, Markup]:
    """A chart with its title."""
    key, region, course, kind, side = plan
    title = say("time", key, lang, region=place_of(answer, region, lang), **names)
    return title, charts.chart(course, title, lang, kind, side)


def _quality(answer: Answer, lang: str) -> list[Quality]:
    held = answer.evidence
    total = max(held.get("records", 0), 1)
    return [
        Quality(
            code=code,
            name=label("evidence", code, lang),
            count=number(held.get(code, 0), lang),
            percent=percent(held.get(code, 0) / total, lang),
            share=held.get(code, 0) / total,
            about=about("evidence", code, lang),
        )
        for code in codes("evidence")
    ]


def _citation(answer: Answer, lang: str) -> str:
    info = answer.info
    data = say("data", "no-data", lang) if info is None else f"{info.release}, {info.digest[:12]}"
    window = answer.spans.window
    told = {"from": month(window.start, lang), "to": month(window.stop - 1, lang)}
    names = {"id": answer.scene.id, "data": data, "version": __version__}
    isolated = {key: wording.isolated(text, lang) for key, text in names.items()}
    title = _in_digits(wording.name_in(answer.scene.title, lang), lang)
    return say("data", "citation", lang, title=title, **told, **isolated)
