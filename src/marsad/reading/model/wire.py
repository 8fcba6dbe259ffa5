"""One request over the network to the address that the user named: no redirect, no proxy, a deadline for all of it.

Invariant: whatever the other side does, a request ends `seconds` after it began, and at most `ANSWER_BYTES` of its
answer are taken in. A key over plain http goes to this machine alone, judged by the address connected to.
"""

from __future__ import annotations

import ipaddress
import time
import typing
from collections.abc import Iterable
from dataclasses import dataclass

import httpcore

from marsad import __version__
from marsad.errors import ModelError
from marsad.reading.model.place import Place
from marsad.reading.model.stop import TICK, Stop

ANSWER_BYTES = 2_000_000  # a passage of 2,000 characters has an answer of a few thousand
CONNECT_SECONDS = 15.0


class LateError(Exception):
    """The deadline passed, or the run is being stopped."""


class LargeError(Exception):
    """The answer is larger than what is taken in."""


class UnreachedError(Exception):
    """No connection; the words say why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a request must have ended."""

    ends: float
    stop: Stop

    def left(self, most: float) -> float:
        """The seconds left, at most `most`; raises LateError where there are none."""
        left = self.ends - time.monotonic()
        if left <= 0 or self.stop.is_set():
            raise LateError
        return min(left, most)


def post(place: Place, body: bytes, context: typing.Any, seconds: float, stop: Stop) -> Answer:
    """Send a JSON body; raises LateError, LargeError, UnreachedError, ModelError (a key that must not travel), and
    httpcore's errors where the connection breaks off."""
    backend = _Backend(Deadline(time.monotonic() + seconds, stop), place)
    headers = [
        (b"Host", place.authority.encode("ascii")),
        (b"User-Agent", f"Marsad/{__version__}".encode("ascii")),
        (b"Content-Type", b"application/json"),
        (b"Accept", b"application/json"),
        (b"Accept-Encoding", b"identity"),
        (b"Content-Length", str(len(body)).encode("ascii")),
    ]
    if place.key:
        headers.append((b"Authorization", b"Bearer " + place.key.encode("ascii")))
    with (
        httpcore.ConnectionPool(ssl_context=context, max_connections=1, network_backend=backend) as pool,
        pool.stream("POST", place.address, headers=headers, content=body) as response,
    ):
        told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        return Answer(response.status, told, _body(response, told))


def _body(response: httpcore.Response, headers: dict[str, str]) -> bytes:
    announced = headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > ANSWER_BYTES:
        raise LargeError
    taken = bytearray()
    for chunk in response.iter_stream():
        taken += chunk
        if len(taken) > ANSWER_BYTES:
            raise LargeError
    return bytes(taken)


class _Backend(httpcore.NetworkBackend):
    """httpcore's own sockets, with the deadline over all their waiting."""

    def __init__(self, deadline: Deadline, place: Place) -> None:
        self._deadline = deadline
        self._place = place
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[typing.Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            stream = self._inner.connect_tcp(host, port, self._deadline.left(CONNECT_SECONDS))
        except (httpcore.ConnectError, httpcore.ConnectTimeout, UnicodeError) as error:
            raise UnreachedError(str(error) or "no answer") from None
        if self._place.key and not self._place.secure and not _loopback(stream):
            stream.close()
            raise ModelError(self._place.unsafe())
        return _Stream(stream, self._deadline)


def _loopback(stream: httpcore.NetworkStream) -> bool:
    peer = str(stream.get_extra_info("server_addr")[0])
    return ipaddress.ip_address(peer.partition("%")[0]).is_loopback


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            try:
                return self._inner.read(max_bytes, self._deadline.left(TICK))
            except httpcore.ReadTimeout:
                continue

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            self._inner.write(buffer, self._deadline.left(CONNECT_SECONDS))
        except httpcore.WriteTimeout:
            raise LateError from None

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: typing.Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(CONNECT_SECONDS))
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise UnreachedError(f"no secure connection: {error}") from None
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> typing.Any:
        return self._inner.get_extra_info(info)
