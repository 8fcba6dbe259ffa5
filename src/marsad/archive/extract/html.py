"""The article in a web page, by trafilatura; the whole page's words where trafilatura finds nothing.

Trafilatura finds the article; its text is written here, since trafilatura's own output is normalised to NFC, which
would change Arabic marks. Runs of ASCII space become one, as a browser shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from marsad.archive.extract import Extracted, Hints, UnreadableError, has_words, walls
from marsad.archive.extract.encoding import decoded

FEW_WORDS = 25  # of an article; a page with FEW_SHARE times as many has lost its body
FEW_SHARE = 4
LONGEST = 5_000_000  # characters of a page in which an article is looked for; that takes minutes in a longer one
LINE = 30  # characters by which a line of the article is found again in the page
AROUND = 4  # times as long as the article may be what stands around it
HEAD = 4096  # bytes in which a page declares its encoding
TITLE_WITHIN = 2000  # characters at the head of an article in which its title is looked for
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{1,40})")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_BREAKS = re.compile(r"\n{3,}")
_END = "\v"  # where a line ends unless it has ended already
_LINE_END = re.compile(r"\v[ \t]*((?=[\n\v]|\Z))?")
_PARAGRAPHS = frozenset((
    "p", "head", "h1", "h2", "h3", "h4", "h5", "h6", "quote", "blockquote", "list", "ul", "ol", "dl", "table",
    "article", "section", "main", "div", "figure", "pre", "header",
))  # fmt: skip
_LINES = frozenset((
    "item", "li", "dt", "dd", "row", "tr", "lb", "br", "caption", "figcaption", "address", "fw",
))  # fmt: skip
_CELLS = frozenset(("cell", "td", "th"))
_HIDDEN = frozenset((
    "script", "style", "noscript", "template", "svg", "iframe", "select", "button", "form", "nav", "footer",
    "aside", "head",
))  # fmt: skip


def extract(content: bytes, hints: Hints) -> Extracted:
    """The article's words, title, date and licence; raises UnreadableError for a wall or a page without words."""
    import trafilatura

    source, notes = decoded(content, hints.charset or _declared(content))
    page = _parsed(source)
    if page is None:
        raise UnreadableError("the page holds no text")
    whole = written(page, _HIDDEN)
    found = _article(source, hints.name) if len(source) <= LONGEST else None
    text = _around(page, written(found.body, frozenset())) if found is not None and found.body is not None else ""
    words, reader = len(text.split()), f"trafilatura {trafilatura.__version__}"
    if not has_words(text) or (words < FEW_WORDS and len(whole.split()) > FEW_SHARE * words):
        text, reader = whole, "page 1"
        notes = (*notes, "no article was found; these are the words of the whole page")
    title = _title(found, page)
    if wall := walls.wall(page, text, title, source):
        raise UnreadableError(wall)
    if title and title not in text[:TITLE_WITHIN]:
        text = f"{title}\n\n{text}"
    date, licence = (found.date, found.license) if found is not None else (None, None)
    return Extracted(text, "text/html", reader, notes, title, str(date or ""), str(licence or ""))


def _around(page: Any, article: str) -> str:
    """The text of the element that holds the article, where it isn't much more than the article itself.

    Trafilatura leaves out lists of links and captions: but a list of links may be the list of members.
    """
    known = {line for line in article.split("\n") if len(line) >= LINE}
    holders = [p for p in page.iter("p") if _flat(p.text_content()) in known]  # p does not nest: this is linear
    if not holders:
        return article
    paths = [[*reversed(list(e.iterancestors())), e] for e in (holders[0], holders[-1])]
    shared = [one for one, other in zip(*paths, strict=False) if one is other]
    held = written(shared[-1], _HIDDEN)
    return held if len(article) < len(held) <= AROUND * len(article) else article


def _article(source: str, address: str) -> Any:
    """What trafilatura makes of a page: a Document or None; its failure on an odd page must not stop the capture."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False}
    url = address if address.startswith(("http://", "https://")) else None
    try:
        return bare_extraction(
            source, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates
        )
    except Exception:
        return None


def _parsed(source: str) -> Any:
    """The page as a tree; None where there is nothing in it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    content = source.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        return html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _title(found: Any, page: Any) -> str:
    title = found.title if found is not None and found.title else page.findtext(".//title")
    return _flat(title or "")


def _flat(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def written(root: Any, hidden: frozenset[str]) -> str:
    """The words under an element: paragraphs apart by an empty line, lines and rows by LF, cells by a tab."""
    pieces = _LINE_END.sub(lambda m: "\n" if m[1] is None else "", "".join(_pieces(root, hidden))).split("\n")
    made = "\n".join(line.strip(" \t") for line in pieces)
    return _BREAKS.sub("\n\n", made).strip("\n")


def _pieces(root: Any, hidden: frozenset[str]) -> Iterator[str]:
    from lxml import etree

    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and skipped is None:
            if tag in hidden:
                skipped = element
                continue
            yield _edge(tag, "\n")
            yield _SPACES.sub(" ", element.text or "") if tag != "pre" else element.text or ""
        elif event == "end" and (skipped is None or skipped is element):
            yield "\t" if tag in _CELLS else "" if tag in ("lb", "br") or skipped is element else _edge(tag, _END)
            skipped = None
            yield "" if element is root else _SPACES.sub(" ", element.tail or "")


def _edge(tag: str, line: str) -> str:
    return "\n\n" if tag in _PARAGRAPHS else line if tag in _LINES else ""


def _declared(content: bytes) -> str:
    match = _CHARSET.search(content[:HEAD])
    return match[1].decode("ascii") if match else ""
