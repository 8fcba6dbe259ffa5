"""Mandates: a permission that opens, is extended or ends, with what it permits and until when.

Invariant: no mandate without a subject that the sentence names: a mission, a crossing, a mechanism, a sanctions regime.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.model.proposal import Proposal
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules import references
from marsad.reading.rules.made import made
from marsad.terms import countries
from marsad.text.dates import DateMention
from marsad.text.names import Name

REACH = 140  # characters between the act and what it is about
_SUBJECTS = (
    "cross-border-aid", "arms-embargo", "panel-of-experts", "fact-finding-mission", "sanctions", "maritime-inspections",
)  # fmt: skip
_MISSIONS = frozenset(
    [
        "minusma",
        "monusco",
        "unmiss",
        "unifil",
        "undof",
        "unami",
        "amisom",
        "atmis",
        "mnjtf",
        "minusca",
        "unisfa",
        "binuh",
        "unitams",
        "unsmil",
        "unama",
        "minustah",
        "minujusth",
        "unficyp",
        "minurso",
        "unamid",
        "samidrc",
        "samim",
        "aussom",
        "mss",
    ]
)


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One mandate for the sentence's act of opening, extending or ending a permission."""
    for act in sentence.hits("mandate.extend", "mandate.open", "mandate.end"):
        subject = _subject(sentence, act)
        if subject is None:
            continue
        name, start, end = subject
        until, begins = _until(sentence), _begins(sentence, act)
        if act.category == "mandate.end" and until is None and sentence.dates:
            until, begins = sentence.dates[-1], None
        spans = [(act.start, act.end), (start, end), *((d.start, d.end) for d in (until, begins) if d)]
        symbols = list(references.propose(sentence))
        modality = "demanded" if sentence.has("mandate.planned") else "asserted"
        slots: dict[str, Any] = {"from": begins.edtf if begins else None, "until": until.edtf if until else None}
        slots["symbol"] = symbols[0].slots["symbol"] if symbols else None
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        yield made(sentence, "mandate.act", start, end, modality=modality, subject=name, **slots)
        return


def _subject(sentence: Sentence, act: Hit) -> tuple[str, int, int] | None:
    """The nearest thing that can be permitted: a mission by its name, else a mechanism by its words."""
    found: list[tuple[int, str, int, int]] = []
    for name in sentence.names:
        if _mission(name):
            found.append((_gap(act, name.start, name.end), name.code.lower(), name.start, name.end))
    for hit in sentence.hits(*(f"mandate.{subject}" for subject in _SUBJECTS)):
        found.append((_gap(act, hit.start, hit.end), hit.category.removeprefix("mandate."), hit.start, hit.end))
    if not found:
        for hit in sentence.hits("mandate.mission"):
            if subject := _of_country(sentence, hit):
                found.append((_gap(act, hit.start, hit.end), subject, hit.start, hit.end))
    near = [one for one in found if one[0] <= REACH]
    return min(near)[1:] if near else None


def _mission(name: Name) -> bool:
    return name.kind == "body" and name.code.lower() in _MISSIONS


def _of_country(sentence: Sentence, hit: Hit) -> str:
    """ "the mission in Haiti": haiti-mission, where the sentence or else the document names one country; else ""."""
    near = [n.code for n in sentence.names if n.kind == "state" and 0 <= n.start - hit.end <= 60]
    spoken = (code for code, _ in sentence.document.codes.most_common() if code in countries.codes())
    code = near[0] if near else next(spoken, "")
    name = countries.names(code)["en"] if code in countries.codes() else ""
    return f"{name.lower().replace(' ', '-')}-mission" if name else ""


def _gap(act: Hit, start: int, end: int) -> int:
    return max(start - act.end, act.start - end, 0)


def _until(sentence: Sentence) -> DateMention | None:
    marks = sentence.hits("mandate.until")
    return next((d for d in sentence.dates for m in marks if 0 <= d.start - m.end <= 12), None)


def _begins(sentence: Sentence, act: Hit) -> DateMention | None:
    """The day of the act: a date that no "until" stands before."""
    marks = sentence.hits("mandate.until")
    days = [d for d in sentence.dates if not any(0 <= d.start - m.end <= 12 for m in marks)]
    return min(days, key=lambda d: _gap(act, d.start, d.end), default=None)
