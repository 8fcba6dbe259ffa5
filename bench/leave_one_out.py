"""What the trained models are worth on a document that they were not trained from: each is left out in turn.

    python -m bench.leave_one_out

The documents are ours (tests/reading/corpus without the unseen ones), the score that of the contract's scorer, and the
interval a 95 % bootstrap over documents. Rules were written from these documents; only the models have not seen them.
Some ten minutes on two cores.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Any

from bench.reading import CORPUS, SHARED, figure, matched, own
from marsad.reading.document import Document
from marsad.reading.gate import filtered
from marsad.reading.rank.choose import ranked
from marsad.reading.rank.model import from_json
from marsad.reading.rank.train import Choice, Example, choices, examples, fit

RESAMPLES = 2000
Material = dict[str, tuple[list[Example], list[Choice]]]


@cache
def material() -> tuple[dict[str, dict[str, Any]], Material]:
    """The documents, and what each has to train from."""
    documents = own(CORPUS, False)
    made = {}
    for name, gold in documents.items():
        of_this = examples(name, gold)
        made[name] = of_this, choices(of_this, gold)
    return documents, made


def left_out(name: str) -> Counter[str]:
    """The tally of one document, read by models that were trained from all others."""
    documents, made = material()
    others = [one for other, one in made.items() if other != name]
    models = from_json(fit([e for found, _ in others for e in found], [c for _, chosen in others for c in chosen]))
    gold = documents[name]
    proposals = ranked([(e.sentence, e.proposal) for e in made[name][0]], models)
    kept, _ = filtered(proposals, Document.of(gold["text"], gold.get("date", ""), gold["lang"]))
    return Counter({kind: len(records) for kind, records in matched(gold, kept).items()})


def f1(tallies: Sequence[Counter[str]]) -> float:
    """Micro F1 of several documents."""
    right, wrong, missed = (sum(t[kind] for t in tallies) for kind in ("tp", "fp", "fn"))
    return 2 * right / max(1, 2 * right + wrong + missed)


def interval(tallies: Sequence[Counter[str]]) -> tuple[float, float]:
    """95 % of the F1 of documents drawn anew, as many, with replacement."""
    chance = random.Random(0)
    drawn = sorted(f1(chance.choices(tallies, k=len(tallies))) for _ in range(RESAMPLES))
    return drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES)]


def main() -> None:
    """Print F1 and its interval."""
    if not (SHARED / "reading" / "score.py").exists():
        print(f"not measured: {SHARED} holds no reading/score.py")  # noqa: T201
        return
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        tallies = list(pool.map(left_out, sorted(own(CORPUS, False)), chunksize=8))
    low, high = interval(tallies)
    print(f"{len(tallies)} documents, each left out: {figure(sum(tallies, Counter()))}, 95 % {low:.3f} to {high:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
