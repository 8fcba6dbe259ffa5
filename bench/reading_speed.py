"""How fast documents are read, against the limits: documents a second on one core, start-up, memory, two processes.

The yardstick is a document of the size of the editorial of ../shared/reading (2,600 characters): documents of
tests/reading/corpus, cut or joined to that size, and the editorial itself where it is there. Processor
time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.reading import CORPUS, SHARED, own
from bench.startup import MARSAD, measured

SIZE = 2600  # characters of a document
DOCUMENTS = 200
PER_SECOND, START_SECONDS, MEGABYTES, GAIN, FLAT = 20.0, 1.5, 400.0, 1.5, 1.3
EDITORIAL = SHARED / "reading/dev/text/ar-editorial-rome-2021.txt"


def documents() -> list[tuple[str, str]]:
    """Language and text of documents of the editorial's size, in all three languages in turn."""
    texts = {lang: "" for lang in ("ar", "en", "fr")}
    for gold in own(CORPUS, False).values():
        texts[gold["lang"]] += gold["text"] + "\n\n"
    pieces = {lang: [text[at : at + SIZE] for at in range(0, len(text) - SIZE, SIZE)] for lang, text in texts.items()}
    return [(lang, rows[k]) for k in range(min(map(len, pieces.values()))) for lang, rows in pieces.items()]


def per_second(rows: list[tuple[str, str]]) -> float:
    """Documents read in a second of processor time, once the lexicon is loaded."""
    from marsad.reading.document import Document
    from marsad.reading.read import read

    for lang, text in rows[:3]:
        read(Document.of(text, "2021-06-28", lang))
    best = 9e9
    for _ in range(2):
        started = time.process_time()
        for lang, text in rows:
            read(Document.of(text, "2021-06-28", lang))
        best = min(best, time.process_time() - started)
    return len(rows) / best


def of_a_megabyte(rows: list[tuple[str, str]]) -> tuple[float, float]:
    """Seconds for 250,000 and 1,000,000 characters on one line: linear where the second is four times the first."""
    from marsad.reading.document import Document
    from marsad.reading.read import read

    line = " ".join(text.replace("\n", " ") for lang, text in rows if lang == "en")
    spent = []
    for length in (250_000, 1_000_000):
        text = (line * (length // len(line) + 1))[:length]
        started = time.process_time()
        read(Document.of(text, "2021-06-28", "en"))
        spent.append(time.process_time() - started)
    return spent[0], spent[1]


def over_processes(folder: Path, names: list[str], jobs: int) -> float:
    """Wall seconds of `marsad read --jobs`; raises where the answers are not in the order of the documents."""
    out = folder / f"out-{jobs}"
    command = [sys.executable, *MARSAD, "read", *names, "--out", str(out), "--jobs", str(jobs)]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    spent = time.perf_counter() - started
    told = [line.rpartition(":")[0] for line in done.stdout.splitlines()]
    if told != names:
        raise RuntimeError(f"--jobs {jobs}: the documents came in another order")
    again = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    if again.stdout.strip():
        raise RuntimeError(f"--jobs {jobs}: a rerun read documents again")
    return spent


def main() -> None:
    """Print the table."""
    rows = documents()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        names = [f"{k:03}.txt" for k in range(DOCUMENTS)]
        for k, name in enumerate(names):
            (folder / name).write_text(rows[k % len(rows)][1], encoding="utf-8")
        environment = {**os.environ, "MARSAD_HOME": home}
        started, _ = measured((*MARSAD, "read", str(folder / names[0])), environment)
        one = over_processes(folder, names, 1)
        two = over_processes(folder, names, 2)
        _, memory = measured((*MARSAD, "read", *(str(folder / n) for n in names), "--json"), environment)
        same = all(json.loads(p.read_text()) == json.loads((folder / "out-2" / p.name).read_text())
                   for p in (folder / "out-1").glob("*.json"))  # fmt: skip
    _line("documents a second, one core", per_second(rows), PER_SECOND, "/s", more=True)
    if EDITORIAL.exists():
        editorial = [("ar", EDITORIAL.read_text(encoding="utf-8"))] * 30
        _line("the editorial itself", per_second(editorial), PER_SECOND, "/s", more=True)
    _line("`marsad read` on one document", started, START_SECONDS, "s")
    _line(f"peak memory over {DOCUMENTS} documents", memory, MEGABYTES, "MB")
    _line(f"--jobs 2 against 1 ({two:.1f} s, {one:.1f} s)", one / two, GAIN, "x", more=True)
    print(f"  both in order, resumed without reading again, {'the same' if same else 'NOT THE SAME'} proposals")  # noqa: T201
    quarter, whole = of_a_megabyte(rows)
    _line(f"one line of 1 MB ({whole:.1f} s) a character against 0.25 MB", whole / quarter / 4, FLAT, "x")


def _line(what: str, value: float, limit: float, unit: str, *, more: bool = False) -> None:
    met = value >= limit if more else value <= limit
    told = f"limit {limit:g} {unit}, {value / limit:.2f} of it: {'met' if met else 'MISSED'}"
    print(f"  {what:58} {value:7.2f} {unit:3} {told}")  # noqa: T201


if __name__ == "__main__":
    main()
