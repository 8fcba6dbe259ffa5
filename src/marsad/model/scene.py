"""What a dossier.yaml says: the two sides, regions, windows and what is known about the ledger itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from marsad.model.dates import month_text

Names = Mapping[str, str]  # a label by language: en, ar, fr


@dataclass(frozen=True, slots=True)
class Region:
    """A named set of countries (ISO3): those listed, or every country in none of the regions in `except_`."""

    id: str
    names: Names
    iso3: frozenset[str]
    except_: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open run of whole VIEWS months [start, stop), and the meetings that open and close it.

    A flow belongs to the meeting where it was made: the opening meeting is excluded, the closing one included.
    """

    id: str
    start: int
    stop: int
    opens: str = ""
    closes: str = ""

    @property
    def months(self) -> int:
        return self.stop - self.start

    def cut(self, stop: int) -> Window:
        """The window cut at `stop`, for data that end earlier."""
        return Window(self.id, self.start, min(self.stop, stop), self.opens, self.closes)

    def before(self) -> Window:
        """The window of equal length just before, closed by the meeting that opens this one."""
        return Window(f"before-{self.id}", self.start - self.months, self.start, "", self.opens)

    def __str__(self) -> str:
        return f"[{month_text(self.start)}, {month_text(self.stop)})"


@dataclass(frozen=True, slots=True)
class Council:
    """A body that votes: its seats, the votes needed to adopt, and the members (actor ids) with a veto."""

    body: str
    seats: int
    majority: int
    veto: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """A declared exception to a rule of `marsad check`, with its reason."""

    kind: str
    figure: str
    difference: float
    why: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known about the ledger itself: every field may be empty."""

    core: str = ""
    councils: tuple[Council, ...] = ()
    comparable: tuple[tuple[str, str], ...] = ()
    collected: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # table -> [first, stop) VIEWS months


@dataclass(frozen=True, slots=True)
class Scene:
    """The content of dossier.yaml."""

    id: str
    title: Names
    coalition: str
    organization: str
    lines: tuple[str, ...]
    regions: Mapping[str, Region]
    windows: tuple[Window, ...]
    profile: Profile
    assertions: tuple[Assertion, ...] = ()
