"""`marsad explain`: what a figure rests on is shown whole, in either language; unknown figures get the list."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.cli import terminal
from marsad.cli.explain import lines_of
from marsad.observatory.open import Observatory
from tests.cli.conftest import Marsad

FIGURES = ("intensity", "coverage", "access", "membership", "custody", "organization.shift.sahel", "dependence")


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("figure", FIGURES)
def test_every_record_source_and_citation_is_shown(marsad: Marsad, example: Path, figure: str, lang: str) -> None:
    result = marsad("explain", example, figure, "--lang", lang)
    assert result.code == 0
    found = json.loads(marsad("explain", example, figure, "--json").out)
    for record in found["records"]:
        assert record["id"] in result.out
        if record["source"] and record["source"]["url"]:
            assert f"   {record['source']['url']}\n" in result.out
    if found["events"]:
        assert "Sundberg" in result.out
        assert result.out.count("\n• ") >= len(found["events"])


def test_an_event_figure_counts_by_country_and_year(marsad: Marsad, example: Path) -> None:
    out = marsad("explain", example, "organization.intensity.iraq-syria").out
    assert "Region: Iraq and Syria" in out
    assert "interval: block jackknife, three-month blocks" in out
    assert "• Iraq, 2019: " in out
    arabic = marsad("explain", example, "organization.intensity.iraq-syria", "--lang", "ar").out
    assert "المنطقة: العراق وسوريا" in arabic
    assert "• العراق، ٢٠١٩: " in arabic


@pytest.mark.parametrize(
    ("figure", "en", "ar"),
    [
        ("intensity", "the figure comes from the events alone.", "الرقم من الأحداث وحدها."),
        ("coalition.delivery.khorasan", "No record and no event stands behind it.", "لا سجل وراءه ولا حدث."),
    ],
)
def test_events_are_named_as_what_stands_behind_a_figure_only_where_there_are(
    marsad: Marsad, example: Path, figure: str, en: str, ar: str
) -> None:
    shown = {lang: " ".join(marsad("explain", example, figure, "--lang", lang).out.split()) for lang in ("en", "ar")}
    assert en in shown["en"]
    assert ar in shown["ar"]
    assert ("deaths (best estimate, all sides)" in shown["en"]) == (figure == "intensity")


def test_events_of_a_figure_add_up_to_it(marsad: Marsad, example: Path) -> None:
    found = json.loads(marsad("explain", example, "intensity", "--json").out)
    for when in ("before", "after"):
        total = sum(t["events"] for t in found["events"] if t["when"] == when)
        assert total == found["dimension"]["details"][f"events_{when}"]


def test_a_quote_is_shown_with_its_status_and_the_words(marsad: Marsad, example: Path) -> None:
    found = json.loads(marsad("explain", example, "dependence", "--json").out)
    quoted = [r for r in found["records"] if r["quote"]]
    shown = " ".join(marsad("explain", example, "dependence").out.split())
    assert quoted
    for record in quoted:
        assert f"{record['id']} ({record['status']})" in shown
        assert " ".join(record["quote"].split()) in shown


def test_a_record_says_what_it_holds(marsad: Marsad, example: Path) -> None:
    shown = " ".join(marsad("explain", example, "membership").out.split())
    assert re.search(r"memberships m-cod \(\w+\) Democratic Republic of the Congo", shown)
    arabic = marsad("explain", example, "membership", "--lang", "ar").out
    assert "الكونغو الديمقراطية" in arabic


def test_without_a_figure_all_are_listed(marsad: Marsad, example: Path) -> None:
    out = marsad("explain", example).out
    assert out.count(".all") == 15
    assert "sahel" in out
    listed = json.loads(marsad("explain", example, "--json").out)["figures"]
    assert len(listed) == len(set(listed)) == 15 * 6


@pytest.mark.parametrize("figure", ["nothing", "organization.intensity.mars", "", "\x1b[31m", "عربي"])
def test_an_unknown_figure_is_one_clear_line_with_the_list(marsad: Marsad, example: Path, figure: str) -> None:
    result = marsad("explain", example, figure)
    assert result.code == 2
    assert "organization.footprint.all" in result.err
    assert "\x1b" not in result.err


def test_records_from_outside_cannot_steer_the_terminal(example: Path) -> None:
    observatory = Observatory.open(example)
    answer = observatory.weigh()
    found = observatory.explain(answer, "dependence")
    hostile = replace(found.records[0].record, quote="\x1b[2J\u202eabc", note="\x07" + "x" * 5000)
    record = replace(found.records[0], record=hostile)
    for lang in ("en", "ar"):
        for line in lines_of(replace(found, records=(record,)), answer, observatory.dossier.ledger, lang):
            kept = line.replace("\x1b[1m", "").replace("\x1b[0m", "")  # our own headings are bold
            assert terminal.safe(kept) == kept
