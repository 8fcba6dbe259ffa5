"""Which window is weighed, and what of it the events cover."""

from __future__ import annotations

from marsad.errors import UsageError
from marsad.model.dates import month_id, parse_month
from marsad.model.panel import PanelInfo
from marsad.model.records import Ledger, Meeting
from marsad.model.scene import Scene, Window
from marsad.observatory.answer import Spans

FIRST_MONTH, LAST_MONTH = parse_month("1900-01"), parse_month("2100-01")


def choose(scene: Scene, ledger: Ledger, asked: str | None) -> Window:
    """The window asked for: an id of the dossier, or months as `2019-02/2021-07` (the last one excluded).

    Without a wish: the dossier's first window, else from its last ministerial but one to its last.
    Raises UsageError with the windows there are.
    """
    if asked is None:
        return scene.windows[0] if scene.windows else _between_ministerials(scene, ledger)
    for window in scene.windows:
        if window.id == asked:
            return window
    if "/" in asked:
        return _months(scene, ledger, asked)
    known = ", ".join(w.id for w in scene.windows) or "none"
    raise UsageError(f"--window: no window {asked!r} (the dossier has: {known}); or give months, as 2019-02/2021-07")


def _months(scene: Scene, ledger: Ledger, asked: str) -> Window:
    parts = asked.split("/")
    if len(parts) != 2:
        raise UsageError(f"--window {asked!r}: give two months, as 2019-02/2021-07")
    try:
        start, stop = (parse_month(part) for part in parts)
    except ValueError as error:
        raise UsageError(f"--window {asked!r}: {error}; give two months, as 2019-02/2021-07") from None
    if not FIRST_MONTH <= start < LAST_MONTH or 2 * start - stop < FIRST_MONTH:
        raise UsageError(f"--window {asked!r}: it and the window before must lie between 1900 and 2100")
    if start >= stop:
        raise UsageError(f"--window {asked!r}: it ends before it starts (the last month is excluded)")
    opens = next((m.id for m in _ministerials(scene, ledger) if m.date.last and month_id(m.date.last) == start), "")
    return Window(asked, start, stop, opens)


def _ministerials(scene: Scene, ledger: Ledger) -> list[Meeting]:
    rows = [
        m
        for m in ledger.meetings
        if m.kind == "ministerial" and m.body in ("", scene.coalition) and m.rank != "deprecated" and m.date.last
    ]
    return sorted(rows, key=lambda m: (str(m.date.last), m.id))


def _between_ministerials(scene: Scene, ledger: Ledger) -> Window:
    rows = _ministerials(scene, ledger)
    if len(rows) < 2 or rows[-2].date.last is None or rows[-1].date.last is None:
        raise UsageError(
            "the dossier names no window and has not two ministerials: add `windows` to dossier.yaml, or give --window"
        )
    start, stop = month_id(rows[-2].date.last), month_id(rows[-1].date.last) + 1
    if start >= stop - 1:
        raise UsageError("the last two ministerials fall into one month: add `windows` to dossier.yaml")
    return Window(f"{rows[-2].id}--{rows[-1].id}", start, stop, rows[-2].id, rows[-1].id)


def spans(window: Window, info: PanelInfo | None) -> Spans:
    """The window and the one before; the events' part of both, cut to the months that the data cover."""
    before = window.before()
    if info is None:
        empty = Window(window.id, window.start, window.start, window.opens)
        return Spans(window, before, empty, Window(before.id, window.start, window.start))
    events = window.cut(max(info.stop, window.start))
    return Spans(window, before, events, events.before())


def common(window: Window, stop: int) -> Window:
    """The window that both sides' data cover: cut at `stop`; a closing meeting after the cut closes it no more."""
    return window if stop >= window.stop else Window(window.id, window.start, stop, window.opens, "")
