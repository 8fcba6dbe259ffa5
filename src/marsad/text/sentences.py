"""Sentences of Arabic, English and French text, and the clauses of a sentence.

Invariant: spans are in order, don't overlap, begin and end with something visible, and leave out nothing but
spaces.

A sentence ends at a full stop, question or exclamation mark (with the quotation marks and brackets that close
behind it), at a blank line, and at a line break that is no mere wrapping; so each paragraph of a resolution, which
ends in "," or ";", is one. A clause is a part of a sentence that can be read alone: see `clauses`. Everything is
one pass over the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from marsad.text.fold import folded
from marsad.text.lists import listed
from marsad.text.span import Span

_CLOSERS = "\"'”’»›)\\]}\u200e\u200f\u202c\u2069"
_ARABIC = "\u0620-\u064a\u0671-\u06d3"
_HIDDEN = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
# A possible end: a run of stops with what closes behind it, or a mark that ends one paragraph of several on one line.
_STOP = re.compile(
    rf"[.!?؟…]+[{_CLOSERS}]*(?:[ \u00a0\u202f]»)?(?=\s|$|[{_HIDDEN}{_ARABIC}])"
    r"|[;؛](?=\s{1,20}(?:(?:and|et|و)\s{1,9})?\(?\w{1,3}[.)]\s)"
)
_NEXT = re.compile(rf"[\s{_HIDDEN}\"'“‘«‹(\[—–-]*(\w?)")
_LAST_WORD = re.compile(r"[^\s(\[«“\"'’؛،,/]*\Z")
_MARKER = re.compile(rf"[\s{_HIDDEN}]*(?:(?:and|et|و)\s{{1,9}})?\(?(?:\d{{1,3}}|[ivxIVX]{{1,5}}|\w)[.)]?\Z")
_ITEM = re.compile(rf"[ \t{_HIDDEN}]*(?:[•▪●*‣–—-]|\(?(?:\d{{1,3}}|[ivx]{{1,5}}|\w)[.)-]|\w{{1,2}}\s?[–-])\s")
_BRACKETS = re.compile(r"\([^()\n]{0,300}\)|\[[^\[\]\n]{0,300}\]")
_FIRST_WORD = re.compile(rf"[\s{_HIDDEN}]{{0,40}}(\w{{1,12}})")
_FIRST_CHARS = re.compile(r"[ \t]{0,200}(\S{1,40})")
_LINE_END = re.compile(
    r"(\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])(?:[ \t]*[\n\r\x0b\x0c\x85\u2028\u2029])*"
)  # and blank lines
_VISIBLE = re.compile(rf"[^\s{_HIDDEN}]")

_WRAP_LIMIT = 130  # characters; few printed pages have longer lines
_SHORT = 20  # characters; shorter lines don't tell the width
_HEAD = 1_000_000  # code points
_WRAP_LINES = 4  # longer ones, of which half must come near the width


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order, without the spaces between them."""
    found = []
    for start, end in _paragraphs(text):
        found += _split(text, start, end)
    return found


