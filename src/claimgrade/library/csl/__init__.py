"""References in a citation style of the reader's choice (CSL 1.0.2).

An entry becomes CSL-JSON (``mapping``), a style is read (``style``) and citeproc-py prints the
one in the other (``processor``); what it printed is kept (``kept``). The styles in ``styles/`` are
works of their authors under CC BY-SA 3.0; ``styles/LICENSE`` names them.
"""

from claimgrade.library.csl.formatting import FormattedReference, Links, format_references
from claimgrade.library.csl.pieces import Mark, Piece
from claimgrade.library.csl.style import BUNDLED, StyleError, workspace_style

__all__ = [
    "BUNDLED",
    "FormattedReference",
    "Links",
    "Mark",
    "Piece",
    "StyleError",
    "format_references",
    "workspace_style",
]
