"""All figures of a review, by the names under which its templates ask for them."""

from collections.abc import Iterator, Mapping

from claimgrade.reports.figures.standalone import Picture, drawn
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.review import ReviewView


def review_pictures(view: ReviewView) -> Mapping[str, Picture]:
    """Return the figures of a review by the names under which its templates ask for them.

    They are in the order in which a report has them. ``CLAIM-years`` and ``CLAIM-fit`` are the
    timeline and the directness of the evidence of a claim, ``CLAIM-strip-1`` and so on the strips
    of its numbers; ``QUESTION-studies`` and ``QUESTION-reviews`` are forest plots; the names start
    with the anchor. ``argument`` is the map of the argument.
    """
    return dict(_pictures(view))


def _pictures(view: ReviewView) -> Iterator[tuple[str, Picture]]:
    for card in view.cards:
        if card.timeline is not None:
            picture = drawn(card.timeline, TEXT["time_name"], card.timeline.caption)
            yield f"{card.anchor}-years", picture
        if card.directness is not None and card.directness.plot is not None:
            plot = card.directness.plot
            yield f"{card.anchor}-fit", drawn(plot, TEXT["fit_name"], plot.caption)
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
    if view.argument.map is not None:
        yield "argument", drawn(view.argument.map, TEXT["map_name"], view.argument.map.caption)
