"""The review of one article, from its title to its disclosure."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import claimgrade
from claimgrade.library.csl import FormattedReference
from claimgrade.library.labels import told_apart
from claimgrade.model.article import Article, Disclosure, Interest
from claimgrade.model.assessment import ArticleReview, Assessment, Review
from claimgrade.model.fields import Unknown
from claimgrade.model.plain import field_names
from claimgrade.model.settings import Settings
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.article import ArticleView, article_view
from claimgrade.reports.views.article_agreement import ArticleAgreement, article_agreement
from claimgrade.reports.views.article_argument import ArticleArgument, article_argument
from claimgrade.reports.views.article_pools import ArticlePool, article_pools
from claimgrade.reports.views.cards import Card, Surroundings, card, source_link
from claimgrade.reports.views.corrections import CorrectionView, corrections_shown
from claimgrade.reports.views.links import web_address
from claimgrade.reports.views.method import Legend, Method, legend, method
from claimgrade.reports.views.parts import Fact, Link, anchors, known, recorded
from claimgrade.reports.views.record import RecordEntry, record_entries
from claimgrade.reports.views.sources import (
    ReferenceView,
    cited_keys,
    recorded_interests,
    references,
    standing,
    styled,
    usual_standing,
)
from claimgrade.reports.views.summary import IndexGroup, Summary, index_groups, summary
from claimgrade.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class InterestView:
    """A stake of the article's author or publisher, whether declared, and what shows it."""

    what: str
    declared: str
    source: Link


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """How the review was made, the stakes of the article's author, and what was corrected."""

    facts: tuple[Fact, ...]
    interests: tuple[InterestView, ...]
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Everything that a report of one article shows, decided and worded; no markup."""

    id: str
    language: str
    quote_language: str
    title: str
    facts: tuple[Fact, ...]
    as_of: str
    summary: Summary
    article: ArticleView
    index: tuple[IndexGroup, ...]
    cards: tuple[Card, ...]
    pools: tuple[ArticlePool, ...]
    argument: ArticleArgument
    agreement: ArticleAgreement | None
    references: tuple[ReferenceView, ...]
    references_standing: str
    standing: tuple[str, ...]
    method: Method
    legend: Legend
    record: tuple[RecordEntry, ...]
    disclosure: DisclosureView
    colophon: str


def build(
    workspace: Workspace,
    review: Review,
    article_id: str,
    as_of: datetime.date | None = None,
    cache: bool = True,
    in_style: Mapping[str, FormattedReference] | None = None,
    asks: bool = True,
) -> ReviewView:
    """Return the report of one article as a view: decided, worded and free of markup.

    ``as_of`` is the day shown on the report; the workspace's own if left out. With ``cache``
    references in a citation style are kept from one run to the next; ``in_style`` are those that
    have been printed already; ``asks`` is false where no study names a question. Raises
    ``KeyError`` for an article that is not in the review, ``StyleError`` for a style that cannot
    be used.
    """
    found = _found(review, article_id)
    article = found.article
    assessments = found.assessments
    links = _claim_links(assessments)
    in_style = styled(workspace, _cited_keys(found), cache, ready=in_style)
    cited = _cited(found, workspace, links, in_style)
    around = _surroundings(found, workspace, cited, links, as_of)
    cards = tuple(card(a, number, around) for number, a in enumerate(assessments, start=1))
    day = str(as_of or workspace.settings.as_of or "")
    return ReviewView(
        id=article_id,
        language=TEXT["language"],
        quote_language=article.language if article else "en",
        title=article.title if article else article_id,
        facts=_title_block(found, workspace.settings, day),
        as_of=day,
        summary=summary(found),
        article=article_view(found, workspace.studies, around.references),
        index=index_groups(cards),
        cards=cards,
        pools=article_pools(found, workspace, asks),
        argument=article_argument(assessments, links),
        agreement=article_agreement(assessments, links),
        references=cited,
        references_standing=usual_standing(cited),
        standing=standing(found, cited, workspace.studies),
        method=method(found, cited, workspace),
        legend=legend(),
        record=record_entries(found, review.findings, links, _study_links(workspace, cited)),
        disclosure=_disclosure(article, around),
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
    )


def build_card(workspace: Workspace, review: Review, article_id: str, claim_id: str) -> Card:
    """Return the card of one claim as :func:`build` has it; nothing is worked out of the others.

    Raises ``KeyError`` for an article or a claim that is not in the review.
    """
    workspace = told_apart(workspace)
    found = _found(review, article_id)
    links = _claim_links(found.assessments)
    cited = _cited(found, workspace, links, {})
    around = _surroundings(found, workspace, cited, links, None)
    for number, assessment in enumerate(found.assessments, start=1):
        if assessment.id == claim_id:
            return card(assessment, number, around)
    raise KeyError(claim_id)


def _found(review: Review, article_id: str) -> ArticleReview:
    found = next((entry for entry in review.articles if entry.id == article_id), None)
    if found is None:
        raise KeyError(article_id)
    return found


def _cited(
    found: ArticleReview,
    workspace: Workspace,
    links: Mapping[str, Link],
    in_style: Mapping[str, FormattedReference],
) -> tuple[ReferenceView, ...]:
    """Return the works that an article's claims cite, numbered in the order of the claims."""
    used_in = _used_in(found.assessments, links)
    return references(_cited_keys(found), workspace.sources, used_in, in_style)


