"""Checks of what an entry must have, and of names that no program knows."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from claimgrade.library.hygiene.codes import completeness as codes
from claimgrade.library.hygiene.remark import Remark
from claimgrade.workspace.bibtex.entries import BibEntry
from claimgrade.workspace.bibtex.pieces import KNOWN_TYPES

_AUTHOR, _TITLE, _EDITOR = ("author",), ("title",), ("editor",)
_EITHER = ("author", "editor")
_YEAR = ("year", "date")
_JOURNAL = ("journal", "journaltitle", "eprint", "pubstate")
_BOOK = ("booktitle", "maintitle")
_BODY = ("institution", "school", "publisher", "organization")
_PART_OF_BOOK = (_AUTHOR, _TITLE, _BOOK, _YEAR)

REQUIRED: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType({
    "article": (_AUTHOR, _TITLE, _JOURNAL, _YEAR),
    "book": (_EITHER, _TITLE, _YEAR),
    "mvbook": (_EITHER, _TITLE, _YEAR),
    "inbook": (_EITHER, _TITLE, _YEAR),
    "bookinbook": _PART_OF_BOOK,
    "suppbook": _PART_OF_BOOK,
    "booklet": (_TITLE,),
    "collection": (_EDITOR, _TITLE, _YEAR),
    "mvcollection": (_EDITOR, _TITLE, _YEAR),
    "reference": (_EDITOR, _TITLE, _YEAR),
    "mvreference": (_EDITOR, _TITLE, _YEAR),
    "incollection": _PART_OF_BOOK,
    "suppcollection": _PART_OF_BOOK,
    "inreference": _PART_OF_BOOK,
    "inproceedings": _PART_OF_BOOK,
    "conference": _PART_OF_BOOK,
    "proceedings": (_TITLE, _YEAR),
    "mvproceedings": (_TITLE, _YEAR),
    "manual": (_TITLE,),
    "dataset": (_EITHER, _TITLE, _YEAR),
    "online": (_TITLE, ("url", "doi", "eprint")),
    "electronic": (_TITLE, ("url", "doi", "eprint")),
    "www": (_TITLE, ("url", "doi", "eprint")),
    "patent": (_AUTHOR, _TITLE, ("number",), _YEAR),
    "periodical": (_EDITOR, _TITLE, _YEAR),
    "report": (_AUTHOR, _TITLE, _BODY, _YEAR),
    "techreport": (_AUTHOR, _TITLE, _BODY, _YEAR),
    "thesis": (_AUTHOR, _TITLE, _BODY, _YEAR),
    "mastersthesis": (_AUTHOR, _TITLE, _BODY, _YEAR),
    "phdthesis": (_AUTHOR, _TITLE, _BODY, _YEAR),
    "unpublished": (_AUTHOR, _TITLE),
})  # fmt: skip
"""The fields that each type requires, each with the others that serve.

BibTeX: Patashnik, BibTeXing (1988), 3.1. biblatex: the manual's section "Entry Types". A type that
both know requires what both require, save that an article on a preprint server has no journal.
The ``type`` of a thesis or report, the day of a web page and who wrote it are left out: they are
often not to be had.
"""

_COMMON = (
    *("author", "title", "journal", "year", "volume", "number", "pages", "publisher", "editor"),
    *("booktitle", "institution", "school", "month", "edition", "abstract", "doi", "address"),
)
_ALSO_KNOWN = frozenset(
    """addendum afterword annotation annotator annote archive archiveprefix authority bookauthor
    booksubtitle chapter collection comment commentator copyright country crossref date day editora
    editors eid eprint eprintclass eprinttype eventdate eventtitle file foreword groups holder
    howpublished ids introduction isbn isrn issn issue journalsubtitle journaltitle key keyword
    keywords label langid language lccn library local-url location maintitle mendeley-tags mrnumber
    note numpages organization origdate owner pagetotal part pmc pmcid pmid primaryclass pubstate
    related review series shortauthor shortjournal shorttitle sortkey subtitle timestamp titleaddon
    translator type url urldate venue version volumes xdata xref yearfiled zblnumber""".split()
)


def missing(entry: BibEntry, inherited: frozenset[str] = frozenset()) -> Iterator[Remark]:
    """Check that an entry has the fields that its type requires, its own or ``inherited``."""
    required = REQUIRED.get(entry.entry_type)
    if required is None:
        return
    fields = entry.fields
    lacking = [
        " or ".join(names[:2] if names in (_EITHER, _YEAR) else names[:1])
        for names in required
        if not any(name in fields or name in inherited for name in names)
    ]
    if lacking:
        message = f"this @{entry.entry_type} lacks {_listed(lacking)}"
        yield Remark(codes.MISSING_FIELD, message)


def entry_type(entry: BibEntry) -> Iterator[Remark]:
    """Check that an unknown type is not a known one misspelt."""
    if entry.entry_type in KNOWN_TYPES:
        return
    meant = _almost(entry.entry_type, tuple(sorted(KNOWN_TYPES)))
    if meant:
        message = f"there is no type @{entry.entry_type}; did you mean @{meant[0]}?"
        yield Remark(codes.MISSPELT_TYPE, message)


def field_names(entry: BibEntry) -> Iterator[Remark]:
    """Check that an unknown field is not a common one misspelt that the entry lacks."""
    for name in entry.fields:
        if name in _ALSO_KNOWN or name in _COMMON or len(name) < 4:
            continue
        # xjournal is a field that somebody set aside on purpose.
        meant = [
            one
            for one in _almost(name, _COMMON)
            if one not in entry.fields and not name.endswith(one)
        ]
        if meant:
            message = f"there is no field '{name}'; did you mean '{meant[0]}'?"
            yield Remark(codes.MISSPELT_FIELD, message, name)


@lru_cache(maxsize=4096)
def _almost(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that have one letter more, fewer or other, or two exchanged."""
    from rapidfuzz.distance import OSA

    near = (one for one in known if abs(len(one) - len(word)) <= 1)
    return tuple(one for one in near if OSA.distance(word, one, score_cutoff=1) == 1)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


CHECKS = (entry_type, field_names)
