"""Arabic words cut into clitics and stem."""

from pathlib import Path

import pytest
from bench.clitics import F1, gold, scored
from hypothesis import given
from hypothesis import strategies as st

from marsad.text import clitics_count
from marsad.text.clitics import key, split, words_of


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وبريطانيا", (("و",), "بريطانيا", "")),
        ("بالقوات", (("ب", "ال"), "قوات", "")),
        ("للقوات", (("ل", "ال"), "قوات", "")),
        ("سيكون", (("س",), "يكون", "")),
        ("ولها", (("و", "ل"), "ها", "")),
        ("كتابها", ((), "كتاب", "ها")),
        ("فكان", (("ف",), "كان", "")),
        ("كأن", (("ك",), "أن", "")),
        ("وزير", ((), "وزير", "")),
        ("لبنان", ((), "لبنان", "")),
        ("بالتَّحالُف", (("ب", "ال"), "تحالف", "")),
        ("للأمم", (("ل", "ال"), "أمم", "")),
        ("بالتحالف", (("ب", "ال"), "تحالف", "")),
        ("والتحالف", (("و", "ال"), "تحالف", "")),
        ("فالأمم", (("ف", "ال"), "أمم", "")),
        ("وللدول", (("و", "ل", "ال"), "دول", "")),
        ("وألمانيا", (("و",), "ألمانيا", "")),
        ("إلى", ((), "إلى", "")),
        ("لطيفا", ((), "لطيفا", "")),
        ("مواطنيها", ((), "مواطني", "ها")),
        ("وبـ15", (("و", "ب"), "15", "")),
        ("NATO", ((), "NATO", "")),
        ("و", ((), "و", "")),
        ("", ((), "", "")),
    ],
)
def test_split(word: str, parts: tuple[tuple[str, ...], str, str]) -> None:
    """Stacks, small words, words that only begin like a clitic, and what is no Arabic word."""
    assert split(word) == parts


@given(st.text(st.sampled_from("وفبكلسايتنهمأةق"), max_size=14))
def test_parts_spell_the_word(word: str) -> None:
    """Nothing is lost or added, but for the alef of لل; proclitics are spelt the usual way (ألأب is ال + أب)."""
    cut = split(word)
    front = "".join(cut.proclitics)
    assert word.endswith(cut.stem + cut.enclitic)
    written = key(word[: len(word) - len(cut.stem + cut.enclitic)])
    assert written == front or (front.endswith("لال") and written == front[:-2] + "ل")


def test_words_of() -> None:
    """The words of a text with their places, no punctuation."""
    assert [(tuple(span), cut.stem) for span, cut in words_of("قال، وقال 3")] == [
        ((0, 3), "قال"),
        ((5, 9), "قال"),
        ((10, 11), "3"),
    ]


def test_against_the_treebank(shared: Path) -> None:
    """UD Arabic-PUD, from which nothing was learnt."""
    path = shared / "reading" / "gold" / "ud_arabic_pud" / "ar_pud-ud-test.conllu"
    if not path.is_file():
        pytest.skip(f"{path} is absent")
    assert scored(list(gold(path)))[2] >= F1


def test_counting_finds_stems_in_bare_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From a handful of words: what stands behind the article and alone is a stem, with و it is none."""
    words = ["قلم", "القلم", "وقلم", "بقلم", "ورد", "الورد", "وورد", "باب", "الباب", "وباب"]
    path = tmp_path / "words.txt"
    path.write_text("\n".join(f"{word} O" for word in words), encoding="utf-8")
    clitics_count.main(str(path))
    stems = {line.split("\t")[1] for line in capsys.readouterr().out.splitlines() if line.startswith("stem\t")}
    assert {"قلم", "ورد", "باب"} <= stems
    assert not stems & {"وقلم", "القلم", "بقلم", "وباب", "الباب"}
