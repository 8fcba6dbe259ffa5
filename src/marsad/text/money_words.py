"""Names, signs and nationality words of currencies in three languages, to ISO 4217.

A name that several states share (dinar, ليرة, shilling) says its currency only with a word for the state beside it;
where there is none, with the one state of those that the text names at all; else it is XXX, ISO 4217's code for none
stated.
"""

from __future__ import annotations

from marsad.text.fold import folded
from marsad.text.numbers_core import words
from marsad.text.numbers_tokens import Tokens

UNKNOWN = "XXX"
SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₦": "NGN", "₹": "INR", "₺": "TRY", "₪": "ILS", "₽": "RUB",
    "₴": "UAH",
}  # fmt: skip
DOLLARS = {"us": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD"}
PREFIXES = {"ksh": "KES", "kshs": "KES", "fcfa": "XOF", "cfa": "XOF", "rmb": "CNY", "afs": "AFN", "nis": "ILS"}
NOT_BEFORE = frozenset(words("ALL TOP CUP MAD SOS PEN TRY BAM"))  # codes that are words of a heading too

# name -> the currency of the bare name ("" where several states share it); all forms of a language in one line
_NAMES = {
    "USD": "dollar dollars دولار دولارا دولارات دولارين الدولارات بدولار",
    "EUR": "euro euros يورو أورو",
    "GBP": "pound pounds sterling استرليني",
    "JPY": "yen yens ين",
    "CNY": "yuan yuans renminbi يوان",
    "RUB": "rouble roubles ruble rubles روبل روبلا",
    "NGN": "naira nairas نايرا",
    "UAH": "hryvnia hryvnias",
    "ILS": "shekel shekels شيكل شيكلا",
    "AFN": "afghani afghanis أفغاني",
    "BDT": "taka takas",
    "GHS": "cedi cedis",
    "ETB": "birr",
    "ZAR": "rand rands راند راندا",
    "XOF": "fcfa",
    "HTG": "gourde gourdes غورد",
    "MRU": "ouguiya ouguiyas أوقية",
    "MMK": "kyat kyats",
    "MYR": "ringgit ringgits رينغيت",
    "IDR": "rupiah rupiahs",
    "ZMW": "kwacha kwachas",
    "MZN": "metical meticais meticals",
    "KZT": "tenge tenges",
    "PLN": "zloty zlotys",
    "HUF": "forint forints",
    "ERN": "nakfa nakfas",
    "BRL": "reais",
    "dinar": "dinar dinars دينار دينارا دنانير",
    "lira": "lira liras lire livre livres ليرة ليرات",
    "pound": "جنيه جنيها جنيهات",
    "riyal": "riyal riyals rial rials ريال ريالا ريالات",
    "dirham": "dirham dirhams درهم درهما دراهم",
    "franc": "franc francs فرنك فرنكا فرنكات",
    "shilling": "shilling shillings شلن شلنا",
    "rupee": "rupee rupees roupie roupies روبية",
    "peso": "peso pesos بيزو",
    "krone": "krone kroner krona kronor couronne couronnes كرونة كرون كرونا",
}
NAMES = {folded(form): code for code, forms in _NAMES.items() for form in words(forms)}

# name -> currency -> stems of the state's name and of its nationality word, in any of the languages
STATES: dict[str, dict[str, tuple[str, ...]]] = {
    name: {code: tuple(map(folded, words(stems))) for code, stems in rows.items()}
    for name, rows in {
        "USD": {"USD": "أمريكي أميركي american americain us", "CAD": "كندي canad", "AUD": "أسترالي austral",
                "NZD": "نيوزيلند zealand neo", "LRD": "ليبيري liberi"},
        "GBP": {"GBP": "british sterling britann بريطاني إسترليني استرليني", "EGP": "egypt", "SYP": "syria",
                "SDG": "sudan", "LBP": "leban", "SSP": "south"},
        "dinar": {"IQD": "iraq irak عراق", "JOD": "jordan أردن", "KWD": "kuwait koweit كويت", "DZD": "algeri جزائر",
                  "TND": "tunis تونس", "LYD": "libya libye ليبي", "BHD": "bahrain bahrein بحرين", "RSD": "serb صرب"},
        "lira": {"SYP": "syri سوري", "LBP": "leban liban لبنان", "TRY": "turk turq ترك", "EGP": "egypt مصر",
                 "GBP": "sterling إسترليني", "SDG": "soudan سودان"},
        "pound": {"EGP": "مصر", "SDG": "سودان", "GBP": "إسترليني استرليني بريطاني", "SSP": "جنوب"},
        "riyal": {"SAR": "saudi saoud سعودي", "QAR": "qatar قطر", "YER": "yemen يمن", "OMR": "oman عمان",
                  "IRR": "iran إيران"},
        "dirham": {"AED": "emirat uae إمارات", "MAD": "morocc maroc مغرب"},
        "franc": {"CHF": "swiss suisse switzerland سويسر", "XOF": "cfa سيفا إفريقي أفريقي", "GNF": "guine غيني",
                  "RWF": "rwand رواند", "BIF": "burund بوروند", "CDF": "congol كونغ", "DJF": "djibout جيبوت",
                  "KMF": "comor قمر"},
        "shilling": {"KES": "kenya كيني", "SOS": "somal صومال", "UGX": "ugand أوغند", "TZS": "tanzan تنزان"},
        "rupee": {"INR": "india inde هند", "PKR": "pakist باكست", "LKR": "lanka", "NPR": "nepal نيبال"},
        "peso": {"MXN": "mexic مكسيك", "PHP": "philipp فلبين فيليب", "COP": "colomb كولومب", "ARS": "argent أرجنت"},
        "krone": {"DKK": "danish danois denmark دنمارك دانمارك", "NOK": "norw norveg نرويج",
                  "SEK": "swed suedo سويد", "CZK": "czech tcheq تشيك"},
    }.items()
}  # fmt: skip
_ARTICLE = folded("ال")


def names_state(word: str, stems: tuple[str, ...]) -> bool:
    """Whether a folded word begins with one of the stems, its proclitics and article aside."""
    for lead in range(3):
        if lead and word[lead - 1 : lead] not in ("و", "ب", "ل", "ف"):
            break
        bare = word[lead:].removeprefix(_ARTICLE).removeprefix("ل" if lead else "")
        if bare.startswith(stems):
            return True
    return False


def sign_before(tokens: Tokens, k: int) -> tuple[str, int]:
    """The currency sign or code right before token `k`: its ISO 4217 code ("" for none) and its first index."""
    token, earlier = tokens.at(k - 1), tokens.at(k - 2)
    if token.text == "$" and earlier.text in DOLLARS and (token.glued or earlier.text == "us"):
        return DOLLARS[earlier.text], k - 2
    if token.text in SIGNS:
        return SIGNS[token.text], k - 1
    if token.text in PREFIXES:
        return PREFIXES[token.text], k - 1
    code = tokens.source(token.start, token.end) if token.kind == "w" and len(token.text) == 3 else ""
    if is_code(code) and code not in NOT_BEFORE:
        return code, k - 1
    return "", k


def is_code(text: str) -> bool:
    """Whether a text is an ISO 4217 code, in capitals."""
    from marsad.terms.currencies import CURRENCIES

    return text in CURRENCIES
