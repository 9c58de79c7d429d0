"""One page a claim, fit to be published as a fact check with its ClaimReview markup."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import quote

from markupsafe import Markup

import claimgrade
from claimgrade.model.article import Article, Correction
from claimgrade.model.assessment import ArticleReview, Assessment
from claimgrade.model.settings import Publisher
from claimgrade.model.vocabulary import Points, Verdict
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.article import article_view
from claimgrade.reports.views.cards import quoted
from claimgrade.reports.views.certainty import CertaintyView, certainty_view
from claimgrade.reports.views.checks import provisional, reason_with_names
from claimgrade.reports.views.claim_review_markup import as_json, claim_review
from claimgrade.reports.views.corrections import CorrectionView, corrections_shown
from claimgrade.reports.views.links import web_address
from claimgrade.reports.views.offered import may_say
from claimgrade.reports.views.parts import (
    Fact,
    Link,
    VerdictSign,
    anchors,
    known,
    recorded,
    verdict_sign,
)
from claimgrade.reports.views.scale import BEST, RATING_VALUES, WORST
from claimgrade.reports.views.sources import (
    ReferenceView,
    cited_keys,
    references,
    styled,
    usual_standing,
)
from claimgrade.reports.words import POINTS, VERDICTS

GOOGLES_LENGTH = 75
"""The length in characters that Google asks a statement of a claim to keep to."""

_VERDICT_SHOWN = re.compile(r'<p class="verdict-word" data-verdict="([a-z-]+)">')


@dataclass(frozen=True, slots=True)
class ClaimReviewView:
    """One claim as its page shows it; ``href`` leads to it from the list of the article's pages.

    ``computed`` is the verdict worked out where the reviewer recorded another.

    ``markup`` is the JSON-LD, empty where none can be made: ``lacking`` then says why. It is told
    to who makes the reports and stands on no page, as it is nothing to a reader.
    """

    name: str
    href: str
    language: str
    quote_language: str
    title: str
    statement: str
    quote: tuple[str, str, str]
    verdict: VerdictSign
    provisional: str
    rating: str
    explanation: str
    computed: VerdictSign | None
    computed_reason: str
    certainty: CertaintyView
    points: str
    may_say: str
    may_say_note: str
    harm: str
    claim_facts: tuple[Fact, ...]
    review_facts: tuple[Fact, ...]
    references: tuple[ReferenceView, ...]
    references_standing: str
    corrections: tuple[CorrectionView, ...]
    card: str
    markup: Markup
    lacking: str
    colophon: str


@dataclass(frozen=True, slots=True)
class ClaimReviewList:
    """The pages of one article, with the list that leads to them."""

    folder: str
    language: str
    title: str
    pages: tuple[ClaimReviewView, ...]
    lacking: str
    colophon: str


def claim_reviews(edition: Edition, found: ArticleReview) -> ClaimReviewList:
    """Return a page for every claim of an article, in the order of the article."""
    ids = anchors("claim", [assessment.id for assessment in found.assessments])
    cited = _cited(edition, found)
    harms = article_view(found, edition.workspace.studies, cited).harms
    harm = harms[0] if harms else ""
    pages = tuple(_page(edition, found, one, ids[one.id], cited, harm) for one in found.assessments)
    return ClaimReviewList(
        folder=found.id,
        language=TEXT["language"],
        title=found.article.title if found.article else found.id,
        pages=pages,
        lacking=site_lacking(edition),
        colophon=_colophon(),
    )


def site_lacking(edition: Edition) -> str:
    """Return why no page of a workspace can have markup; empty where nothing stands against it."""
    publisher = edition.workspace.settings.publisher
    if publisher is None or publisher.site is None:
        return TEXT["claimreview_no_site"]
    return "" if web_address(publisher.site) else TEXT["claimreview_bad_site"]


def page_name(article: str, claim: str) -> str:
    """Return the name of a claim's page below the folder of reports."""
    return f"{article}/claims/{claim}.html"


def page_address(publisher: Publisher, article: str, claim: str) -> str:
    """Return the address of a claim's page on the web; empty where the site has none."""
    site = web_address(publisher.site)
    return f"{site.rstrip('/')}/{quote(page_name(article, claim))}" if site else ""


def _page(
    edition: Edition,
    found: ArticleReview,
    assessment: Assessment,
    anchor: str,
    cited: Mapping[str, ReferenceView],
    harm: str,
) -> ClaimReviewView:
    claim, article = assessment.claim, found.article
    statement = claim.statement or ""
    words, note = may_say(assessment.may_say)
    explanation = reason_with_names(assessment.verdict_reason, assessment)
    own = claim.verdict is not None and assessment.computed_verdict is not assessment.verdict
    corrections = _corrections(article, assessment.id)
    used = [cited[key] for key in cited_keys([assessment])]
    works = tuple(sorted(used, key=attrgetter("number")))
    lacking = site_lacking(edition) or claim_lacking(assessment)
    return ClaimReviewView(
        name=page_name(found.id, assessment.id),
        href=f"claims/{quote(assessment.id)}.html",
        language=TEXT["language"],
        quote_language=article.language if article else "en",
        title=article.title if article else found.id,
        statement=statement or TEXT["no_statement"],
        quote=quoted(claim.quote),
        verdict=verdict_sign(assessment.verdict),
        provisional=provisional(assessment),
        rating=rating_words(assessment.verdict),
        explanation=explanation,
        computed=verdict_sign(assessment.computed_verdict) if own else None,
        computed_reason=(reason_with_names(assessment.computed_reason, assessment) if own else ""),
        certainty=certainty_view(assessment),
        points=_points(assessment),
        may_say=words,
        may_say_note=note,
        harm="" if harm.rstrip(".") in explanation else harm,
        claim_facts=_claim_facts(article),
        review_facts=_review_facts(edition, assessment, corrections),
        references=works,
        references_standing=usual_standing(works),
        corrections=corrections_shown(corrections, {assessment.id: Link("")}),
        card=f"../index.html#{anchor}",
        markup=Markup() if lacking else _markup(edition, found, assessment, corrections),
        lacking=lacking,
        colophon=_colophon(),
    )


