"""How the tables of names are written short: alternatives in braces, and words with the endings they take.

`a{b,c}` is ab and ac, and braces may stand within braces. A nationality word with + behind it stands for its forms:
the plural (en), all forms of a relative adjective with and without the article (ar), feminine and plural (fr).
"""

from __future__ import annotations

from collections.abc import Iterator


def expand(text: str) -> list[str]:
    """The texts that a text with braces stands for, in the order of the alternatives."""
    open_at = text.find("{")
    if open_at < 0:
        return [text]
    choices, close_at = _choices(text, open_at)
    tails = expand(text[close_at + 1 :])
    return [text[:open_at] + part + tail for choice in choices for part in expand(choice) for tail in tails]


def _choices(text: str, open_at: int) -> tuple[list[str], int]:
    """What stands between the brace at `open_at` and its partner, cut at the commas of its own level."""
    depth, since, choices = 0, open_at + 1, []
    for at in range(open_at, len(text)):
        char = text[at]
        depth += (char == "{") - (char == "}")
        if (char == "," and depth == 1) or depth == 0:
            choices.append(text[since:at])
            since = at + 1
        if depth == 0:
            return choices, at
    raise ValueError(f"{text!r}: a brace is not closed")


def variants(cell: str) -> Iterator[str]:
    """The names of a cell: `a|b{c,d}` is a, bc and bd."""
    for part in cell.split("|"):
        if part:
            yield from expand(part)


def nationality(word: str, lang: str) -> list[str]:
    """The forms of a nationality word; a word without + behind it is its only form."""
    if not word.endswith("+"):
        return [word]
    return {"ar": _arabic, "en": _english, "fr": _french}[lang](word[:-1])


def _english(word: str) -> list[str]:
    return [word, word + "s"]


def _arabic(word: str) -> list[str]:
    stem = word.removesuffix("ي")
    forms = [stem + ending for ending in ("ي", "ية", "يون", "يين", "يان", "يات", "يتان", "يتين", "يا")]
    return [article + form for form in forms for article in ("", "ال")]


def _french(word: str) -> list[str]:
    if word.endswith("e"):
        return [word, word + "s"]
    feminine = word + ("ne" if word.endswith("en") else "e")
    plural = word if word.endswith("s") else word + "s"
    return [word, plural, feminine, feminine + "s"]
