"""The grammar of Arabic numbers: "خمسة وعشرين", "مئة وثلاثون ألفاً", "مليونين ونصف المليون", "الحادي والعشرون".

A term is a group below a thousand (or figures, or a fraction) and its scales; terms join with و as long as each is
worth less than the scale before it, so "25 ألفاً و18 ألفاً" are two numbers.
"""

from __future__ import annotations

from marsad.text.fold import folded
from marsad.text.numbers_ar_words import ACCUSATIVE, BOUND, Word, look
from marsad.text.numbers_core import Core, Term, words
from marsad.text.numbers_digits import literal
from marsad.text.numbers_tokens import END, Token, Tokens

_AND = folded("و")
_NEGATIVE = frozenset(map(folded, ("سالب", "ناقص")))
_OF, _OVER, _EACH, _PART = map(folded, ("من", "على", "كل", "جزء"))
_ONE = folded("واحد")
_SHARED = ("1", _PART, _ONE, folded("واحدة"))
_NOT_BEFORE_ONE = frozenset(map(folded, words("كل أي من في ولا لا آن هو هي كأنه غير عن إلى على مع بين أو")))
_NOT_AFTER_ONE = frozenset(map(folded, words("من منهم منها منهما تلو على بعد لا")))
_SEVERAL = frozenset(map(folded, ("بضع", "بضعة")))
_IN = folded("في")
_SCALES = ("scale", "plural", "dual")


def parse(tokens: Tokens, index: int) -> Core | None:
    """The number that begins at a token."""
    token = tokens[index]
    if token.kind == "w" and token.text in _NEGATIVE:
        inner = parse(tokens, index + 1) if _word(tokens.at(index + 1)) or tokens.at(index + 1).kind == "d" else None
        return inner and inner._replace(start=token.start, value=-inner.value)
    if token.kind == "w" and token.text in _SEVERAL:
        return _several(tokens, index)
    word = _word(token)
    start = token.start + (word.before if word else 0)
    if word and word.cls == "ordinal":
        return _ordinal(tokens, index, word, start)
    found = _share(tokens, index, start) or _fraction(tokens, index, start) or _cardinal(tokens, index, start)
    if word and found and _doubtful(tokens, index, word, found):
        return None
    if word and found and word.article and _ordered(tokens, index, found):
        return found._replace(kind="ordinal")
    return found


def _ordered(tokens: Tokens, index: int, found: Core) -> bool:
    """Whether definite tens behind a definite noun say a place in an order: "القرن العشرين", "الذكرى الحادية والعشرون".

    The words for 20, 30 … are the same in a count; "مجموعة العشرين" (no article on the noun) is one.
    """
    if found.kind != "cardinal" or not 20 <= found.value < 100 or found.value % 10 > 1:
        return False
    noun = tokens.at(index - 1).text
    return noun.startswith(folded("ال")) and not noun.endswith(folded("ات"))  # "السنوات الخمسين" counts


def _word(token: Token) -> Word | None:
    return look(token.text) if token.kind == "w" else None


def _joined(tokens: Tokens, k: int) -> int:
    """The index of what a و at `k` joins: k itself for a prefix, k + 1 for a و that stands alone; -1 for none."""
    token = tokens.at(k)
    if token.text == _AND:
        return k + 1
    word = _word(token)
    if word and token.text == _ONE:  # folded, و + أحد and واحد are one word; before عشر it is the former
        after = _word(tokens.at(k + 1))
        return k if after and (after.cls, after.prefix) == ("ten", 0) else -1
    return k if word and word.conj else -1


def _cardinal(tokens: Tokens, index: int, start: int) -> Core | None:
    term = _term(tokens, index)
    if not term:
        return None
    value, first_scale, scale, k = term.value, term.scale, term.scale, term.next
    while True:
        then = _joined(tokens, k)
        part = _part(tokens, then) if then >= 0 else None
        if part:
            return Core(start, tokens[part.next - 1].end, part.next, value + part.value * scale, scale=scale)
        more = _term(tokens, then if then >= 0 else k) if scale > 1 else None
        if not more or not 0 < more.value < scale or not _together(tokens, then, k, more):
            break
        value, scale, k = value + more.value, more.scale, more.next
    mantissa = value / first_scale
    return Core(start, tokens[k - 1].end, k, value, scale=first_scale, mantissa=mantissa)


def _together(tokens: Tokens, then: int, k: int, more: Term) -> bool:
    """Whether the next term goes on with the number: no article ("مليون والخمسة"); without و, hundreds only."""
    if then < 0:
        return more.value >= 100 and more.next > k + 1
    word = _word(tokens.at(then))
    first = _word(tokens.at(k - 1))
    return not word or not word.article or bool(first and first.article)


