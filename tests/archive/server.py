"""A web server on this machine that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.loopback import listening

Answer = tuple[int, Mapping[str, str], bytes]


@dataclass
class Site:
    """`answers` by path: an answer, or a function of the handler that writes one itself or returns one."""

    port: int = 0
    host: str = "127.0.0.1"
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], Answer | None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)
    running: int = 0
    most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str) -> str:
        return f"http://{self.host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    def page(self, path: str, body: bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> None:
        """Answer a path with a page."""
        told = {k.replace("_", "-"): v for k, v in headers.items()}
        self.answers[path] = (200, {"Content-Type": content_type, **told}, body)

    def moved(self, path: str, to: str, status: int = 302) -> None:
        """Answer a path with a redirect."""
        self.answers[path] = (status, {"Location": to}, b"")


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with site.lock:
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic()))
                site.running += 1
                site.most = max(site.most, site.running)
            try:
                answer = site.answers.get(self.path, (404, {}, b"nothing here"))
                told = answer(self) if callable(answer) else answer
                if told is not None:
                    self._send(*told)
            except OSError:
                self.close_connection = True
            finally:
                with site.lock:
                    site.running -= 1

        def _send(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return None

    return Handler


@contextlib.contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Site]:
    """A site while the block runs."""
    site = Site(host=host)
    with listening(_handler(site), host) as site.port:
        yield site
