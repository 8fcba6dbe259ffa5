"""Opening an observatory: a dossier, and the panel that its figures rest on.

The active release of imported events comes first; without one, the panel that ships with the dossier.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from marsad.archive.store import Archive
from marsad.dossier.check import check
from marsad.dossier.evidence import Proofs, counts
from marsad.dossier.load import Dossier, load, open_dossier
from marsad.dossier.problem import Problem, in_order
from marsad.errors import PanelError
from marsad.model.panel import Panel, PanelInfo, empty_panel
from marsad.observatory.answer import Answer
from marsad.observatory.explain import Explanation, explain
from marsad.observatory.sides import Inputs, labels
from marsad.observatory.weigh import weigh
from marsad.observatory.windows import choose
from marsad.reading import evidence
from marsad.reading.judge import conflicts

REASON_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Observatory:
    """A dossier with its panel and what the archive proves. `info` is None where there are no events."""

    dossier: Dossier
    panel: Panel
    info: PanelInfo | None
    proofs: Proofs = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path | str) -> Observatory:
        """Open a dossier's folder; raises DossierError, PanelError or ArchiveError with one clear line."""
        dossier = open_dossier(path)
        names = labels(dossier.scene, dossier.ledger)
        panel, info = events_of(dossier.root, names.own | names.predecessors)
        return cls(dossier, panel, info, _proofs(dossier))

    @property
    def inputs(self) -> Inputs:
        """What is weighed."""
        scene, ledger = self.dossier.scene, self.dossier.ledger
        problems = _problems(self.dossier, self.proofs)
        return Inputs(scene, ledger, self.panel, self.info, counts(ledger, self.proofs), len(problems))

    def weigh(self, window: str | None = None, progress: Callable[[str], None] = lambda _: None) -> Answer:
        """The answer for a window: an id of the dossier, or months as `2019-02/2021-07`."""
        chosen = choose(self.dossier.scene, self.dossier.ledger, window)
        return weigh(self.inputs, chosen, progress)

    def explain(self, answer: Answer, figure: str) -> Explanation:
        """What stands behind one figure of an answer."""
        return explain(answer, self.dossier, figure, self.proofs)


def problems_of(path: Path | str) -> list[Problem]:
    """Every problem of a dossier: its records', quotes that the archive does not bear out, and its shipped panel's.

    Raises DossierError where there is no dossier to check, ArchiveError where the archive is damaged.
    """
    from marsad.events import shipped

    dossier = load(path)
    proofs = _proofs(dossier)
    problems = in_order(_problems(dossier, proofs))
    if not any(problem.file.startswith("panel") for problem in problems):
        try:
            shipped.load_shipped(dossier.root)
        except PanelError as error:
            reason = "".join(c if c.isprintable() else "?" for c in str(error).removeprefix(f"{dossier.root}/"))
            problems.append(Problem("panel-broken", "panel", values={"reason": reason[:REASON_CHARACTERS]}))
    return problems


def _proofs(dossier: Dossier) -> Proofs:
    """What the archive proves of the records, and which of them say something else than their quotes."""
    from marsad.reading.verify_dossier import contradictions  # with all lexicons: slow to load, and mostly not needed

    archive = Archive()
    return evidence.proofs(dossier.ledger, archive, contradictions(dossier.ledger))


def _problems(dossier: Dossier, proofs: Proofs) -> list[Problem]:
    """Those of the records, of their quotes, and of what was judged."""
    return [*check(dossier), *evidence.problems(dossier, proofs), *conflicts.problems(dossier)]


def events_of(root: Path, names: frozenset[str]) -> tuple[Panel, PanelInfo | None]:
    """The rows of some names in the active release, else in the panel shipped with the dossier."""
    from marsad.events import releases, shipped

    active = releases.active()
    if active is not None:
        return releases.load_panel(active, names), releases.info(active)
    found = shipped.load_shipped(root)
    if found is None:
        return empty_panel(), None
    panel, info = found
    return panel, info
