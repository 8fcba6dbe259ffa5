"""The nearest known word to one that is unknown, for "did you mean".

Invariant: hints never cost more than they help: long words get none, and after `BUDGET` of them there are no more.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import islice

BUDGET = 300
_LONGEST, _MOST = 64, 2_000


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest to `word`; "" where none is near."""
    if not word or len(word) > _LONGEST:
        return ""
    folded = {option.casefold(): option for option in reversed(list(islice(known, _MOST)))}
    plain = word.strip().casefold().replace("_", "-").replace(" ", "-")
    if plain in folded:
        return folded[plain]
    near = difflib.get_close_matches(word.strip().casefold(), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


class Hints:
    """Gives hints until the budget is spent: a file with a hundred thousand wrong ids is still checked in seconds."""

    def __init__(self) -> None:
        self.left = BUDGET

    def near(self, word: str, known: Iterable[str]) -> str:
        """As `closest`; "" once the budget is spent."""
        self.left -= 1
        return closest(word, known) if self.left >= 0 else ""
