"""Weighing: from a ledger and a panel to the answer. Pure: the same input gives the same answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from marsad.model.estimate import Missing
from marsad.model.records import Ledger
from marsad.model.scene import Names, Scene, Window
from marsad.observatory import robustness
from marsad.observatory.answer import Answer, Spans
from marsad.observatory.sides import (
    Inputs,
    Labels,
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
        caveats=tuple(_caveats(inputs, spans, names)),
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


def _caveats(inputs: Inputs, spans: Spans, names: Labels) -> list[Missing]:
    """What a reader must know before quoting: data that end early, a note of the data, names that match nothing."""
    made = []
    info = inputs.info
    if info is not None and spans.events.stop < spans.window.stop:
        months = spans.events.months
        made.append(
            Missing(
                f"events end {months} months into the window of {spans.window.months}: "
                f"the organization's dimensions compare {months} months with the {months} before them",
                f"تنتهي بيانات الأحداث قبل نهاية الفترة ({months} شهرًا من {spans.window.months}): "
                f"فأبعاد التنظيم تقارن هذه الأشهر بمثلها قبلها",
            )
        )
    if info is not None and info.note_en:
        made.append(Missing(info.note_en, info.note_ar or info.note_en))
    if info is not None and names.own and not len(inputs.panel.of(names.own)):
        listed = ", ".join(sorted(names.own))
        made.append(
            Missing(
                f"no event of {info.release} names {listed}: check actors.event_names",
                f"لا حدث في {info.release} باسم {listed}: راجع actors.event_names",
            )
        )
    return made
