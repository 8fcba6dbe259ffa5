"""What a mandate permits: a mission by its name, by its words and country, or by what the text has spoken of before.

Invariant: a subject is a short English name in lower case with hyphens; one that the words only point to ("the
measures", "the mission") is the last that was named, and none where none was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.terms import countries
from marsad.text.names import Name

# Mechanisms that have a name of their own, and not that of a country.
MECHANISMS = (
    "cross-border-aid", "arms-embargo", "panel-of-experts", "fact-finding-mission", "vessel-inspections",
    "special-rapporteur", "regional-force", "aspides", "irini", "atalanta", "standby-force", "observer-mission",
    "residual-mechanism", "no-fly-zone", "grain-deal", "counter-piracy",
)  # fmt: skip
MISSIONS = frozenset((
    "minusma", "monusco", "unmiss", "unifil", "undof", "unami", "amisom", "atmis", "aussom", "mnjtf",
    "minusca", "unisfa", "binuh", "unitams", "unsmil", "unama", "minustah", "minujusth", "unficyp", "minurso",
    "unamid", "samidrc", "samim", "mss", "unsom", "untmis", "unmha", "untso", "unmogip", "unmik", "unmil",
    "unoci", "unowas", "unoca", "eacrf", "multinational-security-support-mission", "barkhane", "takuba",
    "serval", "isaf", "resolute-support", "kfor", "eufor", "eutm", "eu-navfor", "iscap", "onuci", "unavem",
    "untac",
))  # fmt: skip
# A country's mission by who sends it.
_SENT = {
    "UN": {
        "CAF": "minusca", "MLI": "minusma", "COD": "monusco", "SSD": "unmiss", "LBN": "unifil", "LBY": "unsmil",
        "IRQ": "unami", "AFG": "unama", "HTI": "haiti-mission", "SOM": "unsom", "SDN": "unitams", "CYP": "unficyp",
        "ESH": "minurso", "YEM": "unmha", "LBR": "unmil", "CIV": "unoci", "SYR": "undof",
    },
    "AU": {"SOM": "atmis"},
    "SADC": {"MOZ": "samim", "COD": "samidrc"},
    "EAC": {"COD": "eacrf"},
    "EU": {"MLI": "eutm"},
    "multinational": {"HTI": "multinational-security-support-mission"},
}  # fmt: skip
_CODES = {
    "UN": ("UN", "UNSC", "unga"),
    "AU": ("african-union", "AU", "au"),
    "SADC": ("sadc", "SADC", "southern-african-development-community"),
    "EAC": ("eac", "EAC", "east-african-community"),
    "EU": ("EU",),
}
SANCTIONED = frozenset((
    "MLI", "HTI", "COD", "CAF", "SSD", "SDN", "SOM", "LBY", "YEM", "IRN", "PRK", "LBN", "GNB", "IRQ", "AFG",
    "SYR", "BLR", "MMR", "NIC", "VEN", "ZWE", "ERI", "NER", "BFA", "GIN", "BDI",
))  # fmt: skip
_RULED = {"houthis": "YEM", "ansar-allah": "YEM", "taliban": "AFG", "al-shabaab": "SOM", "rsf": "SDN", "m23": "COD"}
MOST = 12  # mentions of a sentence that are looked at
NEAR = 90  # characters between a mission and its country or its short name
FEW = 4  # mentions that only point to something
BACK, ON = 12, 4  # sentences before and behind in which what is pointed to is looked for
_MEASURES = re.compile("measures|mesures|regime|régime|تدابير|إجراءات|نظام", re.IGNORECASE)
_ON = re.compile(r"(?:\s\w+)?\s(?:على|ضد)\s(\w+)")
_SHORT = re.compile(r"[(,]\s?([A-Z](?:[A-Za-z]{2,}(?:-[A-Z]+)?(?=\))|[A-Z]{3,}(?=[,.])))")


class Subject(NamedTuple):
    """A thing that may be permitted; `named` is false where the words only point to it."""

    start: int
    end: int
    slug: str
    named: bool = True


def permitted(sentence: Sentence) -> list[Subject]:
    """All that the sentence names or points to, in order."""
    named = list(_named(sentence))
    pointed = [
        h
        for h in sentence.hits("mandate.mission", "mandate.generic")
        if not any(s.start < h.end and h.start < s.end for s in named)
    ]
    made = [Subject(h.start, h.end, slug, False) for h in pointed[:FEW] if (slug := _pointed(sentence, h, named))]
    return sorted((*named, *made))


def _named(sentence: Sentence) -> Iterator[Subject]:
    taken: list[tuple[int, int]] = []
    for name in sentence.names[: 4 * MOST]:
        if is_mission(name) and not _renamed(sentence, name):
            taken.append((name.start, name.end))
            yield Subject(name.start, name.end, name.code.lower())
    for hit in sentence.hits(*(f"mandate.{m}" for m in MECHANISMS), "mandate.sanctions")[:MOST]:
        if any(s < hit.end and hit.start < e for s, e in taken):
            continue
        taken.append((hit.start, hit.end))
        slug = hit.category.removeprefix("mandate.")
        if slug == "regional-force" and sentence.document.codes.keys() & set(_CODES["EAC"]):
            slug = "eacrf"
        yield Subject(hit.start, hit.end, _sanctions(sentence, hit) if slug == "sanctions" else slug)
    for hit in sentence.hits("mandate.mission")[:MOST]:
        if any(s < hit.end and hit.start < e for s, e in taken):
            continue
        short = next((s for s, _ in taken if 0 <= s - hit.end <= NEAR), None)
        if short is None and (slug := _by_words(sentence, hit)):
            yield Subject(hit.start, hit.end, slug)


def _renamed(sentence: Sentence, name: Name) -> bool:
    """Whether an operation's own name follows: "EUNAVFOR Aspides"."""
    own = sentence.hits(*(f"mandate.{m}" for m in ("aspides", "irini", "atalanta")))
    return any(0 <= h.start - name.end <= 2 for h in own)


