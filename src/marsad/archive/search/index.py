"""The search index of an archive: made, kept up to date and opened.

It holds two kinds of documents: parts of texts (`words` and where they stand), and records of captures (`record`,
and `of`: whose text). A text is indexed once, however many captures have it.

Invariant: what a commit holds is whole: all parts of a text and then the record that has it. So a killed run loses
what it did since its last commit, and the next one carries on there. The archive alone is needed to build it anew.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from marsad.archive.search import disk
from marsad.archive.search.passages import parts
from marsad.archive.search.words import words
from marsad.archive.store import Archive, Capture
from marsad.errors import ArchiveError

if TYPE_CHECKING:
    from tantivy import Index, IndexWriter, Schema, Searcher

DIGEST = 16  # bytes of a part's digest
Tell = Callable[[int, int], None]  # is told how many captures are indexed, of how many
_COMMIT = 500_000  # words after which what was done is kept
_HEAP = 60_000_000  # bytes that tantivy may hold before it writes
_SETTLED = 2_000_000_000  # ns: a folder changed more lately may change again within the same tick of its clock
_UNREAD, _GONE = 0, -1  # the times of a shelf that is to be read again, and of one that is there no more
_NO_LANGUAGE = "-"


class Opened(NamedTuple):
    """An index that has every capture of its archive but those that `problems` tell of, a line each."""

    schema: Schema
    searcher: Searcher
    problems: tuple[str, ...]


def opened(archive: Archive, tell: Tell) -> Opened:
    """The index of an archive, brought up to date first; a missing or damaged one is built anew.

    Raises ArchiveError where nothing is captured, or the index cannot be written.
    """
    if not (archive.folder / "captures").is_dir():
        raise ArchiveError(f"{archive.folder}: nothing is captured here; `marsad capture FILE|URL` does it")
    folder = archive.folder / "index"
    with disk.held(folder):
        try:
            return _Update(archive, folder, tell).done()
        except (OSError, ValueError) as error:
            told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)[:200]
            raise ArchiveError(f"{folder}: the search index cannot be written ({told})") from None


class _Shelf(NamedTuple):
    """A folder of records: when it changed (`_UNREAD` if that may not be noted), which records are new, which gone."""

    name: str
    changed: int
    new: list[str]
    gone: list[str]


class _Update:
    """One update of an index; the folder is held."""

    def __init__(self, archive: Archive, folder: Path, tell: Tell) -> None:
        self._archive = archive
        self._folder = folder
        self._tell = tell
        self._problems: list[str] = []
        self._texts: set[str] = set()  # added since the last commit
        self._words = 0  # likewise
        self._writer: IndexWriter | None = None
        self._schema = schema()
        self._state, self._index = self._open()
        self._searcher = self._index.searcher()

    def _open(self) -> tuple[disk.State, Index]:
        from tantivy import Index

        place = self._folder / "tantivy"
        state = disk.read_state(self._folder)
        files = disk.intact(self._folder, state.files) if state else None
        if state and files is not None:
            state.files = files
            try:
                return state, _by_hand(Index.open(str(place)))
            except (OSError, ValueError):  # another reason than damage that we can see; build it anew
                pass
        disk.clear(self._folder)
        place.mkdir()
        state = disk.State(disk.rules())
        index = _by_hand(Index(self._schema, path=str(place)))
        disk.write_state(self._folder, state)
        return state, index

    def done(self) -> Opened:
        """Index what is new, forget what is gone."""
        before = dict(self._state.shelves)
        shelves = self._changed()
        count, every = 0, sum(len(shelf.new) for shelf in shelves)
        for shelf in shelves:
            told = len(self._problems)
            self._state.shelves[shelf.name] = _UNREAD
            if shelf.gone:
                self._forget(shelf.gone)
            for name in shelf.new:
                self._add(shelf.name, name)
                count += 1
                self._tell(count, every)
                if self._words >= _COMMIT:
                    self._commit()
            if shelf.changed == _GONE:
                del self._state.shelves[shelf.name]
            elif told == len(self._problems):
                self._state.shelves[shelf.name] = shelf.changed
        self._finish(before != self._state.shelves)
        return Opened(self._schema, self._searcher, tuple(self._problems))

    def _changed(self) -> list[_Shelf]:
        """The shelves whose folders changed since they were read, and those that are no more."""
        folder = self._archive.folder / "captures"
        latest = time.time_ns() - _SETTLED
        with os.scandir(folder) as entries:
            times = {e.name: e.stat().st_mtime_ns for e in entries if e.is_dir(follow_symlinks=False)}
        found = []
        for name, changed in sorted(times.items()):
            if self._state.shelves.get(name) != changed:
                noted = changed if changed < latest else _UNREAD
                found.append(_shelf(name, noted, _names(folder / name), self._known(name)))
        lost = sorted(self._state.shelves.keys() - times.keys())
        return found + [_shelf(name, _GONE, set(), self._known(name)) for name in lost]

    def _known(self, shelf: str) -> set[str]:
        """The records of a shelf that the index has."""
        from tantivy import Query

        if not self._searcher.num_docs:
            return set()
        return {name for name, _ in self._searcher.terms_with_prefix("record", shelf, Query.all_query())}

    def _add(self, shelf: str, name: str) -> None:
        try:
            capture = self._archive.record(shelf, name)
            if capture.text_sha256 not in self._texts and not self._count("text", capture.text_sha256):
                self._add_text(capture, self._archive.text(capture))
        except ArchiveError as error:
            self._problems.append(str(error))
            return
        self._write(record=name, of=capture.text_sha256)

    def _add_text(self, capture: Capture, text: str) -> None:
        """Index the parts of a text, with where they stand in its characters and in its bytes."""
        read = at = 0
        for start, end in parts(text):
            at += len(text[read:start].encode())
            part = text[start:end]
            content = part.encode()
            found = words(part)
            self._write(
                words=" ".join(word.term for word in found),
                text=capture.text_sha256,
                lang=capture.lang or _NO_LANGUAGE,
                start=start,
                at=at,
                size=len(content),
                retrieved=int(re.sub("[^0-9]", "", capture.retrieved) or 0),
                digest=blake2b(content, digest_size=DIGEST).digest(),
            )
            self._words += len(found)
            read, at = end, at + len(content)
        self._texts.add(capture.text_sha256)

    def _forget(self, names: list[str]) -> None:
        """Take records out, and the texts that no other record has."""
        from tantivy import Query

        self._commit()
        texts: set[str] = set()
        for name in names:
            query = Query.term_query(self._schema, "record", name)
            texts.update(self._searcher.doc(at)["of"][0] for _, at in self._searcher.search(query).hits)
            self._writing().delete_documents_by_term("record", name)
        self._commit()
        for text in texts:
            if not self._count("of", text):
                self._writing().delete_documents_by_term("text", text)
        self._commit()

    def _count(self, name: str, value: str) -> int:
        from tantivy import Query

        found: int = self._searcher.search(Query.term_query(self._schema, name, value), 1).count  # type: ignore[attr-defined]
        return found

    def _write(self, **values: Any) -> None:
        from tantivy import Document

        self._writing().add_document(Document(**values))

    def _writing(self) -> IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        return self._writer

    def _commit(self) -> None:
        if self._writer is None:
            return
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._texts.clear()
        self._words = 0
        self._write_state()

    def _finish(self, changed: bool) -> None:
        if self._writer is not None:
            self._commit()
            self._writer.wait_merging_threads()
            self._index.reload()
            self._searcher = self._index.searcher()
        if changed:
            self._write_state()

    def _write_state(self) -> None:
        """Where a merge takes files away meanwhile, those before it stay listed: new ones are read when next opened."""
        self._state.files = disk.intact(self._folder, self._state.files) or self._state.files
        disk.write_state(self._folder, self._state)


def _by_hand(index: Index) -> Index:
    """An index that is read anew only where we say so: no thread of its own looks at the files outside the lock."""
    index.config_reader("Manual")
    return index


def _names(folder: Path) -> set[str]:
    with os.scandir(folder) as entries:
        return {entry.name for entry in entries}


def _shelf(name: str, changed: int, listed: set[str], known: set[str]) -> _Shelf:
    return _Shelf(name, changed, sorted(listed - known), sorted(known - listed))


def schema() -> Schema:
    """The fields: terms with positions, keys, and where a part stands in its text."""
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    for name in ("text", "record", "of"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("lang", tokenizer_name="raw", index_option="basic")
    for name in ("start", "at", "size", "retrieved"):
        builder.add_unsigned_field(name, stored=True)
    builder.add_bytes_field("digest", stored=True)
    return builder.build()