def _split(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    kept = [match.span() for match in _BRACKETS.finditer(text, start, end)]
    inside = 0
    for match in _STOP.finditer(text, start, end):
        place = match.end()
        while inside < len(kept) and kept[inside][1] <= match.start():
            inside += 1
        if inside < len(kept) and kept[inside][0] < match.start() and place < kept[inside][1]:
            continue
        if place < end and not _is_end(text, start, match.start(), place):
            continue
        _add(found, text, start, place)
        start = place
    _add(found, text, start, end)
    return found


def _is_end(text: str, start: int, mark: int, place: int) -> bool:
    """Whether the stop at text[mark:place] ends the sentence that began at `start`."""
    if text[mark] in ";؛":
        return True
    following = _NEXT.match(text, place, place + 40)
    letter = following[1] if following else ""
    if letter.islower():
        return False
    glued = place < len(text) and not text[place].isspace() and text[place].isalpha()
    if glued and not (mark > start and _is_arabic(text[mark - 1])):
        return False
    stop = text[mark:place]
    if stop.startswith((".", "…")) and (stop[:2] == ".." or stop[0] == "…"):
        return not _is_arabic(letter)
    return stop[0] != "." or _full_stop(text, start, mark, place, letter)


def _full_stop(text: str, start: int, mark: int, place: int, letter: str) -> bool:
    if _MARKER.match(text, start, mark):  # "1." at the head of a paragraph
        return False
    last = _LAST_WORD.search(text, max(start, mark - 20), mark)
    word = last[0].lstrip("-–") if last else ""
    if place > mark + 1 and word:  # something closes behind the stop: "(… the U.S.)"
        return True
    low = folded(word)
    if low in listed("titles") or (low in listed("before_name") and letter.isupper()):
        return False
    if low in listed("before_number") and letter.isdigit():
        return False
    if len(word) == 1 and word.isalpha() and not word.islower():  # an initial, or one Arabic letter
        return False
    if "." in word and all(len(part) <= 1 for part in word.split(".")):  # U.S., p.m.
        return _first_word(text, place) in listed("starters")
    return True


def _first_word(text: str, place: int) -> str:
    match = _FIRST_WORD.match(text, place)
    return folded(match[1]) if match else ""


def _paragraphs(text: str) -> Iterator[Span]:
    """Stretches that no sentence crosses: lines, with wrapped ones joined."""
    start = 0
    width = _width(text)
    line_start = 0
    for match in _LINE_END.finditer(text):
        if match.end() > match.end(1) or not _is_wrap(text, line_start, match.start(), match.end(), width):
            yield Span(start, match.start())
            start = match.end()
        line_start = match.end()
    yield Span(start, len(text))


def _width(text: str) -> int:
    """The width at which most of a text's lines were wrapped, judged by its head; 0 where they were not."""
    lengths = sorted(len(line.rstrip()) for line in text[:_HEAD].split("\n"))
    lengths = lengths[bisect_left(lengths, _SHORT) :]
    if len(lengths) < _WRAP_LINES:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    near = len(lengths) - bisect_left(lengths, width * 3 // 4)
    return width if width <= _WRAP_LIMIT and near * 2 >= len(lengths) else 0


def _is_wrap(text: str, line_start: int, end: int, following: int, width: int) -> bool:
    """Whether the line break at text[end:following] only wraps a long line."""
    line = _tail(text, line_start, end)
    first = _FIRST_CHARS.match(text, following)
    if not line or not first:
        return False
    if line[-1] in ".!?؟…:;؛" or _ITEM.match(text, following, following + 12):
        return False
    last = _LAST_WORD.search(line)
    if first[1][0].islower() or line[-1] == "-" or (last and folded(last[0]) in listed("unfinished")):
        return True
    if first[1][0] == "(" and line[-1].isalnum():  # "resolution 2254" and "(2015)"
        return True
    length = end - line_start
    if line[-1] in ",،":
        return width > 0 and length + 1 + len(first[1]) > width
    return width > 0 and length > width * 0.6


def _tail(text: str, start: int, end: int) -> str:
    """The last visible characters of a line."""
    return text[max(start, end - 60) : end].rstrip().rstrip(_CLOSERS.replace("\\", "")).rstrip()


def _is_arabic(char: str) -> bool:
    return "\u0620" <= char <= "\u06d3"


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """Add text[start:end] without the space around it, if anything is left."""
    first = _VISIBLE.search(text, start, end)
    if first:
        while not _VISIBLE.match(text, end - 1):
            end -= 1
        found.append(Span(first.start(), end))


_BREAK = re.compile(r"[;؛](?=\s|$)|:(?=\s)|\s[–—-](?=\s)|[,،](?!\d)")
_WORD = re.compile(r"\w+")
_LONGEST = 20  # letters; no conjunction is longer
_LONG = 4  # words on both sides make a comma a boundary by themselves


def clauses(text: str, span: Span) -> list[Span]:
    """The clauses of the sentence `span`: it is cut at

    - a semicolon, a colon, a dash between spaces;
    - a comma before a conjunction or relative, with three words or more behind it, or with four words or more on both
      sides (counted to the neighbouring mark): so that lists of names stay whole;
    - "but", "while", "because", لكن, بينما, في حين and the like without a comma, with two words or more on both sides.

    Nothing within brackets is cut. A mark belongs to the clause that it ends.
    """
    start, end = span
    cuts = _cuts(text, start, end)
    bounds = [start, *(cut for cut, _ in cuts), end]
    counts = [_count(text, *pair) for pair in pairwise(bounds)]
    found: list[Span] = []
    for k, (cut, kind) in enumerate(cuts):
        before, behind = counts[k], counts[k + 1]
        if kind == "mark" or (kind == "comma" and _comma_cuts(text, cut, before, behind)):
            pass
        elif not (kind == "bare" and before >= 2 and behind >= 2):
            continue
        _add(found, text, start, cut)
        start = cut
    _add(found, text, start, end)
    return found


def _cuts(text: str, start: int, end: int) -> list[tuple[int, str]]:
    kept = [match.span() for match in _BRACKETS.finditer(text, start, end)]
    cuts = [(m.end(), "comma" if m[0] in ",،" else "mark") for m in _BREAK.finditer(text, start, end)]
    cuts += [(place, "bare") for place in _bare(text, start, end)]
    cuts.sort()
    found: list[tuple[int, str]] = []
    inside = 0
    for cut, kind in cuts:
        while inside < len(kept) and kept[inside][1] < cut:
            inside += 1
        if kind == "bare" and found and not _WORD.search(text, found[-1][0], cut):  # ", but" is cut at the comma
            continue
        if cut < end and not (inside < len(kept) and kept[inside][0] < cut < kept[inside][1]):
            found.append((cut, kind))
    return found


def _bare(text: str, start: int, end: int) -> list[int]:
    """Where conjunctions of one or two words stand that open a clause without a comma."""
    bare, found = listed("bare"), []
    before, place = "", start
    for match in _WORD.finditer(text, start, end):
        word = folded(match[0]) if match.end() - match.start() <= _LONGEST else ""
        if f"{before} {word}" in bare:
            found.append(place)
        elif word in bare:
            found.append(match.start())
        before, place = word, match.start()
    return found


def _comma_cuts(text: str, cut: int, before: int, behind: int) -> bool:
    if before >= _LONG and behind >= _LONG:
        return True
    return behind >= 3 and _first_word(text, cut) in listed("after_comma")


def _count(text: str, start: int, end: int) -> int:
    """How many words, up to `_LONG`."""
    count = 0
    for _ in _WORD.finditer(text, start, end):
        count += 1
        if count == _LONG:
            break
    return count
