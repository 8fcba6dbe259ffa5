"""The nearest known word to one that is unknown, for "did you mean"."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST, _MOST = 64, 2_000  # beyond these a hint would cost more than it helps


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest to `word`; "" where none is near."""
    options = [option for _, option in zip(range(_MOST), known, strict=False)]
    if not word or len(word) > _LONGEST:
        return ""
    folded = {option.casefold(): option for option in reversed(options)}
    plain = word.strip().casefold().replace("_", "-").replace(" ", "-")
    if plain in folded:
        return folded[plain]
    near = difflib.get_close_matches(word.strip().casefold(), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""
