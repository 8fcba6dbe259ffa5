"""What is accepted of a statement, and what a person may type into it: the verifier has the last word."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.judge.claims import KINDS, Origin, Statement
from marsad.reading.judge.edit import changed, checked, supported, text_of, value_of
from marsad.reading.verify import verify

ARABIC = "اجتمع الوزراء في روما. غابت فرنسا عن الاجتماع. قرابة 10 آلاف من المقاتلين محتجزون في سوريا."
ENGLISH = "The ministers met in Rome. France was absent. More than 10,000 fighters are held in Syria."
FRENCH = (
    "Les ministres se sont réunis à Rome. La France était absente. Plus de 10 000 combattants sont détenus en Syrie."
)
TEXTS = {"ar": ARABIC, "en": ENGLISH, "fr": FRENCH}
COUNTS = {"ar": "قرابة 10 آلاف من المقاتلين", "en": "More than 10,000 fighters", "fr": "Plus de 10 000 combattants"}
APPROX = {"ar": "about", "en": "at-least", "fr": "at-least"}


def said(lang: str, kind: str, quote: str, **slots: Any) -> Statement:
    text = TEXTS[lang]
    return Statement(Origin("s", "n", "t", lang, "2021-06-28"), kind, quote, text.index(quote), slots)


@pytest.mark.parametrize("lang", TEXTS)
def test_a_slot_of_the_sentence_brings_the_sentence(lang: str) -> None:
    count = said(lang, "figure", COUNTS[lang], what="detained-fighters", value=10000, approx=APPROX[lang], place="SYR")
    found, reasons = supported(count, TEXTS[lang])
    assert [reason.slot for reason in reasons] == ["place"]
    assert found.slots == count.slots
    assert found.quote == TEXTS[lang][found.start :]
    assert found.quote.startswith(COUNTS[lang])


def test_a_slot_of_the_sentence_before_brings_both() -> None:
    absent = said("en", "attendance", "France was absent", actor="FRA", status="absent")
    count = said(
        "en", "figure", "More than 10,000 fighters", what="fighters", value=10000, approx="at-least", place="FRA"
    )
    assert supported(absent, ENGLISH) == (absent, ())
    found, _ = supported(count, ENGLISH)
    assert found.quote == "France was absent. More than 10,000 fighters are held in Syria."


@pytest.mark.parametrize("lang", TEXTS)
def test_what_nothing_near_says_is_left_out_unless_it_is_the_matter_itself(lang: str) -> None:
    right = {"what": "detained-fighters", "value": 10000, "approx": APPROX[lang]}
    found, _ = supported(said(lang, "figure", COUNTS[lang], **right, place="NGA"), TEXTS[lang])
    assert found.slots == right
    wrong = said(lang, "figure", COUNTS[lang], **right | {"value": 20000})
    same, reasons = supported(wrong, TEXTS[lang])
    assert same is wrong
    assert {reason.slot for reason in reasons} == {"value"}


VALUES = {
    "actor": ["FRA", "NGA", "USA"], "status": ["absent", "attended", "host"], "value": [10000, 9, 1.5], "place": ["SYR",
    "rome", "NGA"], "approx": ["exact", "about", "at-least"], "date": ["2021-06-28", "2019", "soon"], "by": ["FRA"],
}  # fmt: skip


@given(st.data())
def test_whatever_is_let_through_the_verifier_supports(data: st.DataObject) -> None:
    lang = data.draw(st.sampled_from(sorted(TEXTS)))
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    begin = data.draw(st.integers(0, len(TEXTS[lang]) - 1))
    quote = TEXTS[lang][begin : begin + data.draw(st.integers(1, 60))]
    slots = {
        s: data.draw(st.sampled_from(VALUES[s])) for s in KINDS[kind].slots if s in VALUES and data.draw(st.booleans())
    }
    statement = Statement(Origin("s", "n", "t", lang, "2021-06-28"), kind, quote, begin, slots)
    found, reasons = supported(statement, TEXTS[lang])
    supports = verify(found.record, TEXTS[lang], lang=lang, date="2021-06-28").supported
    assert supports == (found is not statement or not reasons)
    assert found.slots.items() <= statement.slots.items()
    assert all(found.slots.get(key) == statement.slots.get(key) for key in KINDS[kind].keys)


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("value", "10000", 10000),
        ("amount", "1.5", 1.5),
        ("adopted", "no", False),
        ("veto", "RUS; CHN", ["RUS", "CHN"]),
        ("date", "2021-06", "2021-06"),
        ("level", "minister", "minister"),
        ("actor", " FRA ", "FRA"),
        ("subject", "cross  border", "cross border"),
    ],
)
def test_a_text_is_a_value_and_back(slot: str, text: str, value: object) -> None:
    assert value_of("vote", slot, text) == value
    assert value_of("vote", slot, text_of(value)) == value


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("value", "ten"), ("value", "-3"), ("value", "1,000"), ("value", "٣"), ("adopted", "maybe"), ("date", "soon"),
        ("date", "2021-13"), ("level", "king"), ("line", "war"), ("actor", "\u202eFRA"), ("actor", "x" * 301),
    ],
)  # fmt: skip
def test_what_is_no_value_is_said_so(slot: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"^{slot}: "):
        value_of("commitment", slot, text)


def test_other_words_must_stand_in_the_text_once() -> None:
    absent = said("ar", "attendance", "غابت فرنسا", actor="FRA", status="absent")
    wider = changed(
        absent, absent.slots, "غابت فرنسا عن الإجتماع", ARABIC
    )  # other hamza: the text's own words are kept
    assert (wider.quote, ARABIC[wider.start :].startswith(wider.quote)) == ("غابت فرنسا عن الاجتماع", True)
    assert checked(wider, ARABIC) == ()
    with pytest.raises(ValueError, match="the text holds these words 0 times"):
        changed(absent, absent.slots, "غابت تركيا", ARABIC)
    with pytest.raises(ValueError, match="the text holds these words 2 times"):
        changed(absent, absent.slots, "في", ARABIC)


def test_another_status_turns_the_polarity() -> None:
    came = Statement(
        Origin("s", "n", "t", "en"), "attendance", "France was absent", 27, {"actor": "FRA", "status": "host"}
    )
    now = changed(came, {"actor": "FRA", "status": "absent"}, came.quote, ENGLISH)
    assert now.polarity == "negated"
    assert checked(now, ENGLISH) == ()
