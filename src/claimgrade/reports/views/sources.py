"""The works that a review cites: the numbered list of references and their short names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimgrade.library.identifiers import doi_address, pubmed_address
from claimgrade.library.references import Reference, reference
from claimgrade.model.article import Interest
from claimgrade.model.assessment import Assessment
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import RecordStatus
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.links import web_address
from claimgrade.reports.views.parts import Link, listed
from claimgrade.reports.words import RETRACTIONS, Sign


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """One entry of the list of references."""

    number: int
    anchor: str
    key: str
    short: str
    text: str
    links: tuple[Link, ...]
    retraction: Sign
    retraction_detail: str
    notice: Link
    unchecked: bool
    notes: str
    used_in: tuple[Link, ...]


def cited_keys(
    assessments: Iterable[Assessment], interests: Iterable[Interest] = ()
) -> tuple[str, ...]:
    """Return the keys of all sources cited: by claims in their order, then by interests."""
    seen: dict[str, None] = {}
    for assessment in assessments:
        for line in assessment.claim.evidence:
            if line.source is not None:
                seen.setdefault(line.source)
    for interest in interests:
        if interest.source is not None:
            seen.setdefault(interest.source)
    return tuple(seen)


def references(
    keys: Sequence[str], sources: Mapping[str, Source], used_in: Mapping[str, tuple[Link, ...]]
) -> tuple[ReferenceView, ...]:
    """Return the numbered references of the keys, in their order; an unknown key says so."""
    return tuple(
        _reference_view(number, key, sources.get(key), used_in.get(key, ()))
        for number, key in enumerate(keys, start=1)
    )


def _reference_view(
    number: int, key: str, source: Source | None, used_in: tuple[Link, ...]
) -> ReferenceView:
    made = reference(source) if source else None
    retraction = source.details.retraction if source else None
    status = RETRACTIONS[(source or Source(key, "misc")).retraction_status]
    detail = listed(
        [
            f"looked up {retraction.on}" if retraction and retraction.on else "",
            retraction.list or "" if retraction else "",
        ]
    )
    return ReferenceView(
        number=number,
        anchor=f"ref-{number}",
        key=key,
        short=made.short if made else key,
        text=made.text if made else f"{key}: {TEXT['no_entry']}",
        links=_links(source, made),
        retraction=status,
        retraction_detail=detail,
        notice=_notice(retraction.notice if retraction else None),
        unchecked=source is not None and _unchecked(source),
        notes=(source.details.notes or "") if source else "",
        used_in=used_in,
    )


def _links(source: Source | None, made: Reference | None) -> tuple[Link, ...]:
    if source is None or made is None:
        return ()
    doi, page = doi_address(made.doi) or "", web_address(made.url)
    pubmed = pubmed_address(source.fields.get("pmid")) or ""
    links = [Link("DOI", doi), Link("PubMed", pubmed)]
    if page not in (doi, pubmed):
        links.append(Link(TEXT["web_page"], page))
    return tuple(link for link in links if link.href)


def _notice(doi: str | None) -> Link:
    return Link(TEXT["notice"], doi_address(doi) or "")


def _unchecked(source: Source) -> bool:
    details = source.details
    return bool(details.unchecked) or details.record is RecordStatus.UNCHECKED
