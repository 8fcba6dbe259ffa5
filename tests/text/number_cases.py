"""Numbers worked out by hand: a text, the number's own words in it, its value, kind and exactness (and upper end)."""

from typing import NamedTuple


class Case(NamedTuple):
    """One number in a text that holds no other."""

    text: str
    words: str
    value: float
    kind: str = "cardinal"
    approx: str = "exact"
    high: float | None = None


ENGLISH = [
    Case("Sixty partners came", "Sixty", 60),
    Case("two and a half million people", "two and a half million", 2_500_000),
    Case("a dozen villages", "a dozen", 12),
    Case("half a million dollars", "half a million", 500_000),
    Case("two hundred and five soldiers", "two hundred and five", 205),
    Case("twenty-one states", "twenty-one", 21),
    Case("a hundred and fifty thousand", "a hundred and fifty thousand", 150_000),
    Case("one million two hundred thousand", "one million two hundred thousand", 1_200_000),
    Case("ninety-nine thousand nine hundred ninety-nine", "ninety-nine thousand nine hundred ninety-nine", 99_999),
    Case("a thousand and one nights", "a thousand and one", 1001),
    Case("1.2 billion people", "1.2 billion", 1_200_000_000),
    Case("1,234,567 refugees", "1,234,567", 1_234_567),
    Case("1 234 567.89 hectares", "1 234 567.89", 1_234_567.89),
    Case("2.5 times", "2.5", 2.5),
    Case("more than 83 countries", "83", 83, "cardinal", "at-least"),
    Case("just over 601 million", "601 million", 601_000_000, "cardinal", "at-least"),
    Case("upwards of 5,000", "5,000", 5000, "cardinal", "at-least"),
    Case("at least one civilian", "one", 1, "cardinal", "at-least"),
    Case("200 or more", "200", 200, "cardinal", "at-least"),
    Case("80+ members", "80", 80, "cardinal", "at-least"),
    Case("close to eight million", "eight million", 8_000_000, "cardinal", "about"),
    Case("nearly 40", "40", 40, "cardinal", "about"),
    Case("some 70,000 people", "70,000", 70_000, "cardinal", "about"),
    Case("up to 10,000", "10,000", 10_000, "cardinal", "at-most"),
    Case("no more than three", "three", 3, "cardinal", "at-most"),
    Case("fewer than 300", "300", 300, "cardinal", "at-most"),
    Case("between 8 and 10 thousand", "8 and 10 thousand", 8000, "range", "about", 10_000),
    Case("8-10 thousand", "8-10 thousand", 8000, "range", "about", 10_000),
    Case("twelve to fifteen", "twelve to fifteen", 12, "range", "about", 15),
    Case("90 per cent of them", "90 per cent", 90, "percent"),
    Case("fifteen percent", "fifteen percent", 15, "percent"),
    Case("12.5%", "12.5%", 12.5, "percent"),
    Case("two-thirds of it", "two-thirds", 2 / 3, "fraction"),
    Case("a third of the camp", "a third", 1 / 3, "fraction"),
    Case("half of the territory", "half", 0.5, "fraction"),
    Case("one in three children", "one in three", 1 / 3, "fraction"),
    Case("3/4 of them", "3/4", 0.75, "fraction"),
    Case("its 9371st meeting", "9371st", 9371, "ordinal"),
    Case("the twenty-third session", "twenty-third", 23, "ordinal"),
    Case("the third time", "third", 3, "ordinal"),
    Case("-5 degrees", "-5", -5),
]

FRENCH = [
    Case("dix-neuf États", "dix-neuf", 19),
    Case("soixante-quinze", "soixante-quinze", 75),
    Case("soixante et onze", "soixante et onze", 71),
    Case("quatre-vingts", "quatre-vingts", 80),
    Case("quatre-vingt-un", "quatre-vingt-un", 81),
    Case("quatre-vingt-dix-neuf", "quatre-vingt-dix-neuf", 99),
    Case("nonante-deux", "nonante-deux", 92),
    Case("vingt et un", "vingt et un", 21),
    Case("deux cents", "deux cents", 200),
    Case("deux cent trente mille", "deux cent trente mille", 230_000),
    Case("quatre-vingt-dix mille", "quatre-vingt-dix mille", 90_000),
    Case("mille neuf cent quatorze", "mille neuf cent quatorze", 1914),
    Case("1,5 million", "1,5 million", 1_500_000),
    Case("600 millions", "600 millions", 600_000_000),
    Case("1,5 milliard", "1,5 milliard", 1_500_000_000),
    Case("12 500 personnes", "12 500", 12_500),
    Case("3.000 hommes", "3.000", 3000),
    Case("2,345 millions", "2,345 millions", 2_345_000),
    Case("un demi-million", "un demi-million", 500_000),
    Case("deux millions et demi", "deux millions et demi", 2_500_000),
    Case("une abstention", "une", 1),
    Case("onze voix", "onze", 11),
    Case("près de 600 millions", "600 millions", 600_000_000, "cardinal", "about"),
    Case("quelque 300 familles", "300", 300, "cardinal", "about"),
    Case("environ mille personnes", "mille", 1000, "cardinal", "about"),
    Case("une centaine de morts", "une centaine", 100, "cardinal", "about"),
    Case("une dizaine de milliers", "une dizaine de milliers", 10_000, "cardinal", "about"),
    Case("plus d'un million", "un million", 1_000_000, "cardinal", "at-least"),
    Case("au moins 40", "40", 40, "cardinal", "at-least"),
    Case("pas moins de 12 500", "12 500", 12_500, "cardinal", "at-least"),
    Case("moins de 5 000", "5 000", 5000, "cardinal", "at-most"),
    Case("jusqu'à 300", "300", 300, "cardinal", "at-most"),
    Case("entre 3 000 et 5 000", "3 000 et 5 000", 3000, "range", "about", 5000),
    Case("trois à quatre millions", "trois à quatre millions", 3_000_000, "range", "about", 4_000_000),
    Case("90 pour cent", "90 pour cent", 90, "percent"),
    Case("les deux tiers", "deux tiers", 2 / 3, "fraction"),
    Case("la moitié du pays", "moitié", 0.5, "fraction"),
    Case("un enfant sur trois", "un enfant sur trois", 1 / 3, "fraction"),
    Case("À sa 9371e séance", "9371e", 9371, "ordinal"),
    Case("la dix-septième session", "dix-septième", 17, "ordinal"),
    Case("le premier", "premier", 1, "ordinal"),
]

