"""The panel that ships with a dossier: written from a release, read back as hostile input."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from marsad.dossier.load import open_dossier
from marsad.errors import PanelError
from marsad.events import releases, shipped
from marsad.model.panel import Panel
from marsad.observatory.sides import labels
from tests.events import ged

CHANGES = (
    {},
    {"side_b": "PYD, YPG", "type_of_violence": "1"},
    {"side_b": "ADF", "type_of_violence": "2"},
    {"side_b": "KDPI, PYD", "type_of_violence": "1"},
    {"country": "Atlantis", "date_start": "2015-01-01"},
)


@pytest.fixture
def release(tmp_path: Path) -> releases.Release:
    return releases.import_file(ged.save(tmp_path / "ged211.csv", *CHANGES)).release


@pytest.fixture
def dossier(tmp_path: Path, release: releases.Release) -> Path:
    folder = tmp_path / "dossier"
    shipped.ship(release, ["IS", "ADF"], folder, "mine")
    return folder


def columns(panel: Panel) -> dict[str, list[object]]:
    return {c: getattr(panel, c).tolist() for c in shipped.COLUMNS}


def test_what_is_shipped_by_hand(dossier: Path) -> None:
    assert (dossier / "panel" / "mine.csv").read_bytes().decode() == (
        "actor,side,others,type_of_violence,gid,month,country,events,deaths_low,deaths_best,deaths_high\n"
        "ADF,b,IS,2,181887,2014-06,IRQ,1,4,5,7\n"
        "IS,a,,1,181887,2014-06,IRQ,2,8,10,14\n"
        "IS,a,,3,181887,2014-06,IRQ,1,4,5,7\n"
        "IS,a,,3,181887,2015-01,,1,4,5,7\n"
        "IS,a,ADF,2,181887,2014-06,IRQ,1,4,5,7\n"
    )


def test_what_was_shipped_is_read_back(dossier: Path, release: releases.Release) -> None:
    loaded = shipped.load_shipped(dossier)
    assert loaded is not None
    panel, info = loaded
    whole = releases.load_panel(release, ["IS", "ADF"])
    assert panel.of(["IS", "ADF"]).events.sum() == whole.of(["IS", "ADF"]).events.sum() == 5
    assert (info.origin, info.release, info.start, info.stop) == ("shipped", "ged211", 414, 433)
    assert info.countries == {"IRQ"}
    assert info.citations == release.citations
    assert "too low" in info.note_en


def test_shipping_again_gives_the_same_bytes_and_keeps_what_people_wrote(
    dossier: Path, release: releases.Release
) -> None:
    stating = dossier / "panel" / "mine.yaml"
    text = stating.read_text().replace("not stated", "where_prec 1-2")
    text = text[: text.index("note:")] + "note: {en: Mine., ar: لي.}\n"
    stating.write_text(text)
    shipped.ship(release, ["IS", "ADF"], dossier, "mine")
    once = {p.name: p.read_bytes() for p in (dossier / "panel").iterdir()}
    shipped.ship(release, ["ADF", "IS"], dossier, "mine")
    assert {p.name: p.read_bytes() for p in (dossier / "panel").iterdir()} == once
    loaded = shipped.load_shipped(dossier)
    assert loaded is not None
    assert (loaded[1].precision, loaded[1].note_en, loaded[1].note_ar) == ("where_prec 1-2", "Mine.", "لي.")


def test_a_dossier_without_panel_has_none(tmp_path: Path) -> None:
    assert shipped.load_shipped(tmp_path) is None
    (tmp_path / "panel").mkdir()
    assert shipped.load_shipped(tmp_path) is None


def test_names_without_events_are_not_shipped(tmp_path: Path, release: releases.Release) -> None:
    with pytest.raises(PanelError, match="ged211: holds no event of Nobody"):
        shipped.ship(release, ["Nobody"], tmp_path / "d", "mine")
    assert not (tmp_path / "d").exists()


def in_csv(old: str, new: str) -> Callable[[Path], None]:
    def change(panel: Path) -> None:
        path = panel / "mine.csv"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return change


def in_yaml(old: str, new: str) -> Callable[[Path], None]:
    def change(panel: Path) -> None:
        path = panel / "mine.yaml"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (in_csv("actor,side", "side,actor"), r"mine\.csv: line 1: the columns must be"),
        (in_csv("ADF,b,IS,2,181887", "ADF,c,IS,2,181887"), r"line 2, column side: 'c'"),
        (in_csv("ADF,b,IS,2,181887", "ADF,b,IS,4,181887"), r"line 2, column type_of_violence: '4'"),
        (in_csv("ADF,b,IS,2,181887", "ADF,b,IS,2,0"), r"line 2, column gid: '0' is no whole number within 1"),
        (in_csv("ADF,b,IS,2,181887", "ADF,b,IS,2,259201"), r"line 2, column gid"),
        (in_csv("ADF,b,IS,2,181887", "ADF,b,IS,2,1٨1887"), r"line 2, column gid"),
        (in_csv("ADF,b,IS,2,181887", "ADF,b,IS,2,9" + "9" * 5000), r"line 2, column gid"),
        (in_csv("2014-06", "2014-13"), r"line 2, column month: .*no month 13"),
        (in_csv("2014-06", "2014"), r"line 2, column month"),
        (in_csv("2014-06", "2013-06"), r"mine\.yaml: scope: the csv has months outside"),
        (in_csv("IRQ", "irq"), r"line 2, column country: 'irq' is no ISO3 code"),
        (in_csv("IRQ,1,4,5,7", "IRQ,0,4,5,7"), r"line 2, column events: '0'"),
        (in_csv("IRQ,1,4,5,7", "IRQ,1,4,-5,7"), r"line 2, column deaths_best: '-5'"),
        (in_csv("IRQ,1,4,5,7", "IRQ,1,6,5,7"), r"line 2, column deaths_best: .* does not lie between"),
        (in_csv("IRQ,1,4,5,7", "IRQ,1,4,5"), r"line 2: 10 cells instead of 11"),
        (in_csv("ADF,b", ",b"), r"line 2, column actor"),
        (in_csv("ADF,b", '=HYPERLINK("x"),b'), r"line 2, column actor: .* is no name"),
        (in_csv("ADF,b", '"ADF,b'), r"line 6"),
        (in_csv("IS,a,,3,181887,2015-01,,", "IS,a,,3,181887,2014-06,IRQ,"), r"row 4: stands twice"),
        (lambda p: (p / "mine.csv").write_bytes(b"\xff\xfe"), r"mine\.csv: is not UTF-8"),
        (lambda p: (p / "mine.csv").write_bytes(b""), r"mine\.csv: line 1"),
        (lambda p: shutil.copy(p / "mine.csv", p / "other.csv"), r"holds 2 panels \(mine\.csv, other\.csv\)"),
        (lambda p: (p / "mine.yaml").unlink(), r"mine\.yaml: is absent"),
        (lambda p: (p / "mine.yaml").write_bytes(b"\xff"), r"mine\.yaml: can't be read"),
        (lambda p: (p / "mine.yaml").write_text("[" * 90_000), r"mine\.yaml: .* deep nesting"),
        (lambda p: (p / "mine.yaml").write_text("x" * 200_000), r"mine\.yaml: is over 100,000"),
        (in_csv("ADF,b,IS", "ADF,b,IS;;"), r"line 2, column others"),
        (lambda p: (p / "mine.yaml").write_text("- a"), r"mine\.yaml: must hold keys"),
        (lambda p: (p / "mine.yaml").write_text("a: &x [1]\nb: *x"), r"mine\.yaml: aliases"),
        (lambda p: (p / "mine.yaml").write_text("!!python/object:os.system {}"), r"mine\.yaml"),
        (in_yaml("from: 2014-06", "from: 2020-06"), r"mine\.yaml: scope: the csv has months outside"),
        (in_yaml("to: 2016-01", "to: soon"), r"mine\.yaml: scope: 'soon' is no month"),
        (in_yaml("- IRQ", "- Iraq"), r"mine\.yaml: scope: countries"),
        (in_yaml("rows: 5", "rows: 6"), r"mine\.yaml: rows: says 6, the csv has 5"),
        (in_yaml("events: 5", "events: 6"), r"mine\.yaml: events: says 6, the csv has 5"),
        (in_yaml("licence: CC BY 4.0", "licence: "), r"mine\.yaml: licence"),
        (in_yaml("citation:", "quotes:"), r"mine\.yaml: citation"),
    ],
)  # fmt: skip
def test_a_panel_that_was_tampered_with_is_one_line(dossier: Path, change: Callable[[Path], None], says: str) -> None:
    change(dossier / "panel")
    with pytest.raises(PanelError, match=says) as caught:
        shipped.load_shipped(dossier)
    assert "\n" not in str(caught.value)


def test_a_panel_out_of_the_folder_is_refused(dossier: Path, tmp_path: Path) -> None:
    path = dossier / "panel" / "mine.csv"
    path.rename(tmp_path / "elsewhere.csv")
    path.symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(PanelError, match="leads out of the dossier's folder"):
        shipped.load_shipped(dossier)


def test_a_panel_beyond_measure_is_refused(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "MOST_BYTES", 100)
    with pytest.raises(PanelError, match="no panel of figures"):
        shipped.load_shipped(dossier)


def test_the_worked_dossiers_panel_is_what_the_shared_file_gives(example: Path, shared: Path, tmp_path: Path) -> None:
    release = releases.import_file(shared / "data/ged-21.1-precise/ged211-precise-csv.zip").release
    kept = example / "panel"
    shutil.copytree(kept, tmp_path / "panel")
    dossier = open_dossier(example)
    names = labels(dossier.scene, dossier.ledger)
    shipped.ship(release, sorted(names.own | names.predecessors), tmp_path, "daesh-ged211")
    for path in kept.iterdir():
        assert (tmp_path / "panel" / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_worked_dossiers_panel_against_the_raw_events(example: Path, shared: Path) -> None:
    """Counts of IS in Iraq and Syria, 2017-2020, by a loop over the raw rows."""
    import io
    import zipfile

    with zipfile.ZipFile(shared / "data/ged-21.1-precise/ged211-precise-csv.zip") as archive:
        text = io.TextIOWrapper(archive.open("ged211-precise.csv"), encoding="utf-8", newline="")
        raw = list(csv.DictReader(text))
    expected = {}
    for iso3, name in (("IRQ", "Iraq"), ("SYR", "Syria")):
        there = [r for r in raw if r["country"] == name and r["date_start"] >= "2017"]
        mine = [r for r in there if "IS" in f"{r['side_a']}, {r['side_b']}".split(", ")]
        cells = {(float(r["latitude"]) * 2 // 1, float(r["longitude"]) * 2 // 1) for r in mine}
        deaths = sum(sorted(int(r[c]) for c in ("low", "best", "high"))[1] for r in mine)
        expected[iso3] = (len(mine), len(cells), deaths)
    loaded = shipped.load_shipped(example)
    assert loaded is not None
    panel = loaded[0].of(["IS"])
    for iso3, counts in expected.items():
        part = panel.where((panel.country == iso3) & (panel.month >= 445))
        assert (part.events.sum(), len(np.unique(part.gid)), part.deaths_best.sum()) == counts
    others = loaded[0].of(["ADF"]), loaded[0].of(["Ansar al-Sunnah"])
    assert [set(p.country.tolist()) for p in others] == [{"COD", "UGA"}, {"MOZ"}]
