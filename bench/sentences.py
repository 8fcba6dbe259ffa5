"""Which of the twelve types each sentence holds: the reader beside a TF-IDF classifier, by micro F1.

The rival is what a user with labelled sentences would pick: TF-IDF of words and of their letters, and a logistic
regression for each type (scikit-learn, of the `dev` requirements). It is trained and tried on the odd-numbered
documents of tests/reading/corpus and of any folder named, by folds of documents, so that no document is in both. The
reader's ranker has seen these documents, and so has whoever wrote its rules.

    python -m bench.sentences [FOLDER...]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.reading import CORPUS, own
from marsad.model.proposal import TYPES

FOLDS = 5
THRESHOLDS = (0.2, 0.3, 0.4, 0.5)  # the rival takes the one that does best, which flatters it
Labels = frozenset[str]
Row = tuple[str, str, Labels, Labels, Labels]  # document, sentence, types of gold, types that are optional, ours


def sentences(documents: dict[str, dict[str, Any]]) -> list[Row]:
    """Every sentence with the types of the records whose quotes begin in it, and with those of the reader."""
    from marsad.reading.document import Document
    from marsad.reading.read import read

    rows = []
    for name, gold in documents.items():
        document = Document.of(gold["text"], gold.get("date", ""), gold["lang"])
        ours = [(p.start, p.type) for p in read(document)]
        needed = [(r["start"], r["type"]) for r in gold["records"] if not r.get("optional")]
        spared = [(r["start"], r["type"]) for r in gold["records"] if r.get("optional")]
        for sentence in document.sentences:
            start, end = sentence.span
            held = [frozenset(t for at, t in said if start <= at < end) for said in (needed, spared, ours)]
            rows.append((name, f"{gold['lang']} {sentence.text}", held[0], held[1] - held[0], held[2]))
    return rows


def f1(rows: list[Row], guesses: Iterable[Labels]) -> float:
    """Micro F1 over sentences and types; a guess of an optional type counts neither way."""
    right = wrong = missed = 0
    for (_, _, gold, spared, _), guess in zip(rows, guesses, strict=True):
        right += len(gold & guess)
        wrong += len(guess - gold - spared)
        missed += len(gold - guess)
    return 2 * right / max(1, 2 * right + wrong + missed)


def probabilities(rows: list[Row]) -> Any:
    """For each sentence and type the probability of a classifier that has not seen its document."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold
    from sklearn.pipeline import make_pipeline, make_union

    found = np.zeros((len(rows), len(TYPES)))
    texts, groups = [text for _, text, *_ in rows], [name for name, *_ in rows]
    for train, test in GroupKFold(FOLDS).split(texts, groups=groups):
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
        vectors = make_pipeline(make_union(words, letters))
        seen, new = vectors.fit_transform([texts[i] for i in train]), vectors.transform([texts[i] for i in test])
        for k, kind in enumerate(TYPES):
            held = [kind in rows[i][2] for i in train]
            if any(held):
                model = LogisticRegression(C=10, class_weight="balanced", max_iter=1000).fit(seen, held)
                found[test, k] = model.predict_proba(new)[:, 1]
    return found


def table(rows: list[Row], chances: Any) -> None:
    """Both, over all, by language and by type."""

    def rival(least: float) -> list[Labels]:
        return [frozenset(t for t, p in zip(TYPES, chance, strict=True) if p >= least) for chance in chances]

    best = max(THRESHOLDS, key=lambda least: f1(rows, rival(least)))
    guesses, ours = rival(best), [row[4] for row in rows]
    documents = f"{len({row[0] for row in rows})} documents, which the reader has seen"
    print(f"  {len(rows)} sentences of {documents}; TF-IDF from {best:.1f} on")  # noqa: T201
    print(f"  {'':12} {'gold':>5} {'reader':>7} {'TF-IDF':>7}")  # noqa: T201
    for name, keep, types in _groups():
        chosen = [i for i, row in enumerate(rows) if keep(row)]
        only = [_only(rows[i], types) for i in chosen]
        figures = [f1(only, [side[i] & types for i in chosen]) for side in (ours, guesses)]
        print(f"  {name:12} {sum(len(r[2]) for r in only):5} {figures[0]:7.3f} {figures[1]:7.3f}")  # noqa: T201


def _groups() -> list[tuple[str, Callable[[Row], bool], Labels]]:
    every = frozenset(TYPES)
    langs = [(lang, lambda row, lang=lang: row[1].startswith(f"{lang} "), every) for lang in ("ar", "en", "fr")]
    return [("all", lambda _: True, every), *langs, *((t, lambda _: True, frozenset({t})) for t in TYPES)]


def _only(row: Row, types: Labels) -> Row:
    return row[0], row[1], row[2] & types, row[3] & types, row[4] & types


def main(folders: list[str] | None = None) -> None:
    """Print the table."""
    documents = {
        f"{folder}/{k}": v for folder in (CORPUS, *map(Path, folders or ())) for k, v in own(folder, False).items()
    }
    rows = sentences(documents)
    try:
        chances = probabilities(rows)
    except ImportError:
        print("  scikit-learn is not installed, so there is no rival: skipped")  # noqa: T201
        return
    table(rows, chances)


if __name__ == "__main__":
    main(sys.argv[1:])
