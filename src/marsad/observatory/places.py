"""The places of a dossier: the whole and its regions, with the panel's rows in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from marsad.measures.details import Place
from marsad.measures.space import occupied
from marsad.model.dates import month_text
from marsad.model.estimate import Missing
from marsad.model.panel import Panel, PanelInfo
from marsad.model.scene import Region, Scene
from marsad.observatory.answer import Spans

WHOLE = "all"
NO_EVENTS = Missing(
    "no event data: import some with `marsad events import FILE`, or ship a panel with the dossier",
    "لا بيانات أحداث: استوردها بالأمر marsad events import FILE أو أرفق لوحة بالملف",
)


def holder(region: Region, regions: Mapping[str, Region]) -> Callable[[str], bool]:
    """Whether a country (ISO3) lies in a region. A country of no name lies in none."""
    if not region.except_:
        return region.iso3.__contains__
    outside = frozenset[str]().union(*(regions[name].iso3 for name in region.except_ if name in regions))
    return lambda iso3: bool(iso3) and iso3 not in outside


def places(scene: Scene, panel: Panel, info: PanelInfo | None, spans: Spans) -> dict[str, Place | Missing]:
    """The whole and every region: its rows in both windows, or why they can't be had."""
    made: dict[str, Place | Missing] = {}
    before = panel.between(spans.events_before.start, spans.events_before.stop)
    after = panel.between(spans.events.start, spans.events.stop)
    known = {r.id: r.iso3 for r in scene.regions.values() if not r.except_}
    lacking = uncovered(frozenset[str]().union(*known.values()), info, spans)
    made[WHOLE] = lacking or Place(WHOLE, before, after)
    for region in scene.regions.values():
        wanted = known.get(region.id)
        if missing := uncovered(wanted, info, spans):
            made[region.id] = missing
            continue
        holds = holder(region, scene.regions)
        made[region.id] = Place(region.id, _inside(before, holds), _inside(after, holds))
    return made


def _inside(panel: Panel, holds: Callable[[str], bool]) -> Panel:
    return panel.where(np.fromiter((holds(str(c)) for c in panel.country), dtype=bool, count=len(panel)))


def uncovered(wanted: frozenset[str] | None, info: PanelInfo | None, spans: Spans) -> Missing | None:
    """Why the release can't answer for some countries (None: for all others) in these months."""
    if info is None:
        return NO_EVENTS
    if info.start > spans.events_before.start:
        return Missing(
            f"the events of {info.release} begin in {month_text(info.start)}, after the window compared with",
            f"تبدأ أحداث {info.release} في {month_text(info.start)}، أي بعد بداية الفترة المقارَن بها",
        )
    if info.countries is None:
        return None
    lacking = sorted(wanted - info.countries) if wanted is not None else ["…"]
    if not lacking:
        return None
    names = ", ".join(lacking[:5]) + (" …" if len(lacking) > 5 else "")
    return Missing(
        f"the release {info.release} does not cover {names if wanted is not None else 'the rest of the world'}",
        f"لا يغطي الإصدار {info.release} {'، '.join(lacking[:5]) if wanted is not None else 'بقية العالم'}",
    )


def gained(place: Place) -> Panel:
    """The window's rows in cells that were not occupied in the window before."""
    return place.after.where(~np.isin(place.after.gid, occupied(place.before)))
