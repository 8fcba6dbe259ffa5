"""The language of a text."""

import pytest

from marsad.text.fold import folded
from marsad.text.language import language
from marsad.text.lists import _lists, listed


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("قال الوزير إن القوات انسحبت من المدينة", "ar"),
        ("القوات المسلحة", "ar"),
        ("Report of the Secretary-General on ISIS", "en"),
        ("Déclaration du ministre sur la Syrie", "fr"),
        ("این کتاب است که برای شما نوشته شده", None),
        ("یہ کتاب ہے", None),
        ("Der Rat hat die Entscheidung nicht getroffen", None),
        ("El presidente de los Estados", None),
        ("Security Council", "en"),
        ("Le Conseil de sécurité", "fr"),
        ("سوريا", "ar"),
        ("Baraza la Usalama la Umoja wa Mataifa", None),
        ("Civilii din Siria și Irak", None),
        ("Güvenlik Konseyi toplandı", None),
        ("Совет Безопасности", None),
        ("Le Pérou refuse toute négociation.", "fr"),
        ("Paris condamne l'attaque.", "fr"),
        ("Bamako suspend sa participation", "fr"),
        ("Le Tchad ferme la frontière", "fr"),
        ("Sommet annulé", "fr"),
        ("ONU : vote reporté", "fr"),
        ("Peru refuses all talks.", "en"),
        ("Nigeria joins coalition", "en"),
        ("Kenya quits talks", "en"),
        ("Sudan army retakes bridge", "en"),
        ("El Perú rechaza toda negociación.", None),
        ("Il Perù rifiuta ogni trattativa.", None),
        ("O Peru recusa qualquer negociação.", None),
        ("Peru lehnt jede Verhandlung ab.", None),
        ("Quito negó la visita", None),
        ("1234 …", None),
        ("", None),
    ],
)
def test_language(text: str, lang: str | None) -> None:
    """The three languages, their neighbours, and texts that don't say."""
    assert language(text) == lang


def test_sample_reaches_the_whole_text() -> None:
    """A short head in another language doesn't decide."""
    assert language("The report of the council. " * 20 + "قال الوزير إن القوات انسحبت. " * 20_000) == "ar"


def test_lists_are_folded() -> None:
    """Every small word is its own fold, else it would never be found."""
    for name in _lists():
        assert all(folded(word) == word for word in listed(name)), name
