"""The questions that several studies of a review answer, their results side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimgrade.assess.case import Context
from claimgrade.assess.pooling.pools import pool_of_outcome
from claimgrade.assess.pooling.subjects import subjects
from claimgrade.model.assessment import ArticleReview
from claimgrade.model.pooled import Pool
from claimgrade.reports.figures.forest import Forest, forest, forest_of_reviews
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import anchors, sentence
from claimgrade.reports.views.pool import PoolView, pool_view
from claimgrade.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ArticlePool:
    """One question: its results in words, and drawn where two or more have a value.

    ``studies`` draws single studies, ``reviews`` the published pooled results beside them.
    """

    anchor: str
    words: PoolView
    studies: Forest | None
    studies_caption: str
    reviews: Forest | None
    reviews_caption: str


def article_pools(
    found: ArticleReview, workspace: Workspace, asks: bool = True
) -> tuple[ArticlePool, ...]:
    """Return the questions that studies of this article's claims answer, the fullest first.

    A question is one that study records name (``comparisons``) and that two or more sets of
    people answer. After them come the outcomes of claims of which two results or more could be
    weighed without a question being named. ``asks`` is false where no study names a question.
    """
    cited = {line.source for entry in found.assessments for line in entry.claim.evidence}
    keys = {key for key in cited if key is not None}
    named = tuple(_of_questions(workspace, keys)) if asks else ()
    shown = {(one.study, one.result) for pool in named for one in pool.entries}
    pools = (*named, *_of_claims(found, shown, {pool.outcome for pool in named}))
    ids = anchors("question", [pool.outcome for pool in pools])
    return tuple(_drawn(pool, ids[pool.outcome]) for pool in pools)


def _of_questions(workspace: Workspace, cited: set[str]) -> Iterator[Pool]:
    context = Context(workspace, workspace.settings.as_of)
    for subject in subjects(context):
        if subject.is_question and subject.data_sets > 1:
            pool = pool_of_outcome(context, subject.name)
            entered = {one.study for one in (*pool.entries, *pool.beside)}
            if cited & (entered | {one.study for one in pool.left_out}):
                yield pool


def _of_claims(
    found: ArticleReview, shown: set[tuple[str, str]], names: set[str]
) -> tuple[Pool, ...]:
    """Return what claims rest on where no question shows it, of one outcome the fullest."""
    fullest: dict[str, Pool] = {}
    for assessment in found.assessments:
        pool = assessment.details.pool
        if pool is None or len(pool.entries) < 2 or pool.outcome in names:
            continue
        if all((one.study, one.result) in shown for one in pool.entries):
            continue
        known = fullest.get(pool.outcome)
        if known is None or len(pool.entries) > len(known.entries):
            fullest[pool.outcome] = pool
    return tuple(fullest.values())


def _drawn(pool: Pool, anchor: str) -> ArticlePool:
    words, studies, reviews = pool_view(pool), forest(pool), forest_of_reviews(pool)
    name = "pool_figure_pooled" if pool.pooled is not None else "pool_figure"
    return ArticlePool(
        anchor,
        words,
        studies,
        _caption(TEXT[name].format(sign=sentence(words.sign)), studies),
        reviews,
        _caption(TEXT["pool_figure_reviews"], reviews),
    )


def _caption(words: str, plot: Forest | None) -> str:
    """Return what the signs of a plot mean, those for bias where there are any."""
    if plot is None:
        return ""
    return words + (TEXT["plot_bias"] if any(row.mark for row in plot.rows) else "")
