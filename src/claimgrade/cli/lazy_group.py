"""A group of commands whose modules are imported only when a command is used."""

from collections.abc import Mapping
from importlib import import_module

import click

from claimgrade.cli.exits import WrongUse


class LazyGroup(click.Group):
    """Commands by name with their one-line help, each in a module of its own.

    ``package`` holds the modules; one that Python reserves the name of ends in ``_``
    (``import_``). Every module exports ``command``.
    """

    package: str
    one_line_help: Mapping[str, str]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which people need them."""
        return list(self.one_line_help)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or ``None`` where there is none of that name."""
        if cmd_name not in self.one_line_help:
            return None
        module = cmd_name.replace("-", "_")
        if module == "import":
            module = "import_"
        command: click.Command = import_module(f"{self.package}.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one."""
        name = args[0]
        if name not in self.one_line_help and not name.startswith("-"):
            from claimgrade.workspace.linking.nearest import nearest

            near = nearest(name, self.one_line_help)
            known = "commands: " + ", ".join(self.one_line_help)
            hint = f"did you mean '{near}'?" if near else known
            raise WrongUse(f"there is no command '{name}'.", hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.one_line_help.items()))
