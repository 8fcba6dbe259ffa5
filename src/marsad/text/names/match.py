"""Names found in a text: the longest name that begins at a word wins, then matching goes on behind it.

Invariant: names are in order and don't overlap; start..end excludes the proclitics و ف ب ل ك (of لل, the name keeps the
second letter). Time grows with the text alone: at a word at most as many keys are tried as the longest name there has
words, and only where a name begins with that word.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.text.fold import Folded, fold
from marsad.text.names.governments import cut, reach, seats
from marsad.text.names.tables import LANGUAGES, WORD, Entry, Index, index

# What may stand between two words of one name.
_JOINTS = frozenset((" ", "-", "'", ' "', '" ', " - ", "/"))
_SHORT = 3  # letters; an abbreviation of that length may be followed by a full stop within a name (St. Lucia)
_RUN = 6  # words beside a nationality that are looked at
_PLACES = frozenset(("state", "capital", "place", "nationality"))


class Name(NamedTuple):
    """`text[start:end]` names something. `kind` is state, nationality, government, capital, place, body, armed-group,
    person or office; `code` and `level` as CONTRACT.md has them; `country` the ISO3 that it belongs to, or ""."""

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
        self.ranges: list[tuple[int, int]] = []  # the first word of each name and the one behind it
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
        for i, name in enumerate(self.found):
            if name.kind == "nationality":
                self._widen(i)
        return self.found

    def _widen(self, i: int) -> None:
        """Make a nationality a government or a capital where a word beside it says so."""
        first, behind = self.ranges[i]
        lang = "ar" if _is_arabic(self.words[first]) else "fr" if self.lang == "fr" else "en"
        if lang == "en":
            stop = min(behind + _RUN, self.ranges[i + 1][0] if i + 1 < len(self.found) else len(self.words))
            order = range(behind, stop)
        else:
            order = range(first - 1, max(first - 1 - _RUN, self.ranges[i - 1][1] - 1 if i else -1), -1)
        run: list[str] = []
        for at in order:
            left = at - 1 if lang == "en" else at
            if self.shadow[self.spans[left][1] : self.spans[left + 1][0]] not in _JOINTS:
                break
            run.append(self.words[at])
        made = reach(run, lang)
        if made is None:
            return
        if lang == "en":
            behind += made.words
        else:
            first -= made.words
        name = self.found[i]
        code = name.country
        if made.kind == "capital":
            after = self.found[i + 1] if i + 1 < len(self.found) else None
            code = seats().get(code, "")
            if not code or (after and after.kind == "capital" and self.ranges[i + 1][0] == behind):
                return
        start, end = self.folded.to_source(self.spans[first][0] + made.skipped, self.spans[behind - 1][1])
        self.found[i] = Name(start, end, made.kind, code, name.country, "")
        self.ranges[i] = first, behind

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
        self.ranges.append((at, at + count))
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
