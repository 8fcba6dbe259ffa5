"""Every problem of a dossier at once: what `load` could not read, and where the records disagree.

Invariant: checking reads and computes, it changes nothing; a clean dossier has no problem.
"""

from __future__ import annotations

from marsad.dossier.load import Dossier
from marsad.dossier.problem import Problem, in_order
from marsad.dossier.rules import intervals, meetings, members, sides, twins, words
from marsad.dossier.rules.subject import Subject

RULES = (*sides.RULES, *members.RULES, *intervals.RULES, *meetings.RULES, *words.RULES, *twins.RULES)


def check(dossier: Dossier) -> list[Problem]:
    """All problems in order (`problem.in_order`); none for a clean dossier."""
    subject = Subject(dossier)
    for rule in RULES:
        rule(subject)
    return in_order([*dossier.problems, *subject.findings.problems()])
