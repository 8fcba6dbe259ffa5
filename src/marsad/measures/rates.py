"""How much violence: intensity (events per month) and lethality (deaths in one-sided violence per month)."""

from __future__ import annotations

import numpy as np

from marsad.measures.jackknife import BLOCK_MONTHS, Replicates, block_count, block_of
from marsad.model.panel import Ints, Panel
from marsad.model.scene import Window

ONE_SIDED = 3  # UCDP type_of_violence: one-sided violence against civilians


def own_one_sided(panel: Panel) -> Panel:
    """The rows of the organization's own one-sided violence: type 3, itself on side a."""
    return panel.where((panel.type_of_violence == ONE_SIDED) & (panel.side == "a"))


def intensity(panel: Panel, window: Window) -> Replicates:
    """Events per month that involve the organization, attacks on it included."""
    return rate(panel.events, panel, window)


def lethality(panel: Panel, window: Window) -> Replicates:
    """Deaths (best estimate) per month in the organization's own one-sided violence."""
    own = own_one_sided(panel)
    return rate(own.deaths_best, own, window)


def rate(amount: Ints, panel: Panel, window: Window) -> Replicates:
    """A sum of the window per month, with leave-one-block-out values.

    Where a window has none, half a one stands for it (the usual continuity correction), so that a ratio exists;
    the Poisson floor of the variance keeps its interval wide.
    """
    blocks = block_count(window.months)
    sums = np.bincount(block_of(panel.month, window.start), weights=amount, minlength=blocks)
    lengths = np.full(blocks, BLOCK_MONTHS)
    lengths[-1] = window.months - BLOCK_MONTHS * (blocks - 1)
    total = float(sums.sum()) or 0.5
    left = np.maximum(total - sums, 0.0) / (window.months - lengths)
    return Replicates(total / window.months, left, events=int(panel.events.sum()))
