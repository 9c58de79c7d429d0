"""What the results suggest for publication bias: whether small studies with no effect are missing.

Egger's test only from ten studies (Sterne, BMJ 2011;343:d4002), with p below 0.10 as Egger took it
(BMJ 1997;315:629-634). Below that: small studies, all positive and all paid by those with a stake
(GRADE guidelines 5, Guyatt, J Clin Epidemiol 2011;64:1277-1282), where that is recorded of all.
"""

import re

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.data_sets import surely_independent
from claimgrade.assess.evidence.lines import REVIEW_DESIGNS, Line
from claimgrade.assess.grading.suggested import Suggested
from claimgrade.model.pooled import Asymmetry, Pool
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Concern

_ASYMMETRIC = 0.10

_FEWEST = 10

_NAMES = re.compile(r"\s*;\s*")

_NOBODY = frozenset({"none", "none declared", "no", "no funding", "nothing"})


def suggested_publication_bias(case: Case, pool: Pool) -> Suggested:
    """Return the concern that a funnel, or who paid for small positive studies, calls for."""
    found = pool.pooled
    if found is not None and found.asymmetry is not None:
        return _by_asymmetry(found.asymmetry, len(pool.entries))
    count = len(pool.entries) or surely_independent(case.body.testing, case.context.library)[0]
    reason = (
        _too_few(count)
        if count < _FEWEST
        else say("no asymmetry could be tested ({why})", why=pool.reason)
    )
    stakes = _paid_by_those_with_a_stake(case)
    if stakes:
        return Suggested(Concern.SERIOUS, 1, (stakes, reason))
    return Suggested(Concern.NOT_ASSESSABLE, 0, (reason,))


def _by_asymmetry(test: Asymmetry, count: int) -> Suggested:
    told = say(
        "Egger's test on {number} studies: t({degrees}) = {t}, p = {p}",
        number=count,
        degrees=test.degrees,
        t=f"{test.t:.2f}",
        p=f"{test.p:.3f}",
    )
    if test.p < _ASYMMETRIC:
        below = say("{test}, below {limit}", test=told, limit=f"{_ASYMMETRIC:.2f}")
        return Suggested(Concern.SERIOUS, 1, (below,))
    return Suggested(Concern.NONE, 0, (say("{test}: no asymmetry found", test=told),))


def _paid_by_those_with_a_stake(case: Case) -> str:
    """Return that every study is small, positive and paid by somebody with a stake, else ''."""
    lines = case.body.testing
    if len(case.body.supporting) < len(lines):
        return ""
    small = int(case.context.thresholds.information_size.value)
    if not all(_is_small(line, small) and _has_stake(line) for line in lines):
        return ""
    return say(
        "every study is positive, has fewer than {number} people and was paid for by somebody "
        "with a stake in it",
        number=small,
    )


def _is_small(line: Line, limit: int) -> bool:
    study = line.study
    if study is None or study.design in REVIEW_DESIGNS:
        return False
    return isinstance(study.n, int) and study.n < limit


def _has_stake(line: Line) -> bool:
    """Return whether whoever paid for a study is recorded among the stakes in it."""
    study = line.study
    funding = study.funding if study is not None else None
    interests = study.interests if study is not None else None
    if not isinstance(funding, str) or not isinstance(interests, str):
        return False
    return bool(_parties(funding) & _parties(interests))


def _parties(written: str) -> frozenset[str]:
    found = (" ".join(name.casefold().split()).rstrip(".") for name in _NAMES.split(written))
    return frozenset(name for name in found if name and name not in _NOBODY)


def _too_few(count: int) -> str:
    if count > 1:
        return say(
            "{number} studies: below {fewest}, asymmetry cannot be told from chance",
            number=count,
            fewest=_FEWEST,
        )
    return say(
        "1 study: below {fewest}, asymmetry cannot be told from chance"
        if count
        else "no study with data of its own: below {fewest}, asymmetry cannot be told from chance",
        fewest=_FEWEST,
    )
