"""Arabic number words, every case and gender, folded; the proclitics and the article in front of them are taken off.

Invariant: `look` gives at most one reading of a word, the longest stem in the tables, so "ألف" is never read as ال + ف.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from marsad.text.fold import folded
from marsad.text.numbers_core import words


class Word(NamedTuple):
    """A number word: its class, its value, the length of what stands before the stem, and what that holds."""

    cls: str  # unit, ten, tens, hundred, scale, dual, plural, ordinal, teen-ordinal, fraction, fractions
    value: float
    prefix: int = 0
    conj: bool = False
    article: bool = False

    @property
    def before(self) -> int:
        """The length of the proclitics, without the article, which belongs to the number."""
        return self.prefix - 2 if self.article else self.prefix


def _table(cls: str, rows: dict[float, str]) -> dict[str, Word]:
    return {folded(form): Word(cls, value) for value, forms in rows.items() for form in forms.split()}


_STEMS = {"ثلاث": 3, "أربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثمان": 8, "ثماني": 8, "تسع": 9}
WORDS: dict[str, Word] = {
    **_table(
        "unit",
        {
            0: "صفر",
            1: "واحد واحدة واحدا أحد إحدى",
            2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
            3: "ثلاثة ثلاث ثلاثا",
            4: "أربعة أربع أربعا",
            5: "خمسة خمس خمسا",
            6: "ستة ست ستا",
            7: "سبعة سبع سبعا",
            8: "ثمانية ثماني ثمان ثمانيا",
            9: "تسعة تسع تسعا",
        },
    ),
    **_table("ten", {10: "عشرة عشر عشرا"}),
    **_table(
        "tens",
        {
            20: "عشرون عشرين",
            30: "ثلاثون ثلاثين",
            40: "أربعون أربعين",
            50: "خمسون خمسين",
            60: "ستون ستين",
            70: "سبعون سبعين",
            80: "ثمانون ثمانين",
            90: "تسعون تسعين",
        },
    ),
    **_table("hundred", {100: "مئة مائة مئه ماية", 200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"}),
    **{
        folded(stem + hundred): Word("hundred", value * 100)
        for stem, value in _STEMS.items()
        for hundred in ("مئة", "مائة", "ماية")
    },
    **_table("scale", {1e3: "ألف", 1e6: "مليون", 1e9: "مليار بليون", 1e12: "تريليون ترليون", 12: "دزينة دستة"}),
    **_table(
        "plural",  # after a number, never alone
        {
            100: "مئات",
            1e3: "آلاف ألوف",
            1e6: "ملايين",
            1e9: "مليارات مليارا بلايين بليونا",
            1e12: "تريليونات تريليونا ترليونا ترليونات",
            12: "دزينات دستات",
        },
    ),
    **_table(
        "dual",
        {
            1e3: "ألفان ألفين ألفي ألفا",
            1e6: "مليونان مليونين مليوني مليونا",
            1e9: "ملياران مليارين ملياري",
            1e12: "تريليونان تريليونين",
            12: "دزينتان دزينتين",
        },
    ),
    **_table(
        "ordinal",
        {
            1: "أول أولى حادي حادية",
            2: "ثاني ثانية ثان",
            3: "ثالث ثالثة",
            4: "رابع رابعة",
            5: "خامس خامسة",
            6: "سادس سادسة",
            7: "سابع سابعة",
            8: "ثامن ثامنة",
            9: "تاسع تاسعة",
            10: "عاشر عاشرة",
        },
    ),
    **_table("fraction", {1 / 2: "نصف", 1 / 3: "ثلث", 1 / 4: "ربع"}),
    **_table(
        "fractions",  # counted: three quarters
        {
            1 / 3: "أثلاث",
            1 / 4: "أرباع",
            1 / 5: "أخماس",
            1 / 6: "أسداس",
            1 / 7: "أسباع",
            1 / 8: "أثمان",
            1 / 9: "أتساع",
            1 / 10: "أعشار",
        },
    ),
    **_table("fraction", {2 / 3: "ثلثا ثلثي ثلثان ثلثين"}),
}
ACCUSATIVE = frozenset(map(folded, ("ألفا", "مليونا")))  # folded, two thousand (ألفا) looks like a thousand (ألفاً)
BOUND = frozenset(map(folded, ("أحد", "إحدى", "اثنا", "اثني", "اثنتا", "اثنتي")))  # numbers before عشر and عشرين only
_NEVER = frozenset(map(folded, ("لست", "فست", "كست", "كمية", "كمئة")))
_PREFIXES = tuple(
    (folded(before), before.startswith("و"), before.endswith(("ال", "لل")))
    for before in ["", *words("و ف ب ل ك وب ول وك فب فل ال وال فال بال كال لل وبال ولل فلل فبال وكال")]
)


@lru_cache(maxsize=8192)
def look(word: str) -> Word | None:
    """The reading of one folded word, None where it is no number word."""
    if word in _NEVER or len(word) > 16:
        return None
    for prefix, conj, article in _PREFIXES:
        found = WORDS.get(word[len(prefix) :]) if word.startswith(prefix) else None
        if found:
            return found._replace(prefix=len(prefix), conj=conj, article=article)
    return None
