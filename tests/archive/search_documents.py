"""Captures of plain texts, put into an archive without reading files."""

from __future__ import annotations

import hashlib
from typing import Any

from marsad.archive.store import Archive, Capture
from marsad.text.language import language

ARABIC = (
    "قال الوزير إن قرابة 10 آلاف في المخيمات. وأكد أن والتحالف الدولي ملتزم، ثم انصرف. وتعهدت الدول للتحالف بالدعم."
)
FRENCH = "Les armées de la coalition se sont réunies. Près de 10,000 détenus restent là où ils étaient."
ENGLISH = "The parties to the coalition met in Rome. One party stayed away, and 10,000 fighters are still held."


def put(archive: Archive, text: str, source: str, retrieved: str = "2026-01-01T00:00:00Z", **known: Any) -> Capture:
    """Add a capture of a text in UTF-8; `known` are fields of its record."""
    raw = text.encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(raw).hexdigest()
    with archive.staging() as staged:
        staged.write_bytes(raw)
        archive.put(staged, sha256)
    values = {
        "source": source,
        "final": "",
        "status": None,
        "retrieved": retrieved,
        "sha256": sha256,
        "size": len(raw),
        "media_type": "text/plain",
        "extractor": "plain 1",
        "text_sha256": sha256,
        "characters": len(text),
        "image": False,
        "lang": language(text) or "",
        "title": "",
        "date": "",
        "licence": "",
    }
    capture = Capture(**{**values, **known})
    archive.add(capture)
    return capture


def three(archive: Archive) -> Archive:
    """An archive of a text in each language."""
    put(archive, ARABIC, "ar.txt")
    put(archive, FRENCH, "fr.txt")
    put(archive, ENGLISH, "en.txt")
    return archive
