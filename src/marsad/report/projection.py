"""Equal-area projections of the sphere of radius 1: what is twice as large on the map is twice as large on the ground.

Longitudes and latitudes in degrees, arrays of one shape; x grows to the east and y to the north.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from marsad.model.estimate import Floats

Project = Callable[[Floats, Floats], tuple[Floats, Floats]]
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796


def equal_earth(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """The whole world. Source: Šavrič, Patterson & Jenny (2019), The Equal Earth map projection, IJGIS 33(3)."""
    theta = np.arcsin(np.sqrt(3) / 2 * np.sin(np.radians(lat)))
    square = theta * theta
    sixth = square * square * square
    slope = 9 * A4 * sixth * square + 7 * A3 * sixth + 3 * A2 * square + A1
    x = 2 * np.sqrt(3) * np.radians(lon) * np.cos(theta) / (3 * slope)
    return x, theta * (A4 * sixth * square + A3 * sixth + A2 * square + A1)


def azimuthal(lon0: float, lat0: float) -> Project:
    """A part of the world around a centre: Lambert's azimuthal equal-area projection (Snyder 1987, p. 185)."""
    phi0, lam0 = np.radians(lat0), np.radians(lon0)

    def project(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        phi, lam = np.radians(lat), np.radians(lon) - lam0
        cosine = np.sin(phi0) * np.sin(phi) + np.cos(phi0) * np.cos(phi) * np.cos(lam)
        k = np.sqrt(2 / np.maximum(1 + cosine, 1e-9))
        y = np.cos(phi0) * np.sin(phi) - np.sin(phi0) * np.cos(phi) * np.cos(lam)
        return k * np.cos(phi) * np.sin(lam), k * y

    return project
