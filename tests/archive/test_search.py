"""Search over an archive: answers by hand, the index kept up to date, killed, damaged; hostile texts."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.archive.search import index
from marsad.archive.search.find import Found, search
from marsad.archive.search.words import words
from marsad.archive.store import Archive
from marsad.errors import ArchiveError
from tests.archive.search_documents import ENGLISH, FRENCH, put, three


def sources(found: Found) -> list[str]:
    return [hit.capture.source for hit in found.hits]


def holds(archive: Archive, found: Found) -> bool:
    """Whether every hit's passage and words stand in the archived text where they are said to."""
    for hit in found.hits:
        text = archive.text(hit.capture)
        assert text[hit.start : hit.end] == hit.passage
        assert hit.words
        assert all(hit.start <= start < end <= hit.end for start, end in hit.words)
    return bool(found.hits)


@pytest.mark.parametrize(
    ("asked", "lang", "expected", "marked"),
    [
        ("تحالف", "", ["ar.txt"], ["والتحالف", "للتحالف"]),
        ("التحالف", "", ["ar.txt"], ["والتحالف", "للتحالف"]),
        ("armee reunie", "", ["fr.txt"], ["armées", "réunies"]),
        ("armes reunies", "", [], []),
        ("ARMEE detenus", "", ["fr.txt"], ["armées", "détenus"]),
        ("party", "", ["en.txt"], ["parties", "party"]),
        ("coalition", "fr", ["fr.txt"], ["coalition"]),
        ('"Dès détenus"', "", [], []),
        ('"la coalition se"', "", ["fr.txt"], ["la", "coalition", "se"]),
        ("«الوزير إن»", "", ["ar.txt"], ["الوزير", "إن"]),
        ("10000", "en", ["en.txt"], ["10,000"]),
        ("coalition AND NOT rome", "", [], []),
    ],
)
def test_answers_by_hand(archive: Archive, asked: str, lang: str, expected: list[str], marked: list[str]) -> None:
    found = search(three(archive), asked, lang=lang)
    every = found.hits if found.every else ()
    assert [hit.capture.source for hit in every] == expected
    if every:
        assert [every[0].passage[a - every[0].start : b - every[0].start] for a, b in every[0].words] == marked
        assert holds(archive, found)
    assert found.problems == ()


def test_all_words_come_first_and_some_where_none_has_all(archive: Archive) -> None:
    three(archive)
    assert sources(search(archive, "coalition rome")) == ["en.txt"]
    some = search(archive, "coalition zebra")
    assert not some.every
    assert sorted(sources(some)) == ["en.txt", "fr.txt"]
    assert search(archive, "zebra") == Found((), True, 0, ())


def test_what_says_it_more_often_or_together_is_better(archive: Archive) -> None:
    put(archive, "Veto. The council talked of wheat and rain and other matters of that day.", "once")
    put(archive, "Veto, veto, veto: the council talked of wheat and rain and other matters.", "thrice")
    put(archive, "The rain fell; the wheat grew; nothing more was said.", "apart")
    put(archive, "The other day wheat rain was what they talked of.", "together")
    assert sources(search(archive, "veto")) == ["thrice", "once"]
    assert sources(search(archive, "wheat rain"))[0] == "together"
    scores = [hit.score for hit in search(archive, "the").hits]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 4


def test_the_limit_and_the_total(archive: Archive) -> None:
    for number in range(60):
        put(archive, f"The council met for the time of number {number}.", f"{number}")
    found = search(archive, "council", limit=7)
    assert (len(found.hits), found.total) == (7, 60)
    assert len({hit.capture.source for hit in found.hits}) == 7
    assert len(search(archive, "council", limit=1000).hits) == 60


def test_the_same_words_in_several_captures_are_one_hit(archive: Archive) -> None:
    put(archive, ENGLISH, "old", "2025-01-01T00:00:00Z")
    put(archive, ENGLISH, "new", "2026-01-01T00:00:00Z")
    put(archive, f"{ENGLISH}\n\nRead more.", "other page", "2024-01-01T00:00:00Z")
    assert sorted(sources(search(archive, "fighters"))) == ["new", "other page"]
    again = put(archive, f"{FRENCH}\n\nLire.", "a")
    put(archive, f"{FRENCH}\n\nLire.", "b", "2027-01-01T00:00:00Z", sha256="0" * 64, text_sha256=again.text_sha256)
    assert sources(search(archive, "détenus")) == ["b"]


