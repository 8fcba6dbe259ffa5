"""The counts behind a figure, told in sentences: what `Dimension.details` holds, dimension by dimension."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from marsad.model.estimate import Dimension
from marsad.observatory.numerals import count, number, percent
from marsad.report.cells import KINDS
from marsad.report.facts import Speaker
from marsad.report.words import say
from marsad.terms import countries

Details = Mapping[str, Any]


def sentences(dimension: Dimension, speaker: Speaker) -> list[str]:
    """What can be counted by hand behind a figure, in the speaker's language."""
    if not dimension.details or dimension.id not in TOLD:
        return []
    return list(TOLD[dimension.id](dimension.details, speaker))


def country(iso3: str, lang: str) -> str:
    """The name of a country, its code where it is not in our table; a dash where it is unknown."""
    if not iso3:
        return say("map", "unknown", lang)
    return countries.names(iso3)[lang] if iso3 in countries.codes() else iso3


def _numbers(details: Details, lang: str, **keys: str) -> dict[str, str]:
    """Numbers of the details, each under the name that its sentence uses; a word where one is not known."""
    unknown = say("details", "unknown", lang)
    found = {name: details.get(key) for name, key in keys.items()}
    return {name: unknown if value is None else number(value, lang) for name, value in found.items()}


def _both(details: Details, lang: str, *names: str) -> dict[str, str]:
    """The same for pairs of keys that end in _before and _after."""
    keys = {f"{name}_{when}": f"{name}_{when}" for name in names for when in ("before", "after")}
    return _numbers(details, lang, **keys)


def _countries(codes: Iterable[str], speaker: Speaker) -> str:
    return speaker.comma.join(country(code, speaker.lang) for code in codes)


def _footprint(d: Details, s: Speaker) -> Iterable[str]:
    keys = {kind: kind for kind in KINDS} | {f"{kind}_area": f"{kind}_km2" for kind in KINDS}
    told = _numbers(d, s.lang, before="cells_before", after="cells_after", **keys)
    yield say("details", "footprint", s.lang, **told)


def _dispersion(d: Details, s: Speaker) -> Iterable[str]:
    told = _numbers(d, s.lang, before="events_before", after="events_after", to="rarefied_to")
    yield say("details", "dispersion", s.lang, **told)


def _reach(d: Details, s: Speaker) -> Iterable[str]:
    for key in ("gained", "lost"):
        if d.get(key):
            yield say("details", f"reach-{key}", s.lang, list=_countries(d[key], s))


def _intensity(d: Details, s: Speaker) -> Iterable[str]:
    told = _numbers(d, s.lang, before="events_before", after="events_after")
    told |= _numbers(d, s.lang, own_before="one_sided_events_before", own_after="one_sided_events_after")
    yield say("details", "intensity", s.lang, months=count(d["months"], "month", s.lang), **told)


def _lethality(d: Details, s: Speaker) -> Iterable[str]:
    for key, name in (("deaths-own", "one_sided_deaths"), ("deaths-all", "all_deaths")):
        told = {
            when: " / ".join(number(d[f"{name}_{when}"][bound], s.lang) for bound in ("low", "best", "high"))
            for when in ("before", "after")
        }
        yield say("details", key, s.lang, **told)


def _shift(d: Details, s: Speaker) -> Iterable[str]:
    if d.get("centre_moved_km") is not None:
        yield say("details", "shift", s.lang, km=number(round(d["centre_moved_km"]), s.lang))


def _membership(d: Details, s: Speaker) -> Iterable[str]:
    for key in ("joined", "left"):
        if d.get(key):
            yield say("details", key, s.lang, list=s.listed(d[key]))
    if not d.get("joined") and not d.get("left"):
        yield say("details", "nobody", s.lang)


def _coverage(d: Details, s: Speaker) -> Iterable[str]:
    if "new_cells_share_before" in d and "new_cells_share_after" in d:
        told = {w: percent(d[f"new_cells_share_{w}"], s.lang) for w in ("before", "after")}
        yield say("details", "coverage", s.lang, events=count(d["events"], "event", s.lang), **told)


