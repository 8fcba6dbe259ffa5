"""The answer in sentences that can be quoted: headline, what moved, what flips it, the evidence, the data's dates.

Invariant: a sentence says no more than the answer holds: an undecided verdict names both shares and the bar, and "more"
becomes "less" where the sides shrank. Names of sides and regions come from the dossier and are never parsed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from marsad.balance.calls import CONTRACTING, EXPANDING, p_expands
from marsad.balance.calls import call as call_of
from marsad.balance.verdict import DECIDED, GROUPS, MIN_DIMENSIONS, Verdict
from marsad.model.estimate import Change, Dimension, Missing
from marsad.model.records import Ledger
from marsad.model.scene import Names
from marsad.observatory.answer import Answer, Assumption
from marsad.observatory.figures import call, change, dimension_name, end, missing, moved, row
from marsad.observatory.numerals import count, date, month, months, number, percent, phrases, say, share, span
from marsad.terms.codelists import codes, label

__all__ = [
    "call", "caveats", "change", "data_as_of", "dimension_name", "end", "evidence",
    "flips", "headline", "lean", "missing", "moves",
    "name_in", "region_name", "row", "second", "verdict_words", "windows",
]  # fmt: skip
SIDES = ("coalition", "organization")
ORDER = {
    "organization": ("intensity", "footprint", "shift", "lethality", "reach", "dispersion", "range"),
    "coalition": (
        *("membership", "access", "participation", "delivery", "funding"),
        *("custody", "dependence", "coverage", "commitments"),
    ),
}
TOLD = 3  # how many movements of a side the second sentence tells
LEANS = 0.1  # a side's mean score beyond which it is said to have expanded or shrunk on balance
CHANGED_SHOWN = 3
EVEN = 0.005  # shares closer than this are told as one


def name_in(names: Names, lang: str) -> str:
    """A name in a language, else the English one, else any; isolated in Arabic where it is not Arabic."""
    text = names.get(lang) or names.get("en") or next((n for n in names.values() if n), "")
    return isolated(text, lang)


def side_names(answer: Answer, lang: str) -> dict[str, str]:
    """The names of both sides as they stand in a sentence: an English coalition's with its article."""
    names = {side: name_in(answer.sides[side], lang) for side in SIDES}
    words = names["coalition"].lower().split()
    if lang != "ar" and words[:1] != ["the"] and set(words) & set(phrases()["article"]["en"]):
        names["coalition"] = f"the {names['coalition']}"
    return names


def isolated(text: str, lang: str) -> str:
    """A text of the other direction kept from turning the sentence around it (Unicode first-strong isolate)."""
    if lang != "ar" or any("\u0600" <= c <= "\u06ff" for c in text) or not text:
        return text
    return f"\u2068{text}\u2069"


def region_name(answer: Answer, region: str, lang: str) -> str:
    """A region's name."""
    return _upper(name_in(answer.scene.regions[region].names, lang), lang)


def verdict_of(answer: Answer, region: str = "all") -> Verdict | None:
    """The verdict of the whole or a region; None for a region where a side has no dimension of its own."""
    return answer.verdict if region == "all" else answer.regions.get(region)


def lean(answer: Answer, side: str, region: str = "all") -> float:
    """A side's mean score (-1 to 1): what the verdict's weights give on average, over all draws."""
    changes = {d.id: d.change for d in of_side(answer, side, region) if isinstance(d.change, Change)}
    groups = [[changes[i] for i in ids if i in changes] for ids in GROUPS[side].values()]
    means = [sum(_balance(c) for c in group) / len(group) for group in groups if group]
    return sum(means) / len(means) if means else 0.0


def _balance(made: Change) -> float:
    return p_expands(made) - float((made.draws < 0).mean())


def of_side(answer: Answer, side: str, region: str = "all") -> list[Dimension]:
    """A side's dimensions in a place, in the documented order."""
    return [d for d in answer.dimensions if d.side == side and d.region == region]


def headline(answer: Answer, lang: str, region: str = "all") -> str:
    """One sentence to quote: who, from when to when, the verdict with its share of weightings and the bar."""
    verdict = verdict_of(answer, region)
    window = answer.spans.window
    names = side_names(answer, lang)
    told = {
        "from": month(window.start, lang),
        "to": month(window.stop - 1, lang),
        "bar": percent(DECIDED, lang),
    } | names
    if verdict is None or verdict.thin:
        sentence = _thin(answer, verdict, region, lang, told)
    elif verdict.call == "undecided":
        sentence = _undecided(answer, verdict, region, lang, told)
    else:
        other = SIDES[1 - SIDES.index(verdict.call)]
        told |= {"winner": names[verdict.call], "loser": names[other]}
        told["share"] = share(shares(verdict)[verdict.call], DECIDED, lang)
        sentence = say("headline", _kind(answer, verdict.call, other, region), lang, **told)
    return sentence if region == "all" else f"{region_name(answer, region, lang)}: {_lower(sentence, lang)}"


