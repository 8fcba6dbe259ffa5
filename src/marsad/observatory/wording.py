"""The answer in sentences that can be quoted: headline, what moved, what flips it; with those of figures and limits.

Invariant: a sentence says no more than the answer holds: an undecided verdict names both shares and the bar, and a side
shrank or expanded only where its calls say so. Names of sides and regions come from the dossier and are never parsed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.balance.calls import CONTRACTING, EXPANDING
from marsad.balance.calls import call as call_of
from marsad.balance.verdict import DECIDED, MIN_DIMENSIONS, Verdict
from marsad.model.estimate import Change, Dimension
from marsad.observatory.answer import Answer, Assumption
from marsad.observatory.figures import call, change, dimension_name, end, missing, moved, ranged, row
from marsad.observatory.limits import caveats, data_as_of, evidence, isolated_date, windows
from marsad.observatory.names import SIDES, capital, isolated, lowered, name_in, region_name, side_names
from marsad.observatory.numerals import count, month, number, percent, say, share
from marsad.terms.codelists import label

__all__ = [
    "SIDES", "call", "caveats", "change", "data_as_of", "dimension_name", "end", "evidence", "flips", "headline",
    "isolated", "isolated_date", "lean", "missing", "moves", "name_in", "of_side", "region_name", "row", "second",
    "shares", "verdict_of", "verdict_words", "windows",
]  # fmt: skip
ORDER = {
    "organization": ("intensity", "footprint", "shift", "lethality", "reach", "dispersion", "range"),
    "coalition": (
        *("membership", "access", "participation", "delivery", "funding"),
        *("custody", "dependence", "coverage", "commitments"),
    ),
}
TOLD = 3  # how many movements of a side the second sentence tells
EXPANDED, SHRANK, HELD = "expanded", "shrank", "held"
CHANGED_SHOWN = 3
EVEN = 0.005  # shares closer than this are told as one


def verdict_of(answer: Answer, region: str = "all") -> Verdict | None:
    """The verdict of the whole or a region; None for a region where a side has no dimension of its own."""
    return answer.verdict if region == "all" else answer.regions.get(region)


def lean(answer: Answer, side: str, region: str = "all") -> str:
    """What may be said of a side: `expanded` or `shrank` where the calls bear it, else `held`.

    A direction takes more calls than the other one, and at least half of the side's measured dimensions.
    """
    made = [call_of(d.change) for d in of_side(answer, side, region) if isinstance(d.change, Change)]
    up, down = made.count(EXPANDING), made.count(CONTRACTING)
    if up == down or 2 * max(up, down) < len(made):
        return HELD
    return EXPANDED if up > down else SHRANK


def of_side(answer: Answer, side: str, region: str = "all") -> list[Dimension]:
    """A side's dimensions in a place, in the documented order."""
    return [d for d in answer.dimensions if d.side == side and d.region == region]


def headline(answer: Answer, lang: str, region: str = "all") -> str:
    """One sentence to quote: who, from when to when, the verdict with its share of weightings and the bar."""
    verdict = verdict_of(answer, region)
    window = answer.spans.window
    ends = {"from": month(window.start, lang), "to": month(window.stop - 1, lang)}
    names = side_names(answer, lang)
    when = say("when", "span" if window.months > 1 else "month", lang, **ends)
    told = {"when": when, "bar": percent(DECIDED, lang)} | names
    if verdict is None or verdict.thin:
        sentence = _thin(answer, verdict, region, lang, told)
    elif verdict.call == "undecided":
        sentence = _undecided(answer, verdict, region, lang, told)
    else:
        other = SIDES[1 - SIDES.index(verdict.call)]
        told |= {"winner": names[verdict.call], "loser": names[other]}
        told["share"] = share(shares(verdict)[verdict.call], DECIDED, lang)
        sentence = say("headline", _kind(answer, verdict.call, other, region), lang, **told)
    return sentence if region == "all" else f"{region_name(answer, region, lang)}: {lowered(sentence, lang)}"


def shares(verdict: Verdict) -> Mapping[str, float]:
    """Each side's share of weightings and draws."""
    return {"coalition": verdict.share_coalition, "organization": verdict.share_organization}


def _kind(answer: Answer, winner: str, loser: str, region: str) -> str:
    ahead, behind = lean(answer, winner, region), lean(answer, loser, region)
    if ahead == EXPANDED:
        return "expanded-while" if behind == SHRANK else "expanded-more"
    if ahead == SHRANK and behind == SHRANK:
        return "shrank-less"
    return "held" if ahead == HELD and behind != EXPANDED else "ahead"


