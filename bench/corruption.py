"""The corruption benchmark: false records made from true ones, which the verifier is to refuse.

    python -m bench.corruption [odd|even|all] [--folder DIR] [--seed N] [--show KIND]

True records are those of our own documents (tests/reading/corpus) and, where it is present, of the open development
documents of ../shared. A slot that the gold took from elsewhere in its document is dropped first (and counted). Each
false record says something that its quote does not; what is made depends on the seed alone. Bars: at least 99 % of
the false ones are refused, at least 98 % of the true ones pass.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.reading import CORPUS, SHARED, development, own

Record = dict[str, Any]
ACTORS = ("actor", "by", "to", "holder")
DATES = ("date", "due", "from", "until")
NUMBERS = ("value", "amount", "yes", "no", "abstain", "members", "ministers")
STATES = ("PRT", "URY", "NZL", "MNG", "PRY", "LAO", "FJI", "ISL", "BTN", "BLZ")
PLACES = ("PRT", "URY", "lima", "hanoi", "vilnius", "tasmania")
_KEYS = frozenset({"nth", "optional", "note"})


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


def supported_slots(record: Record, document: Record, dropped: Counter[str]) -> Record:
    """The record without the slots whose words stand elsewhere in the document, or nowhere (a date, a collective)."""
    from marsad.reading.document import Document
    from marsad.reading.verify_passage import Passage
    from marsad.reading.verify_slots import slots

    date, lang = document.get("date", ""), document["lang"]
    inside = Passage(Document.of(record["quote"], date, lang))
    around = document.setdefault("_passage", Passage(Document.of(document["text"], date, lang)))
    kept = dict(record)
    missing = {slot for slot, code, _ in slots(record, inside) if code.endswith("-not-in-quote")}
    elsewhere = missing - {slot for slot, _, _ in slots(record, around)}
    for slot in missing:
        collective = slot in (*ACTORS, "org") and not str(record.get(slot, "")).isupper()
        if slot in elsewhere or slot in (*DATES, "unit") or collective:
            dropped[slot] += 1
            del kept[slot]
    return kept


def corrupted(record: Record, document: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    """Each way in which this record can be made false."""
    yield from _values(record, rng)
    yield from _actors(record, document, rng)
    for slot in DATES:
        if record.get(slot):
            yield "date moved", {**record, slot: _moved(str(record[slot]), rng)}
    place = record.get("place")
    if isinstance(place, str):
        yield "place swapped", {**record, "place": rng.choice([p for p in PLACES if p != place])}
    yield from _polarity(record)
    yield from _quotes(record, document, rng)


def _values(record: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    for slot in NUMBERS:
        value = record.get(slot)
        if value:
            wrong = value * rng.choice((2, 3, 10)) if rng.random() < 0.5 else value + rng.choice((1, 7, 100))
            yield "number changed", {**record, slot: wrong}
    approx = record.get("approx")
    if approx:
        others = {"exact": "at-least", "about": "exact", "at-least": "at-most", "at-most": "at-least"}
        yield "approx flipped", {**record, "approx": others[approx]}


def _actors(record: Record, document: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    from marsad.text.names import names

    near = names(record["quote"], document["lang"])
    inside = {n.code for n in near} | {n.country for n in near}
    found = document.setdefault("_names", names(document["text"], document["lang"]))
    others = sorted({n.code for n in found if n.kind == "state"} - inside)
    for slot in ACTORS:
        if record.get(slot):
            yield "actor swapped, stranger", {**record, slot: rng.choice(STATES)}
            if others:
                yield "actor swapped, of the document", {**record, slot: rng.choice(others)}
    if record.get("veto"):
        yield "actor swapped, stranger", {**record, "veto": [*record["veto"], rng.choice(STATES)]}


def _moved(date: str, rng: random.Random) -> str:
    """Another day, month or year; never one that holds the true date."""
    try:
        if len(date) == 10:
            return (dt.date.fromisoformat(date) + dt.timedelta(days=rng.choice((-40, -9, 11, 45, 366)))).isoformat()
        if len(date) == 7:
            month = int(date[5:7])
            if rng.random() < 0.7:
                return f"{date[:5]}{(month + rng.randint(0, 10)) % 12 + 1:02}"
    except ValueError:
        pass
    return f"{int(date[:4]) + rng.choice((-2, -1, 1, 2))}{date[4:]}"


FLIPS: dict[tuple[str, str, Any], tuple[str, Record]] = {
    ("attendance", "status", "absent"): ("attended or absent", {"status": "attended"}),
    ("attendance", "status", "attended"): ("attended or absent", {"status": "absent"}),
    ("attendance", "status", "host"): ("attended or absent", {"status": "absent"}),
    ("membership", "change", "joined"): ("joined or left", {"change": "left"}),
    ("membership", "change", "left"): ("joined or left", {"change": "joined"}),
    ("vote", "adopted", True): ("adopted or failed", {"adopted": False}),
    ("vote", "adopted", False): ("adopted or failed", {"adopted": True}),
    ("presence", "trend", "expanding"): ("trend flipped", {"trend": "receding"}),
    ("presence", "trend", "receding"): ("trend flipped", {"trend": "expanding"}),
    ("presence", "trend", "resurging"): ("trend flipped", {"trend": "receding"}),
    ("presence", "trend", "defeated"): ("trend flipped", {"trend": "expanding"}),
    ("figure", "what", "funding-pledged"): ("promise into receipt", {"what": "funding-received"}),
    ("threat", "means", "veto"): ("threat into veto", {"type": "vote"}),
}  # fmt: skip


def _polarity(record: Record) -> Iterator[tuple[str, Record]]:
    for (kind, slot, value), (name, change) in FLIPS.items():
        if record["type"] == kind and record.get(slot) == value:
            false = {**record, **change}
            if name == "threat into veto":
                false["veto"] = [false.pop("by")] if record.get("by") else []
                del false["means"]
                if not false["veto"]:
                    continue
            yield name, false
    if record["type"] == "commitment" and record.get("unit"):
        yield "promise into receipt", {
            **_head(record), "type": "figure", "what": "funding-received", "value": record.get("amount"),
            "unit": record["unit"],
        }  # fmt: skip
    if record["type"] == "refusal":
        yield "refusal into commitment", {**record, "type": "commitment"}


def _head(record: Record) -> Record:
    return {k: record[k] for k in ("type", "quote", "start", "end")}


def _quotes(record: Record, document: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    from marsad.text.sentences import sentences

    text, words = document["text"], record["quote"].split(" ")
    alien = {"ar": "فعلا", "en": "indeed", "fr": "vraiment"}[document["lang"]]
    words.insert(rng.randint(1, max(1, len(words) - 1)), alien)
    yield "words invented", {k: v for k, v in {**record, "quote": " ".join(words)}.items() if k not in ("start", "end")}
    same = [r for r in document["records"] if r["type"] == record["type"]]
    free = [
        (s, e) for s, e in sentences(text)
        if not any(r["start"] < e and s < r["end"] for r in same) and 20 < e - s <= 500
    ]  # fmt: skip
    if free and any(slot in record for slot in (*ACTORS, *DATES, *NUMBERS, "org", "place", "symbol")):
        start, end = rng.choice(free)
        yield "quote moved", {**record, "quote": text[start:end], "start": start, "end": end}


def cases(documents: dict[str, Record], seed: int, dropped: Counter[str]) -> list[Case]:
    """The true records of the documents and the false ones made from them."""
    rng, made = random.Random(seed), []
    for name, document in documents.items():
        for gold in document["records"]:
            if document["text"][gold["start"] : gold["end"]] != gold["quote"]:
                continue
            record = supported_slots(plain(gold), document, dropped)
            made.append(Case("true, optional" if gold.get("optional") else "true", name, document, record))
            if not gold.get("optional"):
                made += [Case(kind, name, document, false) for kind, false in corrupted(record, document, rng)]
    return made


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    from marsad.reading.verify import verify

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="?", default="all", choices=("odd", "even", "all"))
    parser.add_argument("--folder", type=Path, default=CORPUS)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--show", default="", help="print the cases of this kind that are judged wrongly")
    args = parser.parse_args(arguments)
    documents = own(args.folder, {"odd": 1, "even": 0, "all": None}[args.which])
    if args.which != "even" and (SHARED / "reading" / "dev").is_dir():
        documents |= development(False)
    dropped: Counter[str] = Counter()
    gaps: Counter[str] = Counter()
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases(documents, args.seed, dropped):
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


def _print(tally: dict[str, Counter[str]], dropped: Counter[str]) -> None:
    false: Counter[str] = sum((c for kind, c in tally.items() if not kind.startswith("true")), Counter())
    for kind, counts in [*sorted(tally.items()), ("all false", false)]:
        cells = [f"{lang} {_rate(counts, (lang,))}" for lang in ("ar", "en", "fr")]
        print(f"{kind:32} {_rate(counts, ('ar', 'en', 'fr')):>18}   ", "   ".join(cells))  # noqa: T201
    print("slots dropped, whose words stand outside the quote:", dict(dropped.most_common()))  # noqa: T201


def _rate(counts: Counter[str], langs: tuple[str, ...]) -> str:
    total, right = sum(counts[lang] for lang in langs), sum(counts[f"{lang} right"] for lang in langs)
    return f"{right}/{total} {100 * right / total:.1f}%" if total else "-"


if __name__ == "__main__":
    main()
