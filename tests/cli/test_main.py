"""Whatever happens: one clear line, the right exit code, no traceback."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad import __version__
from marsad.cli import main as entry
from tests.cli.conftest import Marsad

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
COMMANDS = ("weigh", "explain", "check", "new", "report", "capture", "search", "read", "judge", "events")


def test_version_and_help(marsad: Marsad) -> None:
    assert marsad("--version").out == f"marsad {__version__}\n"
    shown = marsad("--help")
    assert shown.code == 0
    assert all(f"\n  {name} " in shown.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(marsad: Marsad, name: str) -> None:
    shown = marsad(name, "--help")
    assert shown.code == 0
    assert name == "events" or f"  marsad {name}" in shown.out


def test_help_loads_nothing_heavy() -> None:
    heavy = (
        "numpy",
        "scipy",
        "duckdb",
        "ibis",
        "rich",
        "babel",
        "jinja2",
        "yaml",
        "pyarrow",
        "pandas",
        "httpx",
        "lxml",
    )
    code = (
        "import sys; from marsad.cli.main import run; run(['--help']); run(['weigh', '--help']);"
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_an_unknown_command_or_no_folder_is_a_usage_error(marsad: Marsad) -> None:
    assert marsad("wiegh").code == 2
    assert marsad("weigh").code == 2
    assert "Missing argument 'DIR'" in marsad("weigh").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["weigh"], "marsad: weigh: Missing argument 'DIR'. See `marsad weigh --help`."),
        (["events", "import"], "marsad: events import: Missing argument 'FILE...'. See `marsad events import --help`."),
        (["nothing"], "marsad: No such command 'nothing'. See `marsad --help`."),
        (["read", "--jobs", "0", "x"], "0 is not in the range 1<=x<=64. See `marsad read --help`."),
    ],
)
def test_a_wrong_call_is_told_in_one_line(marsad: Marsad, words: list[str], said: str) -> None:
    result = marsad(*words)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert said in result.err


def test_no_command_shows_the_help(marsad: Marsad) -> None:
    result = marsad()
    assert result.code == 2
    assert "Commands:" in result.out + result.err


@pytest.mark.parametrize("command", ["weigh", "explain", "check", "report"])
@pytest.mark.parametrize(
    "make",
    [
        lambda folder: folder / "absent",
        lambda folder: _file(folder / "file", b"x"),
        lambda folder: _file(folder / "d" / "dossier.yaml", b"\xff\xfe\x00").parent,
        lambda folder: _file(folder / "d" / "dossier.yaml", b"marsad: [").parent,
        lambda folder: _file(folder / "d" / "dossier.yaml", b"").parent,
        lambda folder: _file(folder / "d\x1b[31m" / "dossier.yaml", b"\x1b[2J: \x07").parent,
    ],
    ids=["absent", "a file", "not utf-8", "broken yaml", "empty yaml", "escapes"],
)
def test_hostile_folders_get_clear_lines(
    marsad: Marsad, tmp_path: Path, command: str, make: Callable[[Path], Path]
) -> None:
    result = marsad(command, make(tmp_path))
    assert result.code in ((1, 2) if command == "check" else (2,))
    assert "should not have happened" not in result.err
    shown = result.err + result.out
    assert shown.strip()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", shown)


def _file(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_an_unexpected_error_is_one_line_with_a_hint(
    marsad: Marsad, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("first line\nsecond line")

    monkeypatch.setattr("marsad.observatory.open.Observatory.open", fail)
    result = marsad("weigh", example)
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert "ZeroDivisionError: first line (MARSAD_DEBUG=1 shows the traceback)" in result.err
    monkeypatch.setenv("MARSAD_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        entry.run(["weigh", str(example)])


def test_an_interrupt_is_130(marsad: Marsad, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("marsad.observatory.open.Observatory.open", interrupt)
    result = marsad("weigh", example)
    assert result.code == 130
    assert "Traceback" not in result.err


def test_a_real_interrupt_leaves_no_traceback(example: Path, home: Path) -> None:
    code = (
        "import marsad.observatory.open as o, time;"
        "o.Observatory.open = lambda *a: (print('ready', flush=True), time.sleep(60));"
        "from marsad.cli.main import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "weigh", str(example)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"ready\n"
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.parametrize("arguments", [("weigh",), ("weigh", "--json"), ("explain", "--json")])
def test_a_reader_that_goes_away_is_quiet(example: Path, home: Path, arguments: tuple[str, ...]) -> None:
    code = "from marsad.cli.main import main; main()"
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-c", code, arguments[0], str(example), *arguments[1:]]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.returncode == entry.PIPE
    assert done.stderr == b""


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("arguments", ["weigh", "weigh --json", "explain"])
def test_closed_streams_are_quiet(example: Path, home: Path, arguments: str, closed: str) -> None:
    verb, _, option = arguments.partition(" ")
    script = f'"$0" -c "from marsad.cli.main import main; main()" {verb} "$1" {option} {closed}'
    done = subprocess.run(["sh", "-c", script, sys.executable, str(example)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert bool(done.stdout) == (closed == "2>&-")


def test_progress_stays_off_a_stderr_that_is_no_terminal(process: Process, example: Path) -> None:
    assert process("weigh", example).stderr == b""
