"""The house style of a workspace: its look, templates and words, in force while it is rendered.

Views and templates ask for words and environments where they need them; what they get is that of
the edition being rendered, and claimgrade's own where none is.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimgrade.model.finding import Finding
from claimgrade.model.saying import ENGLISH_SENTENCES, Sentences, saying
from claimgrade.reports.overrides import Overrides
from claimgrade.reports.text import ENGLISH, in_force
from claimgrade.reports.theme import PLAIN as PLAIN_LOOK
from claimgrade.reports.theme import Look
from claimgrade.workspace.errors import WorkspaceError

if TYPE_CHECKING:
    from jinja2 import Environment


class HouseError(WorkspaceError):
    """A report cannot be made with the house style of the workspace; the message says where."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(map(told, findings)))
        self.findings = findings


def told(finding: Finding) -> str:
    """Return a finding on one line: its place, code, message and help."""
    at = finding.location
    place = f"{at.path}:{at.line}:{at.column}"
    return (
        f"{place}: {finding.code}[{finding.name}] {finding.message}. {finding.help or ''}".strip()
    )


@dataclass(frozen=True, slots=True)
class House:
    """What reports are made with beside the records.

    ``overrides`` is the folder of the workspace's own templates; ``catalogue`` the fixed words by
    name, whole; ``sentences`` the translation of those composed from records; ``reference_docx``
    the document whose styles Word documents take.
    """

    look: Look = PLAIN_LOOK
    overrides: Overrides | None = None
    catalogue: Mapping[str, str] = field(default_factory=lambda: ENGLISH)
    reference_docx: bytes | None = None
    sentences: Sentences = ENGLISH_SENTENCES
    _environments: dict[str, "Environment"] = field(default_factory=dict, compare=False, repr=False)

    def environment(self, kind: str, make: Callable[["House"], "Environment"]) -> "Environment":
        """Return the jinja environment of a kind, made once, so that templates compile once."""
        if kind not in self._environments:
            self._environments[kind] = make(self)
        return self._environments[kind]

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Let views and templates be those of this house within a ``with`` block, in this thread.

        Raises :class:`HouseError` where a template of the workspace is at fault.
        """
        token = _IN_FORCE.set(self)
        try:
            with in_force(self.catalogue), saying(self.sentences):
                yield
        except Exception as error:
            fault = self._fault(error)
            if fault is None:
                raise
            raise HouseError(fault) from error
        finally:
            _IN_FORCE.reset(token)

    def _fault(self, error: Exception) -> Finding | None:
        if self.overrides is None or isinstance(error, HouseError):
            return None
        from claimgrade.reports.overrides_loading import fault_in_template

        return fault_in_template(error, self.overrides)


PLAIN = House()
"""claimgrade's own: no theme, no templates but ours, English."""

_IN_FORCE: ContextVar[House] = ContextVar("house", default=PLAIN)


def house_in_force() -> House:
    """Return the house style of the edition that is being rendered, else the plain one."""
    return _IN_FORCE.get()
