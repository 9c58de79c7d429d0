"""What of a source is searched: its words by field, with LaTeX decoded."""

from collections.abc import Iterable, Iterator

from claimgrade.library.latex import plain_text
from claimgrade.library.references import reference
from claimgrade.library.search.document import SEARCHED, About, Document
from claimgrade.model.source import Source

_ENTRY_FIELDS = {
    "title": ("title", "subtitle", "shorttitle", "titleaddon"),
    "keywords": ("keywords", "mesh"),
    "abstract": ("abstract",),
    "notes": ("note", "annote", "annotation"),
    "people": ("author", "editor"),
    "journal": ("journal", "journaltitle", "booktitle", "maintitle"),
}


def documents(sources: Iterable[Source]) -> Iterator[Document]:
    """Yield each source with the words that it is found by; empty where it has none."""
    for source in sources:
        said = reference(source)
        about = About(said.short, said.title, source.retraction_status.value)
        yield Document(source.key, about, tuple(_texts(source)))


def _texts(source: Source) -> Iterator[str]:
    for name in SEARCHED:
        parts = [source.fields[f] for f in _ENTRY_FIELDS[name] if source.fields.get(f)]
        if name == "notes" and source.details.notes:
            parts.append(source.details.notes)
        yield plain_text(" ; ".join(parts)) if parts else ""
