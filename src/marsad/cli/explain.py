"""`marsad explain`: the records, quotes and event counts that one figure rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from marsad.cli import options, terminal
from marsad.cli.progress import Progress

if TYPE_CHECKING:
    from marsad.model.estimate import Estimate, Missing
    from marsad.model.records import Ledger
    from marsad.model.scene import Window
    from marsad.observatory.answer import Answer
    from marsad.observatory.explain import Explanation, Support, Tally
    from marsad.report.facts import Speaker


@click.command(short_help="What one figure rests on: records, quotes, events.")
@options.dossier
@click.argument("figure", metavar="[FIGURE-ID]", required=False)
@options.lang
@options.window
@options.as_json
def explain(dossier: str, figure: str | None, lang: str, window: str | None, as_json: bool) -> None:
    """List what a figure of the dossier in DIR rests on. Without FIGURE-ID: the figures there are.

    \b
    Examples:
      marsad explain examples/daesh-coalition
      marsad explain examples/daesh-coalition intensity
      marsad explain examples/daesh-coalition coalition.access.iraq-syria --lang ar
    """
    from marsad.observatory.answer import figure_id
    from marsad.observatory.open import Observatory

    with Progress(lang) as tell:
        observatory = Observatory.open(dossier)
        answer = observatory.weigh(window, tell)
        found = None if figure is None else observatory.explain(answer, figure)
    if as_json:
        listed = {"figures": [figure_id(d) for d in answer.dimensions]}
        terminal.write_json(listed if found is None else found.as_json())
    else:
        terminal.emit(
            _figures(answer, lang) if found is None else lines_of(found, answer, observatory.dossier.ledger, lang)
        )


def _figures(answer: Answer, lang: str) -> list[str]:
    from marsad.observatory.answer import figure_id
    from marsad.observatory.numerals import say
    from marsad.observatory.wording import isolated, row

    regions = say("lists", "comma", lang).join(isolated(r, lang) for r in answer.scene.regions)
    lines = terminal.paragraph(say("explain", "list", lang, regions=regions), lang)
    ids = [(figure_id(d), row(d, lang)) for d in answer.dimensions if d.region == "all"]
    if lang == "ar":
        return [*lines, *(f"• {name}: {isolated(figure, lang)}" for figure, name in ids)]
    return [*lines, *terminal.table(ids, right=())]


def lines_of(found: Explanation, answer: Answer, ledger: Ledger, lang: str) -> list[str]:
    """All lines of an explanation."""
    from marsad.model.estimate import Missing
    from marsad.observatory import figures
    from marsad.observatory.numerals import say
    from marsad.observatory.wording import isolated, region_name
    from marsad.terms.codelists import about

    d = found.dimension
    name = figures.dimension_name(d.id, lang)
    told = {"dimension": name, "figure": isolated(found.figure, lang), "about": about("dimensions", d.id, lang)}
    lines = terminal.paragraph(say("explain", "title", lang, **told), lang, bold=True)
    if d.region != "all":
        lines += terminal.paragraph(say("explain", "where", lang, region=region_name(answer, d.region, lang)), lang)
    spans = answer.spans
    pairs = (spans.events_before, spans.events) if d.side == "organization" else (spans.before, spans.window)
    for when, end, window in zip(("before", "after"), (d.before, d.after), pairs, strict=True):
        lines += _end(when, end, window, d.unit, lang)
    if isinstance(d.change, Missing):
        lines += terminal.paragraph(
            say("explain", "change-missing", lang, reason=figures.missing(d.change, lang)), lang
        )
    else:
        lines += terminal.paragraph(_change(found, lang), lang)
    return [*lines, *_details(found, lang), *_records(found, ledger, lang), *_events(found, lang)]


def _end(when: str, end: Estimate | Missing, window: Window, unit: str, lang: str) -> list[str]:
    from marsad.model.estimate import Missing
    from marsad.observatory import figures
    from marsad.observatory.numerals import number, phrases, say, span

    told = {"span": span(window, lang) if window.months else figures.NONE, "end": figures.end(end, unit, lang)}
    lines = terminal.paragraph(say("explain", when, lang, **told), lang, indent="  ")
    if isinstance(end, Missing):
        return lines
    methods = phrases()["methods"]
    method = say("methods", end.method, lang) if end.method in methods else end.method
    rests = say("explain", "rests", lang, n=number(end.n, lang), method=method)
    return [*lines, *terminal.paragraph(rests, lang, indent="   ")]


def _change(found: Explanation, lang: str) -> str:
    from marsad.balance.calls import p_expands
    from marsad.model.estimate import Change
    from marsad.observatory import figures
    from marsad.observatory.numerals import percent, say

    d = found.dimension
    assert isinstance(d.change, Change)
    told = {"change": figures.change(d, lang), "call": figures.call(d.change, lang)}
    return say("explain", "change", lang, p=percent(p_expands(d.change), lang), **told)


def _details(found: Explanation, lang: str) -> list[str]:
    """The counts behind the figure under the names that they have in the JSON."""
    import json

    from marsad.observatory.numerals import say

    if not found.dimension.details:
        return []
    lines = terminal.heading(say("sections", "details", lang), lang)
    for key, value in found.dimension.details.items():
        whole = int(value) if isinstance(value, float) and value.is_integer() else value
        text = f"{key}: {whole if isinstance(whole, str) else json.dumps(whole, ensure_ascii=False)}"
        lines += terminal.paragraph(text, "en", indent="  ")
    return lines


def _records(found: Explanation, ledger: Ledger, lang: str) -> list[str]:
    from marsad.observatory.numerals import say
    from marsad.report.facts import Speaker

    speaker = Speaker.of(ledger, lang)
    lines = terminal.heading(say("sections", "records", lang), lang)
    for support in found.records:
        lines += _record(support, speaker, lang)
    if found.records:
        return lines
    return [*lines, *terminal.paragraph(say("explain", "none" if found.tallies else "nothing", lang), lang)]


def _record(support: Support, speaker: Speaker, lang: str) -> list[str]:
    from marsad.observatory import figures
    from marsad.observatory.numerals import date, say
    from marsad.observatory.wording import isolated
    from marsad.terms.codelists import label

    table, status = say("tables", support.table, lang), label("evidence", support.status, lang)
    texts = [say("explain", "record", lang, table=table, id=isolated(support.id, lang), status=status)]
    record, source = support.record, support.source
    texts.append(f"   {speaker.says(support.table, record)}")
    if record.quote:
        texts.append(say("explain", "quote", lang, quote=isolated(record.quote, lang)))
    if source is not None:
        told = {name: isolated(getattr(source, name), lang) for name in ("title", "publisher")}
        told["date"] = figures.NONE if source.date is None else date(source.date.text, lang)
        texts.append(say("explain", "source", lang, **told))
    lines = [line for text in texts for line in terminal.paragraph(text, lang, indent="   ")]
    if source is not None and source.url:
        lines.append(f"   {terminal.safe(source.url)}")  # whole, so that it can be opened
    if record.note:
        note = say("explain", "note", lang, note=isolated(record.note, lang))
        lines += terminal.paragraph(note, lang, indent="   ")
    return lines


def _events(found: Explanation, lang: str) -> list[str]:
    from marsad.observatory.numerals import say
    from marsad.observatory.wording import isolated

    if found.info is None:
        return []
    lines = terminal.heading(say("sections", "events", lang), lang)
    if found.tallies:
        lines += terminal.paragraph(say("explain", "tallies", lang), lang)
    for when in ("before", "after"):
        tallies = [t for t in found.tallies if t.when == when]
        lines += [say("columns", when, lang) + ":"] if tallies else []
        lines += [terminal.safe(_tally(t, lang)) for t in tallies]
    if not found.tallies:
        lines.append(say("explain", "no-events", lang))
    for citation in found.info.citations:
        told = {"citation": isolated(citation, lang), "licence": isolated(found.info.licence, lang)}
        lines += terminal.paragraph(say("lines", "cite", lang, **told), lang, indent="  ")
    return lines


def _tally(tally: Tally, lang: str) -> str:
    from marsad.observatory.numerals import count, plain, say
    from marsad.terms import countries

    known = tally.country in countries.codes()
    country = countries.names(tally.country)[lang] if known else say("explain", "unknown-country", lang)
    events, deaths = count(tally.events, "event", lang), count(tally.deaths_best, "death", lang)
    return say("explain", "tally", lang, country=country, year=plain(tally.year, lang), events=events, deaths=deaths)
