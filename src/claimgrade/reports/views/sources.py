"""The works that a review cites: the numbered list of references and their short names."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from claimgrade.library.csl import FormattedReference, Piece, format_references, workspace_style
from claimgrade.library.identifiers import doi_address, pubmed_address
from claimgrade.library.references import Reference, reference
from claimgrade.model.article import Interest
from claimgrade.model.assessment import ArticleReview, Assessment, Outcome
from claimgrade.model.fields import Unknown
from claimgrade.model.settings import PLAIN_STYLE
from claimgrade.model.source import Source
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Design, RecordStatus, RetractionStatus
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.links import web_address
from claimgrade.reports.views.parts import Link, counted, listed
from claimgrade.reports.words import RETRACTIONS, Sign
from claimgrade.workspace.workspace import Workspace

_TITLE_WORDS = 4
_YEAR = re.compile(r"\b\d{4}\b")
SERIOUS = (RetractionStatus.RETRACTED, RetractionStatus.CONCERN)
_FROM_PRACTICE = (Design.PRACTICE_EVIDENCE, Design.OPINION)

QUOTE_MISMATCH = "SI03"


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """One entry of the list of references.

    ``pieces`` are its text, with the identifiers it prints as links, ``links`` those it does not
    print. ``short`` names the work where it is cited, and says there if it is retracted; ``year``
    is ``None`` where none is recorded. ``usual`` means that no retraction was found, in the list
    that most references were looked up in.
    """

    number: int
    anchor: str
    key: str
    short: str
    year: int | None
    pieces: tuple[Piece, ...]
    links: tuple[Link, ...]
    status: RetractionStatus
    retraction: Sign
    retraction_detail: str
    usual: bool
    notice: Link
    unchecked: bool
    notes: str
    used_in_lead: str
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


def styled(
    workspace: Workspace,
    keys: Iterable[str],
    cache: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Mapping[str, FormattedReference]:
    """Return the works of some keys in the citation style of a workspace; none in the plain one.

    With ``cache`` what was printed before is not made again. ``progress`` is told of each that
    is made. Raises ``StyleError`` where the style cannot be used.
    """
    style = workspace.settings.style
    if style == PLAIN_STYLE:
        return {}
    cited = [workspace.sources[key] for key in keys if key in workspace.sources]
    path = workspace_style(style, workspace.root)
    return format_references(cited, path, cache=cache, progress=progress)


def references(
    keys: Sequence[str],
    sources: Mapping[str, Source],
    used_in: Mapping[str, tuple[Link, ...]],
    in_style: Mapping[str, FormattedReference] = MappingProxyType({}),
) -> tuple[ReferenceView, ...]:
    """Return the numbered references of the keys, in their order; an unknown key says so.

    Those in ``in_style`` are printed as it has them, the others plain.
    """
    cited = [
        _reference_view(number, key, sources.get(key), used_in.get(key, ()), in_style.get(key))
        for number, key in enumerate(keys, start=1)
    ]
    clear = RETRACTIONS[RetractionStatus.NONE_FOUND]
    details = Counter(entry.retraction_detail for entry in cited if entry.retraction == clear)
    commonest = next((detail for detail, _ in details.most_common(1)), None)
    return tuple(
        replace(entry, usual=entry.retraction == clear and entry.retraction_detail == commonest)
        for entry in cited
    )


def usual_standing(cited: Sequence[ReferenceView]) -> str:
    """Return for how many references no retraction was found, and where that was looked up."""
    usual = [entry for entry in cited if entry.usual]
    if not usual:
        return ""
    detail = usual[0].retraction_detail
    said = TEXT["standing_usual"].format(
        count=len(usual),
        sources=counted(len(cited), "reference"),
        detail=f" ({detail})" if detail else "",
    )
    return said if len(usual) == len(cited) else f"{said} {TEXT['standing_rest']}"


def standing(
    review: ArticleReview, cited: Sequence[ReferenceView], studies: Mapping[str, Study]
) -> tuple[str, ...]:
    """Return how the sources of an article stand, in one sentence each, every count with its sum.

    What nobody has looked up is counted as such, never with what was looked up.
    """
    lines = [line for a in review.assessments for line in a.claim.evidence]
    keys = dict.fromkeys(line.source for line in lines if line.source is not None)
    said = [
        _retractions(cited),
        _quotations(review.assessments),
        _interests([studies[key] for key in keys if key in studies]),
        _practice([studies.get(line.source or "") for line in lines]),
    ]
    return tuple(words for words in said if words)


def _retractions(cited: Sequence[ReferenceView]) -> str:
    if not cited:
        return ""
    unchecked = sum(1 for one in cited if one.retraction == RETRACTIONS[RetractionStatus.UNCHECKED])
    return TEXT["standing_retraction"].format(
        checked=len(cited) - unchecked,
        sources=counted(len(cited), "source"),
        unchecked=unchecked,
    )


def _quotations(assessments: Iterable[Assessment]) -> str:
    """Return for how many claims a quotation could be held against a stored text."""
    outcomes = [
        result.outcome
        for assessment in assessments
        for result in assessment.results
        if result.code == QUOTE_MISMATCH and assessment.claim.evidence
    ]
    if not outcomes:
        return ""
    rest = sum(1 for outcome in outcomes if outcome is Outcome.NOT_APPLICABLE)
    return TEXT["standing_quotes"].format(
        compared=len(outcomes) - rest, claims=counted(len(outcomes), "claim"), rest=rest
    )


def _interests(studies: Sequence[Study]) -> str:
    if not studies:
        return ""
    unknown = sum(1 for study in studies if isinstance(study.funding, Unknown))
    absent = sum(1 for study in studies if study.funding is None)
    return TEXT["standing_interests"].format(
        recorded=len(studies) - unknown - absent,
        studies=counted(len(studies), "study"),
        unknown=unknown,
        absent=absent,
    )


def _practice(studies: Iterable[Study | None]) -> str:
    """Return how many lines of evidence come from practice; nothing if none does."""
    of_practice = [
        study for study in studies if study is not None and study.design in _FROM_PRACTICE
    ]
    if not of_practice:
        return ""
    return TEXT["standing_practice"].format(
        lines=counted(len(of_practice), "line"),
        systematic=sum(1 for study in of_practice if study.systematic is True),
    )


def _reference_view(
    number: int,
    key: str,
    source: Source | None,
    used_in: tuple[Link, ...],
    in_style: FormattedReference | None,
) -> ReferenceView:
    made = reference(source) if source else None
    retraction = source.details.retraction if source else None
    status = (source or Source(key, "misc")).retraction_status
    detail = listed(
        [
            TEXT["looked_up_on"].format(day=retraction.on) if retraction and retraction.on else "",
            retraction.list or "" if retraction else "",
        ]
    )
    text = made.text if made else f"{key}: {TEXT['no_entry']}"
    pieces, links = _identified(text, made, _links(source, made))
    if in_style is not None:
        pieces = in_style.pieces
        printed = {piece.href for piece in pieces}
        links = tuple(link for link in _links(source, made) if link.href not in printed)
    return ReferenceView(
        number=number,
        anchor=f"ref-{number}",
        key=key,
        short=_marked(_short(made, key), source),
        year=_year(made),
        pieces=pieces,
        links=links,
        status=status,
        retraction=RETRACTIONS[status],
        retraction_detail=detail,
        usual=False,
        notice=_notice(retraction.notice if retraction else None),
        unchecked=source is not None and _unchecked(source),
        notes=(source.details.notes or "") if source else "",
        used_in_lead=TEXT["used_in_one" if len(used_in) == 1 else "used_in_many"],
        used_in=used_in,
    )


def _year(made: Reference | None) -> int | None:
    found = _YEAR.search(made.year) if made is not None else None
    return int(found.group()) if found else None


def _marked(short: str, source: Source | None) -> str:
    """Return a work's short name, with what readers must know wherever it is cited."""
    if source is None or source.retraction_status not in SERIOUS:
        return short
    return f"{short} ({RETRACTIONS[source.retraction_status].word})"