def _study_links(workspace: Workspace, cited: Sequence[ReferenceView]) -> dict[str, Link]:
    """Return, by the path of its record, the reference of each cited study."""
    return {
        workspace.locate_in_study(entry.key).path: Link(entry.short, f"#{entry.anchor}")
        for entry in cited
        if entry.key in workspace.studies
    }


def _cited_keys(found: ArticleReview) -> tuple[str, ...]:
    return cited_keys(found.assessments, recorded_interests(found.article))


def _surroundings(
    found: ArticleReview,
    workspace: Workspace,
    cited: Sequence[ReferenceView],
    links: Mapping[str, Link],
    as_of: datetime.date | None,
) -> Surroundings:
    by_key = {entry.key: entry for entry in cited}
    harms = article_view(found, workspace.studies, by_key).harms
    return Surroundings(
        studies=workspace.studies,
        references=by_key,
        links=links,
        carries=_carries(found.assessments),
        harm_note=harms[0] if harms else "",
        as_of=as_of or workspace.settings.as_of,
        published=_year(found.article),
        searched_on=_searched_on(found.article),
    )


def _year(article: Article | None) -> int | None:
    published = known(article.published) if article else ""
    return int(published[:4]) if published else None


def _searched_on(article: Article | None) -> datetime.date | None:
    return article.disclosure.searched_on if article and article.disclosure else None


def _claim_links(assessments: Sequence[Assessment]) -> dict[str, Link]:
    ids = anchors("claim", [assessment.id for assessment in assessments])
    return {
        assessment.id: Link(
            f"{number}. {assessment.claim.statement or assessment.id}", f"#{ids[assessment.id]}"
        )
        for number, assessment in enumerate(assessments, start=1)
    }


def _used_in(
    assessments: Sequence[Assessment], links: Mapping[str, Link]
) -> dict[str, tuple[Link, ...]]:
    used: dict[str, dict[str, Link]] = {}
    for number, assessment in enumerate(assessments, start=1):
        for line in assessment.claim.evidence:
            if line.source is not None:
                link = Link(str(number), links[assessment.id].href)
                used.setdefault(line.source, {})[assessment.id] = link
    return {key: tuple(claims.values()) for key, claims in used.items()}


def _carries(assessments: Sequence[Assessment]) -> dict[str, list[str]]:
    carried: dict[str, list[str]] = {}
    for assessment in assessments:
        for premise in assessment.claim.builds_on:
            carried.setdefault(premise, []).append(assessment.id)
    return carried


def _title_block(review: ArticleReview, settings: Settings, day: str) -> tuple[Fact, ...]:
    article = review.article
    publisher = settings.publisher
    facts = []
    if article is not None:
        facts = [
            Fact(TEXT["author"], recorded(article.author)),
            Fact(TEXT["publisher"], recorded(article.publisher)),
            Fact(TEXT["published"], recorded(article.published)),
            Fact(TEXT["address"], recorded(article.url), web_address(known(article.url))),
        ]
    facts.append(Fact(TEXT["claims_reviewed"], str(len(review.assessments))))
    facts.append(Fact(TEXT["as_of"], day or TEXT["not_recorded"]))
    if publisher is not None:
        facts.append(Fact(TEXT["reviewed_by"], publisher.name, web_address(publisher.url)))
        if publisher.contact:
            facts.append(Fact(TEXT["contact"], publisher.contact, web_address(publisher.contact)))
    return tuple(facts)


def _disclosure(article: Article | None, around: Surroundings) -> DisclosureView:
    made = article.disclosure if article else None
    names = ("judged_by", *(name for name in field_names(Disclosure) if name != "judged_by"))
    facts = tuple(Fact(TEXT[name], recorded(getattr(made, name, None))) for name in names)
    corrections = article.corrections if article else ()
    return DisclosureView(
        facts=facts,
        interests=_interests(article, around),
        corrections=corrections_shown(corrections, around.links),
    )


def _interests(article: Article | None, around: Surroundings) -> tuple[InterestView, ...]:
    interests = article.interests if article else None
    if interests is None:
        return (InterestView(TEXT["interests_absent"], "", Link("")),)
    if isinstance(interests, Unknown):
        return (InterestView(TEXT["interests_unknown"], "", Link("")),)
    shown = tuple(
        InterestView(
            interest.what.rstrip().removesuffix("."),
            _declared(interest),
            source_link(interest.source, around),
        )
        for interest in interests
    )
    return shown or (InterestView(TEXT["interests_none"], "", Link("")),)


def _declared(interest: Interest) -> str:
    if interest.declared is None:
        return TEXT["declared_absent"]
    if isinstance(interest.declared, Unknown):
        return TEXT["declared_unknown"]
    return TEXT["declared_yes"] if interest.declared else TEXT["declared_no"]
