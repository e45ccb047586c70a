"""The command line: words, progress and exit codes.

What a command needs is imported when it runs, so that the help and a typing error come at once.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
import traceback
from types import FrameType
from typing import NoReturn

import click

from klimaatwerf import __version__
from klimaatwerf.cli.dutch import DutchGroup, explain_usage
from klimaatwerf.cli.exit import CommandError, Exit, Terminated

__all__ = ["command", "main"]


class _Commands(DutchGroup):
    """The commands of Klimaatwerf."""

    commands_in = __name__
    names = (
        "build",
        "check",
        "explain",
        "kit",
        "migrate",
        "new",
        "rollback",
        "schema",
        "serve",
        "sources",
        "templates",
    )


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Klimaatwerf bouwt de klimaatsites van gemeenten.",
)
@click.option("--root", metavar="MAP", help="De map met mkdocs.yml (standaard: hier of erboven).")
@click.option("--today", metavar="DATUM", help="Doe alsof het die dag is, bijvoorbeeld 2027-04-03.")
@click.option("--debug", is_flag=True, help="Toon de technische details van een fout.")
@click.version_option(__version__, message="%(version)s", help="Toon de versie.")
@click.pass_context
def command(context: click.Context, root: str | None, today: str | None, debug: bool) -> None:
    """Remember the options that all commands share."""
    context.obj = {"root": root, "today": today, "debug": debug}


def main() -> NoReturn:
    """Run the command line and leave with an exit code of the architecture."""
    gc.set_threshold(50_000, 50, 50)  # trees hold no cycles: collecting often only costs time
    signal.signal(signal.SIGTERM, _terminated)
    try:
        command.main(standalone_mode=False, prog_name="klimaatwerf")
        _leave(Exit.GOOD)
    except CommandError as stop:
        if stop.message:
            click.echo(stop.message, err=True)
        _leave(stop.code)
    except click.exceptions.Exit as done:
        _leave(done.exit_code)
    except click.UsageError as error:
        click.echo(explain_usage(error), err=True)
        _leave(Exit.USAGE)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Gestopt.", err=True)
        _leave(Exit.INTERRUPTED)
    except Terminated:
        click.echo("Gestopt.", err=True)
        _leave(Exit.TERMINATED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _leave(Exit.GOOD)
    except OSError as error:
        place = f" bij {error.filename}" if error.filename else ""
        click.echo(f"Het systeem weigert{place}: {_reason(error)}.", err=True)
        if "--debug" in sys.argv:
            traceback.print_exc()
        _leave(Exit.ENVIRONMENT)
    except Exception:  # noqa: BLE001 (the last line of defence)
        traceback.print_exc()
        click.echo(
            "Dit is een fout in Klimaatwerf zelf. Meld ze met de regels hierboven.", err=True
        )
        _leave(Exit.BUG)


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    raise Terminated


def _leave(code: int) -> NoReturn:
    sys.stdout.flush()
    sys.exit(int(code))


_OF_THE_DISK = {
    errno.ENOSPC: "de schijf is vol",
    errno.EROFS: "je kunt er alleen lezen, niet schrijven",
    errno.EDQUOT: "je hebt er geen plaats meer",
}


def _reason(error: OSError) -> str:
    known: dict[type[OSError], str] = {
        PermissionError: "je hebt er geen rechten",
        FileNotFoundError: "het bestaat niet",
        FileExistsError: "er staat al iets met die naam",
        NotADirectoryError: "het is geen map",
        IsADirectoryError: "het is een map",
    }
    full = _OF_THE_DISK.get(error.errno or 0, f"foutcode {error.errno}")
    return known.get(type(error), full)
