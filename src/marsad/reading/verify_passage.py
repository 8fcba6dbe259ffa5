"""The quote as the verifier reads it: one passage with its names, numbers, dates and cues, and nothing around it.

Invariant: what a passage says depends on its own characters, its language and the document's date alone; a stretch of a
document that was read before is cut from what was found there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from marsad.reading.arguments import Actor, Place, actors, places_in
from marsad.reading.document import Document, Sentence
from marsad.reading.lexicon import Hit
from marsad.text.fold import folded
from marsad.text.span import Span

_FUTURE = re.compile(r"[وف]?س[يتنا]\w{2,}")  # the prefix of the Arabic future


class _Stretch(Sentence):
    """A part of a document that is read already: what its sentences hold is found again, not read again."""

    @cached_property
    def _hits(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        places = {word.start: i for i, word in enumerate(self.words)}
        for sentence in self.document.touched(self.span):
            for hit in (h for hits in sentence._hits.values() for h in hits):
                first = places.get(hit.start)
                if first is not None and hit.end <= self.span.end:
                    moved = hit._replace(first=first, last=first + hit.last - hit.first)
                    found.setdefault(hit.category, []).append(moved)
        return found


@dataclass(frozen=True)
class Passage:
    """A quote as a document of its own, in one stretch."""

    document: Document
    span: Span | None = None  # of the document; all of it where none is given

    @property
    def start(self) -> int:
        """Where the quote begins in its document."""
        return self.span.start if self.span else 0

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.span.end if self.span else len(self.document.text)

    @cached_property
    def sentence(self) -> Sentence:
        """The whole quote; a full stop in it ends nothing."""
        span = Span(self.start, self.end)
        return _Stretch(self.document, 0, span) if self.span else Sentence(self.document, 0, span)

    @property
    def text(self) -> str:
        """The quote's characters."""
        return self.document.text[self.start : self.end]

    @property
    def lang(self) -> str:
        """The quote's language."""
        return self.document.lang

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, folded, without proclitics where they may have any."""
        return tuple(form for word in self.sentence.words for form in word.forms)

    @cached_property
    def standing(self) -> dict[str, list[int]]:
        """Which words have a form, by their place in the row."""
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self.sentence.words):
            for form in dict.fromkeys(word.forms):
                found.setdefault(form, []).append(i)
        return found

    @cached_property
    def actors(self) -> list[Actor]:
        """Who is named."""
        return actors(self.sentence)

    @cached_property
    def places(self) -> list[Place]:
        """Which places are named."""
        return places_in(self.sentence)

    def cues(self, *names: str) -> list[Hit]:
        """Where the verifier's cues stand, and the phrases of the rules that say the same."""
        return self.sentence.hits(*(f"verify.{name}" for name in names), *(c for n in names for c in _RULES.get(n, ())))

    def has(self, *names: str) -> bool:
        """Whether one of the verifier's cues stands in the quote."""
        return bool(self.cues(*names))

    @cached_property
    def future(self) -> bool:
        """Whether an Arabic future stands in the quote."""
        return self.lang == "ar" and any(_FUTURE.fullmatch(folded(w)) for w in self.text.split())

    def says(self, code: str) -> bool:
        """Whether the words of a code ("boko-haram") stand in the quote, by their first letters."""
        parts = [p for p in re.split(r"[\s_-]+", folded(code)) if len(p) > 2 and p not in _SMALL]
        return bool(parts) and all(any(w.startswith(p[:5]) for w in self.words) for p in parts)


# What the rules' own lexicon says of a sense.
_RULES: dict[str, tuple[str, ...]] = {
    "meeting": ("meeting.noun", "meeting.verb", "meeting.host", "meeting.sitting"),
    "host": (
        "attendance.host.ahead",
        "attendance.host.behind",
        "attendance.host.verb.behind",
        "attendance.host.noun",
        "attendance.host.label",
        "attendance.host.lead",
    ),
    "absent": ("attendance.absent.ahead", "attendance.absent.behind", "attendance.absent.label"),
    "observer": ("attendance.observer", "attendance.observer.ahead", "attendance.observer.label"),
    "commit": ("commitment.act",),
    "call": ("call.act",),
    "refuse": ("refusal.act",),
    "threat": ("threat.act", "threat.warn"),
    "hard-call": ("call.act",),
    "hard-threat": ("threat.act", "threat.warn"),
    "deed": ("commitment.act", "verify.hard-commit"),
    "joined": tuple(f"membership.joined{kind}" for kind in ("", ".sure", ".ahead", ".noun")),
    "left": (*(f"membership.left{kind}" for kind in ("", ".sure", ".ahead", ".noun")), "membership.ended"),
    "mandate": ("mandate.extend", "mandate.open", "mandate.end"),
    "vote": ("vote.word", "vote.adopted", "vote.failed"),
    "rejected": ("vote.rejected",),
    "expanding": ("presence.expanding",),
    "receding": ("presence.receding",),
    "resurging": ("presence.resurging",),
    "defeated": ("presence.defeated",),
    "present": ("presence.present",),
    "trend": ("presence.expanding", "presence.receding", "presence.resurging", "presence.defeated"),
}
_SMALL = frozenset(("the", "and", "for", "les", "des"))
