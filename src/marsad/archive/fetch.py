"""Fetching an address from the public internet into a file, politely and within limits.

Invariant: every address asked, also after a redirect, is http or https, allowed by its host's robots.txt, and public
(`transport`). Nothing of the environment's proxies or passwords is used. What is kept is unpacked and at most
`limits.FETCHED_BYTES`.
"""

from __future__ import annotations

import email.utils
import hashlib
import http
import io
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

import httpcore
import httpx

from marsad import __version__
from marsad.archive import address, limits
from marsad.archive.address import Address
from marsad.archive.files import too_large
from marsad.archive.hosts import Hosts, Rules
from marsad.archive.transport import Deadline, GuardedTransport
from marsad.errors import ArchiveError

AGENT = f"Marsad/{__version__} (archive of cited public sources)"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/pdf,application/xhtml+xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
_BUSY = (429, 503)
_MOVED = (301, 302, 303, 307, 308)
_ROBOTS_REDIRECTS = 5  # RFC 9309, 2.3.1.2


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it led to, and the bytes' type, encoding, digest and size."""

    final: str
    status: int
    media_type: str
    charset: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx.Headers
    sha256: str
    size: int


class Fetcher:
    """One run's fetching; its methods may be called from several threads."""

    def __init__(
        self,
        allowed: Callable[[Address], bool] | None = None,
        pause: float = limits.PAUSE,
        stop: threading.Event | None = None,
    ) -> None:
        self.stop = stop or threading.Event()
        self._allowed = allowed or address.public
        self._hosts = Hosts(pause)
        self._context = httpx.create_ssl_context()
        self._rules: dict[str, Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def fetch(self, url: str, sink: IO[bytes]) -> Fetched:
        """Fetch an address into an empty file; raises ArchiveError with the reason, without the address in it."""
        deadline = Deadline(self.stop)
        with self._client(deadline) as client:
            place = _checked(url)
            for _ in range(limits.REDIRECTS + 1):
                if refusal := self._rules_of(client, place, deadline).refusal(str(place)):
                    raise ArchiveError(refusal)
                answer = self._asked(client, place, sink, limits.FETCHED_BYTES, deadline)
                location = answer.headers.get("location", "")
                if answer.status not in _MOVED or not location:
                    return _kept(place, answer)
                place = _checked(_joined(place, location))
        raise ArchiveError(f"it is redirected more than {limits.REDIRECTS} times")

    def _client(self, deadline: Deadline) -> httpx.Client:
        transport = GuardedTransport(self._allowed, deadline, self._context)
        return httpx.Client(transport=transport, headers=_HEADERS, trust_env=False, follow_redirects=False)

    def _asked(
        self, client: httpx.Client, place: httpx.URL, sink: IO[bytes], limit: int, deadline: Deadline
    ) -> _Answer:
        """One request, asked again where the server is busy and says when."""
        for number in range(1, limits.TRIES + 1):
            answer = self._once(client, place, sink, limit, deadline)
            if answer.status not in _BUSY or number == limits.TRIES:
                break
            wait = _retry_after(answer.headers.get("retry-after", "")) or 2.0**number
            if wait > limits.LONGEST_WAIT:
                raise ArchiveError(f"the site is busy and asks to come back in {wait:,.0f} s")
            deadline.rest(wait)
        return answer

    def _once(self, client: httpx.Client, place: httpx.URL, sink: IO[bytes], limit: int, deadline: Deadline) -> _Answer:
        try:
            with self._hosts.turn(place.host, deadline), client.stream("GET", place) as response:
                digest, size = _taken(response, sink, limit) if response.status_code == 200 else ("", 0)
                return _Answer(response.status_code, response.headers, digest, size)
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as error:
            raise ArchiveError(f"the connection broke off ({_words(error)})") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.UnsupportedProtocol, ValueError) as error:
            raise ArchiveError(f"the site's answer cannot be read ({_words(error)})") from None

    def _rules_of(self, client: httpx.Client, place: httpx.URL, deadline: Deadline) -> Rules:
        """The robots.txt of an address's origin, fetched once in a run."""
        origin = str(place.copy_with(raw_path=b"/", fragment=None))
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._rules:
                self._rules[origin] = self._read_rules(client, place.copy_with(raw_path=b"/robots.txt"), deadline)
                self._hosts.slower(place.host, self._rules[origin].pause)
            return self._rules[origin]

    def _read_rules(self, client: httpx.Client, place: httpx.URL, deadline: Deadline) -> Rules:
        """RFC 9309: no such file allows all, a server that fails allows nothing."""
        for _ in range(_ROBOTS_REDIRECTS + 1):
            sink = io.BytesIO()
            answer = self._asked(client, place, sink, 10 * limits.ROBOTS_BYTES, deadline)
            if answer.status in _MOVED and answer.headers.get("location"):
                place = _checked(_joined(place, answer.headers["location"]))
            elif answer.status == 200:
                return Rules.parsed(sink.getvalue())
            elif 400 <= answer.status < 500:
                return Rules()
            else:
                return Rules(closed=f"its robots.txt cannot be read ({_phrase(answer.status)}); try again later")
        return Rules()


