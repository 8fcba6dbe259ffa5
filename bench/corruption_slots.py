"""Which slots of a true record its quote does not state: an independent look, by the plain tables and by hand.

The verifier is not asked: a slot that it merely cannot read stays, and counts against it. A slot is outside where none
of its words stands in the quote: no numeral at all for a number, no sign of time for a date, no spelling of the tables
and no word of the code for a name. `corruption-slots.txt` corrects this look by hand for the documents that we read:
a line is `in` or `out`, the document, the slot, and the first words of the quote.

Invariant: when in doubt, the slot stays.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from bench.corruption_kinds import ACTORS, DATES, NUMBERS

Record = dict[str, Any]
HAND = Path(__file__).parent / "corruption-slots.txt"
_NUMERAL = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred thousand million billion half third quarter dozen both no none single not",
    "fr": "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quinze vingt trente quarante "
    "cinquante soixante cent mille million milliard moitié tiers quart dizaine centaine millier aucun deux",
    "ar": "واحد اثنان ثلاث أربع خمس ست سبع ثمان تسع عشر مئة مائة ألف آلاف مليون ملايين مليار نصف ثلث ربع بضع ثمن "
    "عشرات مئات مئتي مئتا ألفي ألفا دولتا دولتين يوميا",
}
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
}
_TIMES = {
    "en": "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday week weeks month months "
    "year years day days ago last next this morning afternoon evening tonight earlier previous following",
    "fr": "aujourd'hui hier demain lundi mardi mercredi jeudi vendredi samedi dimanche semaine mois an ans annee "
    "jour jours prochain dernier matin soir veille lendemain trimestre",
    "ar": "اليوم أمس غدا الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد أسبوع شهر سنة عام يوم أيام أشهر العام "
    "السنة الشهر الماضي المقبل الجاري مساء صباح",
}


def outside(record: Record, name: str, document: Record) -> set[str]:
    """The slots of a record that its quote does not state."""
    found = {slot for slot in record if not _stated(slot, record, document)}
    hand = _hand().get(name, ())
    for verdict, slot, words in hand:
        if slot in record and record["quote"].startswith(words):
            found = found - {slot} if verdict == "in" else found | {slot}
    return found


@cache
def _hand() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for line in HAND.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            verdict, name, slot, words = line.split(" ", 3)
            found.setdefault(name, []).append((verdict, slot, words))
    return found


def _stated(slot: str, record: Record, document: Record) -> bool:
    quote, lang, value = record["quote"], document["lang"], record[slot]
    if slot in NUMBERS:
        return value == 0 or _counted(slot, quote, lang)
    if slot in DATES:
        return _dated(str(value), slot, quote, lang)
    if slot in (*ACTORS, "place", "org"):
        return _called(str(value), quote, lang)
    if slot == "veto":
        return all(_called(str(code), quote, lang) for code in value)
    if slot == "unit":
        return _in_money(quote, str(value))
    if slot == "symbol":
        return all(digits in _folded(quote) for digits in re.findall(r"\d+", str(value)))
    return True


_SIDES = {
    "abstain": "abst|امتن|ممتن",
    "no": "against|oppos|contre|veto|no |ضد|عارض|اعترض|مقابل|رفض|نقض|فيتو|none|aucun",
}
_DATED = r"\b(?:19|20)\d\d\b|\b\d{1,2}\s+[^\W\d]{3,}\s+(?:19|20)\d\d|\b\d{1,4}(?:th|st|nd|rd|e|ème)\b|\(\d{4}\)"


_COUNTED = (  # a numeral and its noun
    r"\w+\W+(?:\w+\W+){0,2}(?:countr|state|nation|member|partner|deleg|minist|pays|etat|membre|parten|دول|بلد|عضو|شريك|وفد|وزير|وزراء)"
)


def _counted(slot: str, quote: str, lang: str) -> bool:
    """Whether any numeral stands in the quote that is no date and no ordinal; for a side of a vote, its word, too."""
    if slot in _SIDES and not re.search(_SIDES[slot], _folded(quote)):
        return False
    if slot in ("members", "ministers") and not re.search(_COUNTED, _folded(quote)):
        return False
    return bool(re.search(r"\d", re.sub(_DATED, " ", quote))) or _any_word(_NUMERAL[lang], quote)


def _folded(text: str) -> str:
    from marsad.text.fold import folded

    return folded(text)


def _any_word(words: str, quote: str) -> bool:
    said = _folded(quote)
    return any(re.search(rf"(?<!\w)\w{{0,2}}{_folded(word)}", said) for word in words.split())


def _dated(value: str, slot: str, quote: str, lang: str) -> bool:
    said = _folded(quote)
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", said))
    if years and value[:4] not in years:
        return _any_word(_TIMES[lang], quote) and slot not in ("from", "until")
    if years and len(value) >= 7 and lang != "ar":
        month = _MONTHS[lang].split()[int(value[5:7]) - 1]
        numeric = re.search(r"\d[-/.]\d", said)
        return bool(numeric) or (month[:3] in said and (len(value) < 10 or str(int(value[8:10])) in said))
    return bool(years) or _any_word(_TIMES[lang], quote) or (lang != "ar" and _any_word(_MONTHS[lang], quote))


@cache
def _spellings(lang: str) -> dict[str, list[str]]:
    """The spellings of every code in the tables, folded; a code is known by its Latin names, too."""
    from marsad.text.names.tables import index

    found: dict[str, list[str]] = {}
    slugs: dict[str, set[str]] = {}
    for one in ("en", "fr", lang):
        for key, entries in index(one).entries.items():
            for entry in entries:
                for code in {entry.code, entry.country} - {""}:
                    if one == lang:
                        found.setdefault(code, []).append(key)
                slugs.setdefault(key.replace(" ", "-"), set()).add(entry.code)
    for slug, codes in slugs.items():
        for code in codes:
            if code in found and slug != code:
                found.setdefault(slug, []).extend(found[code])
    return found


def _called(code: str, quote: str, lang: str) -> bool:
    """Whether a spelling of the tables or, in Latin script, a word of the code stands in the quote."""
    said = " ".join(re.findall(r"\w+", _folded(quote).replace(".", "")))
    spellings = [*_spellings(lang).get(code, ()), *_spellings(lang).get(code.lower(), ())]
    lead = r"(?<!\w)\w{0,4}" if lang == "ar" else r"(?<!\w)"
    if any(spelling in said and re.search(lead + re.escape(spelling) + r"(?!\w)", said) for spelling in spellings):
        return True
    parts = [p for p in re.split(r"[\s_-]+", _folded(code)) if len(p) > 3]
    return lang != "ar" and any(re.search(rf"(?<!\w){re.escape(p[:5])}", said) for p in parts)


def _in_money(quote: str, unit: str) -> bool:
    from marsad.text.money_words import NAMES, SIGNS

    if not re.fullmatch(r"[A-Z]{3}", unit) or unit in quote or any(sign in quote for sign in SIGNS):
        return True
    return any(
        re.search(rf"(?<!\w)\w{{0,3}}{re.escape(name)}", _folded(quote)) for name in (*NAMES, "m€", "rand", "شيقل")
    )
