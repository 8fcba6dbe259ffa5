"""Run every benchmark of this folder in turn: `python -m bench`."""

from __future__ import annotations

import importlib
import pkgutil

import bench


def main() -> None:
    """Call main() of each module that has one, with its name above what it prints."""
    for module in sorted(m.name for m in pkgutil.iter_modules(bench.__path__) if m.name != "__main__"):
        measure = getattr(importlib.import_module(f"bench.{module}"), "main", None)
        if measure:
            print(f"== bench.{module}", flush=True)  # noqa: T201
            measure()


if __name__ == "__main__":
    main()
