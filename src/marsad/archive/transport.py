"""A transport for httpx whose every connection is guarded: the address that was checked is the one connected to.

Invariant: a host's name is looked up once for each connection, its addresses are judged, and the socket goes to one
that passed, so that no second answer of the name server can lead elsewhere. All waiting ends with the deadline.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import ssl
import threading
import time
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import httpcore
import httpx

from marsad.archive import limits
from marsad.archive.address import Address
from marsad.errors import ArchiveError, StoppedError

CONNECT_SECONDS = 15.0
_TICK = 0.5  # seconds after which a stop is seen


@dataclass(slots=True)
class Deadline:
    """When a fetch must end, or be given up. `rest` puts off the end by what was waited on purpose."""

    stop: threading.Event
    ends: float = field(default_factory=lambda: time.monotonic() + limits.FETCH_SECONDS)

    def left(self, most: float) -> float:
        """The seconds left, at most `most`; raises ArchiveError where there are none."""
        if self.stop.is_set():
            raise StoppedError
        left = self.ends - time.monotonic()
        if left <= 0:
            raise ArchiveError(f"it takes longer than {limits.FETCH_SECONDS:.0f} s to fetch")
        return min(left, most)

    def rest(self, seconds: float) -> None:
        """Wait on purpose; raises StoppedError."""
        if self.stop.wait(max(0.0, seconds)):
            raise StoppedError
        self.ends += max(0.0, seconds)


class GuardedTransport(httpx.BaseTransport):
    """Connections for one fetch, closed at its end."""

    def __init__(self, allowed: Callable[[Address], bool], deadline: Deadline, context: ssl.SSLContext) -> None:
        backend = _Backend(allowed, deadline)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, max_connections=1, max_keepalive_connections=0, network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; raises ArchiveError, or what httpcore raises."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(
            method=request.method,
            url=url,
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, allowed: Callable[[Address], bool], deadline: Deadline) -> None:
        self._allowed = allowed
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[typing.Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's addresses that may be connected to; raises ArchiveError."""
        addresses = _resolved(host, port, self._deadline)
        passed = [a for a in addresses if self._allowed(a)]
        if not passed:
            raise ArchiveError(
                f"{host} is no public address ({addresses[0]}); only the public internet is fetched from"
            )
        for number, address in enumerate(passed):
            try:
                return _Stream(_connected(address, port, self._deadline), self._deadline)
            except OSError as error:
                if number == len(passed) - 1:
                    reason = "no answer" if isinstance(error, TimeoutError) else error.strerror or error
                    raise ArchiveError(f"{host} cannot be connected to ({reason})") from None
        raise AssertionError

    def connect_unix_socket(self, path: str, *_: object, **__: object) -> httpcore.NetworkStream:
        """Refused: nothing local is fetched."""
        raise ArchiveError(f"{path}: a local socket is never fetched from")


def _resolved(host: str, port: int, deadline: Deadline) -> list[Address]:
    """All addresses of a host; in a thread, since looking names up cannot be interrupted."""
    found: list[Address] = []
    failed: list[Exception] = []

    def look_up() -> None:
        try:
            for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found.append(ipaddress.ip_address(place[0]))
        except (OSError, ValueError) as error:
            failed.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    started = time.monotonic()
    while thread.is_alive() and time.monotonic() - started < CONNECT_SECONDS:
        thread.join(deadline.left(_TICK))
    if thread.is_alive() or failed or not found:
        raise ArchiveError(f"the name {host} is not known, or the name server does not answer")
    return list(dict.fromkeys(found))


def _connected(address: Address, port: int, deadline: Deadline) -> socket.socket:
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.settimeout(deadline.left(CONNECT_SECONDS))
        opened.connect((str(address), port))
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        opened.close()
        raise
    return opened


class _Stream(httpcore.NetworkStream):
    """A socket all of whose waiting ends with the deadline, or where the other side is quiet for too long."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._socket = connection
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        quiet_until = time.monotonic() + limits.QUIET_SECONDS
        while True:
            self._socket.settimeout(self._deadline.left(_TICK))
            try:
                return self._socket.recv(max_bytes)
            except TimeoutError:
                if time.monotonic() > quiet_until:
                    raise ArchiveError(f"no answer for {limits.QUIET_SECONDS:.0f} s") from None
            except OSError as error:
                raise httpcore.ReadError(error) from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            while buffer:
                self._socket.settimeout(self._deadline.left(limits.QUIET_SECONDS))
                buffer = buffer[self._socket.send(buffer) :]
        except OSError as error:
            raise httpcore.WriteError(error) from None

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self._socket.settimeout(self._deadline.left(CONNECT_SECONDS))
        try:
            wrapped = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except (OSError, ValueError) as error:
            self.close()
            reason = getattr(error, "verify_message", "") or getattr(error, "reason", "") or type(error).__name__
            raise ArchiveError(f"no secure connection to {server_hostname} ({reason})") from None
        return _Stream(wrapped, self._deadline)

    def get_extra_info(self, info: str) -> typing.Any:
        if info == "is_readable":
            return False  # connections are not kept, so none is asked whether it went stale
        return self._socket if info == "socket" else None
