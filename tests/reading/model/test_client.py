"""The protocol, against a server that misbehaves in every way that servers do."""

import datetime as dt
import email.utils
import json
import socket
import threading
import time
from collections.abc import Callable

import pytest

from marsad.errors import ModelError
from marsad.reading.model import client, wire
from marsad.reading.model.client import Model
from marsad.reading.model.request import messages
from marsad.reading.model.unread import UnansweredError
from tests.reading.model.conftest import KEY
from tests.reading.model.server import Asked, Endpoint, reply, said

Made = Callable[..., Model]
ASKED = messages("Russia was absent.", "en", "")
BUSY = reply({"error": "slow down"}, 429)


def why(model: Model) -> str:
    with pytest.raises(UnansweredError) as caught:
        model.ask(ASKED)
    return caught.value.code


def test_the_request_is_the_protocol(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [said([])]
    assert model().ask(ASKED) == '{"records": []}'
    (asked,) = endpoint.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert (asked.body["model"], asked.body["stream"]) == ("tester", False)
    assert asked.body["response_format"]["type"] == "json_schema"
    assert [m["role"] for m in asked.body["messages"]] == ["system", "user"]


def test_without_a_key_none_is_sent(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [said([])]
    model(key="").ask(ASKED)
    assert "authorization" not in endpoint.asked[0].headers


def test_a_server_without_schemas_is_asked_for_plain_json_and_never_for_a_schema_again(
    endpoint: Endpoint, model: Made
) -> None:
    def picky(asked: Asked) -> tuple[int, dict[str, str], bytes]:
        return reply({"error": {"message": "unknown"}}, 400) if "response_format" in asked.body else said([])

    endpoint.script = [picky]
    one = model()
    one.ask(ASKED)
    formats = [asked.body.get("response_format", {}).get("type") for asked in endpoint.asked]
    assert formats == ["json_schema", "json_schema", "json_object", None]
    one.ask(ASKED)
    assert len(endpoint.asked) == 5


def test_a_way_that_worked_is_kept(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [said([]), reply({"error": {"message": "too long"}}, 400), said([])]
    one = model()
    one.ask(ASKED)
    assert why(one) == "rejected"
    one.ask(ASKED)
    assert endpoint.asked[-1].body["response_format"]["type"] == "json_schema"


def test_a_busy_server_is_asked_again_when_it_says(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [reply({}, 429, Retry_After="0.3"), said([])]
    began = time.monotonic()
    model(pause=30).ask(ASKED)
    assert 0.3 <= time.monotonic() - began < 20
    assert len(endpoint.asked) == 2


def test_a_server_that_fails_is_asked_a_few_times(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [reply({"error": "oops"}, 500)]
    assert why(model()) == "server-error"
    assert len(endpoint.asked) == client.TRIES


def test_a_server_that_asks_to_come_back_tomorrow_is_not_waited_for(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [reply({}, 503, Retry_After="86400")]
    assert why(model()) == "busy"
    assert len(endpoint.asked) == 1


@pytest.mark.parametrize("told", ["soon", "-1", "Wed, 99 Foo 2021", "", "1x", "²"])
def test_a_retry_after_without_sense_is_none(told: str) -> None:
    assert client._retry_after(told) == 0.0


def test_a_retry_after_is_seconds_or_a_date() -> None:
    assert client._retry_after("7") == 7.0
    later = email.utils.format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=100))
    assert 90 < client._retry_after(later) <= 100
    assert client._retry_after("9" * 400) > client.LONGEST_WAIT


def test_a_server_that_fails_again_and_again_is_given_up(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [BUSY]
    one = model()
    assert [why(one) for _ in range(client.PATIENCE)] == ["busy"] * client.PATIENCE
    asked = len(endpoint.asked)
    assert why(one) == "given-up"
    assert len(endpoint.asked) == asked


def test_a_server_that_hangs_is_left(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [lambda asked: endpoint.ended.wait(20) and None]
    began = time.monotonic()
    assert why(model(seconds=0.5)) == "timeout"
    assert time.monotonic() - began < 10
    assert len(endpoint.asked) == 1


def test_an_answer_that_drips_is_left(endpoint: Endpoint, model: Made) -> None:
    def drip(asked: Asked) -> None:
        asked.handler.send_response(200)
        asked.handler.end_headers()
        while not endpoint.ended.wait(0.05):
            asked.handler.wfile.write(b" ")
            asked.handler.wfile.flush()

    endpoint.script = [drip]
    began = time.monotonic()
    assert why(model(seconds=0.6)) == "timeout"
    assert time.monotonic() - began < 10


def test_a_stop_ends_the_waiting(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [lambda asked: endpoint.ended.wait(20) and None]
    one = model(seconds=30)
    threading.Timer(0.3, one.stop.set).start()
    began = time.monotonic()
    assert why(one) == "stopped"
    assert time.monotonic() - began < 10


def test_an_answer_of_50_mb_is_not_taken_in(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [said("x" * 50_000_000)]
    assert why(model()) == "too-large"


def test_an_answer_without_an_end_is_not_taken_in(endpoint: Endpoint, model: Made) -> None:
    sent = 0

    def flood(asked: Asked) -> None:
        nonlocal sent
        asked.handler.send_response(200)
        asked.handler.send_header("Content-Type", "application/json")
        asked.handler.end_headers()
        asked.handler.close_connection = True
        while not endpoint.ended.is_set():
            sent += asked.handler.wfile.write(b" " * 65536)

    endpoint.script = [flood]
    assert why(model()) == "too-large"
    assert sent < 30 * wire.ANSWER_BYTES


def test_a_connection_that_breaks_off_is_tried_again(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [lambda asked: asked.handler.connection.shutdown(socket.SHUT_RDWR), said([])]
    assert model().ask(ASKED) == '{"records": []}'


@pytest.mark.parametrize(
    "choice",
    [
        {"message": {"role": "assistant", "content": None, "refusal": "I cannot help with that."}},
        {"message": {"role": "assistant", "content": '{"records": []}'}, "finish_reason": "content_filter"},
    ],
)
def test_a_refusal_is_one(endpoint: Endpoint, model: Made, choice: object) -> None:
    endpoint.script = [reply({"choices": [choice]})]
    assert why(model()) == "refusal"


@pytest.mark.parametrize("content", [None, "", "  ", 7, []])
def test_an_answer_without_words_is_empty(endpoint: Endpoint, model: Made, content: object) -> None:
    endpoint.script = [reply({"choices": [{"message": {"content": content}}]})]
    assert why(model()) == "empty"


def test_words_in_parts_are_joined(endpoint: Endpoint, model: Made) -> None:
    parts = [{"type": "text", "text": '{"records"'}, {"type": "text", "text": ": []}"}]
    endpoint.script = [reply({"choices": [{"message": {"content": parts}}]})]
    assert model().ask(ASKED) == '{"records": []}'


NO_PROTOCOL = [
    (200, {"Content-Type": "text/html"}, b"<html>Log in</html>"),
    (200, {"Content-Type": "text/html"}, said([])[2]),
    (200, {"Content-Type": "application/json"}, b"[" * 200_000),
    (200, {"Content-Type": "application/json"}, b"\xff\xfe{}"),
    reply([]),
    reply({"choices": []}),
    reply({"choices": [{"message": "hello"}]}),
]


@pytest.mark.parametrize("answer", NO_PROTOCOL)
def test_what_is_no_endpoint_is_said_at_once(
    endpoint: Endpoint, model: Made, answer: tuple[int, dict[str, str], bytes]
) -> None:
    endpoint.script = [answer]
    with pytest.raises(ModelError, match="does not answer as an OpenAI-compatible endpoint"):
        model().ask(ASKED)


@pytest.mark.parametrize("answer", NO_PROTOCOL)
def test_an_endpoint_that_fails_to_be_one_later_loses_a_passage(
    endpoint: Endpoint, model: Made, answer: tuple[int, dict[str, str], bytes]
) -> None:
    endpoint.script = [said([]), answer]
    one = model()
    one.ask(ASKED)
    assert why(one) == "no-protocol"


def test_an_error_under_status_200_is_the_servers(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [reply({"error": {"message": "upstream", "code": 502}})]
    assert why(model()) == "server-error"


@pytest.mark.parametrize(
    ("status", "what"),
    [
        (401, "set MARSAD_MODEL_KEY"),
        (403, "set MARSAD_MODEL_KEY"),
        (404, "check MARSAD_MODEL_URL"),
        (405, "model's name"),
    ],
)
def test_a_wrong_key_or_address_is_one_line(endpoint: Endpoint, model: Made, status: int, what: str) -> None:
    endpoint.script = [reply({"error": {"message": f"Incorrect API key provided: {KEY}"}}, status)]
    with pytest.raises(ModelError, match=what) as caught:
        model().ask(ASKED)
    assert "\n" not in str(caught.value)
    assert not any(KEY[i : i + 4] in str(caught.value) for i in range(len(KEY) - 3))


def test_what_a_server_says_of_an_error_is_shown_where_it_is_not_the_key(endpoint: Endpoint, model: Made) -> None:
    endpoint.script = [reply({"error": {"message": "no such\x1b[31m model"}}, 400)]
    with pytest.raises(ModelError, match=r"answers 400: no such \[31m model$"):
        model().ask(ASKED)
    endpoint.script = [reply({"error": {"message": f"bad key {KEY[:4]}***"}}, 400)]
    with pytest.raises(ModelError, match=r"answers 400$"):
        model().ask(ASKED)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(endpoint: Endpoint, model: Made, status: int) -> None:
    endpoint.script = [(status, {"Location": f"{endpoint.url}/elsewhere"}, b""), said([])]
    with pytest.raises(ModelError, match="redirects are not followed"):
        model().ask(ASKED)
    assert len(endpoint.asked) == 1


def test_nothing_listens(endpoint: Endpoint, model: Made) -> None:
    from marsad.reading.model.place import Place

    with pytest.raises(ModelError, match="cannot be reached"):
        Model("tester", Place.of("http://127.0.0.1:1/v1", "")).ask(ASKED)


def test_a_localhost_that_leads_elsewhere_gets_no_key(
    endpoint: Endpoint, model: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "_loopback", lambda stream: False)
    endpoint.script = [said([])]
    with pytest.raises(ModelError, match=r"a key is not sent to .* over plain http"):
        model().ask(ASKED)
    assert endpoint.asked == []
    model(key="").ask(ASKED)
    assert len(endpoint.asked) == 1


def test_proxies_of_the_environment_are_not_used(
    endpoint: Endpoint, model: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    endpoint.script = [said([])]
    assert json.loads(model().ask(ASKED)) == {"records": []}


def test_the_key_is_in_no_representation(model: Made) -> None:
    assert KEY not in repr(model())
