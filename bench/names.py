"""How well the model of Arabic entities does on the test part of ANERcorp (F1 of whole entities), and how fast."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from marsad.text.entities import entities, train
from marsad.text.tokens import tokens

SHARED = Path(os.environ.get("MARSAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CORPUS = SHARED / "reading" / "gold" / "anercorp" / "ANERCorp.txt"
F1 = 0.75


def main() -> None:
    """Print F1 for each class and for all, and tokens a second of `entities`."""
    if not CORPUS.is_file():
        click.echo(f"names: skipped, {CORPUS} is absent")
        return
    _, test = train.split(train.sentences(CORPUS))
    for kind, (p, r, f1) in train.score(test, Path(train.__file__).with_name("anercorp.crf")).items():
        click.echo(f"names: {kind:5} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}" + (f"  (bar {F1})" if kind == "all" else ""))
    text = "\n".join(" ".join(word for word, _ in sentence) for sentence in test)
    start = time.perf_counter()
    entities(text)
    click.echo(f"names: {len(tokens(text)) / (time.perf_counter() - start):,.0f} tokens/s")


if __name__ == "__main__":
    main()
