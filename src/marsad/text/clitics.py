"""Arabic words split into what is written onto them and the word itself: وبالقوات is و + ب + ال + قوات.

Every way of cutting a word (`cuts`) is weighed by how usual its proclitics, its stem and its pronoun are; the
weights stand in clitics.tsv, a list of stems counted in bare text (marsad.text.clitics_count makes it). A stem
that the list doesn't hold is weighed by its length and its first letters. Small words that begin like a clitic,
and stems that begin like one, stand in clitics.yaml.

Invariant: proclitics + stem + enclitic spell the word (without marks, tatweel and invisible characters), but
for لل, which is ل + ال. A word that isn't Arabic is all stem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import NamedTuple

from marsad.text.span import Span
from marsad.text.tokens import tokens

ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_IMPERFECT = "يتنا"  # what a verb behind س begins with
_WITH_ARTICLE = re.compile("(?:[بك]ال(?!غ)|لل)...")  # never a stem as a whole, but بالغ
_JOINED_ARTICLE = re.compile("[وف]ال(?!د[اةتهي])....")  # never a stem as a whole, but والدة and the like
_ALIKE = str.maketrans("أإآٱى", "ااااي")
_NO_ARTICLE = re.compile("[وف]?[بكل]?[أإآ](?=ل)")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u0671]+")
_BEFORE_NUMBER = re.compile("([وف]?[بكل]?)\u0640?(?=\\d)")
_NO_LETTER = re.compile(
    "[\u0610-\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+"
)
_UNSEEN = 40.0  # how many counts all stems that the list doesn't hold share
_LETTER = log(1 / 9)  # what each letter of such a stem costs
_KNOWN = 30.0  # the count that a stem of clitics.yaml has at least
_NEVER = -15.0  # the log-weight of clitics that were not met
_LONGEST = 40  # letters; longer is no word


class Split(NamedTuple):
    """The parts of a word: stem and enclitic as written in it, proclitics as usual (ال for أل too)."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str


class Cut(NamedTuple):
    """One way of cutting a keyed word: و or ف, the other proclitics in one (لال for لل), the stem, the pronoun."""

    joint: str
    particle: str
    stem: str
    enclitic: str


Counts = dict[str, float]


class Weights(NamedTuple):
    """Log-weights of the parts of a cut; `heads` are those of the first two letters of stems that aren't listed."""

    joints: Counts
    particles: Counts
    stems: Counts
    enclitics: Counts
    heads: Counts
    total: float

    def new(self, stem: str) -> float:
        """The log-weight of a stem as if it were not listed."""
        head = self.heads.get(stem[:2], self.heads[""])
        return log(_UNSEEN / self.total) + head + _LETTER * max(0, len(stem) - 2)

    def affixes(self, cut: Cut) -> float:
        """The log-weight of all but the stem."""
        return (
            self.joints.get(cut.joint, _NEVER)
            + self.particles.get(cut.particle, _NEVER)
            + self.enclitics.get(cut.enclitic, _NEVER)
        )

    def of(self, cut: Cut) -> float:
        """The log-weight of a cut."""
        listed = self.stems.get(cut.stem)
        if listed is None and cut.stem[-1] == "ا" and cut.stem[-2] not in "هن":  # an accusative, no ها or نا
            listed = self.stems.get(cut.stem[:-1])
        return self.affixes(cut) + (self.new(cut.stem) if listed is None else listed)


def weights(joints: Counts, particles: Counts, stems: Counts, enclitics: Counts) -> Weights:
    """Log-weights from counts."""
    total = sum(stems.values()) + _UNSEEN
    heads: Counts = {}
    for stem, count in stems.items():
        heads[stem[:2]] = heads.get(stem[:2], 0.0) + min(count, 1.0)
    every = sum(heads.values()) + 1
    return Weights(
        _logs(joints, sum(joints.values())),
        _logs(particles, sum(particles.values())),
        _logs(stems, total),
        _logs(enclitics, sum(enclitics.values())),
        {**_logs(heads, every), "": log(0.5 / every)},
        total,
    )


def _logs(counts: Counts, total: float) -> Counts:
    return {part: log(count / total) for part, count in counts.items() if count > 0}


def key(word: str) -> str:
    """The spelling under which a word is counted: one alef, and ى as ي; أل is left, for it is no article (ألمانيا)."""
    keyed = word.translate(_ALIKE)
    match = _NO_ARTICLE.match(word)
    return f"{keyed[: match.end() - 1]}أ{keyed[match.end() :]}" if match else keyed


