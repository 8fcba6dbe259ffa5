"""Weighing: from a ledger and a panel to the answer. Pure: the same input gives the same answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from marsad.model.records import Ledger
from marsad.model.scene import Names, Scene, Window
from marsad.observatory import robustness
from marsad.observatory.answer import Answer
from marsad.observatory.caveats import caveats
from marsad.observatory.sides import (
    Inputs,
    coalition_dimensions,
    labels,
    organization_dimensions,
    verdicts,
)
from marsad.observatory.windows import spans as spans_of


def weigh(inputs: Inputs, window: Window, progress: Callable[[str], None] = lambda _: None) -> Answer:
    """The answer for one window."""
    scene, ledger = inputs.scene, inputs.ledger
    spans = spans_of(window, inputs.info)
    names = labels(scene, ledger)
    panel = inputs.panel.of(names.own)
    progress("organization")
    organization_side = organization_dimensions(inputs, panel, spans)
    progress("coalition")
    coalition_side = coalition_dimensions(inputs, panel, spans)
    dimensions = (*organization_side, *coalition_side)
    whole, regions = verdicts(scene, dimensions)
    answer = Answer(
        scene=scene,
        sides=_sides(scene, ledger),
        spans=spans,
        dimensions=dimensions,
        verdict=whole,
        regions=regions,
        robustness=(),
        evidence=inputs.evidence,
        panel=panel,
        info=inputs.info,
        caveats=caveats(inputs, spans, names),
    )
    progress("robustness")
    return replace(answer, robustness=tuple(robustness.table(inputs, answer, names.own, names.predecessors)))


def _sides(scene: Scene, ledger: Ledger) -> Mapping[str, Names]:
    actors = {a.id: a for a in ledger.actors}
    made = {}
    for side, actor_id in (("coalition", scene.coalition), ("organization", scene.organization)):
        actor = actors.get(actor_id)
        names = {} if actor is None else {"en": actor.name_en, "ar": actor.name_ar, "fr": actor.name_fr}
        made[side] = {"id": actor_id} | {lang: name or actor_id for lang, name in names.items()}
    return made
