"""How quickly `marsad search` answers over 100,000 documents, beside SQLite's FTS5 with the same terms.

The documents are made up from one seed: some 60 words each, usual and rare ones as in language, in three languages, the
Arabic ones with proclitics. They lie in an archive. "Search" is all of it: whether anything is new, the best ten, their
passages read from the archive and checked. "Index" is our index's part of that, as FTS5's is: the best ten by BM25,
without a passage. FTS5 is given our terms, so both must count the same matches.
"""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from tantivy import Occur, Query

from marsad.archive.search.find import search
from marsad.archive.search.index import opened
from marsad.archive.search.words import question, words
from marsad.archive.store import Archive

DOCUMENTS, WORDS, VOCABULARY, QUESTIONS, SEED = 100_000, 60, 30_000, 100, 3
LIMIT = 50.0  # ms
LETTERS = {"ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "en": "abcdefghilmnoprstuwy", "fr": "abcdeéèçfghilmnoprstuv"}
CLITICS = ("", "", "", "ال", "ال", "و", "وال", "بال", "لل", "ب", "ل")
COMMAND = ("-c", "from marsad.cli.main import main; main()", "search")


class Language(NamedTuple):
    """A made-up language: its words, and how often each comes, added up."""

    code: str
    vocabulary: list[str]
    weights: list[float]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """So many words, as they are written."""
        drawn = chance.choices(self.vocabulary, cum_weights=self.weights, k=count)
        return [chance.choice(CLITICS) + word for word in drawn] if self.code == "ar" else drawn


def languages(chance: random.Random) -> list[Language]:
    """Three languages whose word of rank n comes in proportion to 1/n (Zipf)."""
    made = []
    for code, letters in LETTERS.items():
        known = {"".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(VOCABULARY)}
        weights = list(accumulate(1 / rank for rank in range(1, len(known) + 1)))
        made.append(Language(code, sorted(known, key=lambda word: (len(word), word)), weights))
    return made


def texts(chance: random.Random, known: list[Language]) -> Iterator[tuple[str, str]]:
    """The documents: language and text, in sentences of some 15 words."""
    for number in range(DOCUMENTS):
        language = known[number % len(known)]
        drawn = language.draw(chance, chance.randint(WORDS // 2, WORDS * 3 // 2))
        sentences = (" ".join(drawn[i : i + 15]).capitalize() for i in range(0, len(drawn), 15))
        yield language.code, ". ".join(sentences) + "."


def lay(folder: Path, documents: list[tuple[str, str]]) -> None:
    """An archive of the documents, as captures would leave it, without forcing each file to the disk."""
    for number, (lang, text) in enumerate(documents):
        raw = text.encode()
        sha256 = hashlib.sha256(raw).hexdigest()
        known = {"source": f"{number}.txt", "final": "", "status": None, "retrieved": "2026-01-01T00:00:00Z"}
        known |= {
            "sha256": sha256,
            "size": len(raw),
            "media_type": "text/plain",
            "extractor": "plain 1",
            "image": False,
        }
        known |= {"text_sha256": sha256, "characters": len(text), "lang": lang, "title": "", "date": "", "licence": ""}
        record = json.dumps(known | {"notes": []}).encode()
        name = f"{sha256}.20260101T000000Z.{hashlib.sha256(record).hexdigest()[:16]}.json"
        for kind, file, content in (("objects", sha256, raw), ("captures", name, record)):
            place = folder / kind / sha256[:2]
            place.mkdir(parents=True, exist_ok=True)
            (place / file).write_bytes(content)


def questions(chance: random.Random, documents: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Questions of each kind, with words as often as they come in the documents."""
    made: dict[str, list[str]] = {"one word": [], "two words": [], "three words": [], "phrase": []}
    while len(made["phrase"]) < QUESTIONS:
        drawn = chance.choice(documents)[1].partition(".")[0].split()
        at = chance.randrange(len(drawn) - 3)
        made["one word"].append(drawn[at])
        made["two words"].append(" ".join(chance.sample(drawn, 2)))
        made["three words"].append(" ".join(chance.sample(drawn, 3)))
        made["phrase"].append(f'"{" ".join(drawn[at : at + 2])}"')
    return made


def fts5(path: Path, documents: list[tuple[str, str]]) -> sqlite3.Connection:
    """The rival: our terms, one row a document, nothing stored but the index."""
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE d USING fts5(terms, content='', tokenize='ascii')")
    rows = ((number, " ".join(w.term for w in words(text))) for number, (_, text) in enumerate(documents))
    database.executemany("INSERT INTO d (rowid, terms) VALUES (?, ?)", rows)
    database.commit()
    return database


def asked_of_fts5(asked: str) -> str:
    """A question as FTS5 takes it."""
    wanted = question(asked)
    return " AND ".join(f'"{" ".join(terms)}"' for terms in (*((term,) for term in wanted.terms), *wanted.phrases))


def timed(ask: Callable[[str], object], asked: list[str]) -> list[float]:
    """How many ms each question takes, in rising order; every question was asked once before."""
    found = []
    for one in asked:
        ask(one)
        started = time.perf_counter()
        ask(one)
        found.append((time.perf_counter() - started) * 1000)
    return sorted(found)


def size(folder: Path) -> float:
    """The MB of a folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def alone(archive: Archive) -> Callable[[str], object]:
    """Our index without the archive: asks it for the best ten."""
    schema, searcher, _ = opened(archive, lambda done, of: None)

    def ask(asked: str) -> object:
        wanted = question(asked)
        parts = [Query.term_query(schema, "words", term) for term in wanted.terms]
        parts += [Query.phrase_query(schema, "words", list(phrase)) for phrase in wanted.phrases]
        return searcher.search(Query.boolean_query([(Occur.Must, part) for part in parts]), 10, count=False).hits

    return ask


def compared(archive: Archive, database: sqlite3.Connection, asked: dict[str, list[str]]) -> list[str]:
    """The table of answering times, and whether both count the same matches."""
    lines = [f"{'ms, p50 / p95':14}{'search':>16}{'index':>16}{'FTS5':>16}  FTS5 / index (p50)"]
    rival = "SELECT rowid FROM d WHERE d MATCH ? ORDER BY rank LIMIT 10"
    index = alone(archive)
    worst, alike, every = 0.0, 0, 0
    for kind, some in asked.items():
        times = [
            timed(lambda one: search(archive, one), some),
            timed(index, some),
            timed(lambda one: database.execute(rival, (asked_of_fts5(one),)).fetchall(), some),
        ]
        last = len(some) * 95 // 100
        shown = "".join(f"{statistics.median(t):8.2f}{t[last]:8.2f}" for t in times)
        lines.append(f"{kind:14}{shown}{statistics.median(times[2]) / statistics.median(times[1]):9.1f}x")
        worst = max(worst, times[0][last])
        for one in some:
            count = database.execute("SELECT count(*) FROM d WHERE d MATCH ?", (asked_of_fts5(one),)).fetchone()[0]
            every, alike = every + 1, alike + (count == search(archive, one).total)
    lines.append(f"the same count of matches for {alike} of {every} questions")
    return [*lines, f"p95 of the slowest search {worst:.1f} ms; limit {LIMIT:g} ms: {_met(worst <= LIMIT)}"]


def _met(so: bool) -> str:
    return "met" if so else "MISSED"


def process(archive: Archive, asked: str) -> float:
    """The ms of `marsad search` as a command, the best of five."""
    command = [sys.executable, *COMMAND, asked, "--archive", str(archive.folder)]
    found = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        found.append((time.perf_counter() - started) * 1000)
    return min(found)


def main() -> None:
    """Print times to build, sizes and times to answer, ours and the rival's, as ratios."""
    chance = random.Random(SEED)
    documents = list(texts(chance, languages(chance)))
    asked = questions(chance, documents)
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive")
        lay(archive.folder, documents)
        started = time.perf_counter()
        search(archive, asked["one word"][0])
        ours = time.perf_counter() - started
        started = time.perf_counter()
        database = fts5(Path(folder) / "fts5", documents)
        theirs = time.perf_counter() - started
        text = sum(len(text.encode()) for _, text in documents) / 1e6
        sizes = size(archive.folder / "index"), (Path(folder) / "fts5").stat().st_size / 1e6
        lines = [
            f"{len(documents):,} documents, {sum(len(text.split()) for _, text in documents):,} words, {text:.0f} MB",
            f"build: {ours:.1f} s; FTS5 without reading an archive {theirs:.1f} s; {ours / theirs:.2f}x",
            f"index: {sizes[0]:.0f} MB; FTS5 {sizes[1]:.0f} MB; {sizes[0] / sizes[1]:.2f}x",
            *compared(archive, database, asked),
            f"`marsad search` as a command: {process(archive, asked['two words'][0]):.0f} ms",
        ]
        database.close()
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
