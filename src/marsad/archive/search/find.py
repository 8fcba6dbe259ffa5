"""Search: the passages of an archive that hold the words that are asked for, best first.

Invariant: a passage is read from the archived text itself, its bytes checked against what was indexed, and its words
are found in it anew: a damaged index can hide a passage, never make one up.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from marsad.archive import limits
from marsad.archive.files import regular
from marsad.archive.search.index import DIGEST, Opened, Tell, opened
from marsad.archive.search.passages import passage, places
from marsad.archive.search.words import Question, question, words
from marsad.archive.store import Archive, Capture
from marsad.errors import ArchiveError
from marsad.text.span import Span

if TYPE_CHECKING:
    from tantivy import Document, Query

MOST = 1000  # passages
_PAGE = 50  # that are asked of the index at least
_DEPTH = 5_000  # beyond which no further ones are looked at
_SPARE = 2  # how many parts are there for each that is shown, should one be damaged
_NEARBY = 1.0  # how much it counts that all words stand together in their order


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage: `passage == text[start:end]` of the capture's text, as are the places of `words`, in code points.

    `capture` is the latest capture of that text. A higher `score` (BM25) is better; it compares within one search.
    """

    capture: Capture
    score: float
    start: int
    end: int
    passage: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `every` is False where no passage holds all words, and those that hold some are shown.

    `total` counts the parts of texts that match, the same words in several captures each. `problems` are lines about
    captures that could not be read.
    """

    hits: tuple[Hit, ...]
    every: bool
    total: int
    problems: tuple[str, ...]


class _Place(NamedTuple):
    """Where a part stands, as the index says."""

    score: float
    text: str
    start: int
    at: int
    size: int
    retrieved: int
    digest: bytes


def search(
    archive: Archive, asked: str, *, lang: str = "", limit: int = 10, tell: Tell = lambda done, of: None
) -> Found:
    """The best passages for words and "quoted phrases", at most `limit`; `lang` keeps to texts in ar, en or fr.

    The index is brought up to date first, which `tell` is told of. A part that several captures hold is one hit, and so
    is a passage that one source has several times.
    Raises UsageError for what holds no word, ArchiveError for an archive without captures.
    """
    wanted = question(asked)
    return _Search(archive, opened(archive, tell), wanted, lang).found(min(limit, MOST))


class _Search:
    """One question to an index."""

    def __init__(self, archive: Archive, index: Opened, wanted: Question, lang: str) -> None:
        self._archive = archive
        self._index = index
        self._wanted = wanted
        self._lang = lang
        self._problems: dict[str, None] = dict.fromkeys(index.problems)
        self._captures: dict[str, Capture | None] = {}

    def found(self, limit: int) -> Found:
        """The passages with every word, or where there are none, those with some."""
        several = len(self._wanted.terms) + len(self._wanted.phrases) > 1
        for every in (True, False) if several else (True,):
            hits, total = self._hits(self._query(every), limit)
            if hits:
                return Found(hits, every, total, tuple(self._problems))
        return Found((), True, 0, tuple(self._problems))

    def _query(self, every: bool) -> Query:
        from tantivy import Occur, Query

        schema, (terms, phrases) = self._index.schema, self._wanted
        asked = [Query.term_query(schema, "words", term) for term in terms]
        asked += [Query.phrase_query(schema, "words", list(phrase)) for phrase in phrases]
        parts = [(Occur.Must if every else Occur.Should, query) for query in asked]
        if every and len(terms) > 1:
            together = Query.phrase_query(schema, "words", list(terms))
            parts.append((Occur.Should, Query.boost_query(together, _NEARBY)))
        query = Query.boolean_query(parts)
        if not self._lang:
            return query
        spoken = Query.const_score_query(Query.term_query(schema, "lang", self._lang), 0.0)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, spoken)])

    def _hits(self, query: Query, limit: int) -> tuple[tuple[Hit, ...], int]:
        """The first `limit` that can be shown, each once, and how many parts match."""
        alike, total = self._parts(query, limit * _SPARE)
        hits: dict[tuple[str, str], Hit] = {}
        for same in alike:
            latest = sorted(same, key=lambda place: place.retrieved, reverse=True)[:_SPARE]
            if hit := next(filter(None, map(self._hit, latest)), None):
                hits.setdefault((hit.capture.source, hit.passage), hit)
            if len(hits) == limit:
                break
        return tuple(hits.values()), total

    def _parts(self, query: Query, most: int) -> tuple[list[list[_Place]], int]:
        """The places of the best parts, those with the same words together, and how many parts match."""
        searcher = self._index.searcher
        alike: dict[bytes, list[_Place]] = {}
        offset, page, total = 0, max(_PAGE, most), 0
        while offset < _DEPTH and len(alike) < most:
            got = searcher.search(query, page, offset=offset)
            total = total or got.count  # type: ignore[attr-defined]
            for score, address in got.hits:
                place = _place(score, searcher.doc(address))
                alike.setdefault(place.digest, []).append(place)
            if len(got.hits) < page:
                break
            offset, page = offset + page, page * 2
        return list(alike.values()), total

    def _hit(self, place: _Place) -> Hit | None:
        """The passage of a part; None, with the reason kept, where it cannot be shown."""
        capture = self._capture(place.text)
        part = self._part(place) if capture else None
        if not capture or part is None:
            return None
        found = words(part)
        chosen = places(found, self._wanted)
        if not chosen:
            return None
        shown = passage(part, found, chosen)
        start, end = place.start + shown.start, place.start + shown.end
        marked = tuple(Span(place.start + a, place.start + b) for a, b in shown.words)
        return Hit(capture, place.score, start, end, part[shown.start : shown.end], marked)

    def _part(self, place: _Place) -> str | None:
        path = self._archive.folder / "objects" / place.text[:2] / place.text
        try:
            with regular(path, limits.TEXT_BYTES) as file:
                file.seek(place.at)
                content = file.read(place.size)
        except ArchiveError as error:
            self._lost(f"{path}: {error}; capture the source again")
            return None
        if blake2b(content, digest_size=DIGEST).digest() != place.digest:
            self._lost(f"{path}: its bytes are not those that its name says; capture the source again")
            return None
        return content.decode("utf-8")

    def _capture(self, text: str) -> Capture | None:
        """The latest capture of a text."""
        from tantivy import Query

        if text not in self._captures:
            query = Query.term_query(self._index.schema, "of", text)
            found = []
            for _, address in self._index.searcher.search(query, MOST).hits:
                name = str(self._index.searcher.doc(address).get_first("record"))
                try:
                    if (self._archive.folder / "captures" / name[:2] / name).exists():
                        found.append(self._archive.record(name[:2], name))
                except ArchiveError as error:
                    self._lost(str(error))
            self._captures[text] = max(found, key=lambda c: c.retrieved, default=None)
        return self._captures[text]

    def _lost(self, problem: str) -> None:
        self._problems[problem] = None


def _place(score: float, fields: Document) -> _Place:
    text, digest = str(fields.get_first("text")), bytes(fields.get_first("digest") or b"")
    start, at, size, retrieved = (int(fields.get_first(name) or 0) for name in ("start", "at", "size", "retrieved"))
    return _Place(score, text, start, at, size, retrieved, digest)
