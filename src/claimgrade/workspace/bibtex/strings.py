"""The @string names of a bibliography file."""

MAX_EXPANDED = 20_000_000

_MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May",
    "jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October",
    "nov": "November", "dec": "December",
}  # fmt: skip
"""The names that BibTeX's own styles define."""


class Strings:
    """The @string names of one file, compared without regard to case, and how far they expand.

    What all uses of the names come to is bounded by ``MAX_EXPANDED`` characters a file, so that
    names built from names cannot exhaust the machine.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = dict(_MONTHS)
        self._expanded = 0

    def define(self, name: str, text: str) -> None:
        """Let a name stand for a text."""
        self._texts[name.lower()] = text

    def expand(self, name: str) -> str | None:
        """Return the text of a name, or None where it is not defined.

        Raises OverflowError when the uses of names have come to more than is allowed.
        """
        text = self._texts.get(name.lower())
        self._expanded += len(text or "")
        if self._expanded > MAX_EXPANDED:
            raise OverflowError
        return text
