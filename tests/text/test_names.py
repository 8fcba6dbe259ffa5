"""Names of states, bodies, armed groups and offices in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.terms import countries
from marsad.text.names import names
from marsad.text.names.tables import LANGUAGES, rows

INTO = {"ar": "في", "en": "in", "fr": "de"}  # a word that leads to a place


def found(text: str, lang: str) -> list[tuple[str, str, str]]:
    """The words, kind and code of each name."""
    return [(text[n.start : n.end], n.kind, n.code) for n in names(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ar", "وبريطانيا، لليمن، بالسعودية", [("بريطانيا", "GBR"), ("ليمن", "YEM"), ("السعودية", "SAU")]),
        (
            "ar",
            "والاتحاد الأوروبي وللاتحاد الأفريقي",
            [("الاتحاد الأوروبي", "EU"), ("لاتحاد الأفريقي", "african-union")],
        ),
        ("ar", "في مالي والنيجر ودعم مالي كبير", [("مالي", "MLI"), ("النيجر", "NER")]),
        ("ar", "النيجر ومالي", [("النيجر", "NER"), ("مالي", "MLI")]),
        ("ar", "في عمّان ثم عُمان", [("عمّان", "amman"), ("عُمان", "OMN")]),
        ("ar", "مدن سورية في سورية", [("سورية", "SYR"), ("سورية", "SYR")]),
        ("ar", "تنظيم «الدولة الإسلامية» في غرب أفريقيا", [("تنظيم «الدولة الإسلامية» في غرب أفريقيا", "ISIS-WA")]),
        ("en", "Turkey ate turkey; the US told us", [("Turkey", "TUR"), ("US", "USA")]),
        ("en", "WHO ARE US SOLDIERS", []),
        ("en", "a US NATO envoy", [("US", "USA"), ("NATO", "NATO"), ("envoy", "envoy")]),
        ("en", "Italy's and the United States' aims", [("Italy", "ITA"), ("United States", "USA")]),
        ("en", "St. Lucia. Cote d’Ivoire", [("St. Lucia", "LCA"), ("Cote d’Ivoire", "CIV")]),
        ("en", "the Democratic Republic of the\nCongo", [("Democratic Republic of the\nCongo", "COD")]),
        ("en", "the U.S. and the U.N.", [("U.S.", "USA"), ("U.N.", "UN")]),
        (
            "fr",
            "l'Italie, d’Irak, du Mali, aux Etats-Unis",
            [("Italie", "ITA"), ("Irak", "IRQ"), ("Mali", "MLI"), ("Etats-Unis", "USA")],
        ),
        ("fr", "des Irakiennes et un irakien", [("Irakiennes", "IRQ"), ("irakien", "IRQ")]),
        ("fr", "l'État islamique au Sahel", [("État islamique au Sahel", "ISIS-SAHEL")]),
    ],
)
def test_codes(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    got = [(words, code) for words, _, code in found(text, lang)]
    assert got == expected


def test_levels_and_countries() -> None:
    office, of, capital = names("The foreign minister of Italy spoke in Rome", "en")
    assert office[2:] == ("office", "foreign-minister", "", "minister")
    assert of[2:] == ("state", "ITA", "ITA", "")
    assert capital[2:] == ("capital", "rome", "ITA", "")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "the Malian junta left", [("Malian junta", "government", "MLI")]),
        ("en", "Ethiopian federal government forces", [("Ethiopian federal government", "government", "ETH")]),
        ("en", "the Sudanese army chief", [("Sudanese", "nationality", "SDN"), ("army chief", "office", "commander")]),
        ("en", "Peruvian wool", [("Peruvian", "nationality", "PER")]),
        ("en", "in the Qatari capital", [("Qatari capital", "capital", "doha")]),
        ("en", "the Qatari capital Doha", [("Qatari", "nationality", "QAT"), ("Doha", "capital", "doha")]),
        ("fr", "l'armée malienne", [("armée malienne", "government", "MLI")]),
        (
            "fr",
            "les autorités de transition tchadiennes",
            [("autorités de transition tchadiennes", "government", "TCD")],
        ),
        ("fr", "dans la capitale angolaise", [("capitale angolaise", "capital", "luanda")]),
        ("fr", "un musicien malien", [("malien", "nationality", "MLI")]),
        ("ar", "وللجيش السوداني", [("لجيش السوداني", "government", "SDN")]),
        ("ar", "الحكومة الانتقالية الصومالية", [("الحكومة الانتقالية الصومالية", "government", "SOM")]),
        ("ar", "قائد الجيش اللبناني", [("قائد الجيش", "office", "commander"), ("اللبناني", "nationality", "LBN")]),
        ("ar", "بالعاصمة الكينية", [("العاصمة الكينية", "capital", "nairobi")]),
    ],
)
def test_governments_and_capitals_by_nationality(lang: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "gangs hold Kenscoff and Mirebalais", [("Kenscoff", "kenscoff"), ("Mirebalais", "mirebalais")]),
        ("en", "retreated in North Kordofan", [("North Kordofan", "north-kordofan")]),
        ("en", "the islands of Lake Chad", [("islands of Lake Chad", "lake-chad-islands")]),
        ("en", "Split decisions; the split", []),
        ("fr", "à Kitshanga et Mweso", [("Kitshanga", "kitshanga"), ("Mweso", "mweso")]),
        ("fr", "le sud de Cabo Delgado", [("sud de Cabo Delgado", "southern-cabo-delgado")]),
        ("fr", "la Maison-Blanche et Matignon", [("Maison-Blanche", "white-house"), ("Matignon", "matignon")]),
        ("ar", "في نتساريم ودير البلح", [("نتساريم", "netzarim"), ("دير البلح", "deir-al-balah")]),
        ("ar", "قصر بعبدا وقصر المرادية", [("قصر بعبدا", "baabda"), ("قصر المرادية", "el-mouradia")]),
        ("ar", "أفاد مصدر في آب، وجاؤوا بلغات كثيرة", []),
        ("ar", "على المدى القصير، الدول المطلة على البحر", []),
        ("ar", "قال للجزيرة إن فاطمة وزيرة للمالية", []),
        ("ar", "أسعار وزارة المالية", []),
    ],
)
def test_places_and_words_that_are_none(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, code) for words, kind, code in found(text, lang) if kind != "office"] == expected


@pytest.mark.parametrize(
    ("en", "ar", "fr", "code"),
    [
        ("UNISFA", "يونيسفا", "FISNUA", "unisfa"),
        ("UN Office to the African Union", "مكتب الأمم المتحدة لدى الاتحاد الأفريقي", "BNUUA", "unoau"),
        ("COMESA", "الكوميسا", "COMESA", "comesa"),
        ("Lima Group", "مجموعة ليما", "Groupe de Lima", "lima-group"),
        ("Operation Aspides", "عملية أسبيدس", "opération Aspides", "aspides"),
        (
            "Three Brotherhood Alliance",
            "تحالف الإخوة الثلاثة",
            "Alliance des trois fraternités",
            "three-brotherhood-alliance",
        ),
        ("Viv Ansanm", "فيف أنسانم", "Viv Ansanm", "viv-ansanm"),
        ("RSF", "قوات الدعم السريع", "FSR", "rsf"),
        ("Knesset", "الكنيست", "Knesset", "ISR"),
        ("Judith Suminwa", "جوديت سومينوا", "Judith Suminwa", "COD"),
    ],
)
def test_one_code_in_three_languages(en: str, ar: str, fr: str, code: str) -> None:
    for lang, text in (("en", en), ("ar", ar), ("fr", fr)):
        assert [(words, c) for words, _, c in found(text, lang)] == [(text, code)]


def test_each_state_has_its_names() -> None:
    """A capital or a seat, a nationality, and a name in each language; those that lack one are known."""
    codes = set(countries.codes())
    assert codes - {row[1] for row in rows("capitals")} == {"ESH", "MCO", "SGP", "SMR", "STP", "VAT"}
    assert codes - {row[0] for row in rows("nationalities")} == {"COG", "DMA", "KIR"}
    for code in codes:
        for lang in LANGUAGES:
            text = f"{INTO[lang]} {countries.names(code)[lang]}"
            assert code in [n.code for n in names(text, lang)], text


@pytest.mark.parametrize(
    ("table", "width"),
    [("places", 5), ("capitals", 5), ("bodies", 4), ("groups", 4), ("governments", 4), ("persons", 9), ("states", 4)],
)
def test_rows_are_whole(table: str, width: int) -> None:
    """As many cells as the head says, a name in one of them, and a code once."""
    listed = list(rows(table))
    assert listed
    for row in listed:
        assert len(row) == width, row
        assert row[0]
    if table not in ("persons", "governments"):
        assert len({row[0] for row in listed}) == len(listed)


@given(
    st.text(alphabet="وبلكال يمنعرق«»،.ُ'- abUSN\u200f\u0640\n", max_size=60), st.sampled_from(["ar", "en", "fr", None])
)
def test_names_are_ordered_and_apart(text: str, lang: str | None) -> None:
    last = 0
    for name in names(text, lang):
        assert last <= name.start < name.end <= len(text)
        assert text[name.start : name.end].strip()
        last = name.end
