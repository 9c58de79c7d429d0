"""The pool of an outcome over the whole library, and of a claim over the lines that test it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimgrade.assess.case import Case, Context
from claimgrade.assess.pooling.candidate import Candidate
from claimgrade.assess.pooling.candidates import (
    Gathered,
    candidates_in,
    candidates_on,
    people_in,
)
from claimgrade.assess.pooling.comparable import (
    Sort,
    is_review,
    main_sort,
    of_another_sort,
    sort_of,
    unfit,
)
from claimgrade.assess.pooling.entries import entry, not_published, published
from claimgrade.assess.pooling.once import directions_of, held_by, one_of_each, reviews_beside
from claimgrade.assess.pooling.questions import (
    against_something_done,
    main_question,
    why_not_one_question,
)
from claimgrade.assess.pooling.scales import Computed, Scale, common_scale, computed, not_on_scale
from claimgrade.assess.pooling.together import designs_mixed, put_together, sign_of
from claimgrade.assess.pooling.why_not import why_none
from claimgrade.model.pooled import Entry, LeftOut, Pool
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Direction, Species


def pool_of_outcome(context: Context, outcome: str) -> Pool:
    """Return what the whole library measured of an outcome, or of a question by its name.

    Synonyms count as one outcome. Papers on one set of people enter once, and a published pooled
    result stands beside: it is no study. Only results of one question and one sort are put
    together (:mod:`claimgrade.assess.pooling.comparable`), on one scale
    (:mod:`claimgrade.assess.pooling.scales`); of everything else the reason is said.
    """
    found = candidates_on(context, outcome)
    return _pool(outcome, found, context, None, by_claim=False)


def pool_of_claim(case: Case) -> Pool | None:
    """Return what the lines that test a claim add up to; ``None`` where no line tests it.

    The reviewer who linked a line as a test of the claim holds that it answers its question. Only
    results on one outcome are put together (:func:`asked_by`).
    """
    if not case.body.testing:
        return None
    outcome, gathered = asked_by(case)
    wanted = case.species if case.species is not Species.NOT_APPLICABLE else None
    return _pool(outcome, gathered, case.context, wanted, by_claim=True)


def asked_by(case: Case) -> tuple[str, Gathered]:
    """Return the outcome that a claim's results are put together on, and those results.

    It is the claim's own outcome where some line measured it, else the one that most sets of
    people were measured for. Where study records name questions, it is one of them. Of a claim
    that names no comparator, results against another treatment are out. The others are left out
    with the reason.
    """
    found, out = candidates_in(case)
    outcome = _outcome_of(case, found)
    name_of = case.context.outcomes.name
    on_it, off = [], list(out)
    for one in found:
        active = "" if case.comparator is not None else against_something_done(one)
        if name_of(_measured(one)) != name_of(outcome):
            off.append(one.left_out(_measured_another(one)))
        elif active:
            reason = say(
                "it compares with {comparator}, and the claim names nothing to compare with",
                comparator=active,
            )
            off.append(one.left_out(reason))
        else:
            on_it.append(one)
    question = main_question(on_it, case.comparator)
    off += [
        one.left_out(say("it answers another question: {question}", question=one.question))
        for one in on_it
        if one.question not in (None, question)
    ]
    return outcome, (tuple(one for one in on_it if one.question in (None, question)), tuple(off))


def _measured_another(one: Candidate) -> str:
    outcome = _measured(one)
    if not outcome:
        return say("it measured another outcome: not recorded")
    return say("it measured another outcome: {outcome}", outcome=outcome)


def _outcome_of(case: Case, found: Sequence[Candidate]) -> str:
    """Return the outcome that a claim's results are put together on."""
    name_of = case.context.outcomes.name
    named = case.claim.outcome_name or ""
    sets: dict[str, set[str]] = {}
    for one in found:
        if _measured(one):
            sets.setdefault(name_of(_measured(one)), set()).add(one.data_set)
    if name_of(named) in sets or not sets:
        return named
    most = min(sets, key=lambda name: (-len(sets[name]), name))
    return min(_measured(one) for one in found if name_of(_measured(one)) == most)


def _measured(one: Candidate) -> str:
    return one.printed.outcome if isinstance(one.printed.outcome, str) else ""


class _Chosen(NamedTuple):
    """What becomes of the results that a pool is asked of.

    ``singles`` are those of single studies that are of one sort, ``free`` those among them that
    are on the scale and that no review stands for, ``kept`` one of each set of people.
    """

    singles: tuple[Candidate, ...]
    scale: Scale | None
    free: tuple[Candidate, ...]
    kept: tuple[Computed, ...]
    rows: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]
    why_none: str
    notes: tuple[str, ...]
    directions: tuple[tuple[Direction, int], ...]


