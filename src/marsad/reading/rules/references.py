"""Legal texts that a statement rests on: resolutions by number, documents by symbol, agreements by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.document import Sentence
from marsad.reading.rules.made import made

AGREEMENT = "reference."
_SYMBOL = re.compile(
    r"\b([SA])/RES/((?:ES-|S-)?\d{1,4}(?:/\d{1,4})?)(?:\s?\(\d{4}\))?"
    r"|\b(S/(?:PRST/)?\d{4}/\d{1,4}(?:/Rev\.\d)?|A/HRC/(?:RES/|DEC/)?(?:S-)?\d{1,2}/(?:L\.)?\d{1,3}(?:/Rev\.\d)?"
    r"|A/(?:C\.\d/)?(?:ES-)?\d{1,2}/(?:L\.)?\d{1,4}(?:/Rev\.\d)?|E/RES/\d{4}/\d{1,3}|E/CN\.\d/\d{4}/L\.\d{1,3})"
)
_NUMBER = re.compile(
    r"\b(?:(?:(?:UN|UNSC|U\.N\.|SC|United Nations|Security Council|General Assembly"
    r"|Human Rights Council|UNGA|the) ){0,2}"
    r"(?:[Rr]esolutions?|RESOLUTIONS?|Res\.)|(?:UN)?SCRs?|UNSC|[Rr]ésolutions?|RÉSOLUTIONS?)"
    r"\s{1,3}"
    r"(?:(?:n[°ºo]\.?|[Nn]os?\.?|[Nn]um(?:ber|éro)|nos)\s?)?((?:ES-|S-)?\d{1,4}(?:/\d{1,4})?)\b(?:\s?\(\d{4}\))?"
    r"|(?:ال)?قرار(?:ات|ين|ان|ي|يه|يها)?(?:ه|ها)?"
    r"(?:\s{1,3}(?:مجلس الأمن الدولي|مجلس الأمن|الأمن الدولي|الدولي|الأممي|الدوليين"
    r"|الأمميين|الدولية|الأممية|الجمعية العامة|مجلس حقوق الإنسان|الأمم المتحدة))?"
    r"(?:\s{1,3}(?:الدولي|الدولية|الأممي|رقم|ذي الرقم|ذو الرقم|المرقم|برقم|ذات الأرقام|أرقام)){0,2}\s{1,3}"
    r"([\d٠-٩]{3,4}(?:/[\d٠-٩]{1,4})?|ES-[\d٠-٩]{1,2}/[\d٠-٩]{1,3})(?![\d٠-٩])(?!\s(?:بلد|دول|صوت|عضو|أعضاء|شخص|نائب|وفد))"
    r"(?:\s?\([\d٠-٩]{4}\))?"
)
_MORE = re.compile(
    r"(?:\s?\([\d٠-٩]{4}\))?(?:\s?[،,]\s?(?:and|et|و|as well as|ainsi que)?"
    r"|\s{1,3}(?:and|et|as well as|ainsi que)|\s{1,3}و)"
    r"\s{0,3}((?:ES-)?[\d٠-٩]{3,4}(?:/[\d٠-٩]{1,4})?)(?![\d٠-٩])(?!\s(?:people|persons|personnes|شخص|killed))"
    r"(?:\s?\([\d٠-٩]{4}\))?"
)
# "resolutions of the Council, including 2254 (2015)"
_AMONG = re.compile(
    r"\b(?:[Rr]esolutions|[Rr]ésolutions|القرارات|قرارات)[^.;؛\d]{0,90}?"
    r"(?:including|notably|in particular|particularly|especially|such as|among them|namely"
    r"|notamment|en particulier|dont|telles? que"
    r"|بما في ذلك|بما فيها|ومنها|منها|ولا سيما|لا سيما|خاصة|وخاصة|وبالأخص|مثل|وهي)\s(?:numbers?\s|les?\s|the\s)?"
    r"([\d٠-٩]{3,4})(?![\d٠-٩])(?:\s?\([\d٠-٩]{4}\))?"
)


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """Resolutions and other documents by their symbols, agreements by name."""
    yield from symbols(sentence)
    yield from _named(sentence)


def symbols(sentence: Sentence) -> Iterator[Proposal]:
    """`UNSCR 2254` for a resolution of the Council, `A/RES/71/248` for one of the Assembly."""
    text, (start, end) = sentence.document.text, sentence.span
    rights = _rights(sentence)
    for match in _SYMBOL.finditer(text, start, end):
        symbol = _resolution(match[2]) if match[1] == "S" else f"A/RES/{match[2]}" if match[1] else match[3]
        yield made(sentence, "reference.symbol", *match.span(), symbol=symbol)
    numbered = [*_NUMBER.finditer(text, start, end), *_AMONG.finditer(text, start, end)]
    for match in sorted(numbered, key=lambda m: m.end()):
        number = next(n for n in match.groups() if n)
        yield made(sentence, "reference.number", *match.span(), symbol=_resolution(number, rights))
        at = match.end()
        while more := _MORE.match(text, at, end):
            yield made(sentence, "reference.number", more.start(1), more.end(), symbol=_resolution(more[1], rights))
            at = more.end()


def _named(sentence: Sentence) -> Iterator[Proposal]:
    """Agreements by the name that they go by."""
    for category in sentence.categories:
        if category.startswith(AGREEMENT):
            for hit in sentence.hits(category):
                yield made(sentence, "reference.name", hit.start, hit.end, symbol=category.removeprefix(AGREEMENT))


def _rights(sentence: Sentence) -> bool:
    """Whether the resolutions of the document are those of the Human Rights Council alone."""
    codes = sentence.document.codes
    return "hrc" in codes and not codes.keys() & {"unga", "UNSC"}


def _resolution(number: str, rights: bool = False) -> str:
    """Resolutions of the Assembly have a session before the slash."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in number)
    if "/" not in plain:
        return f"UNSCR {plain}"
    return f"A/HRC/RES/{plain}" if rights and "ES-" not in plain else f"A/RES/{plain}"
