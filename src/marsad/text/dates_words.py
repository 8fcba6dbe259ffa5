"""The words of dates in three languages, folded: months of four Arab traditions and of the Hijri year, weekdays, units.

Invariant: keys are tuples of folded words, as tokens hold them. `doubtful` months are words of another meaning too
(may, march, mars, مارس, آب, صفر) and count only beside a day, a year or a preposition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from marsad.text.fold import folded
from marsad.text.numbers_core import words

Key = tuple[str, ...]
V = TypeVar("V")


class Table(dict[Key, V]):
    """Words to what they mean, with the first word of each key for a quick look."""

    def __init__(self, rows: Mapping[Key, V]) -> None:
        super().__init__(rows)
        self.heads = frozenset(key[0] for key in rows)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; months count from 1 (Hijri months from 101), weekdays from Monday 0."""

    months: Table[int]
    doubtful: frozenset[str]
    short: frozenset[str]
    weekdays: Table[int]
    units: Table[tuple[str, int]]  # the unit and how many of it (2 for an Arabic dual)
    before_year: frozenset[str]
    year_words: frozenset[str]
    before_month: frozenset[str]
    labels: frozenset[str]  # before a number that is no year: resolution 2042
    until: frozenset[str]
    since: frozenset[str]
    to: frozenset[str]
    both: frozenset[str]
    seasons: Table[str]
    free: frozenset[str] = field(default_factory=frozenset)  # words that no counted noun is


def _keys(rows: dict[int, str]) -> Table[int]:
    return Table({tuple(folded(form).split()): number for number, forms in rows.items() for form in forms.split(" | ")})


def _units(rows: dict[tuple[str, int], str]) -> Table[tuple[str, int]]:
    return Table({(folded(form),): unit for unit, forms in rows.items() for form in words(forms)})


def _set(text: str) -> frozenset[str]:
    return frozenset(map(folded, words(text)))


