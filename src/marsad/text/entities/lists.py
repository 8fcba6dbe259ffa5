"""The lists behind the features: how common a word is, what names it, and which words stand before a name.

Invariant: every word of a list is folded as `marsad.text.fold` does.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

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


@cache
def _frequencies() -> dict[str, int]:
    made: dict[str, int] = {}
    for line in _lines("frequency.tsv.gz"):
        number, _, words = line.partition("\t")
        made.update(dict.fromkeys(words.split(), int(number)))
    return made


def frequency(word: str) -> int:
    """The class of a folded word: twice the decimal logarithm of its count in 10^9 words; 0 if unlisted."""
    return _frequencies().get(word, 0)


@cache
def _names() -> dict[str, str]:
    made: dict[str, str] = {}
    for kind, name in (("g", "given.txt"), ("c", "cities.txt"), ("s", "states.txt")):
        for line in _lines(name):
            first, *rest = line.split()
            marks = [(first, kind.upper() if rest else kind)] + [(word, kind + "2") for word in rest if len(word) > 2]
            for word, mark in marks:
                if mark not in made.get(word, "").split("+"):
                    made[word] = (made[word] + "+" + mark) if word in made else mark
    return made


def listed(word: str) -> str:
    """Which lists hold a folded word: given names, cities, states; in capitals for the first of several words."""
    return _names().get(word, "")


def _lines(name: str) -> list[str]:
    data = (files(__package__) / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode()
    return [line for line in text.splitlines() if line and not line.startswith("#")]
