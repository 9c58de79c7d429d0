"""Which citations rest on the same people, so that each set of data counts once.

Papers on one cohort, and a review beside the studies it pooled, hold the same data: counted
apart they make the evidence look wider than it is (Cochrane Handbook, chapter 5, on multiple
reports of one study; Greenberg, BMJ 2009;339:b2680, on amplification by citation).
"""

from collections.abc import Iterable

from claimgrade.assess.evidence.body import Library
from claimgrade.assess.evidence.data_sets import DataSets, PooledReview, data_sets
from claimgrade.assess.evidence.lines import Line, source_name, year_of
from claimgrade.model.independence import Independence
from claimgrade.model.saying import listed, say


def independence(lines: Iterable[Line], library: Library) -> Independence:
    """Return how many citations, independent data sets and people lines rest on.

    A line on people who are already there changes neither the data sets nor the people. A study
    beside a review that does not list all it pooled may be in it: it then adds nothing that is
    sure, and ``at_least`` is set.
    """
    found = data_sets(lines, library)
    sets_apart = len(found.single) + len(found.reviews)
    open_lists = any(not r.complete for r in found.reviews.values()) and sets_apart > 1
    return Independence(
        len(found.cited),
        found.at_least,
        _people(found, library),
        open_lists,
        tuple(_merged(found)),
        tuple(found.missing),
    )


def people_apart(lines: Iterable[Line], library: Library) -> int | None:
    """Return how many people lines are surely on, as :func:`independence` counts them."""
    return _people(data_sets(lines, library), library)


def _people(found: DataSets, library: Library) -> int | None:
    """Return the people analysed that are sure to be different ones.

    Animals and samples of tissue are no people, and are counted where there is nothing else.
    """
    held = frozenset[str]().union(*(r.holds for r in found.reviews.values()))
    apart_from_reviews = [name for name in found.single if name not in held]
    of_people = [name for name in apart_from_reviews if library.is_of_people(name)]
    if found.reviews or of_people:
        apart_from_reviews = of_people
    sizes = [library.people_in(name) for name in apart_from_reviews]
    whole = [r for r in found.reviews.values() if r.complete]
    groups = [_number_of_group(group) for group in _overlapping(whole)]
    apart = [*sizes, *groups]
    partial = [r.people for r in found.reviews.values() if not r.complete]
    known = [n for n in (*apart, *partial) if n is not None]
    if len(known) < len(apart) + len(partial) or not known:
        return None
    return max(sum(n for n in apart if n is not None), *(n for n in partial if n is not None), 0)


def _overlapping(reviews: list[PooledReview]) -> list[list[PooledReview]]:
    """Return reviews in groups that share a study, each with those that share one with it."""
    groups: list[tuple[frozenset[str], list[PooledReview]]] = []
    for review in reviews:
        holds, members, apart = review.holds, [review], []
        for other in groups:
            if other[0] & holds:
                holds, members = holds | other[0], [*other[1], *members]
            else:
                apart.append(other)
        groups = [*apart, (holds, members)]
    return [members for _, members in groups]


def _number_of_group(reviews: list[PooledReview]) -> int | None:
    sizes = [review.people for review in reviews]
    return max((n for n in sizes if n is not None), default=None) if None not in sizes else None


def _merged(found: DataSets) -> Iterable[str]:
    """Yield one sentence for everything that was counted together, or not at all."""
    names = names_of(found.cited)
    for keys in found.single.values():
        if len(keys) > 1:
            together = listed([names[key] for key in keys])
            yield say("{sources} are on the same people", sources=together)
    for key, review in found.reviews.items():
        held = [k for name, keys in found.single.items() if name in review.holds for k in keys]
        if held:
            studies = listed([names[k] for k in held])
            yield say("{review} already holds {studies}", review=names[key], studies=studies)
    for perhaps, reviews in _perhaps_held(found).items():
        yield say(
            "it is not recorded which studies {reviews} pooled; {studies} may be among them",
            reviews=listed([names[key] for key in reviews]),
            studies=listed([names[key] for key in perhaps]),
        )
    for key in found.second_hand:
        yield say("{source} has no data of its own", source=names[key])


def _perhaps_held(found: DataSets) -> dict[tuple[str, ...], list[str]]:
    """Return the reviews that do not list what they pooled, by the studies that may be in them."""
    in_a_list = {name for review in found.reviews.values() for name in review.holds}
    others = [k for name, keys in found.single.items() if name not in in_a_list for k in keys]
    held: dict[tuple[str, ...], list[str]] = {}
    for key, review in found.reviews.items():
        year = year_of(found.cited[key].source)
        perhaps = tuple(k for k in others if not year or year_of(found.cited[k].source) <= year)
        if perhaps and not review.complete:
            held.setdefault(perhaps, []).append(key)
    return held


def names_of(cited: dict[str, Line]) -> dict[str, str]:
    """Return what a sentence calls each source, by its key."""
    return {key: source_name(line.source, key) for key, line in cited.items()}
