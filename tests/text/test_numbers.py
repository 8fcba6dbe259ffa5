"""Numbers in three languages: worked by hand, by property, against an oracle, and on bad input."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.numbers import numbers
from tests.text.number_cases import CASES, NONE, Case

ROWS = [(lang, case) for lang, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("lang", "case"), ROWS, ids=[f"{lang}-{case.text}" for lang, case in ROWS])
def test_worked_by_hand(lang: str, case: Case) -> None:
    (found,) = numbers(case.text, lang)
    assert case.text[found.start : found.end] == case.words
    assert found.value == pytest.approx(case.value, rel=1e-12)
    assert (found.kind, found.approx, found.high) == (case.kind, case.approx, case.high)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in NONE.items() for text in texts.split("|")])
def test_what_is_no_number(lang: str, text: str) -> None:
    assert numbers(text, lang) == []


def test_two_sums_are_not_one() -> None:
    text = "25 ألف عراقي و18 ألف سوري و7800 من 57 دولة أخرى"
    assert [n.value for n in numbers(text, "ar")] == [25_000, 18_000, 7800, 57]
    assert [n.value for n in numbers("13 votes for and 2 against", "en")] == [13, 2]
    assert [n.value for n in numbers("grew from 60 to 86 members", "en")] == [60, 86]
    assert [n.value for n in numbers("passé de 60 à 86", "fr")] == [60, 86]
    assert [n.value for n in numbers("raise the strength from 8,700 to 10,000", "en")] == [8700, 10_000]
    assert [n.value for n in numbers("أُعيدوا في 2024 إلى 12,471", "ar")] == [2024, 12_471]


@pytest.mark.parametrize(
    ("lang", "text", "begin"),
    [("en", "with more than 83 there", "more than"), ("en", "between 8 and 10 came", "between"),
     ("en", "over $5 million", "over"), ("ar", "لأكثر من 60", "أكثر من"), ("fr", "près de 40 morts", "près")],
)  # fmt: skip
def test_from_is_where_the_approximator_begins(lang: str, text: str, begin: str) -> None:
    (found,) = numbers(text, lang)
    assert found.from_ == text.index(begin)


def test_percentages_share_their_sign_and_values_are_ints_where_whole() -> None:
    low, high = "10-12 %", "1.5 million"
    assert [(n.value, n.high, n.kind) for n in numbers(low, "en")] == [(10, 12, "percent")]
    (found,) = numbers(high, "en")
    assert isinstance(found.value, int)


def test_the_numbers_of_paragraphs_count_nothing() -> None:
    text = "1. Decides that 12 States\n2. Urges\n(3) Notes 5 reports\nand 40. It"
    assert [n.value for n in numbers(text, "en")] == [12, 5, 40]


def test_a_blank_line_ends_a_number() -> None:
    assert [n.value for n in numbers("two\n\nmillion", "en")] == [2]
    assert [n.value for n in numbers("two\nmillion", "en")] == [2_000_000]
    assert [n.value for n in numbers("12\n300", "en")] == [12, 300]


@given(st.integers(0, 999_999_999), st.sampled_from(("ar", "en", "fr")))
def test_figures_round_trip(value: int, lang: str) -> None:
    grouped = f"{value:,}" if lang == "en" else f"{value:,}".replace(",", "\u202f")
    for text in (str(value), grouped):
        (found,) = numbers(f"a {text} b", lang)
        assert (found.value, found.end - found.start) == (value, len(text))


UNITS = {"ar": ("ثلاثة", "سبعة"), "en": ("three", "seven"), "fr": ("trois", "sept")}


def spell_english(value: int) -> str:
    """The English words of a number below a thousand million, by the school rule."""
    low = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
    ]
    low += ["seventeen", "eighteen", "nineteen"]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if value < 20:
        return low[value]
    if value < 100:
        return tens[value // 10 - 2] + (f"-{low[value % 10]}" if value % 10 else "")
    if value < 1000:
        rest = f" and {spell_english(value % 100)}" if value % 100 else ""
        return f"{low[value // 100]} hundred{rest}"
    size, name = (10**6, "million") if value >= 10**6 else (1000, "thousand")
    rest = f" {spell_english(value % size)}" if value % size else ""
    return f"{spell_english(value // size)} {name}{rest}"


@given(st.integers(2, 999_999_999))
def test_english_words_round_trip(value: int) -> None:
    assert [n.value for n in numbers(spell_english(value), "en")] == [value]


def spell_arabic(value: int) -> str:
    """The Arabic words of a number below a thousand million, nominative masculine, by the grammar's rule."""
    units = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
    tens = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
    hundreds = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
    if value <= 10:
        return units[value]
    if value < 20:
        return {11: "أحد عشر", 12: "اثنا عشر"}.get(value, f"{units[value % 10]} عشر")
    if value < 100:
        unit = f"{units[value % 10]} و" if value % 10 else ""
        return unit + tens[value // 10 - 2]
    if value < 1000:
        rest = f" و{spell_arabic(value % 100)}" if value % 100 else ""
        return hundreds[value // 100 - 1] + rest
    size, one, two, few, many = (
        (10**6, "مليون", "مليونان", "ملايين", "مليونا") if value >= 10**6 else (1000, "ألف", "ألفان", "آلاف", "ألفا")
    )
    count = value // size
    if count <= 2:
        head = (one, two)[count - 1]
    else:
        head = f"{spell_arabic(count)} {few if count % 100 in range(3, 11) else one if count % 100 == 0 else many}"
    rest = f" و{spell_arabic(value % size)}" if value % size else ""
    return head + rest


@given(st.integers(2, 999_999_999))
def test_arabic_words_round_trip(value: int) -> None:
    assert [n.value for n in numbers(spell_arabic(value), "ar")] == [value]


def spell_french(value: int) -> str:
    """The French words of a number below a thousand million (spelling of 1835)."""
    low = [
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
    ]
    low += ["dix-sept", "dix-huit", "dix-neuf"]
    tens = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
    if value < 20:
        return low[value]
    if value < 100:
        base = value // 10 if value // 10 not in (7, 9) else value // 10 - 1
        rest = value - base * 10
        if not rest:
            return tens[base] + ("s" if base == 8 else "")
        return f"{tens[base]} et {low[rest]}" if rest in (1, 11) and base != 8 else f"{tens[base]}-{low[rest]}"
    if value < 1000:
        head = "cent" if value < 200 else f"{low[value // 100]} cent" + ("s" if value % 100 == 0 else "")
        return head + (f" {spell_french(value % 100)}" if value % 100 else "")
    size = 10**6 if value >= 10**6 else 1000
    count = value // size
    head = (
        "mille" if size == 1000 and count == 1 else f"{spell_french(count)} {'mille' if size == 1000 else 'millions'}"
    )
    return head + (f" {spell_french(value % size)}" if value % size else "")


@given(st.integers(2, 999_999_999))
def test_french_words_round_trip(value: int) -> None:
    assert [n.value for n in numbers(spell_french(value), "fr")] == [value]


@given(st.text(), st.sampled_from(("ar", "en", "fr")))
def test_any_text_gives_spans_in_order(text: str, lang: str) -> None:
    found = numbers(text, lang)
    edges = [edge for n in found for edge in (n.start, n.end)]
    assert edges == sorted(edges)
    assert all(0 <= n.from_ <= n.start < n.end <= len(text) for n in found)


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "two",
                "hundred",
                "million",
                "and",
                "a",
                "half",
                "of",
                "5",
                ",",
                ".",
                "-",
                "/",
                "و",
                "مليون",
                "ثلاثة",
                "مئة",
                "من",
                "إلى",
                "mille",
                "cent",
                "et",
            ]
        )
    )
)
def test_any_heap_of_number_words_is_read(heap: list[str]) -> None:
    for lang in ("ar", "en", "fr"):
        assert all(n.end > n.start for n in numbers(" ".join(heap), lang))


@pytest.mark.parametrize(
    "text",
    ["1" * 10**6, "1," * 10**5, "one " * 10**5, "مليون " * 10**5, "quatre-vingt-" * 40_000, "hundred and " * 50_000],
)
@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_time_grows_with_the_text_alone(text: str, lang: str) -> None:
    """Ten times the text takes about ten times as long; a quadratic reader takes a hundred times."""

    def seconds(of: str) -> float:
        started = time.process_time()
        numbers(of, lang)
        return time.process_time() - started

    short = max(min(seconds(text[: len(text) // 10]) for _ in range(2)), 0.002)
    assert seconds(text) < 40 * short


def test_a_language_that_is_not_read() -> None:
    with pytest.raises(KeyError):
        numbers("drei", "de")
