"""Every code that ``check`` can print, and which of them are wanted."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from claimgrade.cli.exits import WrongUse

if TYPE_CHECKING:
    from claimgrade.workspace.diagnostic import Diagnostic


def record_codes() -> Mapping[str, "Diagnostic"]:
    """Return what can be wrong in records, baseline and acceptances, by code, in their order."""
    from claimgrade.assess.grading.lint_codes import LINT_CODES
    from claimgrade.assess.signing.acceptance_findings import ACCEPTANCE_CODES
    from claimgrade.assess.studies.codes import STUDY_CODES
    from claimgrade.library.hygiene.codes import HYGIENE_CODES
    from claimgrade.workspace.codes import DIAGNOSTICS
    from claimgrade.workspace.due import DUE_CODES
    from claimgrade.workspace.editing.baseline import BASELINE_CODES
    from claimgrade.workspace.publish_codes import PUBLISH_CODES

    codes = {**DIAGNOSTICS, **DUE_CODES, **ACCEPTANCE_CODES, **BASELINE_CODES, **LINT_CODES}
    codes |= {**STUDY_CODES, **PUBLISH_CODES, **HYGIENE_CODES}
    return dict(sorted(codes.items()))


def all_codes() -> tuple[str, ...]:
    """Return every code that ``check`` can print: rules on claims and articles, then records."""
    from claimgrade.assess.catalogue import RULES

    return (*RULES, *record_codes())


class Selection(NamedTuple):
    """Codes, or beginnings of codes, in capitals, that are wanted and that are not.

    Without any to select all are wanted.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, code: str) -> bool:
        """Return whether findings of a code are wanted; ``ignore`` has the last word."""
        upper = code.upper()
        chosen = not self.select or upper.startswith(self.select)
        return chosen and not (self.ignore and upper.startswith(self.ignore))


def read_codes(given: Iterable[str]) -> tuple[str, ...]:
    """Return codes or beginnings of codes in capitals, given one by one or joined by commas.

    Raises:
        WrongUse: one of them begins no code; the nearest code is named.
    """
    words = [word.strip() for text in given for word in text.split(",")]
    if not words:
        return ()
    known = all_codes()
    return tuple(dict.fromkeys(_known(word, known) for word in words))


def _known(word: str, known: tuple[str, ...]) -> str:
    wanted = word.upper()
    if wanted and any(code.upper().startswith(wanted) for code in known):
        return wanted
    from claimgrade.workspace.linking.nearest import nearest

    near = nearest(word, known) if word else None
    hint = f"did you mean '{near}'? or: " if near else ""
    raise WrongUse(
        f"no code is or begins with '{word}'.", hint + "claimgrade explain (lists all codes)"
    )
