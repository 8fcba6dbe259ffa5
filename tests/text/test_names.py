"""Names of states, bodies, armed groups and offices in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.names import names


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


@given(
    st.text(alphabet="وبلكال يمنعرق«»،.ُ'- abUSN\u200f\u0640\n", max_size=60), st.sampled_from(["ar", "en", "fr", None])
)
def test_names_are_ordered_and_apart(text: str, lang: str | None) -> None:
    last = 0
    for name in names(text, lang):
        assert last <= name.start < name.end <= len(text)
        assert text[name.start : name.end].strip()
        last = name.end
