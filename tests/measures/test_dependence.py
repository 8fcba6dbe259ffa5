"""Dependence: what hangs on an actor who was not in the room, or whom a veto can stop."""

from marsad.balance.calls import call
from marsad.measures.dependence import absent_needs, dependence
from marsad.model.estimate import Change, Estimate, Missing
from marsad.model.records import Attendance, Commitment, Ledger
from marsad.model.scene import Council, Profile
from tests.builders import actor, case, day, member, ministerial, window

AFTER = window("2019-02", "2021-07", "washington", "rome")
MEETINGS = (ministerial("washington", "2019-02-06"), ministerial("rome", "2021-06-28"))
PROFILE = Profile(councils=(Council("UNSC", 15, 9, ("USA", "RUS")),))
ACTORS = (actor("USA", "USA"), actor("RUS", "RUS"), actor("TUR", "TUR"), actor("UNSC"))


def promise(c_id: str, *needs: str, meeting: str = "rome") -> Commitment:
    date = day("2021-06-28" if meeting == "rome" else "2019-02-06")
    return Commitment(c_id, meeting, date, ("COA",), (), "political", "x", "س", None, "", None, needs)


def ledger(*promises: Commitment, members: tuple[str, ...] = ("USA",)) -> Ledger:
    came = (Attendance("a", "rome", "TUR", "observer", ""), Attendance("b", "rome", "RUS", "absent", ""))
    rows = tuple(member(m) for m in members)
    return Ledger(actors=ACTORS, memberships=rows, meetings=MEETINGS, attendance=came, commitments=promises)


def test_who_is_absent_by_hand() -> None:
    world = case(ledger(), AFTER, profile=PROFILE)
    assert absent_needs(world, promise("c", "USA")) == []  # a member
    assert absent_needs(world, promise("c", "TUR")) == []  # no member, but in the room
    assert absent_needs(world, promise("c", "RUS", "TUR")) == ["RUS"]
    assert absent_needs(world, promise("c", "UNSC")) == ["UNSC"]  # one who is no member can veto there
    together = case(ledger(members=("USA", "RUS")), AFTER, profile=PROFILE)
    assert absent_needs(together, promise("c", "UNSC", "RUS")) == []


def test_fewer_hanging_commitments_are_expansion() -> None:
    old = [promise(f"o{i}", "RUS", meeting="washington") for i in range(30)]
    new = [promise(f"n{i}") for i in range(30)]
    made = dependence(case(ledger(*old, *new), AFTER, profile=PROFILE))
    assert isinstance(made.change, Change)
    assert call(made.change) == "expanding"
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert (made.before.value, made.after.value, made.change.value) == (1.0, 0.0, -1.0)  # as observed
    assert made.before.low < 0.95
    assert made.after.high > 0.05
    assert (made.details["commitments_before"], made.details["commitments_after"]) == (30, 30)


def test_few_commitments_leave_it_open() -> None:
    made = dependence(case(ledger(promise("o", meeting="washington"), promise("n", "RUS")), AFTER, profile=PROFILE))
    assert isinstance(made.change, Change)
    assert call(made.change) == "undecided"
    assert made.details["hanging_after"] == {"n": ["RUS"]}


def test_no_commitment_is_missing() -> None:
    assert isinstance(dependence(case(ledger(), AFTER)).change, Missing)
