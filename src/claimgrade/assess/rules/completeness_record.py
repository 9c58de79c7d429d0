"""The rule on whether the record counts each set of data once."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.data_sets import data_set_of, key_of, pooled_by
from claimgrade.assess.evidence.independence import names_of
from claimgrade.assess.evidence.lines import (
    REVIEW_DESIGNS,
    SECOND_HAND_DESIGNS,
    Line,
    missing_study,
)
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.population import Population
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import AgeBand, Sex, Species

_SAME_PEOPLE = sayable("{first} and {second} are on the same people and stand as two")
_ALIKE = sayable(
    "{first} and {second} look alike (author, year and number of people) and stand as two"
)


@rule(
    "OS28",
    "double-counted",
    Family.COMPLETENESS,
    severity="minor; information for a mere likeness of author, year and number",
    worst=Severity.MINOR,
    needs=("evidence.*.relation", "studies.*.design", "studies.*.cohort"),
    literature="Greenberg 2009 (BMJ 339:b2680); Cochrane Handbook, chapter 5",
    key_concept="unreliable summaries",
    fires="""
        claim:
          evidence:
            - {source: early, relation: supports, finding: Thighs grew.}
            - {source: late, relation: supports, finding: Thighs had grown.}
        studies:
          early: {design: randomised-trial, cohort: thigh-trial}
          late: {design: randomised-trial, cohort: thigh-trial}
        """,
    near_miss="""
        claim:
          evidence:
            - {source: early, relation: supports, finding: Thighs grew.}
            - {source: pooled, relation: supports, finding: Muscles grew in the pooled trials.}
        studies:
          early: {design: randomised-trial}
          pooled: {design: meta-analysis, includes: [early]}
        """,
)
def double_counted(case: Case) -> Ruling:
    """Papers on the same people, or a review and a paper of one of its trials, stand as several.

    A second paper on the same people adds nothing to what the first one shows. A study that a
    review lists in 'includes' is known to be in it and counts once. Papers with no author in
    common are taken to be on different people, and so are people and animals, women and men, and
    age bands of which nobody is in both.
    """
    lines = list({key_of(line): line for line in case.body.testing}.values())
    if len(lines) < 2:
        return not_applicable(say("fewer than two sources test the claim"))
    missing: list[Missing] = []
    hint: Ruling | None = None
    for one, other in combinations(lines, 2):
        answer = _same_people(case, one, other)
        if answer is True:
            return _twice(one, other, _SAME_PEOPLE, Severity.MINOR)
        if isinstance(answer, tuple):
            missing.extend(answer)
            if _look_alike(one, other):
                hint = hint or _twice(one, other, _ALIKE, Severity.INFO)
    if hint is not None:
        return hint
    return (
        unresolved(missing) if missing else passed(say("no two lines could be on the same people"))
    )


def _twice(one: Line, other: Line, sentence: str, severity: Severity) -> Ruling:
    first, second = names_of({key_of(one): one, key_of(other): other}).values()
    return flag(
        severity,
        say(sentence, first=first, second=second),
        other.at,
        say(
            "Record of whom both are (`cohort`), or which studies a review pools (`includes`), and "
            "cite them as one."
        ),
    )


def _same_people(case: Case, one: Line, other: Line) -> bool | tuple[Missing, ...]:
    """Return whether two sources hold the same data and are not recorded to, or what lacks."""
    designs = (_design(one), _design(other))
    if None in designs or UNKNOWN in designs:
        unrecorded = (*_design_missing(one), *_design_missing(other))
        return False if _are_others(one, other) else unrecorded
    if designs[0] in SECOND_HAND_DESIGNS or designs[1] in SECOND_HAND_DESIGNS:
        return False
    is_review, other_is = designs[0] in REVIEW_DESIGNS, designs[1] in REVIEW_DESIGNS
    if is_review or other_is:
        return not (is_review and other_is) and (
            _in_a_review(case, one, other) if is_review else _in_a_review(case, other, one)
        )
    if data_set_of(key_of(one), one.study) == data_set_of(key_of(other), other.study):
        return True
    first, second = _cohort(one), _cohort(other)
    if isinstance(first, str) and isinstance(second, str):
        return False
    if _are_others(one, other):
        return False
    return (*_cohort_missing(one), *_cohort_missing(other))


def _are_others(one: Line, other: Line) -> bool:
    """Return whether two studies cannot be on the same people, as far as is recorded."""
    if _share_author(one, other) is False:
        return True
    if one.study is None or other.study is None:
        return False
    first, second = one.study.population, other.study.population
    return first is not None and second is not None and _are_other_people(first, second)


def _are_other_people(first: Population, second: Population) -> bool:
    """Return whether nobody can be of both of two populations."""
    for name, apart in _APART:
        one, other = getattr(first, name), getattr(second, name)
        if one is not other and one is not None and other is not None and {one, other} in apart:
            return True
    return False


_APART = (
    ("species", ({Species.HUMAN, Species.ANIMAL},)),
    ("sex", ({Sex.WOMEN, Sex.MEN},)),
    (
        "age",
        (
            {AgeBand.CHILDREN, AgeBand.YOUNG_ADULTS},
            {AgeBand.CHILDREN, AgeBand.ADULTS},
            {AgeBand.CHILDREN, AgeBand.OLDER_ADULTS},
            {AgeBand.YOUNG_ADULTS, AgeBand.OLDER_ADULTS},
        ),
    ),
)
"""Values of a study's population that nobody can be of both of.

