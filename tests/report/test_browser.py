"""The report in a real browser: no network, no error, both languages, a phone's width, keyboard, paper.

The browser is the system's Chromium ($MARSAD_CHROMIUM names another); without one these tests are skipped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.observatory.answer import Answer, figure_id

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def chromium() -> str:
    """The browser's path; skips where there is none."""
    named = os.environ.get("MARSAD_CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), "")
    if not found or not Path(found).exists():
        pytest.skip("no Chromium: install the system's package or name one in $MARSAD_CHROMIUM")
    return found


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS), headless=True)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def file(text: str, hostile: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("report")
    made = {}
    for name, content in (("report", text), ("hostile", hostile)):
        (folder / f"{name}.html").write_text(content, encoding="utf-8")
        made[name] = (folder / f"{name}.html").as_uri()
    return made


class Visit:
    """A page with all that it asked for and complained about; everything but the file itself is refused."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context = browser.new_context(offline=True, **{"locale": "en-GB", "viewport": DESKTOP} | options)
        self.page = self.context.new_page()
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: self.complaints.append(f"dialog: {d.message}"))
        self.page.goto(address)

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def ask(self, script: str) -> Any:
        return self.page.evaluate(script)

    def shows(self, selector: str) -> bool:
        return bool(self.page.locator(selector).first.is_visible())


def test_it_opens_alone_and_in_peace(browser: Any, file: dict[str, str]) -> None:
    with Visit(browser, file["report"]) as visit:
        visit.page.wait_for_timeout(200)
        assert visit.requests == [file["report"]]
        assert visit.complaints == []
        assert visit.shows("#headline-en")
        assert not visit.shows("#headline-ar")


def test_a_hostile_dossier_runs_nothing(browser: Any, file: dict[str, str]) -> None:
    with Visit(browser, file["hostile"]) as visit:
        visit.page.wait_for_timeout(200)
        assert visit.requests == [file["hostile"]]
        assert visit.complaints == []
        assert visit.shows("#headline-en")


def test_the_switch_turns_the_page_around(browser: Any, file: dict[str, str]) -> None:
    with Visit(browser, file["report"]) as visit:
        visit.page.locator("label[for=lang-ar]").click()
        assert visit.shows("#headline-ar")
        assert not visit.shows("#headline-en")
        assert visit.ask("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
        assert visit.ask("getComputedStyle(document.querySelector('#headline-ar')).direction") == "rtl"
        assert "أي الطرفين" in visit.page.title()
        coalition, organization = (
            visit.page.locator(f"#tables-ar .side.{side}").bounding_box() for side in ("coalition", "organization")
        )
        assert coalition["x"] > organization["x"]  # the first side stands on the right
        visit.page.locator("label[for=lang-en]").click()
        assert visit.shows("#headline-en")
        assert visit.ask("getComputedStyle(document.querySelector('#evidence')).direction") == "ltr"


def test_the_switch_works_without_a_script(browser: Any, file: dict[str, str]) -> None:
    with Visit(browser, file["report"], java_script_enabled=False) as visit:
        visit.page.locator("label[for=lang-ar]").click()
        assert visit.shows("#headline-ar")
        assert not visit.shows("#headline-en")
        assert visit.shows("#evidence h2 .ar")
        assert not visit.shows("#evidence h2 .en")


def test_the_switch_works_from_the_keyboard(browser: Any, file: dict[str, str]) -> None:
    with Visit(browser, file["report"]) as visit:
        visit.page.keyboard.press("Tab")
        assert visit.ask("document.activeElement.id") == "lang-en"
        outline = visit.ask("getComputedStyle(document.querySelector('label[for=lang-en]')).outlineStyle")
        assert outline == "solid"
        visit.page.keyboard.press("ArrowRight")
        assert visit.shows("#headline-ar")


def test_it_opens_in_the_language_of_the_reader(browser: Any, file: dict[str, str]) -> None:
    with Visit(browser, file["report"], locale="ar-IQ") as visit:
        assert visit.shows("#headline-ar")
        assert visit.ask("document.documentElement.dir") == "rtl"


def test_an_address_within_the_page_opens_its_language(browser: Any, file: dict[str, str], answer: Answer) -> None:
    figure = figure_id(answer.find("coalition", "membership"))
    with Visit(browser, f"{file['report']}#f-{figure}-ar") as visit:
        assert visit.shows("#headline-ar")
        visit.page.locator(f'[id="f-{figure}-ar"] a').click()
        box = visit.page.locator(f'[id="e-{figure}"]').bounding_box()
        assert 0 <= box["y"] < DESKTOP["height"]
        visit.page.locator(f'[id="e-{figure}"] .ar .back a').click()
        box = visit.page.locator(f'[id="f-{figure}-ar"]').bounding_box()
        assert 0 <= box["y"] < DESKTOP["height"]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 320, "height": 700}, {"width": 820, "height": 1100}, DESKTOP])
def test_the_page_never_scrolls_sideways(
    browser: Any, file: dict[str, str], lang: str, viewport: dict[str, int]
) -> None:
    with Visit(browser, file["report"], locale=lang, viewport=viewport) as visit:
        visit.ask("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert visit.ask("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_cell_of_the_tables_runs_into_the_next(browser: Any, file: dict[str, str], lang: str) -> None:
    with Visit(browser, file["report"], locale=lang) as visit:
        script = f"""[...document.querySelectorAll('#tables-{lang} td, #tables-{lang} th')]
            .filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"""
        assert visit.ask(script) == []


def test_dark_and_light_keep_their_contrast(browser: Any, file: dict[str, str]) -> None:
    """WCAG AA: 4.5 to 1 for every colour that text has, against the page."""
    script = """() => {
        const rgb = c => c.match(/[\\d.]+/g).slice(0, 3).map(Number);
        const light = c => rgb(c).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
        const paper = light(getComputedStyle(document.documentElement).backgroundColor);
        const worst = {};
        for (const e of document.querySelectorAll('main .en, main .en *, main .foot *')) {
            if (!e.offsetParent || !e.textContent.trim()) continue;
            const ink = light(getComputedStyle(e).color);
            worst[getComputedStyle(e).color] = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
        }
        return worst;
    }"""
    for scheme in ("light", "dark"):
        with Visit(browser, file["report"], color_scheme=scheme) as visit:
            found = visit.ask(script)
            assert len(found) >= 3
            assert min(found.values()) >= 4.5, (scheme, found)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_it_prints(browser: Any, file: dict[str, str], lang: str, tmp_path: Path) -> None:
    with Visit(browser, file["report"], locale=lang) as visit:
        made = visit.page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
        assert made.startswith(b"%PDF")
        assert 3 <= made.count(b"/Type /Page\n") + made.count(b"/Type /Page ") <= 40
        visit.page.emulate_media(media="print")
        assert not visit.shows(".switch")
        assert visit.shows(f"#headline-{lang}")
        visit.ask("window.dispatchEvent(new Event('beforeprint'))")
        assert visit.ask("[...document.querySelectorAll('details')].every(d => d.open)")