def rating_words(verdict: Verdict) -> str:
    """Return a verdict's number with the ends of its scale, or that it has none."""
    value = RATING_VALUES.get(verdict)
    if value is None:
        return TEXT["rating_without_number"]
    return TEXT["rating_with_number"].format(
        value=value,
        worst=WORST,
        worst_word=VERDICTS[Verdict.CONTRADICTED].word.lower(),
        best=BEST,
        best_word=VERDICTS[Verdict.SUPPORTED].word.lower(),
    )


def claim_lacking(assessment: Assessment) -> str:
    """Return why a claim alone can have no markup; a check not made yet is never published."""
    if assessment.verdict is Verdict.UNRESOLVED:
        return TEXT["claimreview_unresolved"]
    return "" if assessment.claim.statement else TEXT["claimreview_no_statement"]


def _points(assessment: Assessment) -> str:
    """Return which way the evidence points; nothing where none of it tests the claim."""
    points = assessment.points
    return "" if points in (None, Points.NOWHERE) else POINTS[points]


def _markup(
    edition: Edition,
    found: ArticleReview,
    assessment: Assessment,
    corrections: Sequence[Correction],
) -> Markup:
    publisher = edition.workspace.settings.publisher
    if publisher is None:
        return Markup()
    return Markup(  # noqa: S704 - no sign that means something in HTML is left in it
        as_json(
            claim_review(
                url=page_address(publisher, found.id, assessment.id),
                statement=assessment.claim.statement or "",
                verdict=assessment.verdict,
                explanation=reason_with_names(assessment.verdict_reason, assessment),
                article=found.article,
                publisher=publisher,
                reviewed_on=_reviewed_on(edition, assessment),
                corrected_on=_corrected_on(corrections),
            )
        )
    )


def _claim_facts(article: Article | None) -> tuple[Fact, ...]:
    if article is None:
        return ()
    return (
        Fact(TEXT["claimed_by"], recorded(article.author)),
        Fact(TEXT["claimed_in"], article.title, web_address(known(article.url))),
        Fact(TEXT["publisher"], recorded(article.publisher)),
        Fact(TEXT["published"], recorded(article.published)),
    )


def _review_facts(
    edition: Edition, assessment: Assessment, corrections: Sequence[Correction]
) -> tuple[Fact, ...]:
    publisher = edition.workspace.settings.publisher
    corrected = _corrected_on(corrections)
    facts = [Fact(TEXT["reviewed_on"], _reviewed_on(edition, assessment) or TEXT["not_recorded"])]
    if corrected:
        facts.append(Fact(TEXT["corrected_on"], corrected))
    if publisher is not None:
        facts.append(Fact(TEXT["reviewed_by"], publisher.name, web_address(publisher.url)))
        if publisher.contact:
            facts.append(Fact(TEXT["contact"], publisher.contact, web_address(publisher.contact)))
    return tuple(facts)


def _reviewed_on(edition: Edition, assessment: Assessment) -> str:
    """Return the day of the latest signature, or the day of the edition where nobody signed."""
    signed = [one.on for one in assessment.details.signatures if one.on is not None]
    return str(max(signed)) if signed else edition.day


def _corrections(article: Article | None, claim: str) -> tuple[Correction, ...]:
    return tuple(c for c in article.corrections if c.claim == claim) if article else ()


def _corrected_on(corrections: Sequence[Correction]) -> str:
    days: list[datetime.date] = [entry.on for entry in corrections]
    return str(max(days)) if days else ""


def _cited(edition: Edition, found: ArticleReview) -> Mapping[str, ReferenceView]:
    """Return the works that an article's claims cite, numbered as in the whole review."""
    keys = cited_keys(found.assessments)
    workspace = edition.workspace
    cited = references(
        keys, workspace.sources, {}, styled(workspace, keys, edition.cache, ready=edition.in_style)
    )
    return {entry.key: entry for entry in cited}


def _colophon() -> str:
    return TEXT["made_with"].format(version=claimgrade.__version__)


def verdict_on(page: str) -> Verdict | None:
    """Return the verdict that a claim's rendered page shows; ``None`` where it shows none."""
    shown = _VERDICT_SHOWN.search(page)
    known_words = {verdict.value: verdict for verdict in Verdict}
    return known_words.get(shown[1]) if shown else None
