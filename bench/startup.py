"""How long `marsad --help` and `marsad weigh` take on the worked dossier, and how much memory, against their limits.

Each is a process of its own, the best of several runs; the start of bare Python is the yardstick of the ratio.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "daesh-coalition"
MARSAD = ("-c", "from marsad.cli.main import main; main()")
RUNS = 5
HELP_SECONDS, WEIGH_SECONDS, WEIGH_MEGABYTES = 0.4, 2.0, 500.0


def measured(arguments: tuple[str, ...], environment: dict[str, str]) -> tuple[float, float]:
    """The wall time (s) and peak memory (MB) of the best run of Python with these arguments."""
    best = []
    for _ in range(RUNS):
        started = time.perf_counter()
        silent = os.open(os.devnull, os.O_WRONLY)
        actions = [(os.POSIX_SPAWN_DUP2, silent, 1), (os.POSIX_SPAWN_DUP2, silent, 2)]
        child = os.posix_spawn(sys.executable, [sys.executable, *arguments], environment, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        os.close(silent)
        if status:
            raise RuntimeError(f"{arguments} ended with status {status}")
        unit = 1024 if sys.platform == "darwin" else 1  # macOS counts bytes, Linux KiB
        best.append((time.perf_counter() - started, usage.ru_maxrss / unit / 1024))
    return min(seconds for seconds, _ in best), max(megabytes for _, megabytes in best)


def main() -> None:
    """Print times, ratios and memory against the limits."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "MARSAD_HOME": home}
        bare, _ = measured(("-c", "pass"), environment)
        shown, _ = measured((*MARSAD, "--help"), environment)
        weighed, memory = measured((*MARSAD, "weigh", str(EXAMPLE)), environment)
    lines = (
        f"python -c pass  {bare:.3f} s",
        f"marsad --help   {shown:.3f} s = {shown / bare:.1f} x Python; {_against(shown, HELP_SECONDS, 's')}",
        f"marsad weigh    {weighed:.2f} s = {weighed / bare:.0f} x Python; {_against(weighed, WEIGH_SECONDS, 's')}",
        f"marsad weigh    {memory:.0f} MB at its peak; {_against(memory, WEIGH_MEGABYTES, 'MB')}",
    )
    print("\n".join(lines))  # noqa: T201


def _against(value: float, limit: float, unit: str) -> str:
    return f"limit {limit:g} {unit}: {'met' if value <= limit else 'MISSED'}"


if __name__ == "__main__":
    main()
