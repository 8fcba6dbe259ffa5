"""Named entities of Arabic text: the spans, the training, the published score, and hostile texts."""

import gzip
import sqlite3
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import ReadingError
from marsad.text.entities import entities, make
from marsad.text.entities import train as training
from marsad.text.entities.features import document
from marsad.text.entities.lists import frequency, listed, longest_name

REACHED = 0.75  # the bar; docs/reference/text-entities.md holds the figures


def test_entities_hand_worked() -> None:
    text = "قال الرئيس الأمريكي جورج بوش في مدينة بغداد اليوم."
    found = {(text[e.start : e.end], e.kind) for e in entities(text)}
    assert ("جورج بوش", "person") in found
    assert ("بغداد", "place") in found
    assert all(0 < e.confidence <= 1 for e in entities(text))


def test_no_entity_in_nothing() -> None:
    assert entities("") == []
    assert entities(" \n ") == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ابتنويه ،.وال\u0640\u064e\u200f\nAb1", max_size=120))
def test_spans_are_in_order_and_apart(text: str) -> None:
    end = 0
    for e in entities(text):
        assert end <= e.start < e.end <= len(text)
        end = e.end


def test_lists_are_folded_and_apart() -> None:
    assert frequency("في") > frequency("بغداد") > frequency("كلمهلاوجودلها") == 0
    assert listed("بغداد")
    assert not listed("كلمهلاوجودلها")


def test_the_longest_listed_name_is_found() -> None:
    assert longest_name(["الامم"], ["المتحده", "في"]) == (2, "O")
    assert longest_name(["والولايات", "الولايات"], ["المتحده", "الامريكيه", "قالت"]) == (3, "L")
    assert longest_name(["قالت"], ["المتحده"]) == (0, "")


def test_words_see_listed_names_and_quotation_marks() -> None:
    rows = document([["زارت", "والولايات", "المتحدة", "صحيفة", "«", "زنكلوف", "»", "."]])[0]
    assert "name+1=L" in rows[0]
    assert "name=LB" in rows[1]
    assert "name=LI" in rows[2]
    assert "name-1=L" in rows[3]
    assert [i for i, row in enumerate(rows) if "quoted" in row] == [5]


def test_made_lists_are_folded_sorted_and_the_same_again(tmp_path: Path) -> None:
    names = ["أحمد", "احمد", "Ahmad", "آل سعود", "ا", "أ ب ت ث ج ح خ"]
    assert make.clean(names) == ["احمد", "ال سعود"]
    make.write({"g": names}, tmp_path / "one.tsv.gz")
    make.write({"g": reversed(names)}, tmp_path / "two.tsv.gz")
    assert (tmp_path / "one.tsv.gz").read_bytes() == (tmp_path / "two.tsv.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.tsv.gz").read_bytes()).decode() == "g\tاحمد|ال سعود\n"


def test_counts_of_names_make_classes(tmp_path: Path) -> None:
    folder = tmp_path / "arabic_name_romanizer" / "resources"
    folder.mkdir(parents=True)
    with sqlite3.connect(folder / "names.sqlite3") as names:
        names.execute("CREATE TABLE units (arabic_key TEXT, role TEXT, count INTEGER)")
        rows = [("زيد", "given", 29), ("زيد", "unknown", 1), ("عمرو", "surname", 3), ("سعد", "given", 2)]
        names.executemany("INSERT INTO units VALUES (?, ?, ?)", rows)
    names.close()
    assert make.arab(tmp_path) == {"g0": ["سعد"], "g2": ["زيد"], "s1": ["عمرو"]}


def test_a_rare_word_sees_its_other_places() -> None:
    rows = document([["قال", "السيد", "زنكلوف"], ["عاد", "زنكلوف"]])
    assert "g-1:k=title" in rows[1][1]
    assert "alone" in document([["عاد", "زنكلوف"]])[0][1]


def test_training_learns_a_tiny_language(tmp_path: Path) -> None:
    names = ["زيد", "عمرو", "سعد", "مازن", "فهد", "نزار"]
    part = [[("قال", "O"), ("السيد", "O"), (name, "B-PERS"), ("كلاما", "O"), (".", "O")] for name in names * 3]
    training.train(part, tmp_path / "tiny.crf")
    unseen = [[("قال", "O"), ("السيد", "O"), ("بسام", "B-PERS"), ("كلاما", "O"), (".", "O")]]
    assert training.score(unseen, tmp_path / "tiny.crf")["all"] == (1.0, 1.0, pytest.approx(1.0))


def test_spans_of_tags() -> None:
    tags = ["B-PERS", "I-PERS", "O", "I-LOC", "B-LOC", "I-ORG"]
    assert training.spans(tags) == {(0, 2, "PERS"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "ORG")}


def test_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("بغداد B-LOC\nكلمة\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"bad\.txt:2: .*a word, a space and a tag"):
        training.sentences(path)


def test_score_on_the_test_part_of_anercorp(shared: Path) -> None:
    corpus = shared / "reading" / "gold" / "anercorp" / "ANERCorp.txt"
    if not corpus.is_file():
        pytest.skip(f"no labelled text: {corpus} is absent")
    _, test = training.split(training.sentences(corpus))
    assert 24_000 < sum(map(len, test)) < 26_000
    assert training.score(test, Path(training.__file__).with_name("anercorp.crf"))["all"][2] >= REACHED


@pytest.mark.parametrize("piece", ["زنكلوف ", "زنكلوف", "قال السيد زنكلوف. ", "((", "\u0640", "و"])
def test_time_is_linear_in_hostile_texts(piece: str) -> None:
    entities("بغداد")  # lists and weights are read once
    times = []
    for size in (20_000, 80_000):
        text = piece * (size // len(piece))
        start = time.process_time()
        entities(text)
        times.append(time.process_time() - start)
    assert times[1] < 10 * times[0] + 1
