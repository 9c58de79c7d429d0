"""Open Library: the record of a book by its ISBN.

``/api/books?bibkeys=ISBN:{isbn}&jscmd=data&format=json`` answers an object with the book under
``ISBN:{isbn}``, and an empty one where it has none ("Books API", openlibrary.org/dev/docs).
Anybody may edit Open Library, so that what it says is to be looked at with more care.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimgrade.library.formats.people import looks_like_a_person
from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.identifiers import isbn13
from claimgrade.library.lookup import values
from claimgrade.library.lookup.client import Client
from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.lookup.found import Found
from claimgrade.library.lookup.request import Request
from claimgrade.library.names import Name, names
from claimgrade.model.source import Source

SERVICE = "Open Library"
PAUSE = 1.0

_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b")


def look_up(isbn: str, client: Client, base: str) -> Found:
    """Return what Open Library has on an ISBN of 13 digits.

    Raises:
        LookupFailed: it has nothing, or there is no usable answer.
    """
    name = f"ISBN:{isbn}"
    parameters = {"bibkeys": name, "jscmd": "data", "format": "json"}
    answer = client.ask(Request(SERVICE, f"{base}/api/books", parameters, pause=PAUSE))
    found = values.json_object(answer.data, SERVICE)
    if not found:
        raise LookupFailed(Trouble.NOT_FOUND, f"{SERVICE} does not have it.")
    book = values.inner(found, name)
    if not book:
        raise values.malformed(SERVICE)
    own = list(_isbns(book))
    if own and isbn not in own:
        raise values.wrong_record(SERVICE, f"ISBN {isbn}", f"ISBN {', '.join(own)}")
    return Found(_source(book, isbn), SERVICE, answer, said=("anybody may edit this record",))


def _isbns(book: Mapping[str, Any]) -> Iterator[str]:
    identifiers = values.inner(book, "identifiers")
    for name in ("isbn_13", "isbn_10"):
        for one in map(values.words, values.items(identifiers.get(name))):
            if made := isbn13(re.sub(r"[-\s]", "", one).upper()):
                yield made


def _source(book: Mapping[str, Any], isbn: str) -> Source:
    year = _YEAR.search(values.words(book.get("publish_date")))
    return values.source(
        "book",
        {
            "author": values.people(map(_name, _named(book, "authors"))),
            "title": values.title(values.words(book.get("title"))),
            "subtitle": values.title(values.words(book.get("subtitle"))),
            "year": year[1] if year else "",
            "publisher": as_bibtex(" and ".join(_named(book, "publishers"))),
            "address": as_bibtex("; ".join(_named(book, "publish_places"))),
            "pagetotal": as_bibtex(values.words(book.get("number_of_pages"))),
            "isbn": isbn,
        },
    )


def _named(book: Mapping[str, Any], role: str) -> list[str]:
    found = (values.words(one.get("name")) for one in values.objects(book.get(role)))
    return list(dict.fromkeys(filter(None, found)))


def _name(text: str) -> Name:
    """Return a name, which is a person's by its commas, its initials or its two or three words."""
    if "," not in text and not looks_like_a_person(text) and not 2 <= len(text.split()) <= 3:
        return Name(text)
    found = names(as_bibtex(text)).people
    return found[0] if len(found) == 1 else Name(text)
