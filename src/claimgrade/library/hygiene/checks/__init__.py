"""The checks of one entry by itself, family by family; those of several are in ``library``."""

from collections.abc import Callable, Iterator

from claimgrade.library.hygiene.checks import (
    completeness,
    dates,
    encoding,
    identifiers,
    names,
    numbers,
    titles,
)
from claimgrade.library.hygiene.remark import Remark
from claimgrade.workspace.bibtex.entries import BibEntry

Check = Callable[[BibEntry], Iterator[Remark]]

CHECKS: tuple[Check, ...] = (
    *encoding.CHECKS,
    *identifiers.CHECKS,
    *dates.CHECKS,
    *numbers.CHECKS,
    *completeness.CHECKS,
    *names.CHECKS,
    *titles.CHECKS,
)
"""Every check of an entry by itself. Letters come first: the others read what they mend."""
