"""Both projections against published constants, and against the area of the sphere itself."""

from __future__ import annotations

import numpy as np
import pytest

from marsad.report.projection import Project, azimuthal, equal_earth


def test_equal_earth_at_the_edges() -> None:
    """As PROJ gives them (`+proj=eqearth`) on the unit sphere; Šavrič et al. (2019)."""
    x, y = equal_earth(np.array([180.0, 0.0, 0.0]), np.array([0.0, 90.0, 0.0]))
    assert x == pytest.approx([2.7066299836, 0, 0], abs=1e-9)
    assert y == pytest.approx([0, 1.3173627592, 0], abs=1e-9)


def test_azimuthal_by_hand() -> None:
    """A quarter of the way around: distance 2 sin(45 degrees); the centre is the origin."""
    x, y = azimuthal(0.0, 0.0)(np.array([0.0, 90.0, 0.0]), np.array([0.0, 0.0, 90.0]))
    assert x == pytest.approx([0, np.sqrt(2), 0], abs=1e-12)
    assert y == pytest.approx([0, 0, np.sqrt(2)], abs=1e-12)


@pytest.mark.parametrize(
    "project", [equal_earth, azimuthal(44.0, 33.0), azimuthal(-60.0, -20.0), azimuthal(120.0, 80.0)]
)
def test_areas_are_true(project: Project) -> None:
    """Small squares all over the world: their area on the map is that on the sphere."""
    rng = np.random.default_rng(1)
    lon, lat = rng.uniform(-170, 170, 300), rng.uniform(-80, 80, 300)
    step = 0.01
    around = [project(lon + dx * step, lat + dy * step) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))]
    x, y = (np.stack([corner[axis] for corner in around]) for axis in (0, 1))
    shown = np.abs(np.sum(x * np.roll(y, -1, 0) - np.roll(x, -1, 0) * y, axis=0)) / 2
    true = np.radians(step) * (np.sin(np.radians(lat + step)) - np.sin(np.radians(lat)))
    near = np.hypot(*project(lon, lat)) < 1.9  # a circle around the antipode is stretched without end
    assert shown[near] == pytest.approx(true[near], rel=2e-3)
