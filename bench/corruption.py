"""The corruption benchmark: false records made from true ones, which the verifier is to refuse.

    python -m bench.corruption [read|unread|all] [--folder DIR] [--seed N] [--show KIND] [--rival]

True records are those of our own documents (tests/reading/corpus) and, where it is present, of the open development
documents of ../shared. A slot that the quote does not state is dropped first (bench/corruption_slots.py, without the
verifier's help) and counted. Each false record says something that its quote does not (bench/corruption_kinds.py); what
is made depends on the seed alone. Bars: at least 99 % of the false ones are refused, at least 98 % of the true pass.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from bench.corruption_kinds import corrupted
from bench.corruption_rival import compared
from bench.corruption_slots import outside
from bench.reading import CORPUS, SHARED, development, own

Record = dict[str, Any]
_KEYS = frozenset({"nth", "optional", "note"})


IN_PART = ("actor swapped, of the quote", "attended into host", "by and to swapped", "noun swapped")  # see the docs


class Case(NamedTuple):
    """A record with its document, and how it was made: "true" or the kind of corruption."""

    kind: str
    name: str
    document: Record
    record: Record


def plain(record: Record) -> Record:
    """The first of each `any`, without the gold's own fields."""
    first = {k: v["any"][0] if isinstance(v, dict) else v for k, v in record.items() if k not in _KEYS}
    return {k: v for k, v in first.items() if v is not None}


def cases(documents: dict[str, Record], seed: int, dropped: Counter[str]) -> list[Case]:
    """The true records of the documents and the false ones made from them."""
    rng, made = random.Random(seed), []
    for name, document in documents.items():
        for gold in document["records"]:
            if document["text"][gold["start"] : gold["end"]] != gold["quote"]:
                continue
            whole = plain(gold)
            left = outside(whole, name, document) - _read(whole, document)
            dropped.update(left)
            record = {k: v for k, v in whole.items() if k not in left}
            made.append(Case("true, optional" if gold.get("optional") else "true", name, document, record))
            if not gold.get("optional"):
                made += [Case(kind, name, document, false) for kind, false in corrupted(record, document, rng)]
    return made


def _read(record: Record, document: Record) -> set[str]:
    """The slots that the verifier reads in the quote: these stay in any case."""
    from marsad.reading.document import Document
    from marsad.reading.verify_passage import Passage
    from marsad.reading.verify_slots import slots

    passage = Passage(Document.of(record["quote"], document.get("date", ""), document["lang"]))
    return set(record) - {slot for slot, _, _ in slots(record, passage)}


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    from marsad.reading.verify import verify

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="?", default="all", choices=("read", "unread", "all"))
    parser.add_argument("--folder", type=Path, default=CORPUS)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--show", default="", help="print the cases of this kind that are judged wrongly")
    parser.add_argument("--rival", action="store_true", help="langextract's aligner beside it")
    args = parser.parse_args(arguments)
    documents = own(args.folder, {"read": False, "unread": True, "all": None}[args.which])
    if args.which != "unread" and (SHARED / "reading" / "dev").is_dir():
        documents |= development(False)
    dropped: Counter[str] = Counter()
    gaps: Counter[str] = Counter()
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    tried = cases(documents, args.seed, dropped)
    for case in tried:
        lang = case.document["lang"]
        verdict = verify(case.record, case.document["text"], lang=lang, date=case.document.get("date", ""))
        right = verdict.supported == case.kind.startswith("true")
        tally[case.kind][lang] += 1
        tally[case.kind][f"{lang} right"] += right
        if not right and case.kind == "true":
            for slot, code, _ in verdict.reasons:
                if code in ("actor-not-in-quote", "place-not-in-quote"):
                    gaps[f"{lang} {case.record.get(slot)}"] += 1
        if args.show and case.kind.startswith(args.show) and not right:
            print(case.name, case.record, [r[:2] for r in verdict.reasons])  # noqa: T201
    _print(tally, dropped)
    print("true records refused for a name that was not read:", dict(gaps.most_common()))  # noqa: T201
    if args.rival:
        compared(tried, args.seed)


def _print(tally: dict[str, Counter[str]], dropped: Counter[str]) -> None:
    kinds = {kind: counts for kind, counts in tally.items() if not kind.startswith("true")}
    false: Counter[str] = sum(kinds.values(), Counter())
    plain_ones: Counter[str] = sum((c for kind, c in kinds.items() if kind not in IN_PART), Counter())
    for kind, counts in [*sorted(tally.items()), ("all false, save roles and nouns", plain_ones), ("all false", false)]:
        cells = [f"{lang} {_rate(counts, (lang,))}" for lang in ("ar", "en", "fr")]
        print(f"{kind:32} {_rate(counts, ('ar', 'en', 'fr')):>18}   ", "   ".join(cells))  # noqa: T201
    print("slots dropped, whose words stand outside the quote:", dict(dropped.most_common()))  # noqa: T201


def _rate(counts: Counter[str], langs: tuple[str, ...]) -> str:
    total, right = sum(counts[lang] for lang in langs), sum(counts[f"{lang} right"] for lang in langs)
    return f"{right}/{total} {100 * right / total:.1f}%" if total else "-"


if __name__ == "__main__":
    main()
