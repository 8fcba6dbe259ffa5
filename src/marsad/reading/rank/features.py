"""What the ranker knows of a proposal: its words, the phrases of the lexicon in and around it, its slots.

Invariant: features are strings; each is crossed with the proposal's type, so that no type learns from another.
"""

from __future__ import annotations

from marsad.model.proposal import Proposal
from marsad.reading.document import Sentence

_ACTORS = ("actor", "by", "to", "org")
_CLASSES = ("kind", "status", "level", "change", "line", "means", "what", "approx", "trend", "adopted")
_COLLECTIVES = frozenset({"participants", "members", "GCD"})
STEM = 5  # letters of a word that are compared
_AROUND = 3  # words on either side of the quote


def features(proposal: Proposal, sentence: Sentence) -> frozenset[str]:
    """The features of a proposal of this sentence."""
    slots = proposal.slots
    marks = [f"rule={proposal.rule}", f"lang={sentence.lang}", f"at={min(sentence.index, 3)}"]
    marks += [f"length={(proposal.end - proposal.start) // 40}"]
    marks += [f"{name}={slots[name]}" for name in _CLASSES if slots.get(name) is not None]
    marks += [f"{name}~{_actor_class(slots[name])}" for name in _ACTORS if slots.get(name)]
    marks += [f"has={name}" for name, value in slots.items() if value is not None and name not in _CLASSES]
    value = slots.get("value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        marks.append(f"digits={len(str(int(abs(value))))}")
    inside, outside = _categories(proposal, sentence)
    marks += [f"in:{c}" for c in inside] + [f"out:{c}" for c in outside]
    settled = next((f"{n}={slots[n]}" for n in ("what", "status", "trend", "line", "change") if slots.get(n)), "")
    marks += [f"{settled}&in:{c}" for c in inside if settled]
    marks += _words(proposal, sentence)
    return frozenset(f"{proposal.type}|{mark}" for mark in marks)


def _actor_class(value: object) -> str:
    code = str(value)
    if code in _COLLECTIVES:
        return code
    return "state" if len(code) == 3 and code.isupper() else "body" if code.isupper() else "name"


def _categories(proposal: Proposal, sentence: Sentence) -> tuple[set[str], set[str]]:
    inside, outside = set(), set()
    for hit in sentence.hits(*sentence.categories):
        (inside if proposal.start <= hit.start and hit.end <= proposal.end else outside).add(hit.category)
    return inside, outside - inside


def _words(proposal: Proposal, sentence: Sentence) -> list[str]:
    lang, found, before, after = sentence.lang, [], [], []
    for word in sentence.words:
        stem = f"{lang}:{word.forms[-1][:STEM]}"
        if word.end <= proposal.start:
            before.append(stem)
        elif word.start >= proposal.end:
            after.append(stem)
        else:
            found.append(f"w:{stem}")
    found += [f"b:{stem}" for stem in before[-_AROUND:]] + [f"a:{stem}" for stem in after[:_AROUND]]
    return found
