"""The reader's lexicon: phrases by category, in three languages, from the YAML files beside this one.

A phrase is a row of words. `stem*` matches any ending, `a|b` either word, `_` one word, `...` up to five words (no
full stop or semicolon among them). A last `X` says that who acts is named right behind ("the refusal of
X"). Words are compared folded; Arabic ones with and without their proclitics (marsad.reading.words).

Invariant: matching is linear in the words of a sentence, whatever they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from marsad.reading.words import Word
from marsad.text.fold import folded

GAP = 5  # words that `...` may stand for
_STOPS = frozenset(".;!?:")
_ELIDED = re.compile(r"((?<!aujourd)['’])(?=\w)")
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

    def matches(self, forms: tuple[str, ...]) -> bool:
        """Whether a word with these forms may stand here."""
        if not self.whole.isdisjoint(forms):
            return True
        return any(form.startswith(self.stems) for form in forms) if self.stems else False


_Elements = tuple[_Element | int | None, ...]  # None is one word of any kind, an int a gap
_Phrase = tuple[str, _Elements, bool]  # category, words behind the first, whether the actor stands behind them


class _Index(NamedTuple):
    """The phrases, numbered in the lexicon's order, by their first word, and by the first letters of its stem."""

    whole: dict[str, list[tuple[int, _Phrase]]]
    stems: dict[str, list[tuple[str, int, _Phrase]]]


def hits(words: Sequence[Word], lang: str) -> Iterator[Hit]:
    """All phrases of the lexicon in a row of words; of those of a category that overlap, the longest."""
    ends: dict[str, int] = {}
    for i, word in enumerate(words):
        best: dict[str, tuple[int, bool]] = {}
        for category, rest, behind in _begun(lang, word.forms).before(words[i + 1].forms if i + 1 < len(words) else ()):
            last = _match(rest, words, i + 1)
            if last and (category not in best or last > best[category][0]):
                best[category] = last, behind
        for category, (last, behind) in best.items():
            if i >= ends.get(category, 0):
                ends[category] = last
                yield Hit(category, word.start, words[last - 1].end, i, last, behind)


class _Begun(NamedTuple):
    """The numbered phrases that a word begins: those that any word may follow, the others by the second's letters."""

    any: list[tuple[int, _Phrase]]
    whole: dict[str, list[tuple[int, _Phrase]]]
    stems: dict[str, list[tuple[int, _Phrase]]]

    def before(self, forms: tuple[str, ...]) -> Iterator[_Phrase]:
        """Those that may go on with a word with these forms, in the lexicon's order, and few that may not."""
        found = dict(self.any)
        for form in forms:
            found.update(self.whole.get(form, ()))
            found.update(self.stems.get(form[:_PREFIX], ()))
        return (found[n] for n in (sorted(found) if len(found) > len(self.any) else found))


@lru_cache(maxsize=65536)
def _begun(lang: str, forms: tuple[str, ...]) -> _Begun:
    """The phrases that a word with these forms begins, each with the words that must follow."""
    index = _index(lang)
    found = {n: phrase for form in forms for n, phrase in index.whole.get(form, ())}
    for form in forms:
        for stem, n, phrase in index.stems.get(form[:_PREFIX], ()):
            if form.startswith(stem):
                found[n] = phrase
    begun = _Begun([], {}, {})
    for n in sorted(found):
        second = found[n][1][0] if found[n][1] else None
        if not isinstance(second, _Element):
            begun.any.append((n, found[n]))
            continue
        for word in second.whole:
            begun.whole.setdefault(word, []).append((n, found[n]))
        for stem in second.stems:
            begun.stems.setdefault(stem[:_PREFIX], []).append((n, found[n]))
    return begun


def _match(elements: _Elements, words: Sequence[Word], at: int) -> int:
    """The index behind the last word of the phrase whose further words begin at `at`; 0 where they do not stand."""
    gap = 0
    for element in elements:
        if isinstance(element, int):
            gap = element
            continue
        stop = min(at + gap + 1, len(words))
        while at < stop and not (element is None or element.matches(words[at].forms)):
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

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # it knows strings alone: `no` and `on` are words here
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(files(__package__).iterdir(), key=lambda f: f.name):
        if file.name.endswith(f".{lang}.yaml"):
            for category, phrases in yaml.load(file.read_text(encoding="utf-8"), Loader=loader).items():
                if category in found:
                    raise ValueError(f"{file.name}: the category {category} stands in another file too")
                found[category] = tuple(phrases)
    return found


@cache
def _index(lang: str) -> _Index:
    index, number = _Index({}, {}), 0
    for category, phrases in categories(lang).items():
        for phrase in phrases:
            parts = _parts(phrase, lang)
            behind = parts[-1] == "X"
            elements = tuple(_element(part) for part in (parts[:-1] if behind else parts))
            first = elements[0] if elements else None
            if not isinstance(first, _Element):
                raise ValueError(f"{category}: a phrase begins with a word: {phrase}")
            number += 1
            made = category, elements[1:], behind
            for word in first.whole:
                index.whole.setdefault(word, []).append((number, made))
            for stem in first.stems:
                index.stems.setdefault(stem[:_PREFIX], []).append((stem, number, made))
    return index


def _parts(phrase: str, lang: str) -> list[str]:
    """The words of a phrase; a hyphen, and a French elision, is a word of its own, as in a text, but not among
    alternatives."""
    spaced = (part if "|" in part else part.replace("-", " - ") for part in phrase.split())
    if lang == "fr":
        spaced = (part if "|" in part else _ELIDED.sub(r"\1 ", part) for part in spaced)
    return [word for part in spaced for word in part.split()]


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
