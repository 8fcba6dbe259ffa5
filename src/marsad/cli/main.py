"""The command line: one command a verb, one call into the library each.

Invariant: whatever happens, a person gets one clear line on stderr and no traceback (MARSAD_DEBUG=1 shows it).
Exit: 0 done, 1 problems found (`check`), 2 could not run, 130 interrupted, 141 the reader of a pipe went away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from marsad import __version__
from marsad.cli import terminal
from marsad.cli.capture import capture
from marsad.cli.check import check
from marsad.cli.dossiers import new, report
from marsad.cli.events import events
from marsad.cli.explain import explain
from marsad.cli.judge import judge
from marsad.cli.read import read
from marsad.cli.search import search
from marsad.cli.weigh import weigh
from marsad.errors import MarsadError

FAILED, INTERRUPTED, PIPE = 2, 130, 141


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="marsad", message="%(prog)s %(version)s")
def marsad() -> None:
    """Who expanded more, the coalition or the organization? An answer that shows its evidence.

    \b
    Start here:
      marsad weigh examples/daesh-coalition
      marsad explain examples/daesh-coalition intensity
      marsad report examples/daesh-coalition
    """


for command in (weigh, explain, report, check, new, capture, search, events, read, judge):
    marsad.add_command(command)


def main() -> None:
    """The entry point of `marsad`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    terminal.set_up_streams()
    try:
        code = marsad.main(list(arguments), prog_name="marsad", standalone_mode=False)
        if sys.stdout is not None:  # None where the shell closed it (`>&-`): then nobody reads
            sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click turns a broken pipe into SystemExit, and nothing else
        return _pipe_gone()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return FAILED
    except click.ClickException as error:
        _say(_one_line(error))
        return FAILED
    except MarsadError as error:
        _say(str(error))
        return FAILED
    except OSError as error:  # a folder that can't be written, a disk that is full
        _say(f"{error.filename or 'the system'}: {error.strerror or error}")
        return FAILED
    except Exception as error:
        return _unexpected(error)
    return code if isinstance(code, int) else 0


def _one_line(error: click.ClickException) -> str:
    """What is wrong with the command's words, and where to read how it is called."""
    told = " ".join(error.format_message().split())
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    where = command.removeprefix("marsad").strip()
    return f"{where}: {told} See `{command} --help`." if where else f"{told} See `marsad --help`."


def _say(message: str) -> None:
    lines = [terminal.safe(line) for line in message.splitlines()] or [""]
    click.echo("marsad: " + "\n".join(lines), err=True)


def _pipe_gone() -> int:
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the interpreter's last flush is quiet
    return PIPE


def _unexpected(error: Exception) -> int:
    if os.environ.get("MARSAD_DEBUG"):
        raise error
    first = (str(error).splitlines() or [""])[0][:200]
    _say(f"this should not have happened: {type(error).__name__}: {first} (MARSAD_DEBUG=1 shows the traceback)")
    return FAILED
