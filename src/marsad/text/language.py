"""The language that a text is written in: Arabic, English, French, or none of them that can be told.

Invariant: the answer depends on `SAMPLE` characters at most, from the text's head, middle and end.

Latin script: each usual word (languages.yaml) counts for the languages that list it, by its share, and so does the name
of a state that English and French spell apart; a letter of French (é, ç) counts a little for it, one that neither has
counts against both. Arabic script is Arabic, unless words and letters of Persian, Urdu
or Kurdish outweigh the words that only Arabic writes (with ال, ة or a hamza on its alef).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

from marsad.terms import countries
from marsad.text.fold import folded

Language = Literal["ar", "en", "fr"]
SAMPLE = 60_000  # code points
_WORD = re.compile(r"[^\W\d_]{1,30}")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdfc\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_NATIVE = re.compile("[وف]?[بك]?ال..|[وف]?لل..|.*ة|[أإ].|.*[ؤئ]")
_NEIGHBOUR = re.compile("[پچژگټڈٹڑںےہۆێەۇۋڭڕڵښځې]")  # Persian, Urdu, Kurdish, Uyghur, Pashto
_KEYBOARD = re.compile("[یک]")  # theirs, but some type Arabic with them
_ABROAD = re.compile("[áíìóòñãõüöäßøåışğłżźśćčšžřůőűțșţăđąęėįųūāēīŋơưạảấầẩậắằẳặẹẻếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷỹþð]")
_ACCENTED = re.compile("[éèêëçœûùîïôâà]")  # letters that French writes and English only borrows
_HINT = 0.5  # of a usual word: what a word with such a letter counts for French
_MARGIN = 1.25  # the first language's hits against the second's
_LEAST = 0.06  # hits a word, in a text of `_ENOUGH` words or more
_ENOUGH = 20


def language(text: str) -> Language | None:
    """The language of most of a text: "ar", "en" or "fr", or None for another one, or where nothing tells it."""
    sample = _sample(text)
    arabic, latin = len(_ARABIC.findall(sample)), len(_LATIN.findall(sample))
    others = sum(map(str.isalpha, sample)) - arabic - latin
    if max(arabic, latin) <= others:
        return None
    words = Counter(_WORD.findall(sample))
    return _of_arabic(words) if arabic > latin else _of_latin(words)


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    part = SAMPLE // 3
    middle = len(text) // 2
    return f"{text[:part]}\n{text[middle : middle + part]}\n{text[-part:]}"


def _of_arabic(words: Counter[str]) -> Language | None:
    hits = _hits(words)
    native, foreign = hits.pop("ar", 0.0), sum(hits.get(name, 0.0) for name in ("fa", "ur", "ckb"))
    for word, count in words.items():
        if _NEIGHBOUR.search(word):
            foreign += count
        elif _KEYBOARD.search(word):
            foreign += count / 2
        if _NATIVE.fullmatch(word):
            native += count
    return "ar" if native >= foreign else None


def _of_latin(words: Counter[str]) -> Language | None:
    hits = _hits(words)
    hits["abroad"] += sum(count for word, count in words.items() if _ABROAD.search(word.lower()))
    hits["fr"] += _HINT * sum(count for word, count in words.items() if _ACCENTED.search(word.lower()))  # type: ignore[assignment]
    (first, most), (_, second) = hits.most_common(2) if len(hits) > 1 else [*hits.most_common(), ("", 0.0)]
    total = words.total()
    if most < _MARGIN * second or not most or (total >= _ENOUGH and most < _LEAST * total):
        return None
    return "en" if first == "en" else "fr" if first == "fr" else None


def _hits(words: Counter[str]) -> Counter[str]:
    """How often the words of each language occur."""
    shares = _shares()
    hits: Counter[str] = Counter()
    for word, count in words.items():
        for name, share in shares.get(folded(word), ()):
            hits[name] += share * count  # type: ignore[assignment]
    return hits


@cache
def _shares() -> dict[str, list[tuple[str, float]]]:
    """For each listed word the languages that list it, and what it counts for each."""
    import yaml

    listed = yaml.safe_load(files("marsad.text").joinpath("languages.yaml").read_text(encoding="utf-8"))
    names: dict[str, set[str]] = {}
    for block in listed.values():
        for name, words in block.items():
            for word in words.split():
                names.setdefault(folded(word), set()).add(name)
    shares = {word: [(name, 1 / len(langs)) for name in sorted(langs)] for word, langs in names.items()}
    return {**dict(_states()), **shares}


def _states() -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """The one-word names of states that English and French spell apart: a hint, as other languages may share one."""
    for iso3 in sorted(countries.codes()):
        english, french = (folded(countries.names(iso3)[lang]) for lang in ("en", "fr"))
        if english != french:
            yield from ((name, [(lang, _HINT)]) for name, lang in ((english, "en"), (french, "fr")) if name.isalpha())
