"""The grammar of French numbers: "dix-neuf", "quatre-vingt-dix mille", "1,5 million", "une centaine", "deux tiers".

Septante, huitante and nonante (Belgium, Switzerland, Congo) are read too. "un" and "une" count only where a scale or an
"et" makes them a number, or a few counted words follow ("une abstention").
"""

from __future__ import annotations

from marsad.text.numbers_core import Core, Term, words
from marsad.text.numbers_digits import SHORT_OF_MONEY, literal, priced
from marsad.text.numbers_tokens import Tokens

_UNITS = dict(zip(words("deux trois quatre cinq six sept huit neuf"), range(2, 10), strict=True))
_TEENS = dict(zip(words("dix onze douze treize quatorze quinze seize"), range(10, 17), strict=True))
_TENS = dict(zip(words("vingt trente quarante cinquante soixante"), range(20, 70, 10), strict=True)) | {
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
}
_SCALES = {
    "mille": 1e3,
    "millier": 1e3,
    "milliers": 1e3,
    "douzaines": 12,
    "million": 1e6,
    "millions": 1e6,
    "milliard": 1e9,
    "milliards": 1e9,
    "mds": 1e9,
    "md": 1e9,
    "billion": 1e12,
    "billions": 1e12,
}
_ROUNDS = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
_PARTS = {
    "tiers": 1 / 3,
    "quart": 1 / 4,
    "quarts": 1 / 4,
    "cinquieme": 1 / 5,
    "cinquiemes": 1 / 5,
    "dixieme": 1 / 10,
    "dixiemes": 1 / 10,
}
_ORDINALS = {
    **dict.fromkeys(("premier", "premiere", "premiers", "premieres"), 1),
    **dict.fromkeys(("second", "seconde"), 2),
    **{
        word + "ieme": value
        for word, value in {
            **dict(
                zip(words("deux trois quatr cinqu six sept huit neuv dix onz douz treiz"), range(2, 14), strict=True)
            ),
            **dict(zip(words("quatorz quinz seiz"), range(14, 17), strict=True)),
            **dict(zip(words("vingt trent quarant cinquant soixant"), range(20, 70, 10), strict=True)),
            "cent": 100,
            "mill": 1000,
        }.items()
    },
}
HEADS = frozenset([*_UNITS, *_TEENS, *_TENS, *_ORDINALS, "un", "une", "cent"])  # words that begin a day or a count
_ORDINAL_MARKS = ("e", "er", "ere", "eme", "ieme", "nd", "nde", "re")
_ONE = ("un", "une")
_QUALIFIED = ("bon", "bonne", "petit", "petite", "grosse", "gros")  # "un bon millier"
_COUNTED_BY_ONE = frozenset(("voix", "abstention", "mort", "morte", "blesse", "tue", "soldat", "civil"))
_LAST_NEW = frozenset(("a", "de", "etat", "tout", "materiel"))  # "à neuf", "tout neuf": new


def parse(tokens: Tokens, index: int) -> Core | None:
    """The number that begins at a token."""
    token = tokens[index]
    if token.kind == "d":
        return _ordinal_figures(tokens, index) or _cardinal(tokens, index)
    if token.text == "moins" and tokens.at(index + 1).kind == "d":
        return None  # "moins 5" is rare, "au moins 5" is not
    return _round(tokens, index) or _ordinal(tokens, index) or _fraction(tokens, index) or _cardinal(tokens, index)


def _cardinal(tokens: Tokens, index: int) -> Core | None:
    term = _term(tokens, index)
    if not term or _idle(tokens, index, term):
        return None
    value, first_scale, scale, k = term.value, term.scale, term.scale, term.next
    figures = tokens[index].kind == "d"
    while True:
        part = _and_half(tokens, k)
        if part:
            return Core(
                tokens[index].start, tokens[part.next - 1].end, part.next, value + part.value * scale, scale=scale
            )
        more = _term(tokens, k) if scale > 1 and not (figures and tokens.at(k).kind == "d") else None
        if not more or more.value >= scale or (figures and more.scale == 1):
            break
        value, scale, k = value + more.value, more.scale, more.next
    mantissa = value / first_scale
    return Core(tokens[index].start, tokens[k - 1].end, k, value, scale=first_scale, mantissa=mantissa)


