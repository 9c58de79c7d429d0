"""BibTeX and biblatex: the bibliography's own format."""

from collections.abc import Iterable

from claimgrade.library.formats.reading import Entry, Fault, Reading
from claimgrade.library.formats.text import is_balanced
from claimgrade.model.source import Source

FORMAT = "bibtex"


def read(text: str, name: str) -> Reading:
    """Return the entries of a ``.bib`` file; LaTeX in values is left as it is written.

    Nothing is raised for any text. Of entries with the same key the first is returned.
    """
    from claimgrade.workspace.bibtex.entries import read_bibliography

    entries, findings = read_bibliography(text, name)
    return Reading(
        FORMAT,
        tuple(Entry(Source(one.key, one.entry_type, one.fields), one.line) for one in entries),
        tuple(Fault(one.message, one.location.line, one.help or "") for one in findings),
    )


def write(sources: Iterable[Source]) -> str:
    """Return sources as BibTeX, one field a line, values as they are."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    lines = [f"  {name} = {{{_value(value)}}},\n" for name, value in source.fields.items()]
    return f"@{source.entry_type}{{{source.key},\n{''.join(lines)}}}\n"


def _value(value: str) -> str:
    """Return a value whose braces are paired, without which no program reads what follows it."""
    if is_balanced(value):
        return value
    return value.replace("{", r"\textbraceleft ").replace("}", r"\textbraceright ")
