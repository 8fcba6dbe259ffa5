"""Pages that stand in the way of a page: logins, consents, checks for robots, subscriptions, and pages made by scripts.

Invariant: nothing is called a wall once it has `LONG` words, for its title alone once it has `SOME`, for its text alone
once it has `FEW`: an article may speak of cookies. The words stand in walls.yaml.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

FEW, SOME, LONG = 60, 120, 250  # words
_CLOSED = re.compile(r'"isAccessibleForFree"\s{0,9}:\s{0,9}"?false', re.IGNORECASE)
REASONS = {
    "robot": "the site asks whether a person is reading; open it in a browser and save it as a file",
    "login": "the page asks to log in; its words are not there",
    "consent": "the page asks for consent to cookies first; open it in a browser and save it as a file",
    "script": "the page is made by scripts, which are not run; open it in a browser and save it as a file",
    "subscription": "the page is for subscribers; its words are not there",
    "empty": "the page holds no text",
}


def wall(page: Any, text: str, title: str, source: str) -> str:
    """Why a page is not the page that was asked for; "" where it is."""
    words = len(text.split())
    if words >= LONG:
        return ""
    return REASONS.get(_kind(page, text, title, source, words), "")


def _kind(page: Any, text: str, title: str, source: str, words: int) -> str:
    for kind in ("robot", "login", "consent"):
        if (words < SOME and _marks(kind, "title").search(title)) or (
            words < FEW and _marks(kind, "text").search(text)
        ):
            return kind
    if words < FEW and any((e.get("type") or "").lower() == "password" for e in page.iter("input")):
        return "login"
    if _CLOSED.search(source):
        return "subscription"
    unseen = " ".join(e.text_content() for e in page.iter("noscript"))
    if words < FEW and _marks("script", "text").search(f"{text} {unseen}"):
        return "script"
    if not any(map(str.isalnum, text)):
        return "script" if next(page.iter("script"), None) is not None else "empty"
    return ""


@cache
def _marks(kind: str, place: str) -> re.Pattern[str]:
    """One pattern for all marks of a kind: whole words, in any case."""
    import yaml

    read = yaml.safe_load((resources.files("marsad.archive.extract") / "walls.yaml").read_text(encoding="utf-8"))
    marks = "|".join(re.escape(mark) for mark in read[kind][place])
    return re.compile(rf"(?<!\w)(?:{marks})(?!\w)", re.IGNORECASE)
