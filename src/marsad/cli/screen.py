"""The answer as a screen of text: the sentence first, then both sides' dimensions, then what a reader must know.

Invariant: the first 24 lines of 80 columns hold the headline with its shares and what moved on either side.
Wide tables are for left-to-right text and wide windows only: Arabic and narrow windows get one dimension a line.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from marsad.cli import terminal
from marsad.model.estimate import Dimension, Missing
from marsad.model.records import Ledger
from marsad.observatory import wording
from marsad.observatory.answer import Answer, figure_id
from marsad.observatory.figures import NONE, end_value
from marsad.observatory.numerals import say

SIDES = ("organization", "coalition")
GAP = 3


def screen(answer: Answer, ledger: Ledger, lang: str, place: str, folder: str) -> list[str]:
    """All lines of `marsad weigh`."""
    lines = terminal.paragraph(wording.headline(answer, lang, place), lang, bold=True)
    lines += ["", *(line for part in wording.moves(answer, lang, place) for line in terminal.paragraph(part, lang))]
    lines += ["", *(line for part in wording.windows(answer, lang) for line in terminal.paragraph(part, lang))]
    lines += dimensions(answer, lang, place)
    if place == "all":
        lines += _listed("regions", [_region(answer, r, lang) for r in answer.scene.regions], lang)
    lines += _listed("flips", wording.flips(answer, lang, place), lang)
    lines += _unmeasured(answer, lang, place)
    lines += _listed("caveats", [*wording.caveats(answer, lang), *_direction(answer, lang, place)], lang)
    lines += _listed("evidence", [wording.evidence(answer, lang)], lang)
    lines += _listed("data", [*wording.data_as_of(answer, lang, ledger), *_citations(answer, lang)], lang)
    return [*lines, "", *_next(answer, lang, place, folder)]


def dimensions(answer: Answer, lang: str, place: str) -> list[str]:
    """The measured dimensions of both sides: two tables beside or below each other, else one a line."""
    measured = {
        side: [d for d in wording.of_side(answer, side, place) if not isinstance(d.change, Missing)] for side in SIDES
    }
    titles = {side: terminal.safe(wording.name_in(answer.sides[side], lang)) for side in SIDES}
    blocks = {side: _table(titles[side], measured[side], lang) for side in SIDES if measured[side]}
    across = [max(terminal.columns_of(line) for line in block) for block in blocks.values()]
    if lang == "ar" or any(wide > terminal.width() for wide in across):
        return [line for side in SIDES if measured[side] for line in _list(titles[side], measured[side], lang)]
    if len(blocks) == len(SIDES) and sum(across) + GAP <= terminal.width():
        left, right = blocks.values()
        return ["", *terminal.beside(left, right)]
    return [line for block in blocks.values() for line in ("", *block)]


def _table(title: str, rows: list[Dimension], lang: str) -> list[str]:
    heads = ["", *(say("columns", name, lang) for name in ("before", "after", "change", "call"))]
    return [title, *terminal.table([heads, *(_cells(d, lang) for d in rows)], right=(1, 2))]


def _cells(d: Dimension, lang: str) -> list[str]:
    ends = [end_value(end, d.unit, lang) for end in (d.before, d.after)]
    return [wording.row(d, lang), *ends, wording.change(d, lang, brief=True), wording.call(d.change, lang)]


def _list(title: str, rows: list[Dimension], lang: str) -> list[str]:
    lines = terminal.heading(title, lang)
    for d in rows:
        row, before, after, change, call = _cells(d, lang)
        text = say("lines", "dimension", lang, row=row, before=before, after=after, change=change, call=call)
        lines += terminal.paragraph(text, lang, indent="  ")
    return lines


def _region(answer: Answer, region: str, lang: str) -> str:
    told = wording.verdict_words(answer, wording.verdict_of(answer, region), lang)
    return say("lines", "region", lang, region=wording.region_name(answer, region, lang), verdict=told)


def _listed(section: str, texts: list[str], lang: str) -> list[str]:
    if not texts:
        return []
    lines = terminal.heading(say("sections", section, lang), lang)
    for text in texts:
        item = text if text.startswith("•") else say("lines", "item", lang, text=text)
        lines += terminal.paragraph(item, lang, indent="  ")
    return lines


def _unmeasured(answer: Answer, lang: str, place: str) -> list[str]:
    reasons: dict[str, list[str]] = {}
    for side in SIDES:
        for d in wording.of_side(answer, side, place):
            if isinstance(d.change, Missing):
                reasons.setdefault(wording.missing(d.change, lang), []).append(wording.dimension_name(d.id, lang))
    joined: Mapping[str, str] = {why: say("lists", "comma", lang).join(names) for why, names in reasons.items()}
    told = [say("lines", "reason", lang, rows=names, reason=why) for why, names in joined.items()]
    return _listed("unmeasured", told, lang)


def _direction(answer: Answer, lang: str, place: str) -> list[str]:
    """What a reader of the tables would read the wrong way round."""
    measured = [d.id for d in wording.of_side(answer, "coalition", place) if not isinstance(d.change, Missing)]
    return [say("lines", "fewer-is-more", lang)] if "dependence" in measured else []


def _citations(answer: Answer, lang: str) -> list[str]:
    if answer.info is None:
        return []
    licence = wording.isolated(answer.info.licence or NONE, lang)
    return [
        say("lines", "cite", lang, citation=wording.isolated(citation, lang), licence=licence)
        for citation in answer.info.citations
    ]


def _next(answer: Answer, lang: str, place: str, folder: str) -> list[str]:
    """The commands that lead on, each whole on a line of its own, so that it can be copied."""
    figure = next((figure_id(d) for d in wording.of_side(answer, "organization", place)), "")
    dossier = terminal.safe(shlex.quote(folder))
    commands = {"explain": f"marsad explain {dossier} {figure}", "report": f"marsad report {dossier}"}
    return [line for name, command in commands.items() for line in (say("next", name, lang), f"  {command}")]
