"""Named entities of Arabic text by a small trained model: persons, places, organizations, others.

The gazetteer (`marsad.text.names`) knows what it lists; the model finds names that nobody listed. Its weights were
trained on ANERcorp (LICENCE.md beside them). Invariant: spans are of the source, in order, and don't overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from marsad.text.entities.features import document
from marsad.text.sentences import sentences
from marsad.text.span import Span
from marsad.text.tokens import tokens

KINDS = {"PERS": "person", "LOC": "place", "ORG": "organization", "MISC": "other"}
LONGEST = 200  # words of one tagging: a longer sentence is cut, so that time stays linear in hostile texts
BLOCK = 5000  # words that are looked at as one document: a longer text is cut, so that memory stays small


@dataclass(frozen=True, slots=True)
class Entity:
    """A name at `text[start:end]`; `confidence` is the lowest marginal probability of its words' tags."""

    start: int
    end: int
    kind: str
    confidence: float


def entities(text: str) -> list[Entity]:
    """The entities of an Arabic text, in order."""
    found: list[Entity] = []
    block: list[list[Span]] = []
    size = 0
    for sentence in sentences(text):
        words = [Span(s + sentence.start, e + sentence.start) for s, e in tokens(text[sentence.start : sentence.end])]
        for i in range(0, len(words), LONGEST):
            block.append(words[i : i + LONGEST])
            size += len(block[-1])
            if size >= BLOCK:
                found += _of_block(text, block)
                block, size = [], 0
    return found + _of_block(text, block)


def _of_block(text: str, block: list[list[Span]]) -> list[Entity]:
    rows = document([[text[start:end] for start, end in words] for words in block])
    return [entity for words, row in zip(block, rows, strict=True) for entity in _tagged(words, row)]


def _tagged(words: list[Span], rows: list[list[str]]) -> list[Entity]:
    tagger = _tagger()
    tags = tagger.tag(rows)
    made: list[Entity] = []
    for i, (tag, (start, end)) in enumerate(zip(tags, words, strict=True)):
        if tag == "O":
            continue
        kind, sure = KINDS[tag[2:]], tagger.marginal(tag, i)
        last = made[-1] if made else None
        if tag[0] == "I" and last and last.kind == kind and i and last.end == words[i - 1].end:
            made[-1] = Entity(last.start, end, kind, min(last.confidence, sure))
        else:
            made.append(Entity(start, end, kind, sure))
    return made


@cache
def _tagger() -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    with as_file(files(__package__) / "anercorp.crf") as path:
        tagger.open(str(path))
    return tagger