def _checked(url: str | httpx.URL) -> httpx.URL:
    """An address that may be asked; raises ArchiveError."""
    try:
        place = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise ArchiveError(f"this is no web address ({_words(error)})") from None
    if place.scheme not in ("http", "https") or not place.host:
        raise ArchiveError(f"{place.scheme or 'no scheme'!r}: only http and https addresses are fetched")
    if place.port is not None and not 0 < place.port < 65536:
        raise ArchiveError(f"this is no web address (there is no port {place.port})")
    if place.userinfo:
        raise ArchiveError("the address holds a user name; only what is public is fetched")
    return place.copy_with(fragment=None)


def _joined(place: httpx.URL, location: str) -> httpx.URL:
    try:
        return place.join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise ArchiveError(f"it is redirected to what is no web address ({_words(error)})") from None


def _kept(place: httpx.URL, answer: _Answer) -> Fetched:
    if answer.status != 200:
        raise ArchiveError(f"the site answers {_phrase(answer.status)}")
    media_type, _, rest = answer.headers.get("content-type", "").partition(";")
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Fetched(str(place), answer.status, media_type.strip().lower(), charset, answer.sha256, answer.size)


def _taken(response: httpx.Response, sink: IO[bytes], limit: int) -> tuple[str, int]:
    """Write the body to the file; raises ArchiveError where it is too large, packed or not."""
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > limit:
        raise ArchiveError(too_large(int(announced[:20]), limit))
    digest, size = hashlib.sha256(), 0
    for chunk in _unpacked(response.iter_raw(), response.headers.get("content-encoding", "")):
        size += len(chunk)
        if size > limit:
            raise ArchiveError(f"it is larger than the {limit / 1e6:,.0f} MB allowed")
        digest.update(chunk)
        try:
            sink.write(chunk)
        except OSError as error:
            raise ArchiveError(f"it cannot be written ({error.strerror or error})") from None
    return digest.hexdigest(), size


def _unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Unpack gzip piece by piece, each of at most a megabyte, so that a bomb is seen before it fills the memory."""
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        yield from chunks
        return
    if coding not in ("gzip", "x-gzip"):
        raise ArchiveError(f"the site packs its answer as {coding[:40]!r}, which was not asked for")
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        for chunk in chunks:
            waiting = chunk
            while waiting and not unpacker.eof:
                yield unpacker.decompress(waiting, 1 << 20)
                waiting = unpacker.unconsumed_tail
        while not unpacker.eof and (rest := unpacker.decompress(b"", 1 << 20)):
            yield rest
    except zlib.error as error:
        raise ArchiveError(f"the site's answer is packed wrongly ({error})") from None
    if not unpacker.eof:
        raise ArchiveError("the connection broke off before the end")


def _retry_after(told: str) -> float:
    """The seconds that Retry-After asks to wait; 0 where it says nothing of use."""
    if told.strip().isdecimal():
        return float(told.strip()[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0


def _phrase(status: int) -> str:
    try:
        return f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _words(error: Exception) -> str:
    first = (str(error).splitlines() or [""])[0]
    return "".join(c if c.isprintable() else "?" for c in first)[:120] or type(error).__name__
