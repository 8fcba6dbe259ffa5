"""Names found in a text: the longest name that begins at a word wins, then matching goes on behind it.

Invariant: names are in order and don't overlap; start..end excludes the proclitics و ف ب ل ك (of لل, the name keeps the
second letter). Time grows with the text alone: at a word at most as many keys are tried as the longest name there has
words, and only where a name begins with that word.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.text.fold import Folded, fold
from marsad.text.names.tables import LANGUAGES, WORD, Entry, Index, index

# What may stand between two words of one name.
_JOINTS = frozenset((" ", "-", "'", ' "', '" ', " - ", "/"))
_SHORT = 3  # letters; an abbreviation of that length may be followed by a full stop within a name (St. Lucia)
_PLACES = frozenset(("state", "capital", "place", "nationality"))


class Name(NamedTuple):
    """`text[start:end]` names something. `kind` is state, nationality, capital, place, body, armed-group, person or
    office; `code` and `level` as CONTRACT.md has them; `country` the ISO3 that it belongs to, or ""."""

    start: int
    end: int
    kind: str
    code: str
    country: str
    level: str


def names(text: str, lang: str | None) -> list[Name]:
    """The names of states, nationalities, capitals, places, bodies, armed groups, persons and offices in a text.

    `lang` is "ar", "en" or "fr" (None is read as English): which table Latin words are looked up in; Arabic words in
    any text are looked up in the Arabic one. Offsets are code points. Source of names: docs/reference/text-names.md.
    """
    return _Matcher(text, lang if lang in LANGUAGES else "en").run()


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[0] <= "\u06ff"


class _Matcher:
    """One pass over one text."""

    def __init__(self, text: str, lang: str) -> None:
        self.folded: Folded = fold(text)
        self.shadow = self.folded.shadow
        self.lang = lang
        self.spans = [match.span() for match in WORD.finditer(self.shadow)]
        self.words = [self.shadow[a:b] for a, b in self.spans]
        self.found: list[Name] = []
        self.last = -2  # the last word of the last name

    def run(self) -> list[Name]:
        """All names, from the first word to the last."""
        arabic: Index | None = None
        latin: Index | None = None
        at, words = 0, self.words
        while at < len(words):
            word = words[at]
            if _is_arabic(word):
                arabic = arabic or index("ar")
                used = self._arabic(at, word, arabic)
            else:
                latin = latin or index(self.lang if self.lang != "ar" else "en")
                bare = word.replace(".", "") if "." in word else word
                used = self._at(at, bare, 0, latin) if bare in latin.longest else 0
            at += used or 1
        return self.found

    def _arabic(self, at: int, word: str, names: Index) -> int:
        longest = names.longest
        used = self._at(at, word, 0, names) if word in longest else 0
        if used or word[0] not in "وفبلك":
            return used
        for skipped, stem in cut(word):
            if stem in longest:
                used = self._at(at, stem, skipped, names)
                if used:
                    return used
        return 0

    def _at(self, at: int, first: str, skipped: int, names: Index) -> int:
        """How many words the name takes that begins at a word (of which `skipped` letters are proclitics); 0: none."""
        reach = self._reach(at, names.longest[first])
        keys = [first]
        for word in self.words[at + 1 : at + reach]:
            keys.append(f"{keys[-1]} {word.replace('.', '')}")
        for count in range(reach, 0, -1):
            for entry in names.entries.get(keys[count - 1], ()):
                if self._fits(entry, at, count, skipped, names):
                    if entry.kind:
                        self._keep(entry, at, count, skipped)
                    return count
        return 0

    def _keep(self, entry: Entry, at: int, count: int, skipped: int) -> None:
        start, end = self.folded.to_source(self.spans[at][0] + skipped, self.spans[at + count - 1][1])
        self.found.append(Name(start, end, entry.kind, entry.code, entry.country, entry.level))
        self.last = at + count - 1

    def _reach(self, at: int, most: int) -> int:
        """How many words from one on stand close enough to be one name, `most` at the most."""
        reach = 1
        while reach < most and at + reach < len(self.spans):
            before = self.spans[at + reach - 1]
            gap = self.shadow[before[1] : self.spans[at + reach][0]]
            if gap not in _JOINTS and not (gap == ". " and before[1] - before[0] <= _SHORT):
                break
            reach += 1
        return reach

    def _fits(self, entry: Entry, at: int, count: int, skipped: int, names: Index) -> bool:
        """Whether what folding lost, and the words around, agree with an entry."""
        if entry.capitals and not self._capitals_fit(entry.capitals, at, count):
            return False
        if entry.capitals == "U" and self.words[at].replace(".", "") in names.shouted and self._shouted(at, names):
            return False
        if entry.exact:
            span = self.folded.to_source(self.spans[at][0] + skipped, self.spans[at + count - 1][1])
            if span.of(self.folded.source) != entry.exact:
                return False
        return not entry.led or self._led(at, count, skipped, names)

    def _capitals_fit(self, capitals: str, at: int, count: int) -> bool:
        for need, (start, end) in zip(capitals, self.spans[at : at + count], strict=True):
            if need == ".":
                continue
            word = self.folded.to_source(start, end).of(self.folded.source)
            if not (word.isupper() if need == "U" else word[0].isupper()):
                return False
        return True

    def _shouted(self, at: int, names: Index) -> bool:
        """Whether a word near this one is a plain one in capitals, so that capitals here say nothing."""
        for near in range(max(0, at - 3), min(len(self.spans), at + 4)):
            start, end = self.spans[near]
            bare = self.words[near].replace(".", "")
            if len(bare) > _SHORT and not any(e.capitals == "U" for e in names.entries.get(bare, ())):
                word = self.folded.to_source(start, end).of(self.folded.source)
                if word.isupper():
                    return True
        return False

    def _led(self, at: int, count: int, skipped: int, names: Index) -> bool:
        """Whether something before a name, or a name joined to it, says that it is one."""
        if skipped and self.shadow[self.spans[at][0]] in "بل":
            return True
        before = self.words[at - 1] if at else ""
        if before in names.leads or (before[:1] in ("و", "ف") and before[1:] in names.leads):
            return True
        if skipped and self.last == at - 1 and self.found[-1].kind in _PLACES:
            return True
        after = self.words[at + count] if at + count < len(self.words) else ""
        return after[:1] == "و" and any(e.kind == "state" for e in names.entries.get(after[1:], ()))


def cut(word: str) -> list[tuple[int, str]]:
    """The ways to take proclitics off a folded Arabic word, shortest first: how many letters go, and what stays."""
    ways = []
    for skipped in (0, 1) if word[0] in "وف" else (0,):
        rest = word[skipped:]
        if skipped:
            ways.append((skipped, rest))
        if rest[:1] in ("ب", "ل", "ك") and len(rest) > 2:
            if rest.startswith("لل"):
                ways.append((skipped + 1, "ا" + rest[1:]))
            ways.append((skipped + 1, rest[1:]))
    return [(skipped, stem) for skipped, stem in ways if len(stem) > 1]
