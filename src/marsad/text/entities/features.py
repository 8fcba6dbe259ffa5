"""What the model sees of a word: its folded form, its parts and ends, what lists say of it, and the words around it.

A rare word is also seen through the places where it stands elsewhere in the document: a name without a title here may
have had one three sentences before. Invariant: time is linear in the words of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from marsad.text.entities.lists import CUES, frequency, listed, longest_name
from marsad.text.fold import folded

NEAR = 400  # words: how far off the other places of a word are looked at
MOST = 4  # how many of them
RARE = 10  # the class of `frequency` at which a word is too common to be looked up elsewhere
LONGEST = 5  # words of a listed name
_OUTER = 4  # how many of a word's features the words two steps off see
_OPEN, _CLOSE, _EITHER = frozenset("«“"), frozenset("»”"), frozenset("\"'")
_GROUPS = {  # the marks of the lists, in groups
    "e": "P", "w": "P", "m": "P", "P": "P", "f": "F", "g": "g", "g0": "a", "g1": "g", "g2": "G", "s0": "z", "s1": "s",
    "s2": "S", "c": "L", "L": "L", "n": "N", "k": "O", "o": "O", "d": "O", "O": "O",
}  # fmt: skip
Row = list[str]


class Word(NamedTuple):
    """A word by itself. `form`: folded; `bare`: without conjunction; `inner`: without preposition; `stem`: nor article.

    `groups`: the lists that hold it and how common it is; `own`: its features; `near`: those that its neighbours see.
    """

    form: str
    bare: str
    inner: str
    stem: str
    kind: str
    common: int
    shape: str
    groups: str
    own: tuple[str, ...] = ()
    near: tuple[str, ...] = ("edge",)


_EDGE = Word("edge", "edge", "edge", "edge", "edge", 0, "edge", "edge")


def document(sentences: Sequence[Sequence[str]]) -> list[list[Row]]:
    """The features of every word of the sentences of a document."""
    own = [_own(word) for words in sentences for word in words]
    elsewhere = _elsewhere(own, [i for words in sentences for i in range(len(words))])
    made, begin = [], 0
    for words in sentences:
        mine = own[begin : begin + len(words)]
        rows = _sentence(mine)
        for row, *more in zip(rows, elsewhere[begin:], _names(mine), _quoted(words), strict=False):
            for part in more:
                row += part
        made.append(rows)
        begin += len(words)
    return made


def _sentence(own: Sequence[Word]) -> list[Row]:
    made, count = [], len(own)
    for i, mine in enumerate(own):
        row = list(mine.own)
        for step in (-2, -1, 1, 2):
            other = own[i + step] if 0 <= i + step < count else _EDGE
            row += [f"{step}:{name}" for name in (other.near if abs(step) == 1 else other.near[:_OUTER])]
        before, after = (own[i - 1] if i else _EDGE), (own[i + 1] if i + 1 < count else _EDGE)
        row += [
            f"-1&0:{before.form}&{mine.form}",
            f"0&1:{mine.form}&{after.form}",
            f"kkk:{before.kind}&{mine.kind}&{after.kind}",
            f"kf:{before.kind}&{mine.common}&{mine.shape}",
            f"fff:{before.common}&{mine.common}&{after.common}",
            f"lll:{before.stem[-2:]}&{mine.stem[-2:]}&{after.stem[-2:]}",
            f"sf:{before.stem}&{mine.common}",
            f"bg:{before.groups}&{mine.groups}",
            f"ga:{mine.groups}&{after.groups}",
            f"bga:{before.groups}&{mine.groups}&{after.groups}",
            f"kg:{before.kind}&{mine.groups}",
            f"sg:{before.stem}&{mine.groups}",
        ]
        row += [f"cue{kind}" for kind in {own[j].kind for j in range(max(0, i - 4), max(0, i - 1))}]
        made.append(row)
    return made


def _names(own: Sequence[Word]) -> list[Row]:
    """For each word, the listed name of several words that holds it, ends before it or begins behind it."""
    made: list[Row] = [[] for _ in own]
    forms = [word.form for word in own]
    i = 0
    while i < len(own):
        word = own[i]
        size, kind = longest_name((word.form, word.bare, word.inner), forms[i + 1 : i + LONGEST])
        for j in range(i, i + size):
            made[j].append(f"name={kind}{'B' if j == i else 'I'}")
        if size and i:
            made[i - 1].append(f"name+1={kind}")
        i += size or 1
        if size and i < len(own):
            made[i].append(f"name-1={kind}")
    return made


def _quoted(words: Sequence[str]) -> list[Row]:
    """Whether each word stands between quotation marks."""
    made: list[Row] = []
    inside = False
    for word in words:
        opens = word in _OPEN or (word in _EITHER and not inside)
        closes = word in _CLOSE or word in _EITHER
        made.append(["quoted"] if inside and not closes else [])
        inside = opens or (inside and not closes)
    return made


def _elsewhere(own: Sequence[Word], place: Sequence[int]) -> list[Row]:
    """For each rare word, what stands around the last and the next places where its stem is met."""
    met: dict[str, list[int]] = {}
    for i, mine in enumerate(own):
        if mine.common < RARE and mine.shape[0] == "w":
            met.setdefault(mine.stem, []).append(i)
    made: list[Row] = [[] for _ in own]
    for places in met.values():
        for k, i in enumerate(places):
            seen = set()
            for j in places[max(0, k - MOST // 2) : k + 1 + MOST // 2]:
                if j != i and abs(j - i) <= NEAR:
                    seen |= _around(own, place, j)
            made[i] = sorted(seen) if seen else ["alone"]
    return made


def _around(own: Sequence[Word], place: Sequence[int], j: int) -> set[str]:
    before = own[j - 1] if place[j] else _EDGE
    after = own[j + 1] if j + 1 < len(own) and place[j + 1] else _EDGE
    return {f"g-1:{before.stem}", f"g-1:k={before.kind}", f"g-1:{before.groups}", f"g+1:{after.stem}",
            f"g+1:{after.groups}", f"g0:{own[j].form}"}  # fmt: skip


@lru_cache(maxsize=65536)
def _own(word: str) -> Word:
    """The word by itself."""
    form = folded(word)[:40]
    bare = form[1:] if len(form) > 3 and form[0] in "وف" and frequency(form) < frequency(form[1:]) + 2 else form
    inner = bare[1:] if len(bare) > 3 and bare[0] in "بلك" and frequency(bare[1:]) > frequency(bare) else bare
    if len(bare) > 4 and bare.startswith("لل"):
        inner = "ال" + bare[2:]
    article = len(inner) > 4 and inner.startswith("ال")
    stem = inner[2:] if article else inner
    kind = next((name for name, words in CUES.items() if words & {form, bare, inner, stem}), "plain")
    shape = "digit" if any(c.isdigit() for c in form) else "latin" if form[:1].isascii() and form.isalpha() else "word"
    if not any(c.isalnum() for c in form):
        shape = "mark"
    common = frequency(stem)
    marks = sorted({*listed(form), *listed(bare), *listed(inner), *(f"{m}~" for m in listed(stem) if article)})
    held = "".join(sorted({_GROUPS[m] for m in (mark.rstrip("~") for mark in marks) if m in _GROUPS}))
    held = f"+{held}" if article and held else held
    groups = f"{held or '-'}{min(common, 12) // 3}" if held or kind == "plain" else kind
    shared = [f"w={form}", f"s={stem}", f"k={kind}", f"q={groups}", f"f={common}", f"sh={shape}{article:d}"]
    shared += [f"c={len(form) - len(bare)}{len(bare) - len(inner)}{article:d}"]
    shared += [f"e2={stem[-2:]}", f"e3={stem[-3:]}", f"p2={stem[:2]}", *(f"m={mark}" for mark in marks)]
    habits = _habits(stem, common)
    own = [*shared, *habits, f"q1={held}", *_letters(stem), f"len={min(len(stem), 8)}", f"i={inner}"]
    own += [f"x={form[0]}" if bare != form else "x=", f"al{article:d}{_step(frequency(inner), common)}f{common // 2}"]
    near = (*shared, *habits[:2])
    return Word(form, bare, inner, stem, kind, common, f"{shape[0]}{article:d}", groups, tuple(own), near)


def _letters(stem: str) -> list[str]:
    """Beginnings, endings and trigrams of the stem."""
    made = [f"p{n}={stem[:n]}" for n in (1, 3, 4) if len(stem) > n]
    made += [f"e{n}={stem[-n:]}" for n in (1, 4) if len(stem) > n]
    made += [f"in={stem[i : i + 3]}" for i in range(min(len(stem), 12) - 2)]
    if len(stem) > 3 and not any(c in "اويه" for c in stem):
        made.append("no vowel")
    return made


def _habits(stem: str, common: int) -> list[str]:
    """How usual the stem is with the article, with pronouns and with endings: names take none of them."""
    if len(stem) < 2:
        return ["h=", "hp=", "he="]
    root = stem[:-1] + "ت" if stem[-1] == "ه" else stem
    pronoun = max(frequency(root + "ها"), frequency(root + "هم"), frequency(root + "ه"))
    ending = max(frequency(stem + "ين"), frequency(stem + "ات"), frequency(stem + "وا"))
    return [f"h={_step(frequency('ال' + stem), common)}", f"hp={_step(pronoun, common)}",
            f"he={_step(ending, common)}"]  # fmt: skip


def _step(one: int, other: int) -> str:
    """How much rarer the one is than the other, in steps of ten times (two classes)."""
    return "-" if not one else str(max(-2, min(2, (one - other) // 2)))