def _undecided(answer: Answer, verdict: Verdict, region: str, lang: str, told: dict[str, str]) -> str:
    parts = shares(verdict)
    leader = max(SIDES, key=lambda side: parts[side])
    other = SIDES[1 - SIDES.index(leader)]
    told |= {"leader": told[leader], "other": told[other]}
    told |= {"share": share(parts[leader], DECIDED, lang), "rest": share(parts[other], DECIDED, lang)}
    if all(lean(answer, side, region) == SHRANK for side in SIDES):
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
    """The same, one sentence a side; the first interval says that it is the 90 % range."""
    told = {side: _told(of_side(answer, side, region), side) for side in SIDES}
    first = next((d for towards, against in told.values() for d in (*towards, *against) if ranged(d)), None)
    return [_side_moves(answer, side, lang, region, _moved(*told[side], first, lang)) for side in SIDES]


def _side_moves(answer: Answer, side: str, lang: str, region: str, made: str) -> str:
    if not any(isinstance(d.change, Change) for d in of_side(answer, side, region)):
        made = say("second", "unmeasured", lang)
    told = {"name": name_in(answer.sides[side], lang), "moves": made}
    spans = answer.spans
    if side == "organization" and answer.info is not None and 0 < spans.events.months < spans.window.months:
        return say("second", "side-to", lang, to=month(spans.events.stop - 1, lang), **told)
    return say("second", "side", lang, **told)


def _told(dimensions: Sequence[Dimension], side: str) -> tuple[list[Dimension], list[Dimension]]:
    """The movements that a side's sentence tells: those of the commoner direction, then one of the other."""
    by_call: dict[str, list[Dimension]] = {EXPANDING: [], CONTRACTING: []}
    for d in sorted(dimensions, key=lambda d: ORDER[side].index(d.id)):
        if isinstance(d.change, Change):
            by_call.get(call_of(d.change), []).append(d)
    towards, against = sorted(by_call.values(), key=len, reverse=True)
    return (towards[: TOLD - 1], against[:1]) if against else (towards[:TOLD], [])


def _moved(towards: list[Dimension], against: list[Dimension], first: Dimension | None, lang: str) -> str:
    """Movements in words; `first` is the one whose interval is named."""
    if not towards:
        return say("second", "still", lang)
    made = [moved(d, lang, named=d is first) for d in towards]
    made += [say("second", "but", lang, move=moved(d, lang, named=d is first)) for d in against]
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
    thin = base is None or bool(base.thin)
    flipping, changing = [], []
    for assumption in answer.robustness:
        made = assumption.verdict if region == "all" else assumption.regions.get(region)
        told = {"assumption": capital(name_in(assumption.names, lang), lang)}
        flipped = made is not None and base is not None and made.call != base.call
        if listed := _changed(answer, assumption, region, lang, own=flipped):
            told |= {"calls": listed[0], "list": listed[1]}
        if flipped:
            told["verdict"] = verdict_words(answer, made, lang)
            flipping.append(say("flips", "flips-with" if listed else "flips", lang, **told))
        elif listed:
            changing.append(say("flips", "changes-thin" if thin else "changes", lang, **told))
    if not flipping:
        n = count(len(answer.robustness), "assumption", lang, oblique=True)
        flipping.append(say("flips", "none-thin", lang) if thin else say("flips", "none", lang, n=n))
    return flipping + changing


def _changed(answer: Answer, assumption: Assumption, region: str, lang: str, *, own: bool) -> tuple[str, str] | None:
    """How many calls change, and the first of them in words; `own` leaves out those of other places."""
    rows = [c for c in assumption.changed_calls if c["region"] == region or (region == "all" and not own)]
    if not rows:
        return None
    rows.sort(key=lambda c: c["region"] != region)
    made = [_changed_call(answer, assumption, c, region, lang) for c in rows[:CHANGED_SHOWN]]
    if len(rows) > CHANGED_SHOWN:
        made.append(say("flips", "more", lang, n=number(len(rows) - CHANGED_SHOWN, lang)))
    return count(len(rows), "call", lang, oblique=True), say("lists", "then", lang).join(made)


def _changed_call(answer: Answer, assumption: Assumption, changed: Mapping[str, str], region: str, lang: str) -> str:
    told = {"dimension": dimension_name(changed["id"], lang)}
    told |= {"from": label("calls", changed["from"], lang), "to": label("calls", changed["to"], lang)}
    if changed["region"] == region:
        text = say("flips", "changed", lang, **told)
    else:
        text = say("flips", "changed-in", lang, region=region_name(answer, changed["region"], lang), **told)
    key = (changed["side"], changed["id"], changed["region"])
    shown = next((d for d in assumption.dimensions if (d.side, d.id, d.region) == key), None)
    return say("lists", "comma", lang).join((text, change(shown, lang))) if shown else text
