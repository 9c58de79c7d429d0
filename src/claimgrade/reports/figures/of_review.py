"""All figures of a review, by the names under which its templates ask for them."""

from collections.abc import Iterator, Mapping

from claimgrade.reports.figures.standalone import Picture, drawn
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.review import ReviewView


def review_pictures(view: ReviewView) -> Mapping[str, Picture]:
    """Return the figures of a review by the names under which its templates ask for them.

    ``QUESTION-studies`` and ``QUESTION-reviews`` are forest plots, ``CLAIM-strip-1`` and so on
    the strips of the numbers of a claim; the names start with the anchor.
    """
    return dict(_pictures(view))


def _pictures(view: ReviewView) -> Iterator[tuple[str, Picture]]:
    for card in view.cards:
        strips = (line for line in card.ledger if line.strip is not None)
        for index, line in enumerate(strips, start=1):
            if line.strip is not None:
                name = TEXT["strip_name"] + line.claimed
                yield f"{card.anchor}-strip-{index}", drawn(line.strip, name, line.strip_caption)
    for pool in view.pools:
        if pool.studies is not None:
            picture = drawn(pool.studies, pool.words.outcome, pool.studies_caption)
            yield f"{pool.anchor}-studies", picture
        if pool.reviews is not None:
            name, caption = TEXT["pools_beside"], pool.reviews_caption
            yield f"{pool.anchor}-reviews", drawn(pool.reviews, name, caption)