def _short(made: Reference | None, key: str) -> str:
    """Return author and year; without an author the first words of the title, in quotes."""
    if made is None or made.authors or not made.title:
        return made.short if made else key
    words = made.title.split()
    cut = " ".join(words[:_TITLE_WORDS]).rstrip(".,:;") + "…"
    title = cut if len(words) > _TITLE_WORDS else made.title
    return f"“{title}” {made.year}".rstrip()


def _identified(
    text: str, made: Reference | None, links: tuple[Link, ...]
) -> tuple[tuple[Piece, ...], tuple[Link, ...]]:
    """Return a reference with the identifier it prints as a link, and the links that are left."""
    for link in links:
        printed = _printed(link, made) if made else ""
        before, found, rest = text.rpartition(f" {printed}")
        if found:
            others = tuple(other for other in links if other is not link)
            cut = (Piece(f"{before} "), Piece(printed, href=link.href), Piece(rest))
            return tuple(piece for piece in cut if piece.text), others
    return (Piece(text),), links


def _printed(link: Link, made: Reference) -> str:
    """Return how the text of a reference prints what a link leads to."""
    number = link.href.rstrip("/").rpartition("/")[2]
    if link.text == "DOI":
        return f"doi:{made.doi}"
    if link.text == "PubMed":
        return f"PMID {number}"
    return number if number.startswith("PMC") else link.href


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
