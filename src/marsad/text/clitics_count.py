"""Makes clitics.tsv from running Arabic words: `python -m marsad.text.clitics_count ANERCorp.txt > clitics.tsv`.

The counts are learnt from the bare words, no mark-up is read: each word's ways of being cut share its
occurrences in proportion to their weights, the weights are made of the shares, and so on (expectation-
maximisation). A word counts with the root of its occurrences. Invariant: a word's stem is never backed by the
word itself, nor by it behind و or ف; else every frequent word would be a stem of its own.

The source is ANERcorp (Benajiba & Rosso 2008; CC BY-SA 4.0), one word and one tag a line; the list made of it
stands under the same licence.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from math import exp, sqrt
from pathlib import Path

from marsad.text.clitics import Counts, Cut, Weights, cuts, key, letters, weights

Backing = dict[tuple[str, str], float]
ROUNDS = 10
FIRST = 0.2  # what each clitic costs in the first round
RARE = 0.3  # what is expected less often than this is left out
HEAD = """\
# Arabic stems and clitics with their expected counts; made by `python -m marsad.text.clitics_count ANERCorp.txt`.
# Derived from the words of ANERcorp (Benajiba & Rosso 2008). Licence of this file: CC BY-SA 4.0.
"""


def counted(words: Counter[str]) -> tuple[Counts, Counts, Counts, Counts]:
    """Expected counts of joints, particles, stems and enclitics."""
    ways = {word: list(cuts(word)) for word in words}
    known = {word: sqrt(count) for word, count in words.items()}
    shares = {word: [FIRST ** sum(map(bool, (c.joint, c.particle, c.enclitic))) for c in ways[word]] for word in words}
    for _ in range(ROUNDS):
        sums = _summed(known, ways, shares)
        model = weights(*sums)
        own = _backing(known, ways, shares)
        shares = {word: _shares(model, sums[2], word, ways[word], own) for word in words}
    decided = {word: [float(share == max(found)) for share in found] for word, found in shares.items()}
    return _summed(known, ways, decided)


def _summed(
    words: Counts, ways: dict[str, list[Cut]], shares: dict[str, list[float]]
) -> tuple[Counts, Counts, Counts, Counts]:
    joints, particles, stems, enclitics = (defaultdict[str, float](float) for _ in range(4))
    for word, count in words.items():
        whole = sum(shares[word])
        for cut, share in zip(ways[word], shares[word], strict=True):
            part = count * share / whole
            joints[cut.joint] += part
            particles[cut.particle] += part
            stems[cut.stem] += part
            enclitics[cut.enclitic] += part
    return joints, particles, stems, enclitics


def _backing(words: Counts, ways: dict[str, list[Cut]], shares: dict[str, list[float]]) -> Backing:
    """How much each word backs each of its stems."""
    found: Backing = defaultdict(float)
    for word, count in words.items():
        whole = sum(shares[word])
        for cut, share in zip(ways[word], shares[word], strict=True):
            found[word, cut.stem] += count * share / whole
    return found


def _shares(model: Weights, stems: Counts, word: str, ways: list[Cut], own: Backing) -> list[float]:
    """The likelihoods of a word's cuts, where no stem is backed by the word itself, nor by it behind و or ف."""
    found = []
    for cut in ways:
        mine = sum(own[joint + word, cut.stem] for joint in ("", "و", "ف"))
        others = max(0.0, stems[cut.stem] - mine)
        found.append(exp(model.affixes(cut)) * (others / model.total + exp(model.new(cut.stem))))
    return found


def main(path: str) -> None:
    """Write the list to standard output."""
    lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    words = Counter(key(letters(line.split()[0])) for line in lines if line.strip())
    arabic = Counter({word: count for word, count in words.items() if len(word) >= 3})
    sys.stdout.write(HEAD)
    for kind, counts in zip(("joint", "particle", "stem", "enclitic"), counted(arabic), strict=True):
        for part, count in sorted(counts.items()):
            if count >= RARE:
                sys.stdout.write(f"{kind}\t{part}\t{count:.1f}\n")


if __name__ == "__main__":
    main(sys.argv[1])
