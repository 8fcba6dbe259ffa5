"""`marsad judge`, as a person uses it: keys, passages, edits, conflicts, and what is in the dossier afterwards."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.cli.judge import judge as command
from marsad.reading.judge.claims import KINDS
from marsad.terms import codelists
from tests.cli.conftest import Marsad, Result, drained
from tests.conftest import ROOT
from tests.dossier import small
from tests.reading.judge import desk

Judge = Callable[..., Result]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The small dossier, without what it knows of France at the meeting."""
    root = small.lay(tmp_path / "small")
    table = root / "tables" / "attendance.csv"
    kept = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("a-fra")]
    table.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return root


@pytest.fixture
def judge(marsad: Marsad, monkeypatch: pytest.MonkeyPatch, dossier: Path) -> Judge:
    """Judge with keys piped in, one a line."""

    def run(keys: str, *arguments: str | Path) -> Result:
        monkeypatch.setattr(
            sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys.split("\n" if "\n" in keys else " ")))
        )
        return marsad("judge", dossier, *arguments, "--by", "AB")

    return run


def table(dossier: Path, name: str) -> dict[str, dict[str, str]]:
    with (dossier / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def one(rows: dict[str, dict[str, str]], prefix: str) -> dict[str, str]:
    found = [row for row_id, row in rows.items() if row_id.startswith(prefix)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("lang", ["en", "ar", "fr"])
def test_accepted_proposals_become_rows_with_their_words(
    judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path, lang: str
) -> None:
    result = judge("a a", desk.lay(tmp_path, lang))
    assert (result.code, result.err) == (0, "")
    absent, held = (record["quote"] for record in desk.RECORDS[lang])
    came = one(table(dossier, "attendance"), "attendance-")
    assert (came["meeting"], came["actor"], came["status"]) == ("second-meeting", "FRA", "absent")
    assert (came["source"], came["quote"]) == (f"s-{lang}", absent)
    count = one(table(dossier, "custody"), "figure-")
    assert (count["category"], count["best"], count["quote"]) == ("fighters", "10000", held)
    source = table(dossier, "sources")[f"s-{lang}"]
    assert (source["lang"], source["date"], len(source["sha256"])) == (lang, "2021-06-28", 64)
    assert marsad("check", dossier).out == f"{dossier}: no problems.\n"


def test_the_passage_shows_the_quote_and_200_characters_around_it(judge: Judge, tmp_path: Path) -> None:
    text = "A" * 30 + " far " + "before " * 40 + "France was absent " + "behind " * 40 + "far off."
    result = judge("q", desk.lay(tmp_path, "long", text, [desk.RECORDS["en"][0]]))
    shown = " ".join(result.out.split())
    assert "before «France was absent» behind" in shown
    assert "attendance — actor: France (FRA); status: absent" in shown
    assert "far" not in shown.partition("attendance")[0]
    passage = shown.partition("«")[0].partition("…")[2], shown.partition("»")[2].partition("…")[0]
    assert all(150 < len(side) <= 200 for side in passage)


def test_arabic_is_set_from_the_right_and_labelled_in_arabic(judge: Judge, tmp_path: Path) -> None:
    result = judge("q", desk.lay(tmp_path, "ar"), "--lang", "ar")
    lines = result.out.splitlines()
    assert any("«غابت فرنسا»" in line for line in lines)
    assert any(line.startswith("حضور — الطرف: فرنسا") for line in lines)
    assert "\u2068(FRA)\u2069" in result.out or "FRA" in result.out
    assert "[١/٢]" in result.out


def test_nothing_from_a_document_steers_the_terminal(judge: Judge, tmp_path: Path) -> None:
    text = f"{desk.ENGLISH * 5}\x1b[2J\u202eFrance was absent today\x07. {desk.ENGLISH * 5}"
    result = judge(
        "q", desk.lay(tmp_path, "evil", text, [desk.RECORDS["en"][0] | {"quote": "France was absent today"}])
    )
    assert "France was absent today»" in result.out
    assert not {"\x1b", "\x07", "\u202e"} & set(result.out)


def test_every_key(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "en")
    result = judge("? x r u", path)
    assert "reject: the words do not say this" in result.out
    assert "No such key: x" in result.out
    assert "2 answered, 0 open" in result.out
    assert [e["verdict"] for e in events(dossier)] == ["reject", "unsure"]
    assert all(e["by"] == "AB" and e["at"].endswith("Z") for e in events(dossier))
    assert "Nothing is open: 2 judged." in judge("", path).out
    skipped = judge("s q", path, "--again")
    assert "Answered before: reject, by AB" in skipped.out
    assert len(events(dossier)) == 2


def test_keys_of_an_arabic_keyboard(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    judge("ق ع", desk.lay(tmp_path, "ar"))
    assert [e["verdict"] for e in events(dossier)] == ["reject", "unsure"]


def events(dossier: Path) -> list[dict[str, object]]:
    log = dossier / "judged.jsonl"
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def edit(judge: Judge, path: Path, *typed: str) -> Result:
    """Edit the only proposal; "" keeps a slot."""
    return judge("\n".join(("e", *typed)), path)


def test_an_edit_that_the_words_do_not_support_is_refused_until_it_is_changed(
    judge: Judge, dossier: Path, tmp_path: Path
) -> None:
    wrong = desk.RECORDS["en"][1] | {"value": 100, "approx": "about"}
    path = desk.lay(tmp_path, "held", desk.ENGLISH, [wrong])
    refused = judge("a q", path)
    assert "Not accepted, the words do not support it: 100 cannot be read from the quote" in refused.out
    # what, value, approx, unit, place, holder, date, quote; then value and quote again; then approx and quote
    result = edit(judge, path, "", "2000", "", "", "", "", "", "", "10000", "", "at-least", "")
    assert "2000 cannot be read from the quote" in " ".join(result.out.split())
    assert "the quote says at-least of 10000, not about" in " ".join(result.out.split())
    count = one(table(dossier, "custody"), "figure-")
    assert (count["low"], count["best"]) == ("10000", "10000")


def test_an_edit_without_a_change_is_no_answer(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "held", desk.ENGLISH, [desk.RECORDS["en"][1]])
    result = edit(judge, path, *[""] * 8, "q")
    assert "Nothing was changed" in result.out
    assert (dossier / "judged.jsonl").read_bytes() == b""


def test_an_edit_takes_values_of_their_kind_alone(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "absent", desk.ENGLISH, [desk.RECORDS["en"][0]])
    result = edit(judge, path, "", "gone", "absent", "minister", "")
    assert "status: one of host, attended, observer, absent" in " ".join(result.out.split())
    assert one(table(dossier, "attendance"), "attendance-")["level"] == "minister"


def test_a_quote_may_be_widened_to_words_of_the_text(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "absent", desk.ENGLISH, [desk.RECORDS["en"][0]])
    judge("e\n\n\n\nsome other words\nFrance was absent from the meeting", path)
    assert one(table(dossier, "attendance"), "attendance-")["quote"] == "France was absent from the meeting"


def test_what_the_sentence_says_is_quoted_with_the_sentence(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    short = desk.RECORDS["en"][1] | {"quote": "More than 10,000 fighters"}
    result = judge("a", desk.lay(tmp_path, "held", desk.ENGLISH, [short]))
    assert "«More than 10,000 fighters are held in Syria.»" in " ".join(result.out.split())
    count = one(table(dossier, "custody"), "figure-")
    assert (count["place"], count["quote"]) == ("Syria", "More than 10,000 fighters are held in Syria.")


def test_what_not_even_the_sentence_says_is_left_out(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    more = desk.RECORDS["en"][1] | {"date": "2019-01"}
    result = judge("a", desk.lay(tmp_path, "held", desk.ENGLISH, [more]))
    assert "Accepting leaves out date, January 2019" in result.out
    assert one(table(dossier, "custody"), "figure-")["date"] == "2021-06-28"


def test_the_same_claim_of_two_documents_is_one_row_with_both_as_evidence(
    judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path
) -> None:
    result = judge("r a r a", desk.lay(tmp_path, "en"), desk.lay(tmp_path, "ar"))
    assert "Already accepted from s-en: accepting adds this document as evidence." in " ".join(result.out.split())
    count = one(table(dossier, "custody"), "figure-")
    assert (count["source"], count["best"]) == ("s-en", "10000")
    assert "also in s-ar «قرابة 10 آلاف من المقاتلين محتجزون في سوريا»" in count["note"]
    told = json.loads(marsad("judge", dossier, tmp_path / "en.json", "--json").out)
    assert [[e["source"] for e in claim["evidence"]] for claim in told["claims"]] == [["s-en", "s-ar"]]
    assert marsad("check", dossier).code == 0


def test_a_conflict_is_shown_kept_as_one_record_and_reported_until_it_is_decided(
    judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path
) -> None:
    result = judge("s a a", desk.lay(tmp_path, "en"), desk.lay(tmp_path, "fewer"))
    assert "CONFLICT: value is 10,000 in s-en, 9,000 here." in " ".join(result.out.split())
    count = one(table(dossier, "custody"), "figure-")
    assert (count["best"], count["source"]) == ("10000", "s-en")
    assert "conflict: value 9000 in s-fewer «about 9,000 fighters are held in Syria»" in count["note"]
    checked = marsad("check", dossier)
    assert checked.code == 1
    assert "s-en and s-fewer contradict each other here" in " ".join(checked.out.split())
    assert "tables/custody.csv" in checked.out
    path = dossier / "tables" / "custody.csv"
    path.write_text(path.read_text(encoding="utf-8").replace('Syria",,', 'Syria",preferred,'), encoding="utf-8")
    assert one(table(dossier, "custody"), "figure-")["rank"] == "preferred"
    assert marsad("check", dossier).code == 0


def test_what_only_looks_the_same_is_a_claim_of_its_own_with_n(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    judge("s a n", desk.lay(tmp_path, "en"), desk.lay(tmp_path, "fewer"))
    assert sorted(row["best"] for i, row in table(dossier, "custody").items() if i.startswith("figure-")) == [
        "10000",
        "9000",
    ]


def test_a_later_answer_supersedes_and_takes_its_row_out(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "en")
    before = table(dossier, "custody")
    judge("s a", path)
    judge("s r", path, "--again")
    assert table(dossier, "custody") == before
    judge("s a", path, "--again")
    assert one(table(dossier, "custody"), "figure-")["best"] == "10000"


def test_a_row_changed_by_hand_is_left_alone(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "en")
    judge("s a", path)
    custody = dossier / "tables" / "custody.csv"
    custody.write_text(custody.read_text(encoding="utf-8").replace("SYR,,fighters", "SYR,,other"), encoding="utf-8")
    custody.write_text(custody.read_text(encoding="utf-8").replace(",Syria,", ",north-east Syria,"), encoding="utf-8")
    result = judge("s r", path, "--again")
    assert "was changed by hand" in result.out
    assert one(table(dossier, "custody"), "figure-")["place"] == "north-east Syria"


def test_types_without_a_table_are_kept(judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    text = "Recalling Security Council resolution 2254 (2015), they met."
    record = {"type": "reference", "symbol": "UNSCR 2254", "quote": "Security Council resolution 2254 (2015)"}
    result = judge("a", desk.lay(tmp_path, "law", text, [record]))
    assert "kept as a judged claim, without a row: the dossier has no table for this type." in " ".join(
        result.out.split()
    )
    assert marsad("check", dossier).code == 0


def test_what_a_row_needs_is_asked_for(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "en")
    made = json.loads(path.read_text(encoding="utf-8")) | {"date": "2020-01"}
    path.write_text(json.dumps(made), encoding="utf-8")
    result = judge("a nowhere second-meeting q", path)
    assert "nowhere is none." in result.out
    assert one(table(dossier, "attendance"), "attendance-")["meeting"] == "second-meeting"


def test_a_row_that_is_a_problem_is_not_written(judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    text = "The pact has 700 members, it said."
    record = {"type": "figure", "what": "members", "value": 700, "approx": "exact", "quote": "700 members"}
    result = judge("a", desk.lay(tmp_path, "many", text, [record]))
    assert "with it `marsad check` would report tables/figures.csv" in " ".join(result.out.split())
    assert marsad("check", dossier).code == 0


def test_reading_the_document_again_keeps_its_answers(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    judge("a r", desk.lay(tmp_path, "en"))
    text = "A new first line.\n" + desk.ENGLISH.replace("again", "once more")
    result = judge("q", desk.lay(tmp_path, "en", text))
    assert "Nothing is open: 2 judged." in result.out


def test_a_changed_document_moves_its_source_on_where_no_quote_is_lost(
    judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path
) -> None:
    judge("a q", desk.lay(tmp_path, "en"))
    first = table(dossier, "sources")["s-en"]["sha256"]
    judge("a", desk.lay(tmp_path, "en", "A new first line.\n" + desk.ENGLISH))
    assert table(dossier, "sources")["s-en"]["sha256"] != first
    assert marsad("check", dossier).code == 0
    judge("a", desk.lay(tmp_path, "en", "About 50 fighters are held in Iraq.", [
        desk.HELD | {"quote": "About 50 fighters are held in Iraq", "value": 50, "place": "IRQ"}]))  # fmt: skip
    assert "s-en-2" in table(dossier, "sources")
    assert marsad("check", dossier).code == 0


def test_the_archived_sources_are_judged_without_naming_them(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    nothing = judge("a")
    assert nothing.code == 2
    assert nothing.err.splitlines() == [
        f"marsad: {dossier}: no source of this dossier is archived on this machine; "
        "name documents to judge, or run `marsad capture --dossier DIR` first"
    ]
    judge("a q", desk.lay(tmp_path, "en"))
    assert "s-en" in judge("q").out


def test_a_list_asks_nothing_and_writes_nothing(marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "ar")
    result = marsad("judge", dossier, path, "--list")
    assert result.code == 0
    assert "1. ar.txt: attendance — actor: France (FRA); status: absent" in " ".join(result.out.split())
    assert "«غابت فرنسا»" in result.out
    told = json.loads(marsad("judge", dossier, path, "--json").out)
    assert [item["quote"] for item in told["open"]] == [record["quote"] for record in desk.RECORDS["ar"]]
    assert not (dossier / "judged.jsonl").exists()


def test_who_judges_must_be_said(marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    result = marsad("judge", dossier, desk.lay(tmp_path, "en"))
    assert result.code == 2
    assert result.err == "marsad: --by: say who judges, as initials or a role of at most 40 characters: --by AB\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "this is no JSON"),
        (b"\xff\xfe", "this is no JSON"),
        (b"[" * 100_000, "this is no JSON"),
        (b"[]", "these are no proposals"),
        (b'{"records": []}', "`document` or `records` is absent"),
        (b'{"document": "\\u001b[2J", "records": []}', "is not here"),
        (b'{"document": "' + b"x" * 100_000 + b'", "records": []}', "is not here"),
        (b'{"document": "\\u0000", "records": []}', "is not here"),
        (b'{"document": 7, "records": {}}', "`document` or `records` is absent"),
    ],
)
def test_a_hostile_file_of_proposals_is_one_line(
    marsad: Marsad, dossier: Path, tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    result = marsad("judge", dossier, path, "--by", "AB")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert reason in result.err
    assert "\x1b" not in result.err


def test_a_file_of_a_gigabyte_is_not_read(marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    result = marsad("judge", dossier, path, "--by", "AB")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "1,000.0 MB, more than the 16 MB allowed" in result.err


def test_records_that_the_text_does_not_hold_are_left_out_and_counted(
    marsad: Marsad, dossier: Path, tmp_path: Path
) -> None:
    path = desk.lay(tmp_path, "en")
    made = json.loads(path.read_text(encoding="utf-8"))
    good = made["records"][0]
    bad = [None, {}, good | {"start": 5}, good | {"start": True}, good | {"quote": ""}, good | {"actor": {"a": 1}}]
    bad += [good | {"type": "gossip"}, good | {"actor": "x\x1b[2J"}, good | {"actor": "F" * 1000}]
    made["records"] = [*bad, good]
    path.write_text(json.dumps(made).replace('"confidence": 0', '"confidence": NaN'), encoding="utf-8")
    result = marsad("judge", dossier, path, "--list")
    assert result.err == "marsad: en.txt: 9 records that its text does not hold are left out.\n"
    assert "1 open" in result.out


SLOT_VALUES = st.one_of(
    st.text(max_size=20),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.booleans(),
    st.none(),
    st.lists(st.sampled_from(["FRA", "USA", "\u202e", "x"]), max_size=3),
    st.sampled_from(
        ["FRA", "SYR", "2021-06-28", "soon", "minister", "host", "absent", "UNSCR 3", "=1+1", "-", "USD", "bab"]
    ),
)
SLOTS = sorted({slot for kind in KINDS.values() for slot in kind.slots})
WILD = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted(KINDS)), "quote": st.sampled_from(desk.ENGLISH.split(". "))},
    optional={slot: SLOT_VALUES for slot in SLOTS} | {"polarity": SLOT_VALUES, "start": SLOT_VALUES},
)
MORE = st.dictionaries(st.sampled_from(SLOTS), st.sampled_from(["minister", "present", "2021", "thing", 7]), max_size=1)
TAME = st.builds(lambda record, more: record | more, st.sampled_from(desk.RECORDS["en"]), MORE)
HOSTILE = st.one_of(WILD, TAME, TAME)
KEYS = st.lists(
    st.sampled_from(["a", "a", "a", "n", "e", "r", "u", "s", "?", "", "-", "x", "2021", "bab", "10000", "غ"])
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(HOSTILE, max_size=4), keys=KEYS, lang=st.sampled_from(["ar", "en"]))
def test_whatever_is_proposed_and_typed_the_dossier_stays_clean(
    marsad: Marsad,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    records: list[dict[str, object]],
    keys: list[str],
    lang: str,
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    root = small.lay(folder / "small")
    path = desk.lay(folder, "en", desk.ENGLISH, records)
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(keys)))
    result = marsad("judge", root, path, "--by", "AB", "--lang", lang)
    assert (result.code, "should not have happened" in result.err) == (0, False)
    assert not any(unicodedata.category(c) == "Cc" for c in result.out.replace("\n", ""))
    assert marsad("judge", root, path, "--list", "--lang", lang).code == 0
    assert marsad("judge", root, path, "--json").code == 0
    assert {p["code"] for p in json.loads(marsad("check", root, "--json").out)["problems"]} <= {"judged-conflict"}


def test_bytes_that_are_no_text_are_no_keys(dossier: Path, tmp_path: Path, home: Path) -> None:
    code = "from marsad.cli.main import main; main()"
    command = [sys.executable, "-c", code, "judge", str(dossier), str(desk.lay(tmp_path, "en")), "--by", "AB"]
    done = subprocess.run(command, input=b"\xff\nr\n\x00\nu\n", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [event["verdict"] for event in events(dossier)] == ["reject", "unsure"]


def test_a_broken_log_is_one_line_and_a_problem_of_the_dossier(marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    (dossier / "judged.jsonl").write_bytes(b'{"event": "answer"}\n')
    result = marsad("judge", dossier, desk.lay(tmp_path, "en"), "--by", "AB")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "judged.jsonl, line 1: `verdict` is no text" in result.err
    checked = marsad("check", dossier)
    assert checked.code == 1
    assert "judged.jsonl:1" in checked.out


def test_a_kill_between_two_answers_loses_nothing(dossier: Path, tmp_path: Path, home: Path) -> None:
    path = desk.lay(tmp_path, "en")
    code = "from marsad.cli.main import main; main()"
    command = [sys.executable, "-c", code, "judge", str(dossier), str(path), "--by", "AB"]
    environment = {**os.environ, "COLUMNS": "80", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"r\n")
        running.stdin.flush()
        while b"[2/2]" not in running.stdout.readline():
            pass
        running.send_signal(signal.SIGKILL)
    assert [e["verdict"] for e in events(dossier)] == ["reject"]
    done = subprocess.run(command, input=b"a\n", capture_output=True, env=environment, check=True)
    assert b"[1/1]" in done.stdout
    assert [e.get("verdict") for e in events(dossier)] == ["reject", "accept", None]


def until(terminal: int, mark: bytes) -> bytes:
    """What a terminal shows up to a mark: only then does the command listen to single keys."""
    shown = b""
    while mark not in shown:
        ready, _, _ = select.select([terminal], [], [], 30)
        assert ready, shown
        shown += os.read(terminal, 65536)
    time.sleep(0.3)
    return shown


def test_at_a_terminal_single_keys_answer_and_the_quote_is_highlighted(
    dossier: Path, tmp_path: Path, home: Path
) -> None:
    ours, theirs = pty.openpty()
    code = "from marsad.cli.main import main; main()"
    command = [sys.executable, "-c", code, "judge", str(dossier), str(desk.lay(tmp_path, "ar")), "--by", "AB"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as running:
        os.close(theirs)
        shown = until(ours, b" > ")
        os.write(ours, b"r")
        shown += until(ours, b" > ")
        os.write(ours, b"\x03")  # Ctrl-C
        running.wait(timeout=30)
    drained(ours)
    assert "«\x1b[7mغابت فرنسا\x1b[0m»".encode() in shown
    assert running.returncode == 130
    assert [event["verdict"] for event in events(dossier)] == ["reject"]


def test_what_the_dossier_itself_says_is_shown(judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    small.add("attendance", "a-fra,second-meeting,FRA,attended,minister,,,,")(dossier)
    result = judge("a", desk.lay(tmp_path, "fr", "", desk.RECORDS["fr"][:1]))
    shown = " ".join(result.out.split())
    assert "CONFLICT: status is attended in tables/attendance.csv: a-fra, absent here." in shown
    assert one(table(dossier, "attendance"), "attendance-")["rank"] == "deprecated"
    assert marsad("check", dossier).code == 0
    record = desk.RECORDS["en"][0] | {"status": "attended", "polarity": "affirmed", "quote": "France attended"}
    again = judge("a", desk.lay(tmp_path, "came", "France attended the meeting.", [record]))
    assert "says so already: tables/attendance.csv: a-fra" in " ".join(again.out.split())
    assert len(table(dossier, "attendance")) == 3


def test_a_list_names_the_conflicts(judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    paths = desk.lay(tmp_path, "en"), desk.lay(tmp_path, "fewer")
    judge("s a a", *paths)
    shown = " ".join(marsad("judge", dossier, *paths, "--list").out.split())
    assert "value is 10,000 in s-en, 9,000 in s-fewer." in shown
    told = json.loads(marsad("judge", dossier, *paths, "--json").out)
    assert [c["slots"] for c in told["conflicts"]] == [["value"]]
    assert told["judged"] == {"accept": 2, "reject": 0, "unsure": 0}


def test_everything_is_said_in_both_languages_with_the_same_values() -> None:
    for section, entries in codelists.read("judge.yaml").items():
        for key, texts in entries.items():
            assert set(texts) == {"en", "ar"}, (section, key)
            names = [re.findall(r"{(\w+)}", texts[lang]) for lang in ("en", "ar")]
            assert sorted(names[0]) == sorted(names[1]), (section, key)


def test_the_pages_name_every_key_and_option() -> None:
    page = (ROOT / "docs/how-to/judge.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in page for key in "anerusq")
    reference = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    section = reference.partition("## `marsad judge")[2].partition("\n## ")[0]
    options = [o.opts[0] for o in command.params if o.opts[0].startswith("--")]
    assert [option for option in options if f"| `{option}` |" not in section] == []
