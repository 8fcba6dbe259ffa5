"""Every planted fault is reported, where it is and alone; the clean dossier has none."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from marsad.dossier.check import check
from marsad.dossier.load import load
from marsad.terms import codelists
from tests.dossier.small import YAML, Plant, add, swap


class Fault(NamedTuple):
    """A fault and the problem that it makes: its code, file, row id and column."""

    plant: Plant
    code: str
    file: str
    row: str = ""
    column: str = ""


def scene(old: str, new: str, code: str, column: str = "") -> Fault:
    return Fault(swap("dossier.yaml", old, new), code, "dossier.yaml", "", column)


def cell(table: str, old: str, new: str, code: str, row: str = "", column: str = "") -> Fault:
    return Fault(swap(table, old, new), code, f"tables/{table}.csv", row, column)


FAULTS = [
    # dossier.yaml
    scene("marsad: 1", "marsad: 2", "format", "marsad"),
    scene("id: small", "id: a small one", "id-form", "id"),
    scene("id: small", "name: small", "key-missing"),
    scene("coalition: PACT", "coalition: PAKT", "ref-near", "coalition"),
    scene("coalition: PACT", "coalition: BAND", "sides-equal", "organization"),
    scene("{en: A small case", "{de: Ein Fall, en: A small case", "key-unknown", "title"),
    scene("title: {en: A small case, ar", "title: {ar", "key-missing", "title"),
    scene("lines: [", "lines: [militry, ", "code-near", "lines"),
    scene("lines: [military", "lines: [military, military", "list-repeats", "lines"),
    scene("profile:", "profil:", "key-unknown-near"),
    scene("  core: home", "  core: hoem", "region-near", "profile.core"),
    scene("  core: home", "  cor: home", "key-unknown-near", "profile"),
    scene("iso3: [IRQ, SYR]", "iso3: [IRQ, SYX]", "country", "regions.home.iso3"),
    scene("iso3: [IRQ, SYR]", "iso3: [irq, SYR]", "country-near", "regions.home.iso3"),
    scene("iso3: [IRQ, SYR]", "iso3: IRQ", "yaml-list", "regions.home.iso3"),
    scene("iso3: [IRQ, SYR]", "iso3: [IRQ], except: [away]", "region-content", "regions.home"),
    scene("iso3: [IRQ, SYR]}", "ar2: x}", "region-content", "regions.home"),
    scene("except: [home]", "except: [nowhere]", "region", "regions.away.except"),
    scene("except: [home]", "except: [away]", "region", "regions.away.except"),
    scene(
        "except: [home]}", "except: [home]}\n  far: {en: Far, except: [away]}", "region-except-nested", "regions.far"
    ),
    scene("  away: {en", "  all: {en", "region-id-taken", "regions"),
    scene("  away: {en: Away, ar", "  away: {ar", "key-missing", "regions.away"),
    scene("to: 2021-07,", "to: 2019-02,", "window-order", "windows[0]"),
    scene("to: 2021-07,", "to: 2021-13,", "date-month", "windows[0].to"),
    scene("to: 2021-07,", "to: 2021-07-01,", "date-no-month", "windows[0].to"),
    scene("to: 2021-07,", "to: 2021-06,", "window-closes", "windows[0].closes"),
    scene("from: 2019-02,", "from: 2019-01,", "window-opens", "windows[0].opens"),
    scene("opens: first-meeting", "opens: first-meting", "ref-near", "windows[0].opens"),
    scene("profile:", "  - {id: second, from: 2019-02, to: 2021-07}\nprofile:", "window-twice", "windows"),
    scene("majority: 3", "majority: 6", "council-numbers", "profile.councils[0]"),
    scene("majority: 3", "majority: three", "number", "profile.councils[0].majority"),
    scene("veto: [FRA, USA]", "veto: [FRA, US]", "ref-near", "profile.councils[0].veto"),
    scene("councils: [", "councils: [{body: UNSC, seats: 5, majority: 3}, ", "council-twice", "profile.councils"),
    scene("[[first-meeting, second-meeting]]", "[[first-meeting]]", "pair", "profile.comparable[0]"),
    scene("repatriations: 2019", "repatriation: 2019", "code-near", "profile.collected"),
    scene("2019-01/2021-12", "2022-01/2021-12", "date-reversed", "profile.collected.repatriations"),
    scene("kind: members-difference", "kind: difference", "code-near", "assertions[0].kind"),
    scene("figure: members-2022", "figure: members-2020", "ref-near", "assertions[0].figure"),
    scene("figure: members-2022", "figure: members-2021-old", "assertion-figure", "assertions[0].figure"),
    scene(", why: one member was never named", "", "key-missing", "assertions[0]"),
    Fault(swap("dossier.yaml", "difference: 1", "difference: 2"), "ledger-difference-wrong", "tables/figures.csv"),
    # header rows
    cell("actors", "event_names", "event_name", "column-unknown-near", column="event_name"),
    cell("votes", "symbol", "colour", "column-missing", column="symbol"),
    cell("votes", "symbol", "colour", "column-unknown", column="colour"),
    cell("votes", "adopted", "accepted", "column-missing-required", column="adopted"),
    cell("custody", "low,best,high", "low,low,high", "column-repeated", column="low"),
    # rows and ids
    cell("crossings", "gate,Another gate,,,,,,,,", "gate,Another gate,,,,,,,", "row-width", "gate"),
    cell("crossings", "gate,Another gate,,,,,,,,", "gate,Another, gate,,,,,,,,", "row-width", "gate"),
    cell("crossings", "gate,Another gate", '"gate,Another gate', "table-quote"),
    cell("crossings", "gate,Another gate", ",Another gate", "id-empty", column="id"),
    cell("crossings", "gate,Another gate", "the gate,Another gate", "id-form", "the gate", "id"),
    cell("crossings", "gate,Another gate", "باب,Another gate", "id-form", "باب", "id"),
    cell("crossings", "gate,Another gate", "bab,Another gate", "id-repeated", "bab", "id"),
    # references
    cell("actors", "Türkiye", "iraq", "name-twice", "TUR", "name_en"),
    cell("memberships", "m-tur-2,TUR", "m-tur-2,TRU", "ref-near", "m-tur-2", "actor"),
    cell("memberships", "2018-05-01,,,,", "2018-05-01,,,lost,", "ref", "m-tur-2", "source"),
    cell("attendance", "a-usa,second-meeting", "a-usa,third-meeting", "ref-near", "a-usa", "meeting"),
    cell("commitments", "home;IRQ", "hom;IRQ", "ref-near", "c-money", "to"),
    cell("commitments", ",UNSC,", ",UNSC;ZZZ,", "ref", "c-money", "needs"),
    cell("deliveries", "d-money,c-money", "d-money,c-mony", "ref-near", "d-money", "commitment"),
    cell("votes", "v-yes,2021-07-09,UNSC", "v-yes,2021-07-09,UNSSC", "ref-near", "v-yes", "body"),
    cell("ballots", "b-yes-xkx,v-yes,XKX", "b-yes-xkx,v-yes,XK", "ref-near", "b-yes-xkx", "actor"),
    cell("mandates", "w-1,bab", "w-1,ba", "ref-near", "w-1", "crossing"),
    cell("mandates", "v-yes,", "v-maybe,", "ref-near", "w-2", "vote"),
    cell("custody", "IRQ,camp", "IRAQ,camp", "ref-near", "camp-2021", "holder"),
    cell("repatriations", "The camp,IRQ", "The camp,Iraq", "ref-near", "r-1", "to"),
    cell("positions", "p-fra,FRA", "p-fra,FR", "ref-near", "p-fra", "actor"),
    # codes
    cell("sources", "en,statement", "en,statment", "code-near", "statement", "kind"),
    cell("actors", "armed-group,,BAND,OLD", "gang,,BAND,OLD", "code", "BAND", "kind"),
    cell("memberships", "2014-12-03,,member", "2014-12-03,,membr", "code-near", "m-irq", "role"),
    cell("meetings", "Rome,ministerial", "Rome,Ministerial", "code-near", "second-meeting", "kind"),
    cell("attendance", "USA,host", "USA,hosted", "code-near", "a-usa", "status"),
    cell("attendance", "host,minister", "host,king", "code", "a-usa", "level"),
    cell("commitments", "military,Train", "training,Train", "code", "c-troops", "line"),
    cell("commitments", "military,Train", "political,Train", "line-unlisted", "c-troops", "line"),
    cell("deliveries", "partial", "partially", "code-near", "d-money", "status"),
    cell("votes", "aid,yes", "aid,Yes", "code-near", "v-yes", "adopted"),
    cell("ballots", "XKX,A", "XKX,abstain", "code", "b-yes-xkx", "ballot"),
    cell("custody", "IRQ,camp-population", "IRQ,camp_population", "code-near", "camp-2021", "category"),
    cell("repatriations", "return", "returned", "code-near", "r-1", "category"),
    cell("positions", "refuses", "refusal", "code-near", "p-fra", "stance"),
    cell("figures", "delegations,second", "delegation,second", "code-near", "delegations-2021", "what"),
    cell("figures", "coalition,,,,more than 45", "pact,,,,more than 45", "code", "delegations-2021", "side"),
    cell("memberships", "deprecated", "old", "code", "m-fra-old", "rank"),
    # cells
    cell("meetings", "first-meeting,2019-02-06", "first-meeting,", "cell-empty", "first-meeting", "date"),
    cell("meetings", "first-meeting,2019-02-06", "first-meeting,2019-02-30", "date-day", "first-meeting", "date"),
    cell("meetings", "first-meeting,2019-02-06", "first-meeting,06.02.2019", "date-form", "first-meeting", "date"),
    cell("memberships", "../2014-12-03", "2015/2014-12-03", "date-reversed", "m-irq", "from"),
    cell("memberships", "../2014-12-03", "../..", "date-empty-span", "m-irq", "from"),
    cell("meetings", "first-meeting,2019-02-06", "first-meeting,2109-02-06", "date-far", "first-meeting", "date"),
    cell("memberships", "../2014-12-03", "0000", "date-year", "m-irq", "from"),
    cell("commitments", "1500000.50", '"1,500,000.50"', "number-grouped", "c-money", "amount"),
    cell("commitments", "1500000.50", "1.5m", "number", "c-money", "amount"),
    cell("commitments", "1500000.50", "١٥٠٠", "number", "c-money", "amount"),
    cell("commitments", "1500000.50", "-5", "number-negative", "c-money", "amount"),
    cell("repatriations", ",94", ",94.5", "number-whole", "r-1", "count"),
    cell("repatriations", ",94", ",-94", "number-negative", "r-1", "count"),
    cell("figures", "delegations,second-meeting,45,46", "ministers,second-meeting,-1,", "number-negative"),
    cell("crossings", "36.23,36.69", "136.23,36.69", "number-range", "bab", "lat"),
    cell("crossings", "36.23,36.69", "36.23,-180.01", "number-range", "bab", "lon"),
    cell("crossings", "36.23,36.69", "36.23,", "half-place", "bab", "lon"),
    cell("crossings", "TUR;SYR", "TUR;SYRIA", "country", "bab", "countries"),
    cell("crossings", "TUR;SYR", "TUR;SYR;TUR", "list-repeats", "bab", "countries"),
    cell("actors", "state,TUR", "state,TRK", "country", "TUR", "iso3"),
    cell("actors", "state,TUR", "state,", "state-country", "TUR", "iso3"),
    cell("actors", "state,TUR", "state,IRQ", "state-twice", "TUR", "iso3"),
    cell("actors", "armed-group,,BAND,OLD", "armed-group,,,OLD", "no-event-names", "BAND", "event_names"),
    cell("actors", "OLD BAND;OLDER BAND", '"OLD BAND, OLDER BAND"', "event-name-comma", "BAND", "predecessor_names"),
    cell("sources", "https://example.org/statement", "javascript:alert(1)", "url", "statement", "url"),
    cell("sources", "2022-01,", "2021-05,", "source-order", "statement", "retrieved"),
    cell("sources", "en;ar", "english", "lang", "paper", "lang"),
    cell("sources", "2022-01,", "2022-01,abc", "hash", "statement", "sha256"),
    cell(
        "sources",
        "paper,,The Paper,2021,en;ar,news,https://example.org/paper?a=1",
        "paper,,,,,news,",
        "source-nameless",
    ),
    cell("actors", "Türkiye", "=HYPERLINK(1)", "cell-formula", "TUR", "name_en"),
    cell("actors", "Türkiye", "+cmd|calc", "cell-formula", "TUR", "name_en"),
    cell("actors", "Türkiye", "Tür\u202ekiye", "cell-control", "TUR", "name_en"),
    cell("actors", "Türkiye", "Tür\x1b[31mkiye", "cell-control", "TUR", "name_en"),
    cell("memberships", "a member", "word " * 101, "quote-long", "m-fra", "quote"),
    cell("memberships", "statement,a member", ",a member", "quote-alone", "m-fra", "source"),
    # what records must agree on
    cell("memberships", "2014,2016-03-01", "2014,", "joins-twice", "m-tur-2", "actor"),
    cell("memberships", "2018-05-01", "2015", "joins-twice", "m-tur-2", "actor"),
    cell("memberships", "m-irq,IRQ", "m-irq,PACT", "own-member", "m-irq", "body"),
    cell("memberships", "2014,2016-03-01", "2014,2013", "interval-order", "m-tur-1", "to"),
    cell("memberships", "2014,2016-03-01", "2014-05-01,2014-05-01", "interval-order", "m-tur-1", "to"),
    cell("mandates", "2014-07-14,2020-01-10", "2020-07-14,2020-01-10", "interval-order", "w-1", "to"),
    cell("positions", "2019,2022-07-05", "2023,2022-07-05", "interval-order", "p-fra", "to"),
    cell("meetings", "2021-06-29", "2021-06-27", "meeting-order", "second-meeting", "end"),
    cell("commitments", "USD-goal,2022", "USD-goal,2020", "due-order", "c-goal", "due"),
    cell("commitments", "2021-07-01", "2021-07-08", "commitment-date", "c-money", "date"),
    cell("commitments", "2021-07-01", "2020-06-28", "commitment-date", "c-money", "date"),
    cell("deliveries", "2021-12", "2021-05", "delivery-order", "d-money", "date"),
    cell("deliveries", "700000,USD", "700000,", "amount-unit", "d-money", "unit"),
    cell("deliveries", "700000,USD", "700000,UDS", "currency", "d-money", "unit"),
    cell("custody", "50000,60000,", "60000,50000,", "bounds-order", "camp-2021", "low"),
    cell("custody", ",,55000", ",,", "custody-empty", "camp-2022", "best"),
    cell("figures", "45,46", "45,47", "bounds-order", "delegations-2021", "low"),
    cell("figures", "delegations,second-meeting", "delegations,second-meting", "figure-meeting-near"),
    cell("figures", "delegations,second-meeting", "delegations,", "figure-meeting", "delegations-2021", "area"),
    cell("attendance", "absent,,paper,,deprecated", "absent,,paper,,", "attends-twice", "a-fra-paper", "status"),
    cell("votes", "aid,no,4,1,0", "aid,no,5,1,0", "vote-over-seats", "v-no", "yes"),
    cell("votes", "aid,no,4,1,0", "aid,no,3,1,0", "vote-under-seats", "v-no", "yes"),
    cell("votes", "aid,yes,3,0,1", "aid,yes,4,0,0", "vote-ballots", "v-yes"),
    cell("votes", "aid,no,4,1,0", "aid,no,5,0,0", "vote-ballots", "v-no", "no"),
    cell("votes", "aid,no,4,1,0", "aid,yes,4,1,0", "vote-vetoed", "v-no", "adopted"),
    cell("votes", "aid,yes,3,0,1", "aid,no,3,0,1", "vote-enough", "v-yes", "adopted"),
    Fault(
        add("repatriations", "r-2,2021-05-25,The camp,IRQ,return,94,paper,,,"),
        "record-twice",
        "tables/repatriations.csv",
    ),
    Fault(add("ballots", "b-2,v-yes,FRA,N,,,,"), "votes-twice", "tables/ballots.csv", "b-yes-fra", "actor"),
    Fault(add("votes", "v-3,2021,PACT,,,yes,2,3,0,,,,"), "vote-lost", "tables/votes.csv", "v-3", "adopted"),
    Fault(add("votes", "v-2,2021,UNSC,,,yes,2,3,0,,,,"), "vote-too-few", "tables/votes.csv", "v-2", "adopted"),
    cell("figures", "members,,4,,,,coalition,statement", "members,,5,,,,coalition,statement", "ledger-open"),
    Fault(swap("memberships", "m-usa,USA,PACT,2014", "m-usa,USA,PACT,2022"), "ledger-open", "tables/figures.csv"),
    cell("figures", "unaccounted-2017,2017", "unaccounted-2017,2018", "unaccounted-alone", "unaccounted-2017", "date"),
    cell("figures", "members-unaccounted,,1", "members-unaccounted,,-2", "ledger-difference-wrong", "members-2017"),
]


def test_the_clean_dossier_has_no_problem(clean: Path) -> None:
    assert [str(problem) for problem in check(load(clean))] == []


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{i}-{fault.code}" for i, fault in enumerate(FAULTS)])
def test_a_planted_fault_is_reported_where_it_is(clean: Path, fault: Fault) -> None:
    fault.plant(clean)
    problems = check(load(clean))
    found = [p for p in problems if p.code == fault.code]
    assert found, [str(p) for p in problems]
    assert any(p.file == fault.file and fault.row in ("", p.row) and fault.column in ("", p.column) for p in found), [
        str(p) for p in found
    ]
    for problem in found:
        assert problem.file != fault.file or fault.file == "dossier.yaml" or problem.line
        for lang in ("en", "ar"):
            for text in problem.said(lang):
                assert text
                assert "{" not in text
                assert text.isprintable() or lang == "ar"


def test_every_problem_that_can_be_said_is_tested() -> None:
    """Each template of a rule has a fault above; those of files in test_hostile.py, the panel in observatory, quotes
    against the archive in reading."""
    from tests.dossier import test_hostile

    tested = {fault.code for fault in FAULTS} | {hostile.code for hostile in test_hostile.HOSTILE}
    elsewhere = {"scene-absent", "more-of-the-same", "file-unreadable", "panel-broken"}
    elsewhere |= {"quote-missing", "quote-contradicted", "judged-conflict", "judged-broken"}
    assert set(codelists.read("problems.yaml")) - tested - elsewhere == set()


def test_all_faults_are_reported_at_once(clean: Path) -> None:
    swap("dossier.yaml", "  core: home", "  core: hoem")(clean)
    swap("meetings", "first-meeting,2019-02-06", "first-meeting,2019-02-30")(clean)
    swap("custody", "50000,60000,", "60000,50000,")(clean)
    swap("memberships", "m-tur-2,TUR", "m-tur-2,TRU")(clean)
    swap("figures", "45,46", "45,47")(clean)
    codes = Counter(problem.code for problem in check(load(clean)))
    assert codes == {"region-near": 1, "date-day": 1, "bounds-order": 2, "ref-near": 1}


def test_problems_come_by_file_and_line(clean: Path) -> None:
    swap("custody", "50000,60000,", "60000,50000,")(clean)
    swap("custody", ",,55000", ",,")(clean)
    swap("dossier.yaml", "  core: home", "  core: hoem")(clean)
    problems = check(load(clean))
    assert [(p.file, p.line) for p in problems] == [
        ("dossier.yaml", YAML[: YAML.index("core")].count("\n") + 1),
        ("tables/custody.csv", 2),
        ("tables/custody.csv", 3),
    ]


def test_a_lost_row_is_reported_once_and_not_again_by_what_names_it(clean: Path) -> None:
    swap("meetings", "second-meeting,2021-06-28", "second-meeting,June")(clean)
    assert [p.code for p in check(load(clean))] == ["date-form"]


def test_a_disagreement_between_sources_is_no_fault_when_it_is_ranked(clean: Path) -> None:
    add("memberships", "m-usa-2,USA,PACT,2014-10,,,,,deprecated,another date")(clean)
    add("ballots", "b-2,v-yes,FRA,N,,,deprecated,")(clean)
    assert check(load(clean)) == []


def test_an_actor_may_leave_and_join_again_within_what_is_known(clean: Path) -> None:
    swap("memberships", "2014,2016-03-01", "2014,2018")(clean)  # some day of 2018, perhaps before May
    assert check(load(clean)) == []


def test_a_vote_with_incomplete_ballots_is_not_held_against_them(clean: Path) -> None:
    swap("ballots", "b-yes-tur,v-yes,TUR,Y,,,,\n", "")(clean)
    assert check(load(clean)) == []


def test_many_problems_of_one_kind_are_counted_not_listed(clean: Path) -> None:
    add("attendance", *(f"x{i},second-meeting,NOBODY,attended,,,,," for i in range(250)))(clean)
    problems = check(load(clean))
    assert Counter(p.code for p in problems) == {"ref": 100, "more-of-the-same": 1}
    assert "150" in problems[-1].what


def test_a_dossier_yaml_that_cannot_be_parsed_does_not_hide_the_tables_problems(clean: Path) -> None:
    swap("dossier.yaml", "coalition: PACT", "coalition: [PACT")(clean)
    swap("custody", "50000,60000,", "60000,50000,")(clean)
    assert [p.code for p in check(load(clean))] == ["yaml-syntax", "bounds-order"]


def test_a_fault_is_explained_in_both_languages(clean: Path) -> None:
    swap("figures", "members,,4,,,,coalition,statement", "members,,6,,,,coalition,statement")(clean)
    (problem,) = check(load(clean))
    assert problem.what == "6 members were published for 2021-06-28, the memberships give 4"
    assert "declare the difference of 2" in problem.todo
    what, todo = problem.said("ar")
    assert "6" in what
    assert "أعلن الفرق" in todo
    assert str(problem).startswith("tables/figures.csv, line 5, members-2021, value: 6 members")
