"""What `marsad judge` says, in the reader's language: types, slots and values of a proposal in words.

Invariant: values from documents come out printable; an actor is named as the dossier names it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marsad.cli import terminal

if TYPE_CHECKING:
    from marsad.model.records import Ledger
    from marsad.reading.judge.claims import Statement

_CODELISTS = {
    "kind": "meetings.kind", "status": "attendance.status", "level": "attendance.level", "line": "lines",
    "what": "figures.what",
}  # fmt: skip
_ACTORS = frozenset(("actor", "by", "to", "holder", "org", "veto"))
_NEGATIVE = frozenset(("attendance", "refusal"))  # their own slots say it
_DATES = frozenset(("date", "due", "from", "until"))


def say(section: str, key: str, lang: str, /, **values: object) -> str:
    """A text of terms/judge.yaml."""
    from marsad.terms.codelists import read

    text: str = read("judge.yaml")[section][key]["ar" if lang == "ar" else "en"]
    return text.format_map(values) if values else text


def told(text: str, lang: str) -> list[str]:
    """A sentence of ours, in the reader's language, as lines."""
    return terminal.paragraph(text, lang)


class Words:
    """Types, slots and values in a language; actors by the dossier's own names."""

    def __init__(self, ledger: Ledger, lang: str) -> None:
        self.lang = lang
        self._actors = {actor.id: actor for actor in ledger.actors}

    def slot(self, slot: str) -> str:
        """A slot's name."""
        from marsad.terms.codelists import read

        return say("slots", slot, self.lang) if slot in read("judge.yaml")["slots"] else slot

    def value(self, slot: str, value: Any) -> str:
        """A slot's value."""
        from marsad.observatory.numerals import date, localized
        from marsad.observatory.wording import isolated
        from marsad.reading.judge.claims import as_date

        if isinstance(value, list):
            return say("says", "between", self.lang).join(self.value(slot, item) for item in value)
        if isinstance(value, bool):
            return say("values", "yes" if value else "no", self.lang)
        if isinstance(value, int | float):
            return localized(f"{value:,.15g}", self.lang)
        text = terminal.safe(str(value))
        if slot in _DATES and as_date(text):
            return date(text, self.lang)
        return isolated(self._actor(text) if slot in _ACTORS else self._code(slot, text), self.lang)

    def _actor(self, code: str) -> str:
        from marsad.terms.countries import codes, names

        name = self._value(code)
        if code in self._actors:
            actor = self._actors[code]
            name = (actor.name_ar if self.lang == "ar" else "") or actor.name_en
        elif code in codes():
            name = names(code)["ar" if self.lang == "ar" else "en"]
        return f"{name} ({code})" if name != code else code

    def _code(self, slot: str, code: str) -> str:
        from marsad.terms.codelists import codes as codes_of
        from marsad.terms.codelists import label
        from marsad.terms.countries import codes, names

        if slot == "place" and code in codes():
            return names(code)["ar" if self.lang == "ar" else "en"]
        if slot == "place":
            return " ".join(word.capitalize() for word in code.split("-"))
        if slot in _CODELISTS and code in codes_of(_CODELISTS[slot]):
            return label(_CODELISTS[slot], code, self.lang)
        return self._value(code)

    def _value(self, code: str) -> str:
        from marsad.terms.codelists import read

        return say("values", code, self.lang) if code in read("judge.yaml")["values"] else code

    def record(self, statement: Statement) -> str:
        """A statement in words: `attendance: actor: Italy (ITA); status: host`."""
        slots = [
            say("says", "slot", self.lang, slot=self.slot(slot), value=self.value(slot, value))
            for slot, value in statement.slots.items()
        ]
        kind = say("types", statement.type, self.lang)
        if statement.polarity == "negated" and statement.type not in _NEGATIVE:
            kind += say("says", "negated", self.lang)
        return say("says", "record", self.lang, type=kind, slots=say("says", "between", self.lang).join(slots))
