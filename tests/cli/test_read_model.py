"""`marsad read --model`, as a person sees it."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Marsad
from tests.reading.model.server import Asked, Endpoint, reply, said, serving

KEY = "sk-8d1f6c20a9e7b3"
TEXT = "Recalling resolution 2254 (2015), the Council met. Russia did not attend. More than 40 soldiers were killed."
ABSENT = {"type": "attendance", "quote": "Russia did not attend", "actor": "RUS", "status": "absent", "confidence": 0.8}
MOVED = {**ABSENT, "actor": "CHN"}
INVENTED = {**ABSENT, "quote": "China did not attend", "actor": "CHN"}


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """An endpoint on 127.0.0.1, named by the settings."""
    with serving() as found:
        monkeypatch.setenv("MARSAD_MODEL_URL", found.url)
        monkeypatch.setenv("MARSAD_MODEL_KEY", KEY)
        monkeypatch.setattr("marsad.reading.model.client.TRIES", 1)  # how often it is asked has tests of its own
        yield found


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "statement.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_what_the_model_adds_and_what_is_refused_are_shown(marsad: Marsad, endpoint: Endpoint, document: str) -> None:
    endpoint.script = [said([ABSENT, MOVED, INVENTED])]
    result = marsad("read", document, "--model", "tester")
    assert (result.code, result.err) == (0, "")
    assert "attendance: actor=RUS, status=absent" in result.out
    assert "  model tester: 1 of 1 passages read; 3 records, " in result.out
    assert "  refused: 2 (actor-not-in-quote: 1, not-in-text: 1)" in result.out
    assert KEY not in result.out


def test_a_model_alone_and_a_model_beside_a_rule_are_told_apart(
    marsad: Marsad, endpoint: Endpoint, document: str
) -> None:
    killed = {"type": "figure", "quote": "More than 40 soldiers were killed", "what": "killed", "value": 40}
    invited = {"type": "meeting", "quote": "the Council met", "kind": "council"}
    endpoint.script = [said([killed, invited])]
    lines = marsad("read", document, "--model", "tester").out.splitlines()
    (figure,) = [line for line in lines if line.startswith("  figure: ")]
    assert figure.endswith("[also model.tester]")
    assert any(line.startswith("  meeting: ") and "model.tester]" in line for line in lines)
    assert not any(line.startswith("  reference: ") and "model.tester" in line for line in lines)


def test_json_has_the_model_and_the_refused(marsad: Marsad, endpoint: Endpoint, document: str) -> None:
    endpoint.script = [said([ABSENT, INVENTED])]
    answer = json.loads(marsad("read", document, "--model", "tester", "--json").out)
    assert answer["model"]["name"] == "tester"
    assert answer["refused"]["count"] == 1
    assert answer["refused"]["codes"] == {"not-in-text": 1}
    assert answer["refused"]["records"][0]["quote"] == INVENTED["quote"]
    assert all(TEXT[r["start"] : r["end"]] == r["quote"] for r in answer["records"])


def test_without_a_model_nothing_of_it_is_shown(marsad: Marsad, endpoint: Endpoint, document: str) -> None:
    answer = json.loads(marsad("read", document, "--json").out)
    assert not {"model", "refused"} & set(answer)
    assert endpoint.asked == []


@pytest.mark.parametrize(
    ("url", "key", "what"),
    [
        ("", "", "--model: set MARSAD_MODEL_URL"),
        ("http://192.0.2.1/v1", KEY, "a key is not sent to 192.0.2.1 over plain http"),
        ("http://127.0.0.1:1/v1", KEY, "127.0.0.1:1 cannot be reached"),
    ],
)
def test_wrong_settings_are_one_line(
    marsad: Marsad, document: str, monkeypatch: pytest.MonkeyPatch, url: str, key: str, what: str
) -> None:
    monkeypatch.setenv("MARSAD_MODEL_URL", url)
    monkeypatch.setenv("MARSAD_MODEL_KEY", key)
    result = marsad("read", document, document, "--model", "tester")
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert what in result.err
    assert KEY not in result.err


def test_a_refused_key_is_one_line_for_all_documents(marsad: Marsad, endpoint: Endpoint, document: str) -> None:
    endpoint.script = [reply({"error": {"message": f"Incorrect API key provided: {KEY}"}}, 401)]
    result = marsad("read", document, document, "--model", "tester")
    assert result.code == 2
    assert "set MARSAD_MODEL_KEY" in result.err
    assert len(result.err.splitlines()) == 1
    assert KEY not in result.err


def test_an_unread_passage_is_said_and_the_rules_are_shown(marsad: Marsad, endpoint: Endpoint, document: str) -> None:
    endpoint.script = [reply({}, 500)]
    result = marsad("read", document, "--model", "tester")
    assert result.code == 2
    assert "reference: symbol=UNSCR 2254" in result.out
    assert "0 of 1 passages read (server-error: 1)" in result.out
    assert result.err.endswith("1 of 1 passages were not read by the model (server-error: 1); run it again\n")


def test_a_hostile_answer_does_not_steer_the_terminal(marsad: Marsad, endpoint: Endpoint, document: str) -> None:
    endpoint.script = [said([{"type": "\x1b[2J", "quote": "\x1b]0;x\x07"}])]
    result = marsad("read", document, "--model", "tester")
    assert "\x1b" not in result.out
    assert "unknown-type: 1" in result.out


@pytest.mark.parametrize("name", ["", " ", "a\x1b[31mb", "a\nb"])
def test_a_name_that_is_none_is_one_line(marsad: Marsad, endpoint: Endpoint, document: str, name: str) -> None:
    result = marsad("read", document, "--model", name)
    assert (result.code, result.out, endpoint.asked) == (2, "", [])
    assert result.err.startswith("marsad: --model: this is no name of a model")


def test_a_folder_is_carried_on_with_the_same_model(
    marsad: Marsad, endpoint: Endpoint, document: str, tmp_path: Path
) -> None:
    command = ("read", document, "--out", str(tmp_path / "out"))
    endpoint.script = [reply({}, 500), said([ABSENT])]
    assert marsad(*command, "--model", "tester").code == 2
    result = marsad(*command, "--model", "tester")
    assert (result.code, len(endpoint.asked)) == (0, 2)
    assert "refused: 0" in result.out
    again = marsad(*command, "--model", "tester")
    assert (again.code, again.out, len(endpoint.asked)) == (0, "", 2)
    assert marsad(*command, "--model", "other").code == 0
    assert len(endpoint.asked) == 3
    held = json.loads((tmp_path / "out" / "statement.json").read_text(encoding="utf-8"))
    assert held["model"]["name"] == "other"
    assert marsad(*command).out.startswith(document)
    assert "model" not in json.loads((tmp_path / "out" / "statement.json").read_text(encoding="utf-8"))


def test_processes_share_the_bound_and_change_nothing(marsad: Marsad, endpoint: Endpoint, tmp_path: Path) -> None:
    documents = []
    for number in range(3):
        path = tmp_path / f"{number}.txt"
        path.write_text(" ".join(f"Russia did not attend meeting {i}." for i in range(300)), encoding="utf-8")
        documents.append(str(path))

    def slow(asked: Asked) -> Any:
        endpoint.ended.wait(0.05)
        return said([{**ABSENT, "quote": asked.passage.split(".")[0]}])

    endpoint.script = [slow]
    one = marsad("read", *documents, "--model", "tester", "--json").out
    several = marsad("read", *documents, "--model", "tester", "--json", "--jobs", "3").out
    assert one == several
    assert 1 < endpoint.most <= 4


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_at_once_what_waits_for_the_model(endpoint: Endpoint, tmp_path: Path, jobs: str) -> None:
    documents = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in documents:
        path.write_text(TEXT, encoding="utf-8")
    asked = threading.Event()

    def hang(_: Asked) -> None:
        asked.set()
        endpoint.ended.wait(60)

    endpoint.script = [hang]
    code = "from marsad.cli.main import main; main()"
    command = [sys.executable, "-c", code, "read", *map(str, documents), "--model", "tester", "--jobs", jobs]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert asked.wait(60)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def test_reading_without_a_model_loads_no_network_library(document: str) -> None:
    code = (
        "import sys\nfrom marsad.cli.main import run\n"
        f"assert run(['read', {document!r}]) == 0\nassert run(['--help']) == 0\n"
        "sys.exit(any(name.split('.')[0] in ('httpx', 'httpcore', 'ssl') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
