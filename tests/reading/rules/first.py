"""What the grammar alone would answer: the first candidate of each phrase, before any model ranks them."""

from collections.abc import Callable, Iterator

from marsad.model.proposal import Proposal
from marsad.reading.document import Document, Sentence


def first(propose: Callable[[Sentence], Iterator[Proposal]], text: str, lang: str = "") -> list[Proposal]:
    document = Document.of(text, lang=lang)
    found = [p for s in document.sentences for p in propose(s)]
    assert all(p.grounded(text) for p in found)
    ways: dict[int, tuple[str, ...]] = {}
    return [p for p in found if ways.setdefault(p.phrase, p.ways) == p.ways]
