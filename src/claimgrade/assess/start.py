"""Where the certainty of a body starts: by the question asked and the design that answers it."""

from typing import NamedTuple

from claimgrade.assess.lines import (
    REVIEW_DESIGNS,
    SECOND_HAND_DESIGNS,
    Line,
    result_field,
    study_field,
)
from claimgrade.model.assessment import Missing
from claimgrade.model.vocabulary import Certainty, Contrast, Design, Kind, Relation

_NON_RANDOM = "ROBINS-I"

_RANDOMISED = (Design.RANDOMISED_TRIAL, Design.RANDOMISED_CROSSOVER)

_LABORATORY = (Design.ANIMAL_EXPERIMENT, Design.IN_VITRO)


class Start(NamedTuple):
    """A starting level with its reason; without a level, the fields it waits for.

    ``missing`` is empty where no level can ever follow from the design (an opinion).
    """

    level: Certainty | None
    reason: str
    missing: tuple[Missing, ...] = ()


def start_of(
    relation: Relation | None, kind: Kind, lines: tuple[Line, ...], searched: bool
) -> Start:
    """Return the start of a body: the highest that any of its testing lines allows.

    Follows GRADE for effects, and Hooijmans (PLoS ONE 2018) for animals. An association or a
    description starts High where the design is the right one for it, a statement about the
    literature High where the search was systematic.
    """
    if relation is None:
        return Start(None, "the relation is not recorded", (Missing("wording.relation"),))
    starts = [
        _literature(line, searched) if kind is Kind.LITERATURE else line_start(relation, line)
        for line in lines
    ]
    best = max(starts, key=_level, default=None)
    missing = tuple(m for s in starts for m in s.missing)
    if best is not None and best.level and (best.level is Certainty.HIGH or not missing):
        return best
    if missing:
        return Start(None, "the design of the studies is not fully recorded", missing)
    reason = starts[0].reason if starts else "no evidence that was read tests the claim"
    return Start(None, reason)


def _level(start: Start) -> int:
    return start.level.level if start.level is not None else 0


def line_start(relation: Relation, line: Line) -> Start:
    """Return the start that one line's study allows for a question."""
    design = study_field(line, "design")
    if isinstance(design, Missing):
        return Start(None, "the design is not recorded", (design,))
    if relation is Relation.DESCRIPTION:
        if design is Design.OPINION:
            return Start(None, "an opinion is not a rating")
        return Start(Certainty.HIGH, "studies or documents that observed what is described")
    if design in SECOND_HAND_DESIGNS:
        return Start(None, f"a {design.replace('-', ' ')} measures nothing itself")
    if relation is Relation.ASSOCIATION:
        return Start(Certainty.HIGH, "studies that measured both sides of the association")
    return _effect_start(design, line)


def _effect_start(design: Design, line: Line) -> Start:
    if design in _RANDOMISED:
        return Start(Certainty.HIGH, "randomised trials")
    if design is Design.CONTROLLED_EXPERIMENT:
        return _experiment_start(line)
    if design in REVIEW_DESIGNS:
        return _review_start(line)
    if design in _LABORATORY:
        return _laboratory_start(design, line)
    appraisal = line.study.appraisal if line.study is not None else None
    if appraisal is not None and appraisal.instrument == _NON_RANDOM:
        return Start(Certainty.HIGH, "non-randomised studies assessed with ROBINS-I")
    return Start(Certainty.LOW, "observational or non-randomised studies")


def _experiment_start(line: Line) -> Start:
    if line.result is not None and line.result.paired is True:
        return Start(
            Certainty.HIGH,
            "controlled experiments in the same people, the condition set by the experimenter",
        )
    randomised = study_field(line, "randomised")
    if isinstance(randomised, Missing):
        paired = result_field(line, "paired")
        missing = (paired,) if isinstance(paired, Missing) else (randomised,)
        return Start(None, "whether the groups were allotted at random is not recorded", missing)
    if randomised:
        return Start(Certainty.HIGH, "randomised trials")
    return Start(Certainty.LOW, "experiments in groups that were not allotted at random")


def _review_start(line: Line) -> Start:
    randomised = study_field(line, "randomised")
    if isinstance(randomised, Missing):
        return Start(
            None, "whether the pooled trials were randomised is not recorded", (randomised,)
        )
    if randomised:
        return Start(Certainty.HIGH, "pooled randomised trials")
    return Start(Certainty.LOW, "pooled studies that were not randomised")


def _laboratory_start(design: Design, line: Line) -> Start:
    what = "animals" if design is Design.ANIMAL_EXPERIMENT else "cells or tissue"
    high = Start(Certainty.HIGH, f"experiments in {what}, for the question in {what}")
    if line.result is not None and line.result.paired is True:
        return high
    if design is Design.IN_VITRO:
        compared = result_field(line, "contrast")
        if isinstance(compared, Missing):
            return Start(None, "what was compared is not recorded", (compared,))
        low = Start(Certainty.LOW, f"uncontrolled observations in {what}")
        return high if compared is Contrast.CONDITIONS else low
    randomised = study_field(line, "randomised")
    if isinstance(randomised, Missing):
        return Start(None, f"whether the {what} were randomised is not recorded", (randomised,))
    if randomised:
        return high
    return Start(Certainty.LOW, f"experiments in {what} without randomisation")


def _literature(line: Line, searched: bool) -> Start:
    design = study_field(line, "design")
    if isinstance(design, Missing):
        return Start(None, "the design is not recorded", (design,))
    if design in REVIEW_DESIGNS:
        return Start(Certainty.HIGH, "a systematic search of the literature")
    if searched:
        return Start(Certainty.LOW, "a dated search that was not systematic")
    return Start(None, "a search needs its date", (Missing("searched_on"),))