def shares(verdict: Verdict) -> Mapping[str, float]:
    """Each side's share of weightings and draws."""
    return {"coalition": verdict.share_coalition, "organization": verdict.share_organization}


def _lower(sentence: str, lang: str) -> str:
    return sentence[:1].lower() + sentence[1:] if lang != "ar" else sentence


def _upper(sentence: str, lang: str) -> str:
    return sentence[:1].upper() + sentence[1:] if lang != "ar" else sentence


def _kind(answer: Answer, winner: str, loser: str, region: str) -> str:
    ahead, behind = lean(answer, winner, region), lean(answer, loser, region)
    if ahead < -LEANS:
        return "shrank-less"
    return "expanded-while" if ahead > LEANS and behind < -LEANS else "expanded-more" if ahead > LEANS else "held"


def _undecided(answer: Answer, verdict: Verdict, region: str, lang: str, told: dict[str, str]) -> str:
    parts = shares(verdict)
    leader = max(SIDES, key=lambda side: parts[side])
    other = SIDES[1 - SIDES.index(leader)]
    told |= {"leader": told[leader], "other": told[other]}
    told |= {"share": share(parts[leader], DECIDED, lang), "rest": share(parts[other], DECIDED, lang)}
    if all(lean(answer, side, region) < -LEANS for side in SIDES):
        return say("headline", "undecided-shrank", lang, **told)
    return say("headline", "undecided-even" if told["share"] == told["rest"] else "undecided", lang, **told)


def _thin(answer: Answer, verdict: Verdict | None, region: str, lang: str, told: dict[str, str]) -> str:
    thin = []
    for side in SIDES:
        usable = sum(isinstance(d.change, Change) for d in of_side(answer, side, region))
        if usable < MIN_DIMENSIONS or (verdict is None and not usable):
            n = count(usable, "dimension", lang, oblique=True)
            thin.append(say("headline", "measured" if usable else "measured-none", lang, n=n, side=told[side]))
    needed = count(MIN_DIMENSIONS, "dimension", lang, oblique=True)
    joined = say("lists", "and", lang).join(thin)
    return say("headline", "thin", lang, measured=joined, needed=needed, **told)


def second(answer: Answer, lang: str, region: str = "all") -> str:
    """What moved on each side, the coalition first: at most three movements that were called, with intervals."""
    return " ".join(moves(answer, lang, region))


def moves(answer: Answer, lang: str, region: str = "all") -> list[str]:
    """The same, one sentence a side."""
    return [_side_moves(answer, side, lang, region) for side in SIDES]


def _side_moves(answer: Answer, side: str, lang: str, region: str) -> str:
    told = {"name": name_in(answer.sides[side], lang), "moves": _moved(of_side(answer, side, region), side, lang)}
    spans = answer.spans
    if side == "organization" and answer.info is not None and 0 < spans.events.months < spans.window.months:
        return say("second", "side-to", lang, to=month(spans.events.stop - 1, lang), **told)
    return say("second", "side", lang, **told)


def _moved(dimensions: Sequence[Dimension], side: str, lang: str) -> str:
    measured = [d for d in dimensions if isinstance(d.change, Change)]
    if not measured:
        return say("second", "unmeasured", lang)
    by_call: dict[str, list[Dimension]] = {EXPANDING: [], CONTRACTING: []}
    for d in sorted(measured, key=lambda d: ORDER[side].index(d.id)):
        assert isinstance(d.change, Change)
        by_call.get(call_of(d.change), []).append(d)
    towards, against = sorted(by_call.values(), key=len, reverse=True)
    if not towards:
        return say("second", "still", lang)
    kept = towards[: TOLD - 1] if against else towards[:TOLD]
    made = [moved(d, lang) for d in kept] + [say("second", "but", lang, move=moved(d, lang)) for d in against[:1]]
    return say("lists", "then", lang).join(made)


def verdict_words(answer: Answer, verdict: Verdict | None, lang: str) -> str:
    """A verdict in few words, with its shares."""
    if verdict is None or verdict.thin:
        return say("verdict", "thin", lang)
    names = side_names(answer, lang)
    told = {side: share(part, DECIDED, lang) for side, part in shares(verdict).items()}
    if verdict.call != "undecided":
        return say("verdict", verdict.call, lang, share=told[verdict.call], **names)
    return say("verdict", "undecided", lang, **names, **{f"{side}_share": text for side, text in told.items()})


