"""What a user would pick instead of the verifier: langextract's aligner, which finds a quote in a text and no more.

langextract (Apache-2.0) is no dependency. MARSAD_RIVALS names the site-packages of an environment that has it, as for
bench/specs.py; without it one line says that it was skipped. It is asked for a sample of each kind: it is slow.

Invariant: the same seed asks it the same.
"""

from __future__ import annotations

import os
import random
import sys
from collections import defaultdict
from collections.abc import Callable
from typing import Any

Record = dict[str, Any]
SAMPLE = 40  # cases of a kind


def compared(cases: list[Any], seed: int) -> None:
    """Print which share of each kind the aligner judges right: by exact matches alone, and by any match."""
    align = _aligner()
    if align is None:
        print("langextract: not importable, skipped (MARSAD_RIVALS may name a folder of packages)")  # noqa: T201
        return
    kinds: dict[str, list[Any]] = defaultdict(list)
    for case in cases:
        kinds[case.kind].append(case)
    rng = random.Random(seed)
    print(f"langextract's aligner alone, {SAMPLE} of each kind: judged right by exact matches, by any match")  # noqa: T201
    false = [0, 0, 0]
    for kind, all_of_kind in sorted(kinds.items()):
        picked = rng.sample(all_of_kind, min(SAMPLE, len(all_of_kind)))
        found = [align(case.record["quote"], case.document["text"]) for case in picked]
        true = kind.startswith("true")
        exact = sum((status == "exact") == true for status in found)
        fuzzy = sum((status != "") == true for status in found)
        print(f"{kind:32} {100 * exact / len(picked):5.1f}%  {100 * fuzzy / len(picked):5.1f}%")  # noqa: T201
        if not true:
            false = [false[0] + exact, false[1] + fuzzy, false[2] + len(picked)]
    if false[2]:
        print(f"{'all false':32} {100 * false[0] / false[2]:5.1f}%  {100 * false[1] / false[2]:5.1f}%")  # noqa: T201


def _aligner() -> Callable[[str, str], str] | None:
    """From a quote and a text to "exact", "near" or ""; None where langextract is absent."""
    if os.environ.get("MARSAD_RIVALS"):
        sys.path.append(os.environ["MARSAD_RIVALS"])
    try:
        from langextract import data, resolver
    except ImportError:
        return None
    aligner = resolver.WordAligner()

    def align(quote: str, text: str) -> str:
        ((found,),) = aligner.align_extractions([[data.Extraction("record", quote)]], text)
        if found.char_interval is None:
            return ""
        return "exact" if found.alignment_status == data.AlignmentStatus.MATCH_EXACT else "near"

    return align
