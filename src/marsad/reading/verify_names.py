"""Whether an actor or a place of a record is named in its quote: by a name of the tables, or by the words of its code.

A code is known by every Latin name that its row of the tables has ("AU", "african-union"). A name that no table holds
is looked for by the words of its code: in Latin letters as they stand; in Arabic translated where the word is a common
one (north, commission, groups), else by its consonants (Mudug, مدق). What is named neither way is not in the quote.

Invariant: a state is named by its own name, a nationality, a capital, an office-holder or a place of its own; never by
the longer name of another one that holds its name (Guinea in Guinea-Bissau).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from marsad.reading.lexicon import categories
from marsad.reading.verify_passage import Passage
from marsad.terms import countries
from marsad.text.fold import folded
from marsad.text.names import Name
from marsad.text.names.tables import index, rows

_GULF = frozenset(("ARE", "BHR", "KWT", "OMN", "QAT", "SAU"))
_MEMBERS_OF = {"gulf-cooperation-council": _GULF, "gcc": _GULF}  # "the six states of the Council"
_SEATS = {"EU": "brussels", "NATO": "brussels"}  # the city that stands for a body
COUNCILS = frozenset(("UN", "UNSC"))  # they act without being named: "Requests the Union to ..."
UNNAMED = frozenset(("participants", "members", "GCD")) | COUNCILS
_SMALL = frozenset(("the", "and", "for", "les", "des", "of", "de", "in", "on", "to", "al", "el", "et", "du"))
_GOVERNMENT = re.compile("govern|gouvern|حكوم|armed forces|army|armee|القوات المسلح|جيش")
_FIRST = 5  # letters by which a word of a code and one of the quote are the same


def is_state(code: str) -> bool:
    """Whether a code is that of a state: RSF and WFP are none."""
    return code in countries.codes()


def named(code: str, passage: Passage) -> bool:
    """Whether an actor or a place with this code is named in the quote."""
    said = _codes(passage)
    wanted = {code} | synonyms(code)
    if wanted & said or any(code in _MEMBERS_OF[body] for body in said & _MEMBERS_OF.keys()):
        return True
    if code in _SEATS and _SEATS[code] in said:
        return True
    if any(c.startswith("ISIS") and c.split("-")[0] in said for c in wanted) or (
        code == "ISIS" and any(c.startswith("ISIS") for c in said)
    ):
        return True
    return any(_spelt(one, passage) for one in wanted) or (not is_state(code) and by_words(code, passage))


def _codes(passage: Passage) -> set[str]:
    names = passage.sentence.names
    return {n.code for n in names} | {n.country for n in names} - {""} | {a.code for a in passage.actors}


@cache
def _latin() -> dict[str, frozenset[str]]:
    """Every Latin name of the tables, with hyphens for spaces, and what it stands for."""
    found: dict[str, set[str]] = {}
    for lang in ("en", "fr"):
        for key, entries in index(lang).entries.items():
            for entry in entries:
                if entry.kind and entry.kind not in ("office", "person", "nationality"):
                    found.setdefault(key.replace(" ", "-"), set()).add(entry.code)
    return {slug: frozenset(codes) for slug, codes in found.items()}


def synonyms(code: str) -> frozenset[str]:
    """The codes of the tables whose names in Latin letters are this code."""
    return _latin().get(re.sub(r"[\s_/-]+", "-", folded(code)), frozenset()) if not is_state(code) else frozenset()


@cache
def _spellings(lang: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of each body, group, place and state as rows of folded words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for key, entries in index(lang).entries.items():
        for entry in entries:
            if entry.kind and entry.kind not in ("office", "person"):
                found.setdefault(entry.code, []).append(tuple(key.split(" ")))
                if entry.kind == "capital":
                    found.setdefault(entry.country, []).append(tuple(key.split(" ")))
    return {code: tuple(keys) for code, keys in found.items()}


@cache
def _nationality(lang: str) -> frozenset[tuple[str, ...]]:
    found = index(lang).entries.items()
    return frozenset(tuple(key.split(" ")) for key, entries in found if any(e.kind == "nationality" for e in entries))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(row[0] for row in rows("bodies"))


def _spelt(code: str, passage: Passage) -> bool:
    """Whether a name stands in the quote that matching passed over: for its capitals, or within a body's longer one."""
    for lang in {passage.lang, "en"}:
        for key in _spellings(lang).get(code, ()):
            for start, end in _rows_of(key, passage):
                over = [n for n in passage.sentence.names if n.start < end and start < n.end]
                nested = (code in _bodies() or key in _nationality(lang)) and all(_governs(n, passage) for n in over)
                if not over or nested or all(n.kind == "office" for n in over):
                    return len(key) > 1 or len(key[0]) > 2
    return False


