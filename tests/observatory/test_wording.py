"""The answer in sentences: worked examples, and what must hold for every sentence in either language."""

import re
from dataclasses import replace

import pytest

from marsad.balance.verdict import Verdict
from marsad.model.estimate import Dimension, Missing
from marsad.observatory import figures, wording
from marsad.observatory.answer import Answer
from marsad.observatory.numerals import phrases
from marsad.terms import codelists
from tests import answers
from tests.observatory.leanings import DOWN, FEWER, MIXED, MORE, UP, dimension, leaning

LANGS = ("en", "ar")
REGIONS = ("all", "home", "south", "rest")
OPENS, CLOSES = "\u2066\u2067\u2068", "\u2069"


def sentences(answer: Answer, lang: str) -> list[str]:
    made = [f(answer, lang, r) for f in (wording.headline, wording.second) for r in REGIONS]
    made += [*wording.windows(answer, lang), *wording.flips(answer, lang), wording.evidence(answer, lang)]
    made += [*wording.data_as_of(answer, lang, answers.ledger()), *wording.caveats(answer, lang)]
    made += [*wording.flips(answer, lang, "home")]
    for d in answer.dimensions:
        made += [wording.row(d, lang), wording.change(d, lang), wording.call(d.change, lang)]
        made += [wording.end(e, d.unit, lang) for e in (d.before, d.after)]
    return made


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", ["shrunk", "grown", "cut"])
def test_every_sentence_is_filled_and_balanced(case: str, lang: str, request: pytest.FixtureRequest) -> None:
    for text in sentences(request.getfixturevalue(case), lang):
        assert text.strip() == text != ""
        assert not re.search(r"[{}]|\bnan\b|\bNone\b(?! was)|  ", text), text
        assert sum(text.count(c) for c in OPENS) == text.count(CLOSES), text
        if lang == "ar":
            outside = re.sub(r"\u2068[^\u2069]*\u2069", "", text)
            assert not re.search(r"[0-9%]|[A-Za-z]{2}", outside.replace("marsad explain", "")), text


STILL = {"reach": 0.0, "lethality": 0.0, "dispersion": 0.0, "range": 0.0}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (STILL, "held"),  # nothing moved beyond its margin
        ({"intensity": -0.5}, "shrank"),
        ({"intensity": -0.5, "reach": 0.0}, "shrank"),  # half of what was measured
        ({"intensity": -0.5, "reach": 0.0, "lethality": 0.0}, "held"),  # less than half
        ({"intensity": -0.5, "shift": 0.5}, "held"),  # as many up as down
        ({"intensity": -0.5, "footprint": -0.2, "shift": 0.5}, "shrank"),
        ({"intensity": 0.5, "footprint": 0.2, "shift": -0.5, "reach": 0.0}, "expanded"),
        ({}, "held"),
    ],
)
def test_a_side_leans_only_where_its_calls_do(shrunk: Answer, changes: dict[str, float], told: str) -> None:
    assert wording.lean(leaning(shrunk, "undecided", 0.6, organization=changes), "organization") == told


def test_sides_that_did_not_move_are_never_said_to_have_shrunk(shrunk: Answer) -> None:
    for call in ("undecided", "coalition"):
        still = leaning(shrunk, call, 0.93, organization=STILL, coalition=FEWER)
        assert "shrank" not in wording.headline(still, "en")
        assert "انحس" not in wording.headline(still, "ar")
    assert "comes out ahead of River Front" in wording.headline(still, "en")


@pytest.mark.parametrize(
    ("call", "organization", "coalition", "en", "ar"),
    [
        (
            "coalition",
            UP,
            MORE,
            "the Northern League expanded more than River Front",
            "رجحت كفة الرابطة الشمالية على كفة",
        ),
        (
            "organization",
            UP,
            FEWER,
            "River Front expanded on balance while the Northern League shrank",
            "محصّلة جبهة النهر توسّعًا",
        ),
        (
            "coalition",
            DOWN,
            FEWER,
            "both sides shrank on balance, the Northern League less than River",
            "كان انحسار الرابطة الشمالية أقل",
        ),
        (
            "coalition",
            DOWN,
            MIXED,
            "the Northern League held its ground on balance better than River",
            "كفة الرابطة الشمالية أثبت من",
        ),
        (
            "undecided",
            UP,
            MORE,
            "neither the Northern League nor River Front clearly expanded more: the North",
            "لم يُحسم أي الطرفين",
        ),
        (
            "undecided",
            DOWN,
            FEWER,
            "both the Northern League and River Front shrank on balance, and neither",
            "انحسر الطرفان في المحصّلة ولم",
        ),
    ],
)
def test_headline(
    shrunk: Answer, call: str, organization: dict[str, float], coalition: dict[str, float], en: str, ar: str
) -> None:
    answer = leaning(shrunk, call, 0.93 if call != "undecided" else 0.6, organization=organization, coalition=coalition)
    english, arabic = wording.headline(answer, "en"), wording.headline(answer, "ar")
    assert english.startswith("From January 2019 to December 2020, ")
    assert en in english
    assert ar in arabic
    shown = {"93", "90"} if call != "undecided" else {"60", "40", "90"}
    assert set(re.findall(r"(\d+) %", english)) == shown
    assert {x.translate(WESTERN) for x in re.findall(r"([٠-٩]+)٪", arabic)} == shown


WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def test_a_window_of_one_month_is_told_as_one(shrunk: Answer) -> None:
    spans = replace(shrunk.spans, window=shrunk.spans.window.cut(shrunk.spans.window.start + 1))
    assert wording.headline(replace(shrunk, spans=spans), "en").startswith("In January 2019, ")
    assert wording.headline(replace(shrunk, spans=spans), "ar").startswith("في كانون الثاني/يناير ٢٠١٩، ")


def test_an_even_split_is_told_once(shrunk: Answer) -> None:
    even = leaning(shrunk, "undecided", 0.5, organization=UP, coalition=MORE)
    assert "each comes out ahead under 50 % of the ways" in wording.headline(even, "en")
    assert "ولكل منهما ٥٠٪" in wording.headline(even, "ar")


def test_an_undecided_share_is_one_of_weightings_and_the_bar_stands_next_to_it(shrunk: Answer) -> None:
    answer = leaning(shrunk, "undecided", 0.86, organization=UP, coalition=MORE)
    assert wording.headline(answer, "en").endswith(
        "the Northern League comes out ahead under 86 % of the ways to weight the measures (a verdict takes 90 %), "
        "River Front under 14 %."
    )
    assert wording.headline(answer, "ar").endswith("في ١٤٪، ولا يُعلن حكم إلا ببلوغ ٩٠٪.")


def test_headline_of_a_region_begins_with_it(grown: Answer) -> None:
    text = wording.headline(grown, "en", "home")
    assert text.startswith("Home: from January 2019")
    assert wording.headline(grown, "ar", "home").startswith("الموطن: من كانون الثاني/يناير ٢٠١٩")


def test_headline_says_what_could_not_be_measured(shrunk: Answer) -> None:
    assert "only 2 dimensions could be measured for the Northern League" in wording.headline(shrunk, "en", "south")
    assert "nothing could be measured for River Front" in wording.headline(shrunk, "en", "rest")
    assert "إلا قياس بُعدين" in wording.headline(shrunk, "ar", "south")


def test_second_tells_the_movements_and_what_went_the_other_way(shrunk: Answer) -> None:
    answer = leaning(shrunk, "undecided", 0.6, organization={**DOWN, "reach": 0.2}, coalition={"membership": 2.0})
    assert wording.second(answer, "en") == (
        "Northern League: membership rose by 2 members (90 % range 1.8 to 2.2). River Front: events per month fell "
        "50 % (45 % to 55 %); the area where it was active shrank 20 % (12 % to 28 %); but the number of countries it "
        "reached rose 20 % (8 % to 32 %)."
    )


def test_the_first_interval_alone_is_named(shrunk: Answer) -> None:
    answer = leaning(shrunk, "undecided", 0.6, organization=DOWN, coalition={"membership": 2.0})
    arabic = wording.second(answer, "ar")
    assert arabic.count("مجال ٩٠٪: بين ") == wording.second(answer, "en").count("90 % range") == 1
    assert "بنسبة ٥٠٪ (بين ٤٥٪ و٥٥٪)" in arabic
    moved = dimension("intensity", "events-per-month", "ratio", (1.1, 0.97, 1.35))
    assert figures.moved(moved, "en") == "events per month rose 10 % (−3 % to +35 %)"
    assert figures.moved(moved, "ar") == "ارتفع عدد الأحداث في الشهر بنسبة ١٠٪ (بين انخفاض ٣٪ وارتفاع ٣٥٪)"


def test_second_says_until_when_the_events_run(cut: Answer) -> None:
    assert "River Front (events to June 2020): " in wording.second(cut, "en")
    assert "(أحداث حتى حزيران/يونيو ٢٠٢٠)" in wording.second(cut, "ar")
    assert wording.windows(cut, "en")[1].startswith("Events end earlier: January 2019 to June 2020 (18 months)")


def test_second_tells_only_what_was_called(shrunk: Answer) -> None:
    assert "River Front: no measure clearly moved." in wording.second(shrunk, "en", "south")


