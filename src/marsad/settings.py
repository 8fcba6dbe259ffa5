"""Settings as data: where Marsad keeps what it imports, and where it finds a model, if the user has one."""

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


def model_url() -> str:
    """The address of the user's OpenAI-compatible endpoint, $MARSAD_MODEL_URL; "" where none is set."""
    return os.environ.get("MARSAD_MODEL_URL", "").strip()


def model_key() -> str:
    """The key for that endpoint, $MARSAD_MODEL_KEY; "" where it takes none."""
    return os.environ.get("MARSAD_MODEL_KEY", "").strip()
