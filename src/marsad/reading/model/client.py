"""The protocol: chat completions of an OpenAI-compatible endpoint, asked again where that helps and given up where not.

Invariant: a question ends with the model's words, `UnansweredError` (this passage) or ModelError (the whole run). The
key is in no text that leaves this module.
"""

from __future__ import annotations

import email.utils
import json
import threading
import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import httpcore

from marsad.errors import ModelError
from marsad.reading.model import wire
from marsad.reading.model.place import Place
from marsad.reading.model.request import Message, schema
from marsad.reading.model.stop import Stop
from marsad.reading.model.unread import PASSING, UnansweredError

SECONDS = 300.0  # for one answer: a model on an ordinary machine writes ten words a second
TRIES = 5
PAUSE = 1.0  # before the second try; doubled before each further one
LONGEST_WAIT = 60.0  # that a server may ask for
PATIENCE = 3  # passages in a row that fail for the server's sake, before it is asked no more

_SECRET = 8  # characters of a key that is one
_PART = 4  # characters of it that a server may show in an error

_UNFIT = (400, 415, 422, 501)  # how servers refuse what they don't know in a request
_FORMAT = {"type": "json_schema", "json_schema": {"name": "proposals", "strict": True, "schema": schema()}}
# What is asked for beside the messages, from the strictest to what every server takes.
_WAYS: tuple[dict[str, Any], ...] = (
    {"response_format": _FORMAT, "temperature": 0},
    {"response_format": _FORMAT},
    {"response_format": {"type": "json_object"}},
    {},
)


