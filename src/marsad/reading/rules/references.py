"""Legal texts that a statement rests on: resolutions by number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.document import Sentence
from marsad.reading.rules.made import made

_SYMBOL = re.compile(r"\b([SA])/RES/(\d{1,4}(?:/\d{1,4})?)(?:\s?\(\d{4}\))?|\b(S/\d{4}/\d{1,4}|A/\d{2}/L\.\d{1,3})\b")
_NUMBER = re.compile(
    r"\b(?:(?:UN |UNSC |Security Council |General Assembly )?[Rr]esolutions?|UNSCRs?|(?:la |les )?[Rr]ésolutions?)"
    r"\s{1,3}"
    r"(?:n[°o]\s?)?(\d{1,4}(?:/\d{1,4})?)(?:\s?\(\d{4}\))?"
    r"|(?:ال)?قرار(?:ات|ين)?(?:ه|ها)?(?:\s{1,3}(?:مجلس الأمن|الدولي|الأممي|مجلس الأمن الدولي))?"
    r"(?:\s{1,3}(?:الدولي|رقم|ذي الرقم)){0,2}\s{1,3}"
    r"([\d٠-٩]{3,4}(?:/[\d٠-٩]{1,4})?)(?:\s?\([\d٠-٩]{4}\))?"
)
_MORE = re.compile(
    r"(?:\s?\([\d٠-٩]{4}\))?(?:\s{0,3}[,،]\s{0,3}(?:and|et|و)?|\s{1,3}(?:and|et)|\s{1,3}و)\s{0,3}([\d٠-٩]{3,4})(?:\s?\([\d٠-٩]{4}\))?"
)


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """`UNSCR 2254` for a resolution of the Council, `A/RES/71/248` for one of the Assembly."""
    text, (start, end) = sentence.document.text, sentence.span
    for match in _SYMBOL.finditer(text, start, end):
        symbol = _resolution(match[2]) if match[1] == "S" else f"A/RES/{match[2]}" if match[1] else match[3]
        yield made(sentence, "reference.symbol", *match.span(), symbol=symbol)
    for match in _NUMBER.finditer(text, start, end):
        yield made(sentence, "reference.number", *match.span(), symbol=_resolution(match[1] or match[2]))
        at = match.end()
        while more := _MORE.match(text, at, end):
            yield made(sentence, "reference.number", more.start(1), more.end(), symbol=_resolution(more[1]))
            at = more.end()


def _resolution(number: str) -> str:
    """Resolutions of the Assembly have a session before the slash."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in number)
    return f"A/RES/{plain}" if "/" in plain else f"UNSCR {plain}"
