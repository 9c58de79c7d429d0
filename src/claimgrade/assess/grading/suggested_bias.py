"""What the study records suggest for risk of bias."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from claimgrade.assess.asking import is_review
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.data_sets import data_set_of, key_of, pooled_by
from claimgrade.assess.evidence.independence import names_of
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.grading.appraisal import Bias, appraised
from claimgrade.assess.grading.start import line_start
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Certainty, Concern, Contrast, Design, Relation

_NOT_RECORDED = sayable("no appraisal recorded")

_RANDOM = (Design.RANDOMISED_TRIAL, Design.RANDOMISED_CROSSOVER)

_EFFORT = re.compile(
    r"\b(?:strength|force|torque|1rm|repetitions?|jump|sprint|time trial|pain|exertion|perceived"
    r"|discomfort|effort|fatigue|soreness|power output|performance)\b",
    re.IGNORECASE,
)
"""Words of outcomes that depend on effort or are rated by the person, where no record says so."""

_UNBLINDED = ("none", "no ", "not blinded", "nobody", "open", "unblinded")


class Weighed(NamedTuple):
    """One study's bias and its weight in the body."""

    name: str
    bias: Bias
    weight: int


class BiasSuggestion(NamedTuple):
    """The concern that most of the information calls for, and the facts behind it."""

    concern: Concern
    levels: int
    reasons: tuple[str, ...]


class SmallShare(NamedTuple):
    """The one study of a body with a serious limit, and its less than half of the information."""

    name: str
    weight: int
    total: int
    by_people: bool


def small_biased_share(case: Case) -> SmallShare | None:
    """Return the only study with a serious limit, where it holds less than half of the information.

    Weighed as for :func:`suggested_bias`. ``None`` where the appraisal of any study cannot be
    read, and where a review is cited: its appraisal judges the review, not the studies it pools.
    """
    lines = case.body.testing
    if not lines or not all(_appraisal_is_read(line) for line in lines):
        return None
    studies, by_people = _weighed(case)
    biased = [study for study in studies if study.bias.levels]
    total = sum(study.weight for study in studies)
    if len(biased) != 1 or biased[0].weight * 2 >= total:
        return None
    return SmallShare(biased[0].name, biased[0].weight, total, by_people)


def _appraisal_is_read(line: Line) -> bool:
    if line.study is None or line.study.appraisal is None or is_review(line):
        return False
    bias = appraised(line.study.appraisal, line.result)
    return bias is not None and bias.concern is not None


def suggested_bias(case: Case) -> BiasSuggestion:
    """Return the concern that the study records call for, of a claim that some line tests.

    It is the highest that studies with more than half of the information share (Cochrane
    Handbook, chapter 14), weighed by people analysed where every study records them, by number of
    studies where not. A study's own concern comes from its appraisal, else from facts of its
    design. Not assessable where studies with half of the information or more could tip it and say
    nothing.
    """
    studies, by_people = _weighed(case)
    told = _told(studies)
    for concern in (Concern.VERY_SERIOUS, Concern.SERIOUS):
        share = _share(studies, concern)
        if share * 2 > 1:
            levels = Bias(concern, "").levels
            what = say(_MOST[concern, by_people], share=f"{share:.0%}")
            return BiasSuggestion(concern, levels, (what, *told))
    silent = sum(s.weight for s in studies if s.bias.concern is None)
    if silent * 2 >= sum(s.weight for s in studies):
        return BiasSuggestion(Concern.NOT_ASSESSABLE, 0, told)
    clean = all(s.bias.concern is Concern.NONE for s in studies)
    less = (
        say("half of the people or fewer are in studies with a serious limit")
        if by_people
        else say("half of the studies or fewer have a serious limit")
    )
    return BiasSuggestion(Concern.NONE if clean else Concern.SOME, 0, (less, *told))


def _told(studies: tuple[Weighed, ...]) -> tuple[str, ...]:
    """Return the facts study by study, those without an appraisal together at the end."""
    facts = [f"{s.name}: {s.bias.reason}" for s in studies if s.bias.reason]
    others = [s.name for s in studies if not s.bias.reason]
    if not others:
        return tuple(facts)
    silent = say(_NOT_RECORDED)
    return (*facts, f"{silent}: {', '.join(others)}" if facts else silent)


_MOST = {
    (Concern.SERIOUS, True): sayable("{share} of the people are in studies with a serious limit"),
    (Concern.SERIOUS, False): sayable("{share} of the studies have a serious limit"),
    (Concern.VERY_SERIOUS, True): sayable(
        "{share} of the people are in studies with very serious limits"
    ),
    (Concern.VERY_SERIOUS, False): sayable("{share} of the studies have very serious limits"),
}
"""What is said of most of the information, by concern and whether people are counted."""


