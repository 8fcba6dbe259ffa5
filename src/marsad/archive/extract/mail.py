"""A mail (RFC 5322): its subject and its best body, the plain one where there is one, else the HTML one.

Invariant: no attachment is opened; how many there are is told.
"""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from marsad.archive.extract import Extracted, Hints, UnreadableError, has_words, html, lines
from marsad.archive.extract.encoding import decoded

FEW = 20  # characters: a plain body so short only says that there is an HTML one


def extract(content: bytes) -> Extracted:
    """Subject and body; raises UnreadableError."""
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    try:
        text, notes = _body(message)
        subject = " ".join(str(message.get("Subject", "")).split())
        attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    except (LookupError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise UnreadableError(f"the mail is broken ({error})") from None
    if not has_words(text):
        raise UnreadableError("the mail holds no text")
    if attached:
        notes = (*notes, f"{attached} attachments were not read; save and capture them on their own")
    whole = f"{subject}\n\n{text}" if subject else text
    return Extracted(lines(whole), "message/rfc822", "mail 1", notes, subject, _date(message))


def _body(message: EmailMessage) -> tuple[str, tuple[str, ...]]:
    plain, rich = (message.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
    text, notes = _decoded(plain) if plain is not None else ("", ())
    if len(text.strip()) < FEW and rich is not None:
        try:
            found = html.extract(_bytes(rich), Hints(charset=rich.get_content_charset("")))
        except UnreadableError:
            return text, notes
        return found.text, (*found.notes, "the mail's HTML body")
    return text, notes


def _decoded(part: MIMEPart) -> tuple[str, tuple[str, ...]]:
    content = _bytes(part)
    return decoded(content, part.get_content_charset("")) if content else ("", ())


def _bytes(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _date(message: EmailMessage) -> str:
    """The day that the mail itself names, in its own time zone."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
