"""A fault within one file, before it is known to which path the file's text belongs."""

from typing import Any, NamedTuple

from claimgrade.model.finding import Finding, Location, Related
from claimgrade.workspace.codes import DIAGNOSTICS


class Fault(NamedTuple):
    """What is wrong at one place of a file; ``related`` holds (line, column, label)."""

    code: str
    message: str
    line: int = 1
    column: int = 1
    help: str | None = None
    related: tuple[tuple[int, int, str], ...] = ()

    def finding(self, path: str, claim: str | None = None) -> Finding:
        """Return the fault as a finding in the file at ``path``."""
        return DIAGNOSTICS[self.code].finding(
            self.message,
            Location(path, self.line, self.column),
            help=self.help,
            claim=claim,
            related=tuple(
                Related(Location(path, line, column), label) for line, column, label in self.related
            ),
        )

    def as_json(self) -> list[Any]:
        """Return the fault as plain JSON values."""
        return [self.code, self.message, self.line, self.column, self.help, list(self.related)]

    @classmethod
    def from_json(cls, values: list[Any]) -> "Fault":
        """Return the fault that ``as_json`` gave."""
        code, message, line, column, help_line, related = values
        return cls(code, message, line, column, help_line, tuple(tuple(r) for r in related))