def is_mission(name: Name) -> bool:
    """Whether a body is one that has a mandate."""
    return name.kind == "body" and name.code.lower() in MISSIONS


def _by_words(sentence: Sentence, hit: Hit) -> str:
    """The mission of a country, or the short name in brackets behind it; "" where neither stands there."""
    text = sentence.document.text
    stop = min(sentence.span.end, hit.end + NEAR)
    short = _SHORT.search(text, hit.end, min(sentence.span.end, hit.end + 2 * NEAR))
    if short and sentence.lang != "ar" and not re.search(r"[,;.]", text[hit.end : short.start()]):
        return short[1].lower()
    if sentence.has("mandate.multinational") and any(n.code == "HTI" for n in sentence.names):
        return _SENT["multinational"]["HTI"]
    near = [n for n in sentence.names if n.kind == "state" and hit.end <= n.start <= stop]
    if near and not re.search(r"[;؛.]", text[hit.end : near[0].start]):
        return _mission_of(sentence, near[0].code, hit)
    return ""


def _mission_of(sentence: Sentence, country: str, hit: Hit) -> str:
    codes = {n.code for n in sentence.names if n.kind == "body" and abs(n.start - hit.start) <= 2 * NEAR}
    senders = [s for s, known in _CODES.items() if codes & set(known)]
    own = any(0 <= n.start - hit.end <= 60 for n in sentence.names if n.code == "UN")
    if sentence.has("mandate.multinational"):
        senders.insert(0, "multinational")
    if own:
        senders.insert(0, "UN")
    for sender in senders:
        if found := _SENT.get(sender, {}).get(country):
            return found
    if not senders and sentence.document.codes.keys() & {"UN", "UNSC"} and country in _SENT["UN"]:
        return _SENT["UN"][country]
    name = countries.names(country)["en"] if country in countries.codes() else ""
    return f"{_slug(name)}-mission" if name else ""


def _sanctions(sentence: Sentence, hit: Hit) -> str:
    """mali-sanctions: the state behind, else the last one said to be under them, else the one spoken of most."""
    earlier = sentence.document.sentences[max(0, sentence.index - BACK) : sentence.index]
    before = (_under(s, h) for s in reversed(earlier) for h in s.hits("mandate.sanctions")[-2:])
    spoken = (code for code, _ in sentence.document.codes.most_common() if code in SANCTIONED)
    code = _under(sentence, hit) or next((c for c in before if c), "") or next(spoken, "")
    return f"{_slug(countries.names(code)['en'])}-sanctions" if code in countries.codes() else "sanctions"


def _under(sentence: Sentence, hit: Hit) -> str:
    """The state named behind sanctions; "" where none is."""
    near = [
        _RULED.get(n.code, n.code)
        for n in sentence.names
        if n.kind in ("state", "armed-group")
        and 0 <= n.start - hit.end <= 45
        and (n.kind == "state" or n.code in _RULED)
    ]
    on = _ON.match(sentence.document.text, hit.end)
    if on and not near:
        near = [c for c in countries.codes() if countries.names(c).get("ar") == on[1]]
    return near[0] if near else ""


def _pointed(sentence: Sentence, hit: Hit, named: list[Subject]) -> str:
    """What "the mission" or "the measures" are: the last one named before, else the next, else the country's."""
    mission = hit.category == "mandate.mission"
    if not mission and named:
        return ""  # "the mandate" of what the sentence names
    around = sentence.document.sentences
    window = (
        *around[max(0, sentence.index - BACK) : sentence.index][::-1],
        *around[sentence.index + 1 : sentence.index + ON],
    )
    for other in window:
        for subject in reversed(list(_named(other))):
            if _may_be(sentence, hit, subject.slug):
                return subject.slug
    codes = sentence.document.codes
    known = [code.lower() for code, _ in codes.most_common() if code.lower() in MISSIONS]
    if mission and known:
        return known[0]
    if not mission:
        return ""
    states = [c for c, _ in codes.most_common() if c in countries.codes()]
    sent = [s for s in _CODES if codes.keys() & set(_CODES[s])]
    return next((_SENT[s][c] for c in states for s in sent if c in _SENT[s]), "")


def _may_be(sentence: Sentence, hit: Hit, slug: str) -> bool:
    """Measures are sanctions, a mission is one; an authorization may be of either."""
    measures = slug.endswith(("sanctions", "arms-embargo"))
    if hit.category == "mandate.mission":
        return (slug not in MECHANISMS and not measures) or slug in ("fact-finding-mission", "regional-force")
    return measures if _MEASURES.search(sentence.document.text[hit.start : hit.end]) else slug != "panel-of-experts"


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
