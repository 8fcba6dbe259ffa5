"""The twelve types of record as a model is told of them: what each states, its slots, and what a slot may hold.

Invariant: this table is the one source of the instructions, of the JSON schema and of what is taken from an answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.reading.lines import LINES

WORDS = 200  # characters of a slot's text
MOST_ACTORS = 30  # in a slot that lists them


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot. `holds` is text, texts, date, number, count, flag or choice.

    `needed`: a record without it says nothing. `key`: two records over the same words that differ in it are two.
    """

    name: str
    holds: str
    says: str = ""
    needed: bool = False
    key: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of record."""

    says: str
    slots: tuple[Slot, ...]


def _choice(name: str, *choices: str, needed: bool = False, key: bool = False) -> Slot:
    return Slot(name, "choice", needed=needed, key=key or needed, choices=choices)


def _actor(name: str, says: str, needed: bool = False, key: bool = False) -> Slot:
    return Slot(name, "text", f"{says} (actor)", needed, key or needed)


_DATE = Slot("date", "date")
_PLACE = Slot("place", "text", "where (place)")
_LINE = _choice("line", *LINES, key=True)
_SYMBOL = Slot("symbol", "text", 'the number of the text, as "UNSCR 2254"')
_COUNTED = (
    "detained-fighters", "detained-foreign-fighters", "camp-population", "children", "repatriated", "fighters",
    "foreign-fighters", "displaced", "returned", "liberated-people", "territory", "members", "ministers", "killed",
    "attacks", "strikes", "funding-asked", "funding-pledged", "funding-received", "troops", "people-in-need", "other",
)  # fmt: skip

KINDS: dict[str, Kind] = {
    "meeting": Kind(
        "a meeting of the coalition or of a body took place or will",
        (
            _choice("kind", "ministerial", "small-group", "summit", "council", "side", "other", needed=True),
            Slot("place", "text", "where (place)", key=True),
            _DATE,
            Slot("members", "count", "how many members met"),
            Slot("ministers", "count", "how many ministers met"),
        ),
    ),
    "attendance": Kind(
        "who was at a meeting, and who was not; who invites or chairs is its host; one record for each actor",
        (
            _actor("actor", "who", needed=True),
            _choice("status", "host", "attended", "absent", "observer", needed=True),
            _choice("level", "minister", "head", "representative"),
        ),
    ),
    "membership": Kind(
        "somebody belongs to the coalition, joined it or left it",
        (_actor("actor", "who", needed=True), _choice("change", "joined", "left", "member", needed=True), _DATE),
    ),
    "commitment": Kind(
        "somebody promises, pledges or decides to do something",
        (
            _actor("by", "who", key=True),
            _LINE,
            Slot("amount", "number", "the sum, in full: 3000000"),
            Slot("unit", "text", "its currency by ISO 4217, or what is counted"),
            Slot("due", "date", "until when"),
            _actor("to", "to whom"),
        ),
    ),
    "call": Kind(
        "somebody asks, urges or demands that another act",
        (_actor("by", "who", key=True), _actor("to", "whom", key=True), _choice("line", *LINES)),
    ),
    "refusal": Kind("somebody declines or rejects what is asked", (_actor("by", "who", key=True), _LINE)),
    "threat": Kind(
        "somebody warns that it will act against another",
        (_actor("by", "who", key=True), _choice("means", "veto", "withdrawal", "sanctions", "force", "other")),
    ),
    "vote": Kind(
        "a vote that a council or an assembly held; a veto that is only threatened is none",
        (
            Slot("symbol", "text", "the text voted on: its number, else its subject in a few words"),
            Slot("yes", "count", "votes for", key=True),
            Slot("no", "count", "votes against", key=True),
            Slot("abstain", "count", "abstentions", key=True),
            Slot("veto", "texts", "a list of the actors who cast one"),
            Slot("adopted", "flag", "true or false", key=True),
        ),
    ),
    "mandate": Kind(
        "a permission that opens, is extended or ends (an aid crossing, a mission)",
        (
            Slot("subject", "text", "in a few words", needed=True),
            Slot("from", "date", key=True),
            Slot("until", "date", key=True),
            _SYMBOL,
        ),
    ),
    "figure": Kind(
        "a count or a sum that is published",
        (
            _choice("what", *_COUNTED, needed=True),
            Slot("value", "number", "the number, in full: 10000", needed=True, key=True),
            _choice("approx", "exact", "about", "at-least", "at-most"),
            Slot("unit", "text", "the currency by ISO 4217, or what is counted"),
            _PLACE,
            _actor("holder", "who holds them"),
            _DATE,
        ),
    ),
    "presence": Kind(
        "where an armed organization grows, shrinks or is",
        (
            _actor("org", "the organization", needed=True),
            Slot("place", "text", "where (place)", key=True),
            _choice("trend", "expanding", "receding", "present", "resurging", "defeated", needed=True),
        ),
    ),
    "reference": Kind(
        "a legal text that the statement rests on", (Slot("symbol", "text", _SYMBOL.says, needed=True, key=True),)
    ),
}

POLARITY = ("affirmed", "negated")
MODALITY = ("asserted", "planned", "possible", "demanded", "reported")