def test_a_long_document_gives_several_passages(archive: Archive) -> None:
    filler = "Nothing of interest was said about anything at all in that meeting. " * 40
    put(archive, f"{filler}The veto was used. {filler}A veto was threatened. {filler}", "long")
    found = search(archive, "veto")
    assert sources(found) == ["long", "long"]
    assert len({hit.start for hit in found.hits}) == 2
    assert holds(archive, found)
    assert all(len(hit.passage) < 700 for hit in found.hits)


def test_only_what_is_new_is_indexed(archive: Archive) -> None:
    three(archive)
    told: list[tuple[int, int]] = []
    search(archive, "rome", tell=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    told.clear()
    assert sources(search(archive, "rome", tell=lambda done, of: told.append((done, of)))) == ["en.txt"]
    assert told == []
    put(archive, "A later meeting in Rome.", "later")
    found = search(archive, "rome", tell=lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]
    assert sorted(sources(found)) == ["en.txt", "later"]


def test_a_capture_within_the_same_tick_of_the_clock_is_seen(archive: Archive) -> None:
    first = put(archive, ENGLISH, "first")
    shelf = archive.folder / "captures" / first.sha256[:2]
    before = shelf.stat().st_mtime_ns
    assert sources(search(archive, "rome")) == ["first"]
    second = put(archive, "Rome, again.", "second", sha256=first.sha256[:2] + "0" * 62)
    assert second.sha256[:2] == shelf.name
    os.utime(shelf, ns=(before, before))
    assert sorted(sources(search(archive, "rome"))) == ["first", "second"]


def test_what_has_not_changed_is_not_read_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    three(archive)
    for shelf in (archive.folder / "captures").iterdir():
        os.utime(shelf, (1_700_000_000, 1_700_000_000))
    expected = search(archive, "rome")
    monkeypatch.setattr(index, "_names", lambda folder: pytest.fail(f"{folder} was read again"))
    assert search(archive, "rome") == expected


def test_many_parts_alike_are_one_passage_at_once(archive: Archive) -> None:
    put(archive, f"{'The council met in Rome. ' * 200}\n\n" * 200, "long")
    search(archive, "rome")
    started = time.process_time()
    found = search(archive, "rome")
    assert time.process_time() - started < 2
    assert found.total > 500
    assert len({hit.passage for hit in found.hits}) <= len(found.hits) < 10


def test_a_record_that_was_deleted_is_found_no_more(archive: Archive) -> None:
    three(archive)
    assert search(archive, "rome").hits
    kept = put(archive, ENGLISH, "second", "2026-02-01T00:00:00Z")
    records = sorted((archive.folder / "captures" / kept.sha256[:2]).iterdir())
    records[0].unlink()
    assert sources(search(archive, "rome")) == ["second"]
    shutil.rmtree(archive.folder / "captures" / kept.sha256[:2])
    assert search(archive, "rome") == Found((), True, 0, ())
    put(archive, ENGLISH, "third", "2026-03-01T00:00:00Z")
    assert sources(search(archive, "rome")) == ["third"]


def test_nothing_captured_is_one_clear_line(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="nothing is captured here"):
        search(archive, "rome")
    assert not archive.folder.exists()


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), min_size=1, max_size=8))
def test_every_document_is_found_by_each_of_its_words(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive")
        for number, text in enumerate(texts):
            put(archive, text, str(number))
        for text in set(texts):
            for word in words(text):
                own = text[word.start : word.end]
                found = search(archive, own, limit=1000)
                assert holds(archive, found)
                assert any(archive.text(hit.capture) == text for hit in found.hits)


def files_of(archive: Archive) -> list[Path]:
    return sorted(p for p in (archive.folder / "index").rglob("*") if p.is_file() and p.stat().st_size)


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5])


