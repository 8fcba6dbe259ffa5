"""Dates in figures alone: "28/6/2021" (day first), "2021-06-28", "28.06.2021", "2021-06", "06/2021"."""

from __future__ import annotations

from marsad.text.dates_calendar import Ymd
from marsad.text.dates_parts import Part
from marsad.text.numbers_tokens import Tokens


def parse(tokens: Tokens, k: int) -> Part | None:
    """The date in figures that begins at a token."""
    token = tokens[k]
    before = tokens.at(k - 1)
    if token.glued and (before.text in "/.-:_@" or (before.kind == "w" and not "\u0600" <= before.text[0] <= "\u06ff")):
        return None
    numbers, marks, end = _chain(tokens, k)
    if len(marks) not in (1, 2) or len(set(marks)) > 1 or marks[0] not in "/.-":
        return None
    sizes = [len(n) for n in numbers]
    values = [int(n) for n in numbers] if max(sizes) <= 4 else [0]
    when = _numbered(values, sizes, marks[0])
    if not when:
        return None
    era = 1343 <= (when.year or 0) <= 1500
    return Part(k, end, token.start, tokens[end - 1].end, when, hijri=era)


def _chain(tokens: Tokens, k: int) -> tuple[list[str], list[str], int]:
    """Figures glued by marks, four at most: their texts, the marks, the index behind them."""
    numbers, marks = [tokens[k].text], []
    while len(numbers) < 4:
        mark, after = tokens.at(k + 1), tokens.at(k + 2)
        if not (mark.glued and mark.kind == "m" and after.glued and after.kind == "d"):
            break
        marks.append(mark.text)
        numbers.append(after.text)
        k += 2
    return numbers, marks, k + 1


def _numbered(values: list[int], sizes: list[int], mark: str) -> Ymd | None:
    when: Ymd | None = None
    if len(values) == 3:
        one, two, three = values
        if sizes[0] == 4 and sizes[1] <= 2 and sizes[2] <= 2:
            when = Ymd(one, two, three)
        elif sizes[0] <= 2 and sizes[1] <= 2 and sizes[2] in (2, 4):
            year = three if sizes[2] == 4 else 2000 + three
            when = Ymd(year, one, two) if two > 12 >= one else Ymd(year, two, one)
            if sizes[2] == 2 and (mark == "-" or (mark == "." and sizes != [2, 2, 2])):
                when = None  # 1.2.14 is a section
    elif len(values) == 2:
        one, two = values
        if mark == "-" and sizes == [4, 2] and two != one % 100 + 1:
            when = Ymd(one, two)
        elif mark == "/" and sizes == [2, 4]:
            when = Ymd(two, one)
    if when and (when.month is None or not 1 <= when.month <= 12 or not 1300 <= (when.year or 0) < 2200):
        return None
    return when if when and (when.day is None or 1 <= when.day <= 31) else None