Cells and tissue may be those of the people or animals of another study, and adults may be young
or old.
"""


def _in_a_review(case: Case, review: Line, paper: Line) -> bool:
    """Return whether a paper's people are in a review that lists another paper on them."""
    if review.study is None or key_of(paper) in review.study.includes:
        return False
    people = data_set_of(key_of(paper), paper.study)
    return people in pooled_by(review.study, case.context.library)


def _design(line: Line) -> object:
    return line.study.design if line.study is not None else None


def _design_missing(line: Line) -> Iterator[Missing]:
    if line.study is None:
        yield missing_study(line)
    elif line.study.design in (None, UNKNOWN):
        looked_up = line.study.design is UNKNOWN
        yield Missing(f"studies.{line.entry.source}.design", looked_up)


def _cohort(line: Line) -> object:
    return line.study.cohort if line.study is not None else None


def _cohort_missing(line: Line) -> Iterator[Missing]:
    cohort = _cohort(line)
    if not isinstance(cohort, str):
        yield Missing(f"studies.{line.entry.source}.cohort", cohort is UNKNOWN)


def _authors(line: Line) -> frozenset[str]:
    return _people_in(line.source.fields.get("author", "")) if line.source else frozenset()


@lru_cache(maxsize=4096)
def _people_in(written: str) -> frozenset[str]:
    return frozenset(_names(written))


def _names(written: str) -> list[str]:
    from claimgrade.library.names import short_names

    return [name.casefold() for name in short_names(written)]


def _share_author(one: Line, other: Line) -> bool | None:
    """Return whether two sources have an author in common; ``None`` if one names nobody."""
    first, second = _authors(one), _authors(other)
    if not first or not second:
        return None
    return not first.isdisjoint(second)


def _look_alike(one: Line, other: Line) -> bool:
    """Return whether two studies have the first author, the year and the number in common."""
    if one.source is None or other.source is None or one.study is None or other.study is None:
        return False
    if not isinstance(one.study.n, int) or one.study.n != other.study.n:
        return False
    year = one.source.fields.get("year")
    if year is None or year != other.source.fields.get("year"):
        return False
    authors = (s.fields.get("author", "") for s in (one.source, other.source))
    first, second = map(_names, authors)
    return bool(first and second) and first[0] == second[0]