@dataclass
class Model:
    """One model at one endpoint, for a whole run; it may be asked from several threads."""

    name: str
    place: Place
    at_once: int = 4  # requests
    seconds: float = SECONDS
    pause: float = PAUSE
    stop: Stop = field(default_factory=Stop)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)
    _way: int = field(default=0, init=False)  # of `_WAYS`
    _works: bool = field(default=False, init=False)  # whether it ever answered by the protocol
    _failed: int = field(default=0, init=False)  # passages in a row
    _rests: float = field(default=0.0, init=False)  # until then nobody asks

    @cached_property
    def _context(self) -> Any:
        import httpx

        return httpx.create_ssl_context() if self.place.secure else None

    def ask(self, messages: list[Message]) -> str:
        """The model's words; raises UnansweredError or ModelError."""
        if self._failed >= PATIENCE:
            raise UnansweredError("given-up")
        try:
            content = self._content(self._completed(messages))
        except UnansweredError as error:
            if error.code in PASSING:
                self._failed += 1
            raise
        self._failed = 0
        return content

    def _completed(self, messages: list[Message]) -> wire.Answer:
        """An answer with status 200, in the strictest way that the server takes."""
        while True:
            way = self._way
            asked = {"model": self.name, "messages": messages, "stream": False, **_WAYS[way]}
            answer = self._sent(json.dumps(asked, ensure_ascii=True).encode("ascii"))
            if answer.status == 200:
                return answer
            if answer.status not in _UNFIT or not self._looser(way):
                raise self._refused(answer)

    def _looser(self, way: int) -> bool:
        """Whether there is another way to ask than the one that was refused; one that has worked is kept."""
        with self._lock:
            if way == self._way and not self._works and way + 1 < len(_WAYS):
                self._way += 1
            return way != self._way

    def _sent(self, body: bytes) -> wire.Answer:
        """An answer of any status but those that ask to come back."""
        for number in range(TRIES):
            self._rest()
            wait = self.pause * 2**number
            try:
                answer = wire.post(self.place, body, self._context, self.seconds, self.stop)
            except wire.LateError:
                raise UnansweredError("stopped" if self.stop.is_set() else "timeout") from None
            except wire.LargeError:
                raise UnansweredError("too-large") from None
            except wire.UnreachedError as error:
                if not self._works:
                    what = f"{self.place.authority} cannot be reached ({_line(str(error))})"
                    raise self._error(f"{what}; start it, or correct MARSAD_MODEL_URL") from None
                code = "no-connection"
            except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException):
                code = "no-connection"
            else:
                if answer.status not in (408, 429) and (answer.status < 500 or answer.status in _UNFIT):
                    return answer
                code = "busy" if answer.status in (429, 503) else "server-error"
                wait = _retry_after(answer.headers.get("retry-after", "")) or wait
            if wait > LONGEST_WAIT:
                break
            with self._lock:
                self._rests = max(self._rests, time.monotonic() + wait)
        raise UnansweredError(code)

    def _rest(self) -> None:
        if self.stop.wait(max(0.0, self._rests - time.monotonic())):
            raise UnansweredError("stopped")

    def _refused(self, answer: wire.Answer) -> Exception:
        """What an answer without success means: for this passage, or for all."""
        says = f"{self.place.authority} answers {answer.status}"
        if answer.status in (401, 403):
            return self._error(f"{says}: it does not take the key; set MARSAD_MODEL_KEY")
        if 300 <= answer.status < 400:
            return self._error(f"{says}: it leads elsewhere, and redirects are not followed; correct MARSAD_MODEL_URL")
        if answer.status in (404, 405):
            return self._error(f"{says}: check MARSAD_MODEL_URL (it mostly ends in /v1) and the model's name")
        if self._works:
            return UnansweredError("rejected")
        return self._error(f"{says}{self._reason(answer.body)}")

    def _content(self, answer: wire.Answer) -> str:
        """The words within an answer of the protocol."""
        told = _parsed(answer.body) if "json" in answer.headers.get("content-type", "").lower() else None
        if isinstance(told, dict) and "error" in told and "choices" not in told:
            raise UnansweredError("server-error")
        choice = _first(told.get("choices")) if isinstance(told, dict) else None
        message = choice.get("message") if isinstance(choice, dict) else None
        if not isinstance(choice, dict) or not isinstance(message, dict):
            if self._works:
                raise UnansweredError("no-protocol")
            where = "check MARSAD_MODEL_URL (it mostly ends in /v1)"
            raise self._error(f"{self.place.authority} does not answer as an OpenAI-compatible endpoint; {where}")
        self._works = True
        if message.get("refusal") or choice.get("finish_reason") == "content_filter":
            raise UnansweredError("refusal")
        content = message.get("content")
        if isinstance(content, list):
            content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
        if not isinstance(content, str) or not content.strip():
            raise UnansweredError("empty")
        return content

    def _reason(self, body: bytes) -> str:
        """What the server says of an error, where it says nothing of the key."""
        told = _parsed(body)
        error = told.get("error") if isinstance(told, dict) else None
        words = error.get("message") if isinstance(error, dict) else error
        key = self.place.key
        if not isinstance(words, str) or any(key[i : i + _PART] in words for i in range(len(key) - _PART + 1)):
            return ""
        return f": {_line(words)}"

    def holds_key(self, text: str) -> bool:
        """Whether a text holds the key; one of a few letters ("none", for a server that takes none) is no secret."""
        return len(self.place.key) >= _SECRET and self.place.key in text

    def _error(self, words: str) -> ModelError:
        self.stop.set()
        return ModelError(f"model {_line(self.name)}: {words}")


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _first(values: object) -> object:
    return values[0] if isinstance(values, list) and values else None


def _retry_after(told: str) -> float:
    """The seconds that Retry-After asks to wait; 0 where it says nothing of use."""
    try:
        return max(0.0, float(told[:12]) if told[:1].isdecimal() else _date(told) - time.time())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0


def _date(told: str) -> float:
    return email.utils.parsedate_to_datetime(told).timestamp()


def _line(text: str) -> str:
    """One printable line of at most 200 characters."""
    return "".join(c if c.isprintable() else " " for c in text[:200]).strip()
