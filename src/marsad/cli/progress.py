"""Progress on stderr: only where a person watches, only for work that takes more than a second, never on stdout."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0  # seconds of silence


class Progress:
    """`with Progress(lang) as tell: tell("coalition")`: shows the stage's words after a second."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._stage = "open"
        self._counts: dict[str, int] = {}
        self._status: Status | None = None
        self._lock = threading.Lock()
        self._done = False
        self._timer = threading.Timer(PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        if sys.stderr is not None and sys.stderr.isatty():  # None where the shell closed it (`2>&-`)
            self._timer.start()
        return self

    def __call__(self, stage: str, **counts: int) -> None:
        """The work has reached a stage (a code of `progress` in terms/screen.yaml, whose words the counts fill)."""
        with self._lock:
            self._stage, self._counts = stage, counts
            if self._status is not None:
                self._status.update(self._words())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._done = True
            if self._status is not None:
                self._status.stop()

    def _words(self) -> str:
        from marsad.observatory.numerals import number, say

        counts = {name: number(count, self._lang) for name, count in self._counts.items()}
        return say("progress", self._stage, self._lang, **counts)

    def _show(self) -> None:
        from rich.console import Console
        from rich.status import Status

        with self._lock:
            if not self._done:
                self._status = Status(self._words(), console=Console(stderr=True))
                self._status.start()
