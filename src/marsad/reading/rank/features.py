"""What the models know of a proposal: its words, the phrases of the lexicon in and around it, its slots.

Invariant: features are strings. Those of the ranker are crossed with the proposal's type, so that no type learns from
another; those of a line name the rule's own answer beside the words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

from marsad.model.proposal import Proposal
from marsad.reading.document import Document, Sentence, once

_ACTORS = ("actor", "by", "to", "org")
_CLASSES = ("kind", "status", "level", "change", "means", "what", "approx", "trend", "adopted")
_SETTLED = ("what", "status", "trend", "change", "kind")
_COLLECTIVES = frozenset({"participants", "members", "GCD"})
_SPEAKERS = frozenset({"UNSC", "UN", "LAS", "EU"})
_BEGINNINGS, _ENDINGS = frozenset("يتنأس"), ("وا", "ون", "تا", "ان", "ت", "ا", "ة")
STEM = 5  # letters of a word that are compared
_AROUND = 3  # words on either side of the quote
_NEAR = 8  # the same where its line of effort is asked for


def features(proposal: Proposal, sentence: Sentence) -> frozenset[str]:
    """The features by which a proposal of this sentence is ranked."""
    slots = proposal.slots
    marks = [f"rule={proposal.rule}", f"lang={sentence.lang}", f"at={min(sentence.index, 3)}"]
    marks += [f"length={(proposal.end - proposal.start) // 40}"]
    marks += [f"{name}={slots[name]}" for name in _CLASSES if slots.get(name) is not None]
    marks += [f"{name}~{_actor_class(slots[name])}" for name in _ACTORS if slots.get(name)]
    marks += [f"has={name}" for name, value in slots.items() if value is not None and name not in _CLASSES]
    value = slots.get("value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        marks.append(f"digits={len(str(int(abs(value))))}")
    inside, outside = categories(sentence, proposal.start, proposal.end)
    marks += [f"in:{c}" for c in inside] + [f"out:{c}" for c in outside - inside]
    settled = next((f"{n}={slots[n]}" for n in _SETTLED if slots.get(n)), "")
    marks += [f"{settled}&in:{c}" for c in inside if settled]
    marks += _words(sentence, proposal.start, proposal.end)
    return frozenset(f"{proposal.type}|{mark}" for mark in marks)


def line_features(proposal: Proposal, sentence: Sentence) -> frozenset[str]:
    """The features by which the line of effort of a proposal is chosen; the one that the rule gave is among them."""
    start, end, guess = proposal.start, proposal.end, proposal.slots.get("line")
    inside, outside = categories(sentence, start, end)
    marks = [f"type={proposal.type}", f"guess={guess}", f"lang={sentence.lang}"]
    marks += [f"in:{c}" for c in inside] + [f"out:{c}" for c in outside - inside]
    marks += _words(sentence, start, end, around=_NEAR)
    marks.append(f"guess={guess}&{'inside' if f'line.{guess}' in inside else 'around'}")
    marks += [f"text:{c}x{min(n, 3)}" for c, n in _lines(sentence.document).items()]
    marks += ["money"] if sentence.money else []
    return frozenset(marks)


def categories(sentence: Sentence, start: int, end: int) -> tuple[set[str], set[str]]:
    """The categories of the lexicon that stand within a stretch, and those that stand elsewhere in the sentence."""
    inside: set[str] = set()
    outside: set[str] = set()
    for category, found in sentence.categories.items():
        first, last = bisect_left(found, start, key=lambda h: h.start), bisect_right(found, end, key=lambda h: h.end)
        if first < last:
            inside.add(category)
        if max(last - first, 0) < len(found):
            outside.add(category)
    return inside, outside


def way_features(proposal: Proposal, sentence: Sentence) -> frozenset[str]:
    """How who acts was found, beside the shape of the phrase, the words before it and what the text is."""
    ways, lang = proposal.ways, sentence.lang
    marks = [f"way={way}" for way in ways]
    at = bisect_right(sentence.words, proposal.phrase, key=lambda w: w.end)
    near = sentence.words[max(0, at - 2) : at]
    at = bisect_left(sentence.words, proposal.phrase, key=lambda w: w.start)
    act = next(iter(sentence.words[at : at + 1]), None)
    shape = _shape(act.forms[0]) if act and lang == "ar" else ""
    last, second = (["^", "^"] + [w.forms[0][:STEM] for w in near])[-1:-3:-1]
    around = [lang, _actor_class(proposal.slots.get("by")), f"shape={lang}:{shape}"]
    around += [f"genre={_genre(sentence.document)}", f"word={last}", f"word2={second}"]
    marks += [f"{one}&way={way}" for one in around for way in ways]
    marks += [f"before={(proposal.phrase - proposal.start) // 25}"]
    if "grammar" not in ways and "said" not in ways:
        marks.append("against-grammar")
    return frozenset((*marks, *(f"{proposal.type}|{mark}" for mark in marks)))


def _shape(verb: str) -> str:
    """Person, gender and number of an Arabic verb, by its first and last letters."""
    verb = verb.lstrip("وف") or verb
    ends = next((e for e in _ENDINGS if verb.endswith(e)), "-")
    return f"{verb[0] if verb[0] in _BEGINNINGS else '-'}{ends}"


@once
def _genre(document: Document) -> str:
    """Whether the text speaks for those who met, for a council, or about others."""
    head = document.sentences[:4]
    met = any(s.has("participants", "acts.meeting", "meeting.noun") for s in head)
    body = next((n.code for s in head for n in s.names if n.kind == "body"), "-")
    speaker = body if body == "-" or body in _SPEAKERS else "body"
    return f"{'met' if met else 'news'}/{speaker}"


def _actor_class(value: object) -> str:
    code = str(value)
    if code in _COLLECTIVES:
        return code
    return "state" if len(code) == 3 and code.isupper() else "body" if code.isupper() else "name"


@once
def _lines(document: Document) -> Counter[str]:
    """How often each line of effort is named in the whole document."""
    return Counter(
        h.category for s in document.sentences for c in s.categories if c.startswith("line.") for h in s.hits(c)
    )


def _words(sentence: Sentence, start: int, end: int, around: int = _AROUND) -> list[str]:
    words, lang = sentence.words, sentence.lang
    first, last = bisect_right(words, start, key=lambda w: w.end), bisect_left(words, end, key=lambda w: w.start)
    before, inside, after = (
        [f"{lang}:{w.forms[-1][:STEM]}" for w in words[a:b]]
        for a, b in ((max(0, first - around), first), (first, last), (last, last + around))
    )
    found = [f"w:{stem}" for stem in inside]
    found += [f"b:{stem}" for stem in before] + [f"a:{stem}" for stem in after]
    found += [f"b1:{stem}" for stem in before[-1:]] + [f"a1:{stem}" for stem in after[:1]]
    return found
