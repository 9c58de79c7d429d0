"""The first page: every claim of every article, with its verdict and what may be said."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import claimgrade
from claimgrade.model.assessment import ArticleReview, Assessment, Review
from claimgrade.reports.catalogue import READINGS
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.corrections import CorrectionView, corrections_shown
from claimgrade.reports.views.offered import may_say
from claimgrade.reports.views.parts import Link, VerdictSign, anchors, counted, known, verdict_sign
from claimgrade.reports.views.reading_list_places import FOLDER, lists_apart
from claimgrade.reports.views.summary import VerdictCount, verdict_counts
from claimgrade.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """One claim in plain words, its verdict and the sentence that may be said.

    ``anchor`` is the place of its card, in the review as on the page of cue cards.
    """

    number: int
    anchor: str
    statement: str
    verdict: VerdictSign
    say: str


@dataclass(frozen=True, slots=True)
class ListedReading:
    """A way to read the review of an article; ``pages`` holds its first file by format."""

    name: str
    pages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListedReview:
    """One article: what it can be read in, the counts of its verdicts, its claims."""

    folder: str
    language: str
    title: str
    author: str
    claims: str
    readings: tuple[ListedReading, ...]
    verdicts: tuple[VerdictCount, ...]
    entries: tuple[ListedClaim, ...]
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """All reviews of a workspace, and the reading lists that are of no one article."""

    language: str
    title: str
    as_of: str
    reviews: tuple[ListedReview, ...]
    lists: tuple[ListedReading, ...]
    colophon: str


def build_listing(
    workspace: Workspace, review: Review, as_of: datetime.date | None = None
) -> ListingView:
    """Return every claim of every article, article by article and in the article's order."""
    return ListingView(
        language=TEXT["language"],
        title=workspace.settings.title or TEXT["reviews"],
        as_of=str(as_of or workspace.settings.as_of or ""),
        reviews=tuple(_listed(found) for found in review.articles),
        lists=tuple(_lists(workspace, review)),
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
    )


def _lists(workspace: Workspace, review: Review) -> Iterator[ListedReading]:
    for name, saved in lists_apart(workspace.reading_lists, review.articles).items():
        pages = {"html": f"{FOLDER}/{name}.html", "markdown": f"{FOLDER}/{name}.md"}
        yield ListedReading(saved.title, pages)


def _listed(found: ArticleReview) -> ListedReview:
    article = found.article
    return ListedReview(
        folder=found.id,
        language=article.language if article else "en",
        title=article.title if article else found.id,
        author=known(article.author) if article else "",
        claims=counted(len(found.assessments), "claim"),
        readings=tuple(_readings(found.id)),
        verdicts=verdict_counts(found.assessments),
        entries=tuple(_entries(found)),
        corrections=_corrections(found),
    )


def _corrections(found: ArticleReview) -> tuple[CorrectionView, ...]:
    """Return the corrections of an article, each with the place of its claim in the review."""
    entries = {entry.id: entry for entry in found.assessments}
    ids = anchors("claim", list(entries))
    links = {
        name: Link(entries[name].claim.statement or name, f"#{anchor}")
        for name, anchor in ids.items()
    }
    return corrections_shown(found.article.corrections if found.article else (), links)


def _readings(folder: str) -> Iterator[ListedReading]:
    """Yield the readings of an article that are kept, with their first page in each format."""
    for reading in READINGS.values():
        kept = {
            format_name: f"{folder}/{reading.pages[format_name]}"
            for format_name in reading.committed
            if format_name in reading.pages
        }
        if kept:
            usual = reading.name.replace("-", " ").capitalize()
            yield ListedReading(TEXT.get(f"reading_{reading.name}", usual), kept)


def _entries(found: ArticleReview) -> Iterator[ListedClaim]:
    ids = anchors("claim", [assessment.id for assessment in found.assessments])
    for number, assessment in enumerate(found.assessments, start=1):
        yield _entry(assessment, number, ids[assessment.id])


def _entry(assessment: Assessment, number: int, anchor: str) -> ListedClaim:
    said, _ = may_say(assessment.may_say)
    return ListedClaim(
        number=number,
        anchor=anchor,
        statement=assessment.claim.statement or TEXT["no_statement"],
        verdict=verdict_sign(assessment.verdict),
        say=said or TEXT["no_may_say"],
    )
