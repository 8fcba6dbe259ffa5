"""The article in a page, and pages that are none."""

from __future__ import annotations

import unicodedata

import pytest

from marsad.archive.extract import Hints, UnreadableError, html
from tests.archive.documents import ARTICLE_AR, ARTICLE_EN, ARTICLE_FR, article, page

NOTHING = Hints()


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableError) as raised:
        html.extract(content, NOTHING)
    return str(raised.value)


def test_the_article_alone_with_its_title() -> None:
    found = html.extract(article(ARTICLE_AR, ARTICLE_EN, ARTICLE_FR), NOTHING)
    assert found.text == f"Ministers meet\n\n{ARTICLE_AR}\n\n{ARTICLE_EN}\n\n{ARTICLE_FR}"
    assert found.title == "Ministers meet"
    assert found.extractor.startswith("trafilatura 2")


def test_letters_stay_as_they_are() -> None:
    """Neither composed nor reordered: a shadda before its vowel, an alef with a hamza of its own, ligatures, marks."""
    odd = "الشَّعب والسُّلطة ا\u0654حمد ﻻ ﷲ e\u0301t\u00e9 \u200fنص\u200e ـــ"
    assert unicodedata.normalize("NFC", odd) != odd
    found = html.extract(article(f"{odd} {ARTICLE_AR}", ARTICLE_AR), NOTHING)
    assert odd in found.text


def test_lists_rows_and_breaks_are_lines() -> None:
    body = (
        f"<article><h1>Vote</h1><p>{ARTICLE_EN}</p><ul><li>Italy in favour of the text</li><li>Russia against</li></ul>"
        f"<table><tr><td>yes</td><td>13</td></tr><tr><td>no</td><td>2</td></tr></table><p>one<br>two\n three</p>"
        "</article>"
    )
    lines = html.extract(page(body), NOTHING).text.split("\n")
    for line in ("Italy in favour of the text", "Russia against", "yes\t13", "no\t2", "one", "two three"):
        assert line in lines


def test_a_list_of_links_and_a_caption_within_the_article_are_kept() -> None:
    members = "".join(f"<li><a href=/c/{i}>Country {i}</a></li>" for i in range(80))
    related = "".join(f"<li><a href=/r/{i}>Related story {i}</a></li>" for i in range(30))
    inner = f"<h1>Members</h1><p>{ARTICLE_EN}</p><ul>{members}</ul><p>{ARTICLE_FR}</p>"
    inner += (
        "<figure><img src=x><figcaption>Ministers in Rome</figcaption></figure><p>Le reste de la liste suit demain.</p>"
    )
    found = html.extract(page(f"<main><article>{inner}</article><aside><ul>{related}</ul></aside></main>"), NOTHING)
    assert all(f"\nCountry {i}\n" in found.text for i in range(80))
    assert "\nMinisters in Rome\n" in found.text
    assert "Related story" not in found.text


def test_date_and_licence_are_what_the_page_says() -> None:
    head = '<title>T</title><meta property="article:published_time" content="2021-06-28T22:00:00Z">'

    licence = '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">licence</a>'
    body = f"<article><h1>T</h1><p>{ARTICLE_EN}</p><p>{ARTICLE_FR}</p></article><footer>{licence}</footer>"
    found = html.extract(page(body, head), NOTHING)
    assert found.date == "2021-06-28"
    assert found.licence == "CC BY 4.0"
    assert html.extract(article(ARTICLE_EN, "Copyright 2019. Printed on 1 May 2020."), NOTHING).date == ""


@pytest.mark.parametrize("name", ["windows-1256", "iso-8859-6", "utf-8", "utf-16"])
def test_a_page_in_the_encoding_that_it_declares(name: str) -> None:
    source = article(ARTICLE_AR, ARTICLE_AR).decode().replace("charset=utf-8", f"charset={name}")
    assert ARTICLE_AR in html.extract(source.encode(name), NOTHING).text


def test_an_xml_head_is_no_hindrance() -> None:
    content = b'<?xml version="1.0" encoding="utf-8"?>' + article(ARTICLE_AR, ARTICLE_EN)
    assert ARTICLE_AR in html.extract(content, NOTHING).text


def test_where_there_is_no_article_the_page_is_taken() -> None:
    cells = "".join(f"<td><span>Country {i} voted yes</span></td>" for i in range(40))
    found = html.extract(page(f"<div><form>search</form><div><table><tr>{cells}</tr></table></div></div>"), NOTHING)
    assert all(f"Country {i} voted yes" in found.text for i in range(40))
    assert "search" not in found.text


WALLS = {
    "login": [
        page("<form><input name=u><input type=password name=p></form><p>Welcome back</p>", "<title>News</title>"),
        page("<p>Please log in to see this page.</p>", "<title>News</title>"),
        page("<p>أهلا بكم</p><p>يرجى تسجيل الدخول لقراءة المقال</p>", "<title>أخبار</title>"),
        page("<p>Bienvenue</p>", "<title>Connexion | Journal</title>"),
    ],
    "consent": [
        page("<p>We and our 812 partners value you.</p><button>Accept</button>", "<title>Before you continue</title>"),
        page("<p>We use cookies. Accept all cookies to go on.</p>"),
        page("<p>نستخدم ملفات تعريف الارتباط. اقبل للمتابعة.</p>", "<title>موقع</title>"),
    ],
    "robot": [
        page("<p>Verify you are human by completing the action below.</p>", "<title>Just a moment...</title>"),
        page("<p>Un instant, merci. Confirmez que vous n’êtes pas un robot.</p>", "<title>Site</title>"),
    ],
    "script": [
        page("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"),
        page("<div id=app></div><script>render()</script>", ""),
        page("<p>يرجى تفعيل جافا سكريبت</p>", ""),
    ],
    "subscription": [
        page(
            f"<p>{ARTICLE_EN}</p><p>Read more</p>",
            '<title>T</title><script type="application/ld+json">{"isAccessibleForFree": false}</script>',
        ),
    ],
}


@pytest.mark.parametrize(("kind", "content"), [(kind, content) for kind, pages in WALLS.items() for content in pages])
def test_walls_are_told_for_what_they_are(kind: str, content: bytes) -> None:
    from marsad.archive.extract.walls import REASONS

    assert refused(content) == REASONS[kind]


@pytest.mark.parametrize(
    "content",
    [
        b"<html></html>",
        b"<!doctype html>",
        page("", ""),
        page("<p> </p><hr>", ""),
        b"<html>" + b"<div>" * 100_000,
        b"<!--",
    ],
)
def test_a_page_without_words_is_told(content: bytes) -> None:
    assert "no text" in refused(content)


@pytest.mark.parametrize(
    "content",
    [
        article(
            "The ministry uses cookies. It spoke of a login, of captcha and of javascript.", ARTICLE_EN, ARTICLE_FR
        ),
        article(*[f"{n}. {ARTICLE_EN}" for n in range(5)], title="Access denied: how aid is kept from the north-east"),
        article("Design in Rome.", ARTICLE_EN, ARTICLE_FR, title="Design in conflict"),
        article("Russia vetoed the draft resolution on cross-border aid on Tuesday.", title="Russia vetoes aid"),
        page(f"<form><input type=password></form><article><h1>A</h1><p>{ARTICLE_EN}</p><p>{ARTICLE_FR}</p></article>"),
    ],
)
def test_an_article_is_no_wall(content: bytes) -> None:
    assert html.extract(content, NOTHING).text
