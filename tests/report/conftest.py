"""A hand-made observatory, its answer and its report, made once for all tests of the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from marsad.dossier.load import Dossier
from marsad.dossier.tables import Table
from marsad.model.records import RECORDS, Ledger
from marsad.model.scene import Scene
from marsad.observatory.answer import Answer
from marsad.observatory.open import Observatory
from marsad.report import html
from tests import answers

EMPTY_TABLES = {name: Table(name) for name in RECORDS}


def observatory_of(scene: Scene | None = None, ledger: Ledger | None = None) -> Observatory:
    """The hand-made case, with another scene or ledger if given."""
    inputs = answers.inputs()
    dossier = Dossier(Path("hand-made"), scene or inputs.scene, ledger or inputs.ledger, EMPTY_TABLES, [])
    return Observatory(dossier, inputs.panel, inputs.info)


@pytest.fixture(scope="session")
def observatory() -> Observatory:
    return observatory_of()


@pytest.fixture(scope="session")
def answer(observatory: Observatory) -> Answer:
    return observatory.weigh()


@pytest.fixture(scope="session")
def text(answer: Answer, observatory: Observatory) -> str:
    return html.render(answer, observatory)


@pytest.fixture(scope="session")
def hostile() -> str:
    """The report of a dossier whose every free text tries to be markup, and whose addresses try to run."""
    inputs = answers.inputs()
    attack = "\"><script>alert('x')</script><img src=x onerror=alert(1)>\u202e{{7*7}}"
    ledger = inputs.ledger
    sources = (
        replace(
            ledger.sources[0], title=attack, publisher=attack, url="javascript:alert(document.domain)//https://a.b"
        ),
    )
    actors = tuple(replace(a, name_en=attack, name_ar=attack, note=attack) for a in ledger.actors)
    meetings = tuple(replace(m, title_en=attack, title_ar=attack, place=attack) for m in ledger.meetings)
    memberships = tuple(replace(m, quote=attack, note=attack) for m in ledger.memberships)
    commitments = tuple(replace(c, what_en=attack, what_ar=attack, unit=attack) for c in ledger.commitments)
    crossings = tuple(replace(c, name_en=attack, name_ar=attack) for c in ledger.crossings)
    names = {"en": attack, "ar": attack}
    regions = {key: replace(region, names=names) for key, region in inputs.scene.regions.items()}
    world = observatory_of(
        replace(inputs.scene, title=names, regions=regions),
        replace(
            ledger,
            sources=sources,
            actors=actors,
            meetings=meetings,
            memberships=memberships,
            commitments=commitments,
            crossings=crossings,
        ),
    )
    return html.render(world.weigh(), world)
