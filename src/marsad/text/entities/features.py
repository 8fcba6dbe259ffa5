"""What the model sees of a word: its folded form, its parts and ends, what lists say of it, and the words around it.

A rare word is also seen through the places where it stands elsewhere in the document: a name without a title here may
have had one three sentences before. Invariant: time is linear in the words of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from marsad.text.entities.lists import CUES, frequency, listed
from marsad.text.fold import folded

NEAR = 400  # words: how far off the other places of a word are looked at
MOST = 4  # how many of them
RARE = 10  # the class of `frequency` at which a word is too common to be looked up elsewhere
_OUTER = 3  # how many of a word's features the words two steps off see
_NEXT = 13  # and those beside it
Row = list[str]


def document(sentences: Sequence[Sequence[str]]) -> list[list[Row]]:
    """The features of every word of the sentences of a document."""
    own = [_own(word) for words in sentences for word in words]
    elsewhere = _elsewhere(own, [i for words in sentences for i in range(len(words))])
    made, begin = [], 0
    for words in sentences:
        rows = _sentence(own[begin : begin + len(words)])
        for row, more in zip(rows, elsewhere[begin:], strict=False):
            row += more
        made.append(rows)
        begin += len(words)
    return made


def _sentence(own: Sequence[tuple[str, ...]]) -> list[Row]:
    made, count = [], len(own)
    for i, mine in enumerate(own):
        row = list(mine)
        for step in (-2, -1, 1, 2):
            j = i + step
            if 0 <= j < count:
                row += [f"{step}:{name}" for name in own[j][: _NEXT if abs(step) == 1 else _OUTER]]
            else:
                row.append(f"{step}:edge")
        before, after = (own[i - 1] if i else _EDGE), (own[i + 1] if i + 1 < count else _EDGE)
        row.append(f"-1&0:{before[0]}&{mine[0]}")
        row.append(f"0&1:{mine[0]}&{after[0]}")
        row.append(f"kkk:{before[2]}&{mine[2]}&{after[2]}")
        row.append(f"kf:{before[2]}&{mine[3]}&{mine[4]}")
        row.append(f"fff:{before[3]}&{mine[3]}&{after[3]}")
        row.append(f"lll:{before[6]}&{mine[6]}&{after[6]}")
        row.append(f"sf:{before[1]}&{mine[3]}")
        row += [f"cue{kind}" for kind in {own[j][2] for j in range(max(0, i - 4), max(0, i - 1))}]
        made.append(row)
    return made


def _elsewhere(own: Sequence[tuple[str, ...]], place: Sequence[int]) -> list[Row]:
    """For each rare word, what stands around the last and the next places where its stem is met."""
    met: dict[str, list[int]] = {}
    for i, mine in enumerate(own):
        if mine[3] in _RARE:
            met.setdefault(mine[1], []).append(i)
    made: list[Row] = [[] for _ in own]
    for places in met.values():
        for k, i in enumerate(places):
            seen = set()
            for j in places[max(0, k - MOST // 2) : k + 1 + MOST // 2]:
                if j != i and abs(j - i) <= NEAR:
                    seen |= _around(own, place, j)
            made[i] = sorted(seen) if seen else ["alone"]
    return made


def _around(own: Sequence[tuple[str, ...]], place: Sequence[int], j: int) -> set[str]:
    before = own[j - 1] if place[j] else _EDGE
    after = own[j + 1] if j + 1 < len(own) and place[j + 1] else _EDGE
    return {f"g-1:{before[1]}", f"g-1:{before[2]}", f"g-1:{before[6]}", f"g+1:{after[1]}", f"g+1:{after[6]}",
            f"g0:{own[j][5]}"}  # fmt: skip


_EDGE = ("edge",) * 16
_RARE = frozenset(f"f={n}" for n in range(RARE))


@lru_cache(maxsize=65536)
def _own(word: str) -> tuple[str, ...]:
    """The word's own features; the first ones are those that its neighbours see, too."""
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
    own = [f"w={form}", f"s={stem}", f"k={kind}", f"f={common}", f"sh={shape}{article:d}"]
    own += [f"c={len(form) - len(bare)}{len(bare) - len(inner)}{article:d}", f"l={listed(inner) or listed(stem)}"]
    own += [f"e2={stem[-2:]}", f"e3={stem[-3:]}", f"p2={stem[:2]}", *_habits(stem, common)]
    own += [f"len={min(len(stem), 8)}", f"i={inner}", f"x={form[0]}" if bare != form else "x="]
    own += [f"p{n}={stem[:n]}" for n in (1, 3, 4) if len(stem) > n]
    own += [f"e{n}={stem[-n:]}" for n in (1, 4) if len(stem) > n]
    own += [f"in={stem[i : i + 3]}" for i in range(min(len(stem), 12) - 2)]
    own += [f"al{article:d}{_step(frequency(inner), common)}f{common // 2}"]
    if not any(c in "اويه" for c in stem) and len(stem) > 3:
        own.append("no vowel")
    return tuple(own)


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
