"""What a file covers and how it is cited: read from its name and its rows, or stated by the person who imports it.

Invariant: `stop` is exclusive and lies after the last event; `countries` is None for the whole world.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from marsad.errors import EventsError
from marsad.model.dates import month_text, parse_month
from marsad.terms import countries as terms

WORLD = 60  # a file that names so many countries covers the world
LICENCE = "CC BY 4.0"
NOT_STATED = "not stated"
DATASET = (
    "Sundberg, Ralph, and Erik Melander (2013). Introducing the UCDP Georeferenced Event Dataset. "
    "Journal of Peace Research 50(4): 523-532."
)
# the article that UCDP asks to be cited with a yearly release, by the release's number
ARTICLES = {
    17: 'Allansson, Marie, Erik Melander, and Lotta Themnér (2017). "Organized violence, 1989-2016." 54(4)',
    18: 'Pettersson, Therése, and Kristine Eck (2018). "Organized violence, 1989-2017." 55(4)',
    19: "Pettersson, Therése, Stina Högbladh, and Magnus Öberg (2019). "
    '"Organized violence, 1989-2018 and peace agreements." 56(4)',
    20: 'Pettersson, Therése, and Magnus Öberg (2020). "Organized violence, 1989-2019." 57(4)',
    21: "Pettersson, Therése, Shawn Davies, Amber Deniz, Garoun Engström, Nanar Hawach, Stina Högbladh, Margareta "
    'Sollenberg, and Magnus Öberg (2021). "Organized violence 1989-2020, with a special emphasis on Syria." 58(4)',
    22: "Davies, Shawn, Therése Pettersson, and Magnus Öberg (2022). "
    '"Organized violence 1989-2021 and drone warfare." 59(4)',
    23: "Davies, Shawn, Therése Pettersson, and Magnus Öberg (2023). "
    '"Organized violence 1989-2022, and the return of conflict between states." 60(4)',
    24: "Davies, Shawn, Garoun Engström, Therése Pettersson, and Magnus Öberg (2024). "
    '"Organized violence 1989-2023, and the prevalence of organized crime groups." 61(4)',
    25: "Davies, Shawn, Therése Pettersson, Margareta Sollenberg, and Magnus Öberg (2025). "
    '"Organized violence 1989-2024, and the challenges of identifying civilian victims." 62(4)',
}
_YEARLY = re.compile(r"ged(?:event)?[_-]?v?(\d\d)[_.-]?1(?!\d)", re.IGNORECASE)
_CANDIDATE = re.compile(r"v(\d\d)[_.](\d{1,2})[_.](?:(\d\d)[_.])?(\d{1,2})(?!\d)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}\Z", re.ASCII)


def release_name(file: Path) -> str:
    """The name of the release a file holds: `ged211-precise-csv.zip` is `ged211-precise`."""
    stem = re.sub(r"\.(csv|zip)\Z", "", file.name, flags=re.IGNORECASE)
    stem = re.sub(r"[-_.]csv\Z", "", stem, flags=re.IGNORECASE)
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._")[:80] or "events"


def checked_name(name: str) -> str:
    """A name that can be a folder's; EventsError otherwise."""
    if not _NAME.match(name):
        raise EventsError(f"{name!r} can't name a release; use letters, digits, '.', '_' and '-', 80 at most")
    return name


def months(file_name: str, first: int, last: int, until: str | None) -> tuple[int, int]:
    """The months [start, stop) that a file covers, of which `first` and `last` hold events.

    A yearly release covers whole years; a candidate file says its months in its name (`GEDEvent_v24_0_12`,
    `GEDEvent_v23_01_23_12`). `until` (`2021-01`) states the first month that is not covered any more.
    """
    start, stop = first, last + 12 - (last - 1) % 12
    named = _CANDIDATE.search(file_name)
    if named and not _YEARLY.search(file_name):
        stated = _candidate_months(named)
        if stated and stated[0] <= first and last < stated[1]:
            start, stop = stated
    if until is not None:
        try:
            stop = parse_month(until)
        except ValueError as error:
            raise EventsError(f"until: {error}") from None
        if stop <= last:
            raise EventsError(f"until {until}: the file holds events up to {month_text(last)}; give a later month")
    return start, stop


def _candidate_months(named: re.Match[str]) -> tuple[int, int] | None:
    first_year, first, last_year, last = (int(g) if g else None for g in named.groups())
    if last_year is None:  # v24_0_12: one month
        first, last_year = last, first_year
    if not (first and last and 1 <= first <= 12 and 1 <= last <= 12 and last_year is not None):
        return None
    start, stop = _month(first_year or 0, first), _month(last_year, last) + 1
    return (start, stop) if start < stop else None


def _month(year: int, month: int) -> int:
    return parse_month(f"{2000 + year}-{month:02d}")


def covered(found: Collection[str], stated: Collection[str] | str | None) -> frozenset[str] | None:
    """The countries that a file covers: as stated (`world` or ISO3 codes), else judged by those found in it."""
    if stated is None:
        return None if len(found) >= WORLD else frozenset(found)
    if isinstance(stated, str):
        stated = [stated]
    codes = [code.strip() for text in stated for code in text.split(",") if code.strip()]
    if [c.lower() for c in codes] == ["world"]:
        return None
    unknown = [c for c in codes if c.upper() not in terms.codes()]
    if unknown or not codes:
        raise EventsError(f"countries: {', '.join(unknown) or 'none'}: give `world` or ISO3 codes such as IRQ,SYR")
    return frozenset(c.upper() for c in codes)


def citations(file_name: str) -> tuple[str, ...]:
    """The publications that UCDP asks to be cited with a file of this name."""
    yearly = _YEARLY.search(file_name)
    article = ARTICLES.get(int(yearly[1])) if yearly else None
    if article is None:
        return (DATASET, 'The year\'s "Organized violence" article in the Journal of Peace Research, as UCDP names it.')
    text, issue = article.rsplit(" ", 1)
    return (DATASET, f"{text} Journal of Peace Research {issue}.")


def precision(classes: tuple[int, int] | None) -> str:
    """How precisely the events are placed, from the least and greatest where_prec; None where the file does not say."""
    if classes is None:
        return NOT_STATED
    low, high = classes
    return f"where_prec {low}" if low == high else f"where_prec {low}-{high}"


def note(precise: str) -> dict[str, str]:
    """What a reader must know about events so placed, in English and Arabic; empty where there is nothing to say."""
    if precise == NOT_STATED:
        return {
            "en": "The file does not say how precisely its events are placed (no where_prec column). If it holds "
            "only those that are placed precisely, its deaths are too low.",
            "ar": "لا يذكر الملف مدى الدقة في تحديد أماكن الأحداث (لا عمود where_prec فيه). فإن لم يكن فيه إلا الأحداث "
            "المحددة المكان بدقة، فأعداد القتلى أقل من الواقع.",
        }
    if precise in ("where_prec 1", "where_prec 2", "where_prec 1-2"):
        return {
            "en": "Precisely placed events only (where_prec 1-2): right for space, too low for deaths.",
            "ar": "الأحداث المحددة المكان بدقة وحدها (where_prec 1-2): صالحة لقياس المكان، أما أعداد القتلى فيها فأقل "
            "من الواقع.",
        }
    return {"en": "", "ar": ""}
