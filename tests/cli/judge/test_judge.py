"""`marsad judge`, as a person uses it: keys, passages, and what is in the dossier afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Marsad
from tests.cli.judge.conftest import Judge
from tests.cli.judge.looks import events, one, table
from tests.reading.judge import desk


@pytest.mark.parametrize("lang", ["en", "ar", "fr"])
def test_accepted_proposals_become_rows_with_their_words(
    judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path, lang: str
) -> None:
    result = judge("a second-meeting a", desk.lay(tmp_path, lang))
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


AWAY = "Iraq was absent. Jordan was absent. A side meeting was held in Rome on 28 June 2021. France was absent."


def test_a_meeting_is_named_once_until_the_document_tells_of_another(
    judge: Judge, dossier: Path, tmp_path: Path
) -> None:
    absent = {"type": "attendance", "status": "absent", "polarity": "negated"}
    side = {"type": "meeting", "place": "rome", "kind": "side", "date": "2021-06-28"}
    records = [
        absent | {"actor": "IRQ", "quote": "Iraq was absent"},
        absent | {"actor": "JOR", "quote": "Jordan was absent"},
        side | {"quote": "A side meeting was held in Rome on 28 June 2021"},
        absent | {"actor": "FRA", "quote": "France was absent"},
    ]
    result = judge("a first-meeting a a a second-meeting", desk.lay(tmp_path, "away", AWAY, records))
    assert result.out.count("meeting: first-meeting, as before.") == 1
    rows = table(dossier, "attendance")
    came = {row["actor"]: row["meeting"] for name, row in rows.items() if name.startswith("attendance-")}
    assert came == {"IRQ": "first-meeting", "JOR": "first-meeting", "FRA": "second-meeting"}


def test_a_commitment_asks_for_its_meeting_and_may_have_none(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    text = "France pledged 5 million euros of humanitarian aid."
    pledge = {"type": "commitment", "by": "FRA", "line": "humanitarian", "amount": 5000000, "unit": "EUR"}
    path = desk.lay(tmp_path, "pledge", text, [pledge | {"quote": text[:-1]}])
    assert "- leaves it empty" in " ".join(judge("a -", path).out.split())
    assert one(table(dossier, "commitments"), "commitment-")["meeting"] == ""


def test_a_row_that_is_a_problem_is_not_written(judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    text = "The pact has 700 members, it said."
    record = {"type": "figure", "what": "members", "value": 700, "approx": "exact", "quote": "700 members"}
    result = judge("a", desk.lay(tmp_path, "many", text, [record]))
    assert "with it `marsad check` would report tables/figures.csv" in " ".join(result.out.split())
    assert marsad("check", dossier).code == 0


def test_the_archived_sources_are_judged_without_naming_them(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    nothing = judge("a")
    assert nothing.code == 2
    assert nothing.err.splitlines() == [
        f"marsad: {dossier}: no source of this dossier is archived on this machine; "
        "name documents to judge, or run `marsad capture --dossier DIR` first"
    ]
    judge("a second-meeting q", desk.lay(tmp_path, "en"))
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
