"""Who and where: the names around a word of a sentence, as the contract's actors and places.

Invariant: an actor's span is that of its words in the text, without proclitics; coordinated names come as one row,
in order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from marsad.reading.document import Document, Sentence, once
from marsad.text.fold import folded
from marsad.text.names import Name

PARTICIPANTS, MEMBERS, COALITION = "participants", "members", "GCD"
_ACTORS = frozenset({"state", "government", "capital", "body", "armed-group", "person"})
_PLACES = frozenset({"state", "capital", "place"})
# What may stand between two names of one row: marks, "and", "as well as", an article, an office, a short title.
_JOINT = re.compile(
    r"[\s,،؛;]*"
    r"(?:(?:and|as well as|et|ainsi que|plus|و|وكذلك|وكذا|بالإضافة إلى|إضافة إلى|فضلا عن|فضلاً عن|إلى جانب)[\s,،]*)?"
    r"(?:(?:the|la|le|les|l['’]|du|de la|des|de|d['’]|both)\s*)?"
    r"(?:(?:كل من|كلا من|كلاً من|من|جمهورية|دولة|المملكة|ل|ب|ال|لل)\s*)?\Z"
)
# The same between two places: "in A and in the B region", "في أ ومنطقة ب".
PLACE_JOINT = re.compile(
    r"[\s,،]*(?:(?:and|et|و|ثم|as well as|ainsi que)[\s,،]*)?(?:(?:in|en|à|au|aux|dans|sur|across|في|من|إلى)\s+)?"
    r"(?:(?:the|la|le|les|l['’])\s*)?(?:(?:regions?|provinces?|states?|district|région|منطقة|إقليم|ولاية|محافظة|مدينة)\s+)?"
    r"(?:(?:of|de|du|des)\s+|d['’])?(?:the |la |le |l['’])?\Z"
)


_NATIONAL = frozenset({"state", "capital", "nationality"})
_BODY = re.compile(
    r"\b(?:[Tt]he|[Ll]e|[Ll]a|[Ll]es|[Ll]['’])\s?"
    r"((?:[A-Z][\w'’-]{2,30} (?:of |for |on |de |du |des |pour )?(?:the |la |l['’])?){0,4}"
    r"(?:Government|Council|Commission|Committee|Authority|Movement|Front|Army|Forces?|Coalition|Alliance|Group|Mission"
    r"|Union|Parliament|Assembly|Court|Gouvernement|Conseil|Comité|Autorité|Mouvement|Armée|Parlement|Assemblée|Cour)"
    r"(?: (?:of|for|de|du|des|pour) (?:[A-Z][\w'’-]{2,30} ?){1,3})?)\b"
)


class Actor(NamedTuple):
    """Who acts or is addressed; `level` is the office's rank where one is named."""

    start: int
    end: int
    code: str
    level: str = ""


def actor_of(name: Name) -> Actor | None:
    """The actor that a name stands for: a capital and a person stand for their state."""
    if name.kind not in _ACTORS:
        return None
    code = name.country if name.kind == "capital" else name.code
    return Actor(name.start, name.end, code, name.level if name.kind == "person" else "") if code else None


def place_of(name: Name) -> str:
    """The place that a name stands for: ISO3 for a country; "" where it is no place."""
    return name.code if name.kind in _PLACES else ""


class Place(NamedTuple):
    """A place by name; one that the gazetteer lacks is coded by its words, in lower case with hyphens."""

    start: int
    end: int
    code: str


_UNKNOWN = re.compile(
    r"\b(?:in|to|into|around|near|towards?|across|of|en|à|dans|vers|autour de|près de|sur)\s"
    r"(?:the |la |le |les |l['’])?"
    r"(?:(?:region|province|town|city|area|state|district|région|ville|localité|zone) "
    r"(?:of |de |du |des |d['’]))?"
    r"([A-ZÉÈÀÂÎÔ][\w'’-]{2,40}(?:[ -](?:al-|el-)?[A-ZÉÈÀÂÎÔ][\w'’-]{1,40}){0,2})"
)


@once
def places_in(sentence: Sentence) -> list[Place]:
    """The places of a sentence, in order; in Latin letters a capitalized name behind "in" or "near" is one, too."""
    found = [Place(n.start, n.end, place_of(n)) for n in sentence.names if place_of(n)]
    if sentence.lang == "ar":
        return found
    taken = [(n.start, n.end) for n in sentence.names] + [(d.start, d.end) for d in sentence.dates]
    for match in _UNKNOWN.finditer(sentence.document.text, *sentence.span):
        start, end = match.span(1)
        if not any(s < end and start < e for s, e in taken):
            found.append(Place(start, end, re.sub(r"[\s'’]+", "-", folded(match[1]))))
    return sorted(found)


