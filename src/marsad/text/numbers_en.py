"""The grammar of English numbers: "sixty", "two and a half million", "a dozen", "twenty-first", "two thirds"."""

from __future__ import annotations

from marsad.text.numbers_core import Core, Term, words
from marsad.text.numbers_digits import SHORT, SHORT_OF_MONEY, literal, priced
from marsad.text.numbers_tokens import Tokens

_UNITS = dict(zip(words("one two three four five six seven eight nine"), range(1, 10), strict=True))
_TEENS = dict(
    zip(
        words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(zip(words("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True))
_SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "millions": 1e6,
    **SHORT,
    "billion": 1e9,
    "billions": 1e9,
    "trillion": 1e12,
    "dozen": 12,
}
_ORDINAL_UNITS = dict(
    zip(words("first second third fourth fifth sixth seventh eighth ninth"), range(1, 10), strict=True)
)
_ORDINALS = {
    **_ORDINAL_UNITS,
    **dict(
        zip(
            words("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"),
            range(10, 20),
            strict=True,
        )
    ),
    **{tens[:-1] + "ieth": value for tens, value in _TENS.items()},
    "hundredth": 100,
    "thousandth": 1000,
}
HEADS = frozenset([*_UNITS, *_TEENS, *_TENS, *_ORDINALS, "a", "an"])  # words that begin a day or a count
_PARTS = {
    "half": 1 / 2,
    "halves": 1 / 2,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    **{word + s: 1 / value for word, value in _ORDINALS.items() if value > 2 for s in ("", "s")},
}
_OWNED = frozenset(words("thousand million billion dozen"))
_OWNERS = frozenset(words("its their his her our whose my your"))
_OF_WHOLE = frozenset(words("of the a an its their his her our all"))
_COUNTED_BY_ONE = frozenset(
    words(
        """person soldier civilian child woman man fighter officer policeman journalist staff worker peacekeeper
        member state country vote abstention delegation month year week hour day killed dead wounded injured
        detainee attack strike"""
    )
)


def parse(tokens: Tokens, index: int) -> Core | None:
    """The number that begins at a token."""
    token = tokens[index]
    if token.kind == "d":
        return (
            _share(tokens, index) or _ordinal_figures(tokens, index) or _half(tokens, index) or _cardinal(tokens, index)
        )
    if token.text == "minus":
        inner = _cardinal(tokens, index + 1)
        return inner and inner._replace(start=token.start, value=-inner.value)
    for reading in (_share, _half, _ordinal, _fraction, _cardinal):
        core = reading(tokens, index)
        if core:
            return core
    return None


def _share(tokens: Tokens, index: int) -> Core | None:
    """ "one in three", "1 out of every 5"."""
    if tokens[index].text not in ("one", "1"):
        return None
    k = index + 2 if tokens.at(index + 1).text == "in" else index + 3
    if k > index + 2 and tokens.words(index + 1, 2) != ("out", "of"):
        return None
    k += tokens.at(k).text == "every"
    whole = _cardinal(tokens, k) if tokens.at(k).kind == "w" or (tokens.at(k).kind == "d" and k > index + 2) else None
    return (
        Core(tokens[index].start, whole.end, whole.next, 1 / whole.value, "fraction")
        if whole and whole.value > 1
        else None
    )


def _cardinal(tokens: Tokens, index: int) -> Core | None:
    term = _term(tokens, index)
    if not term or (term.next == index + 1 and tokens[index].text == "one" and not _counts_one(tokens, index)):
        return None
    value, first_scale, scale, k = term.value, term.scale, term.scale, term.next
    figures = tokens[index].kind == "d"
    while scale > 1:
        then = k + 1 if tokens.at(k).text == "and" else k
        more = _term(tokens, then) if tokens.at(then).kind == "w" or (not figures and then == k) else None
        if figures and more and more.scale == 1:
            more = None
        if not more or more.value >= scale or (then > k and more.value >= 100) or tokens.at(then).text == "a":
            break
        value, scale, k = value + more.value, more.scale, more.next
    mantissa = value / first_scale
    return Core(tokens[index].start, tokens[k - 1].end, k, value, scale=first_scale, mantissa=mantissa)


def _counts_one(tokens: Tokens, index: int) -> bool:
    """Whether a bare "one" counts something: "one abstention", not "one of", "no one", "one another"."""
    return tokens.at(index + 1).text in _COUNTED_BY_ONE and tokens.at(index - 1).text not in ("no", "any", "every", "-")


def _term(tokens: Tokens, k: int) -> Term | None:
    token = tokens.at(k)
    base: Term | None
    if token.kind == "d":
        found = literal(tokens, k, "en")
        if found.value is None:
            return None
        short = SHORT_OF_MONEY.get(tokens.at(found.next).text)
        if short and priced(tokens, k, found.next):
            return Term(found.value * short, short, found.next + 1)
        base = Term(found.value, 1, found.next)
    elif token.text in ("a", "an", "one") and (tokens.at(k + 1).text in _SCALES or tokens.at(k + 1).text == "hundred"):
        hundred = tokens.at(k + 1).text == "hundred"
        base = _hundreds(tokens, Term(1, 1, k + 1)) if hundred else Term(1, 1, k + 1)
    elif token.text in _OWNED and tokens.at(k - 1).text in _OWNERS:
        base = Term(1, 1, k)  # "its thousand soldiers"
    elif token.text in _SCALES and token.text not in SHORT and tokens.at(k - 1).kind != "d":
        return None
    else:
        below = _below_hundred(tokens, k)
        base = below and _hundreds(tokens, below)
    return base and _scaled(tokens, base)


def _scaled(tokens: Tokens, base: Term) -> Term:
    value, scale, k = base
    for _ in range(2):
        dash = tokens.at(k).text == "-" and tokens.at(k).glued and tokens.at(k + 1).text in _SCALES
        word = tokens.at(k + dash)
        factor = _SCALES.get(word.text)
        if not factor or (scale > 1 and factor < scale and factor != 12 and scale != 100):
            break
        value, scale, k = value * factor, (scale if scale > 100 else 1) * factor, k + dash + 1
    return Term(value, scale, k)


def _hundreds(tokens: Tokens, base: Term) -> Term:
    """ "two hundred and five" after its "two"."""
    if tokens.at(base.next).text not in ("hundred", "hundreds"):
        return base
    value, k = base.value * 100, base.next + 1
    then = k + 1 if tokens.at(k).text == "and" else k
    rest = _below_hundred(tokens, then)
    if rest and not _is_ordinal_at(tokens, rest.next):
        return Term(value + rest.value, 1, rest.next)
    return Term(value, 1, k)


def _is_ordinal_at(tokens: Tokens, k: int) -> bool:
    return tokens.at(k).text == "-" and tokens.at(k + 1).text in _ORDINALS


def _below_hundred(tokens: Tokens, k: int) -> Term | None:
    word = tokens.at(k).text
    if word in _TENS:
        then = k + 2 if tokens.at(k + 1).text == "-" else k + 1
        unit = _UNITS.get(tokens.at(then).text)
        return Term(_TENS[word] + unit, 1, then + 1) if unit else Term(_TENS[word], 1, k + 1)
    value = _UNITS.get(word) or _TEENS.get(word)
    if value:
        return Term(value, 1, k + 1)
    return Term(0, 1, k + 1) if word == "zero" else None


def _half(tokens: Tokens, index: int) -> Core | None:
    """ "half a million", "a quarter of a million", "two and a half million", "2 1/2"."""
    k = index + 1 if tokens[index].text in ("a", "one") else index
    part = {"half": 1 / 2, "quarter": 1 / 4, "third": 1 / 3}.get(tokens.at(k).text)
    if part:
        then = k + 2 if tokens.at(k + 1).text == "of" else k + 1
        while then < k + 5 and tokens.at(then).text in ("a", "-"):
            then += 1
        factor = _SCALES.get(tokens.at(then).text)
        if factor and (then > k + 1 or tokens.at(k).text == "half"):
            first = tokens[index].start
            return Core(first, tokens[then].end, then + 1, part * factor, scale=factor, mantissa=part)
        return None
    base = _term(tokens, index) if tokens[index].text not in ("a", "an") else None
    if not base or base.scale > 1:
        return None
    k = base.next + (tokens.at(base.next).text == "-")
    if tokens.words(k, 2) not in (("and", "a"), ("and", "-")):
        return None
    k += 2 + (tokens.at(k + 2).text in ("a", "-")) + (tokens.at(k + 3).text == "-")
    part = {"half": 1 / 2, "quarter": 1 / 4}.get(tokens.at(k).text)
    if not part:
        return None
    whole = _scaled(tokens, Term(base.value + part, 1, k + 1))
    end = tokens[whole.next - 1].end
    return Core(tokens[index].start, end, whole.next, whole.value, scale=whole.scale, mantissa=base.value + part)


def _ordinal(tokens: Tokens, index: int) -> Core | None:
    token = tokens[index]
    if token.text in _ORDINALS:
        return Core(token.start, token.end, index + 1, _ORDINALS[token.text], "ordinal")
    if token.text in _TENS:
        then = index + 2 if tokens.at(index + 1).text == "-" else index + 1
        unit = _ORDINAL_UNITS.get(tokens.at(then).text)
        if unit:
            return Core(token.start, tokens[then].end, then + 1, _TENS[token.text] + unit, "ordinal")
    return None


def _ordinal_figures(tokens: Tokens, index: int) -> Core | None:
    after = tokens.at(index + 1)
    figures = tokens[index]
    if after.glued and after.text in ("st", "nd", "rd", "th") and len(figures.text) < 7:
        before = tokens.at(index - 1)
        if not (figures.glued and (before.kind != "m" or before.text in "/-_")):
            return Core(figures.start, after.end, index + 2, int(figures.text), "ordinal")
    return None


def _fraction(tokens: Tokens, index: int) -> Core | None:
    """ "two thirds", "three-quarters", "a third of", "half of"."""
    token = tokens[index]
    if token.text == "half":
        before = tokens.at(index - 1).text
        if tokens.at(index + 1).text in _OF_WHOLE and before not in ("first", "second", "other", "latter"):
            return Core(token.start, token.end, index + 1, 1 / 2, "fraction")
        return None
    count = 1 if token.text in ("a", "one") else _UNITS.get(token.text, 0) or _TEENS.get(token.text, 0)
    if not count:
        return None
    k = index + 2 if tokens.at(index + 1).text == "-" else index + 1
    word = tokens.at(k).text
    part = _PARTS.get(word)
    if not part or (count > 1) != word.endswith("s") or (count == 1 and tokens.at(k + 1).text != "of"):
        return None
    return Core(token.start, tokens[k].end, k + 1, count * part, "fraction")
