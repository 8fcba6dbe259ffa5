"""`marsad check`: every problem of a dossier at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from marsad.cli import options, terminal

if TYPE_CHECKING:
    from marsad.dossier.problem import Problem

PROBLEMS = 1


@click.command(short_help="Every problem of a dossier: where, what, what to do.")
@options.dossier
@options.lang
@options.as_json
@click.pass_context
def check(ctx: click.Context, dossier: str, lang: str, as_json: bool) -> None:
    """Check the dossier in DIR. Exit code: 0 clean, 1 problems found, 2 could not run.

    \b
    Examples:
      marsad check examples/daesh-coalition
      marsad check my-dossier --lang ar
      marsad check my-dossier --json
    """
    from marsad.observatory.open import problems_of

    problems = problems_of(dossier)
    if as_json:
        terminal.write_json({"dossier": dossier, "problems": [_json(p) for p in problems]})
    else:
        terminal.emit(_lines(dossier, problems, lang))
    if problems:
        ctx.exit(PROBLEMS)


def _lines(dossier: str, problems: list[Problem], lang: str) -> list[str]:
    from marsad.observatory.numerals import count, say
    from marsad.observatory.wording import isolated

    if not problems:
        return [say("check", "clean", lang, dir=isolated(terminal.safe(dossier), lang))]
    lines = []
    for problem in problems:
        what, todo = problem.said(lang)
        where = isolated(_where(problem), lang)
        text = terminal.safe(say("check", "problem", lang, where=where, what=what, todo=todo))
        lines.append(terminal.directed(text, lang))
    return [*lines, say("check", "found", lang, n=count(len(problems), "problem", lang))]


def _where(problem: Problem) -> str:
    """`tables/actors.csv:3: row TUR, name_en:`, as editors that jump to a place read it."""
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    record = ", ".join(part for part in (f"row {problem.row}" if problem.row else "", problem.column) if part)
    return f"{place}: {record}:" if record else f"{place}:"


def _json(problem: Problem) -> dict[str, Any]:
    said = {lang: dict(zip(("what", "do"), problem.said(lang), strict=True)) for lang in ("en", "ar")}
    places = {"file": problem.file, "line": problem.line, "row": problem.row, "column": problem.column}
    return {**places, "code": problem.code, "blocks": problem.blocks, **said}
