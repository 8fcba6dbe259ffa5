"""Train the ranker and the choosers of slots from documents with gold records.

    python -m marsad.reading.rank.train FOLDER... --out FILE [--without NAMES]...

FOLDER holds documents as tests/reading/corpus does, or in two folders `text` and `gold`; NAMES is a file with the names
of documents to be left out, one a line. `make train` made the weights that come with Marsad. Needs scikit-learn (the
`dev` requirements); what it writes is applied without it. Training is deterministic: the same documents give the same
file.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from marsad.model.proposal import Proposal
from marsad.reading.document import Document, Sentence
from marsad.reading.rank.choose import CHOSEN, KEYS, settled
from marsad.reading.rank.features import features, slot_features, way_features
from marsad.reading.read import candidates

LEAST = 0.2  # the probability from which a proposal pays: F1 is best near half of what it reaches
STRENGTH = {"acts": 0.3, "ways": 0.3, "line": 0.5}  # inverse regularization, by cross-validation
SMALLEST = 0.004  # weights below it change nothing and are left out
OVERLAP = 0.3  # of the shorter quote, as the contract has it

Gold = dict[str, Any]


class Example(NamedTuple):
    """A candidate, what the ranker sees of it, and whether it is right; None where either answer would do."""

    document: str
    sentence: Sentence
    proposal: Proposal
    right: bool | None


class Choice(NamedTuple):
    """A slot to be chosen, and the values that are right."""

    document: str
    slot: str
    features: frozenset[str]
    values: tuple[str, ...]


def corpus(folders: Iterable[Path], without: Container[str] = ()) -> dict[str, Gold]:
    """The documents of folders, by name, with the offsets of their records."""
    found = {}
    for folder in folders:
        texts, paths = folder / "text", sorted(folder.rglob("*-[0-9][0-9].json"))
        for path in sorted((folder / "gold").glob("*.json")) if texts.is_dir() else paths:
            if path.stem not in without:
                gold = json.loads(path.read_text(encoding="utf-8"))
                if "text" not in gold:
                    gold["text"] = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
                found[path.stem] = _with_offsets(gold)
    return found


def _with_offsets(gold: Gold) -> Gold:
    for record in gold["records"]:
        start = record.get("start", -1)
        for _ in range(0 if "start" in record else record.get("nth", 1)):
            start = gold["text"].index(record["quote"], start + 1)
        record.update(start=start, end=start + len(record["quote"]))
    return gold


def examples(name: str, gold: Gold) -> list[Example]:
    """Every candidate of a document, told right from wrong by its gold."""
    document = Document.of(gold["text"], gold.get("date", ""), gold["lang"])
    return [Example(name, sentence, p, _right(p, gold["records"])) for sentence, p in candidates(document)]


def choices(found: Iterable[Example], gold: Gold) -> list[Choice]:
    """The slots of the right candidates, with the values that their gold accepts."""
    made = []
    for example in found:
        slot = CHOSEN.get(example.proposal.type, ("", False))[0]
        if slot and example.right is not False and not settled(example.sentence, example.proposal):
            records = [r for r in gold["records"] if _matches(example.proposal, r, but=slot) and r.get(slot)]
            if records:
                values = tuple(v for v in _accepted(records[0][slot]) if v)
                seen = slot_features(example.proposal, example.sentence, slot)
                made.append(Choice(example.document, slot, seen, values))
    return made


def _right(proposal: Proposal, records: Sequence[Gold]) -> bool | None:
    """Whether a gold record says the same, but for the slot that a model chooses."""
    but = CHOSEN.get(proposal.type, ("", False))[0]
    matching = [r for r in records if _matches(proposal, r, but)]
    if any(not r.get("optional") for r in matching):
        return True
    return None if matching else False


def _matches(proposal: Proposal, record: Gold, but: str = "") -> bool:
    if record["type"] != proposal.type:
        return False
    shared = min(proposal.end, record["end"]) - max(proposal.start, record["start"])
    shorter = min(proposal.end - proposal.start, record["end"] - record["start"])
    if shared < OVERLAP * shorter:
        return False
    return all(_same(record.get(key), proposal.slots.get(key)) for key in KEYS[proposal.type] if key != but)


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
    slots = sorted({c.slot for c in chosen})
    return {
        "acts": _binary([(features(e.proposal, e.sentence), right) for e, right in heads], STRENGTH["acts"]),
        "ways": _binary([(way_features(e.proposal, e.sentence), e.right) for e in rivals], STRENGTH["ways"]),
        "choosers": {slot: _multinomial(slot, [c for c in chosen if c.slot == slot]) for slot in slots},
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


def _multinomial(slot: str, chosen: Sequence[Choice]) -> dict[str, Any]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [(c.features, value, 1 / len(c.values)) for c in chosen for value in c.values]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(sorted(f), 1.0) for f, _, _ in rows])
    model = LogisticRegression(C=STRENGTH[slot], max_iter=2000)
    model.fit(matrix, [value for _, value, _ in rows], sample_weight=[weight for _, _, weight in rows])
    names = vectors.get_feature_names_out()
    kept = [i for i in range(len(names)) if max(abs(model.coef_[:, i])) >= SMALLEST * 5]
    return {
        "values": [str(v) for v in model.classes_],
        "intercepts": [round(float(v), 4) for v in model.intercept_],
        "weights": {str(names[i]): [round(float(w), 3) for w in model.coef_[:, i]] for i in kept},
    }


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--without", multiple=True, type=click.Path(exists=True, path_type=Path))
def main(folders: tuple[Path, ...], out: Path, without: tuple[Path, ...]) -> None:
    """Read the documents, fit, write."""
    found: list[Example] = []
    chosen: list[Choice] = []
    documents = corpus(folders, {name for path in without for name in path.read_text(encoding="utf-8").split()})
    for name, gold in documents.items():
        of_this = examples(name, gold)
        found += of_this
        chosen += choices(of_this, gold)
    out.write_text(json.dumps(fit(found, chosen), ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    click.echo(f"{out}: {len(documents)} documents, {len(found)} candidates, {len(chosen)} slots")


if __name__ == "__main__":
    main()
