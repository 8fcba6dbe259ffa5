"""How well the reader reads: micro P, R and F1 by type and language, scored as the contract's scorer does.

    python -m bench.reading [open|held|tune|test|corpus] [--misses TYPE] [--folder DIR]

`open` and `held` are the development documents of ../shared/reading (bench/held-documents.txt names the five that
are held); `tune`, `test` and `corpus` are our own documents: those that rules were written and models trained from,
those that nobody looked at (unseen.txt beside them), all. `tune` takes the open ones in as well.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from marsad.model.proposal import Proposal
from marsad.reading.rank.train import corpus, listed

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("MARSAD_SHARED") or HERE.parent.parent / "shared")
CORPUS = HERE.parent / "tests" / "reading" / "corpus"

Gold = dict[str, Any]


@cache
def scorer() -> ModuleType:
    """The contract's own scorer."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "reading" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held() -> set[str]:
    """The names of the five held documents."""
    return listed(HERE / "held-documents.txt")


def development(aside: bool) -> dict[str, Gold]:
    """The development documents: those held aside, or the others."""
    folder = SHARED / "reading" / "dev"
    names = [p.stem for p in sorted((folder / "gold").glob("*.json")) if (p.stem in held()) == aside]
    found = {}
    for name in names:
        gold = json.loads((folder / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        found[name] = {**gold, "text": (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")}
    return found


def own(folder: Path, unseen: bool | None) -> dict[str, Gold]:
    """Our own documents: the unseen ones, the others, or all."""
    aside, documents = listed(CORPUS / "unseen.txt"), corpus(folder)
    return {name: gold for name, gold in documents.items() if unseen is None or (name in aside) == unseen}


def matched(gold: Gold, proposals: Iterable[Proposal]) -> dict[str, list[Gold]]:
    """The records that proposals match (tp), those that they miss (fn), and the proposals that match none (fp)."""
    rules = scorer()
    got = [{**p.as_json(), "grounded": p.grounded(gold["text"])} for p in proposals]
    pairs, missed, wrong = rules.match([g for g in gold["records"] if not g.get("optional")], got)
    wrong = rules.match([g for g in gold["records"] if g.get("optional")], wrong)[2]
    return {"tp": [g for g, _ in pairs], "fn": missed, "fp": wrong}


def score(documents: dict[str, Gold], misses: str = "") -> dict[str, Counter[str]]:
    """Tallies of tp, fp and fn: all, by type, by language."""
    from marsad.reading.document import Document
    from marsad.reading.read import read

    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for name, gold in documents.items():
        for kind, items in matched(gold, read(Document.of(gold["text"], gold.get("date", "")))).items():
            for record in items:
                for group in ("all", f"type {record['type']}", f"lang {gold['lang']}"):
                    tally[group][kind] += 1
                if misses and kind != "tp" and misses in (record["type"], "all"):
                    shown = {k: v for k, v in record.items() if k not in ("type", "start", "end", "grounded")}
                    print(kind, name, record["type"], json.dumps(shown, ensure_ascii=False)[:400])  # noqa: T201
    return tally


def figure(c: Counter[str]) -> str:
    """P, R and F1 of a tally."""
    p, r = c["tp"] / max(1, c["tp"] + c["fp"]), c["tp"] / max(1, c["tp"] + c["fn"])
    return f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}  gold {c['tp'] + c['fn']}"


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="?", default="open", choices=("open", "held", "tune", "test", "corpus"))
    parser.add_argument("--misses", default="")
    parser.add_argument("--folder", type=Path, default=CORPUS)
    args = parser.parse_args(arguments)
    if not (SHARED / "reading" / "score.py").exists():
        print(f"not measured: {SHARED} holds no reading/score.py")  # noqa: T201
        return
    documents = development(args.which == "held") if args.which in ("open", "held", "tune") else {}
    if args.which in ("tune", "test", "corpus"):
        documents |= own(args.folder, {"tune": False, "test": True, "corpus": None}[args.which])
    print(f"{args.which}: {len(documents)} documents")  # noqa: T201
    for group, counts in sorted(score(documents, args.misses).items()):
        print(f"{group:22}", figure(counts))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
