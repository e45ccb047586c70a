"""Click in Dutch: headings of the help, and wrong use explained."""

from __future__ import annotations

import importlib
from typing import Any

import click

from klimaatwerf.core.problems import nearest

__all__ = ["Between", "DutchCommand", "DutchGroup", "explain_usage"]

_HEADINGS = {"Options": "Opties", "Commands": "Opdrachten", "Arguments": "Argumenten"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the first line of the help."""
        words = args.replace("[OPTIONS]", "[OPTIES]").replace("COMMAND [ARGS]...", "OPDRACHT …")
        super().write_usage(prog, words, "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        """Write a heading of the help."""
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class Between(click.IntRange):
    """A whole number between two others, which the help says in Dutch."""

    def _describe_range(self) -> str:
        return f"van {self.min} tot en met {self.max}"


class DutchCommand(click.Command):
    """A command whose help is in Dutch."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, in Dutch."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


class DutchGroup(DutchCommand, click.Group):
    """A group of commands whose help is in Dutch; a command is loaded when it is asked for.

    `commands_in` is the package in which each command of `names` has a module of its own.
    """

    commands_in = ""
    names: tuple[str, ...] = ()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name."""
        if cmd_name not in self.names:
            return None
        name = cmd_name.replace("-", "_")
        module = importlib.import_module(f"{self.commands_in}.{name}")
        found: click.Command = getattr(module, name)
        return found


def explain_usage(error: click.UsageError) -> str:
    """What is wrong with the words of a command, in Dutch."""
    name = error.ctx.command_path if error.ctx else "klimaatwerf"
    return f"{_what(error)} Bekijk `{name} --help`."


def _what(error: click.UsageError) -> str:
    context: Any = error.ctx
    if isinstance(error, click.NoSuchOption):
        known = [name for one in context.command.params for name in one.opts] if context else []
        close = nearest(error.option_name, known)
        return f"De optie `{error.option_name}` bestaat niet. {close}".strip()
    if isinstance(error, click.MissingParameter):
        missing = error.param.make_metavar(context) if error.param and context else ""
        return f"Er ontbreekt iets: {missing}."
    if isinstance(error, click.BadOptionUsage):
        return f"De optie `{error.option_name}` krijgt te veel of te weinig."
    if isinstance(error, click.BadParameter):
        param = error.param.opts[0] if error.param else ""
        return f"De waarde van `{param}` kan niet. {_allowed(error.param)}".strip()
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return "Zeg wat je wilt doen, bijvoorbeeld `klimaatwerf build`."
    word = error.message.partition("'")[2].partition("'")[0]
    if isinstance(getattr(context, "command", None), click.Group) and word:
        known = context.command.list_commands(context)
        return f"De opdracht `{word}` bestaat niet. {nearest(word, known)}".strip()
    if context is not None and not context.args and isinstance(context.command, click.Group):
        return "Zeg wat je wilt doen, bijvoorbeeld `klimaatwerf build`."
    return "Zo werkt deze opdracht niet."


def _allowed(param: click.Parameter | None) -> str:
    """What an option takes, where that is a list or a range."""
    kind = param.type if param is not None else None
    if isinstance(kind, click.Choice):
        return f"Kies uit: {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.IntRange):
        return f"Geef een getal van {kind.min} tot {kind.max}."
    return ""