@once
def actors(sentence: Sentence) -> list[Actor]:
    """Everyone who may act in the sentence: names, and the collectives (the coalition, the participants), in order."""
    found = [actor for actor in map(actor_of, sentence.names) if actor]
    taken = [(a.start, a.end) for a in found]
    for hit in sentence.hits("coalition", "participants", "members"):
        if not any(start < hit.end and hit.start < end for start, end in taken):
            found.append(Actor(hit.start, hit.end, collective(sentence, hit.category)))
            taken.append((hit.start, hit.end))
    offices = [_of_office(sentence, n) for n in sentence.names if n.kind == "nationality"]
    for office in offices:
        if office and not any(start < office.end and office.start < end for start, end in taken):
            found.append(office)
    return sorted(found)


def collective(sentence: Sentence, category: str) -> str:
    """The code of an unnamed group: the coalition against Daesh where the text is about it, else the participants."""
    if category == "members":
        return MEMBERS
    return COALITION if _about_daesh(sentence.document) else PARTICIPANTS


@once
def _about_daesh(document: Document) -> bool:
    return any(code == COALITION or code.split("-")[0] == "ISIS" for code in document.codes)


@once
def authorities(sentence: Sentence) -> list[Actor]:
    """A government or a ministry without a country by name: that of the state that the text named last before it."""
    found = []
    for hit in sentence.hits("authorities"):
        states = _nations(sentence.document)
        at = max(bisect_left(states, hit.start, key=lambda n: n.start), 1)
        before = states[at - 1 : at]
        if before and not any(n.start < hit.end and hit.start < n.end for n in sentence.names if n.kind in _ACTORS):
            found.append(Actor(hit.start, hit.end, before[0].country or before[0].code))
    return found


@once
def unknown_bodies(sentence: Sentence) -> list[Actor]:
    """A body that the tables lack, by its capitals and the word for what it is; coded by its words."""
    taken = [(n.start, n.end) for n in sentence.names]
    return [
        Actor(m.start(1), m.end(1), re.sub(r"[\s'’]+", "-", folded(m[1])))
        for m in (_BODY.finditer(sentence.document.text, *sentence.span) if sentence.lang != "ar" else ())
        if not any(start < m.end(1) and m.start(1) < end for start, end in taken)
    ]


def _of_office(sentence: Sentence, nationality: Name) -> Actor | None:
    """The office and its nationality: "the Italian foreign minister", "وزير الخارجية الإيطالي"."""
    offices = _offices(sentence)
    after = bisect_left(offices, nationality.end, key=lambda n: n.start)
    for office in offices[max(after - 2, 0) : after + 1]:  # the two before it, for they may overlap, and the next
        if _beside(sentence, office, nationality) or _beside(sentence, nationality, office):
            start, end = min(office.start, nationality.start), max(office.end, nationality.end)
            return Actor(start, end, nationality.country or nationality.code, office.level)
    return None


@once
def _offices(sentence: Sentence) -> list[Name]:
    return [n for n in sentence.names if n.kind == "office"]


def _beside(sentence: Sentence, a: Name, b: Name) -> bool:
    """Whether b follows a, with one word between them at most."""
    return a.end <= b.start and len(sentence.document.text[a.end : b.start].split()) <= 1


@once
def _nations(document: Document) -> list[Name]:
    """States, by whatever name, in order."""
    return [n for n in document.names if n.kind in _NATIONAL]


def rows(sentence: Sentence, found: Sequence[Actor]) -> list[list[Actor]]:
    """Actors that are coordinated ("A, B and C") as rows."""
    text = sentence.document.text
    made: list[list[Actor]] = []
    for actor in found:
        if made and _JOINT.match(text[made[-1][-1].end : actor.start][:60]):
            made[-1].append(actor)
        else:
            made.append([actor])
    return made


def before(sentence: Sentence, at: int, *, reach: int = 200, among: Iterable[Actor] | None = None) -> list[Actor]:
    """The nearest row of actors that ends before an offset, no farther than `reach` characters away."""
    near = [
        r
        for r in rows(sentence, actors(sentence) if among is None else list(among))
        if r[-1].end <= at and at - r[-1].end <= reach
    ]
    return near[-1] if near else []


def after(sentence: Sentence, at: int, *, reach: int = 200, among: Iterable[Actor] | None = None) -> list[Actor]:
    """The nearest row of actors that begins at or behind an offset, no farther than `reach` characters away."""
    near = [
        r
        for r in rows(sentence, actors(sentence) if among is None else list(among))
        if r[0].start >= at and r[0].start - at <= reach
    ]
    return near[0] if near else []
