"""When a run is to end early: by itself, or because the process that started it says so."""

from __future__ import annotations

import threading
import time
from typing import Protocol

TICK = 0.25  # seconds after which a stop is seen


class Signal(Protocol):
    """What threading's and multiprocessing's events have in common."""

    def is_set(self) -> bool:
        """Whether the run is to end."""


class Stop:
    """A stop of its own, and one from outside."""

    def __init__(self, outer: Signal | None = None) -> None:
        self._own = threading.Event()
        self._outer = outer

    def set(self) -> None:
        """End the run."""
        self._own.set()

    def is_set(self) -> bool:
        """Whether the run is to end."""
        return self._own.is_set() or (self._outer is not None and self._outer.is_set())

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether the run is to end."""
        ends = time.monotonic() + seconds
        while not self.is_set() and (left := ends - time.monotonic()) > 0:
            self._own.wait(min(left, TICK))
        return self.is_set()
