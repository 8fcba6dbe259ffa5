"""The page as a whole: it stands alone, says everything in two languages, and takes no orders from a dossier."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.model.estimate import Change, Estimate
from marsad.model.panel import empty_panel
from marsad.model.records import Ledger
from marsad.observatory import wording
from marsad.observatory.answer import Answer, figure_id
from marsad.observatory.open import Observatory
from marsad.report import html
from tests.report.conftest import observatory_of
from tests.report.page import Page, read

LEFT_OVER = re.compile(r"\{[a-z_0-9]+\}|\{\{|\}\}|\{%|\bnan\b|\bNone\b(?! was)|Undefined|<object")


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return read(text)


def words(page: Page) -> str:
    """What a reader reads: the text of the page without its style and script."""
    return page.all("main")[0].text


def targets(page: Page) -> set[str]:
    """What links within the page lead to."""
    return {n.attributes["href"][1:] for n in page.nodes if n.attributes.get("href", "").startswith("#")}


def test_it_is_whole(page: Page) -> None:
    assert page.faults == []
    ids = page.ids()
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded(page: Page, text: str) -> None:
    assert [n for n in page.nodes if "src" in n.attributes or "srcset" in n.attributes] == []
    assert {n.tag for n in page.nodes} & {"iframe", "object", "embed", "img", "base", "form"} == set()
    for node in page.nodes:
        link = node.attributes.get("href", node.attributes.get("xlink:href", ""))
        if node.tag == "a":
            assert link.startswith(("#", "http://", "https://")), link
        else:
            assert link.startswith(("#", "data:,")) or not link, (node.tag, link)
    style = page.all("style")[0].text
    assert "@import" not in style
    assert set(re.findall(r"url\(([^)]*)\)", style)) == {"#hatch", "#void"}
    assert not re.search(r"url\((?!#)", text)


def test_the_policy_comes_first_and_names_the_one_script(page: Page, text: str) -> None:
    policy = next(n for n in page.all("meta") if "http-equiv" in n.attributes).attributes["content"]
    assert policy.startswith("default-src 'none'")
    (script,) = page.all("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert text.index("Content-Security-Policy") < text.index("<style>") < text.index("<script>")
    assert not any(name.startswith("on") for n in page.nodes for name in n.attributes)


def test_every_link_has_its_target(page: Page) -> None:
    assert len(targets(page)) > 50
    assert targets(page) <= set(page.ids())


def test_every_figure_leads_to_its_evidence_and_back(page: Page, answer: Answer) -> None:
    ids = set(page.ids())
    hrefs = {n.attributes.get("href") for n in page.all("a")}
    told = [
        d
        for d in answer.dimensions
        if d.region == "all" and (isinstance(d.before, Estimate) or isinstance(d.change, Change))
    ]
    assert len(told) >= 9
    for d in told:
        assert f"e-{figure_id(d)}" in ids
        assert f"#e-{figure_id(d)}" in hrefs
        for lang in ("en", "ar"):
            assert f"f-{figure_id(d)}-{lang}" in ids
            assert f"#f-{figure_id(d)}-{lang}" in hrefs


def test_every_record_behind_a_figure_is_listed_once(page: Page, answer: Answer) -> None:
    behind = {
        f"r-{key.replace(':', '.', 1)}"
        for d in answer.dimensions
        for end in (d.before, d.after)
        if isinstance(end, Estimate)
        for key in end.inputs
    }
    assert behind == {i for i in page.ids() if i.startswith("r-")}
    assert len(behind) > 10


def test_nothing_is_left_unfilled(page: Page) -> None:
    assert LEFT_OVER.findall(words(page)) == []
    attributes = " ".join(value for n in page.all("main")[0:] for value in n.attributes.values())
    assert LEFT_OVER.findall(attributes) == []
    drawings = " ".join(n.attributes.get("d", "") + n.attributes.get("x", "") for n in page.nodes)
    assert "nan" not in drawings


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_both_languages_say_the_answer(page: Page, answer: Answer, lang: str) -> None:
    (leaf,) = [n for n in page.nodes if n.attributes.get("class") == f"leaf {lang}"]
    assert leaf.attributes["lang"] == lang
    assert leaf.attributes["dir"] == ("rtl" if lang == "ar" else "ltr")
    (headline,) = [n for n in page.all("h1") if n.within(lang)]
    assert headline.text.replace("\u00a0", " ") == wording.headline(answer, lang)


def test_arabic_tables_and_charts_have_arabic_digits(page: Page) -> None:
    shown = [n for n in page.nodes if n.tag in ("td", "text") and n.within("ar") and not n.within("lacking")]
    assert len(shown) > 100
    assert [n.text for n in shown if re.search(r"[0-9]", n.text)] == []
    english = [n for n in page.nodes if n.tag in ("td", "text") and n.within("leaf") and n.within("en")]
    assert [n.text for n in english if re.search(r"[\u0600-\u06ff]", n.text)] == []


def test_headings_descend_one_step_at_a_time(page: Page) -> None:
    for lang in ("en", "ar"):
        other = "ar" if lang == "en" else "en"
        levels = [int(n.tag[1]) for n in page.nodes if re.fullmatch("h[1-6]", n.tag) and not n.within(other)]
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), levels


def test_tables_and_drawings_are_named(page: Page) -> None:
    assert all("scope" in n.attributes for n in page.all("th"))
    for drawing in page.all("svg"):
        named = any(n.tag == "title" and drawing in n.parents for n in page.nodes)
        assert named or drawing.attributes.get("aria-hidden") == "true"


def test_the_same_answer_gives_the_same_bytes(text: str) -> None:
    again = observatory_of()
    assert html.render(again.weigh(), again) == text


def test_a_hostile_dossier_stays_text(hostile: str) -> None:
    page = read(hostile)
    assert page.faults == []
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert "alert('x')" in words(page)  # it is shown, as text
    assert "{{7*7}}" in words(page)  # and never evaluated
    assert not any(name.startswith("on") for n in page.nodes for name in n.attributes)
    assert [n for n in page.all("a") if "javascript" in n.attributes.get("href", "")] == []
    assert "javascript:alert" in words(page)  # the address is shown, not linked
    assert "\u202e" not in hostile


def test_links_out_of_the_page_tell_nothing_about_it(page: Page) -> None:
    out = [n for n in page.all("a") if n.attributes["href"].startswith("http")]
    assert out
    assert all(n.attributes["rel"] == "noopener noreferrer" for n in out)


def test_without_events_it_says_so(observatory: Observatory) -> None:
    bare = replace(observatory, panel=empty_panel(), info=None)
    page = read(html.render(bare.weigh(), bare))
    assert page.faults == []
    assert "no event data" in words(page)
    assert "the evidence is too thin" in words(page)
    assert [n for n in page.all("svg") if "verdict" in n.attributes.get("class", "")] == []  # no shares to be quoted
    assert LEFT_OVER.findall(words(page)) == []


def test_an_empty_ledger_has_a_report(observatory: Observatory) -> None:
    scene = replace(observatory.dossier.scene, regions={}, profile=replace(observatory.dossier.scene.profile, core=""))
    bare = observatory_of(scene, Ledger(actors=observatory.dossier.ledger.actors))
    page = read(html.render(bare.weigh(), bare))
    assert page.faults == []
    assert targets(page) <= set(page.ids())


def test_it_is_written_whole_or_not_at_all(
    answer: Answer, observatory: Observatory, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "new" / "report.html"
    assert html.write(answer, observatory, target) == target
    assert target.read_bytes() == text.encode()
    target.write_text("before")

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="disk full"):
        html.write(answer, observatory, target)
    assert target.read_text() == "before"
    assert [p.name for p in target.parent.iterdir()] == ["report.html"]


def test_the_worked_case_is_small(example: Path) -> None:
    opened = Observatory.open(example)
    made = html.render(opened.weigh(), opened)
    assert len(made.encode()) < 1_500_000
    page = read(made)
    assert page.faults == []
    assert LEFT_OVER.findall(words(page)) == []
    assert targets(page) <= set(page.ids())
