"""What a number counts: the noun behind it, the noun before it where the number stands alone, or what is said of it.

Invariant: the answer depends on the sentence, and on the one before for a camp, alone. A noun that settles what is
counted wins over every predicate; a plain one ("people") takes the nearest predicate's word for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.figures_around import NOUNS, foreign, given, last_counted, of_arms, of_troops
from marsad.reading.words import Word
from marsad.text.numbers import Number

NOUN_REACH = 4  # words behind a number in which its noun stands
# Characters: at a number; next to it; in its own clause; far from it; added for a comma, and for a number between
TIGHT, NEXT, CLAUSE, FAR, COMMA, BEYOND = 4, 16, 45, 80, 15, 60
CAMP = 25  # characters added to the distance of a camp
CARRY = 25  # characters between two numbers of which the second, alone, goes on with the first
AHEAD = 70  # characters before a number that stands alone in which its noun stands
_PREDICATES = (
    "killed", "repatriated", "detained", "displaced", "returned", "liberated-people", "people-in-need",
    "camp-population", "hosted", "children", "foreign-fighters", "lost", "other",
)  # fmt: skip
_SAID = tuple(f"figure.said.{what}" for what in _PREDICATES)
_AHEAD = tuple(
    f"figure.ahead.{what}" for what in (
        "troops", "killed", "displaced", "attacks", "strikes", "fighters", "foreign-fighters", "members",
        "camp-population", "children", "detained-fighters", "returned", "repatriated", "people-in-need", "men", "other",
    )
)  # fmt: skip
_PLAIN = ("people", "thing", "more", "men", "elements")
_SETTLED = ("members", "ministers", "territory", "attacks", "strikes", "people-in-need", "killed")
_MEMBER = ("member", "membre", "عضو", "أعضاء")
_MOVED = ("returned", "repatriated", "liberated-people")
# Between a number and the next that shares its noun.
_LINK = re.compile(r"\s*(?:to|and|or|of (?:the|its)|à|et|ou|إلى|أو|و|من أصل)\s?\Z")
_AND = re.compile(r"(?:\band|\bet|[,،]|\bو)\s*(?:(?:of|de|d'|another|les|des)\s)?\Z")
_OF = ("", "of", "de", "des", "من", "ل", "لـ")  # between ministers and the number of their states
_MEN = ("troops", "fighters", "displaced", "children", "returned", "foreign-fighters", "detained-fighters")


class Window(NamedTuple):
    """The stretch of a sentence that speaks of one number: up to the numbers on either side."""

    start: int
    end: int


class Noun(NamedTuple):
    """The counted noun: what it says is counted ("people" and "thing" leave it open), and where it stands."""

    what: str
    start: int
    end: int


class Said(NamedTuple):
    """The predicate nearest to a number: what it says, how far it is, and whether it stands behind."""

    what: str
    gap: int
    behind: bool


def noun_of(sentence: Sentence, number: Number, window: Window) -> Noun | None:
    """The counted noun: the first known one within a few words behind the number, before any stop.

    "foreign ministers of 40 states" counts ministers: their noun stands right before the number. Where the number
    stands alone ("a troop ceiling of 17,000"), its noun is the nearest before it.
    """
    text = sentence.document.text
    ahead = [h for h in sentence.hits("figure.ahead.ministers") if 0 <= number.from_ - h.end <= 4]
    if ahead and text[ahead[-1].end : number.from_].strip() in _OF:
        return _noun(ahead[-1])
    limit = _barred(sentence, number, _reach(sentence, number.end, NOUN_REACH))
    known = sentence.hits(*(f"figure.{what}" for what in (*NOUNS, *_PLAIN)))
    near = [_noun(h) for h in known if number.start <= h.start and h.end > number.end and h.start <= limit]
    if near:
        first = min(near, key=lambda n: (n.start, -n.end, n.what in _PLAIN))
        closer = [  # "Sudanese refugees", not "مدني ومقاتل"
            n for n in near if n.what not in _PLAIN and 0 <= n.start - first.end <= 1 and text[n.start] != "و"
        ]
        return closer[0] if first.what in _PLAIN and closer else first
    if stands_alone(sentence, number):
        return _before(sentence, number, window) or _shared(sentence, number, window)
    people = [n for n in sentence.names if n.kind == "nationality" and 0 <= n.start - number.end <= 3]
    return Noun("people", people[0].start, people[0].end) if people else None


def words_from(sentence: Sentence, at: int, count: int) -> list[Word]:
    """The next words of a sentence from an offset on."""
    first = bisect_left(sentence.words, at, key=lambda w: w.start)
    return sentence.words[first : first + count]


def numbers_from(sentence: Sentence, at: int) -> list[Number]:
    """The next number of a sentence from an offset on, if any."""
    first = bisect_left(sentence.numbers, at, key=lambda n: n.start)
    return sentence.numbers[first : first + 1]


def _barred(sentence: Sentence, number: Number, limit: int) -> int:
    """The limit of a number's noun, drawn in to a preposition or verb behind the number: "1,100 in the country"."""
    bars = [h.start - 1 for h in sentence.hits("figure.bar") if number.end <= h.start]
    said = [h for h in sentence.hits(*_SAID) if 0 <= h.start - number.end <= 2]
    nouns = {h.start for h in sentence.hits(*(f"figure.{what}" for what in (*NOUNS, *_PLAIN)))}
    bars += [n.from_ - 1 for n in numbers_from(sentence, number.end) if n.kind != "ordinal"]
    bars += [w.start - 1 for w in words_from(sentence, number.end, 1) if _joined(sentence, w)]
    return min([limit, *bars, *(h.start - 1 for h in said if not nouns & {h.start, h.end + 1})])