def _part(tokens: Tokens, k: int) -> Term | None:
    """A fraction that follows with و: "ونصف", "ونصف المليون", "وثلاثة أرباع"."""
    word = _word(tokens.at(k))
    if not word:
        return None
    if word.cls == "fraction" and not word.article:
        after = _word(tokens.at(k + 1))
        before = _word(tokens.at(k - 1))  # "مليار ونصف مليار", "مليون ونصف المليون"
        same = bool(before and after and after.cls == "scale" and before.value == after.value)
        skip = 2 if after and after.cls == "scale" and (after.article or same) else 1
        return Term(word.value, 1, k + skip)
    counted = _word(tokens.at(k + 1))
    if word.cls == "unit" and counted and counted.cls == "fractions":
        return Term(word.value * counted.value, 1, k + 2)
    return None


def _term(tokens: Tokens, k: int) -> Term | None:
    token = tokens.at(k)
    word = _word(token)
    if token.kind == "d":
        after = _word(tokens.at(k + 1))
        base = _figures(tokens, k, after)
    elif word and word.cls == "fraction":
        after = _word(tokens.at(k + 1))
        if not after or after.cls != "scale" or word.article or word.conj:
            return None
        base = Term(word.value, 1, k + 1)
    elif word and word.cls in ("scale", "dual"):
        base = _bare(tokens, k, word)
    else:
        base = _group(tokens, k)
    return base and _scaled(tokens, base)


def _bare(tokens: Tokens, k: int, word: Word) -> Term:
    two = word.cls == "dual"
    text = tokens[k].text[word.prefix :]
    if text in ACCUSATIVE and _joined(tokens, k + 1) >= 0:
        two = False
    return Term(word.value * (2 if two else 1), word.value, k + 1)


def _figures(tokens: Tokens, k: int, after: Word | None) -> Term | None:
    found = literal(tokens, k, "ar", scaled=_scale_behind(tokens, k, after))
    if found.value is None:
        return None
    hundred = _word(tokens.at(found.next))
    if hundred and hundred.value == 100 and not hundred.conj and not hundred.article:
        below = _joined(tokens, found.next + 1)
        rest = _below_hundred(tokens, below) if below >= 0 else None
        base = found.value * 100
        return Term(base + rest.value, 1, rest.next) if rest else Term(base, 100, found.next + 1)
    return Term(found.value, 1, found.next)


def _scale_behind(tokens: Tokens, k: int, after: Word | None) -> bool:
    """Whether a word for a million or more follows the figures: those run over three tokens at most."""
    if after is None and tokens.at(k + 1).text in (".", ","):
        after = _word(tokens.at(k + 3))
    return bool(after and after.cls in _SCALES and after.value >= 1e6 and not after.conj)


def _scaled(tokens: Tokens, base: Term) -> Term:
    """The term with the scales behind it: "مئة ألف", "مئة ألف تريليون"."""
    value, scale, k = base
    for _ in range(2):
        word = _word(tokens.at(k))
        text = tokens.at(k).text
        if not word or word.conj or word.cls not in _SCALES or (word.cls == "dual" and text not in ACCUSATIVE):
            break
        if word.prefix and not word.article:
            break
        value, scale, k = value * word.value, scale * word.value if scale > 1 else word.value, k + 1
    return Term(value, scale, k)


def _group(tokens: Tokens, k: int) -> Term | None:
    """A number below a thousand, in words."""
    word = _word(tokens.at(k))
    if not word:
        return None
    if word.cls == "hundred":
        if word.value == 100 and _of_percent(tokens, k, word):
            return None
        base, k = word.value, k + 1
    elif word.cls == "unit" and 3 <= word.value <= 9 and _is_hundred(tokens.at(k + 1)):
        base, k = word.value * 100, k + 2
    else:
        return _below_hundred(tokens, k)
    below = _joined(tokens, k)
    rest = _below_hundred(tokens, below) if below >= 0 else None
    if rest and rest.value and not _counted_fraction(tokens, below):
        return Term(base + rest.value, 1, rest.next)
    return Term(base, 1, k)


def _counted_fraction(tokens: Tokens, k: int) -> bool:
    word = _word(tokens.at(k + 1))
    return bool(word and word.cls == "fractions")


def _is_hundred(token: Token) -> bool:
    word = _word(token)
    return bool(word and not word.prefix and word.value == 100 and word.cls in ("hundred", "plural"))


def _of_percent(tokens: Tokens, k: int, word: Word) -> bool:
    """The hundred of a per cent: "بالمئة", "في المئة"."""
    return word.article and (tokens[k].text[0] == folded("ب") or tokens.at(k - 1).text == _IN)


