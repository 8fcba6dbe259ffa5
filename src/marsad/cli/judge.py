"""`marsad judge`: a person walks through the proposals of documents; accepted ones become rows of the dossier.

Invariant: an answer is kept at once; at whatever point the command is ended, nothing that was answered is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import judging, options, terminal
from marsad.cli.judge_words import Words, say
from marsad.cli.progress import Progress

if TYPE_CHECKING:
    from marsad.reading.judge.claims import Statement
    from marsad.reading.judge.conflicts import Conflict
    from marsad.reading.judge.session import Item
    from marsad.reading.judge.state import Answer, State


@click.command(short_help="Walk through the proposals: accept, edit, reject.")
@options.dossier
@click.argument("documents", metavar="[DOC…]", nargs=-1, type=click.Path(path_type=str))
@click.option("--by", default="", metavar="WHO", help="Who judges, as initials or a role; kept with each answer.")
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The documents' own date; relative dates count from it.")
@click.option("--again", is_flag=True, help="Also what was judged before; the last answer counts.")
@click.option("--list", "as_list", is_flag=True, help="Print what is open and ask nothing.")
@options.lang
@options.as_json
def judge(
    dossier: str, documents: tuple[str, ...], by: str, date: str, again: bool, as_list: bool, lang: str, as_json: bool
) -> None:
    """Walk through what DOC… (files, or JSON files of `marsad read --out`) are read to say; without DOC, through the
    archived sources of the dossier in DIR. Each answer is kept at once in DIR/judged.jsonl; what is accepted becomes a
    row of the dossier. Answers may be piped in, one key a line.

    \b
    Examples:
      marsad judge my-dossier statement.pdf --date 2021-06-28 --by AB
      marsad judge my-dossier --by AB
      marsad judge my-dossier statement.pdf --list
    """
    from marsad.archive.store import Archive
    from marsad.cli.walk import Walk
    from marsad.dossier.load import open_dossier
    from marsad.reading.judge import log
    from marsad.reading.judge.documents import papers
    from marsad.reading.judge.session import Session, checked_by, open_items

    root, archive = Path(dossier), Archive()
    if not as_list and not as_json:
        checked_by(by)
    opened = open_dossier(root)
    with Progress(lang) as tell:
        found = papers(opened, archive, documents, date, lambda done, of: tell("judge", done=done, all=of))
    for paper in found:
        if paper.left_out:
            text = say("says", "left-out", lang, document=paper.origin.name, n=paper.left_out)
            click.echo(terminal.safe(f"marsad: {text}"), err=True)
    if as_list or as_json:
        _print(dossier, open_items, found, again, Words(opened.ledger, lang), as_json)
        return
    with log.opened(root) as kept:
        session = Session(root, archive, kept, by)
        for settled in session.catch_up():
            terminal.emit(judging.outcome(settled, session.state, lang))
        Walk(session, open_items(found, session.state, again), Words(opened.ledger, lang)).run()


def _print(dossier: str, open_items: Any, found: Any, again: bool, words: Words, as_json: bool) -> None:
    from marsad.reading.judge.conflicts import conflicts
    from marsad.reading.judge.state import replay

    state = replay(Path(dossier))
    items = open_items(found, state, again)
    if as_json:
        terminal.write_json(_json(dossier, items, state, conflicts(state)))
    else:
        terminal.emit([*judging.conflicting(conflicts(state), words), *judging.listed(items, words)])


def _json(dossier: str, items: list[Item], state: State, clashes: Iterable[Conflict]) -> dict[str, Any]:
    """What is open and what was judged, for machines."""
    answers = [answer for given in state.answers.values() for answer in given]
    return {
        "dossier": dossier,
        "open": [{"n": n, **_said(item.statement)} for n, item in enumerate(items, 1)],
        "judged": {v: sum(a.verdict == v for a in answers) for v in ("accept", "reject", "unsure")},
        "claims": [_claim(claim, answers, state) for claim, answers in state.claims.items()],
        "conflicts": [
            {"claim": c.claim, "slots": list(c.slots), "readings": [_said(c.first), _said(c.second)]} for c in clashes
        ],
    }


def _claim(claim: str, answers: list[Answer], state: State) -> dict[str, Any]:
    rows = [{"table": row.table, "id": row.id} for row in state.rows.get(claim, ())]
    evidence = [{"by": a.by, "at": a.at, **_said(a.accepted or a.read)} for a in answers]
    return {"id": claim, "rows": rows, "evidence": evidence}


def _said(statement: Statement) -> Mapping[str, Any]:
    origin = statement.origin
    head: dict[str, Any] = {"source": origin.source, "document": origin.name, "date": origin.date, "lang": origin.lang}
    head |= {"type": statement.type, "quote": statement.quote, "start": statement.start}
    return {**head, "slots": dict(statement.slots), "polarity": statement.polarity}
