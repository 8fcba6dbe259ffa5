"""Numbers in figures: where a run of figures is a number at all, and what its points, commas and spaces mean.

A comma or a point before three figures is read as the language uses it: English groups with commas; French and
Arabic group with either where three figures follow, unless a word for thousand, million or more comes next ("2,345
millions").
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.text.money_words import NAMES, PREFIXES, SIGNS, is_code
from marsad.text.numbers_tokens import LONGEST, Token, Tokens

_PROCLITICS = frozenset(
    "و ف ب ل ك ال بال وال فال كال لل ول وب فب فل وبال ولل الـ".replace("ـ", "").split()
)  # Arabic words that stand glued before figures


SHORT = {"mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "md": 1e9, "mds": 1e9}  # that may be glued: "5bn"
SHORT_OF_MONEY = {"k": 1e3, "m": 1e6, "b": 1e9}  # only in a sum: "$5m", "5 M€"
_MOST_PARTS = 8  # a longer chain of figures is a list or a table, and is not walked again from each of its members
_ARABIC = {"٬": "،", "،": "،", "٫": "٫"}  # separators that say more than their fold
_COUNTED = frozenset(("people", "persons", "refugees", "displaced", "children", "residents", "civilians"))


class Literal(NamedTuple):
    """A number in figures; `value` is None where the figures are no number (a symbol, a day, an address)."""

    value: float | None
    next: int


def literal(tokens: Tokens, index: int, lang: str, scaled: bool = False) -> Literal:
    """Read the figures that begin at `index`; `scaled` says that a word such as "million" follows them."""
    parts = [tokens[index].text]
    marks: list[str] = []
    k = index + 1
    while len(parts) < _MOST_PARTS:
        step = _separator(tokens, k, parts, marks, lang)
        if not step:
            break
        marks.append(step)
        k += 1 if step == " " else 2
        parts.append(tokens[k - 1].text)
    if not _free(tokens, index, k):
        return Literal(None, _past(tokens, k))
    return Literal(_value(parts, marks, lang, scaled), k)


def priced(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a currency stands before the figures or behind the letter after them; or people ("1.2m people")."""
    before, after = tokens.at(first - 1), tokens.at(end + 1)
    if before.text in SIGNS or before.text in PREFIXES or after.text in SIGNS or after.text in NAMES:
        return True
    if tokens.at(end).glued and after.text in _COUNTED:
        return True
    if after.text in ("de", "d") and (tokens.at(end + 2).text in NAMES or tokens.at(end + 3).text in NAMES):
        return True  # "40 M de dollars", "3 M d'euros"
    return any(t.kind == "w" and len(t.text) == 3 and is_code(tokens.source(t.start, t.end)) for t in (before, after))


def _separator(tokens: Tokens, k: int, parts: list[str], marks: list[str], lang: str) -> str:
    """The separator that joins the next figures to these: "." "," " " or ""."""
    token, after = tokens.at(k), tokens.at(k + 1)
    if token.text in (".", ",") and token.glued and after.kind == "d" and after.glued:
        return _ARABIC.get(tokens.source(token.start, token.end), token.text)
    if token.kind != "d" or token.glued or len(token.text) != 3 or len(parts[0]) > 3 or parts[0][0] == "0":
        return ""
    if set(marks) - {" "}:
        return ""
    if "\n" in tokens.source(tokens[k - 1].start, token.end) or (after.glued and after.kind == "w" and lang != "ar"):
        return ""
    return " "


def _free(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the figures stand for themselves: not in S/2020/654, F-16, 12:30, 1995-01, 4x4."""
    before, token, after = tokens.at(first - 1), tokens[first], tokens.at(end)
    if token.glued and not _opens(tokens, first, before):
        return False
    if not after.glued:
        return True
    if after.kind == "w":
        short = after.text in SHORT or (after.text in SHORT_OF_MONEY and priced(tokens, first, end))
        return short or "\u0600" <= after.text[0] <= "\u06ff"
    beyond = tokens.at(end + 1)
    if after.text == "-" and beyond.glued and beyond.kind == "d":
        return _is_range(tokens, first, end)
    if after.text == "." and beyond.kind == "w" and beyond.glued:
        return len(beyond.text) > 1  # 1.A.4
    return not (after.text in "/:_\\@" and beyond.glued and beyond.kind in "dw")


def _opens(tokens: Tokens, first: int, before: Token) -> bool:
    if before.kind == "w":
        return before.text in _PROCLITICS or (len(before.text) > 2 and "\u0600" <= before.text[0] <= "\u06ff")
    if before.text == "-" and before.glued and tokens.at(first - 2).kind == "d":
        return _is_range(tokens, first - 2, first - 1)
    if before.text == "-" and before.glued:
        return tokens.at(first - 2).text in _PROCLITICS
    if before.text in (".", ","):
        return not (before.glued and tokens.at(first - 2).kind in ("d", "w"))
    return before.text not in ("/", ":", "_", "\\", "@", "&", "+")


def _is_range(tokens: Tokens, first: int, dash: int) -> bool:
    """Whether `8-10` is a range: two numbers, the first the smaller, and no third part."""
    low, high = tokens[dash - 1].text, tokens.at(dash + 1).text
    if max(len(low), len(high)) > LONGEST or "0" in (low[0], high[0]) or int(low) >= int(high):
        return False
    third = tokens.at(dash + 2)
    if third.text in ("-", "/") and third.glued and tokens.at(dash + 3).glued:
        return False
    earlier = tokens.at(dash - 2)
    return not (tokens[dash - 1].glued and earlier.text in ("-", "/", ":"))


def _past(tokens: Tokens, k: int) -> int:
    """The index behind everything that is glued to figures that are no number."""
    stop = k + 2 * _MOST_PARTS
    while k < stop and tokens.at(k).glued:
        if tokens[k].kind != "d" and not (tokens[k].text in "/-:._" and tokens.at(k + 1).glued):
            break
        k += 1
    return k


def _value(parts: list[str], marks: list[str], lang: str, scaled: bool) -> float | None:
    if sum(map(len, parts)) > LONGEST or len(parts) == _MOST_PARTS:
        return None
    if parts[0][0] == "0" and len(parts[0]) > 1:
        return None  # 0001 hours, 02 75941
    if not marks:
        return int(parts[0])
    grouped = all(len(p) == 3 for p in parts[1:]) and len(parts[0]) <= 3
    if len(set(marks)) == 1 and grouped and _groups(marks, parts, lang, scaled):
        return int("".join(parts))
    whole = parts[:-1]
    if marks.count(marks[-1]) > 1 or marks[-1] == " " or (len(whole) > 1 and any(len(p) != 3 for p in whole[1:])):
        return None
    if lang == "en" and marks[-1] == "," and len(marks) == 1:
        return None
    return float("".join(whole) + "." + parts[-1])


def _groups(marks: list[str], parts: list[str], lang: str, scaled: bool) -> bool:
    """Whether separators of one kind, each before three figures, group them."""
    if len(marks) > 1 or marks[0] in " ،":
        return True
    if marks[0] == "٫":
        return False
    if parts[0][0] == "0" or (scaled and lang != "en"):
        return False
    if lang == "en":
        return marks[0] == ","
    return lang == "ar" or marks[0] == "." or parts[1] == "000"
