"""Tokens: words, numbers and punctuation marks, as spans of the source.

Invariant: tokens are in order, don't overlap, and hold every character but spaces and invisible ones. A word keeps its
marks, and invisible characters inside it stay inside. A French elision ("l'", "qu'") is a token of its own; "don't" and
"Syria's" are one each. Arabic letters and digits that touch are apart (و18), Latin ones are one word (G7).
"""

from __future__ import annotations

import re

from marsad.text.span import Span

_ARABIC = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\ufb50-\ufdfc\ufe70-\ufefc"
)
_MARK = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_ELIDED = r"[cdjlmnstCDJLST]|[MN](?=['’][^\W\d_A-Z])|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu"  # N'Djamena is one word
# What each star repeats can't begin what follows it, so that matching never goes back: time is linear.
_TOKEN = re.compile(
    rf"""
    [{_ARABIC}][{_ARABIC}{_MARK}]*(?:[{_HIDDEN}]+[{_ARABIC}{_MARK}]+)*
    | (?:[A-Za-z]\.){{2,}}                                                          # U.S.
    | (?:{_ELIDED})['’](?=[^\W\d_]{{2}}|[aày]\b)
    | [^\W\d_](?:[^\W_]|[{_MARK}])*(?:(?:[{_HIDDEN}]+|['’])(?:[^\W_]|[{_MARK}])+)*
    | \d+(?:[.,٫٬]\d+)*(?:(?:st|nd|rd|th|er|re|e|ème|eme)\b)?                         # 10,000 or 19th
    | ([^\w\s{_HIDDEN}])\1*                                                        # a mark, or a run of the same
    | _+
    """,
    re.VERBOSE,
)


def tokens(text: str) -> list[Span]:
    """The words, numbers and punctuation marks of a text, in order."""
    return [Span(*match.span()) for match in _TOKEN.finditer(text)]
