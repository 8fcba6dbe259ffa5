"""Calls: is a dimension expanding, contracting, stable or undecided?

First, a change is *stable* if at least 90 % of its draws lie within its margin (25 % for an estimated quantity, 0 for
an exact count); else *expanding* or *contracting* if at least 95 % lie that side of no change; else *undecided*.
"""

from __future__ import annotations

import numpy as np

from marsad.model.estimate import Change

STABLE, SIDE = 0.90, 0.95
EXPANDING, CONTRACTING, STABLE_CALL, UNDECIDED = "expanding", "contracting", "stable", "undecided"


def p_expands(change: Change) -> float:
    """The share of draws in which the side expands on this dimension."""
    return float(np.mean(change.draws > 0))


def call(change: Change) -> str:
    """The call of one change."""
    if np.mean(change.stable) >= STABLE:
        return STABLE_CALL
    if p_expands(change) >= SIDE:
        return EXPANDING
    if np.mean(change.draws < 0) >= SIDE:
        return CONTRACTING
    return UNDECIDED
