"""What the three grammars of numbers share: the result of reading one number, and how parts add up.

A number is a sum of terms, "two million three hundred thousand": each term is worth less than the scale of the one
before it. So at most a handful of terms are read from any place, and reading a text takes time linear in its length.
"""

from __future__ import annotations

from typing import NamedTuple


class Core(NamedTuple):
    """A number as read: shadow offsets, the index behind it, its scale and mantissa (1000 and 10 in "ten thousand")."""

    start: int
    end: int
    next: int
    value: float
    kind: str = "cardinal"
    scale: float = 1
    mantissa: float = 0
    vague: bool = False  # "une centaine": about, by itself
    high: float | None = None
    lead: int = -1  # where a word that belongs to a range begins ("between")


class Term(NamedTuple):
    """One term of a sum: 300 thousand is value 300000, scale 1000."""

    value: float
    scale: float
    next: int


def tidy(value: float) -> float:
    """The value as an int where it is whole; products of decimals lose their binary dust (1.1 million is 1100000)."""
    near = float(f"{value:.15g}")
    return int(near) if near.is_integer() else near


def words(text: str) -> list[str]:
    """The words of a table's line."""
    return text.split()
