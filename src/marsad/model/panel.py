"""The panel in memory: events of some actors summed to place and month, as equal-length numpy columns.

Invariant: all columns of a `Panel` have the same length; a row has at least one event. For a set of names an event
stands in exactly one counted row: the one whose actor is the first, in sorted order, of the set's names among the
event's actor tokens (`others` holds the rest of them), so nothing is counted twice.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class PanelInfo:
    """Where a panel comes from and what it covers. `stop` is exclusive; `countries` None means the whole world."""

    release: str
    origin: str  # "shipped" or "imported"
    start: int
    stop: int
    countries: frozenset[str] | None
    precision: str
    licence: str
    citations: tuple[str, ...]
    digest: str
    note_en: str = ""
    note_ar: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows of (actor, side, others, type_of_violence, gid, month, country) with events and deaths."""

    actor: Texts
    side: Texts  # "a" or "b"
    others: Texts  # the event's other actor tokens, sorted, joined by ";"
    type_of_violence: Ints
    gid: Ints  # PRIO-GRID cell
    month: Ints  # VIEWS month, January 1980 = 1
    country: Texts  # ISO3, "" where the data set's name is unknown
    events: Ints
    deaths_low: Ints
    deaths_best: Ints
    deaths_high: Ints
    adm_1: Texts | None = None  # first-level regions, where the data set gives them

    def __len__(self) -> int:
        return len(self.gid)

    def where(self, mask: npt.NDArray[np.bool_]) -> Panel:
        """The rows for which `mask` is true."""
        columns = {f.name: getattr(self, f.name) for f in fields(self)}
        return Panel(**{name: column[mask] for name, column in columns.items() if column is not None})

    def of(self, names: Collection[str]) -> Panel:
        """The rows of a set of names, each event once."""
        wanted = set(names)
        keep = np.fromiter(
            (
                actor in wanted and not any(o < actor and o in wanted for o in others.split(";"))
                for actor, others in zip(self.actor, self.others, strict=True)
            ),
            dtype=bool,
            count=len(self),
        )
        return self.where(keep)

    def between(self, start: int, stop: int) -> Panel:
        """The rows of the months [start, stop)."""
        return self.where((self.month >= start) & (self.month < stop))


def empty_panel() -> Panel:
    """A panel without rows."""
    kinds: dict[str, Any] = {"actor": "U1", "side": "U1", "others": "U1", "country": "U3"}
    names = [f.name for f in fields(Panel) if f.name != "adm_1"]
    return Panel(**{name: np.empty(0, dtype=kinds.get(name, np.int64)) for name in names})


__all__ = ["Ints", "Panel", "PanelInfo", "Texts", "empty_panel"]
