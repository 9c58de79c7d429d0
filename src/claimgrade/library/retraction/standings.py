"""The sources of a library on a list of retractions, in both directions."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimgrade.library.identifiers import normalise_doi, pubmed_address
from claimgrade.library.references import own_address
from claimgrade.library.retraction.lists import Notice, RetractionList, Standing
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import RetractionStatus

_ON_THE_LIST = frozenset(
    {RetractionStatus.RETRACTED, RetractionStatus.CONCERN, RetractionStatus.CORRECTED}
)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A source and what a list says of it.

    ``by`` is the identifier that decided (``DOI 10.1000/x``); ``why`` says for a source that is
    unchecked what it lacks. ``notice_of`` are the entries whose notice the source itself is.
    """

    source: Source
    standing: Standing
    by: str = ""
    why: str = ""
    notice_of: tuple[Notice, ...] = ()

    @property
    def is_on_the_list(self) -> bool:
        """Whether the list tells of it as of a work, or has it as a notice."""
        return self.standing.status in _ON_THE_LIST or bool(self.notice_of)


def look_up(sources: Iterable[Source], held: RetractionList) -> list[LookedUp]:
    """Return what the list says of each source, in their order.

    The DOI decides, and where it finds nothing the PMID. A source without a DOI whose PMID is not
    on the list is unchecked, since many entries of a list have no PMID; so is one whose DOI
    nobody has verified, and which is not on the list by it.
    """
    return [_looked_up(source, held) for source in sources]


def _looked_up(source: Source, held: RetractionList) -> LookedUp:
    doi, pmid = doi_of(source), pmid_of(source)
    notice_of = held.notice_of(doi, pmid)
    found = held.status(doi)
    by = f"DOI {doi}" if doi else ""
    if found.status not in _ON_THE_LIST and pmid is not None:
        other = held.status_of_pmid(pmid)
        if other.status is not RetractionStatus.UNCHECKED:
            found, by = other, f"PMID {pmid}"
    why = "" if found.status in _ON_THE_LIST else _why_unchecked(source, doi, pmid, found)
    if why:
        return LookedUp(source, Standing(RetractionStatus.UNCHECKED), "", why, notice_of)
    return LookedUp(source, found, by, "", notice_of)


def _why_unchecked(source: Source, doi: str | None, pmid: str | None, found: Standing) -> str:
    """Return what keeps a source that is not on the list from having been looked up, if it is."""
    if found.status is RetractionStatus.NONE_FOUND and "doi" in source.details.unchecked:
        return "its DOI is not verified"
    if found.status is RetractionStatus.NONE_FOUND:
        return ""
    if doi is not None:
        return "the list says something of it that is not understood"
    if source.fields.get("doi", "").strip():
        return "its DOI is not one"
    if pmid is not None:
        return "it has no DOI, and many entries of a list have no PMID"
    return "it has no DOI"


def doi_of(source: Source) -> str | None:
    """Return the DOI of a source: of its field, or in its address."""
    fields = source.fields
    if fields.get("doi", "").strip():
        return normalise_doi(fields["doi"])
    return normalise_doi(own_address(fields.get("url", "")))


def pmid_of(source: Source) -> str | None:
    """Return the PMID of a source as digits alone: of its field, or in its address at PubMed."""
    fields = source.fields
    written = fields.get("pmid", "")
    if not written and fields.get("eprinttype", "").casefold() == "pubmed":
        written = fields.get("eprint", "")
    address = pubmed_address(written) or own_address(fields.get("url", ""))
    head, _, rest = address.partition("pubmed.ncbi.nlm.nih.gov/")
    number = rest.partition("/")[0]
    return number.lstrip("0") or None if head and number.isdecimal() else None
