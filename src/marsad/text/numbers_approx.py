"""Words around a number that say how exact it is: "more than", "قرابة", "près de"; and the words that make a range.

Invariant: a phrase counts only where it stands right before the number (or right behind it, for "at least", "أو أكثر").
"""

from __future__ import annotations

from typing import Literal

from marsad.text.fold import folded
from marsad.text.numbers_tokens import Token, Tokens

Approx = Literal["exact", "about", "at-least", "at-most"]

_BEFORE: dict[str, dict[Approx, str]] = {
    "en": {
        "about": """about | around | nearly | close to | almost | some | roughly | approximately | circa |
            an estimated | estimated | estimated at | more or less | in the region of | in the order of |
            on the order of | approx | approx . | just about | just under | a little under |
            slightly less than | just shy of | shy of | close on | not quite | nigh on | an average of |
            well nigh | as many as some | ~ | ca . | c .""",
        "at-least": """more than | over | just over | well over | slightly over | a little over | at least |
            upwards of | upward of | no fewer than | no less than | not less than | not fewer than |
            in excess of | exceeding | exceeds | exceeded | above | a minimum of | slightly more than |
            a little more than | greater than | at a minimum | > | minimum of | surpassing | surpassed |
            topping""",
        "at-most": """fewer than | less than | under | up to | no more than | not more than | at most |
            as many as | as much as | at the most | below | a maximum of | maximum of | up to some |
            not exceeding | does not exceed | < | did not exceed | well under | no greater than""",
    },
    "fr": {
        "about": """pres de | environ | quelque | presque | autour de | aux alentours de | a peu pres |
            pratiquement | de l ' ordre de | approximativement | estime a | estimee a | estimes a | estimees a |
            environ les | pres d ' | un peu moins d ' | aux alentours d ' | de l ' ordre d ' | ~ |
            aux environs de | un peu moins de | a peine moins de | dans les |
            une moyenne de""",
        "at-least": """plus de | plus d ' | au moins | au bas mot | un peu plus d ' | bien plus d ' |
            pas moins de | pas moins d ' | un minimum de |
            au minimum | > | bien plus de | un peu plus de | superieur a | superieure a | superieurs a |
            depassant | depasse | depassent | au - dela de | au - dessus de""",
        "at-most": """moins de | moins d ' | au plus | jusqu ' a | tout au plus | pas plus de | pas plus d ' |
            < | inferieur a | un maximum de | au maximum | n ' excedant pas | ne depassant pas |
            ne depasse pas | inferieure a | en dessous de | ne depassent pas""",
    },
    "ar": {
        "about": """قرابة | نحو | حوالي | حوالى | زهاء | ما يقارب | يقارب | ما يقرب من | يقرب من | تقريبا |
            ما يناهز | يناهز | تناهز | تقدر ب | يقدر ب | يقدر بنحو | بحدود | في حدود | حدود | ما يقدر بنحو |
            ما يقارب من | تقارب | أقل بقليل من | قريب من | ما يقدر ب""",
        "at-least": """أكثر من | ما يزيد على | ما يزيد عن | يزيد على | يزيد عن | تزيد على | تزيد عن | يفوق |
            تفوق | ما يفوق | لا يقل عن | لا تقل عن | ما لا يقل عن | على الأقل | أزيد من | فوق | يتجاوز |
            تتجاوز | ما يتجاوز | تجاوز | تجاوزت | أكبر من | لا أقل من | ليس أقل من | يربو على | ما يربو على |
            تربو على | ما يربو عن | أعلى من | بما لا يقل عن | ينيف على | ما ينيف على | فاق | فاقت | > |
            زاد على | زاد عن | أكثر من أو يساوي |
            أكبر من أو يساوي | أكبر من أو تساوي | على الأقل أو يساوي | > =""",
        "at-most": """أقل من | لا يتجاوز | لا تتجاوز | لا يزيد على | لا يزيد عن | لا تزيد على | لا تزيد عن |
            ما لا يزيد على | ما لا يزيد عن | دون | على الأكثر | بحد أقصى | لا أكثر من | لا يتعدى | لا تتعدى |
            لا يفوق | لم يتجاوز | لم تتجاوز | لم يتعد | أدنى من | أصغر من | < | تحت | أقل من أو يساوي |
            أصغر من أو يساوي | أقل من أو تساوي | أصغر من أو تساوي | < = | ما يصل إلى | يصل إلى | تصل إلى |
            ما لا يتجاوز | ليس أكثر من | حتى""",
    },
}
_AFTER: dict[str, dict[Approx, str]] = {
    "en": {
        "at-least": "at least | or more | + | or above | plus",
        "about": "or so",
        "at-most": "at most | at the most | or fewer | or less",
    },
    "fr": {
        "at-least": "au moins | ou plus | au minimum | +",
        "about": "environ",
        "at-most": "au plus | au maximum | ou moins",
    },
    "ar": {
        "at-least": "على الأقل | أو أكثر | فأكثر | وأكثر | فما فوق | كحد أدنى | أو أكبر | +",
        "about": "تقريبا",
        "at-most": "على الأكثر | أو أقل | فأقل | كحد أقصى | كحد أعلى",
    },
}
_THAN = frozenset(map(folded, ("من", "than", "de")))  # "5000 or more than 4500" says nothing of the 5000
_PROCLITICS = "وفبلك"


def _phrases(table: dict[Approx, str]) -> list[tuple[tuple[str, ...], Approx]]:
    rows = [(tuple(folded(p).split()), approx) for approx, text in table.items() for p in text.split("|")]
    return sorted(rows, key=lambda row: -len(row[0]))


def _by_last(table: dict[Approx, str]) -> dict[str, list[tuple[tuple[str, ...], Approx]]]:
    found: dict[str, list[tuple[tuple[str, ...], Approx]]] = {}
    for words, approx in _phrases(table):
        found.setdefault(words[-1], []).append((words, approx))
    return found


_ENDING = {lang: _by_last(table) for lang, table in _BEFORE.items()}
_FOLLOWING = {lang: _phrases(table) for lang, table in _AFTER.items()}


def before(tokens: Tokens, index: int, lang: str) -> tuple[Approx, int, int] | None:
    """The approximator that ends right before token `index`: its kind, the index and the offset where it begins."""
    last = tokens.at(index - 1)
    if last.kind == "":
        return None
    for word in {last.text, last.text.lstrip(_PROCLITICS)} if lang == "ar" else {last.text}:
        for words, approx in _ENDING[lang].get(word, ()):
            first = index - len(words)
            if first < 0:
                continue
            start = _starts(tokens[first], words[0], lang)
            if start >= 0 and tokens.words(first + 1, len(words) - 1) == words[1:]:
                return approx, first, start
    return None


def _starts(token: Token, word: str, lang: str) -> int:
    """Where `word` begins in a token that may hold Arabic proclitics before it, -1 where it is another word."""
    if token.text == word:
        return token.start
    lead = token.text[: -len(word)]
    if lang == "ar" and token.text.endswith(word) and 0 < len(lead) <= 2 and not lead.strip(_PROCLITICS):
        return token.end - len(word)
    return -1


def after(tokens: Tokens, index: int, lang: str) -> Approx | None:
    """The approximator that begins right at token `index`, behind a number."""
    if tokens.at(index).kind == "":
        return None
    for words, approx in _FOLLOWING[lang]:
        end = index + len(words)
        if tokens.words(index, len(words)) == words:
            compared = tokens.at(end).text in _THAN and tokens.at(end + 1).kind in ("d", "w")
            return None if compared else approx
    return None
