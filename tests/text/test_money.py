"""Sums of money in three languages: worked by hand, by property, and on bad input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.terms.currencies import CURRENCIES
from marsad.text.money import money
from marsad.text.money_words import NAMES, SIGNS, STATES, UNKNOWN

ROWS = [
    ("en", "more than US$ 2.4 billion", "US$ 2.4 billion", 2.4e9, "USD", "at-least"),
    ("en", "$5bn", "$5bn", 5e9, "USD", "exact"),
    ("en", "$5m", "$5m", 5e6, "USD", "exact"),
    ("en", "just over 601 million dollars", "601 million dollars", 601e6, "USD", "at-least"),
    ("en", "USD 5 million", "USD 5 million", 5e6, "USD", "exact"),
    ("en", "5,000 NGN", "5,000 NGN", 5000, "NGN", "exact"),
    ("en", "£300", "£300", 300, "GBP", "exact"),
    ("en", "about 200 pounds", "200 pounds", 200, "GBP", "about"),
    ("en", "10 million Syrian pounds", "10 million Syrian pounds", 10e6, "SYP", "exact"),
    ("en", "500 Iraqi dinars", "500 Iraqi dinars", 500, "IQD", "exact"),
    ("en", "500 dinars", "500 dinars", 500, "XXX", "exact"),
    ("en", "Kenya paid 500 shillings", "500 shillings", 500, "KES", "exact"),
    ("en", "5,000 naira", "5,000 naira", 5000, "NGN", "exact"),
    ("en", "CA$5 million", "CA$5 million", 5e6, "CAD", "exact"),
    ("en", "a million euros", "a million euros", 1e6, "EUR", "exact"),
    ("en", "between 5 and 10 million dollars", "5 and 10 million dollars", 5e6, "USD", "about"),
    ("en", "50 million rands", "50 million rands", 50e6, "ZAR", "exact"),
    ("en", "EUR 90m", "EUR 90m", 90e6, "EUR", "exact"),
    ("en", "₪30m", "₪30m", 30e6, "ILS", "exact"),
    ("en", "200m shekels", "200m shekels", 200e6, "ILS", "exact"),
    ("en", "KSh 400 million", "KSh 400 million", 400e6, "KES", "exact"),
    ("en", "between $10 and $12 million", "$10 and $12 million", 10e6, "USD", "about"),
    ("fr", "12 milliards de FCFA", "12 milliards de FCFA", 12e9, "XOF", "exact"),
    ("fr", "40 M de dollars", "40 M de dollars", 40e6, "USD", "exact"),
    ("fr", "420 M USD", "420 M USD", 420e6, "USD", "exact"),
    ("ar", "50 مليون راند", "50 مليون راند", 50e6, "ZAR", "exact"),
    ("fr", "600 millions d'euros", "600 millions d'euros", 600e6, "EUR", "exact"),
    ("fr", "1,5 milliard de dollars", "1,5 milliard de dollars", 1.5e9, "USD", "exact"),
    ("fr", "plus de 5 M€", "5 M€", 5e6, "EUR", "at-least"),
    ("fr", "500 000 francs CFA", "500 000 francs CFA", 500_000, "XOF", "exact"),
    ("fr", "2 500 francs suisses", "2 500 francs suisses", 2500, "CHF", "exact"),
    ("fr", "près de 300 €", "300 €", 300, "EUR", "about"),
    ("fr", "200 dirhams marocains", "200 dirhams marocains", 200, "MAD", "exact"),
    ("ar", "700 مليون دولار", "700 مليون دولار", 700e6, "USD", "exact"),
    ("ar", "قرابة مليوني دولار أمريكي", "مليوني دولار أمريكي", 2e6, "USD", "about"),
    ("ar", "5 آلاف جنيه مصري", "5 آلاف جنيه مصري", 5000, "EGP", "exact"),
    ("ar", "500 ريال سعودي", "500 ريال سعودي", 500, "SAR", "exact"),
    ("ar", "10 مليارات ليرة سورية", "10 مليارات ليرة سورية", 10e9, "SYP", "exact"),
    ("ar", "3 ملايين يورو", "3 ملايين يورو", 3e6, "EUR", "exact"),
    ("ar", "مئة ألف دينار", "مئة ألف دينار", 100_000, "XXX", "exact"),
    ("ar", "ألف دينار في الكويت", "ألف دينار", 1000, "KWD", "exact"),
    ("ar", "200 درهم إماراتي", "200 درهم إماراتي", 200, "AED", "exact"),
    ("ar", "$5 مليون", "$5 مليون", 5e6, "USD", "exact"),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
def test_worked_by_hand(row: tuple[str, str, str, float, str, str]) -> None:
    lang, text, words, amount, unit, approx = row
    (found,) = money(text, lang)
    assert text[found.start : found.end] == words
    assert (found.amount, found.unit, found.approx) == (pytest.approx(amount), unit, approx)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "ALL 50 states"), ("en", "TOP 10"), ("en", "50 states and dollars"), ("en", "90 per cent of dollars"),
     ("fr", "un euro symbolique et 50 voix"), ("ar", "12 صوتا بالدولار"), ("en", "the third dollar")],
)  # fmt: skip
def test_what_is_no_sum(lang: str, text: str) -> None:
    assert money(text, lang) == []


def test_two_sums_of_one_sentence() -> None:
    text = "45 مليون دولار لشمال سوريا و60 مليون دولار للعراق"
    assert [(m.amount, m.unit) for m in money(text, "ar")] == [(45e6, "USD"), (60e6, "USD")]


def test_a_shared_name_with_two_states_near_is_unknown() -> None:
    assert [m.unit for m in money("العراق والكويت: ألف دينار", "ar")] == [UNKNOWN]


def test_every_code_is_iso_4217() -> None:
    named = {code for code in NAMES.values() if code not in STATES or len(code) == 3}
    assert named | set(SIGNS.values()) | {code for rows in STATES.values() for code in rows} <= CURRENCIES


@given(st.text(), st.sampled_from(("ar", "en", "fr")))
def test_any_text_is_read(text: str, lang: str) -> None:
    for found in money(text, lang):
        assert 0 <= found.from_ <= found.start < found.end <= len(text)
        assert found.unit in CURRENCIES | {UNKNOWN}
