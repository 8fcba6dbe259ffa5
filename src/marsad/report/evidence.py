"""The foot of the report: for every figure its counts and records, event counts by country and year, and the records.

A block of evidence stands once for both languages, so that every figure's address (`#e-side.dimension.region`) is one.
Invariant: every record that a figure names is in the list of records, and every list entry is behind some figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.model.estimate import Dimension, Estimate, Missing
from marsad.observatory import figures, wording
from marsad.observatory.answer import Answer, figure_id
from marsad.observatory.explain import Support, Tally
from marsad.observatory.numerals import number, plain
from marsad.observatory.open import Observatory
from marsad.report.details import country, sentences
from marsad.report.facts import Speaker, address, opened_at
from marsad.report.tables import told
from marsad.report.words import LANGUAGES, say, words
from marsad.terms.codelists import label

TALLIED = ("intensity", "lethality")  # the figures whose event counts are shown: all events, own one-sided violence
ONE_SIDED = "lethality"


@dataclass(frozen=True, slots=True)
class Block:
    """The evidence of one figure: what is told in each language, the records behind it, its table of events."""

    figure: str
    names: Mapping[str, str]
    lines: Mapping[str, Sequence[str]]
    records: tuple[tuple[str, str], ...]  # anchor, id
    tally: str


@dataclass(frozen=True, slots=True)
class TallyTable:
    """Events (and deaths) by country and year, told in each language: the head and the rows of cells."""

    anchor: str
    names: Mapping[str, str]
    head: Mapping[str, Sequence[str]]
    rows: Mapping[str, Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: what it says in each language, its words, note, source and status."""

    anchor: str
    id: str
    says: Mapping[str, str]
    quote: str
    note: str
    lang: str
    rank: Mapping[str, str]
    source: str
    publisher: str
    date: str
    link: str
    address: str
    status: Mapping[str, str]
    status_code: str
    figures: tuple[tuple[str, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """All of it."""

    blocks: tuple[Block, ...]
    tallies: tuple[TallyTable, ...]
    entries: Mapping[str, Sequence[Entry]]  # by table


def foot(answer: Answer, observatory: Observatory, speakers: Mapping[str, Speaker]) -> Foot:
    """The evidence of every figure of an answer."""
    blocks, tallies = [], []
    supports: dict[str, Support] = {}
    users: dict[str, list[Dimension]] = {}
    for dimension in answer.dimensions:
        if not told(dimension) and dimension.region != "all":
            continue
        explained = observatory.explain(answer, figure_id(dimension))
        for support in explained.records:
            anchor = f"r-{support.table}.{support.id}"
            supports[anchor] = support
            users.setdefault(anchor, []).append(dimension)
        if dimension.id in TALLIED and dimension.side == "organization" and explained.tallies:
            tallies.append(_tally(answer, dimension, explained.tallies))
        blocks.append(_block(answer, dimension, explained.records, speakers))
    anchors = {t.anchor for t in tallies}
    kept = tuple(b if b.tally in anchors else _without_tally(b) for b in blocks)
    return Foot(kept, tuple(tallies), _entries(answer, supports, users, speakers))


def _without_tally(block: Block) -> Block:
    return Block(block.figure, block.names, block.lines, block.records, "")


def name_of(answer: Answer, dimension: Dimension, lang: str) -> str:
    """A figure's name: its dimension, side and region."""
    side = wording.name_in(answer.sides[dimension.side], lang)
    return f"{figures.dimension_name(dimension.id, lang)} · {side} · {place_of(answer, dimension.region, lang)}"


def place_of(answer: Answer, region: str, lang: str) -> str:
    """A region's name, or the word for the whole."""
    return say("regions", "all", lang) if region == "all" else wording.region_name(answer, region, lang)


def _block(answer: Answer, dimension: Dimension, records: Sequence[Support], speakers: Mapping[str, Speaker]) -> Block:
    events = dimension.side == "organization" or dimension.id == "coverage"
    kind = "-one-sided" if dimension.id == ONE_SIDED else ""
    return Block(
        figure=figure_id(dimension),
        names={lang: name_of(answer, dimension, lang) for lang in LANGUAGES},
        lines={lang: _lines(dimension, speakers[lang]) for lang in LANGUAGES},
        records=tuple((f"r-{s.table}.{s.id}", s.id) for s in records),
        tally=f"t-{dimension.region}{kind}" if events else "",
    )


def _lines(dimension: Dimension, speaker: Speaker) -> list[str]:
    lang = speaker.lang
    made = [
        say("evidence", when, lang, figure=figures.end(end, dimension.unit, lang))
        for when, end in (("before", dimension.before), ("after", dimension.after))
    ]
    if isinstance(dimension.change, Missing):
        made.append(say("evidence", "why", lang, why=figures.missing(dimension.change, lang)))
    else:
        told_change = {"change": figures.change(dimension, lang), "call": figures.call(dimension.change, lang)}
        made.append(say("evidence", "change", lang, **told_change))
    made += sentences(dimension, speaker)
    methods = {e.method for e in (dimension.before, dimension.after) if isinstance(e, Estimate)}
    made += [say("evidence", "method", lang, method=_method(m, lang)) for m in sorted(methods)]
    return made


def _method(method: str, lang: str) -> str:
    known = words()["methods"].get(method)
    return known[lang] if known else wording.isolated(method, lang)


def _tally(answer: Answer, dimension: Dimension, tallies: Sequence[Tally]) -> TallyTable:
    one_sided = dimension.id == ONE_SIDED
    key = "one-sided-of" if one_sided else "events-of"
    columns = sorted({(t.when != "before", t.year) for t in tallies})
    cells = {(t.country, t.when != "before", t.year): (t.events, t.deaths_best) for t in tallies}
    totals: dict[str, int] = {}
    for t in tallies:
        totals[t.country] = totals.get(t.country, 0) + t.events
    order = sorted(totals, key=lambda c: (-totals[c], c))
    rows = {lang: [_tally_row(c, columns, cells, lang) for c in order] for lang in LANGUAGES}
    for lang in LANGUAGES:
        rows[lang].append(_total_row(order, columns, cells, lang))
    return TallyTable(
        anchor=f"t-{dimension.region}{'-one-sided' if one_sided else ''}",
        names={lang: say("evidence", key, lang, region=place_of(answer, dimension.region, lang)) for lang in LANGUAGES},
        head={lang: [_column(*c, lang) for c in columns] for lang in LANGUAGES},
        rows=rows,
    )


Cells = Mapping[tuple[str, bool, int], tuple[int, int]]


def _column(after: bool, year: int, lang: str) -> str:
    return say("evidence", "year-after" if after else "year-before", lang, year=plain(year, lang))


def _tally_row(code: str, columns: Sequence[tuple[bool, int]], cells: Cells, lang: str) -> list[str]:
    return [country(code, lang), *(_counts(cells.get((code, *column)), lang) for column in columns)]


def _total_row(order: Sequence[str], columns: Sequence[tuple[bool, int]], cells: Cells, lang: str) -> list[str]:
    made = [say("evidence", "total", lang)]
    for column in columns:
        found = [cells[code, *column] for code in order if (code, *column) in cells]
        made.append(_counts((sum(e for e, _ in found), sum(d for _, d in found)), lang))
    return made


def _counts(found: tuple[int, int] | None, lang: str) -> str:
    return "" if found is None else f"{number(found[0], lang)} ({number(found[1], lang)})"


def _entries(
    answer: Answer,
    supports: Mapping[str, Support],
    users: Mapping[str, Sequence[Dimension]],
    speakers: Mapping[str, Speaker],
) -> Mapping[str, Sequence[Entry]]:
    made: dict[str, list[Entry]] = {}
    for anchor, support in sorted(supports.items(), key=lambda item: (item[1].table, item[1].id)):
        behind = [d for d in users[anchor] if d.region == "all"] or users[anchor][:1]
        made.setdefault(support.table, []).append(_entry(anchor, support, behind, speakers))
    return made


def _entry(anchor: str, support: Support, behind: Sequence[Dimension], speakers: Mapping[str, Speaker]) -> Entry:
    record: Any = support.record
    source = support.source
    rank = {lang: label("rank", record.rank, lang) if record.rank else "" for lang in LANGUAGES}
    return Entry(
        anchor=anchor,
        id=support.id,
        says={lang: speakers[lang].says(support.table, record) for lang in LANGUAGES},
        quote=record.quote,
        note=record.note,
        lang=source.lang if source else "",
        rank=rank,
        source=source.title if source else "",
        publisher=source.publisher if source else "",
        date=source.date.text if source and source.date else "",
        link=opened_at(source, record.quote) if source else "",
        address=source.url if source and not address(source.url) else "",
        status={lang: label("evidence", support.status, lang) for lang in LANGUAGES},
        status_code=support.status,
        figures=tuple((figure_id(d), {lang: figures.dimension_name(d.id, lang) for lang in LANGUAGES}) for d in behind),
    )
