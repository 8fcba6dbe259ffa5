"""The reader's lexicon: phrases by category, in three languages, from the YAML files beside this one.

A phrase is a row of words. `stem*` matches any ending, `a|b` either word, `_` one word, `...` up to five words (no
full stop or semicolon among them). A last `X` says that who acts is named right behind ("the refusal of
X"). Words are compared folded; Arabic ones with and without their proclitics (marsad.reading.words).

Invariant: matching is linear in the words of a sentence, whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from marsad.reading.words import Word
from marsad.text.fold import folded

GAP = 5  # words that `...` may stand for
_STOPS = frozenset(".;!?:")
_PREFIX = 3  # letters of a stem by which it is looked up


class Hit(NamedTuple):
    """A phrase of a category: offsets in the text, and the indexes of its first word and behind its last.

    `behind` is true where the phrase itself says that its actor follows.
    """

    category: str
    start: int
    end: int
    first: int
    last: int
    behind: bool = False


class _Element(NamedTuple):
    whole: frozenset[str]
    stems: tuple[str, ...]

    def matches(self, word: Word) -> bool:
        return any(form in self.whole or (self.stems and form.startswith(self.stems)) for form in word.forms)


_Elements = tuple[_Element | int | None, ...]  # None is one word of any kind, an int a gap
_Phrase = tuple[str, _Elements, bool]  # category, words, whether the actor stands behind


def hits(words: Sequence[Word], lang: str) -> Iterator[Hit]:
    """All phrases of the lexicon in a row of words; of those of a category that overlap, the longest."""
    index = _index(lang)
    ends: dict[str, int] = {}
    for i, word in enumerate(words):
        best: dict[str, tuple[int, bool]] = {}
        for key in {form[:_PREFIX] for form in word.forms}:
            for category, elements, behind in index.get(key, ()):
                last = _match(elements, words, i)
                if last > best.get(category, (0, False))[0]:
                    best[category] = last, behind
        for category, (last, behind) in best.items():
            if i >= ends.get(category, 0):
                ends[category] = last
                yield Hit(category, word.start, words[last - 1].end, i, last, behind)


def _match(elements: _Elements, words: Sequence[Word], at: int) -> int:
    """The index behind the last word of the phrase that begins at `at`; 0 where it does not stand there."""
    gap = 0
    for element in elements:
        if isinstance(element, int):
            gap = element
            continue
        stop = min(at + gap + 1, len(words))
        while at < stop and not (element is None or element.matches(words[at])):
            if words[at].forms[0] in _STOPS:
                return 0
            at += 1
        if at >= stop:
            return 0
        at += 1
        gap = 0
    return at


@cache
def categories(lang: str) -> dict[str, tuple[str, ...]]:
    """The phrases of each category, as written."""
    import yaml

    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(files(__package__).iterdir(), key=lambda f: f.name):
        if file.name.endswith(f".{lang}.yaml"):
            # the base loader knows strings alone: `no` and `on` are words here
            for category, phrases in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader).items():
                if category in found:
                    raise ValueError(f"{file.name}: the category {category} stands in another file too")
                found[category] = tuple(phrases)
    return found


@cache
def _index(lang: str) -> dict[str, list[_Phrase]]:
    index: dict[str, list[_Phrase]] = {}
    for category, phrases in categories(lang).items():
        for phrase in phrases:
            parts = phrase.split()
            behind = parts[-1] == "X"
            elements = tuple(_element(part) for part in (parts[:-1] if behind else parts))
            first = elements[0] if elements else None
            if not isinstance(first, _Element):
                raise ValueError(f"{category}: a phrase begins with a word: {phrase}")
            for key in {part[:_PREFIX] for part in (*first.whole, *first.stems)}:
                index.setdefault(key, []).append((category, elements, behind))
    return index


def _element(part: str) -> _Element | int | None:
    if part == "...":
        return GAP
    if part == "_":
        return None
    options = part.split("|")
    stems = tuple(folded(o[:-1]) for o in options if o.endswith("*"))
    if any(len(stem) < _PREFIX for stem in stems):
        raise ValueError(f"a stem has {_PREFIX} letters at least: {part}")
    return _Element(frozenset(folded(o) for o in options if not o.endswith("*")), stems)