def _idle(tokens: Tokens, index: int, term: Term) -> bool:
    """A single word that is no number here: the article, "neuf" for new, "cent" of "pour cent"."""
    if term.next > index + 1:
        return False
    word, before, after = tokens[index].text, tokens.at(index - 1).text, tokens.at(index + 1)
    if word in _ONE:
        return after.text not in _COUNTED_BY_ONE
    if word == "cent":
        return before == "pour"
    alone = after.kind != "w" and tokens.at(index - 1).kind == "w"  # "un matériel neuf."
    return word == "neuf" and (before in _LAST_NEW or alone)


def _and_half(tokens: Tokens, k: int) -> Term | None:
    if tokens.at(k).text == "et" and tokens.at(k + 1).text in ("demi", "demie"):
        return Term(1 / 2, 1, k + 2)
    return None


def _term(tokens: Tokens, k: int) -> Term | None:
    token = tokens.at(k)
    base: Term | None
    if token.kind == "d":
        found = literal(tokens, k, "fr", scaled=_scale_behind(tokens, k))
        if found.value is None:
            return None
        short = SHORT_OF_MONEY.get(tokens.at(found.next).text)
        if short and priced(tokens, k, found.next):
            return Term(found.value * short, short, found.next + 1)
        base = Term(found.value, 1, found.next)
    elif token.text in _ONE:
        half = tokens.words(k + 1, 2) == ("demi", "-")
        after = tokens.at(k + 3).text if half else tokens.at(k + 1).text
        if half and after in _SCALES:
            return Term(_SCALES[after] / 2, _SCALES[after], k + 4)
        if tokens.words(k + 1, 2) == ("quart", "de") and tokens.at(k + 3).text in _SCALES:
            return Term(_SCALES[tokens[k + 3].text] / 4, _SCALES[tokens[k + 3].text], k + 4)
        base = Term(1, 1, k + 1)
    elif token.text == "mille":
        return _scaled(tokens, Term(1000, 1000, k + 1))
    else:
        base = _hundreds(tokens, k)
    return base and _scaled(tokens, base)


def _scale_behind(tokens: Tokens, k: int) -> bool:
    after = tokens.at(k + 3).text if tokens.at(k + 1).text in (".", ",") else tokens.at(k + 1).text
    return _SCALES.get(after, 0) >= 1e6


def _scaled(tokens: Tokens, base: Term) -> Term:
    value, scale, k = base
    for _ in range(2):
        then = k + (tokens.at(k).text == "de" and tokens.at(k + 1).text in ("milliers", "millions", "milliards"))
        then += tokens.at(k).text == "-" and tokens.at(k + 1).text in _SCALES
        if tokens.at(k).text == "de" and scale == 1:
            break
        factor = _SCALES.get(tokens.at(then).text)
        if not factor or (scale > 1 and factor < scale):
            break
        value, scale, k = value * factor, scale * factor if scale > 1 else factor, then + 1
    return Term(value, scale, k)


def _hundreds(tokens: Tokens, k: int) -> Term | None:
    if tokens.at(k).text in ("cent", "cents"):
        value, k = 100.0, k + 1
    else:
        below = _below_hundred(tokens, k)
        if not below:
            return None
        then = below.next + (tokens.at(below.next).text == "-")
        if tokens.at(then).text not in ("cent", "cents") or not 2 <= below.value <= 99:
            return below
        value, k = below.value * 100, then + 1
    then = k + (tokens.at(k).text == "-")
    rest = _below_hundred(tokens, then)
    if not rest and tokens.at(then).text in _ONE and tokens.at(then + 1).text not in ("autre", "nouveau", "peu"):
        rest = Term(1, 1, then + 1)
    return Term(value + rest.value, 1, rest.next) if rest else Term(value, 1, k)


def _below_hundred(tokens: Tokens, k: int) -> Term | None:
    word = tokens.at(k).text
    if word == "quatre" and tokens.at(k + 1).text == "-" and tokens.at(k + 2).text in ("vingt", "vingts"):
        return _after_tens(tokens, 80, k + 3)
    if word in _TENS:
        return _after_tens(tokens, _TENS[word], k + 1)
    return _below_twenty(tokens, k)


def _below_twenty(tokens: Tokens, k: int) -> Term | None:
    word = tokens.at(k).text
    if word == "dix" and tokens.at(k + 1).text == "-" and tokens.at(k + 2).text in ("sept", "huit", "neuf"):
        return Term(10 + _UNITS[tokens.at(k + 2).text], 1, k + 3)
    value = _UNITS.get(word) or _TEENS.get(word)
    if value:
        return Term(value, 1, k + 1)
    return Term(0, 1, k + 1) if word == "zero" else None


