"""Fetching from a site on this machine: the address rule is the test's, everything else is the real thing."""

from __future__ import annotations

import gzip
import io
import itertools
import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from marsad import __version__
from marsad.archive import limits
from marsad.archive.fetch import Fetched, Fetcher
from marsad.errors import ArchiveError
from tests.archive.server import Answer, Site, serving

PLAIN = "text/plain; charset=UTF-8"


def got(fetcher: Fetcher, url: str) -> tuple[Fetched, bytes]:
    sink = io.BytesIO()
    return fetcher.fetch(url, sink), sink.getvalue()


def refused(fetcher: Fetcher, url: str) -> str:
    sink = io.BytesIO()
    with pytest.raises(ArchiveError) as raised:
        fetcher.fetch(url, sink)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_page_comes_with_its_type_and_names_us(site: Site, fetcher: Fetcher) -> None:
    site.page("/a?b=%D8%A7", b"words", 'Text/Plain; Charset="windows-1256"')
    found, content = got(fetcher, site.url("/a?b=%D8%A7#fragment"))
    assert content == b"words"
    assert (found.status, found.media_type, found.charset, found.size) == (200, "text/plain", "windows-1256", 5)
    assert found.final == site.url("/a?b=%D8%A7")
    assert site.paths() == ["/robots.txt", "/a?b=%D8%A7"]
    assert all(headers["user-agent"].startswith(f"Marsad/{__version__} ") for _, headers, _ in site.asked)


def test_redirects_are_followed_and_cookies_carried(site: Site, fetcher: Fetcher) -> None:
    site.answers["/1"] = (301, {"Location": "/2", "Set-Cookie": "seen=1"}, b"")
    site.moved("/2", site.url("/3"))
    site.page("/3", b"end", PLAIN)
    found, content = got(fetcher, site.url("/1"))
    assert (found.final, content) == (site.url("/3"), b"end")
    assert site.asked[-1][1]["cookie"] == "seen=1"


def test_redirects_end_somewhere(site: Site, fetcher: Fetcher) -> None:
    site.moved("/loop", "/loop")
    assert "redirected more than" in refused(fetcher, site.url("/loop"))
    assert len(site.paths()) == limits.REDIRECTS + 2


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1:70/x", "http://u:p@127.0.0.1/"]
)
def test_a_redirect_leads_to_web_addresses_alone(site: Site, fetcher: Fetcher, to: str) -> None:
    site.moved("/away", to)
    assert refused(fetcher, site.url("/away"))
    assert site.paths() == ["/robots.txt", "/away"]


def test_a_redirect_to_an_address_that_is_not_allowed_is_not_followed(site: Site, fetcher: Fetcher) -> None:
    with serving("127.0.0.2") as inner:
        inner.page("/secret", b"secret")
        site.moved("/away", inner.url("/secret"))
        assert "127.0.0.2 is no public address" in refused(fetcher, site.url("/away"))
        assert inner.asked == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1"]
)
def test_by_default_nothing_of_this_machine_is_fetched(site: Site, host: str) -> None:
    assert "no public address" in refused(Fetcher(), f"http://{host}:{site.port}/")
    assert site.asked == []


