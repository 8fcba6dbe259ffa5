"""Why a passage was not read by the model: the codes, and which of them another run may mend."""

from __future__ import annotations

PASSING = frozenset(("timeout", "busy", "server-error", "no-connection", "given-up"))


class UnansweredError(Exception):
    """A passage that the model did not answer; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
