"""Train the ranker and the chooser of lines from documents with gold records.

    python -m marsad.reading.rank.train FOLDER --out FILE [--without NAMES]

FOLDER holds documents as tests/reading/corpus does; NAMES is a file with the names of those to be left out, one a line.
`make train` made the weights that come with Marsad. Needs scikit-learn (the `dev` requirements); what it writes is
applied without it. Training is deterministic: the same documents give the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import click

from marsad import atomic
from marsad.model.proposal import Proposal
from marsad.reading.document import Document, Sentence
from marsad.reading.rank.choose import KEYS, LINED, settled
from marsad.reading.rank.features import features, line_features, way_features
from marsad.reading.read import candidates

LEAST = 0.2  # the probability from which a proposal pays: F1 is best near half of what it reaches
STRENGTH = {"acts": 0.3, "ways": 0.3, "line": 0.5}  # inverse regularization, by cross-validation
SMALLEST = 0.004  # weights below it change nothing and are left out
OVERLAP = 0.3  # of the shorter quote, as the contract has it

Gold = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """A candidate, what the models see of it, and whether it is right; None where either answer would do."""

    document: str
    sentence: Sentence
    proposal: Proposal
    right: bool | None

    @cached_property
    def act(self) -> frozenset[str]:
        """Its features as an act."""
        return features(self.proposal, self.sentence)

    @cached_property
    def way(self) -> frozenset[str]:
        """Its features as the one who acts."""
        return way_features(self.proposal, self.sentence)


class Choice(NamedTuple):
    """A line to be chosen, and those that are right."""

    features: frozenset[str]
    lines: tuple[str, ...]


def corpus(folder: Path) -> dict[str, Gold]:
    """The documents of a folder, by name, with the offsets of their records."""
    found = {}
    for path in sorted(folder.rglob("*-[0-9][0-9].json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        for record in gold["records"]:
            start = -1
            for _ in range(record.get("nth", 1)):
                start = gold["text"].index(record["quote"], start + 1)
            record.update(start=start, end=start + len(record["quote"]))
        found[path.stem] = gold
    return found


def listed(path: Path) -> set[str]:
    """The names in a file, one a line; a line that begins with # is a remark."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return {line for line in lines if line and not line.startswith("#")}


def examples(name: str, gold: Gold) -> list[Example]:
    """Every candidate of a document, told right from wrong by its gold."""
    document = Document.of(gold["text"], gold.get("date", ""), gold["lang"])
    return [Example(name, sentence, p, _right(p, gold["records"])) for sentence, p in candidates(document)]


def choices(found: Iterable[Example], gold: Gold) -> list[Choice]:
    """The lines of the right candidates, with those that their gold accepts."""
    made = []
    for example in found:
        proposal, sentence = example.proposal, example.sentence
        if proposal.type in LINED and example.right is not False and not settled(sentence, proposal):
            records = [r for r in gold["records"] if _matches(proposal, r) and r.get("line")]
            if records:
                lines = tuple(line for line in _accepted(records[0]["line"]) if line)
                made.append(Choice(line_features(proposal, sentence), lines))
    return made


def _right(proposal: Proposal, records: Sequence[Gold]) -> bool | None:
    """Whether a gold record says the same, but for the line, which a model chooses."""
    matching = [r for r in records if _matches(proposal, r)]
    if any(not r.get("optional") for r in matching):
        return True
    return None if matching else False


def _matches(proposal: Proposal, record: Gold) -> bool:
    if record["type"] != proposal.type:
        return False
    shared = min(proposal.end, record["end"]) - max(proposal.start, record["start"])
    shorter = min(proposal.end - proposal.start, record["end"] - record["start"])
    if shared < OVERLAP * shorter:
        return False
    return all(_same(record.get(key), proposal.slots.get(key)) for key in KEYS[proposal.type] if key != "line")


def _accepted(value: object) -> list[Any]:
    return list(value["any"]) if isinstance(value, dict) else [value]


def _same(gold: object, value: object) -> bool:
    return any(_plain(one) == _plain(value) for one in _accepted(gold))


def _plain(value: object) -> object:
    if isinstance(value, bool) or value in (None, "", []):
        return value or None
    if isinstance(value, int | float):
        return float(value)
    return str(value).casefold().replace(" ", "-").replace("_", "-").replace("/", "-")


def fit(found: Sequence[Example], chosen: Sequence[Choice]) -> dict[str, Any]:
    """The content of the weights' file."""
    phrases = _phrases(found)
    heads = [(group[0], _any_right(group)) for group in phrases]
    rivals = [e for group in phrases if _any_right(group) for e in group if e.proposal.ways]
    return {
        "acts": _binary([(e.act, right) for e, right in heads], STRENGTH["acts"]),
        "ways": _binary([(e.way, e.right) for e in rivals], STRENGTH["ways"]),
        "line": _multinomial(chosen, STRENGTH["line"]),
        "least": LEAST,
    }


def _phrases(found: Iterable[Example]) -> list[list[Example]]:
    groups: dict[tuple[object, ...], list[Example]] = {}
    for i, e in enumerate(found):
        key = (e.document, e.proposal.type, e.proposal.phrase) if e.proposal.ways else (i,)
        groups.setdefault(key, []).append(e)
    return list(groups.values())


def _any_right(group: Iterable[Example]) -> bool | None:
    """Whether one of a phrase's candidates is right; None where none is and one would do."""
    answers = {e.right for e in group}
    return True if True in answers else None if None in answers else False


def _binary(seen: Iterable[tuple[frozenset[str], bool | None]], strength: float) -> dict[str, Any]:
    """A logistic regression; examples where either answer would do are left out."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    judged = [(marks, right) for marks, right in seen if right is not None]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(sorted(marks), 1.0) for marks, _ in judged])
    model = LogisticRegression(C=strength, max_iter=2000).fit(matrix, [right for _, right in judged])
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return {
        "intercept": round(float(model.intercept_[0]), 4),
        "weights": {str(f): round(float(w), 3) for f, w in weights if abs(w) >= SMALLEST},
    }


def _multinomial(chosen: Sequence[Choice], strength: float) -> dict[str, Any]:
    """A logistic regression over the lines; an example whose gold accepts several counts for each in part."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [(c.features, line, 1 / len(c.lines)) for c in chosen for line in c.lines]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(sorted(f), 1.0) for f, _, _ in rows])
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(matrix, [line for _, line, _ in rows], sample_weight=[weight for _, _, weight in rows])
    names = vectors.get_feature_names_out()
    kept = [i for i in range(len(names)) if max(abs(model.coef_[:, i])) >= SMALLEST * 5]
    return {
        "values": [str(v) for v in model.classes_],
        "intercepts": [round(float(v), 4) for v in model.intercept_],
        "weights": {str(names[i]): [round(float(w), 3) for w in model.coef_[:, i]] for i in kept},
    }


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--without", type=click.Path(exists=True, path_type=Path))
def main(folder: Path, out: Path, without: Path | None) -> None:
    """Read the documents, fit, write."""
    found: list[Example] = []
    chosen: list[Choice] = []
    aside = listed(without) if without else set()
    documents = {name: gold for name, gold in corpus(folder).items() if name not in aside}
    for name, gold in documents.items():
        of_this = examples(name, gold)
        found += of_this
        chosen += choices(of_this, gold)
    atomic.write(out, (json.dumps(fit(found, chosen), ensure_ascii=False, sort_keys=True) + "\n").encode())
    click.echo(f"{out}: {len(documents)} documents, {len(found)} candidates, {len(chosen)} lines")


if __name__ == "__main__":
    main()