def test_the_address_that_was_judged_is_the_one_connected_to(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that first leads to a good address and then elsewhere (DNS rebinding) gains nothing."""
    site.page("/a", b"good", PLAIN)
    answers = []

    def lookup(host: str, port: int, *_: object, **__: object) -> list[object]:
        assert host == "rebinding.example"
        answers.append("127.0.0.1" if len(answers) % 2 == 0 else "127.0.0.2")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers[-1], port))]

    connected = []
    connect = socket.socket.connect
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket.socket, "connect", lambda s, a: (connected.append(a), connect(s, a))[1])
    assert "127.0.0.2" in refused(fetcher, f"http://rebinding.example:{site.port}/a")
    assert [a[0] for a in connected] == ["127.0.0.1"]  # robots.txt; the page's own lookup was judged anew
    assert answers == ["127.0.0.1", "127.0.0.2"]


def test_of_several_addresses_those_allowed_are_tried(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.page("/a", b"good", PLAIN)
    places = ("10.0.0.1", "127.0.0.1")
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, site.port)) for place in places]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert got(fetcher, f"http://two.example:{site.port}/a")[1] == b"good"


def test_an_unknown_name_is_told(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def lookup(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    assert "nowhere.example is not known" in refused(fetcher, "http://nowhere.example/")


def test_a_port_where_nobody_listens_is_told(site: Site, fetcher: Fetcher) -> None:
    with serving() as gone:
        url = gone.url("/")
    assert "cannot be connected to" in refused(fetcher, url)


def test_no_proxy_of_the_environment_is_used(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.2:9/")
    site.page("/a", b"words", PLAIN)
    assert got(fetcher, site.url("/a"))[1] == b"words"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/x", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http:///x", "only http and https"),
        ("http://name:secret@example.org/", "holds a user name"),
        ("http://exa mple.org/", "not known"),
        ("http://example.org:99999999/", "no web address"),
        ("http://[::1/", "no web address"),
        ("http://" + "a" * 100 + ".example/", ""),
        ("http://\x00.example/", ""),
    ],
)
def test_what_is_no_web_address_is_told(fetcher: Fetcher, url: str, why: str) -> None:
    assert why in refused(fetcher, url)


# What is too much


def test_a_body_that_is_announced_too_large_is_not_read(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FETCHED_BYTES", 1_000_000)
    site.page("/big", b"x" * 1_000_001, PLAIN)
    assert "1.0 MB, more than the 1 MB allowed" in refused(fetcher, site.url("/big"))
    site.page("/fits", b"x" * 1_000_000, PLAIN)
    assert got(fetcher, site.url("/fits"))[0].size == 1_000_000


def test_a_body_without_end_is_cut_off(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FETCHED_BYTES", 1_000_000)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while True:
            handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")

    site.answers["/endless"] = endless
    assert "larger than the 1 MB allowed" in refused(fetcher, site.url("/endless"))


def test_a_gzip_bomb_is_seen_while_it_unpacks(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FETCHED_BYTES", 5_000_000)
    bomb = gzip.compress(bytes(300_000_000), 6)
    assert len(bomb) < 1_000_000
    site.page("/bomb", bomb, PLAIN, Content_Encoding="gzip")
    sink = io.BytesIO()
    with pytest.raises(ArchiveError, match="larger than the 5 MB allowed"):
        fetcher.fetch(site.url("/bomb"), sink)
    assert sink.tell() <= 5_000_000


@pytest.mark.parametrize("size", [0, 1, 70_000, 3_000_001])
def test_gzip_is_unpacked_to_the_last_byte(site: Site, fetcher: Fetcher, size: int) -> None:
    content = (b"0123456789abcdef" * (size // 16 + 1))[:size]
    site.page("/packed", gzip.compress(content, mtime=0), PLAIN, Content_Encoding="gzip")
    found, body = got(fetcher, site.url("/packed"))
    assert body == content
    assert found.size == size


@pytest.mark.parametrize(
    ("encoding", "body", "why"),
    [
        ("br", b"x", "which was not asked for"),
        ("gzip, gzip", b"x", "which was not asked for"),
        ("gzip", b"no gzip", "packed wrongly"),
        ("gzip", gzip.compress(b"words" * 100, mtime=0)[:-20], "broke off"),
    ],
)
def test_packing_that_is_wrong_is_told(site: Site, fetcher: Fetcher, encoding: str, body: bytes, why: str) -> None:
    site.page("/a", body, PLAIN, Content_Encoding=encoding)
    assert why in refused(fetcher, site.url("/a"))


def dripping(piece: bytes, head: bytes = b"") -> Callable[[BaseHTTPRequestHandler], None]:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        while True:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.05)

    return drip


@pytest.mark.parametrize(
    "answer",
    [
        dripping(b"x", b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"),
        dripping(b"X: y\r\n", b"HTTP/1.1 200 OK\r\n"),
        dripping(b"HTTP/1.1 103 Early\r\n\r\n"),
    ],
    ids=["body", "head", "hints"],
)
def test_a_server_that_drips_is_given_up(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, answer: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    monkeypatch.setattr(limits, "FETCH_SECONDS", 1.5)
    site.answers["/slow"] = answer
    started = time.monotonic()
    assert refused(fetcher, site.url("/slow")) in (
        "it takes longer than 2 s to fetch",
        "the connection broke off (Receive buffer too long)",
    )
    assert time.monotonic() - started < 5


def test_a_server_that_says_nothing_is_given_up(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "QUIET_SECONDS", 0.6)
    site.answers["/quiet"] = lambda handler: time.sleep(3)
    assert "no answer for 1 s" in refused(fetcher, site.url("/quiet"))


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"])
def test_an_answer_that_is_none_is_told(site: Site, fetcher: Fetcher, answer: bytes) -> None:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)
        handler.close_connection = True

    site.answers["/odd"] = send
    assert "broke off" in refused(fetcher, site.url("/odd"))


@pytest.mark.parametrize(
    ("status", "why"), [(401, "401 Unauthorized"), (404, "404 Not Found"), (500, "500 Internal"), (799, "799")]
)
def test_an_answer_that_is_no_page_is_told(site: Site, fetcher: Fetcher, status: int, why: str) -> None:
    site.answers["/no"] = (status, {}, b"<p>a long and friendly page")
    assert f"the site answers {why}" in refused(fetcher, site.url("/no"))


# robots.txt, and being busy


def test_robots_txt_is_kept_to_and_asked_once(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private\nAllow: /private/not\n", PLAIN)
    for path in ("/a", "/private/not"):
        site.page(path, b"words", PLAIN)
        got(fetcher, site.url(path))
    assert "robots.txt asks not to" in refused(fetcher, site.url("/private/x"))
    site.moved("/there", "/private/y")
    assert "robots.txt asks not to" in refused(fetcher, site.url("/there"))
    assert site.paths() == ["/robots.txt", "/a", "/private/not", "/there"]


def test_rules_for_our_own_name_come_first(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /\n\nUser-agent: Marsad\nDisallow:\n", PLAIN)
    site.page("/a", b"words", PLAIN)
    assert got(fetcher, site.url("/a"))[1] == b"words"


@pytest.mark.parametrize(("status", "open_"), [(404, True), (403, True), (410, True), (500, False), (502, False)])
def test_a_robots_txt_that_is_absent_allows_and_one_that_fails_forbids(
    site: Site, fetcher: Fetcher, status: int, open_: bool
) -> None:
    site.answers["/robots.txt"] = (status, {}, b"")
    site.page("/a", b"words", PLAIN)
    if open_:
        assert got(fetcher, site.url("/a"))[1] == b"words"
    else:
        assert f"robots.txt cannot be read ({status}" in refused(fetcher, site.url("/a"))
        assert "/a" not in site.paths()


def test_a_hostile_robots_txt_takes_no_time(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /" + b"*a" * 2000 + b"*b$\n" + b"\xff\x00#" * 1000, PLAIN)
    path = "/" + "a" * 5000
    site.page(path, b"words", PLAIN)
    started = time.monotonic()
    assert got(fetcher, site.url(path))[1] == b"words"
    assert time.monotonic() - started < 2


def test_a_busy_server_is_asked_again_when_it_says(site: Site, fetcher: Fetcher) -> None:
    def busy(_: BaseHTTPRequestHandler) -> Answer:
        first = site.paths().count("/busy") == 1
        return (429, {"Retry-After": "1"}, b"") if first else (200, {"Content-Type": PLAIN}, b"words")

    site.answers["/busy"] = busy
    started = time.monotonic()
    assert got(fetcher, site.url("/busy"))[1] == b"words"
    assert 1.0 <= time.monotonic() - started < 4


def test_a_server_that_stays_busy_or_asks_for_hours_is_left(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/hours"] = (503, {"Retry-After": "7200"}, b"")
    assert "asks to come back in 7,200 s" in refused(fetcher, site.url("/hours"))
    site.answers["/later"] = (503, {"Retry-After": "Fri, 31 Dec 2199 23:59:59 GMT"}, b"")
    assert "asks to come back" in refused(fetcher, site.url("/later"))
    monkeypatch.setattr(limits, "TRIES", 2)
    site.answers["/always"] = (503, {"Retry-After": "1"}, b"")
    assert "503 Service Unavailable" in refused(fetcher, site.url("/always"))
    assert site.paths().count("/always") == 2


def test_a_host_is_given_a_pause_between_requests(site: Site) -> None:
    fetcher = Fetcher(allowed=lambda a: a.is_loopback, pause=0.3)
    for path in ("/a", "/b"):
        site.page(path, b"words", PLAIN)
        got(fetcher, site.url(path))
    times = [when for _, _, when in site.asked]
    assert all(after - before >= 0.3 for before, after in itertools.pairwise(times))


def test_a_longer_pause_that_robots_txt_asks_for_is_kept(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 0.7\n", PLAIN)
    site.page("/a", b"words", PLAIN)
    got(fetcher, site.url("/a"))
    assert site.asked[1][2] - site.asked[0][2] >= 0.7


def test_a_stop_ends_all_waiting(site: Site, fetcher: Fetcher) -> None:
    def stop(handler: BaseHTTPRequestHandler) -> None:
        fetcher.stop.set()
        time.sleep(5)

    site.answers["/slow"] = stop
    started = time.monotonic()
    assert refused(fetcher, site.url("/slow")) == "interrupted"
    assert time.monotonic() - started < 3
