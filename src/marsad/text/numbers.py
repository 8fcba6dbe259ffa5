"""Numbers in Arabic, English and French texts, in figures and in words, with what is said of their exactness.

Invariant: the numbers stand in the order of the text and do not overlap; `text[start:end]` holds the number's own
words and nothing else (a percent sign or "per cent" belongs to a percentage). Parts of symbols (S/2020/654),
articles and pronouns ("un", "one of", "أحدهم") are no numbers; years and days are, and it is for the caller to take
them for dates first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from marsad.text import numbers_approx, numbers_ar, numbers_en, numbers_fr
from marsad.text.fold import Folded, fold, folded
from marsad.text.money_words import sign_before
from marsad.text.numbers_approx import Approx
from marsad.text.numbers_core import Core, tidy
from marsad.text.numbers_digits import literal
from marsad.text.numbers_ranges import merged
from marsad.text.numbers_tokens import Tokens, walk

_GRAMMARS: dict[str, Callable[[Tokens, int], Core | None]] = {
    "ar": numbers_ar.parse,
    "en": numbers_en.parse,
    "fr": numbers_fr.parse,
}
_PERCENT = {
    "en": [("%",), ("percent",), ("per", "cent"), ("percentage", "point"), ("percentage", "points")],
    "fr": [("%",), ("pour", "cent"), ("p", ".", "100")],
    "ar": [("%",), *(tuple(folded(p).split()) for p in ("في المئة", "في المائة", "بالمئة", "بالمائة", "في المية"))],
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `text[start:end]`; `from_` is where its approximator begins (`start` where it has none).

    `value` is the number said (90 for "90 %"); `high` the upper end of a range. `kind` is cardinal, ordinal, percent,
    fraction or range; `approx` exact, about, at-least or at-most.
    """

    start: int
    end: int
    from_: int
    value: float
    approx: Approx
    kind: str
    high: float | None = None


def numbers(text: str, lang: str) -> list[Number]:
    """The numbers of a text; offsets are its code points. Raises KeyError for a language other than ar, en, fr."""
    return list(found(fold(text), lang))


def found(shadow: Folded, lang: str) -> Iterator[Number]:
    """The numbers of a text that is folded already."""
    for tokens, first, core in read(shadow, lang):
        yield judged(tokens, first, core, lang)


def read(shadow: Folded, lang: str) -> Iterator[tuple[Tokens, int, Core]]:
    """Each number as read: the tokens around it, the index of its first one, and what it is."""
    parse = _GRAMMARS[lang]
    for tokens in walk(shadow):
        for first, core in merged(tokens, list(_cores(tokens, parse, lang)), lang):
            yield tokens, first, core


def _cores(tokens: Tokens, parse: Callable[[Tokens, int], Core | None], lang: str) -> Iterator[tuple[int, Core]]:
    """Each number with the index of its first token; percentages recognized."""
    k = 0
    while k < len(tokens):
        token = tokens[k]
        idle = token.kind == "m" or (token.kind == "d" and _enumerates(tokens, k))
        core = None if idle else _vulgar(tokens, k) or parse(tokens, k)
        if core is None:
            k = max(k + 1, literal(tokens, k, lang).next) if token.kind == "d" else k + 1
            continue
        core = _signed(tokens, k, _pointed(tokens, k, core))
        for words in _PERCENT[lang]:
            if tokens.words(core.next, len(words)) == words and core.kind in ("cardinal", "fraction"):
                end = core.next + len(words)
                core = core._replace(kind="percent", end=tokens[end - 1].end, next=end)
                break
        yield k - (core.start < token.start), core
        k = core.next


def _enumerates(tokens: Tokens, k: int) -> bool:
    """Whether figures number a paragraph: "2." or "(3)" at the beginning of a line."""
    opened = tokens.at(k - 1).text == "(" and tokens[k].glued
    first, close = tokens[k - opened], tokens.at(k + 1)
    if len(tokens[k].text) > 2 or not close.glued or close.text not in (")", ".") or tokens.at(k + 2).glued:
        return False
    if tokens.at(k + 2).kind == "":
        return False
    source, at = tokens.folded.source, tokens.folded.to_source(first.start, first.end).start
    return source[max(0, at - 80) : at].rstrip(" \t")[-1:] in ("", "\n")


def _pointed(tokens: Tokens, k: int, core: Core) -> Core:
    """ ".08": a decimal point with nothing before it."""
    point = tokens.at(k - 1)
    if tokens[k].glued and point.text == "." and not point.glued and core.next == k + 1 and core.kind == "cardinal":
        return core._replace(start=point.start, value=core.value / 10 ** len(tokens[k].text))
    return core


def _signed(tokens: Tokens, k: int, core: Core) -> Core:
    """A minus sign belongs to figures where it is glued to them and to nothing before it."""
    before = tokens.at(k - 1)
    free = not before.glued or tokens.at(k - 2).text in ("<", ">", "=", "(")
    if tokens[k].kind == "d" and tokens[k].glued and before.text == "-" and free and core.kind != "ordinal":
        return core._replace(start=before.start, value=-core.value)
    return core


def _vulgar(tokens: Tokens, k: int) -> Core | None:
    """ "3/4", "2 1/2": a proper fraction of small numbers."""
    whole = 0
    first = k
    if tokens[k].kind == "d" and tokens.at(k + 1).kind == "d" and not tokens[k + 1].glued and len(tokens[k].text) < 4:
        whole, k = int(tokens[k].text), k + 1
    top, slash, bottom = tokens.at(k), tokens.at(k + 1), tokens.at(k + 2)
    if not (top.kind == bottom.kind == "d" and slash.text == "/" and slash.glued and bottom.glued):
        return None
    if tokens[first].glued and tokens.at(first - 1).text != "-":
        return None
    if tokens.at(k + 3).glued and (tokens.at(k + 3).kind != "m" or tokens.at(k + 3).text in "/-"):
        return None
    if len(top.text) > 1 or len(bottom.text) > 2 or not 0 < int(top.text) < int(bottom.text) <= 10:
        return None
    value = whole + int(top.text) / int(bottom.text)
    return Core(tokens[first].start, bottom.end, k + 3, value, "fraction")


def judged(tokens: Tokens, first: int, core: Core, lang: str) -> Number:
    """A number with what the words around it say of its exactness; a currency sign may stand between."""
    span = tokens.folded.to_source(core.start, core.end)
    approx: Approx = "about" if core.vague else "exact"
    from_ = span.start if core.lead < 0 else tokens.folded.to_source(core.lead, core.lead + 1).start
    if core.kind != "ordinal":
        lead = numbers_approx.before(tokens, sign_before(tokens, first)[1], lang)
        behind = numbers_approx.after(tokens, core.next, lang)
        if lead:
            approx, _, start = lead
            from_ = tokens.folded.to_source(start, start + 1).start
        elif behind:
            approx = behind
    high = None if core.high is None else tidy(core.high)
    return Number(span.start, span.end, from_, tidy(core.value), approx, core.kind, high)