def _below_hundred(tokens: Tokens, k: int) -> Term | None:
    token = tokens.at(k)
    if token.kind == "d":
        return Term(int(token.text), 1, k + 1) if len(token.text) < 3 else None
    word = _word(token)
    if not word:
        return None
    if word.cls in ("ten", "tens"):
        return Term(word.value, 1, k + 1)
    if word.cls != "unit":
        return None
    after = _word(tokens.at(k + 1))
    if word.value and after and after.cls == "ten" and not after.prefix:
        return Term(10 + word.value, 1, k + 2)
    then = _joined(tokens, k + 1)
    tens = _word(tokens.at(then)) if then >= 0 else None
    if word.value and tens and tens.cls == "tens":
        return Term(word.value + tens.value, 1, then + 1)
    return None if token.text[word.prefix :] in BOUND else Term(word.value, 1, k + 1)


def _share(tokens: Tokens, index: int, start: int) -> Core | None:
    """ "واحد من كل ثلاثة", "1 على 3", "جزء من مليون": one in so many."""
    text = tokens[index].text
    if text not in _SHARED:
        return None
    k = index + 1
    if tokens.at(k).text not in (_OF, _OVER) or (text == _PART and tokens.at(k).text != _OF):
        return None
    k += 2 if tokens.words(k, 2) == (_OF, _EACH) else 1
    whole = _cardinal(tokens, k, start) if tokens.at(k).kind in ("w", "d") else None
    if not whole or whole.value <= 1 or (text == _PART and whole.value < 100):
        return None
    return Core(start, whole.end, whole.next, 1 / whole.value, "fraction")


def _fraction(tokens: Tokens, index: int, start: int) -> Core | None:
    """ "نصف", "ثلثي", "ثلاثة أرباع", "خمس الدول"; not the quarter or half of a year ("الربع الثالث")."""
    word, after = _word(tokens[index]), _word(tokens.at(index + 1))
    if not word:
        return None
    if word.cls == "fraction":
        if (after and (after.cls == "ordinal" or (after.cls in _SCALES and not after.conj))) or word.article:
            return None
        return Core(start, tokens[index].end, index + 1, word.value, "fraction")
    if word.cls == "unit" and after and after.cls == "fractions":
        scale = _word(tokens.at(index + 2))
        if scale and scale.cls == "scale" and not scale.conj:  # "ثلاثة أرباع المليون"
            value = word.value * after.value * scale.value
            return Core(start, tokens[index + 2].end, index + 3, value, scale=scale.value)
        return Core(start, tokens[index + 1].end, index + 2, word.value * after.value, "fraction")
    if tokens[index].text == folded("خمس") and tokens.at(index + 1).text.startswith(folded("ال")) and not after:
        return Core(start, tokens[index].end, index + 1, 1 / 5, "fraction")
    return None


def _ordinal(tokens: Tokens, index: int, word: Word, start: int) -> Core | None:
    """ "الثالث", "الحادي عشر", "الخامسة والعشرون"."""
    after = _word(tokens.at(index + 1))
    if after and after.cls == "ten" and not after.prefix:
        return Core(start, tokens[index + 1].end, index + 2, 10 + word.value, "ordinal")
    then = _joined(tokens, index + 1)
    tens = _word(tokens.at(then)) if then >= 0 else None
    if tens and tens.cls == "tens":
        return Core(start, tokens[then].end, then + 1, word.value + tens.value, "ordinal")
    if tokens[index].text[word.prefix :].startswith(folded("حادي")):
        return None
    return Core(start, tokens[index].end, index + 1, word.value, "ordinal")


def _several(tokens: Tokens, index: int) -> Core | None:
    """ "بضعة آلاف": between three and nine thousand."""
    word = _word(tokens.at(index + 1))
    if not word or word.conj or word.cls not in ("plural", "scale"):
        return None
    return Core(
        tokens[index].start,
        tokens[index + 1].end,
        index + 2,
        3 * word.value,
        "range",
        word.value,
        3,
        vague=True,
        high=9 * word.value,
    )


def _doubtful(tokens: Tokens, index: int, word: Word, found: Core) -> bool:
    """Words that are a number elsewhere: "الاثنين" (Monday), "كل واحد", "واحدة من"."""
    if found.next != index + 1 or word.cls != "unit":
        return False
    if word.value == 2:
        return word.article
    if word.value != 1:
        return False
    before, after = tokens.at(index - 1), tokens.at(index + 1)
    if word.article or word.prefix or after.text in _NOT_AFTER_ONE:
        return True
    return before.text in _NOT_BEFORE_ONE or (before is not END and before.kind == "m" and after.kind != "m")