@pytest.mark.parametrize(
    ("made", "en", "ar"),
    [
        (
            dimension("intensity", "events-per-month", "ratio", (0.41, 0.32, 0.53)),
            "−59 % [−68 to −47]",
            "انخفاض ٥٩٪ (بين ٤٧٪ و٦٨٪)",
        ),
        (
            dimension("footprint", "km2", "ratio", (1.1, 0.9, 1.35)),
            "+10 % [−10 to +35]",
            "ارتفاع ١٠٪ (بين انخفاض ١٠٪ وارتفاع ٣٥٪)",
        ),
        (dimension("membership", "members", "difference", (4, 4, 4)), "+4 members", "ارتفاع ٤ أعضاء"),
        (
            dimension("membership", "members", "difference", (2, 1, 3)),
            "+2 members [+1 to +3]",
            "ارتفاع عضوين (بين ١ و٣)",
        ),
        (dimension("membership", "members", "difference", (0, 0, 0)), "no change", "لا تغيّر"),
        (
            dimension("shift", "share", "difference", (-0.12, -0.2, -0.04)),
            "−12 points [−20 to −4]",
            "انخفاض ١٢ نقطة مئوية (بين ٤ و٢٠)",
        ),
    ],
)  # fmt: skip
def test_change(made: Dimension, en: str, ar: str) -> None:
    assert figures.change(made, "en") == en
    assert figures.change(made, "ar") == ar


def test_missing_in_arabic_has_arabic_numerals_months_in_words_and_isolated_names() -> None:
    why = Missing("x", "عدد الخلايا 12 في GED 21.1 منذ 2019-02: استعمل marsad events import FILE")
    assert figures.missing(why, "ar") == (
        "عدد الخلايا ١٢ في \u2068GED 21.1\u2069 منذ شباط/فبراير ٢٠١٩: استعمل \u2068marsad events import FILE\u2069"
    )
    assert figures.missing(why, "en") == "x"


def test_evidence_says_that_nothing_was_checked_only_where_nothing_was(shrunk: Answer) -> None:
    text = wording.evidence(shrunk, "en")
    assert text.startswith("30 records in the dossier: 0 verified, 4 cited, 26 unquoted. None was checked")
    checked = replace(shrunk, evidence={**shrunk.evidence, "verified": 3})
    assert "None was checked" not in wording.evidence(checked, "en")


def test_data_as_of_reads_the_latest_dates_of_the_ledger(shrunk: Answer) -> None:
    events, ledger = wording.data_as_of(shrunk, "en", answers.ledger())
    assert "Test GED 1.0, January 2010 to December 2020, as figures shipped" in events
    assert ledger.endswith("meetings 10 December 2020, commitments 10 December 2020.")
    assert wording.data_as_of(replace(shrunk, info=None), "en") == ["Events: none."]


def test_a_side_without_any_dimension_is_thin_not_an_error(shrunk: Answer) -> None:
    none = replace(shrunk, dimensions=(), verdict=Verdict("undecided", 0.0, 0.0, {"organization": (), "coalition": ()}))
    text = wording.headline(none, "en")
    assert "nothing could be measured for the Northern League and nothing could be measured for River Front" in text
    assert wording.second(none, "en").count("nothing could be measured") == 2


@pytest.mark.parametrize("name", ["{winner}", "A {b} <c>", "<script>", "عربي {n}"])
def test_hostile_names_stay_as_they_are(shrunk: Answer, name: str) -> None:
    named = replace(shrunk, sides={side: {"en": name, "ar": name} for side in ("coalition", "organization")})
    for lang in LANGS:
        assert name in wording.headline(named, lang)
        assert name in wording.second(named, lang)


def test_a_name_that_lacks_a_language_falls_back() -> None:
    assert wording.name_in({"en": "Front"}, "ar") == "\u2068Front\u2069"
    assert wording.name_in({"fr": "Front", "en": ""}, "en") == "Front"


def test_every_phrase_stands_in_both_languages_with_the_same_names() -> None:
    special = {"months", "counts", "units", "article", "when"}
    for group, entries in phrases().items():
        if group in special:
            continue
        flat = [(k, v) for k, v in entries.items() if "en" in v]
        flat += [(f"{k}.{d}", w) for k, v in entries.items() if "en" not in v for d, w in v.items()]
        for key, texts in flat:
            found = {lang: set(re.findall(r"{(\w+)}", texts[lang])) for lang in LANGS}
            arabic_says_it_otherwise = group == "headline" and "leader" in found["en"] | found["ar"]
            assert found["en"] == found["ar"] or arabic_says_it_otherwise, (group, key)


def test_every_dimension_has_its_row_and_movements() -> None:
    assert set(phrases()["rows"]) == set(phrases()["moved"]) == set(codelists.codes("dimensions"))
