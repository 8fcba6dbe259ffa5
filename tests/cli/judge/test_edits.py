"""Edits: what the words support is accepted, everything else is refused with its reason."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Result
from tests.cli.judge.conftest import Judge
from tests.cli.judge.looks import one, table
from tests.reading.judge import desk


def edit(judge: Judge, path: Path, *typed: str) -> Result:
    """Edit the only proposal; "" keeps a slot."""
    return judge("\n".join(("e", *typed)), path)


def test_an_edit_that_the_words_do_not_support_is_refused_until_it_is_changed(
    judge: Judge, dossier: Path, tmp_path: Path
) -> None:
    wrong = desk.RECORDS["en"][1] | {"value": 100, "approx": "at-most"}
    path = desk.lay(tmp_path, "held", desk.ENGLISH, [wrong])
    refused = judge("a q", path)
    assert "Not accepted, the words do not support it: 100 cannot be read from the quote" in refused.out
    # what, value, approx, unit, place, holder, date, quote; then value and quote again; then approx and quote
    result = edit(judge, path, "", "2000", "", "", "", "", "", "", "10000", "", "at-least", "")
    assert "2000 cannot be read from the quote" in " ".join(result.out.split())
    assert "the quote says about or at-least of 10000, not at-most" in " ".join(result.out.split())
    count = one(table(dossier, "custody"), "figure-")
    assert (count["low"], count["best"]) == ("10000", "10000")


def test_an_edit_without_a_change_is_no_answer(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "held", desk.ENGLISH, [desk.RECORDS["en"][1]])
    result = edit(judge, path, *[""] * 8, "q")
    assert "Nothing was changed" in result.out
    assert (dossier / "judged.jsonl").read_bytes() == b""


def test_an_edit_takes_values_of_their_kind_alone(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "absent", desk.ENGLISH, [desk.RECORDS["en"][0]])
    result = edit(judge, path, "", "gone", "absent", "minister", "", "")
    assert "status: one of host, attended, observer, absent" in " ".join(result.out.split())
    assert one(table(dossier, "attendance"), "attendance-")["level"] == "minister"


def test_a_quote_may_be_widened_to_words_of_the_text(judge: Judge, dossier: Path, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "absent", desk.ENGLISH, [desk.RECORDS["en"][0]])
    judge("e\n\n\n\nsome other words\nFrance was absent from the meeting\nsecond-meeting", path)
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
