"""arXiv: the record of a preprint.

``query?id_list={number}`` answers a feed in Atom with elements of its own for the DOI, the
journal's reference and the first category; what is wrong is told as an entry titled "Error"
("arXiv API User's Manual", 3.3 and 3.4). One request in three seconds is taken. The DOI that
arXiv itself gives to each preprint is ``10.48550/arXiv.`` and its number.
"""

import re
from typing import Any

from claimgrade.library.formats.text import as_bibtex, as_verbatim
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.lookup import values
from claimgrade.library.lookup.client import Client
from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.lookup.found import Found
from claimgrade.library.lookup.request import Request
from claimgrade.library.names import Name, names
from claimgrade.model.source import Source

SERVICE = "arXiv"
PAUSE = 3.0

_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_NUMBER = re.compile(r"https?://arxiv\.org/abs/(.+?)(v\d+)?\Z")
_BODY = re.compile(r"\b(?:Collaboration|Consortium|Group|Team|Project|Network)\b", re.IGNORECASE)


def look_up(number: str, client: Client, base: str) -> Found:
    """Return what arXiv has on a number, with or without a version.

    Raises:
        LookupFailed: it has nothing, or there is no usable answer.
    """
    parameters = {"id_list": number, "max_results": "1"}
    request = Request(
        SERVICE, f"{base}/query", parameters, accept="application/atom+xml", pause=PAUSE
    )
    answer = client.ask(request)
    entries = _feed(answer.data).findall(f"{_ATOM}entry")
    if not entries or _text(entries[0], f"{_ATOM}title") == "Error":
        raise LookupFailed(Trouble.NOT_FOUND, f"{SERVICE} does not have it.")
    entry = entries[0]
    found = _NUMBER.fullmatch(_text(entry, f"{_ATOM}id"))
    came = found[1] if found else ""
    bare = re.sub(r"v\d+\Z", "", number)
    if came.lower() != bare.lower():
        raise values.wrong_record(SERVICE, f"arXiv {bare}", f"arXiv {came}" if came else "")
    doi = normalise_doi(_text(entry, f"{_OWN}doi"))
    said = (f"it has appeared since: DOI {doi}; that one may be added too",) if doi else ()
    return Found(_source(entry, number, came), SERVICE, answer, said=said)


def _feed(data: bytes) -> Any:
    """Return the feed; no entity is resolved, no other document is fetched."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        feed = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise values.malformed(SERVICE) from error
    if feed is None or feed.tag != f"{_ATOM}feed":
        raise values.malformed(SERVICE)
    return feed


def _source(entry: Any, number: str, bare: str) -> Source:
    category = entry.find(f"{_OWN}primary_category")
    published = _text(entry, f"{_ATOM}published")[:10]
    appeared = _text(entry, f"{_OWN}journal_ref")
    return values.source(
        "misc",
        {
            "author": values.people(
                _name(_text(author, f"{_ATOM}name")) for author in entry.findall(f"{_ATOM}author")
            ),
            "title": values.title(_text(entry, f"{_ATOM}title")),
            **values.date(published.split("-")),
            "eprint": as_verbatim(number),
            "eprinttype": "arxiv",
            "eprintclass": as_bibtex(category.get("term", "")) if category is not None else "",
            "type": "Preprint",
            "doi": as_verbatim(f"10.48550/arXiv.{bare}"),
            "url": as_verbatim(f"https://arxiv.org/abs/{number}"),
            "abstract": as_bibtex(_text(entry, f"{_ATOM}summary")),
            "note": as_bibtex(f"Appeared in: {appeared}") if appeared else "",
        },
    )


def _name(text: str) -> Name:
    """Return a name, which arXiv writes with the given names first."""
    if _BODY.search(text):
        return Name(text)
    found = names(as_bibtex(text)).people
    return found[0] if len(found) == 1 else Name(text)


def _text(parent: Any, path: str) -> str:
    found = parent.find(path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
