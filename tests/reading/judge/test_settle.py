"""Claims into tables: what a crash left behind is carried on, what a person changed is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.archive.store import Archive
from marsad.dossier.check import check
from marsad.dossier.load import load, open_dossier
from marsad.errors import DossierError
from marsad.reading.judge import log, settle
from marsad.reading.judge.conflicts import conflicts, problems
from marsad.reading.judge.documents import papers
from marsad.reading.judge.session import Item, Session, open_items
from marsad.reading.judge.state import replay
from tests.dossier import small
from tests.reading.judge import desk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small.lay(tmp_path / "small")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def session(root: Path, archive: Archive) -> Iterator[Session]:
    with log.opened(root) as kept:
        yield Session(root, archive, kept, "AB")


def items(session: Session, *paths: Path) -> list[Item]:
    found = papers(open_dossier(session.root), session.archive, [str(path) for path in paths])
    return open_items(found, session.state)


def held(session: Session, tmp_path: Path, name: str) -> Item:
    return next(i for i in items(session, desk.lay(tmp_path, name)) if i.statement.type == "figure")


def tables(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "tables").iterdir())}


@pytest.mark.parametrize("cut", ["before the table", "after the table"])
def test_what_a_crash_left_behind_is_carried_on(
    root: Path, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: str
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with log.opened(root) as kept:
        session = Session(root, archive, kept, "AB")
        item = held(session, tmp_path, "ar")
        with monkeypatch.context() as patch:
            patch.setattr(settle, "write" if cut == "before the table" else "rows_event", crash)
            with pytest.raises(KeyboardInterrupt):
                session.accept(item, item.statement)
    assert len(replay(root).unsettled) == 1
    with log.opened(root) as kept:
        again = Session(root, archive, kept, "CD")
        (done,) = again.catch_up()
        assert (done.outcome, [row.table for row in done.rows]) == ("written", ["custody"])
        assert again.state == replay(root)
        assert not again.state.unsettled
        assert again.catch_up() == []
    ledger = load(root).ledger
    assert [c.best for c in ledger.custody if c.id == done.claim] == [10000]
    assert check(load(root)) == []


def test_a_claim_without_a_row_gets_one_once_the_dossier_has_room_for_it(
    root: Path, archive: Archive, tmp_path: Path
) -> None:
    record = {"type": "attendance", "actor": "NATO", "status": "attended", "quote": "NATO attended the meeting"}
    path = desk.lay(tmp_path, "nato", "NATO attended the meeting, it said.", [record])
    with log.opened(root) as kept:
        session = Session(root, archive, kept, "AB")
        (item,) = items(session, path)
        done = session.accept(item, replace(item.statement, fields={"meeting": "second-meeting"}))
        assert (done.outcome, done.why and done.why.values) == ("claim", {"actor": "NATO"})
        lines = (root / log.NAME).read_bytes()
        assert session.catch_up() == []
        assert (root / log.NAME).read_bytes() == lines
        small.add("actors", "NATO,NATO,,,organization,,,,,,,")(root)
        assert [d.outcome for d in session.catch_up()] == ["written"]
    assert check(load(root)) == []


def test_a_row_of_the_best_evidence_and_back(session: Session, root: Path, tmp_path: Path) -> None:
    """A second document with more to say leads; where it is rejected, the first does again."""
    short = desk.RECORDS["en"][1] | {"quote": "More than 10,000 fighters are held in Syria"}
    del short["approx"]
    first = next(iter(items(session, desk.lay(tmp_path, "en", desk.ENGLISH, [short]))))
    one = session.accept(first, first.statement)
    second = held(session, tmp_path, "fr")
    claim = session.state.kin(second.statement)[0][0]
    two = session.accept(second, second.statement, claim)
    assert [row.cells["source"] for row in (*one.rows, *two.rows)] == ["s-en", "s-fr"]
    assert "also in s-en «More than" in two.rows[0].cells["note"]
    back = session.decline(second, "reject")
    assert back is not None
    assert [(row.cells["source"], row.cells["note"]) for row in back.rows] == [("s-en", "date: that of the document")]
    gone = session.decline(first, "unsure")
    assert gone is not None
    assert (gone.outcome, gone.rows) == ("removed", ())
    assert claim not in {c.id for c in load(root).ledger.custody}


def test_a_row_removed_by_hand_stays_removed(session: Session, root: Path, tmp_path: Path) -> None:
    item = held(session, tmp_path, "en")
    done = session.accept(item, item.statement)
    path = root / "tables" / "custody.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(done.claim)), encoding="utf-8")
    other = held(session, tmp_path, "ar")
    again = session.accept(other, other.statement, done.claim)
    assert again.outcome == "kept"
    assert session.catch_up() == []
    assert done.claim not in {c.id for c in load(root).ledger.custody}


def test_a_row_that_others_rest_on_stays(session: Session, root: Path, tmp_path: Path) -> None:
    record = {"type": "meeting", "place": "FRA", "kind": "summit", "quote": "A summit in France", "date": "2022-05"}
    text = "A summit in France in May 2022 is planned."
    (item,) = items(session, desk.lay(tmp_path, "m", text, [record | {"quote": "A summit in France in May 2022"}]))
    done = session.accept(item, item.statement)
    small.add("attendance", f"a-x,{done.claim},FRA,attended,,,,,")(root)
    after = session.decline(item, "reject")
    assert after is not None
    assert (after.outcome, after.why and after.why.code) == ("kept", "problem")
    assert done.claim in {m.id for m in load(root).ledger.meetings}


def test_a_broken_dossier_is_not_written_to_and_the_answer_is_kept(
    session: Session, root: Path, tmp_path: Path
) -> None:
    item = held(session, tmp_path, "en")
    with (root / "tables" / "custody.csv").open("a", encoding="utf-8") as file:
        file.write("broken,not-a-date,,,,,,,,,,\n")
    before = tables(root)
    with pytest.raises(DossierError, match="must be mended first"):
        session.accept(item, item.statement)
    assert tables(root) == before
    assert len(replay(root).claims) == 1


def test_a_conflict_is_one_claim_and_no_problem_once_it_is_decided(
    session: Session, root: Path, tmp_path: Path
) -> None:
    first = held(session, tmp_path, "ar")
    done = session.accept(first, first.statement)
    second = held(session, tmp_path, "fewer")
    ((claim, answer, relation),) = session.state.kin(second.statement)
    assert (claim, relation.kind, relation.slots) == (done.claim, "conflict", ("value",))
    assert answer.accepted is not None
    session.accept(second, second.statement, claim)
    (found,) = conflicts(session.state)
    assert (found.first.slots["value"], found.second.slots["value"]) == (10000, 9000)
    (problem,) = problems(load(root))
    assert (problem.code, problem.file, problem.row, problem.column) == (
        "judged-conflict",
        "tables/custody.csv",
        claim,
        "value",
    )
    session.decline(second, "reject")
    assert problems(load(root)) == []


def test_a_quote_that_a_spreadsheet_would_run_is_trimmed(session: Session, root: Path, tmp_path: Path) -> None:
    text = "- France was absent from\n  the meeting."
    record = desk.RECORDS["en"][0] | {"quote": text[:-1]}
    (item,) = items(session, desk.lay(tmp_path, "dash", text, [record | {"actor": "IRQ"}, record][1:]))
    done = session.accept(item, replace(item.statement, fields={"meeting": "second-meeting"}))
    assert [row.cells["quote"] for row in done.rows] == ["France was absent from the meeting"]
    assert [row.cells["rank"] for row in done.rows] == ["deprecated"]  # the dossier says that France attended
    assert check(load(root)) == []
