"""Sums of money in three languages, to ISO 4217: "US$ 2.4 billion", "700 مليون دولار", "5 milliards d'euros".

Invariant: a sum is a number with its currency right before or behind it; `text[start:end]` holds both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.text.fold import Folded, fold
from marsad.text.money_words import DOLLARS, NAMES, SIGNS, STATES, UNKNOWN, is_code, names_state, sign_before
from marsad.text.numbers import judged, read
from marsad.text.numbers_approx import Approx
from marsad.text.numbers_core import tidy
from marsad.text.numbers_tokens import Tokens

_LINKS = {"en": (("of",), ("in",)), "fr": (("de",), ("d", "'"), ("en",)), "ar": ()}


@dataclass(frozen=True, slots=True)
class Money:
    """A sum at `text[start:end]`; `from_` as in `Number`; `amount` in the currency's units (a range's lower end)."""

    start: int
    end: int
    from_: int
    amount: float
    unit: str
    approx: Approx


def money(text: str, lang: str) -> list[Money]:
    """The sums of a text; offsets are its code points. Raises KeyError for a language other than ar, en, fr."""
    return list(found(fold(text), lang))


def found(shadow: Folded, lang: str) -> Iterator[Money]:
    """The sums of a text that is folded already."""
    states: dict[tuple[int, str], str] = {}
    for tokens, first, core in read(shadow, lang):
        if core.kind not in ("cardinal", "range"):
            continue
        name, at = _behind(tokens, core.next, lang)
        sign, begin = sign_before(tokens, first)
        if not name and not sign:
            continue
        if name in STATES and len(name) > 3:
            key = (tokens[0].start, name)  # what a piece of the text says of a shared name is looked up once
            if key not in states:
                states[key] = _context(tokens, name)
            name = states[key]
        unit = sign if sign and name in ("", "USD") else name
        start = tokens[begin].start if sign else core.start
        span = shadow.to_source(start, tokens[at - 1].end)
        number = judged(tokens, first, core, lang)
        yield Money(span.start, span.end, min(number.from_, span.start), tidy(core.value), unit, number.approx)


def _behind(tokens: Tokens, k: int, lang: str) -> tuple[str, int]:
    """The currency behind a number that ends at `k`: code, shared name or "", and the index behind it."""
    number_end = k
    for link in _LINKS[lang]:
        if tokens.words(k, len(link)) == link and tokens.at(k + len(link)).text in NAMES:
            k += len(link)
            break
    token = tokens.at(k)
    if token.text in SIGNS:
        return SIGNS[token.text], k + 1
    if token.text in DOLLARS and tokens.at(k + 1).text in ("$", "dollar", "dollars"):
        return DOLLARS[token.text], k + 2
    if token.kind == "w" and len(token.text) == 3 and is_code(tokens.source(token.start, token.end)):
        return tokens.source(token.start, token.end), k + 1
    led = lang == "en" and tokens.at(k + 1).text in NAMES  # "US dollars", "Syrian pounds"
    name = NAMES.get(tokens.at(k + 1).text if led else token.text, "")
    if led:
        code = _state(name, token.text)
        return (code, k + 2) if code else ("", number_end)
    code = _state(name, tokens.at(k + 1).text)
    if code:
        return code, k + 2
    return (name, k + 1) if name else ("", number_end)


def _state(name: str, word: str) -> str:
    """The currency that a nationality word beside a name makes of it."""
    rows = STATES.get(name, {}) if len(word) > 1 else {}
    return next((code for code, stems in rows.items() if names_state(word, stems)), "")


def _context(tokens: Tokens, name: str) -> str:
    """The currency of a shared name where the text around names one of its states and no other, else XXX."""
    said = {t.text for t in tokens if t.kind == "w" and len(t.text) > 3}
    named = {code for code, stems in STATES[name].items() if any(names_state(word, stems) for word in said)}
    return named.pop() if len(named) == 1 else UNKNOWN
