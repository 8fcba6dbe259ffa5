"""The ways in which a true record can be made false: values, actors, dates, sense and quotes.

Invariant: what is made says something that the record's quote does not; it depends on the random numbers alone.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
ACTORS = ("actor", "by", "to", "holder")
DATES = ("date", "due", "from", "until")
NUMBERS = ("value", "amount", "yes", "no", "abstain", "members", "ministers")
STATES = ("PRT", "URY", "NZL", "MNG", "PRY", "LAO", "FJI", "ISL", "BTN", "BLZ")
PLACES = ("PRT", "URY", "lima", "hanoi", "vilnius", "tasmania")
ALIKE = (
    ("NER", "NGA"), ("GIN", "GNB"), ("COD", "COG"), ("SDN", "SSD"), ("IRN", "IRQ"), ("MLI", "MWI"), ("MRT", "MUS"),
    ("PRK", "KOR"), ("AUT", "AUS"), ("SVN", "SVK"), ("LBY", "LBN"), ("OMN", "JOR"), ("CHN", "TWN"), ("GBR", "IRL"),
)  # fmt: skip
UNITS = ("USD", "EUR", "GBP", "JPY")
WHATS = ("killed", "displaced", "returned", "troops", "children", "attacks")
SYMBOL = re.compile(r"\d+(?=\D*\Z)")


def corrupted(record: Record, document: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    """Each way in which this record can be made false, with the name of its kind."""
    yield from _values(record, rng)
    yield from _votes(record)
    yield from _actors(record, document, rng)
    yield from _dates(record, rng)
    yield from _places(record, document, rng)
    yield from _sense(record, document)
    yield from _quotes(record, document, rng)


def _values(record: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    for slot in NUMBERS:
        value = record.get(slot)
        if not value:
            continue
        wrong = value * rng.choice((2, 3, 10)) if rng.random() < 0.5 else value + rng.choice((1, 7, 100))
        yield "number changed", {**record, slot: wrong}
        factor = rng.choice((10, 100, 1000))
        yield "number scaled", {**record, slot: value * factor}
        if value % factor == 0:
            yield "number scaled", {**record, slot: value // factor}
        digits = str(value)
        for i in range(len(digits) - 1):
            if digits[i] != digits[i + 1] and digits[i + 1] not in "0." and digits[i] != ".":
                swapped = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
                yield "digits transposed", {**record, slot: type(value)(swapped)}
                break
        if str(value) in record["quote"]:
            quote = record["quote"].replace(str(value), str(value + 1), 1)
            yield "number changed in the quote too", {**_floating(record), "quote": quote, slot: value + 1}
    approx = record.get("approx")
    if approx:
        others = {"exact": "at-least", "about": "exact", "at-least": "at-most", "at-most": "at-least"}
        yield "approx flipped", {**record, "approx": others[approx]}
    if record.get("unit") in UNITS:
        yield "unit swapped", {**record, "unit": rng.choice([u for u in UNITS if u != record["unit"]])}
    if record["type"] == "figure" and record.get("what") in WHATS:
        yield "noun swapped", {**record, "what": rng.choice([w for w in WHATS if w != record["what"]])}
    if record.get("symbol") and SYMBOL.search(str(record["symbol"])):
        yield "symbol changed", {**record, "symbol": SYMBOL.sub(_other_digits, str(record["symbol"]))}


def _other_digits(match: re.Match[str]) -> str:
    """2254 becomes 2245, 7 becomes 8."""
    digits = match[0]
    swapped = digits[:-2] + digits[-1] + digits[-2] if len(digits) > 1 else digits
    return swapped if swapped != digits else str(int(digits) + 1)


def _votes(record: Record) -> Iterator[tuple[str, Record]]:
    for one, other in (("yes", "no"), ("yes", "abstain"), ("no", "abstain")):
        a, b = record.get(one), record.get(other)
        if a is not None and b is not None and a != b:
            yield "votes swapped", {**record, one: b, other: a}
    if record["type"] == "vote" and record.get("adopted") and not record.get("veto"):
        yield "veto invented", {**record, "veto": ["RUS"], "adopted": False}


def _actors(record: Record, document: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    from marsad.text.names import names

    near = names(record["quote"], document["lang"])
    inside = {n.code for n in near} | {n.country for n in near}
    found = document.setdefault("_names", names(document["text"], document["lang"]))
    others = sorted({n.code for n in found if n.kind == "state"} - inside)
    for slot in ACTORS:
        value = record.get(slot)
        if not value:
            continue
        yield "actor swapped, stranger", {**record, slot: rng.choice(STATES)}
        if others:
            yield "actor swapped, of the document", {**record, slot: rng.choice(others)}
        here = sorted({n.country or n.code for n in near if n.kind in ("state", "nationality", "capital", "body")})
        here = [code for code in here if not _said(record, slot, code, document) and not _kin(code, str(value))]
        if here:
            yield "actor swapped, of the quote", {**record, slot: rng.choice(here)}
        for pair in ALIKE:
            if value in pair:
                other = pair[1 - pair.index(value)]
                if other not in inside:
                    yield "actor swapped, alike", {**record, slot: other}
    if record.get("veto"):
        yield "actor swapped, stranger", {**record, "veto": [*record["veto"], rng.choice(STATES)]}
    by, to = record.get("by"), record.get("to")
    if by and to and by != to:
        yield "by and to swapped", {**record, "by": to, "to": by}


def _said(record: Record, slot: str, code: str, document: Record) -> bool:
    """Whether a record of the document says the same of another actor, in words that overlap, in any slot."""
    for other in document["records"]:
        if other["start"] < record["end"] and record["start"] < other["end"]:
            for name in ("actor", "by", "holder", "org", "veto", "place") if slot != "to" else ("to", "actor", "by"):
                value = other.get(name)
                if code in (value["any"] if isinstance(value, dict) else value if isinstance(value, list) else [value]):
                    return True
    return False


def _kin(code: str, value: str) -> bool:
    """A body and its council are no two actors."""
    return {code, value} <= {"UN", "UNSC", "unga", "general-assembly", "hrc", "UNHCR", "unhcr", "ocha"}


def _dates(record: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    for slot in DATES:
        value = record.get(slot)
        if value:
            yield "date moved", {**record, slot: _moved(str(value), rng)}
            yield "year moved", {**record, slot: f"{int(str(value)[:4]) + rng.choice((-1, 1))}{str(value)[4:]}"}
    begin, end = record.get("from"), record.get("until")
    if begin and end and begin != end:
        yield "from and until swapped", {**record, "from": end, "until": begin}


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


def _places(record: Record, document: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    place = record.get("place")
    if not isinstance(place, str):
        return
    yield "place swapped", {**record, "place": rng.choice([p for p in PLACES if p != place])}
    from marsad.text.names import names

    near = names(record["quote"], document["lang"])
    inside = {n.code for n in near} | {n.country for n in near}
    found = document.setdefault("_names", names(document["text"], document["lang"]))
    others = sorted({n.code for n in found if n.kind in ("state", "place", "capital")} - inside - {place})
    if others:
        yield "place swapped, of the document", {**record, "place": rng.choice(others)}


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
    ("figure", "what", "funding-asked"): ("request into receipt", {"what": "funding-received"}),
    ("threat", "means", "veto"): ("threat into veto", {"type": "vote"}),
}  # fmt: skip
LINE = {"line": "political"}


def _sense(record: Record, document: Record) -> Iterator[tuple[str, Record]]:
    for (kind, slot, value), (name, change) in FLIPS.items():
        if record["type"] == kind and record.get(slot) == value:
            false = {**record, **change}
            if name == "threat into veto":
                false["veto"] = [false.pop("by")] if record.get("by") else []
                del false["means"]
                if not false["veto"]:
                    continue
            yield name, false
    kind, quoted = record["type"], {r["type"] for r in _overlapping(record, document)}
    if kind == "commitment" and record.get("unit"):
        slots = {"what": "funding-received", "value": record.get("amount"), "unit": record["unit"]}
        yield "promise into receipt", {**_head(record), "type": "figure", **slots}
    if kind == "refusal" and "commitment" not in quoted:
        yield "refusal into commitment", {**record, "type": "commitment"}
    if kind == "commitment" and "refusal" not in quoted:
        refusal = {k: v for k, v in record.items() if k in ("quote", "start", "end", "by", "line")}
        yield "commitment into refusal", {**refusal, "type": "refusal"}
    if kind == "call" and "commitment" not in quoted:
        by = {k: v for k, v in record.items() if k in ("quote", "start", "end", "by")}
        yield "call into commitment", {**by, **LINE, "type": "commitment"}
    if kind == "threat" and "commitment" not in quoted and record.get("by"):
        yield "threat into deed", {**_head(record), "type": "refusal", "by": record["by"], **LINE}
    if kind == "attendance" and record.get("status") == "attended" and not _hosts(record, document):
        yield "attended into host", {**record, "status": "host"}
    if kind in ("commitment", "call", "membership", "vote", "meeting") and record.get("polarity") is None:
        yield "polarity flipped", {**record, "polarity": "negated"}


def _hosts(record: Record, document: Record) -> bool:
    """Whether the document calls the actor a host anywhere."""
    return any(
        r["type"] == "attendance" and r.get("actor") == record.get("actor") and r.get("status") != "attended"
        for r in document["records"]
    )


def _overlapping(record: Record, document: Record) -> list[Record]:
    return [r for r in document["records"] if r["start"] < record["end"] and record["start"] < r["end"]]


def _head(record: Record) -> Record:
    return {k: record[k] for k in ("type", "quote", "start", "end")}


def _floating(record: Record) -> Record:
    return {k: v for k, v in record.items() if k not in ("start", "end")}


ALIEN = {"ar": ("فعلا", "لم", "دائما"), "en": ("indeed", "not", "always"), "fr": ("vraiment", "pas", "toujours")}


def _quotes(record: Record, document: Record, rng: random.Random) -> Iterator[tuple[str, Record]]:
    from marsad.text.sentences import sentences

    text, words = document["text"], record["quote"].split(" ")
    alien, negation, other = ALIEN[document["lang"]]
    at = rng.randint(1, max(1, len(words) - 1))
    yield "words invented", {**_floating(record), "quote": " ".join([*words[:at], alien, *words[at:]])}
    yield "negation in the quote", {**_floating(record), "quote": " ".join([*words[:at], negation, *words[at:]])}
    if len(words) > 2 and words[1] != other:
        yield "word replaced", {**_floating(record), "quote": " ".join([words[0], other, *words[2:]])}
    spans = [s for s in sentences(text) if 20 < s.end - s.start <= 400]
    anchored = any(slot in record for slot in (*ACTORS, *DATES, *NUMBERS, "org", "place", "symbol"))
    far = [s for s in spans if s.start > record["end"]]
    if far and len(words) > 3:
        tail = text[far[0].start : far[0].end].split()[-4:]
        yield "quote stitched", {**_floating(record), "quote": " ".join([*words, *tail])}
        yield "quote stitched by dots", {**_floating(record), "quote": " ".join([*words[:2], "…", *tail])}
    same = [r for r in document["records"] if r["type"] == record["type"]]
    free = [s for s in spans if not any(r["start"] < s.end and s.start < r["end"] for r in same)]
    if free and anchored:
        start, end = rng.choice(free)
        yield "quote moved", {**record, "quote": text[start:end], "start": start, "end": end}