def _after_tens(tokens: Tokens, base: float, k: int) -> Term:
    """What follows "soixante", "quatre-vingt", "vingt": "-douze", "et onze", "-deux", "et un"."""
    then = k
    while tokens.at(then).text in ("-", "et") and then < k + 3:
        then += 1
    if then == k or tokens.at(then).kind != "w":
        return Term(base, 1, k)
    word = tokens.at(then).text
    if word in ("un", "une", "unieme"):
        return Term(base + 1, 1, then + 1)
    rest = _below_twenty(tokens, then)
    limit = 20 if base in (60, 80) else 10
    plain_et = tokens.at(k).text == "et"
    if (
        not rest
        or rest.value >= limit
        or (word == "quatre" and tokens.words(then + 1, 2) in (("-", "vingt"), ("-", "vingts")))
    ):
        return Term(base, 1, k)
    if plain_et and not (rest.value == 11 and base == 60):
        return Term(base, 1, k)
    return Term(base + rest.value, 1, rest.next)


def _round(tokens: Tokens, index: int) -> Core | None:
    """ "une centaine", "une dizaine de milliers", "un millier": round numbers, about by themselves."""
    if tokens[index].text not in _ONE:
        return None
    then = index + 1 + (tokens.at(index + 1).text in _QUALIFIED)
    word = tokens.at(then).text
    value = _ROUNDS.get(word) or (1000 if word == "millier" else 0)
    if not value:
        return None
    whole = _scaled(tokens, Term(value, 2, then + 1))
    end = tokens[whole.next - 1].end
    return Core(tokens[index].start, end, whole.next, whole.value, vague=word != "douzaine", scale=1, mantissa=value)


def _ordinal(tokens: Tokens, index: int) -> Core | None:
    token = tokens[index]
    k, base = index, 0.0
    if token.text not in _ORDINALS:
        tens = _below_hundred(tokens, index) if token.text in _TENS or token.text in ("quatre", "dix") else None
        if not tens or tens.next > index + 3 or tokens.at(tens.next).text not in ("-", "et"):
            return None
        k, base = tens.next + 1 + (tokens.at(tens.next + 1).text == "-"), tens.value
        if tokens.at(k).text == "unieme":
            return Core(token.start, tokens[k].end, k + 1, base + 1, "ordinal")
        if _ORDINALS.get(tokens.at(k).text, 100) > 19 or tokens.at(k).text[:4] in ("prem", "seco"):
            return None
    return Core(token.start, tokens[k].end, k + 1, base + _ORDINALS[tokens[k].text], "ordinal")


def _ordinal_figures(tokens: Tokens, index: int) -> Core | None:
    after, figures = tokens.at(index + 1), tokens[index]
    if after.glued and after.text in _ORDINAL_MARKS and len(figures.text) < 7:
        before = tokens.at(index - 1)
        if not (figures.glued and (before.kind != "m" or before.text in "/-_")):
            return Core(figures.start, after.end, index + 2, int(figures.text), "ordinal")
    return None


def _fraction(tokens: Tokens, index: int) -> Core | None:
    """ "un tiers", "les deux tiers", "trois quarts", "la moitié"."""
    token = tokens[index]
    if token.text == "moitie" and tokens.at(index - 1).text == "la":
        return Core(token.start, token.end, index + 1, 1 / 2, "fraction")
    if tokens.words(index, 3) == ("un", "quart", "de") and tokens.at(index + 3).text in _SCALES:
        return None  # "un quart de million" is a count
    count = 1 if token.text == "un" else _UNITS.get(token.text, 0)
    word = tokens.at(index + 1).text
    part = _PARTS.get(word)
    over = index + 1 if word == "sur" else index + 2
    if token.text in _ONE and tokens.at(over).text == "sur" and tokens.at(over + 1).kind == "w":
        whole = _cardinal(tokens, over + 1)  # "un enfant sur trois"
        return (
            Core(token.start, whole.end, whole.next, 1 / whole.value, "fraction") if whole and whole.value > 1 else None
        )
    if (
        not count
        or not part
        or (count == 1 and word != "tiers" and tokens.at(index + 2).text not in ("de", "des", "du"))
    ):
        return None
    return Core(token.start, tokens[index + 1].end, index + 2, count * part, "fraction")
