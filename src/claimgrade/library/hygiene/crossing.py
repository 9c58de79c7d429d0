"""Checks that hold the entries of a library against each other and against the review."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from claimgrade.library.hygiene.checks.completeness import missing
from claimgrade.library.hygiene.codes import identifiers as identifier_codes
from claimgrade.library.hygiene.codes import links as codes
from claimgrade.library.hygiene.remark import Remark, shown
from claimgrade.library.identifiers import normalise_doi, pubmed_address
from claimgrade.library.latex import plain_text
from claimgrade.library.names import names
from claimgrade.model.source import SourceDetails
from claimgrade.workspace.bibtex.entries import BibEntry

_PARENTS = ("crossref", "xdata")
_REFERRING = ("crossref", "xref", "xdata", "entryset")
_SERVER = re.compile(
    r"\barxiv\b|biorxiv|medrxiv|sportrxiv|psyarxiv|chemrxiv|techrxiv|\bssrn\b|research square"
    r"|osf preprints|preprints(?:\.org)?$|\bpreprint\b",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"\s*+(?:\\url\s*+\{|<|\{)?\s*+(?:[a-z][a-z0-9+.-]{0,30}:|\\)", re.IGNORECASE)
_FROM_PARENT = {"title": ("booktitle", "journaltitle"), "subtitle": ("booksubtitle",)}
_NEVER_INHERITED = frozenset({"crossref", "xref", "xdata", "ids", "entryset", "keywords"})
_NO_WORKS = frozenset({"xdata", "set"})


class Library:
    """The entries of a library, to be asked about each other."""

    def __init__(
        self,
        entries: Sequence[BibEntry],
        details: Mapping[str, SourceDetails],
        cited: frozenset[str] | None,
        unread: Callable[[BibEntry], frozenset[str] | None],
    ) -> None:
        self.entries = entries
        self._details = details
        self._cited = cited
        self._unread = unread
        self._by_key = {entry.key.lower(): entry for entry in entries}
        self._other_keys: set[str] | None = None
        self._articles: dict[str, list[BibEntry]] | None = None
        self._dois = _shared(entries, "doi", normalise_doi)
        self._pmids = _shared(entries, "pmid", pubmed_address)

    def remarks(self, entry: BibEntry) -> Iterator[Remark]:
        """Yield what is to be said of an entry beside the others."""
        yield from self._shared_identifiers(entry)
        yield from self._missing(entry)
        yield from self._references(entry)
        yield from self._preprint(entry)
        yield from _address(entry)
        if self._is_left_over(entry):
            yield Remark(codes.NOT_CITED, f"nothing in the review cites '{entry.key}'")

    def _is_left_over(self, entry: BibEntry) -> bool:
        if self._cited is None or entry.entry_type in _NO_WORKS:
            return False
        return entry.key not in self._cited

    def _shared_identifiers(self, entry: BibEntry) -> Iterator[Remark]:
        for name, code, normalise, shared in (
            ("doi", identifier_codes.DOI_ON_TWO_ENTRIES, normalise_doi, self._dois),
            ("pmid", identifier_codes.PMID_ON_TWO_ENTRIES, pubmed_address, self._pmids),
        ):
            value = entry.fields.get(name)
            first = shared.get(normalise(value) or "") if value else None
            if first is not None and first is not entry:
                message = f"the {name.upper()} '{shown(str(value))}' is that of '{first.key}', too"
                yield Remark(code, message, name, other=first.key)

    def _missing(self, entry: BibEntry) -> Iterator[Remark]:
        inherited: set[str] = set()
        for name in _PARENTS:
            for key in _keys(entry.fields.get(name, "")):
                parent = self._by_key.get(key.lower())
                if parent is None:
                    return
                inherited |= self._handed_down(parent, depth=3)
        if any(missing(entry, frozenset(inherited))):
            unread = self._unread(entry)
            if unread is not None:
                yield from missing(entry, frozenset(inherited | unread))

    def _handed_down(self, parent: BibEntry, depth: int) -> set[str]:
        given = set(parent.fields) - _NEVER_INHERITED
        for name in parent.fields:
            given.update(_FROM_PARENT.get(name, ()))
        for name in _PARENTS if depth else ():
            for key in _keys(parent.fields.get(name, "")):
                above = self._by_key.get(key.lower())
                if above is not None:
                    given |= self._handed_down(above, depth - 1)
        return given

    def _references(self, entry: BibEntry) -> Iterator[Remark]:
        for name in _REFERRING:
            for key in _keys(entry.fields.get(name, "")):
                if key.lower() not in self._by_key and key.lower() not in self._ids():
                    message = f"the {name} of '{entry.key}' names '{shown(key)}', which is absent"
                    yield Remark(codes.ABSENT_ENTRY, message, name)

    def _ids(self) -> set[str]:
        """Return the other keys that entries give themselves (biblatex's field ``ids``)."""
        if self._other_keys is None:
            self._other_keys = {
                key.lower() for entry in self.entries for key in _keys(entry.fields.get("ids", ""))
            }
        return self._other_keys

    def _preprint(self, entry: BibEntry) -> Iterator[Remark]:
        if not is_preprint(entry):
            return
        details = self._details.get(entry.key)
        if details is not None and details.superseded_by:
            return
        for other in self._with_title(entry):
            if _first_family(other) == _first_family(entry):
                message = f"'{entry.key}' is a preprint of '{other.key}'"
                yield Remark(codes.PREPRINT_OF_ARTICLE, message, "", other=other.key)
                return

    def _with_title(self, entry: BibEntry) -> list[BibEntry]:
        if self._articles is None:
            self._articles = defaultdict(list)
            for other in self.entries:
                if other.entry_type == "article" and not is_preprint(other):
                    self._articles[_title(other)].append(other)
        title = _title(entry)
        return self._articles.get(title, []) if len(title) >= 20 else []


def is_preprint(entry: BibEntry) -> bool:
    """Tell whether an entry is a work on a preprint server."""
    fields = entry.fields
    journal = fields.get("journal") or fields.get("journaltitle")
    if journal:
        return _SERVER.search(journal) is not None
    served = fields.get("eprinttype") or fields.get("archiveprefix") or fields.get("publisher", "")
    return _SERVER.search(served) is not None


def _shared(
    entries: Sequence[BibEntry], name: str, normalise: Callable[[str | None], str | None]
) -> dict[str, BibEntry]:
    """Return the first entry of each identifier."""
    first: dict[str, BibEntry] = {}
    for entry in entries:
        value = entry.fields.get(name)
        written = normalise(value) if value else None
        if written:
            first.setdefault(written, entry)
    return first


def _address(entry: BibEntry) -> Iterator[Remark]:
    value = entry.fields.get("url")
    if value and not _SCHEME.match(value):
        message = f"'{shown(value)}' is no address that a program can follow"
        yield Remark(codes.ADDRESS_WITHOUT_SCHEME, message, "url")


def _keys(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]


def _title(entry: BibEntry) -> str:
    plain = plain_text(entry.fields.get("title", "")).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _first_family(entry: BibEntry) -> str:
    people = names(entry.fields.get("author", "")).people
    return people[0].family.casefold() if people else ""