def cuts(word: str) -> Iterator[Cut]:
    """Every way of cutting a keyed word; a stem has two letters or more, and ends in ة where a pronoun made it ت."""
    for joint in ("و", "ف") if _JOINED_ARTICLE.match(word) else ("", "و", "ف"):
        if word.startswith(joint):
            for particle, rest in _particles(word[len(joint) :]):
                if len(rest) >= 2:
                    yield Cut(joint, particle, rest, "")
                    if not particle.endswith("ال"):
                        yield from _with_pronoun(joint, particle, rest)


def _with_pronoun(joint: str, particle: str, rest: str) -> Iterator[Cut]:
    for enclitic in ENCLITICS:
        stem = rest[: -len(enclitic)]
        if len(stem) >= 2 and rest.endswith(enclitic):
            yield Cut(joint, particle, stem, enclitic)
            if stem[-1] == "ت" and len(stem) >= 3:
                yield Cut(joint, particle, stem[:-1] + "ة", enclitic)


def _particles(word: str) -> Iterator[tuple[str, str]]:
    """The particles that a word may begin with, and what follows them."""
    article = word.startswith("ال")
    if article:
        yield "ال", word[2:]
    if not (article and len(word) >= 6 and word[2] != "ت") and not _WITH_ARTICLE.match(word):  # التقى is a verb
        yield "", word
    if word.startswith("س") and word[1:2] in _IMPERFECT and len(word) >= 4:
        yield "س", word[1:]
    if word.startswith(("ب", "ك", "ل")):
        rest = word[1:]
        if not _WITH_ARTICLE.match(word):
            yield word[0], rest
        if rest.startswith("ال"):
            yield word[0] + "ال", rest[2:]
        elif word.startswith("لل"):
            yield "لال", rest[1:]
            yield "ل", rest  # لله, and لل before a word with ل of its own: للجنة


@lru_cache(maxsize=131072)
def split(word: str) -> Split:
    """The parts of a word: the proclitics و ف ب ك ل س ال in their order, the stem, and a pronoun written behind it."""
    plain = letters(word)
    if len(plain) < 2:
        number = _BEFORE_NUMBER.match(word)
        return Split(tuple(number[1]), word[number.end() :], "") if number else Split((), word, "")
    keyed = key(plain)
    small = _small_words()
    cut = small.get(plain) or small.get(keyed)
    if not cut:
        weigh = _weights().of
        cut = max(cuts(keyed), key=weigh, default=Cut("", "", keyed, ""))
    end = len(plain) - len(cut.enclitic)
    proclitics = (cut.joint, cut.particle.removesuffix("ال"), "ال" if cut.particle.endswith("ال") else "")
    return Split(tuple(filter(None, proclitics)), plain[end - len(cut.stem) : end], plain[end:])


def words_of(text: str) -> list[tuple[Span, Split]]:
    """The words of a text (its tokens that are no punctuation), each with its parts."""
    return [(span, split(text[span.start : span.end])) for span in tokens(text) if text[span.start].isalnum()]


def letters(word: str) -> str:
    """An Arabic word without marks, tatweel and invisible characters, presentation forms as plain letters; else ""."""
    plain = word if _ARABIC.fullmatch(word) else _NO_LETTER.sub("", unicodedata.normalize("NFKC", word))
    return plain if _ARABIC.fullmatch(plain) and len(plain) <= _LONGEST else ""


@cache
def _weights() -> Weights:
    """The weights of clitics.tsv."""
    counts: dict[str, Counts] = {"joint": {}, "particle": {}, "stem": {}, "enclitic": {}}
    for line in files("marsad.text").joinpath("clitics.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, part, count = line.split("\t")
            counts[kind][part] = float(count)
    for stem in map(key, _listed()["stems"].split()):
        counts["stem"][stem] = max(_KNOWN, counts["stem"].get(stem, 0.0))
    return weights(*counts.values())


@cache
def _small_words() -> dict[str, Cut]:
    """The cuts of the words that clitics.yaml lists, alone and behind و and ف; as spelt, then as keyed."""
    listed = _listed()
    found = {word: Cut("", "", word, "") for word in listed["whole"].split()}
    for entry in listed["cut"].split():
        cut = Cut("", *entry.split("+"))
        found[cut.particle + cut.stem + cut.enclitic] = cut
    for word, cut in list(found.items()):
        found.setdefault(key(word), cut)
    behind = {joint + word: cut._replace(joint=joint) for word, cut in found.items() for joint in "وف"}
    return {**behind, **found}


@cache
def _listed() -> dict[str, str]:
    import yaml

    found: dict[str, str] = yaml.safe_load(files("marsad.text").joinpath("clitics.yaml").read_text(encoding="utf-8"))
    return found
