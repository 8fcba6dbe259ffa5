"""Train the model of Arabic entities, and score it.

    python -m marsad.text.entities.train ANERCORP OUT

ANERCORP is a file with a word and its tag a line (BIO of PERS, LOC, ORG and MISC). The first five sixths of its words
train the model, up to the end of a sentence; the rest tests it. Training is deterministic.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from marsad.errors import ReadingError
from marsad.text.entities.features import document

Sentence = list[tuple[str, str]]
TRAINED = 5 / 6
_ENDS = frozenset({".", "؟", "!", "?"})
PARAMETERS = {
    "c1": 0.1,
    "c2": 0.05,
    "max_iterations": 80,
    "feature.possible_transitions": False,
    "feature.minfreq": 2,
}


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a labelled file: a blank line or a full stop ends one; ReadingError at a bad line."""
    found: list[Sentence] = [[]]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            found.append([])
            continue
        word, _, tag = line.rstrip().rpartition(" ")
        if tag != "O" and tag[:2] not in ("B-", "I-"):
            raise ReadingError(f"{path}:{number}: a line holds a word, a space and a tag; this one is {line[:40]!r}")
        if not word:  # a character that the file's encoding lost
            continue
        found[-1].append((word, tag))
        if word in _ENDS:
            found.append([])
    return [sentence for sentence in found if sentence]


def split(all_sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Training and test part: the sentence in which the first five sixths of the words end closes the training part."""
    total, seen = sum(map(len, all_sentences)), 0
    for i, sentence in enumerate(all_sentences):
        seen += len(sentence)
        if seen >= TRAINED * total:
            return list(all_sentences[: i + 1]), list(all_sentences[i + 1 :])
    return list(all_sentences), []


def train(part: Sequence[Sentence], out: Path) -> None:
    """Fit the weights and write them."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    rows = document([[word for word, _ in sentence] for sentence in part])
    for sentence, row in zip(part, rows, strict=True):
        trainer.append(row, [tag for _, tag in sentence])
    trainer.train(str(out))


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """The entities of a row of tags (CoNLL): begin, end, type. An I- of another type begins one, too."""
    found, start, kind = set(), 0, ""
    for i, tag in enumerate([*tags, "O"]):
        inside = tag.startswith("I-") and tag[2:] == kind
        if kind and not inside:
            found.add((start, i, kind))
            kind = ""
        if tag != "O" and not inside:
            start, kind = i, tag[2:]
    return found


def score(part: Sequence[Sentence], model: Path) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of whole entities, for each type and for all."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    counts: dict[str, list[int]] = {}
    rows = document([[word for word, _ in sentence] for sentence in part])
    for sentence, row in zip(part, rows, strict=True):
        gold = spans([tag for _, tag in sentence])
        got = spans(tagger.tag(row))
        for _, _, kind in gold | got:
            counts.setdefault(kind, [0, 0, 0])
        for kind, tally in counts.items():
            tally[0] += sum(s in got for s in gold if s[2] == kind)
            tally[1] += sum(s[2] == kind for s in got)
            tally[2] += sum(s[2] == kind for s in gold)
    counts["all"] = [sum(t[i] for t in counts.values()) for i in range(3)]
    return {kind: _prf(*tally) for kind, tally in counts.items()}


def _prf(right: int, got: int, gold: int) -> tuple[float, float, float]:
    p, r = right / max(1, got), right / max(1, gold)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def main(arguments: Sequence[str]) -> None:
    """Train, write, and print the scores on the test part."""
    if len(arguments) != 2:
        raise SystemExit("usage: python -m marsad.text.entities.train ANERCORP OUT")
    training, test = split(sentences(Path(arguments[0])))
    train(training, Path(arguments[1]))
    for kind, (p, r, f1) in score(test, Path(arguments[1])).items():
        click.echo(f"{kind:5} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