def _pool(
    outcome: str, gathered: Gathered, context: Context, wanted: Species | None, *, by_claim: bool
) -> Pool:
    """Return the pool of results that may enter, and the reasons of those that do not.

    Results that a reviewer linked to a claim are held to answer its question (``by_claim``).
    """
    chosen = _chosen(gathered, context, wanted)
    scale = chosen.scale
    differ = "" if by_claim else why_not_one_question(chosen.free, context)
    alike = by_claim or not why_not_one_question(chosen.singles, context)
    pool = Pool(
        outcome=outcome,
        measure=scale.measure if scale else None,
        unit=scale.unit if scale else "",
        sign=sign_of(scale.measure) if scale else "",
        entries=tuple(_entries(chosen)),
        left_out=tuple(sorted(chosen.left_out, key=_by_name)),
        pooled=None,
        reason=chosen.why_none or differ,
        beside=chosen.rows,
        notes=chosen.notes,
        directions=chosen.directions if alike else (),
    )
    return pool if pool.reason else put_together(pool, context)


def _chosen(gathered: Gathered, context: Context, wanted: Species | None) -> _Chosen:
    """Return what becomes of each result, in the order in which the rules are asked."""
    found, out = _fit(gathered)
    reviews = [one for one in found if is_review(one)]
    singles, other_sort, main = _of_main_sort([one for one in found if not is_review(one)], wanted)
    scale = common_scale(singles)
    on_scale = [one for one in singles if _is_on(one, scale)]
    off_scale = [not_on_scale(one, scale) for one in singles if not _is_on(one, scale)]
    usable = people_in(one.candidate for one in on_scale)
    beside = reviews_beside(reviews, usable, context.library)
    free, held = _free(on_scale, beside.held)
    kept, same_people = one_of_each(free)
    rows, rows_out = _beside(reviews, scale, main)
    left_out = (*out, *other_sort, *off_scale, *held, *same_people, *rows_out)
    candidates = tuple(one.candidate for one in singles)
    return _Chosen(
        singles=candidates,
        scale=scale,
        free=tuple(one.candidate for one in free),
        kept=kept,
        rows=rows,
        left_out=left_out,
        why_none=why_none(singles, len(kept), len(rows), len(left_out)),
        notes=(*beside.notes, *designs_mixed([one.candidate for one in kept])),
        directions=directions_of(candidates, beside.held),
    )


def _fit(gathered: Gathered) -> Gathered:
    """Return the results that some pool could take, and the others with their reasons."""
    found, out = gathered
    unfits = [(one, unfit(one)) for one in found]
    fits = tuple(one for one, why in unfits if why is None)
    return fits, (*out, *(why for _, why in unfits if why is not None))


def _of_main_sort(
    candidates: Sequence[Candidate], wanted: Species | None
) -> tuple[list[Computed], list[LeftOut], Sort | None]:
    """Return the results of the sort that the pool is made of, the others, and that sort."""
    results = [computed(one) for one in candidates]
    main = main_sort(results, wanted)
    kept = [one for one in results if sort_of(one.candidate) == main]
    others = [one.candidate for one in results if sort_of(one.candidate) != main]
    return kept, [of_another_sort(one, main) for one in others if main is not None], main


def _is_on(one: Computed, scale: Scale | None) -> bool:
    return scale is not None and one.on(scale) is not None


def _free(
    on_scale: Sequence[Computed], held: Mapping[str, str]
) -> tuple[list[Computed], list[LeftOut]]:
    """Return the results that no review stands for, and the others with their reasons."""
    free = [one for one in on_scale if one.candidate.data_set not in held]
    out = [one.candidate for one in on_scale if one.candidate.data_set in held]
    return free, [held_by(one, held[one.data_set]) for one in out]


def _beside(
    reviews: Sequence[Candidate], scale: Scale | None, main: Sort | None
) -> tuple[tuple[Entry, ...], list[LeftOut]]:
    """Return the published pooled results, each a row of its own, and those without a figure."""
    rows: list[Entry] = []
    out: list[LeftOut] = []
    for review in sorted(reviews, key=lambda one: (one.name.casefold(), one.key, one.place)):
        one = computed(review)
        row = published(one, scale)
        if main is not None and sort_of(review)[:2] != main[:2]:
            out.append(of_another_sort(review, main))
        elif row is None:
            out.append(not_published(one, scale))
        else:
            rows.append(row)
    return tuple(rows), out


def _entries(chosen: _Chosen) -> Iterator[Entry]:
    """Yield the results that enter, each with its effect on the scale."""
    for one in chosen.kept:
        effect = one.on(chosen.scale) if chosen.scale is not None else None
        if effect is not None:
            yield entry(one, effect)


def _by_name(one: LeftOut) -> tuple[str, str, str]:
    return (one.name.casefold(), one.study, one.result)
