"""How well `clitics.split` finds the proclitics و ف ب ك ل س, against UD Arabic-PUD, and how fast it is.

A proclitic counts where it stands: the same letter, behind the same ones, of the same word.
The treebank doesn't cut ال off.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from marsad.text import clitics

SHARED = Path(os.environ.get("MARSAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
TREEBANK = SHARED / "reading" / "gold" / "ud_arabic_pud" / "ar_pud-ud-test.conllu"
CLITICS = frozenset("وفبكلس")
F1, SPEED = 0.90, 50_000


def gold(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each written word of a CoNLL-U file and the proclitics that it begins with; punctuation is left out."""
    parts: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) < 10 or not fields[0].isdigit():
            continue
        if fields[3] != "PUNCT":
            parts.append(fields[1])
        if fields[3] == "PUNCT" or "SpaceAfter=No" not in fields[9]:
            if parts:
                yield "".join(parts), _leading(parts)
            parts = []


def _leading(parts: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for part in parts[:-1]:
        if part not in CLITICS:
            break
        found.append(part)
    return tuple(found)


def scored(pairs: list[tuple[str, tuple[str, ...]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the proclitics of all words."""
    right = made = wanted = 0
    for word, leading in pairs:
        got = tuple(part for part in clitics.split(word).proclitics if part in CLITICS)
        made, wanted = made + len(got), wanted + len(leading)
        for mine, theirs in zip(got, leading, strict=False):
            if mine != theirs:
                break
            right += 1
    return right / made, right / wanted, 2 * right / (made + wanted)


def main() -> None:
    """Print P, R, F1 and tokens a second against the limits; nothing where the treebank is absent."""
    if not TREEBANK.is_file():
        print(f"no treebank: {TREEBANK} is absent (set MARSAD_SHARED)")  # noqa: T201
        return
    pairs = list(gold(TREEBANK))
    clitics.split("والعراق")  # reads the lists
    clitics.split.cache_clear()
    started = time.perf_counter()
    for word, _ in pairs:
        clitics.split(word)
    speed = len(pairs) / (time.perf_counter() - started)
    precision, recall, f1 = scored(pairs)
    lines = (
        f"proclitics of {len(pairs)} words: P {precision:.3f}, R {recall:.3f}, F1 {f1:.3f}; {_against(f1, F1)}",
        f"{speed:,.0f} words a second, from an empty cache; {_against(speed, SPEED)}",
    )
    print("\n".join(lines))  # noqa: T201


def _against(value: float, limit: float) -> str:
    return f"limit {limit:,}: {'met' if value >= limit else 'MISSED'}"


if __name__ == "__main__":
    main()
