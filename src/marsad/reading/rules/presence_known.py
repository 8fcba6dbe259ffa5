"""Which group, place or country the words "the group", "the capital", "the lake" stand for: one named before them.

Invariant: the answer is a name of the document; nothing is guessed that it does not hold, but for the capital of the
country that it names most.
"""

from __future__ import annotations

from bisect import bisect_left

from marsad.reading.arguments import place_of
from marsad.reading.document import Document, Sentence, once
from marsad.reading.lexicon import Hit
from marsad.text.fold import folded
from marsad.text.names import Name
from marsad.text.names.governments import seats

BACK = 4  # sentences that are looked back over for a group of the same sort of noun, or for the one spoken of
OF = 20  # characters between "the region" and its name
SPAN = 40  # names that are looked back over for the place named last
# The noun that a group's own name holds and by which it is taken up: "حركة الشباب ... الحركة".
_SORTS = (
    "تنظيم",
    "حركه",
    "حركة",
    "جماعه",
    "جماعة",
    "ميليشيا",
    "مليشيا",
    "قوات",
    "movement",
    "mouvement",
    "army",
    "armee",
)
_FORCES = frozenset({"SDF", "YPG", "peshmerga", "pmf", "wagner"})  # that no text calls "the group" beside another
_GANGS = frozenset({"clan-del-golfo"})  # nor "the rebels"
_WATER, _LAKE_GROUPS = ("lake", "lac", "بحير"), frozenset({"boko-haram", "ISIS-WA"})


def spoken_of(sentence: Sentence, start: int, end: int) -> str:
    """The group that a word or a pronoun between two offsets stands for; "" where the document names none."""
    document = sentence.document
    i = bisect_left(document.groups, start, key=lambda n: n.start)
    if not i:
        return document.groups[0].code if document.groups else ""
    word = folded(document.text[start:end])
    unfit = _FORCES | _GANGS if any(w in word for w in ("rebel", "guerrilla", "guerilla", "متمرد")) else _FORCES
    before = document.groups[max(0, i - SPAN) : i]
    fit = (
        [n for n in before if n.code not in unfit] or [n for n in document.groups if n.code not in unfit][:1] or before
    )
    sort = next((s for s in _SORTS if s in word), "")
    near = _latest(document, sentence.index, fit)
    if sort and (same := [n for n in fit if sort in folded(document.text[max(0, n.start - 8) : n.end])]):
        near = _latest(document, sentence.index, same)
    count = document.codes
    best = max(count[n.code] for n in near)
    return next(n.code for n in near if count[n.code] * 2 > best)


def recent(sentence: Sentence, at: int) -> bool:
    """Whether a group is named before an offset, in the sentence or the one before it."""
    first = sentence.document.sentences[max(0, sentence.index - 1)].span.start
    return any(first <= n.start and n.end <= at for n in sentence.document.groups)


def _latest(document: Document, index: int, named: list[Name]) -> list[Name]:
    """The groups of the latest sentence that names one, in order: its first is what it is about."""
    for i in range(index, max(-1, index - BACK - 1), -1):
        span = document.sentences[i].span
        if found := [n for n in named if span.start <= n.start < span.end]:
            return found
    return named[-1:]


def last_place(sentence: Sentence, start: int, end: int) -> Hit | None:
    """A word for a place named before ("the province"), as a hit of that place; the first in a stretch."""
    for hit in sentence.hits("presence.place", "presence.capital", "presence.country"):
        if start <= hit.start and hit.end <= end:
            known = sentence.document.names
            at = bisect_left(known, hit.start, key=lambda n: n.start)
            if any(place_of(n) and n.start - hit.end <= OF for n in known[at : at + 1]):
                return None  # "the region of Diffa"
            code = _meant(sentence, hit, known[max(0, at - SPAN) : at])
            return hit._replace(category=code) if code else None
    return None


def _meant(sentence: Sentence, hit: Hit, before: list[Name]) -> str:
    document = sentence.document
    country = country_of(document)
    if hit.category == "presence.country":
        return country
    if hit.category == "presence.capital":
        seat = next((n for n in reversed(before) if n.kind == "capital" and n.country == country), None)
        return place_of(seat) if seat else seats().get(country, "")
    places = [n for n in before if n.kind == "place"]
    if any(w in folded(document.text[hit.start : hit.end]) for w in _WATER):
        lake = next((n.code for n in reversed(places) if "lake" in n.code), "")
        return lake or ("lake-chad" if any(n.code in _LAKE_GROUPS for n in document.groups) else "")
    return place_of(places[-1]) if places else ""


@once
def country_of(document: Document) -> str:
    """The country whose name, people and places the document names most; "" where it names none."""
    count: dict[str, int] = {}
    for name in document.names:
        weight = 2 if name.kind in ("state", "nationality") else 1
        code = (
            name.code
            if name.kind == "state"
            else name.country
            if name.kind in ("nationality", "place", "capital")
            else ""
        )
        if len(code) == 3 and code.isupper():
            count[code] = count.get(code, 0) + weight
    return max(count, key=lambda code: count[code]) if count else ""