_AR_MONTHS = {
    1: "يناير | كانون الثاني | كانون ثاني | جانفي | ينايير",
    2: "فبراير | شباط | فيفري | فبرائر",
    3: "مارس | آذار",
    4: "أبريل | نيسان | أفريل | إبريل",
    5: "مايو | أيار | ماي",
    6: "يونيو | حزيران | جوان | يونيه",
    7: "يوليو | تموز | جويلية | يوليوز | يوليه",
    8: "أغسطس | آب | أوت | غشت | أغشت",
    9: "سبتمبر | أيلول | شتنبر",
    10: "أكتوبر | تشرين الأول | تشرين أول | اكتوبر",
    11: "نوفمبر | تشرين الثاني | تشرين ثاني | نونبر",
    12: "ديسمبر | كانون الأول | كانون أول | دجنبر",
    101: "محرم | المحرم | محرم الحرام",
    102: "صفر",
    103: "ربيع الأول | ربيع أول",
    104: "ربيع الثاني | ربيع الآخر | ربيع ثاني",
    105: "جمادى الأولى | جمادى الأول | جمادي الأولى",
    106: "جمادى الآخرة | جمادى الثانية | جمادى الثاني | جمادى الآخر",
    107: "رجب",
    108: "شعبان",
    109: "رمضان | رمضان المبارك",
    110: "شوال",
    111: "ذو القعدة | ذي القعدة | ذو قعدة",
    112: "ذو الحجة | ذي الحجة | ذو حجة",
}
ARABIC = Lexicon(
    months=_keys(_AR_MONTHS),
    doubtful=_set("مارس ماي آب أوت صفر محرم المحرم رجب شعبان رمضان شوال مايو نيسان جوان"),
    short=frozenset(),
    weekdays=_keys(
        {0: "الاثنين | الإثنين", 1: "الثلاثاء", 2: "الأربعاء", 3: "الخميس", 4: "الجمعة", 5: "السبت", 6: "الأحد"}
    ),
    units=_units(
        {
            ("day", 1): "يوم يوما أيام اليوم الأيام",
            ("day", 2): "يومين اليومين يومان",
            ("week", 1): "أسبوع أسبوعا أسابيع الأسبوع الأسابيع الاسبوع",
            ("week", 2): "أسبوعين الأسبوعين أسبوعان",
            ("month", 1): "شهر شهرا أشهر شهور الشهر الأشهر الشهور",
            ("month", 2): "شهرين الشهرين شهران",
            ("year", 1): "سنة عام عاما سنوات أعوام سنين السنة العام السنوات الأعوام",
            ("year", 2): "سنتين عامين السنتين العامين سنتان عامان",
            ("decade", 1): "عقد عقود العقد العقود",
            ("decade", 2): "عقدين العقدين عقدان",
        }
    ),
    before_year=_set(
        """في منذ عام سنة العام السنة لعام لسنة وعام بعام حتى بحلول نهاية مطلع بداية منتصف أواخر أوائل قبل بعد خلال
        بين من إلى صيف ربيع خريف شتاء ومنذ وفي وحتى أواسط ديسمبر أعوام سنوات عامي سنتي موازنة انتخابات مونديال"""
    ),
    year_words=_set("عام سنة العام السنة لعام لسنة وعام بعام بسنة وسنة عامي سنتي"),
    before_month=_set(
        "في منذ شهر حتى خلال مطلع أواخر نهاية بداية منتصف أوائل بشهر لشهر وشهر الشهر هذا أواسط من إلى بين ومنذ وفي وحتى"
    ),
    labels=_set(
        """قرار القرار رقم الرقم قراره قراري القرارين القرارات قراراته المادة مادة الفقرة صفحة الصفحة قرارات بالقرار
        للقرار والقرار بقرار القراران الوثيقة البند قرارين"""
    ),
    until=_set("حتى بحلول لغاية غاية ولغاية وحتى"),
    since=_set("منذ ومنذ مذ"),
    to=_set("إلى حتى وحتى لغاية - ~"),
    both=_set("و"),
    seasons=Table(
        {(folded(w),): s for s, ws in {"spring": "ربيع", "summer": "صيف", "autumn": "خريف"}.items() for w in words(ws)}
    ),
    free=_set(
        """و في على من إلى حتى مع أن التي الذي بعد قبل ب ل هو هي إن لم لن قد كما بين عن أو ثم وفي ومن حين حيث
        عندما"""
    ),
)
ENGLISH = Lexicon(
    months=_keys(
        {
            1: "january | jan",
            2: "february | feb",
            3: "march | mar",
            4: "april | apr",
            5: "may",
            6: "june | jun",
            7: "july | jul",
            8: "august | aug",
            9: "september | sept | sep",
            10: "october | oct",
            11: "november | nov",
            12: "december | dec",
            101: "muharram",
            102: "safar",
            107: "rajab",
            108: "shaaban",
            109: "ramadan",
            110: "shawwal",
            111: "dhu al - qadah",
            112: "dhu al - hijjah",
        }
    ),
    doubtful=_set("may march august april june safar rajab ramadan"),
    short=_set("jan feb mar apr jun jul aug sept sep oct nov dec"),
    weekdays=_keys({0: "monday", 1: "tuesday", 2: "wednesday", 3: "thursday", 4: "friday", 5: "saturday", 6: "sunday"}),
    units=_units(
        {
            ("day", 1): "day days",
            ("week", 1): "week weeks",
            ("month", 1): "month months",
            ("quarter", 1): "quarter quarters",
            ("year", 1): "year years",
            ("decade", 1): "decade decades",
        }
    ),
    before_year=_set(
        """in since by until till from during of before after through throughout early late mid year and to the"""
    ),
    year_words=_set("year years"),
    before_month=_set(
        """in since by until till from during early late mid of last next this through before after to and
        every"""
    ),
    labels=_set("resolution resolutions no number nos article page paragraph para document report room route"),
    until=_set("until till by through"),
    since=_set("since"),
    to=_set("to - until through till"),
    both=_set("and & or"),
    seasons=Table({("spring",): "spring", ("summer",): "summer", ("autumn",): "autumn", ("fall",): "autumn"}),
    free=_set(
        """and or in on at to by for with the a an of from as when where which who that was were is are has had
        but after"""
    ),
)
FRENCH = Lexicon(
    months=_keys(
        {
            1: "janvier | janv",
            2: "fevrier | fevr",
            3: "mars",
            4: "avril | avr",
            5: "mai",
            6: "juin",
            7: "juillet | juil",
            8: "aout",
            9: "septembre | sept",
            10: "octobre | oct",
            11: "novembre | nov",
            12: "decembre | dec",
            108: "chaabane",
            109: "ramadan",
            110: "chaoual",
        }
    ),
    doubtful=_set("mars mai ramadan avril"),
    short=_set("janv fevr avr juil sept oct nov dec"),
    weekdays=_keys({0: "lundi", 1: "mardi", 2: "mercredi", 3: "jeudi", 4: "vendredi", 5: "samedi", 6: "dimanche"}),
    units=_units(
        {
            ("day", 1): "jour jours",
            ("week", 1): "semaine semaines",
            ("month", 1): "mois",
            ("quarter", 1): "trimestre trimestres",
            ("year", 1): "an ans annee annees",
            ("decade", 1): "decennie decennies",
        }
    ),
    before_year=_set(
        """en depuis des fin debut mi avant apres courant annee annees an jusqu ete printemps automne hiver de
        et a"""
    ),
    year_words=_set("annee annees an"),
    before_month=_set("en depuis des fin debut mi avant apres courant mois de d du le"),
    labels=_set("resolution resolutions no n numero article page paragraphe document"),
    until=_set("jusqu jusque ici avant"),
    since=_set("depuis des"),
    to=_set("a au -"),
    both=_set("et ou"),
    seasons=Table({("printemps",): "spring", ("ete",): "summer", ("automne",): "autumn"}),
    free=_set(
        """et ou en dans sur a au aux par pour avec le la les un une des du de que qui ou est sont etait ont a
        mais lors apres"""
    ),
)
LEXICONS = {"ar": ARABIC, "en": ENGLISH, "fr": FRENCH}
_AR_PAST = words("الماضي الماضية الماضيين الماضيان المنصرم المنصرمة الفائت الفائتة السابق الأخيرة الأخيرين المنصرمين")
_AR_FUTURE = words("المقبل المقبلة المقبلين القادم القادمة القادمين المقبلتين القادمتين")
_FR_PAST = words("dernier derniere derniers dernieres passe passee ecoule ecoulee ecoules ecoulees")
_FR_FUTURE = words("prochain prochaine prochains prochaines")
SIDES: dict[str, dict[str, int]] = {  # last (-1) and next (1): before the noun in English, behind it in the others
    "ar": {**dict.fromkeys(map(folded, _AR_PAST), -1), **dict.fromkeys(map(folded, _AR_FUTURE), 1)},
    "en": {"last": -1, "past": -1, "next": 1, "coming": 1},
    "fr": {**dict.fromkeys(_FR_PAST, -1), **dict.fromkeys(_FR_FUTURE, 1)},
}
