"""Who stands where in the clause of a call: the one who asks before the verb, the one who is asked behind it.

Read where the grammar is plain alone: an active verb, both named in the quote; or a verb that holds its own subject
(طالبوا, "Requests") with the record's asker behind it.

Invariant: a passive, and what stands behind quoted words ("…", urged France), is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marsad.reading.lexicon import Hit, categories
from marsad.reading.verify_names import UNNAMED, synonyms
from marsad.reading.verify_passage import Passage
from marsad.text.fold import folded

Raw = tuple[str, str, str]  # slot, code, words

_OBJECT = 30  # characters from a verb to its object's first word
_QUOTED = '”»",،“«'


def order(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """Why the one who asks in the record is the one who is asked in the quote."""
    if record.get("type") != "call" or not isinstance(by := record.get("by"), str) or by in UNNAMED:
        return
    verbs = passage.cues("hard-call")
    if not verbs or passage.has("passive"):
        return
    verb, asker = verbs[0], places(by, passage)
    asked = places(str(record.get("to", "")), passage)
    if asker and asked and min(asked) < min(asker) and not set(asker) & set(asked):
        if asker[0] > verb.end or asked[0] < verb.start:
            yield "by", "role-differs", f"{by} stands behind the one who is asked"
    elif (
        asker
        and not asked
        and not record.get("to")
        and _own_subject(verb, passage)
        and 0 <= min(asker) - verb.end <= _OBJECT
    ):
        yield "by", "role-differs", f"{by} is the one who is asked in the quote"


def places(code: str, passage: Passage) -> list[int]:
    """Where an actor is named in the quote, in order."""
    wanted = {code} | synonyms(code)
    found = {n.start for n in passage.sentence.names if wanted & {n.code, n.country}}
    found |= {a.start for a in passage.actors if a.code in wanted}
    cues = [c for c in (f"to.{code}", *(f"verify.who.{part}" for part in code.split("-"))) if c in _known(passage)]
    found |= {h.start for h in passage.sentence.hits(*cues)}
    return sorted(found)


def _known(passage: Passage) -> Mapping[str, Any]:
    return categories(passage.lang)


def _own_subject(verb: Hit, passage: Passage) -> bool:
    """An Arabic plural, or a verb that opens the quote in English or French."""
    if passage.lang == "ar":
        return folded(passage.document.text[verb.start : verb.end]).split(" ")[0].endswith(("وا", "ون"))
    return (
        not any(c.isalnum() for c in passage.document.text[passage.start : verb.start])
        and passage.document.text[verb.start].isupper()
    )