@pytest.mark.parametrize("damage", [flip, cut, Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_damaged_index_is_built_anew(archive: Archive, damage: Callable[[Path], None]) -> None:
    three(archive)
    expected = search(archive, "coalition")
    names = [path.relative_to(archive.folder) for path in files_of(archive)]
    assert len(names) >= 8
    for number in range(len(names)):
        damaged = files_of(archive)[number]
        damaged.chmod(0o644)
        damage(damaged)
        assert search(archive, "coalition") == expected, damaged


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"rules": 1, "shelves": [], "files": {}}', b"[" * 100_000])
def test_a_broken_state_is_no_obstacle(archive: Archive, content: bytes) -> None:
    three(archive)
    expected = search(archive, "coalition")
    (archive.folder / "index" / "state.json").write_bytes(content)
    assert search(archive, "coalition") == expected


def test_an_index_made_by_other_rules_is_built_anew(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    three(archive)
    search(archive, "rome")
    monkeypatch.setattr("marsad.archive.search.disk.rules", lambda: "others")
    told: list[int] = []
    assert sources(search(archive, "rome", tell=lambda done, of: told.append(of))) == ["en.txt"]
    assert told == [3, 3, 3]


def test_a_damaged_capture_is_told_and_the_others_are_found(archive: Archive) -> None:
    three(archive)
    broken = put(archive, "A meeting in Rome, broken.", "broken")
    place = archive.folder / "objects" / broken.text_sha256[:2] / broken.text_sha256
    place.chmod(0o644)
    whole = place.read_bytes()
    place.write_bytes(whole.replace(b"Rome", b"Oslo"))
    for _ in range(2):
        found = search(archive, "rome")
        assert sources(found) == ["en.txt"]
        assert [p.partition(": ")[2] for p in found.problems] == [
            "its bytes are not those that its name says; capture the source again"
        ]
    place.write_bytes(whole)
    assert sorted(sources(search(archive, "rome"))) == ["broken", "en.txt"]
    place.write_bytes(whole.replace(b"Rome", b"Oslo"))
    found = search(archive, "rome")
    assert sources(found) == ["en.txt"]
    assert len(found.problems) == 1


def test_a_damaged_record_is_told(archive: Archive) -> None:
    three(archive)
    (archive.folder / "captures" / "00").mkdir(exist_ok=True)
    (archive.folder / "captures" / "00" / "junk.json").write_text("{}")
    found = search(archive, "rome")
    assert sources(found) == ["en.txt"]
    assert len(found.problems) == 1
    assert "this record is damaged" in found.problems[0]


KILLED = """
import sys
from marsad.archive.search import index
from marsad.archive.search.find import search
from marsad.archive.store import Archive
index._COMMIT = 20
def tell(done, of):
    print(done, flush=True)
search(Archive(sys.argv[1]), "council", tell=tell)
"""


@pytest.mark.parametrize("after", [1, 30, 75])
def test_a_killed_build_is_carried_on(archive: Archive, after: int) -> None:
    for number in range(100):
        put(archive, f"The council met for the time of number {number}.", f"{number}")
    with subprocess.Popen([sys.executable, "-c", KILLED, str(archive.folder)], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        while int(running.stdout.readline()) < after:
            pass
        running.send_signal(signal.SIGKILL)
        running.communicate(timeout=30)
    told: list[int] = []
    found = search(archive, "council", limit=1000, tell=lambda done, of: told.append(of))
    assert len(found.hits) == found.total == 100
    assert found.problems == ()
    assert len(told) <= 100 - after // 4  # at most a commit's worth of what was told is done again
    assert search(archive, "council", tell=lambda done, of: told.append(-1)).total == 100
    assert -1 not in told


def test_two_at_a_time_build_it_once(archive: Archive) -> None:
    for number in range(50):
        put(archive, f"The council met for the time of number {number}.", f"{number}")
    told: list[int] = []
    found: list[Found] = []

    def one() -> None:
        found.append(search(Archive(archive.folder), "council", tell=lambda done, of: told.append(of)))

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert [f.total for f in found] == [50, 50, 50]
    assert len(told) == 50


def test_an_archive_that_cannot_be_written_says_so(archive: Archive) -> None:
    three(archive)
    (archive.folder / "index").write_text("a file")
    with pytest.raises(ArchiveError, match="the search index cannot be written"):
        search(archive, "rome")


HOSTILE = {
    "one line": "السلام " * 300_000,
    "one word": "w" * 2_000_000,
    "bidi": "\u202e\u2067\u2066تحالف\u202c" * 20_000,
    "brackets": "(" * 300_000 + " word",
    "controls": "\x00\x1b[31m\x07word\x85" * 20_000,
    "marks": "ا" + "\u0651" * 500_000 + " word",
    "astral": "😀𝐰𝐨𝐫𝐝 " * 20_000,
    "ligatures": "ﷺ ﷻ ﻻ " * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_indexed_and_found(archive: Archive, name: str) -> None:
    text = HOSTILE[name]
    put(archive, text, name)
    started = time.process_time()
    first = words(text[:50_000])[0] if name != "brackets" else words(text)[0]
    own = text[first.start : first.end][: index._COMMIT]
    found = search(archive, own[:900])
    assert holds(archive, found)
    assert time.process_time() - started < 30
