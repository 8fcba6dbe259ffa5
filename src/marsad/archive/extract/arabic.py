"""Arabic from a PDF in the order in which it is read: what its readers leave half done.

A PDF places shapes on a page; its readers turn them back into a text, and where a line runs from right to left they
leave traces. pdftotext marks every part of such a line that runs the other way (U+202A … U+202C), but writes the spaces
and stops at that part's edges from left to right, and it turns the letters of a lam-alef around. pypdf has the letters
of a lam-alef right, but of some producers' files it reads every word backwards.

Invariant: no letter is made up. Marks of direction are taken out, edges of a part change sides, words are turned around
whole, and a lam-alef is written as the other reading of the same document has that very word.
"""

from __future__ import annotations

import re
import unicodedata

_START, _PART, _END = "\u202b", "\u202a", "\u202c"
_INNER = re.compile("\u202a([^\u202a-\u202e\n]*)\u202c")
_BEFORE_STOP = re.compile(r"[ \t]+(?=[،,.;؛:؟!»)\]])")
_WORD = re.compile("[\u0621-\u065f\u0670]+")
_LETTER = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_ALEFS = "اأإآ"
PAIRS = 6  # lam-alefs of one word that are tried: no word has more
MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")


def in_order(text: str) -> str:
    """pdftotext's reading without its marks, the edges of left-to-right parts in the order of the line."""
    return "\n".join(_line(line) if line.startswith(_START) else line for line in text.split("\n"))


def _line(line: str) -> str:
    ordered = _INNER.sub(lambda part: _edges_turned(part[1]), line)
    return "".join(c for c in ordered if c not in (_START, _PART, _END))


def _edges_turned(part: str) -> str:
    """` 83` stood left of what follows, so it is `83 `; a space before a stop is only a gap of the page."""
    start, end = 0, len(part)
    while start < end and not part[start].isalnum():
        start += 1
    while end > start and not part[end - 1].isalnum():
        end -= 1
    before, after = (_BEFORE_STOP.sub("", edge[::-1]) for edge in (part[end:], part[:start]))
    return before + part[start:end] + after


def with_letters(text: str, other: str) -> tuple[str, int]:
    """The text with lam-alefs as another reading has the same words, and how many words that changed."""
    known = frozenset(_WORD.findall(unicodedata.normalize("NFKC", other)))
    changed = 0

    def mended(match: re.Match[str]) -> str:
        nonlocal changed
        found = _known_form(match[0], known)
        changed += found != match[0]
        return found

    return _WORD.sub(mended, text), changed


def _known_form(word: str, known: frozenset[str]) -> str:
    """The word with some of its alef-lams turned to lam-alefs so that it is a known one; else as it is."""
    if word in known:
        return word
    pairs = [i for i in range(len(word) - 1) if word[i] in _ALEFS and word[i + 1] == "ل"][:PAIRS]
    for chosen in range(1, 1 << len(pairs)):
        letters = list(word)
        for bit, i in enumerate(pairs):
            if chosen >> bit & 1:
                letters[i], letters[i + 1] = letters[i + 1], letters[i]
        if "".join(letters) in known:
            return "".join(letters)
    return word


def turned(text: str) -> str:
    """A reading whose Arabic words all stand backwards, with each of them turned around."""
    return re.sub(r"\S+", lambda m: m[0][::-1].translate(MIRRORED) if _LETTER.search(m[0]) else m[0], text)
