"""The encoding of a text that may not say it, or may say it wrongly.

The order: a byte-order mark; UTF-16 by its pattern of bytes; UTF-8 where it is valid; Arabic in windows-1256 or
ISO-8859-6 where the decoded words are Arabic ones; the encoding that was declared; French and English in windows-1252
where nothing but their letters shows; UTF-8 with few broken bytes; what charset-normalizer holds most likely.
Invariant: the time is linear in the text, and a guess is told as one.
"""

from __future__ import annotations

import codecs
import re

from marsad.archive.extract import UnreadableError

SAMPLE = 100_000  # bytes from which an encoding is guessed
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, which begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    r"(?:utf-?(?:8|16|32)|windows-?125\d|cp125\d|iso-?8859|latin|koi8|mac|gb|big5|shift|euc|us-ascii|x-)", re.IGNORECASE
)
_AS_ON_THE_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_ARABIC_WORD = re.compile("[\u0621-\u063a\u0640-\u0652]+")
COMMON_ARABIC = frozenset((
    "من", "في", "على", "الى", "إلى", "أن", "ان", "عن", "ما", "لا", "هذا", "هذه", "التي", "الذي", "مع", "كما", "قد",
    "بعد", "كان", "بين", "كل", "أو", "هو",
))  # fmt: skip
_FRENCH = frozenset("éèêëàâäçîïôöùûüÿœæÉÈÊÀÂÇÎÔÙŒ«»’‘“”–—…€°•\u00a0")
_HIGH_BYTES = frozenset((0x00, 0x06, 0x20, 0xFE))  # of Latin, Arabic, punctuation, byte-order marks within
ENOUGH = 0.04  # of the words must be common Arabic ones
BROKEN = 0.02  # of the characters beyond ASCII may be broken in UTF-8, and of all in any other


def decoded(content: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text and what there is to say of its encoding; raises UnreadableError where it is no text."""
    mark = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), None)
    if mark:
        return _with_few_broken(content[len(mark[0]) :], mark[1], f"{mark[1]}, by its byte-order mark")
    if wide := _utf16(content[:SAMPLE]):
        return _with_few_broken(content, wide, f"{wide}, guessed: it has no byte-order mark")
    if b"\0" in content:
        raise UnreadableError("it holds zero bytes, so it is no text")
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _eight_bits(content, declared)


def _eight_bits(content: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    sample = content[:SAMPLE]
    scores = {name: arabic_share(sample.decode(name, "replace")) for name in ("cp1256", "iso8859-6")}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= ENOUGH:
        told = "declared" if _known(declared) == best else "guessed by its Arabic words"
        return _with_few_broken(content, best, f"{_named(best)}, {told}")
    name = _known(declared)
    if name and name != "utf-8" and _decodes(content, name):
        return content.decode(name), (f"encoding: {_named(name)}, declared",)
    if few := _broken_utf8(content):
        return few
    if _decodes(content, "cp1252") and _only_french(sample.decode("cp1252")):
        return content.decode("cp1252"), ("encoding: windows-1252, guessed",)
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    if match is None:
        raise UnreadableError("its encoding cannot be told; save it in UTF-8")
    return _with_few_broken(content, match.encoding, f"{_named(match.encoding)}, guessed")


def arabic_share(text: str) -> float:
    """The share of common Arabic words, or words with an article, among all; 0 where Arabic is the smaller part."""
    words = _ARABIC_WORD.findall(text)
    others = sum(1 for c in text if not c.isascii()) - sum(map(len, words))
    if not words or others > sum(map(len, words)):
        return 0.0
    return sum(1 for w in words if w in COMMON_ARABIC or (w.startswith("ال") and len(w) > 3)) / len(words)


def _utf16(sample: bytes) -> str:
    """The byte order of UTF-16 without a mark: every second byte is one of the few high bytes that our scripts have."""
    if len(sample) < 4 or not sample:
        return ""
    even, odd = (sample[start : len(sample) // 2 * 2 : 2] for start in (0, 1))
    shares = [sum(1 for b in half if b in _HIGH_BYTES) / len(half) for half in (even, odd)]
    zeros = [half.count(0) + half.count(6) for half in (even, odd)]
    if max(shares) < 0.95 or min(shares) > 0.5 or max(zeros) == 0 or b"\0" not in sample[:HEAD_OF_SAMPLE]:
        return ""
    return "utf-16-be" if shares[0] > shares[1] else "utf-16-le"


HEAD_OF_SAMPLE = 2000  # in which UTF-16 shows at least one space or line end


def _broken_utf8(content: bytes) -> tuple[str, tuple[str, ...]] | None:
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if broken <= max(1, BROKEN * (beyond - broken)) and beyond > 2 * broken:
        return text, (f"encoding: utf-8, {broken} broken places",)
    return None


def _with_few_broken(content: bytes, name: str, note: str) -> tuple[str, tuple[str, ...]]:
    text = content.decode(name, "replace")
    broken = text.count("\ufffd")
    if broken > BROKEN * len(text):
        raise UnreadableError(
            f"its encoding cannot be told ({note}, but {broken:,} places are broken); save it in UTF-8"
        )
    return text, (f"encoding: {note}" + (f", {broken} broken places" if broken else ""),)


def _known(declared: str) -> str:
    """Python's name of a declared encoding that is one for texts; "" for anything else."""
    if not _DECLARED.match(declared):
        return ""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return _AS_ON_THE_WEB.get(name, name)


def _decodes(content: bytes, name: str) -> bool:
    try:
        content.decode(name)
    except UnicodeError:
        return False
    return True


def _only_french(text: str) -> bool:
    return all(c.isascii() or c in _FRENCH for c in text)


def _named(name: str) -> str:
    """The name that the web uses."""
    return {"cp1256": "windows-1256", "cp1252": "windows-1252", "iso8859-6": "iso-8859-6"}.get(name, name)
