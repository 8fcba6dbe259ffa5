"""Who acts on whom, what is counted, and what kind of act it is: opposites are refused, paraphrases pass."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.reading.verify import verify


def codes(lang: str, quote: str, kind: str, **slots: Any) -> set[str]:
    """The codes of the reasons against a record whose quote is the whole text."""
    return {
        r.code for r in verify({"type": kind, "quote": quote, **slots}, quote, lang=lang, date="2024-06-15").reasons
    }


CALLS = [
    ("en", "France urged Rwanda to withdraw its troops", "FRA", "RWA"),
    ("fr", "La France a exhorté le Rwanda à retirer ses troupes", "FRA", "RWA"),
    ("ar", "دعت فرنسا رواندا إلى سحب قواتها", "FRA", "RWA"),
]


@pytest.mark.parametrize(("lang", "quote", "by", "to"), CALLS)
def test_the_one_who_asks_is_not_the_one_who_is_asked(lang: str, quote: str, by: str, to: str) -> None:
    assert codes(lang, quote, "call", by=by, to=to, line="military") == set()
    assert "role-differs" in codes(lang, quote, "call", by=to, to=by, line="military")
    assert codes(lang, quote, "commitment", by=by, line="military")  # a call is no commitment


def test_a_plural_verb_holds_its_own_subject() -> None:
    quote = "وطالبوا فرنسا بسحب قواتها"
    assert codes("ar", quote, "call", by="participants", to="FRA", line="military") == set()
    assert "role-differs" in codes("ar", quote, "call", by="FRA", line="military")


ACTS: list[tuple[str, str, str, dict[str, Any], dict[str, Any]]] = [
    ("en", "France pledged 20 million euros", "commitment", {"by": "FRA"}, {"type": "refusal"}),
    ("en", "France refused to send troops", "refusal", {"by": "FRA"}, {"type": "commitment"}),
    ("en", "France will not hesitate to send troops", "commitment", {"by": "FRA"}, {"by": "PER"}),
    ("fr", "La France s'est refusée à envoyer des troupes", "refusal", {"by": "FRA"}, {"type": "commitment"}),
    ("ar", "تعهدت فرنسا بإرسال قوات", "commitment", {"by": "FRA"}, {"type": "refusal"}),
    ("ar", "رفضت فرنسا إرسال قوات", "refusal", {"by": "FRA"}, {"type": "commitment"}),
    ("en", "France attended, Peru was absent", "attendance", {"actor": "PER", "status": "absent"}, {"actor": "FRA"}),
    ("ar", "حضرت فرنسا وغابت بيرو", "attendance", {"actor": "PER", "status": "absent"}, {"actor": "FRA"}),
    ("en", "France took part in the meeting", "attendance", {"actor": "FRA", "status": "attended"}, {"status": "host"}),
    ("fr", "Le Pérou a quitté la coalition", "membership", {"actor": "PER", "change": "left"}, {"change": "joined"}),
    ("en", "ISIS was driven out of Sirte", "presence", {"org": "ISIS", "place": "sirte", "trend": "receding"},
     {"trend": "expanding"}),
    ("ar", "تمدد داعش في سرت", "presence", {"org": "ISIS", "place": "sirte", "trend": "expanding"},
     {"trend": "receding"}),
    ("en", "17 soldiers were killed", "figure", {"what": "killed", "value": 17}, {"what": "displaced"}),
    ("fr", "300 000 déplacés", "figure", {"what": "displaced", "value": 300000}, {"what": "killed"}),
    ("ar", "مقتل 17 شخصا", "figure", {"what": "killed", "value": 17}, {"what": "returned"}),
    ("en", "Canada will give 20 million euros", "figure", {"what": "funding-pledged", "value": 2e7},
     {"what": "funding-received"}),
    ("en", "The fund received 20 million euros", "figure", {"what": "funding-received", "value": 2e7},
     {"what": "funding-pledged"}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "quote", "kind", "slots", "change"), ACTS)
def test_an_act_is_not_its_opposite(
    lang: str, quote: str, kind: str, slots: dict[str, Any], change: dict[str, Any]
) -> None:
    assert codes(lang, quote, kind, **slots) == set()
    false = {"type": kind, "quote": quote, **slots, **change}
    assert not verify(false, quote, lang=lang, date="2024-06-15").supported


def test_a_negation_elsewhere_negates_nothing() -> None:
    assert "not-negated" in codes(
        "en", "France urged Rwanda not to attack", "call", by="FRA", to="RWA", polarity="negated"
    )
    assert codes("en", "France has not pledged any troops", "commitment", by="FRA", amount=1, polarity="affirmed")


def test_dots_do_not_join_sentences() -> None:
    text = "Peru was there. Chile was absent from the meeting."
    record = {"type": "attendance", "quote": "Peru … absent", "actor": "PER", "status": "absent"}
    assert {r.code for r in verify(record, text, lang="en").reasons} == {"stitched"}
    within = {**record, "quote": "Chile … meeting", "actor": "CHL"}
    assert verify(within, text, lang="en").supported
