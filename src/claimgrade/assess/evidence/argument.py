"""The argument of an article: what a claim builds on, followed all the way.

A chain of claims is as good as its weakest link; a claim that is cited on and on gathers an
authority that its own evidence never gave it (Greenberg, BMJ 2009;339:b2680).
"""

from collections import deque
from collections.abc import Callable, Iterable

from claimgrade.assess.case import Case, Context, Settled
from claimgrade.model.argument import Argument, Carrier, Premise
from claimgrade.model.claim import Claim
from claimgrade.model.vocabulary import Verdict

FAILING = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)
"""Verdicts on a premise that leave nothing to build on."""


def argument(case: Case) -> Argument:
    """Return what a claim builds on, directly and through others, nearest first.

    Each premise is there once, by a shortest way to it. In a circle of claims, which is a fault
    of the record, a claim is never its own premise.
    """
    return _followed(case.claim, case.key, case.context, lambda premise: True)


def leans_on(claim: Claim, key: str, context: Context) -> Argument:
    """Return the part of an argument that a claim stands or falls with; ``key`` is the claim's.

    Every premise that is named counts by its verdict; one with supporting evidence of its own
    stands without what it builds on in turn.
    """
    return _followed(claim, key, context, lambda premise: not premise.body.supporting)


def _followed(
    claim: Claim, top: str, context: Context, goes_on: Callable[[Case], bool]
) -> Argument:
    """Return what the claim ``top`` builds on, through each premise that ``goes_on``."""
    if not claim.builds_on:
        return Argument()
    premises: list[Premise] = []
    unknown: list[str] = []
    seen = {top}
    waiting: deque[tuple[Claim, tuple[str, ...]]] = deque([(claim, (top,))])
    while waiting:
        on_top, path = waiting.popleft()
        article = path[-1].rpartition("/")[0]
        for name in on_top.builds_on:
            key = context.premises.resolve(name, article) or name
            if key in seen:
                continue
            seen.add(key)
            settled = context.settled.get(key)
            if settled is None or settled.verdict is Verdict.UNRESOLVED:
                unknown.append(key)
            if settled is None:
                continue
            premise = _premise(key, settled, path)
            premises.append(premise)
            if goes_on(settled.case):
                waiting.append((settled.case.claim, premise.path))
    return Argument(tuple(premises), tuple(unknown))


def _premise(key: str, settled: Settled, path: tuple[str, ...]) -> Premise:
    return Premise(key, settled.verdict, (*path, key), settled.verdict in FAILING)


def carrying(cases: Iterable[Case]) -> tuple[Carrier, ...]:
    """Return the claims that others build on, those that carry most claims first.

    A claim that names another and also rests on it through a third counts as naming it.
    """
    return carriers(argument(case) for case in cases)


def carriers(arguments: Iterable[Argument]) -> tuple[Carrier, ...]:
    """Return what :func:`carrying` does, from what each claim builds on."""
    direct: dict[str, int] = {}
    through: dict[str, int] = {}
    for one in arguments:
        for premise in one.premises:
            counts = direct if premise.direct else through
            counts[premise.claim] = counts.get(premise.claim, 0) + 1
    found = [Carrier(k, direct.get(k, 0), through.get(k, 0)) for k in {**direct, **through}]
    return tuple(sorted(found, key=lambda c: (-c.carries, -c.direct, c.claim)))
