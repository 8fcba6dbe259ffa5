"""The counts of a vote: how many were for, against, and abstained, in digits, in words, or as a row of states.

Invariant: a number counts once; a number of months, of members in all, or of votes that a text needs is no count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from marsad.reading.arguments import after, before
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit

KINDS = ("yes", "no", "abstain")
MOST = 800  # no assembly has more members
NEAR = 48  # characters between a count and the word that says what was counted
FAR = 100  # the same where the number is one of members or states
TIGHT = 3  # the same where that word is a plain preposition ("13 for")
_OUT_OF = re.compile(
    r"(?:(?<!vote )(?<!majority )(?<!count )(?<!tally )\b(?:of|of the|of its|all|des|de ses|sur|sur les|reach|reach the"
    r"|need|needs|requires?)(?: [\w'’]+['’]s)?"
    r"|من أصل|من بين|البالغ عددهم|إلى)\s\Z",
    re.IGNORECASE,
)
_NOT_VOTES = re.compile(
    r"[\s-]{0,2}(?:years?|months?|days?|weeks?|hours?|member\b|mois|ans?\b|jours?|semaines?|heures?"
    r"|%|percent|per cent|pour cent"
    r"|شهر|أشهر|سنة|سنوات|عام|أعوام|يوم|أيام|أسابيع|في المئة|بالمئة"
    r"|votes? (?:needed|required)|voix (?:nécessaires|requises)"
    r"|أصوات (?:لازمة|مطلوبة)|صوتا (?:لازما|مطلوبا))"
)
_ZERO = {
    "en": re.compile(r"\b(?:none|no|zero|nobody|without(?: any)?)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:aucune?|zéro|nul(?:le)?|sans)\b", re.IGNORECASE),
    "ar": re.compile(r"(?:دون|بدون|من دون)(?: أي)?|لا أحد|صفر"),
}
_ONE = {
    "en": re.compile(r"\b(?:one|a single|a lone)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:une?(?: seule?)?|la seule)\b", re.IGNORECASE),
    "ar": re.compile(r"صوت واحد|دولة واحدة|عضو واحد"),
}
_VOTERS = re.compile(
    r"\s(?:عضو|أعضاء|دول|وفد|members?\b|states\b|countries\b|nations\b|delegations\b|pays\b|États\b|membres\b|délégations\b)",
    re.IGNORECASE,
)
_DUAL = re.compile(r"(?:دولت|عضو|وفد|صوت)(?:ان|ين)(?!\w)")
_TO = re.compile(
    r"\A\s*(?:votes?|voices|ballots|voix|suffrages|أصوات|صوتا|صوتاً|صوت)?,?\s*"
    r"(?:to|contre|against|مقابل|في مقابل|ضد|إلى|لقاء)\s*\Z"
)
_VOTES_TO = re.compile(r"(?:votes?|voix|suffrages|أصوات|صوتا|صوتاً)\s(?:to|contre|مقابل|ضد)\s\Z")
_SCORE = re.compile(r"(?<![\d/.-])(\d{1,3})\s?[-–—]\s?(\d{1,3})(?:\s?[-–—]\s?(\d{1,2}))?(?![\d/-])")
_BARE = re.compile(r"(?:for|pour|مع|عليه|ضد|contre|against|voix|أعضاء|عضوا|عضواً)\Z", re.IGNORECASE)
_FORWARD = re.compile(
    r"[وف]?(?:ب|ل)?(?:ال)?(?:امتن[عا]|يعترض|اعترض|تأييد|معارضة|اعتراض|رفض|أيّ?د|عارض|موافقة|رفض|صوّ?ت|حظي|لصالح)"
)


class Count(NamedTuple):
    """A number of votes and the words that say it."""

    value: int
    start: int
    end: int


class _Item(NamedTuple):
    start: int
    end: int
    kind: str  # number, or what is counted
    value: int = 0


def tally(sentence: Sentence) -> dict[str, Count]:
    """For each of yes, no and abstain that the sentence counts, its number."""
    found = _scored(sentence)
    items = sorted((*_labels(sentence), *_numbers(sentence)))
    if not found:
        found = _paired(sentence, items)
    if "yes" not in found and (alone := next(iter(sentence.hits("vote.alone")), None)):
        found = {"yes": Count(1, alone.start, alone.end), **{k: c for k, c in found.items() if k != "yes"}}
    if "yes" in found or {"no", "abstain"} & found.keys():
        found |= {k: c for k, c in _named(sentence).items() if k not in found}
    return found


def _scored(sentence: Sentence) -> dict[str, Count]:
    """ "voted 13-0 with two abstentions"."""
    if not sentence.has("vote.word"):
        return {}
    match = _SCORE.search(sentence.document.text, *sentence.span)
    if not match or any(d.start < match.end() and match.start() < d.end for d in sentence.dates):
        return {}
    kinds = [(kind, value) for kind, value in zip(KINDS, match.groups(), strict=True) if value is not None]
    if int(match[1]) >= MOST or int(match[2]) >= MOST:
        return {}
    return {kind: Count(int(value), *match.span()) for kind, value in kinds}


def _labels(sentence: Sentence) -> Iterator[_Item]:
    taken: list[Hit] = []
    for hit in sorted(sentence.hits(*(f"vote.{kind}" for kind in (*KINDS, "total"))), key=lambda h: h.start - h.end):
        if not any(t.start < hit.end and hit.start < t.end for t in taken):
            taken.append(hit)
            yield _Item(hit.start, hit.end, hit.category.removeprefix("vote."))


def _numbers(sentence: Sentence) -> Iterator[_Item]:
    text = sentence.document.text
    for n in sentence.numbers:
        if n.kind != "cardinal" or not isinstance(n.value, int) or n.value >= MOST:
            continue
        if _OUT_OF.search(text[max(sentence.span.start, n.start - 30) : n.start]) and not _TO.match(
            text[max(sentence.span.start, n.start - 4) : n.start]
        ):
            continue
        if not _NOT_VOTES.match(text, n.end):
            yield _Item(n.start, n.end, "number", int(n.value))
    taken = [n for n in sentence.numbers]
    labels = sentence.hits(*(f"vote.{kind}" for kind in (*KINDS, "total")))
    for value, pattern in ((0, _ZERO[sentence.lang]), (1, _ONE[sentence.lang])):
        for match in pattern.finditer(text, *sentence.span):
            counted = [h for h in labels if 0 <= h.start - match.end() <= 14 and (value or h.category != "vote.yes")]
            against = _VOTES_TO.search(text[max(sentence.span.start, match.start() - 22) : match.start()])
            if (counted or against) and not any(n.start < match.end() and match.start() < n.end for n in taken):
                yield _Item(*match.span(), "number", value)
    if sentence.lang == "ar":
        for match in _DUAL.finditer(text, *sentence.span):
            if not any(n.start < match.end() and match.start() < n.end for n in taken):
                yield _Item(match.start(), match.start(), "number", 2)


def _paired(sentence: Sentence, items: list[_Item]) -> dict[str, Count]:
    """Each count with the word beside it: the number before its word, or in Arabic behind a verb or a masdar."""
    text = sentence.document.text
    found = _against(sentence, items)
    used = {count.start for count in found.values()} | {c.end for c in found.values()}
    for usual in (True, False):
        for i, label in enumerate(items):
            kind = "yes" if label.kind == "total" else label.kind
            number = None if kind == "number" or kind in found else _beside(sentence, items, i, usual)
            if number is None or used & {number.start, number.end} or not _close(text, label, number, usual):
                continue
            found[kind] = Count(number.value, min(label.start, number.start), max(label.end, number.end))
            used.add(number.start)
    return found


def _against(sentence: Sentence, items: list[_Item]) -> dict[str, Count]:
    """ "19 votes to 16"; the more votes of "rejected by 61 votes to 58" are those against."""
    text = sentence.document.text
    numbers = [item for item in items if item.kind == "number"]
    for first, second in pairwise(numbers):
        if second.start - first.end <= 30 and _TO.match(text[first.end : second.start]):
            behind = next((x for x in items if x.start >= second.end), None)
            if not (behind and behind.kind == "no" and behind.start - second.end <= TIGHT):
                turned = first.value > second.value and _turned_down(sentence)
                yes, no = (second, first) if turned else (first, second)
                span = first.start, second.end
                return {"yes": Count(yes.value, *span), "no": Count(no.value, *span)}
    return {}


def _turned_down(sentence: Sentence) -> bool:
    return sentence.has("vote.rejected") and not sentence.has("vote.adopted")


def _beside(sentence: Sentence, items: list[_Item], i: int, usual: bool) -> _Item | None:
    """The number next to a word, on the side where it usually stands or on the other."""
    forward = sentence.lang == "ar" and bool(_FORWARD.match(sentence.document.text[items[i].start : items[i].end]))
    if forward == usual:
        number = items[i + 1] if i + 1 < len(items) else None
    else:
        number = items[i - 1] if i else None
        if number and number.kind == "total" and i > 1 and items[i - 2].end >= number.start - TIGHT:
            number = items[i - 2]  # "two votes against"
    return number if number and number.kind == "number" else None


def _close(text: str, label: _Item, number: _Item, usual: bool) -> bool:
    """Whether a number stands near enough to its word; in the unusual order, nearer still."""
    gap = label.start - number.end if number.end <= label.start else number.start - label.end
    tight = _BARE.fullmatch(text[label.start : label.end]) is not None
    between = text[min(number.end, label.end) : max(label.start, number.start)]
    if tight and not usual and ":" not in between:
        return False
    far = FAR if usual and _VOTERS.match(text, number.end) else NEAR
    return gap <= (12 if tight else far if usual else 20) and not re.search(r"[.;؛]\s", between)


def _named(sentence: Sentence) -> dict[str, Count]:
    """Those against and those who abstained by name: "with China abstaining", "وامتنعت الصين"."""
    found: dict[str, Count] = {}
    for hit in sentence.hits("vote.abstain", "vote.no"):
        row = after(sentence, hit.end, reach=12)
        if sentence.lang != "ar" and not row:
            row = before(sentence, hit.start, reach=24)
        states = [a for a in row if len(a.code) == 3 and a.code.isupper()]
        if states:
            start, end = min(hit.start, states[0].start), max(hit.end, states[-1].end)
            found.setdefault(hit.category.removeprefix("vote."), Count(len({a.code for a in states}), start, end))
    return found
