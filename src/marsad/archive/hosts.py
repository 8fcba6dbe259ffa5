"""Politeness: one connection to a host at a time, a pause between two, and what its robots.txt says.

Invariant: two requests to one host never overlap, and start at least the pause after the last one ended.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.archive import limits

if TYPE_CHECKING:
    from protego import Protego

    from marsad.archive.transport import Deadline

ROBOT = "marsad"  # the name by which a robots.txt may speak of us


@dataclass(slots=True)
class Host:
    """What is known of one host."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: float | None = None
    pause: float = limits.PAUSE


class Hosts:
    """All hosts of one run."""

    def __init__(self, pause: float = limits.PAUSE) -> None:
        self._pause = pause
        self._lock = threading.Lock()
        self._hosts: dict[str, Host] = {}

    def _of(self, name: str) -> Host:
        with self._lock:
            return self._hosts.setdefault(name, Host(pause=self._pause))

    def slower(self, name: str, pause: float) -> None:
        """A host asks for a longer pause; more than `limits.LONGEST_WAIT` is not waited."""
        host = self._of(name)
        host.pause = max(host.pause, min(pause, limits.LONGEST_WAIT))

    @contextlib.contextmanager
    def turn(self, name: str, deadline: Deadline) -> Iterator[None]:
        """Our turn at a host; waiting for it does not count."""
        host = self._of(name)
        asked = time.monotonic()
        while not host.lock.acquire(timeout=0.5):
            deadline.rest(0.0)  # to see a stop
        try:
            deadline.ends += time.monotonic() - asked
            if host.ended is not None:
                deadline.rest(host.ended + host.pause - time.monotonic())
            yield
        finally:
            host.ended = time.monotonic()
            host.lock.release()


class Rules:
    """A robots.txt: what it allows us, or the reason why nothing is."""

    def __init__(self, rules: Protego | None = None, closed: str = "") -> None:
        self._rules = rules
        self._closed = closed

    @classmethod
    def parsed(cls, content: bytes) -> Rules:
        """The rules in the content of a robots.txt."""
        from protego import Protego

        return cls(Protego.parse(content[: limits.ROBOTS_BYTES].decode("utf-8", "replace").lstrip("\ufeff")))

    def refusal(self, url: str) -> str:
        """Why an address may not be fetched; "" where it may."""
        if self._closed:
            return self._closed
        if self._rules is None or self._rules.can_fetch(url, ROBOT):
            return ""
        return "its robots.txt asks not to fetch this; open it in a browser and save it as a file"

    @property
    def pause(self) -> float:
        """The seconds that it asks to wait between two requests; 0 where it does not."""
        return float(self._rules.crawl_delay(ROBOT) or 0.0) if self._rules is not None else 0.0
