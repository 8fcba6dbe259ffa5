"""A chat endpoint on this machine that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.loopback import listening

Answer = tuple[int, Mapping[str, str], bytes]
Script = Answer | Callable[["Asked"], Answer | None]


@dataclass(frozen=True)
class Asked:
    """One request: its path, headers in lower case, body, and the handler for what no answer can say."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    handler: BaseHTTPRequestHandler

    @property
    def passage(self) -> str:
        """What stands between the fences."""
        return str(self.body["messages"][1]["content"]).split("=====\n")[1].rpartition("\n=====")[0]


@dataclass
class Endpoint:
    """`script`: the answers in turn, the last one for ever."""

    port: int = 0
    script: list[Script] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    running: int = 0
    most: int = 0
    ended: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


def said(content: object, **choice: Any) -> Answer:
    """A good answer of the protocol: records, or a text as it is."""
    text = content if isinstance(content, str) else json.dumps({"records": content}, ensure_ascii=False)
    return reply({"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": "stop", **choice}]})


def reply(body: object, status: int = 200, **headers: str) -> Answer:
    """An answer with a JSON body."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return status, {"Content-Type": "application/json", **told}, json.dumps(body, ensure_ascii=False).encode()


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, body, self)
            with endpoint.lock:
                endpoint.asked.append(asked)
                script = endpoint.script[min(len(endpoint.asked), len(endpoint.script)) - 1]
                endpoint.running += 1
                endpoint.most = max(endpoint.most, endpoint.running)
            try:
                answer = script(asked) if callable(script) else script
            finally:
                with endpoint.lock:
                    endpoint.running -= 1
            if answer is not None:
                self._send(*answer)

        def _send(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
            self.close_connection = True
            with contextlib.suppress(OSError):
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
def serving() -> Iterator[Endpoint]:
    """An endpoint while the block runs."""
    endpoint = Endpoint()
    with listening(_handler(endpoint)) as endpoint.port:
        try:
            yield endpoint
        finally:
            endpoint.ended.set()