ARABIC = [
    Case("قرابة 10 آلاف من مقاتلي التنظيم", "10 آلاف", 10_000, "cardinal", "about"),
    Case("ثمانية ملايين شخص", "ثمانية ملايين", 8_000_000),
    Case("خمسة وعشرين", "خمسة وعشرين", 25),
    Case("مئة وثلاثون ألفاً", "مئة وثلاثون ألفاً", 130_000),
    Case("مليونان", "مليونان", 2_000_000),
    Case("ألفين ومئتين", "ألفين ومئتين", 2200),
    Case("مئتي ألف", "مئتي ألف", 200_000),
    Case("مليوني شخص", "مليوني", 2_000_000),
    Case("اتفقت عشر دول عربية", "عشر", 10),
    Case("دول مجلس التعاون الست", "الست", 6),
    Case("نصف مليون", "نصف مليون", 500_000),
    Case("2.4 مليون", "2.4 مليون", 2_400_000),
    Case("2.345 مليون", "2.345 مليون", 2_345_000),
    Case("٢٬٥٠٠٬٠٠٠", "٢٬٥٠٠٬٠٠٠", 2_500_000),
    Case("١٢٫٥ هكتار", "١٢٫٥", 12.5),
    Case("۱۲۳ نفر", "۱۲۳", 123),
    Case("10 آلاف و500 مقاتل", "10 آلاف و500", 10_500),
    Case("مليوناً ونصف المليون", "مليوناً ونصف المليون", 1_500_000),
    Case("ثلاثة ملايين ونصف", "ثلاثة ملايين ونصف", 3_500_000),
    Case("خمسمئة وستة وعشرون", "خمسمئة وستة وعشرون", 526),
    Case("ألف وتسعمائة وأربعة عشر", "ألف وتسعمائة وأربعة عشر", 1914),
    Case("ثلاث عشرة دولة", "ثلاث عشرة", 13),
    Case("وامتنعت بـ 4 أصوات", "4", 4),
    Case("صوت واحد", "واحد", 1),
    Case("بما يزيد على 300 ألف أجنبي", "300 ألف", 300_000, "cardinal", "at-least"),
    Case("أكثر من 83 دولة", "83", 83, "cardinal", "at-least"),
    Case("لأكثر من ستين دولة", "ستين", 60, "cardinal", "at-least"),
    Case("ما لا يقل عن 12.500 لاجئ", "12.500", 12_500, "cardinal", "at-least"),
    Case("300 ألف على الأقل", "300 ألف", 300_000, "cardinal", "at-least"),
    Case("نحو 90 شخصاً", "90", 90, "cardinal", "about"),
    Case("حوالي مئة", "مئة", 100, "cardinal", "about"),
    Case("أقل من ألف", "ألف", 1000, "cardinal", "at-most"),
    Case("لا يتجاوز 50", "50", 50, "cardinal", "at-most"),
    Case("من 5 إلى 7 آلاف", "5 إلى 7 آلاف", 5000, "range", "about", 7000),
    Case("بين ثمانية وعشرة آلاف", "ثمانية وعشرة آلاف", 8000, "range", "about", 10_000),
    Case("بضعة آلاف", "بضعة آلاف", 3000, "range", "about", 9000),
    Case("90 في المئة", "90 في المئة", 90, "percent"),
    Case("خمسة بالمئة", "خمسة بالمئة", 5, "percent"),
    Case("بنسبة 12,5٪", "12,5٪", 12.5, "percent"),
    Case("ثلاثة أرباع", "ثلاثة أرباع", 0.75, "fraction"),
    Case("ثلثي الأعضاء", "ثلثي", 2 / 3, "fraction"),
    Case("واحد من كل ثلاثة أطفال", "واحد من كل ثلاثة", 1 / 3, "fraction"),
    Case("الجلسة الحادية والعشرون", "الحادية والعشرون", 21, "ordinal"),
    Case("السنوات الخمسين", "الخمسين", 50),
    Case("القرن العشرين", "العشرين", 20, "ordinal"),
    Case("في المركز الثاني عشر", "الثاني عشر", 12, "ordinal"),
]

CASES = {"ar": ARABIC, "en": ENGLISH, "fr": FRENCH}

# texts that hold no number at all, one after another
NONE = {
    "en": """one of the members | no one came | S/2020/654 | F-16 and COVID-19 | hundreds of thousands | 28.06.2021 |
        1995-01 | at 12:30 | see https://example.org/2021/06/28?n=45 | 192.168.1.2 |
        1.A.4 and A.02 | 02-75941 | at 0001 hours""",
    "fr": "un enfant et une femme | l'un d'eux | S/2020/654 | tout à neuf | 28/06/2021",
    "ar": "أحد المقاتلين | واحدة من الدول | كل واحد منهم | يوم الاثنين | الأربعاء والأحد | مئات الآلاف | لست هنا"
    " | كمية كبيرة",
}