def _joined(sentence: Sentence, word: Word) -> bool:
    """Whether an Arabic word goes on with something else: "القتلى 411 والجرحى 2023"."""
    return sentence.lang == "ar" and sentence.document.text.startswith("وال", word.start)


def stands_alone(sentence: Sentence, number: Number) -> bool:
    """Whether no noun can follow: a mark, the end, or a word such as a preposition stands behind the number."""
    following = words_from(sentence, number.end, 1)
    if not following or not following[0].forms[0].isalpha() or _joined(sentence, following[0]):
        return True
    return any(h.start == following[0].start for h in sentence.hits("figure.alone", "figure.bar", *_SAID))


def what_of(sentence: Sentence, number: Number, noun: Noun | None, window: Window, before: str) -> str:
    """What the number counts; `before` is what the sentence's number before it counted."""
    what = noun.what if noun else ""
    said = _said(sentence, number, noun, window)
    if before and any(0 <= h.start - number.end <= 1 for h in sentence.hits("figure.of-them")):
        if before == "detained-fighters" and foreign(sentence, number):
            return "detained-foreign-fighters"
        own = said.gap <= (NEXT if said.what in ("killed", "other") else TIGHT if said.what in _MOVED else -1)
        return said.what if own else before
    if what == "more" and said.what in ("killed", "other") and said.gap <= TIGHT:
        return said.what
    if what in ("", "more") and said.behind and said.what in (*_MOVED, "displaced") and said.gap <= NEXT:
        return said.what
    if before and what in ("", *_PLAIN) and _goes_on(sentence, number, noun, window):
        abroad = before == "detained-fighters" and foreign(sentence, number)
        return "detained-foreign-fighters" if abroad else before
    if before == "killed" and noun and what not in ("thing", "more") and _with_it(sentence, number, said, window):
        return before
    if what == "members" and _of_a_group(sentence, number, noun):
        return "fighters"
    if what in _SETTLED:
        return what
    if what == "more" and said.what != "killed" and of_troops(sentence):
        return "troops"
    if what in ("men", "elements") and not (
        said.what in ("killed", "detained", "lost", "other") and said.gap <= CLAUSE
    ):
        return of_arms(sentence, number, what)
    return _of_men(sentence, what, said) or _of_people(sentence, number, noun, said)


def _of_a_group(sentence: Sentence, number: Number, noun: Noun | None) -> bool:
    """Whether the members are an armed group's: "4,000 ISIS members", "40 members of Boko Haram"."""
    if noun is None or not sentence.document.text[noun.start : noun.end].startswith(_MEMBER):
        return False
    return any(number.end <= n.start <= noun.end + NEXT for n in sentence.names if n.kind == "armed-group")


def _of_men(sentence: Sentence, what: str, said: Said) -> str:
    """What is said of fighters, troops, children and the displaced, where it says more than their noun."""
    if what in ("fighters", "foreign-fighters") and said.what == "detained" and said.gap <= CLAUSE:
        return f"detained-{what}"
    camp = said.what == "hosted" and sentence.has("figure.said.camp-population")
    if what == "displaced" and said.gap <= CLAUSE and (camp or (said.what == "camp-population" and said.behind)):
        return "camp-population"
    if what in _MEN and said.what == "killed" and said.gap <= (CLAUSE if said.behind else NEXT):
        return said.what
    if what in _MEN and said.what == "lost" and not said.behind:
        return "killed"
    if what in _MEN and what not in ("troops", "fighters") and said.what in _MOVED and said.gap <= CLAUSE:
        return said.what
    return "" if what in ("", *_PLAIN) else what


def _of_people(sentence: Sentence, number: Number, noun: Noun | None, said: Said) -> str:
    """What is said of people, or of a number without a noun."""
    if noun and noun.what == "thing":
        for what in ("strikes", "attacks"):
            if any(0 <= number.from_ - h.end <= 2 for h in sentence.hits(f"figure.said.{what}")):
                return what
        return "other"
    if not noun and (said.gap > CLAUSE or not said.what) and stands_alone(sentence, number):
        return last_counted(sentence, number) or "other"
    if said.what in ("", "other") or (not noun and not stands_alone(sentence, number)):
        return "other"
    if said.what == "hosted":
        return "camp-population" if sentence.has("figure.said.camp-population") else "displaced"
    return {"detained": "detained-fighters", "lost": "killed"}.get(said.what, said.what)