def flips(answer: Answer, lang: str, region: str = "all") -> list[str]:
    """What flips the verdict: a sentence for each assumption under which it, or a call, would be another."""
    base = verdict_of(answer, region)
    flipping, changing = [], []
    for assumption in answer.robustness:
        made = assumption.verdict if region == "all" else assumption.regions.get(region)
        name = _upper(name_in(assumption.names, lang), lang)
        if made is not None and base is not None and made.call != base.call:
            told = verdict_words(answer, made, lang)
            flipping.append(say("flips", "flips", lang, assumption=name, verdict=told))
        elif listed := _changed(answer, assumption, region, lang):
            changing.append(say("flips", "changes", lang, assumption=name, list=listed[1], calls=listed[0]))
    if not flipping:
        n = count(len(answer.robustness), "assumption", lang, oblique=True)
        flipping.append(say("flips", "none", lang, n=n))
    return flipping + changing


def _changed(answer: Answer, assumption: Assumption, region: str, lang: str) -> tuple[str, str] | None:
    rows = [c for c in assumption.changed_calls if region in ("all", c["region"])]
    if not rows:
        return None
    made = []
    for changed in rows[:CHANGED_SHOWN]:
        told = {"dimension": dimension_name(changed["id"], lang)}
        told |= {"from": label("calls", changed["from"], lang), "to": label("calls", changed["to"], lang)}
        if changed["region"] == "all" or changed["region"] == region:
            made.append(say("flips", "changed", lang, **told))
        else:
            made.append(say("flips", "changed-in", lang, region=region_name(answer, changed["region"], lang), **told))
    if len(rows) > CHANGED_SHOWN:
        made.append(say("flips", "more", lang, n=number(len(rows) - CHANGED_SHOWN, lang)))
    return count(len(rows), "call", lang, oblique=True), say("lists", "then", lang).join(made)


def evidence(answer: Answer, lang: str) -> str:
    """How many records are verified, cited, unquoted, missing or contradicted; what to do where none is verified."""
    held = answer.evidence
    shown = [s for s in codes("evidence") if held.get(s) or s in ("verified", "cited", "unquoted")]
    items = [_evidence_item(s, held.get(s, 0), lang) for s in shown]
    records = count(held.get("records", 0), "record", lang)
    told = say("evidence", "counts", lang, records=records, list=say("lists", "comma", lang).join(items))
    if held.get("verified", 0) + held.get("image", 0):
        return told
    return f"{told} {say('evidence', 'unchecked', lang)}"


def _evidence_item(status: str, n: int, lang: str) -> str:
    if status == "none":
        return say("evidence", "item-none", lang, n=number(n, lang))
    return say("evidence", "item", lang, n=number(n, lang), status=label("evidence", status, lang))


def data_as_of(answer: Answer, lang: str, ledger: Ledger | None = None) -> list[str]:
    """Up to when each data set runs: the events' release, and the ledger's latest dated record of each table."""
    info = answer.info
    if info is None:
        made = [say("data", "no-events", lang)]
    else:
        told = {"release": isolated(info.release, lang), "span": months(info.start, info.stop, lang)}
        made = [say("data", f"events-{info.origin}", lang, **told)]
    latest = latest_dates(ledger) if ledger is not None else {}
    if latest:
        items = [
            say("data", "table", lang, table=say("tables", table, lang), date=isolated_date(day, lang))
            for table, day in latest.items()
        ]
        made.append(say("data", "ledger", lang, list=say("lists", "comma", lang).join(items)))
    return made


def isolated_date(edtf: str, lang: str) -> str:
    """A date of the ledger in words: digits and hyphens alone would turn around in right-to-left text."""
    return date(edtf, lang)


def latest_dates(ledger: Ledger) -> dict[str, str]:
    """The latest day of each table whose records are dated, as ISO 8601."""
    made = {}
    for table in fields(ledger):
        days = [d.last for r in getattr(ledger, table.name) if (d := getattr(r, "date", None)) is not None and d.last]
        if days and table.name != "sources":
            made[table.name] = max(days).isoformat()
    return made


def windows(answer: Answer, lang: str) -> list[str]:
    """Which months are compared with which; the events' own where they end earlier."""
    spans = answer.spans
    pairs = [("ledger", spans.window, spans.before)]
    if answer.info is not None and 0 < spans.events.months < spans.window.months:
        pairs.append(("events", spans.events, spans.events_before))
    return [
        say("windows", kind, lang, span=span(w, lang), before=span(b, lang), months=count(w.months, "month", lang))
        for kind, w, b in pairs
    ]


def caveats(answer: Answer, lang: str) -> list[str]:
    """What a reader must know before quoting."""
    return [missing(c, lang) for c in answer.caveats if isinstance(c, Missing)]
