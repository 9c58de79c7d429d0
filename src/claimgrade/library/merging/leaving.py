"""A work on its way to another program, with what this one knows beyond the entry."""

from collections.abc import Iterator
from dataclasses import replace

from claimgrade.library.formats.text import as_bibtex
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import RetractionStatus

_SAID = {
    RetractionStatus.NONE_FOUND: "No retraction found",
    RetractionStatus.CORRECTED: "CORRECTED",
    RetractionStatus.CONCERN: "EXPRESSION OF CONCERN",
    RetractionStatus.RETRACTED: "RETRACTED",
    RetractionStatus.UNCHECKED: "Not looked up on a list of retractions",
}


def with_what_is_known(source: Source, format_: str) -> Source:
    """Return a source with its standing and its older keys in the notes, once.

    Where ``format_`` is ``bibtex`` the keys are in ``ids``, biblatex's field for them.
    """
    aliases = [key for key in source.details.aliases if key != source.key]
    fields = dict(source.fields)
    said = list(_standing(source))
    if aliases and format_ == "bibtex" and "ids" not in fields:
        fields["ids"] = ",".join(aliases)
    elif aliases:
        said.append(f"Also known by the keys: {', '.join(aliases)}.")
    notes = [as_bibtex(words) for words in said]
    own = fields.get("annote", "")
    new = [words for words in notes if words not in own]
    if new:
        fields["annote"] = " ".join(filter(None, (own, *new)))
    return replace(source, fields=fields)


def _standing(source: Source) -> Iterator[str]:
    found = source.details.retraction
    if found is None:
        return
    about = [f"on {found.on}"] if found.on else []
    about += [found.list] if found.list else []
    about += [f"notice {found.notice}"] if found.notice else []
    words = _SAID[found.status]
    yield f"{words} ({', '.join(about)})." if about else f"{words}."
