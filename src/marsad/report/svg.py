"""SVG and HTML elements as safe markup: every text and attribute that goes in is escaped.

Invariant: what comes out of `element` is well-formed; only `Markup` children pass unescaped, and only `element`,
`join` and the templates make them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from markupsafe import Markup, escape

Value = str | float | int | None
Points = npt.NDArray[np.float64]
RIGHT_TO_LEFT = ("ar",)


def element(tag: str, *children: str, **attributes: Value) -> Markup:
    """One element. `class_` is class, other underscores are hyphens; an attribute that is None is left out."""
    shown = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_text(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    inner = "".join(str(escape(child)) for child in children)
    return Markup(f"<{tag}{shown}>{inner}</{tag}>" if inner else f"<{tag}{shown}/>")


def join(parts: Iterable[Markup]) -> Markup:
    """Elements one after the other."""
    return Markup("").join(parts)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else decimal(float(value or 0))


def decimal(x: float) -> str:
    """A coordinate with one digit after the point, without a useless zero."""
    text = f"{x:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def picture(width: float, height: float, title: str, description: str, *children: Markup, class_: str = "") -> Markup:
    """A drawing with its name and description for those who do not see it; it grows and shrinks with the page."""
    return element(
        "svg",
        element("title", title),
        element("desc", description),
        *children,
        viewBox=f"0 0 {decimal(width)} {decimal(height)}",
        role="img",
        aria_label=title,
        class_=class_ or None,
    )


def label(x: float, y: float, words: str, lang: str, at: str = "middle", class_: str | None = None) -> Markup:
    """A text whose left end, middle or right end stands at `x`, whatever its direction."""
    start, end = ("right", "left") if lang in RIGHT_TO_LEFT else ("left", "right")
    anchor = {start: "start", end: "end"}.get(at, "middle")
    return element("text", words, x=x, y=y, text_anchor=anchor, class_=class_)


def path(runs: Iterable[Sequence[Sequence[float]] | Points], *, closed: bool) -> str:
    """Path data of runs of points, in tenths of a unit and relative steps, which keeps it short."""
    made = []
    for run in runs:
        steps = np.rint(np.asarray(run, dtype=np.float64) * 10).astype(int)
        if len(steps) < 2:
            continue
        moves = np.diff(steps, axis=0)
        moves = moves[(moves != 0).any(axis=1)]
        if not len(moves):
            continue
        numbers = [_tenths(int(n)) for n in moves.ravel()]
        made.append(
            f"M{_tenths(int(steps[0][0]))} {_tenths(int(steps[0][1]))}l{_packed(numbers)}{'z' if closed else ''}"
        )
    return "".join(made)


def _tenths(n: int) -> str:
    whole, tenth = divmod(abs(n), 10)
    text = f"{whole}.{tenth}" if tenth else str(whole)
    if tenth and not whole:
        text = text[1:]
    return f"-{text}" if n < 0 else text


def _packed(numbers: Sequence[str]) -> str:
    """Numbers with a blank only where a sign does not already part them."""
    return "".join(n if i == 0 or n.startswith("-") else f" {n}" for i, n in enumerate(numbers))