def _governs(name: Name, passage: Passage) -> bool:
    """A body, or a government that the tables hold among the groups."""
    return name.kind == "body" or bool(_GOVERNMENT.search(folded(passage.document.text[name.start : name.end])))


def _rows_of(key: tuple[str, ...], passage: Passage) -> Iterator[tuple[int, int]]:
    """Where words stand in a row in the quote; an Arabic one may follow its proclitics."""
    words = passage.sentence.words
    for i in passage.standing.get(key[0], ()):
        row = words[i : i + len(key)]
        if len(row) == len(key) and all(word.forms[0] == part for word, part in zip(row[1:], key[1:], strict=True)):
            yield row[0].start, row[-1].end


def by_words(code: str, passage: Passage) -> bool:
    """Whether the words of a code stand in the quote: as they are, translated, or by their consonants."""
    parts = [p for p in re.split(r"[\s_/'’-]+", folded(code)) if len(p) > 1 and p not in _SMALL]
    return bool(parts) and all(_part(part, passage) for part in parts)


def _part(part: str, passage: Passage) -> bool:
    category = f"verify.word.{part}"
    if category in categories(passage.lang):
        return passage.sentence.has(category) or (passage.lang != "ar" and _begins(part, passage))
    if _begins(part, passage):
        return True
    return (
        passage.lang == "ar"
        and len(skeleton(part)) > 1
        and any(skeleton(form) == skeleton(part) for form in passage.words if len(form) > len(skeleton(part)))
    )


def _begins(part: str, passage: Passage) -> bool:
    words = (piece for word in passage.words for piece in word.split("-"))
    return any(w.startswith(part[:_FIRST]) if len(part) > 3 else w == part for w in words)


_DIGRAPHS = (("kh", "K"), ("gh", "K"), ("sh", "X"), ("ch", "X"), ("th", "T"), ("dh", "D"), ("ph", "F"), ("dj", "K"))
_LETTERS = {
    **dict.fromkeys("bp" "بپ", "B"), **dict.fromkeys("t" "تطث", "T"), **dict.fromkeys("jgkqc" "جقكغخگ", "K"),
    **dict.fromkeys("d" "دضذ", "D"), **dict.fromkeys("r" "ر", "R"), **dict.fromkeys("z" "زظ", "Z"),
    **dict.fromkeys("s" "سص", "S"), **dict.fromkeys("X" "شچ", "X"), **dict.fromkeys("fv" "فڤ", "F"),
    **dict.fromkeys("l" "ل", "L"), **dict.fromkeys("m" "م", "M"), **dict.fromkeys("n" "ن", "N"),
}  # fmt: skip


def skeleton(word: str) -> str:
    """The consonants of a Latin or Arabic word in classes of like sounds; vowels, h, w, y and doubled letters away."""
    for pair, one in _DIGRAPHS:
        word = word.replace(pair, one)
    letters = [_LETTERS.get(c, c if c in "KXTDF" else "") for c in re.sub(r"(.)\1", r"\1", word)]
    return "".join(letters)