def _participation(d: Details, s: Speaker) -> Iterable[str]:
    for when in ("before", "after"):
        if f"came_{when}" in d:
            low, high = (number(x, s.lang) for x in d[f"came_{when}"])
            told = _numbers(d, s.lang, members=f"members_{when}", named=f"named_present_{when}")
            meeting = s.title(d[f"meeting_{when}"])
            yield say("details", "participation", s.lang, meeting=meeting, low=low, high=high, **told)
        if d.get(f"ministers_{when}") is not None:
            yield say("details", "ministers", s.lang, n=number(d[f"ministers_{when}"], s.lang))


def _commitments(d: Details, s: Speaker) -> Iterable[str]:
    for when in ("before", "after"):
        if f"mean_specificity_{when}" in d:
            told = {"count": count(d[f"count_{when}"], "commitment", s.lang)}
            told["mean"] = number(d[f"mean_specificity_{when}"], s.lang)
            yield say("details", "commitments", s.lang, meeting=s.title(d[f"meeting_{when}"]), **told)


def _delivery(d: Details, s: Speaker) -> Iterable[str]:
    told = _numbers(d, s.lang, before="due_before", after="due_after")
    told |= _numbers(d, s.lang, known_before="outcome_known_before", known_after="outcome_known_after")
    yield say("details", "delivery", s.lang, **told)


def _funding(d: Details, s: Speaker) -> Iterable[str]:
    told = _numbers(d, s.lang, before="pledged_usd_before", after="pledged_usd_after")
    told |= _numbers(d, s.lang, got_before="received_usd_before", got_after="received_usd_after")
    yield say("details", "funding", s.lang, **told)
    others = sorted({*d.get("other_currencies_before", ()), *d.get("other_currencies_after", ())})
    if others:
        yield say("details", "currencies", s.lang, list=s.comma.join(others))


def _custody(d: Details, s: Speaker) -> Iterable[str]:
    told = _both(d, s.lang, "held")
    for name in ("return", "transfer", "trial"):
        told |= {f"{name}_{w}": _numbers(d, s.lang, n=f"{name}_people_{w}")["n"] for w in ("before", "after")}
    yield say("details", "custody", s.lang, **told)
    if d.get("years_to_clear_after") is not None:
        yield say("details", "years", s.lang, years=count(d["years_to_clear_after"], "year", s.lang))
    if d.get("refusing"):
        yield say("details", "refusing", s.lang, list=s.listed(d["refusing"]))


def _access(d: Details, s: Speaker) -> Iterable[str]:
    keys = {f"{name}_{w}": f"{name}_days_{w}" for name in ("open", "possible") for w in ("before", "after")}
    yield say("details", "access", s.lang, **_numbers(d, s.lang, **keys))
    yield say("details", "votes", s.lang, **_both(d, s.lang, "votes", "adopted", "vetoed"))


def _dependence(d: Details, s: Speaker) -> Iterable[str]:
    hanging = {**d.get("hanging_before", {}), **d.get("hanging_after", {})}
    if hanging:
        rows = (say("details", "hangs", s.lang, record=r, actors=s.listed(a)) for r, a in sorted(hanging.items()))
        yield say("details", "hanging", s.lang, list=s.comma.join(rows))


TOLD: Mapping[str, Callable[[Details, Speaker], Iterable[str]]] = {
    "footprint": _footprint,
    "dispersion": _dispersion,
    "reach": _reach,
    "intensity": _intensity,
    "lethality": _lethality,
    "shift": _shift,
    "membership": _membership,
    "coverage": _coverage,
    "participation": _participation,
    "commitments": _commitments,
    "delivery": _delivery,
    "funding": _funding,
    "custody": _custody,
    "access": _access,
    "dependence": _dependence,
}