def _share(studies: tuple[Weighed, ...], concern: Concern) -> float:
    """Return the share of the information in studies that are at least so worrying."""
    least = Bias(concern, "").levels
    return sum(s.weight for s in studies if s.bias.levels >= least) / sum(s.weight for s in studies)


def _weighed(case: Case) -> tuple[tuple[Weighed, ...], bool]:
    """Return each study once with its weight, and whether the weights are people.

    A study that a review among the lines pooled is weighed with the review.
    """
    groups: dict[str, list[Line]] = {}
    cited: dict[str, Line] = {}
    pooled: set[str] = set()
    for line in case.body.testing:
        key = key_of(line)
        cited.setdefault(key, line)
        groups.setdefault(data_set_of(key, line.study), []).append(line)
        if line.study is not None and is_review(line):
            pooled |= pooled_by(line.study, case.context.library)
    each = [lines for name, lines in groups.items() if name not in pooled]
    people = [_people(lines) for lines in each]
    known = [n for n in people if n]
    by_people = len(known) == len(people)
    weights = known if by_people else [1] * len(each)
    names = names_of(cited)
    studies = [
        Weighed(names[key_of(lines[0])], _bias(case, lines), weight)
        for lines, weight in zip(each, weights, strict=True)
    ]
    return tuple(studies), by_people


def _people(lines: Iterable[Line]) -> int | None:
    """Return the people analysed in one study, over the lines that come from it."""
    found = [n for line in lines if (n := _people_of(line)) is not None]
    return max(found, default=None)


def _people_of(line: Line) -> int | None:
    """Return the people pooled in a line's result, else analysed in its study."""
    pooled = line.result.people if line.result is not None else None
    if isinstance(pooled, int):
        return pooled
    analysed = line.study.n if line.study is not None else None
    return analysed if isinstance(analysed, int) else None


def _bias(case: Case, lines: list[Line]) -> Bias:
    """Return the worst bias that a study's lines give."""
    each = [_line_bias(case, line) for line in lines]
    return max(each, key=lambda bias: (bias.levels, bias.concern is not None))


def _line_bias(case: Case, line: Line) -> Bias:
    study = line.study
    if study is None:
        return Bias(None, say("no study record"))
    if study.appraisal is not None:
        bias = appraised(study.appraisal, line.result)
        if bias is not None:
            return bias
    if case.relation is Relation.EFFECT:
        facts = [fact for fact in (_one_group(case, line), _order(line), _seen(line)) if fact]
        if facts:
            return Bias(Concern.SERIOUS, "; ".join(facts))
    return Bias(None, "")


def _one_group(case: Case, line: Line) -> str:
    """Return that a line has one group, where the start of the body does not count it already."""
    result = line.result
    if result is None or result.contrast is not Contrast.CHANGE:
        return ""
    return (
        say("a change from before to after, with nothing compared")
        if case.certainty.start is Certainty.HIGH
        else ""
    )


def _order(line: Line) -> str:
    """Return that the order or allotment was not random, of an experiment that starts High.

    A trial that is called randomised and was allotted by turns or dates is one (quasi-random).
    """
    study = line.study
    if study is None or study.randomised in (None, True):
        return ""
    if study.design in _RANDOM and study.randomised is UNKNOWN:
        return ""
    if line_start(Relation.EFFECT, line).level is not Certainty.HIGH:
        return ""
    unstated = study.randomised is UNKNOWN
    if line.result is not None and line.result.paired:
        return say("order not stated to be random") if unstated else say("order not random")
    return say("allotment not stated to be random") if unstated else say("allotment not random")


def _seen(line: Line) -> str:
    """Return that nobody was blinded to an outcome that depends on effort or is rated."""
    blinding = line.study.blinding if line.study else None
    if not isinstance(blinding, str) or not blinding.casefold().startswith(_UNBLINDED):
        return ""
    recorded = line.result.effort_dependent if line.result else None
    if isinstance(recorded, bool):
        return say(_UNSEEN) if recorded else ""
    outcome = line.result.outcome if line.result else None
    effort = _EFFORT.search(outcome) if isinstance(outcome, str) else None
    return f"{say(_UNSEEN)} ({effort[0].lower()})" if effort is not None else ""


_UNSEEN = sayable("nobody blinded, and the outcome depends on effort or is rated")