def _with_it(sentence: Sentence, number: Number, said: Said, window: Window) -> bool:
    """Whether a number shares the verb of the one before: "killed 12 soldiers and 4 civilians"."""
    between = sentence.document.text[window.start : number.from_]
    own_and = sentence.lang == "ar" and sentence.document.text[number.from_] == "و"
    other = [h for h in sentence.hits("figure.said.other") if window.start <= h.start < number.from_]
    own = said.behind and said.gap <= NEXT and said.what != "killed"
    return len(between) <= CLAUSE and bool(_AND.search(between) or own_and) and not other and not own


def _noun(hit: Hit) -> Noun:
    return Noun(hit.category.removeprefix("figure.").removeprefix("ahead."), hit.start, hit.end)


def _before(sentence: Sentence, number: Number, window: Window) -> Noun | None:
    """The nearest noun before; one that only says "their number" counts where no other stands."""
    text = sentence.document.text
    for categories in (_AHEAD, ("figure.count",)):
        hits = [
            h
            for h in sentence.hits(*categories)
            if window.start <= h.start and 0 <= number.from_ - h.end <= AHEAD and ";" not in text[h.end : number.from_]
        ]
        if hits:
            nearest = max(hits, key=lambda h: (h.end, -h.start))
            return _noun(nearest) if categories == _AHEAD else Noun("other", nearest.start, nearest.end)
    return None


def _shared(sentence: Sentence, number: Number, window: Window) -> Noun | None:
    """The noun of the next number, where a link joins the two: "from some 3,000 to fewer than 300 fighters"."""
    following = numbers_from(sentence, number.end)
    text = sentence.document.text
    if not following or not _LINK.match(text[number.end : following[0].from_][:12]):
        return None
    limit = _reach(sentence, following[0].end, NOUN_REACH)
    hits = sentence.hits(*(f"figure.{what}" for what in NOUNS))
    near = [h for h in hits if following[0].end <= h.start <= limit]
    return Noun(_noun(near[0]).what, number.start, number.start) if near else None


def _goes_on(sentence: Sentence, number: Number, noun: Noun | None, window: Window) -> bool:
    """Whether a number counts what the one before it did: close behind it, "down from" it, or "3,000 more"."""
    if noun and noun.what == "more":
        return True
    if any(0 <= number.from_ - h.end <= 2 for h in sentence.hits("figure.of-them")):
        return True
    if noun or not stands_alone(sentence, number):
        return False
    if given(sentence, number):
        return True
    between = [h for h in sentence.hits(*_SAID) if window.start <= h.start and h.end <= number.from_]
    return (number.from_ - window.start <= CARRY and not between) or any(
        0 <= number.from_ - h.end <= CARRY for h in sentence.hits("figure.carry")
    )


def _reach(sentence: Sentence, at: int, words: int) -> int:
    end = at
    for word in words_from(sentence, at, words):
        if word.forms[0] in ".;:()" or word.forms[0] in (",", "،", "؛"):
            break
        end = word.start
    return end


def _said(sentence: Sentence, number: Number, noun: Noun | None, window: Window) -> Said:
    """The predicate nearest to the counted; marks and numbers between make it farther."""
    text = sentence.document.text
    after = bool(noun and noun.start >= number.start)
    end = noun.end if noun and after else number.end

    def gap(hit: Hit) -> int:
        forth = hit.start >= number.end
        between = text[end : hit.start] if forth else text[hit.end : number.from_]
        apart = len(between) + COMMA * sum(between.count(mark) for mark in ",،;؛:")
        apart += CAMP if hit.category == "figure.said.camp-population" else 0  # the camp may be where they come from
        inside = hit.start < number.start and hit.end > number.end  # "أعاد ... من مخيم"
        if (
            forth
            and sentence.lang == "ar"
            and "،" in between
            and text[hit.start - 1 : hit.start + 1].strip()[:1] == "و"
        ):
            apart += BEYOND  # a verb of the next clause
        return apart + (0 if inside or (window.start <= hit.start and hit.end <= window.end) else BEYOND)

    hits = [h for h in sentence.hits(*_SAID) if h.category != "figure.said.lost" or 0 <= number.from_ - h.end <= NEXT]
    nearest = min((h for h in hits if not (noun and noun.start <= h.start < noun.end)), key=gap, default=None)
    if nearest is None or gap(nearest) > BEYOND + FAR:
        return Said(_spoken_of(sentence), BEYOND + FAR, False)
    return Said(nearest.category.removeprefix("figure.said."), gap(nearest), nearest.start >= number.end)


def _spoken_of(sentence: Sentence) -> str:
    """A camp that the sentences just before spoke of: its figures go on."""
    before = sentence.document.sentences[max(0, sentence.index - 2) : sentence.index]
    kinds = ("repatriated", "camp-population")
    return next((k for k in kinds if any(s.has(f"figure.said.{k}") for s in before[-1:])), "") or (
        kinds[1] if any(s.has("figure.said.camp-population") for s in before) else ""
    )
