"""Lays out a new dossier: commented, valid, and empty but for its two sides.

Invariant: what is laid out checks clean; nothing that stands in the way is touched.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from marsad.dossier import layout
from marsad.dossier.files import names_in, opened_root, write_files
from marsad.errors import DossierError

_DOSSIER = """\
# A dossier: two sides, and what is known of them. All keys: docs/reference/dossier.md of Marsad.
marsad: 1
id: {id}
title:
  en: A dossier without a title
  ar: ملف بلا عنوان

# The two sides, by their ids in tables/actors.csv. Give them their own ids, here and there.
coalition: COALITION
organization: ORGANIZATION        # its event_names: look them up with `marsad events names WORD`

# The lines of effort that commitments belong to.
lines: [{lines}]

# Regions, by ISO3 codes; they may overlap. `except`: every country in none of those named.
regions: {{}}
#  homeland: {{en: The homeland, ar: المنشأ, iso3: [IRQ, SYR]}}
#  elsewhere: {{en: Elsewhere, ar: خارجه, except: [homeland]}}

# Windows of whole months; `to` is the first month after. Without any: from the last ministerial meeting but one to the
# last. `opens` and `closes` are ids in tables/meetings.csv.
windows: []
#  - {{id: second-summit, from: 2019-02, to: 2021-07, opens: first-summit, closes: second-summit}}

# What is known about the ledger itself; every key may be left out.
profile: {{}}
#  core: homeland                                                             # where the organization began
#  councils: [{{body: UNSC, seats: 15, majority: 9, veto: [CHN, FRA, GBR, RUS, USA]}}]
#  comparable: [[first-summit, second-summit]]                                # statements read to the same depth
#  collected: {{repatriations: 2019-01/2024-12}}                                # months a table was collected for

# Differences between published numbers of members and the ledger that are known, each with its reason.
assertions: []
#  - {{kind: members-difference, figure: members-2021, difference: 1, why: one member was never named}}
"""

_SIDES = (
    {"id": "COALITION", "name_en": "The coalition", "name_ar": "التحالف", "kind": "body"},
    {
        "id": "ORGANIZATION",
        "name_en": "The organization",
        "name_ar": "التنظيم",
        "kind": "armed-group",
        "event_names": "its name in event data",
    },
)


def new(path: Path | str) -> Path:
    """Lay out a dossier in a folder that is empty or does not exist yet; returns the folder. Raises DossierError."""
    root = Path(path)
    made = _make_folder(root)
    try:
        with opened_root(root) as folder:
            if names_in(folder):
                raise DossierError(f"{root}: the folder is not empty; name one that is, or one that does not exist yet")
            os.mkdir(layout.TABLES_FOLDER, dir_fd=folder)
            tables = os.open(layout.TABLES_FOLDER, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
            try:
                write_files(tables, {f"{name}.csv": _table(name) for name in layout.TABLES})
            finally:
                os.close(tables)
            write_files(folder, {layout.DOSSIER_FILE: _dossier(root).encode("utf-8")})
    except OSError as error:
        raise DossierError(f"{root}: cannot be written to ({error.strerror or error})") from None
    finally:
        if made and root.is_dir() and not any(root.iterdir()):
            root.rmdir()
    return root


def _make_folder(root: Path) -> bool:
    try:
        if root.is_dir():
            return False
        root.mkdir(parents=True)
    except (OSError, ValueError) as error:
        reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
        raise DossierError(f"{str(root)!r}: the folder cannot be made ({reason})") from None
    return True


def _dossier(root: Path) -> str:
    from marsad.terms import codelists

    words = re.findall(r"[a-z0-9]+", root.resolve().name.lower())
    return _DOSSIER.format(id="-".join(words)[:64].strip("-") or "dossier", lines=", ".join(codelists.codes("lines")))


def _table(name: str) -> bytes:
    """A table's header, and for the actors the two sides."""
    columns = list(layout.TABLES[name])
    rows = [columns]
    if name == "actors":
        rows += [[side.get(column, "") for column in columns] for side in _SIDES]
    return "".join(",".join(row) + "\n" for row in rows).encode("utf-8")
