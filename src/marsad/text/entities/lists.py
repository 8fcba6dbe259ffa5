"""The lists behind the features: how common a word is, which names hold it, and which words stand before a name.

Invariant: every word of a list is folded as `marsad.text.fold` does.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from marsad.text.fold import folded

CUES = {
    kind: frozenset(map(folded, words.split()))
    for kind, words in {
        "title": "رئيس وزير وزيرة سيد سيدة دكتور د شيخ ملك ملكة أمير أميرة جنرال عميد لواء عقيد أستاذ مدرب لاعب "
        "نائب سفير مستشار قاضي بابا إمام زعيم مهندس رئيسة عضو أمين ناطق متحدث باسم مدير مساعد مهاجم حارس "
        "قائد محامي كاتب شاعر فنان فنانة ممثل ممثلة مخرج كابتن حاج سيناتور مبعوث مفوض نجم نجل شقيق "
        "الراحل رئيسا خبير محلل باحث حاكم مرشح سلطان",
        "say": "قال وقال وأضاف أضاف أكد وأكد أوضح وأوضح صرح قالت وقالت أعلن وأعلن واعتبر اعتبر ذكر وذكر أشار "
        "وأشار يقول ويقول وتابع وأعرب أعرب دعا ودعا التقى زار",
        "body": "شركة وزارة منظمة حزب جامعة مؤسسة بنك هيئة مجلس لجنة حركة اتحاد نادي فريق وكالة صحيفة قناة جماعة "
        "منتخب مركز معهد جيش حكومة محكمة مصرف مجموعة مكتب جمعية رابطة جبهة كتائب تنظيم قوات مجلة جريدة "
        "إذاعة تلفزيون كلية نقابة برلمان حلف تيار ائتلاف كتلة شبكة ميليشيا منظمات أحزاب شركات",
        "place": "مدينة بلدة قرية محافظة ولاية إقليم جزيرة مطار شارع منطقة دولة جمهورية مملكة عاصمة نهر بحر جبل "
        "ضاحية مخيم معبر حي قضاء ميناء حدود قطاع ساحل خليج صحراء جزر",
        "way": "شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي قرب",
        "in": "في إلى من بين عن مع على ضد",
        "work": "كأس بطولة دوري جائزة مهرجان كتاب فيلم رواية معاهدة اتفاقية قانون مسلسل ديوان برنامج معركة حرب مباراة",
        "joint": "بن ابن أبو ابو عبد آل أم بنت ابي فان دي دو لو فون",
    }.items()
}

# `make.py` says what the files hold, own.tsv what its marks are. Marks of lists whose names have several words, and of
# names that are looked for whole: P persons, L places (c from GeoNames), O bodies.
FILES = ("tables.tsv.gz", "arab.tsv.gz", "given.tsv.gz", "foreign.tsv.gz", "cities.tsv.gz", "wiki.tsv.gz", "own.tsv")
_PARTS = frozenset({"c", "L", "P", "O", "g", "g0", "g1", "g2", "s0", "s1", "s2"})
_WHOLE = {"c": "L", "L": "L", "P": "P", "O": "O"}


class Lists(NamedTuple):
    """`marks`: which lists hold a word; with 1 behind it as the first, with 2 as a later word of a name of several.

    `whole`: names of several words, and what they name; `longest`: the most words of one that begins with a word.
    """

    marks: dict[str, frozenset[str]]
    whole: dict[tuple[str, ...], str]
    longest: dict[str, int]


@cache
def _frequencies() -> dict[str, int]:
    return {word: int(step) for step, words in _lines("frequency.tsv.gz") for word in words}


def frequency(word: str) -> int:
    """The class of a folded word: twice the decimal logarithm of its count in 10^9 words; 0 if unlisted."""
    return _frequencies().get(word, 0)


@cache
def _lists() -> Lists:
    marks: dict[str, set[str]] = {}
    whole: dict[tuple[str, ...], str] = {}
    longest: dict[str, int] = {}
    for mark, names in (line for name in FILES for line in _lines(name)):
        for name in names:
            first, *rest = name.split()
            if not rest:
                marks.setdefault(first, set()).add(mark)
                continue
            if mark in _PARTS:
                marks.setdefault(first, set()).add(mark + "1")
                for word in rest:
                    if len(word) > 2:
                        marks.setdefault(word, set()).add(mark + "2")
            if mark in _WHOLE:
                whole.setdefault((first, *rest), _WHOLE[mark])
                longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return Lists({word: frozenset(found) for word, found in marks.items()}, whole, longest)


_NONE: frozenset[str] = frozenset()


def listed(word: str) -> frozenset[str]:
    """The marks of the lists that hold a folded word."""
    return _lists().marks.get(word, _NONE)


def longest_name(forms: Sequence[str], rest: Sequence[str]) -> tuple[int, str]:
    """The longest listed name of several words: its first is one of `forms`, `rest` follows; words, kind (0, "")."""
    lists = _lists()
    for first in forms:
        for size in range(min(lists.longest.get(first, 0), 1 + len(rest)), 1, -1):
            kind = lists.whole.get((first, *rest[: size - 1]))
            if kind:
                return size, kind
    return 0, ""


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """A mark and the folded names behind it, for each line of a list."""
    data = (files(__package__) / name).read_bytes()
    made = name.endswith(".gz")
    for line in (gzip.decompress(data) if made else data).decode().splitlines():
        mark, _, names = line.partition("\t")
        if not mark.startswith("#"):
            yield mark, names.split("|") if made else [folded(word) for word in names.split("|")]
