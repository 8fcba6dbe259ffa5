"""Names in sentences: of the sides, of regions, of whatever comes from outside.

Invariant: a name is shown as it stands in the dossier, never parsed; in Arabic, one of other letters stands isolated.
"""

from __future__ import annotations

from marsad.model.scene import Names
from marsad.observatory.answer import Answer
from marsad.observatory.numerals import phrases

SIDES = ("coalition", "organization")


def name_in(names: Names, lang: str) -> str:
    """A name in a language, else the English one, else any; isolated in Arabic where it is not Arabic."""
    text = names.get(lang) or names.get("en") or next((n for n in names.values() if n), "")
    return isolated(text, lang)


def side_names(answer: Answer, lang: str) -> dict[str, str]:
    """The names of both sides as they stand in a sentence: an English coalition's with its article."""
    names = {side: name_in(answer.sides[side], lang) for side in SIDES}
    words = names["coalition"].lower().split()
    if lang != "ar" and words[:1] != ["the"] and set(words) & set(phrases()["article"]["en"]):
        names["coalition"] = f"the {names['coalition']}"
    return names


def isolated(text: str, lang: str) -> str:
    """A text of the other direction kept from turning the sentence around it (Unicode first-strong isolate)."""
    if lang != "ar" or any("\u0600" <= c <= "\u06ff" for c in text) or not text:
        return text
    return f"\u2068{text}\u2069"


def region_name(answer: Answer, region: str, lang: str) -> str:
    """A region's name."""
    return capital(name_in(answer.scene.regions[region].names, lang), lang)


def lowered(sentence: str, lang: str) -> str:
    """A sentence that goes on after a colon; Arabic has no capitals."""
    return sentence[:1].lower() + sentence[1:] if lang != "ar" else sentence


def capital(sentence: str, lang: str) -> str:
    """A text that begins a sentence or a line."""
    return sentence[:1].upper() + sentence[1:] if lang != "ar" else sentence
