"""From an identifier to a reference: which services are asked, in which order."""

from dataclasses import dataclass, replace

from claimgrade.library.formats.text import as_bibtex
from claimgrade.library.lookup import arxiv, crossref, datacite, ncbi, open_library, page
from claimgrade.library.lookup.client import Client
from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.lookup.found import Found
from claimgrade.library.lookup.identify import Identifier, Kind
from claimgrade.model.lookup import Lookup
from claimgrade.model.source import Source

NOT_FOUND_HELP = (
    "look at the spelling; that a service does not have a work says nothing about the work, which "
    "may be new, or registered elsewhere: claimgrade new source enters it by hand"
)


@dataclass(frozen=True, slots=True)
class Services:
    """The services as they are set up, and the contact address that they are told."""

    set_up: Lookup
    client: Client
    contact: str | None = None


def look_up(identifier: Identifier, services: Services) -> Found:
    """Return the reference that an identifier leads to.

    A DOI is asked for at Crossref, then at DataCite; a PMID at PubMed; a PMCID by way of its PMID
    or DOI; an address that names a DOI by that.

    Raises:
        LookupFailed: there is none, or a service could not be asked; the message says which.
    """
    try:
        return _ASKED[identifier.kind](identifier.value, services)
    except LookupFailed as failed:
        if failed.trouble is Trouble.NOT_FOUND:
            message = f"{identifier} was not found: {failed.message}"
            raise LookupFailed(failed.trouble, message, NOT_FOUND_HELP) from failed
        raise


def _doi(doi: str, services: Services) -> Found:
    client, set_up = services.client, services.set_up
    try:
        return crossref.look_up(doi, client, set_up.crossref.rstrip("/"))
    except LookupFailed as failed:
        if failed.trouble is not Trouble.NOT_FOUND:
            raise
    try:
        return datacite.look_up(doi, client, set_up.datacite.rstrip("/"))
    except LookupFailed as failed:
        if failed.trouble is not Trouble.NOT_FOUND:
            raise
        message = "Neither Crossref nor DataCite has it."
        raise LookupFailed(Trouble.NOT_FOUND, message) from failed


def _pmid(pmid: str, services: Services) -> Found:
    base = services.set_up.pubmed.rstrip("/")
    return ncbi.look_up(pmid, services.client, base, services.contact)


def _pmcid(pmcid: str, services: Services) -> Found:
    base = services.set_up.pmc.rstrip("/")
    pmid, doi = ncbi.pmid_and_doi(pmcid, services.client, base, services.contact)
    if pmid is not None:
        return _with(_pmid(pmid, services), "pmcid", pmcid)
    if doi is not None:
        return _with(_doi(doi, services), "pmcid", pmcid)
    raise LookupFailed(Trouble.NOT_FOUND, "PubMed Central names neither a PMID nor a DOI for it.")


def _arxiv(number: str, services: Services) -> Found:
    return arxiv.look_up(number, services.client, services.set_up.arxiv.rstrip("/"))


def _isbn(isbn: str, services: Services) -> Found:
    return open_library.look_up(isbn, services.client, services.set_up.open_library.rstrip("/"))


def _address(address: str, services: Services) -> Found:
    tags, answer = page.read(address, services.client)
    doi = page.doi_of(tags)
    if doi is not None:
        found = _doi(doi, services)
        return replace(found, said=(*found.said, f"the page names DOI {doi} as its own"))
    source = page.source_of(tags, answer.address)
    dated = _with_fields(source, {"urldate": answer.on.isoformat()})
    return Found(dated, "The page", answer, said=("the page alone says so, and no registry",))


_ASKED = {
    Kind.DOI: _doi,
    Kind.PMID: _pmid,
    Kind.PMCID: _pmcid,
    Kind.ARXIV: _arxiv,
    Kind.ISBN: _isbn,
    Kind.ADDRESS: _address,
}


def _with(found: Found, name: str, value: str) -> Found:
    return replace(found, source=_with_fields(found.source, {name: as_bibtex(value)}))


def _with_fields(source: Source, fields: dict[str, str]) -> Source:
    return replace(source, fields={**source.fields, **fields})
