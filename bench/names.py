"""How well the model of Arabic entities does on the test part of ANERcorp (F1 of whole entities), and how fast.

Also how fast the names of the tables are found in our own documents, in each language.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import click

from marsad.text.entities import entities, train
from marsad.text.names import names
from marsad.text.tokens import tokens

SHARED = Path(os.environ.get("MARSAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CORPUS = SHARED / "reading" / "gold" / "anercorp" / "ANERCorp.txt"
OWN = Path(__file__).resolve().parents[1] / "tests" / "reading" / "corpus"
F1 = 0.75
ROUNDS = 5


def tables() -> None:
    """Print tokens a second of `names` for each language, the best of some rounds."""
    for lang in ("ar", "en", "fr"):
        found = sorted((OWN / lang).glob("*-0[135].json"))
        text = "\n".join(json.loads(path.read_text(encoding="utf-8"))["text"] for path in found) * 10
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            names(text, lang)
            times.append(time.perf_counter() - start)
        click.echo(f"names: tables {lang} {len(tokens(text)) / min(times):,.0f} tokens/s")


def main() -> None:
    """Print tokens a second of `names`, F1 of `entities` for each class and for all, and its tokens a second."""
    tables()
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
