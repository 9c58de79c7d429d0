"""The works that a review cites: the numbered list of references and their short names."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from claimgrade.library.csl import FormattedReference, Piece, format_references, workspace_style
from claimgrade.model.article import Article, Interest
from claimgrade.model.assessment import ArticleReview, Assessment, Outcome
from claimgrade.model.claim import Claim
from claimgrade.model.fields import Unknown
from claimgrade.model.settings import PLAIN_STYLE
from claimgrade.model.source import Source
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Design, RecordStatus, RetractionStatus
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.cited_works import CitedWork, cited_work, unknown_work
from claimgrade.reports.views.parts import Link, counted, listed
from claimgrade.reports.words import RETRACTIONS, Sign
from claimgrade.workspace.workspace import Workspace

_FROM_PRACTICE = (Design.PRACTICE_EVIDENCE, Design.OPINION)

QUOTE_MISMATCH = "SI03"


class ReferenceView(NamedTuple):
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
    return keys_cited((assessment.claim for assessment in assessments), interests)


def keys_cited(claims: Iterable[Claim], interests: Iterable[Interest] = ()) -> tuple[str, ...]:
    """Return the keys as :func:`cited_keys` does, of claims that need not be assessed."""
    seen: dict[str, None] = {}
    for claim in claims:
        for line in claim.evidence:
            if line.source is not None:
                seen.setdefault(line.source)
    for interest in interests:
        if interest.source is not None:
            seen.setdefault(interest.source)
    return tuple(seen)


def recorded_interests(article: Article | None) -> tuple[Interest, ...]:
    """Return the stakes recorded of an article's author and publisher."""
    interests = article.interests if article else None
    return interests if isinstance(interests, tuple) else ()


def styled(
    workspace: Workspace,
    keys: Iterable[str],
    cache: bool = True,
    progress: Callable[[int, int], None] | None = None,
    ready: Mapping[str, FormattedReference] | None = None,
) -> Mapping[str, FormattedReference]:
    """Return the works of some keys in the citation style of a workspace; none in the plain one.

    With ``cache`` what was printed before is not made again. ``progress`` is told of each that
    is made. What is ``ready`` is returned where it has all of them. Raises ``StyleError`` where
    the style cannot be used.
    """
    style = workspace.settings.style
    if style == PLAIN_STYLE:
        return {}
    cited = [workspace.sources[key] for key in keys if key in workspace.sources]
    if ready is not None and all(source.key in ready for source in cited):
        return ready
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
    works = [cited_work(sources[key]) if key in sources else unknown_work(key) for key in keys]
    details = Counter(work.detail for work in works if work.clear)
    commonest = next((detail for detail, _ in details.most_common(1)), None)
    return tuple(
        _reference_view(
            number,
            key,
            sources.get(key),
            work,
            used_in.get(key, ()),
            in_style.get(key),
            usual=work.clear and work.detail == commonest,
        )
        for number, (key, work) in enumerate(zip(keys, works, strict=True), start=1)
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
    others = _others(entry for entry in cited if not entry.usual)
    return f"{said} {TEXT['standing_rest'].format(rest=others)}" if others else said


_STANDING_WORDS = {
    RetractionStatus.NONE_FOUND: "standing_elsewhere",
    RetractionStatus.UNCHECKED: "standing_unchecked",
}
"""Standings that need other words with a number than as a label."""


def _others(others: Iterable[ReferenceView]) -> str:
    """Return how works stand whose standing is not the usual one, each count with its words."""
    counts = Counter(
        TEXT.get(_STANDING_WORDS.get(entry.status, ""), entry.retraction.word) for entry in others
    )
    return listed((f"{count} {words}" for words, count in counts.items()), "; ")


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
    shown: CitedWork,
    used_in: tuple[Link, ...],
    in_style: FormattedReference | None,
    *,
    usual: bool,
) -> ReferenceView:
    pieces, links = shown.pieces, shown.left
    if in_style is not None:
        pieces = in_style.pieces
        printed = {piece.href for piece in pieces}
        links = tuple(link for link in shown.links if link.href not in printed)
    if source is not None and source.letter:
        pieces = (Piece(TEXT["cited_as"].format(name=shown.short)), *pieces)
    return ReferenceView(
        number=number,
        anchor=f"ref-{number}",
        key=key,
        short=shown.short,
        year=shown.year,
        pieces=pieces,
        links=links,
        status=shown.status,
        retraction=RETRACTIONS[shown.status],
        retraction_detail=shown.detail,
        usual=usual,
        notice=shown.notice,
        unchecked=source is not None and _unchecked(source),
        notes=(source.details.notes or "") if source else "",
        used_in_lead=TEXT["used_in_one" if len(used_in) == 1 else "used_in_many"],
        used_in=used_in,
    )


def _unchecked(source: Source) -> bool:
    details = source.details
    return bool(details.unchecked) or details.record is RecordStatus.UNCHECKED
