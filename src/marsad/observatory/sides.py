"""Both sides' dimensions and the verdicts over them, for any variant of the panel or the windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.balance.verdict import Scoring, Verdict, by_sign, verdict
from marsad.grid import priogrid
from marsad.measures import coalition, organization
from marsad.measures.case import Case
from marsad.measures.details import Grid, Place
from marsad.measures.occasion import Occasions, kept, members_of
from marsad.model.estimate import Change, Dimension, Missing
from marsad.model.panel import Panel, PanelInfo
from marsad.model.records import Ledger
from marsad.model.scene import Scene
from marsad.observatory.answer import Spans
from marsad.observatory.places import WHOLE, gained, holder, places

GRID = Grid(area=priogrid.area_km2, centre=priogrid.centre)


@dataclass(frozen=True, slots=True)
class Labels:
    """The names under which event data know the organization: its own and its branches', and their predecessors'."""

    own: frozenset[str]
    predecessors: frozenset[str]


def labels(scene: Scene, ledger: Ledger) -> Labels:
    """The organization's names and those of its branches."""
    branches = {m.actor for m in kept(ledger.memberships) if m.body == scene.organization and m.role == "branch"}
    actors = [a for a in ledger.actors if a.id == scene.organization or a.id in branches]
    own = frozenset(n for a in actors for n in a.event_names)
    return Labels(own, frozenset(n for a in actors for n in a.predecessor_names) - own)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is weighed: the dossier's content, the panel of all the organization's names, and what it covers."""

    scene: Scene
    ledger: Ledger
    panel: Panel
    info: PanelInfo | None
    evidence: Mapping[str, int]
    problems: int = 0  # what `marsad check` reports of the dossier


def organization_dimensions(inputs: Inputs, panel: Panel, spans: Spans) -> list[Dimension]:
    """The organization's dimensions in every place."""
    core = inputs.scene.regions.get(inputs.scene.profile.core)
    found = places(inputs.scene, panel, inputs.info, spans)
    if inputs.info is not None and not len(inputs.panel):
        found = {name: place if isinstance(place, Missing) else unnamed(inputs) for name, place in found.items()}
    return organization.dimensions(found, spans.events_before, spans.events, core.iso3 if core else frozenset(), GRID)


def unnamed(inputs: Inputs) -> Missing:
    """The release holds no event of the organization at all, under any of its names."""
    names = labels(inputs.scene, inputs.ledger)
    listed = sorted(names.own | names.predecessors)
    release = inputs.info.release if inputs.info else ""
    return Missing(
        f"no event of {release} names {', '.join(listed) or 'the organization'}: check actors.event_names "
        "(`marsad events names WORD` finds the spelling)",
        f"لا حدث في {release} باسم {'، '.join(listed) or 'التنظيم'}: راجع actors.event_names "
        "(الأمر marsad events names يجد الإملاء)",
    )


def coalition_dimensions(inputs: Inputs, panel: Panel, spans: Spans) -> list[Dimension]:
    """The coalition's dimensions in every place."""
    scene, ledger = inputs.scene, inputs.ledger
    members = members_of(scene, ledger)
    actors = {a.id: a for a in ledger.actors}
    before, after = Occasions(scene, ledger, spans.before), Occasions(scene, ledger, spans.window)
    cases = {}
    for name, place in places(scene, panel, inputs.info, spans).items():
        inside = None if name == WHOLE else holder(scene.regions[name], scene.regions)
        events = place if isinstance(place, Missing) else place.after
        new = gained(place) if isinstance(place, Place) else place
        cases[name] = Case(name, scene, ledger, before, after, members, inside, events, new, actors)
    return coalition.dimensions(cases)


def verdicts(
    scene: Scene, dimensions: tuple[Dimension, ...], scoring: Scoring = by_sign
) -> tuple[Verdict, dict[str, Verdict]]:
    """The verdict of the whole, and of each region where both sides have a dimension of their own."""
    whole = verdict([d for d in dimensions if d.region == WHOLE], scoring)
    regions = {}
    for region in scene.regions:
        own = [d for d in dimensions if d.region == region]
        if {d.side for d in own if isinstance(d.change, Change)} == {"organization", "coalition"}:
            regions[region] = verdict(own, scoring)
    return whole, regions
