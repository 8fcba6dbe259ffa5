"""One run of judging: what is open, and what becomes of an answer.

Invariant: an answer is in the log before anything is made of it; whatever is cut off after that, the next run settles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from marsad.archive.capture import capture_file
from marsad.archive.store import Archive
from marsad.dossier.load import Dossier, open_dossier
from marsad.errors import ArchiveError, ReadingError, UsageError
from marsad.reading.judge.case import Clash, NoRowError
from marsad.reading.judge.claims import Statement
from marsad.reading.judge.documents import Paper
from marsad.reading.judge.log import Log
from marsad.reading.judge.settle import Settled, now, pending, preview, settle
from marsad.reading.judge.state import Answer, State, answer_event, replay

BY_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One proposal to judge, with its document."""

    paper: Paper
    statement: Statement


def open_items(papers: Sequence[Paper], state: State, again: bool = False) -> list[Item]:
    """What is to be judged, in the order of the documents; with `again` also what was judged before."""
    items: list[Item] = []
    seen: set[tuple[object, ...]] = set()
    for paper in papers:
        for statement in paper.statements:
            key = (paper.origin.source, *statement.ident)
            if key not in seen and (again or state.answer_to(statement) is None):
                items.append(Item(paper, statement))
            seen.add(key)
    return items


def checked_by(by: str) -> str:
    """Who judges, as it is kept; raises UsageError."""
    by = " ".join(by.split())
    if not by or len(by) > BY_CHARACTERS or not by.isprintable():
        raise UsageError(f"--by: say who judges, as initials or a role of at most {BY_CHARACTERS} characters: --by AB")
    return by


class Session:
    """The judging of a dossier by one person; `log` is open."""

    def __init__(self, root: Path, archive: Archive, log: Log, by: str) -> None:
        self.root = root
        self.archive = archive
        self.by = checked_by(by)
        self.state = replay(root)
        self._log = log

    def catch_up(self) -> list[Settled]:
        """Settle what an earlier run left behind; returns the claims that became rows, or are none any more."""
        done = [settle(self.root, self.archive, self.state, self._log, c) for c in pending(self.dossier(), self.state)]
        return [settled for settled in done if settled.outcome != "claim"]

    def dossier(self) -> Dossier:
        """The dossier as it stands now."""
        return open_dossier(self.root)

    def foreseen(self, statement: Statement, claim: str = "") -> list[Clash] | NoRowError:
        """The dossier's rows that a statement's own would contradict, else why it would be none.

        That is a LackingError where a person has something to add.
        """
        try:
            return preview(self.dossier(), statement, claim or self.state.new_claim(statement))
        except NoRowError as error:
            return error

    def decline(self, item: Item, verdict: str) -> Settled | None:
        """Keep `reject` or `unsure`; returns what became of a claim that it was accepted into before."""
        before = self.state.answer_to(item.statement)
        self._keep(Answer(verdict, self.by, now(), item.statement))
        return self._settle(before.claim) if before and before.claim else None

    def accept(self, item: Item, accepted: Statement, claim: str = "") -> Settled:
        """Accept a statement into a claim, a new one where none is named; its document is archived first."""
        origin = replace(item.statement.origin, sha256=self._archived(item.paper))
        before = self.state.answer_to(item.statement)
        claim = claim or self._alone(before) or self.state.new_claim(accepted)
        read, said = replace(item.statement, origin=origin), replace(accepted, origin=origin)
        self._keep(Answer("accept", self.by, now(), read, said, claim))
        if before and before.claim and before.claim != claim:
            self._settle(before.claim)
        return self._settle(claim)

    def _alone(self, before: Answer | None) -> str:
        """The claim that only this answer was accepted into."""
        return before.claim if before and self.state.claims.get(before.claim) == [before] else ""

    def _keep(self, answer: Answer) -> None:
        event = answer_event(answer)
        self._log.add(event)
        self.state.apply(event)

    def _settle(self, claim: str) -> Settled:
        return settle(self.root, self.archive, self.state, self._log, claim)

    def _archived(self, paper: Paper) -> str:
        """The digest of a document's bytes, which are in the archive from then on."""
        if paper.path is None or self.archive.of_bytes(paper.origin.sha256):
            return paper.origin.sha256
        try:
            capture = capture_file(self.archive, paper.path).capture
        except ArchiveError as error:
            raise ReadingError(f"{paper.path}: {error}") from None
        if capture.text_sha256 != paper.origin.text_sha256:
            raise ReadingError(f"{paper.path}: the file changed while it was judged; start again")
        return capture.sha256
