"""The walk through open proposals: keys in, answers kept.

Invariant: an answer is kept before the next proposal is shown; what the words do not support is not accepted.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import judging, terminal
from marsad.cli.judge_words import Words, say, told
from marsad.reading.judge.case import NONE

if TYPE_CHECKING:
    from marsad.reading.judge.case import Clash, LackingError, NoRowError
    from marsad.reading.judge.claims import Statement
    from marsad.reading.judge.session import Item, Session

# What the same keys type where the keyboard is set to Arabic.
_ARABIC_KEYS = dict(zip("شىثقعسض؟", "anerusq?", strict=True))
OPTIONS_SHOWN = 10
REMEMBERED = frozenset(("meeting",))  # columns that are the same for all of a document


class Keys:
    """What a person types: single keys at a terminal, one answer a line from a pipe. None at the end of the input."""

    def __init__(self) -> None:
        self._terminal = sys.stdin is not None and sys.stdin.isatty()
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")

    def key(self, prompt: str) -> str | None:
        """One key, in Latin letters; lines without one are passed over."""
        click.echo(prompt, nl=False)
        while True:
            typed = self._char() if self._terminal else self._line()
            if typed is None or typed.strip():
                click.echo()
                return typed and _ARABIC_KEYS.get(typed.strip(), typed.strip().lower())

    def line(self, prompt: str) -> str | None:
        """A line; "" where only Enter was typed."""
        click.echo(prompt, nl=False)
        typed = self._line()
        if not self._terminal:
            click.echo()
        return None if typed is None else typed.strip()

    def _char(self) -> str | None:
        try:
            typed = click.getchar()
        except EOFError:
            return None
        return None if typed == "\x04" else typed

    def _line(self) -> str | None:
        typed = sys.stdin.readline() if sys.stdin is not None else ""
        return typed or None


def _fits(lacking: LackingError, value: str) -> bool:
    """Whether a column may hold a value."""
    if value == NONE:
        return lacking.optional
    return bool(value) and (not lacking.options or value in lacking.options)


class Walk:
    """The walk through the open proposals."""

    def __init__(self, session: Session, items: list[Item], words: Words) -> None:
        self.session = session
        self.items = items
        self.words = words
        self.lang = words.lang
        self.keys = Keys()
        self.answered = 0
        self.given: dict[tuple[str, str], str] = {}  # (source, column) -> what a person gave for it

    def run(self) -> None:
        """Ask for each proposal until the end or `q`."""
        for n, item in enumerate(self.items, 1):
            if not self._one(item, n):
                break
        if self.items:
            left = len(self.items) - self.answered
            terminal.emit(["", *told(say("says", "done", self.lang, answered=self.answered, left=left), self.lang)])
        else:
            judged = sum(map(len, self.session.state.answers.values()))
            self._tell(say("says", "nothing", self.lang, judged=judged))

    def _one(self, item: Item, n: int) -> bool:
        """Ask for one proposal; False where the walk ends."""
        from marsad.reading.judge.edit import supported

        session, statement = self.session, item.statement
        said, reasons = supported(statement, item.paper.text)
        kin, before = session.state.kin(said), session.state.answer_to(statement)
        terminal.emit(judging.shown(item, said, n, len(self.items), self.words))
        self._tell(*judging.findings(statement, said, reasons, self.words))
        self._tell(*judging.related(said, kin, self.words), *self._known(said, kin[0][0] if kin else ""))
        self._tell(*([judging.earlier(before, self.lang)] if before else ()))
        while True:
            key = self.keys.key(self._prompt(bool(kin)))
            if key is None or key == "q":
                return False
            if key == "s":
                return True
            if self._answered(key, item, said, bool(kin)):
                self.answered += 1
                return True

    def _known(self, said: Statement, claim: str) -> Iterator[str]:
        """What the dossier's own rows say of a statement, those of its claim left aside."""
        remembered = {column: value for (source, column), value in self.given.items() if source == said.origin.source}
        said = replace(said, fields=remembered | dict(said.fields))
        yield from judging.foretold(self._foreseen(said, claim), said, self.words)

    def _foreseen(self, said: Statement, claim: str) -> list[Clash] | NoRowError:
        """What is foreseen of a statement where a person takes what is suggested."""
        from marsad.reading.judge.case import LackingError

        found = self.session.foreseen(said, claim)
        while isinstance(found, LackingError) and found.default and found.field not in said.fields:
            said = replace(said, fields={**said.fields, found.field: found.default})
            found = self.session.foreseen(said, claim)
        return found

    def _tell(self, *texts: str) -> None:
        for text in texts:
            terminal.emit(told(text, self.lang))

    def _answered(self, key: str, item: Item, said: Statement, akin: bool) -> bool:
        """Take a key; whether the proposal is answered by it."""
        if key in ("r", "u"):
            verdict = "reject" if key == "r" else "unsure"
            done = self.session.decline(item, verdict)
            self._tell(say("outcomes", verdict, self.lang))
            if done:
                terminal.emit(judging.outcome(done, self.session.state, self.lang))
            return True
        if key == "a" or (key == "n" and akin):
            return self._accept(item, said, own=key == "n")
        if key == "e":
            return self._edit(item, said)
        if key == "?":
            self._tell(*(say("help", k, self.lang) for k in "anerusq" if k != "n" or akin))
        else:
            self._tell(say("says", "unknown-key", self.lang, key=terminal.safe(key[:20])))
        return False

    def _prompt(self, akin: bool) -> str:
        from marsad.observatory.wording import isolated

        keys = [f"{isolated(k, self.lang)} {say('keys', k, self.lang)}" for k in "anerusq?" if k != "n" or akin]
        return terminal.directed(" · ".join(keys) + " > ", self.lang)

    def _accept(self, item: Item, said: Statement, own: bool = False) -> bool:
        """Accept a statement that its words support."""
        from marsad.reading.judge.edit import checked

        if reasons := checked(said, item.paper.text):
            self._refused(*(reason.words for reason in reasons))
            return False
        kin = self.session.state.kin(said)
        claim = kin[0][0] if kin and not own else ""
        done = self.session.accept(item, self._completed(said, claim), claim)
        if said.type == "meeting":  # the document tells of one more: which is meant from here on is asked again
            self.given.pop((said.origin.source, "meeting"), None)
        terminal.emit(judging.outcome(done, self.session.state, self.lang))
        return True

    def _refused(self, *reasons: str) -> None:
        self._tell(*(say("says", "unsupported", self.lang, reason=terminal.safe(words)) for words in reasons))

    def _completed(self, said: Statement, claim: str) -> Statement:
        """The statement with what its row needs and its words do not give, as far as the person gives it."""
        from marsad.reading.judge.case import LackingError

        if self.session.state.rows.get(claim):
            return said
        while isinstance(lacking := self.session.foreseen(said, claim), LackingError):
            remembered = (said.origin.source, lacking.field)
            before = self.given.get(remembered, "")
            value = before if _fits(lacking, before) else self._supplied(lacking)
            if not _fits(lacking, value):
                return said
            if value == before:
                slot = self.words.slot(lacking.field)
                self._tell(say("says", "as-before", self.lang, slot=slot, value=terminal.safe(value)))
            if lacking.field in REMEMBERED:
                self.given[remembered] = value
            said = replace(said, fields={**said.fields, lacking.field: value})
        return said

    def _supplied(self, lacking: LackingError) -> str:
        """What a person types for a column, "" where it is left."""
        from marsad.reading.judge.claims import DATES, as_date

        self._tell(say("says", "optional" if lacking.optional else "lacking", self.lang))
        if lacking.options:
            more = "…" if len(lacking.options) > OPTIONS_SHOWN else ""
            shown = ", ".join(lacking.options[:OPTIONS_SHOWN]) + more
            self._tell(say("says", "options", self.lang, options=terminal.safe(shown)))
        while True:
            typed = self.keys.line(self._asked(lacking.field, lacking.default))
            value = lacking.default if typed == "" else " ".join(c for c in (typed or "").split() if c.isprintable())
            if value in ("", NONE):
                return value
            if lacking.options and value not in lacking.options:
                self._tell(say("says", "not-one", self.lang, value=terminal.safe(value[:60])))
            elif lacking.field in DATES and as_date(value) is None:
                self._tell(say("says", "no-date", self.lang, value=terminal.safe(value[:60])))
            else:
                return value

    def _asked(self, slot: str, now: str) -> str:
        text = say("says", "ask", self.lang, slot=self.words.slot(slot), now=terminal.safe(now) or NONE)
        return terminal.directed(text, self.lang)

    def _edit(self, item: Item, said: Statement) -> bool:
        """Ask slot by slot, then again for what the words do not support; a broken-off edit leaves nothing."""
        from marsad.reading.judge.claims import KINDS
        from marsad.reading.judge.edit import changed, checked

        wrong: tuple[str, ...] = (*KINDS[said.type].slots, "quote")
        while True:
            slots, quote, touched = self._typed(said, wrong)
            if not touched:
                self._tell(say("says", "unchanged", self.lang))
                return False
            try:
                said = changed(said, slots, quote, item.paper.text)
            except ValueError as error:
                self._refused(str(error))
                wrong = ("quote",)
                continue
            reasons = checked(said, item.paper.text)
            if not reasons:
                self._tell(*judging.related(said, self.session.state.kin(said), self.words))
                return self._accept(item, said)
            self._refused(*(reason.words for reason in reasons))
            named = {reason.slot for reason in reasons}
            wrong = tuple(slot for slot in (*KINDS[said.type].slots, "quote") if slot in named or slot == "quote")

    def _typed(self, said: Statement, names: tuple[str, ...]) -> tuple[dict[str, Any], str, bool]:
        """The slots and quote after a person went over some of them, and whether anything was changed."""
        from marsad.reading.judge.edit import options as allowed
        from marsad.reading.judge.edit import text_of, value_of

        slots, quote = dict(said.slots), said.quote
        for slot in names:
            now = quote if slot == "quote" else text_of(slots.get(slot))
            if allowed(said.type, slot):
                choices = ", ".join(allowed(said.type, slot))
                self._tell(say("says", "options", self.lang, options=choices))
            while (typed := self.keys.line(self._asked(slot, " ".join(now.split())))) not in ("", None):
                if slot == "quote":
                    quote = typed if typed != NONE else quote
                elif typed == NONE:
                    slots.pop(slot, None)
                else:
                    try:
                        slots[slot] = value_of(said.type, slot, typed)
                    except ValueError as error:
                        self._refused(str(error))
                        continue
                break
            if typed is None:
                return dict(said.slots), said.quote, False
        return slots, quote, slots != dict(said.slots) or quote != said.quote
