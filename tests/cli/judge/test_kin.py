"""What was judged before: the same claim, a conflict, a document that is read again, an answer that is given anew."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Marsad
from tests.cli.judge.conftest import Judge
from tests.cli.judge.looks import one, table
from tests.dossier import small
from tests.reading.judge import desk


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


def test_reading_the_document_again_keeps_its_answers(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    judge("a second-meeting r", desk.lay(tmp_path, "en"))
    text = "A new first line.\n" + desk.ENGLISH.replace("again", "once more")
    result = judge("q", desk.lay(tmp_path, "en", text))
    assert "Nothing is open: 2 judged." in result.out


def test_a_changed_document_moves_its_source_on_where_no_quote_is_lost(
    judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path
) -> None:
    judge("a second-meeting q", desk.lay(tmp_path, "en"))
    first = table(dossier, "sources")["s-en"]["sha256"]
    judge("a", desk.lay(tmp_path, "en", "A new first line.\n" + desk.ENGLISH))
    assert table(dossier, "sources")["s-en"]["sha256"] != first
    assert marsad("check", dossier).code == 0
    judge("a", desk.lay(tmp_path, "en", "About 50 fighters are held in Iraq.", [
        desk.HELD | {"quote": "About 50 fighters are held in Iraq", "value": 50, "place": "IRQ"}]))  # fmt: skip
    assert "s-en-2" in table(dossier, "sources")
    assert marsad("check", dossier).code == 0


def test_what_the_dossier_itself_says_is_shown(judge: Judge, marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    small.add("attendance", "a-fra,second-meeting,FRA,attended,minister,,,,")(dossier)
    result = judge("a second-meeting", desk.lay(tmp_path, "fr", "", desk.RECORDS["fr"][:1]))
    shown = " ".join(result.out.split())
    assert "CONFLICT: status is attended in tables/attendance.csv: a-fra, absent here." in shown
    assert one(table(dossier, "attendance"), "attendance-")["rank"] == "deprecated"
    assert marsad("check", dossier).code == 0
    record = desk.RECORDS["en"][0] | {"status": "attended", "polarity": "affirmed", "quote": "France attended"}
    again = judge("a second-meeting", desk.lay(tmp_path, "came", "France attended the meeting.", [record]))
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


def test_an_answer_given_anew_stays_in_its_claim(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    english, arabic = desk.lay(tmp_path, "en"), desk.lay(tmp_path, "ar")
    judge("s a", english)
    judge("s a", arabic)
    before = table(dossier, "custody")
    result = judge("s a", english, "--again")
    assert "now on 2 documents" in result.out
    assert table(dossier, "custody") == before
