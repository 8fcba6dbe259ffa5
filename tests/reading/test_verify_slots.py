"""Values against the words of a quote: dates counted from the document's, names by their words, numbers, votes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.verify import verify
from marsad.reading.verify_names import is_state, skeleton, synonyms


def codes(lang: str, quote: str, kind: str, on: str = "2024-06-15", **slots: Any) -> set[str]:
    """The codes of the reasons against a record whose quote is the whole text."""
    return {r.code for r in verify({"type": kind, "quote": quote, **slots}, quote, lang=lang, date=on).reasons}


DATES = [  # the document is of Saturday, 15 June 2024
    ("en", "The ministers meet in Rome in May", "date", "2024-05", "2023-05"),
    ("en", "The next meeting is to be held in Rome in May", "date", "2025-05", "2024-05"),
    ("en", "The mandate was renewed for a further year", "until", "2025-06-15", "2026-06-15"),
    ("en", "The mandate was renewed for thirteen months", "until", "2025-07", "2025-06"),
    ("en", "They agreed to send troops within ten days", "due", "2024-06-25", "2024-06-20"),
    ("en", "The Council this afternoon renewed the mandate of the mission", "from", "2024-06-15", "2024-06-16"),
    ("en", "The force will deploy by the end of the year", "due", "2024-12-31", "2025-12-31"),
    ("fr", "Une rencontre se tiendra à Nairobi au premier trimestre", "date", "2025", "2024"),
    ("fr", "La mission est prolongée de six mois", "until", "2024-12-15", "2024-11-15"),
    ("fr", "La réunion s'est tenue hier à Rome", "date", "2024-06-14", "2024-06-13"),
    ("ar", "مدد المجلس ولاية البعثة عاما واحدا", "until", "2025-06-15", "2026-06-15"),
    ("ar", "يعقد اللقاء في غضون أسبوعين", "date", "2024-06-29", "2024-07-29"),
    ("ar", "تنشر القوة قبل نهاية العام الجاري", "due", "2024-12-31", "2023-12-31"),
]


@pytest.mark.parametrize(("lang", "quote", "slot", "right", "wrong"), DATES)
def test_what_a_quote_leaves_open_is_counted_from_the_documents_date(
    lang: str, quote: str, slot: str, right: str, wrong: str
) -> None:
    assert "date-not-in-quote" not in codes(lang, quote, "mandate", **{slot: right})
    assert "date-not-in-quote" in codes(lang, quote, "mandate", **{slot: wrong})


def test_a_term_does_not_end_before_it_begins() -> None:
    quote = "from 12 July 2022 until 10 January 2023"
    assert codes("en", quote, "mandate", **{"from": "2022-07-12", "until": "2023-01-10"}) == set()
    assert "ends-before" in codes("en", quote, "mandate", **{"from": "2023-01-10", "until": "2022-07-12"})
    assert "ends-before" in codes("en", quote, "mandate", **{"from": "2023-01-10", "until": "2023-01-10"})


@given(st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)), st.integers(1, 60))
def test_a_term_of_days_ends_on_its_own_day_alone(day: dt.date, days: int) -> None:
    quote = f"They agreed to send troops within {days} days"
    due = day + dt.timedelta(days=days)
    assert "date-not-in-quote" not in codes("en", quote, "mandate", day.isoformat(), due=due.isoformat())
    far = (due + dt.timedelta(days=3)).isoformat()
    assert "date-not-in-quote" in codes("en", quote, "mandate", day.isoformat(), due=far)


NAMED = [
    ("en", "the Libyan Government of National Unity was absent", "LBY"),
    ("en", "troop-contributing countries were absent", "troop-contributing-countries"),
    ("en", "the African Union was absent", "AU"),
    ("en", "the African Union was absent", "african-union"),
    ("fr", "l'Assemblée a été absente", "general-assembly"),
    ("ar", "غابت جهات إقليمية عن الاجتماع", "regional-actors"),
    ("ar", "غابت قوات الدعم السريع عن الاجتماع", "rapid-support-forces"),
    ("ar", "غابت بعثة الأمم المتحدة للدعم في ليبيا", "UN"),
    ("ar", "غاب وفد كادوغلي عن الاجتماع", "kadugli"),
]


@pytest.mark.parametrize(("lang", "quote", "code"), NAMED)
def test_an_actor_is_named_by_the_words_of_its_code(lang: str, quote: str, code: str) -> None:
    assert "actor-not-in-quote" not in codes(lang, quote, "attendance", actor=code, status="absent")


@pytest.mark.parametrize(
    ("lang", "quote", "code"),
    [
        ("en", "Guinea-Bissau was absent", "GIN"),
        ("en", "Nigeria was absent", "NER"),
        ("en", "South Sudan was absent", "SDN"),
        ("en", "Islamic State in Iraq and Syria was absent", "IRQ"),
        ("fr", "la République démocratique du Congo était absente", "COG"),
        ("ar", "غابت نيجيريا عن الاجتماع", "NER"),
        ("ar", "غابت جهات إقليمية عن الاجتماع", "armed-groups"),
        ("ar", "غاب وفد كادوغلي عن الاجتماع", "kassala"),
    ],
)
def test_a_name_within_another_names_nobody(lang: str, quote: str, code: str) -> None:
    assert "actor-not-in-quote" in codes(lang, quote, "attendance", actor=code, status="absent")


def test_codes_and_sounds() -> None:
    assert skeleton("mudug") == skeleton("مودوغ") == "MDK"
    assert skeleton("palma") == skeleton("بالما")
    assert skeleton("goma") != skeleton("بالما")
    assert "african-union" in synonyms("AU")
    assert is_state("PER")
    assert not is_state("RSF")


NUMBERS = [
    ("en", "41 of the 98 million dollars had come in", 41_000_000, 42_000_000),
    ("en", "nine in ten are women", 0.9, 9.5),
    ("en", "twenty (20) million people need help", 20_000_000, 21_000_000),
    ("en", "from 5 to 7 million people need help", 5_000_000, 6_000_000),
    ("en", "its thousand soldiers", 1000, 100),
    ("fr", "un tiers des écoles", 0.333, 0.5),
    ("fr", "douze à 15.000 hommes", 12_000, 13_000),
    ("ar", "جنديان", 2, 3),
    ("ar", "ثلثهم أطفال", 0.33, 0.5),
]


@pytest.mark.parametrize(("lang", "quote", "right", "wrong"), NUMBERS)
def test_numbers_that_only_a_claim_makes_one(lang: str, quote: str, right: float, wrong: float) -> None:
    assert "number-not-in-quote" not in codes(lang, quote, "figure", what="other", value=right)
    assert "number-not-in-quote" in codes(lang, quote, "figure", what="other", value=wrong)


def test_hedges_and_approximators() -> None:
    quote = "barely 60 million dollars"
    assert codes("en", quote, "figure", what="other", value=60e6, approx="at-most") == set()
    assert "approx-differs" in codes("en", quote, "figure", what="other", value=60e6, approx="at-least")
    assert "approx-differs" in codes("ar", "أكثر من 60 ألفا", "figure", what="other", value=60000, approx="exact")


@pytest.mark.parametrize("value", [10**400, -(10**400)], ids=["above", "below"])
@pytest.mark.parametrize("slot", ["value", "amount"])
def test_an_integer_beyond_every_float_is_in_no_quote(value: int, slot: str) -> None:
    kind = "figure" if slot == "value" else "commitment"
    assert "number-not-in-quote" in codes("en", "Peru pledged 60 million dollars", kind, unit="USD", **{slot: value})


@pytest.mark.parametrize(
    ("lang", "quote", "value"),
    [
        ("en", "perhaps 300 fighters are left", 300),
        ("en", "1,700 people or so live in the camp", 1700),
        ("fr", "peut-être 300 combattants", 300),
        ("fr", "300 combattants ou à peu près", 300),
        ("ar", "ويقيم فيه 1700 شخص أو نحو ذلك", 1700),
        ("ar", "قوام البعثة 13 ألف فرد تقريبا", 13000),
    ],
)
def test_a_number_that_is_guessed_is_about(lang: str, quote: str, value: int) -> None:
    assert "approx-differs" not in codes(lang, quote, "figure", what="other", value=value, approx="about")
    assert "approx-differs" in codes(lang, quote, "figure", what="other", value=value, approx="at-least")


@pytest.mark.parametrize(
    ("lang", "quote"),
    [
        ("en", "The Assembly rejected the motion by 61 votes to 58"),
        ("fr", "L'Assemblée a rejeté la motion par 61 voix contre 58"),
        ("ar", "رفضت الجمعية المقترح بـ 61 صوتا مقابل 58"),
    ],
)
def test_the_more_votes_of_a_rejection_are_those_against(lang: str, quote: str) -> None:
    assert codes(lang, quote, "vote", yes=58, no=61, adopted=False) == set()
    assert "count-differs" in codes(lang, quote, "vote", yes=61, no=58, adopted=False)


@pytest.mark.parametrize(
    ("lang", "quote"),
    [
        ("en", "The Council adopted, by 14 votes to 1, a resolution rejecting the coup"),
        ("fr", "Le Conseil a adopté par 14 voix contre 1 un texte qui rejette le coup d'État"),
        ("ar", "اعتمد المجلس بـ 14 صوتا مقابل 1 قرارا يرفض الانقلاب"),
    ],
)
def test_the_more_votes_of_an_adoption_are_those_for(lang: str, quote: str) -> None:
    assert codes(lang, quote, "vote", yes=14, no=1, adopted=True) == set()


@pytest.mark.parametrize(
    ("lang", "quote", "guest"),
    [
        ("en", "Foreign ministers of Peru and Chile held their fifth meeting in Lima", "CHL"),
        ("fr", "Les ministres du Pérou et du Chili se sont réunis à Lima", "CHL"),
        ("ar", "عقد وزراء بيرو وتشيلي اجتماعهم في ليما", "CHL"),
    ],
)
def test_a_state_hosts_the_meeting_in_its_own_capital(lang: str, quote: str, guest: str) -> None:
    assert "no-host" not in codes(lang, quote, "attendance", actor="PER", status="host")
    assert "no-host" in codes(lang, quote, "attendance", actor=guest, status="host")


@pytest.mark.parametrize(
    ("lang", "quote"),
    [
        ("en", "Peru turned the proposal down"),
        ("en", "Peru would do no such thing"),
        ("fr", "Le Pérou n'envisage pas d'envoyer des troupes"),
        ("fr", "Le Pérou n'a pas souscrit à la déclaration"),
        ("ar", "بيرو لا تعتزم إرسال قوات"),
    ],
)
def test_what_is_turned_down_is_no_commitment(lang: str, quote: str) -> None:
    assert "is-refusal" in codes(lang, quote, "commitment", by="PER", line="military")
    assert codes(lang, quote, "refusal", by="PER", line="military") == set()


@pytest.mark.parametrize(
    ("lang", "quote"),
    [
        ("en", "Lima took no part in the debate"),
        ("en", "Peru was not asked to come"),
        ("fr", "Le Pérou n'était pas représenté"),
        ("ar", "لم تدع بيرو إلى الاجتماع"),
    ],
)
def test_who_was_not_asked_or_took_no_part_was_absent(lang: str, quote: str) -> None:
    assert "not-absent" not in codes(lang, quote, "attendance", actor="PER", status="absent")
    assert codes(lang, quote, "attendance", actor="PER", status="attended")


def test_who_was_asked_to_come_was_not_absent() -> None:
    assert "not-absent" in codes("en", "Peru was asked to come", "attendance", actor="PER", status="absent")


def test_a_currency_that_several_states_share_is_that_of_the_record() -> None:
    assert codes("ar", "300 مليون درهم", "figure", what="other", value=3e8, unit="AED") == set()
    assert "unit-differs" in codes("ar", "300 مليون درهم", "figure", what="other", value=3e8, unit="USD")
    assert "unit-differs" in codes("en", "300 million euros", "figure", what="other", value=3e8, unit="USD")
    assert "unit-not-in-quote" in codes("en", "300 million", "figure", what="other", value=3e8, unit="USD")


VOTES = [
    ("en", "adopted by 12 votes in favour to 2 against, with 1 abstention"),
    ("en", "adopted by a vote of 12 to 2, with 1 abstention"),
    ("en", "12 members voted in favour, 2 voted against and 1 abstained: adopted"),
    ("fr", "adoptée par 12 voix contre 2, avec 1 abstention"),
    ("fr", "12 membres ont voté pour, 2 contre et 1 s'est abstenu : adoptée"),
    ("ar", "اعتمد القرار بأغلبية 12 صوتا مقابل 2 وامتناع 1"),
    ("ar", "أيد القرار 12 عضوا وعارضه 2 وامتنع 1 فاعتمد"),
    ("ar", "اعتمد بأغلبية 12 صوتا مؤيدا و2 معارضة و1 امتناعا"),
]


@pytest.mark.parametrize(("lang", "quote"), VOTES)
def test_each_count_of_a_vote_is_its_own_sides(lang: str, quote: str) -> None:
    assert codes(lang, quote, "vote", yes=12, no=2, abstain=1, adopted=True) == set()
    for yes, no, abstain in ((2, 12, 1), (1, 2, 12), (12, 1, 2)):
        assert codes(lang, quote, "vote", yes=yes, no=no, abstain=abstain, adopted=True)
    assert codes(lang, quote, "vote", yes=12, no=2, abstain=1, adopted=False)


def test_a_unanimous_council_and_a_veto() -> None:
    assert codes("fr", "À l'unanimité, le Conseil a adopté le texte", "vote", yes=15, adopted=True) == set()
    assert "veto-not-cast" in codes("en", "Russia may veto the draft", "vote", veto=["RUS"], adopted=False)
    fell = "13 votes for and 2 against, those of China and Russia, and fell to the veto"
    assert codes("en", fell, "vote", yes=13, no=2, veto=["CHN", "RUS"], adopted=False) == set()
