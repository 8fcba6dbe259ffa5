"""Settings as data: where Marsad keeps what it imports."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_home() -> Path:
    """The folder for imported events: $MARSAD_HOME, else the platform's place for a user's data."""
    if named := os.environ.get("MARSAD_HOME"):
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "marsad"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "marsad"
