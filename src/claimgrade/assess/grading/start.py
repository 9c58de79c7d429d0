"""Where the certainty of a body starts: by the question asked and the design that answers it."""

from typing import NamedTuple

from claimgrade.assess.evidence.lines import (
    REVIEW_DESIGNS,
    Line,
    result_field,
    source_name,
    study_field,
)
from claimgrade.model.claim import Claim
from claimgrade.model.fields import UNKNOWN, Unknown
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Certainty, Contrast, Design, Kind, Relation

_ROBINS = "robins-i"

_RANDOMISED = (Design.RANDOMISED_TRIAL, Design.RANDOMISED_CROSSOVER)

_LABORATORY = (Design.ANIMAL_EXPERIMENT, Design.IN_VITRO)

_AS_IT_CAME = {
    Contrast.CHANGE: (
        sayable("a change from before to after in one group"),
        sayable("a change from before to after in one group, assessed with ROBINS-I"),
    ),
    Contrast.CORRELATION: (
        sayable("a correlation: exposure and outcome as they came"),
        sayable("a correlation: exposure and outcome as they came, assessed with ROBINS-I"),
    ),
}
"""Contrasts that nobody set: in a study of any design such a result is observational."""

_OBSERVED = (
    sayable("observational or non-randomised studies"),
    sayable("observational or non-randomised studies, assessed with ROBINS-I"),
)
_NOT_ALLOTTED = (
    sayable("experiments in groups that were not allotted at random"),
    sayable("experiments in groups that were not allotted at random, assessed with ROBINS-I"),
)
_NOT_RANDOMISED_POOLED = (
    sayable("pooled studies that were not randomised"),
    sayable("pooled studies that were not randomised, assessed with ROBINS-I"),
)

_SECOND_HAND = {
    Design.NARRATIVE_REVIEW: sayable("a narrative review measures nothing itself"),
    Design.GUIDELINE: sayable("a guideline measures nothing itself"),
}


class Start(NamedTuple):
    """A starting level with its reason; without a level, the fields it waits for.

    ``missing`` is empty where no level can ever follow from the design (an opinion).
    ``by_robins`` is true where it is High because ROBINS-I has weighed confounding already.
    """

    level: Certainty | None
    reason: str
    missing: tuple[Missing, ...] = ()
    by_robins: bool = False


def start_of(claim: Claim, kind: Kind, lines: tuple[Line, ...]) -> Start:
    """Return the start of a body: the highest that any of its testing lines allows.

    Follows GRADE for effects, with and without ROBINS-I (Schünemann, J Clin Epidemiol
    2019;111:105-114), and Hooijmans (PLoS ONE 2018;13:e0187271) for animals. An association or
    a description starts High where the design is the right one for it (Foroutan, J Clin
    Epidemiol 2020;121:62-70; Iorio, BMJ 2015;350:h870), a statement about the literature where
    the search was systematic.
    """
    relation = claim.wording.relation if claim.wording else None
    if relation is None:
        return Start(None, say("the relation is not recorded"), (Missing("wording.relation"),))
    starts: list[Start] = []
    for line in lines:
        start = _literature(line, claim) if kind is Kind.LITERATURE else line_start(relation, line)
        if start.level is Certainty.HIGH and not start.by_robins:
            return start if len(lines) == 1 else _as_in(line, start)
        starts.append(start)
    return _highest(starts)


def _as_in(line: Line, start: Start) -> Start:
    """Return the start of several lines with the one that it is taken from."""
    source = source_name(line.source, line.entry.source)
    return start._replace(reason=say("{why}, as in {source}", why=start.reason, source=source))


def _highest(starts: list[Start]) -> Start:
    """Return the highest of the starts of lines, none of them High but for ROBINS-I."""
    robins = next((start for start in starts if start.by_robins), None)
    if robins is not None:
        return robins
    missing = tuple(dict.fromkeys(m for start in starts for m in start.missing))
    if missing:
        return Start(None, say("the design of the studies is not fully recorded"), missing)
    low = next((start for start in starts if start.level is not None), None)
    if low is not None:
        return low
    return starts[0] if starts else Start(None, say("no evidence that was read tests the claim"))


def line_start(relation: Relation, line: Line) -> Start:
    """Return the start that one line's study allows for a question."""
    design = study_field(line, "design")
    if isinstance(design, Missing):
        return Start(None, say("the design is not recorded"), (design,))
    if design is Design.OPINION:
        return Start(None, say("an opinion is not a rating"))
    if relation is Relation.DESCRIPTION:
        return Start(Certainty.HIGH, say("studies or documents that observed what is described"))
    if design is Design.PRACTICE_EVIDENCE:
        return _practice_start(line)
    if design in _SECOND_HAND:
        return Start(None, say(_SECOND_HAND[design]))
    if relation is Relation.ASSOCIATION:
        return _association_start(line)
    return _effect_start(design, line)


def _practice_start(line: Line) -> Start:
    if line.study is not None and line.study.systematic is True:
        return Start(Certainty.LOW, say("experience collected systematically, like a case series"))
    return Start(None, say("experience that was not collected systematically is not a rating"))


def _association_start(line: Line) -> Start:
    if _contrast(line) is Contrast.NONE:
        return Start(
            Certainty.LOW,
            say("a description: the two were not compared, so no link was measured"),
        )
    return Start(Certainty.HIGH, say("studies that measured both sides of the association"))


def _effect_start(design: Design, line: Line) -> Start:
    contrast = _contrast(line)
    if contrast is Contrast.NONE:
        return Start(
            Certainty.LOW,
            say("a description: nothing was compared, whatever the design of the study"),
        )
    if isinstance(contrast, Contrast) and contrast in _AS_IT_CAME:
        return _not_randomised(line, _AS_IT_CAME[contrast])
    if design in _RANDOMISED:
        return Start(Certainty.HIGH, say("randomised trials"))
    if design is Design.CONTROLLED_EXPERIMENT:
        return _experiment_start(line)
    if design in REVIEW_DESIGNS:
        return _review_start(line)
    if design in _LABORATORY:
        return _laboratory_start(line) if design is Design.IN_VITRO else _animal_start(line)
    return _not_randomised(line, _OBSERVED)


def _contrast(line: Line) -> Contrast | Unknown | None:
    return line.result.contrast if line.result is not None else None


def _not_randomised(line: Line, what: tuple[str, str]) -> Start:
    """Return Low, or High where the study was assessed with ROBINS-I; ``what`` is said of either.

    ROBINS-I measures a study against the randomised trial it stands for, so what lack of
    randomisation costs is in its rating. Naming the instrument is no assessment: a rating of a
    domain or overall must be recorded.
    """
    appraisal = line.study.appraisal if line.study is not None else None
    if appraisal is None or not appraisal.instrument.casefold().startswith(_ROBINS):
        return Start(Certainty.LOW, say(what[0]))
    if appraisal.overall is UNKNOWN and not appraisal.domains:
        return Start(Certainty.LOW, say(what[0]))
    if appraisal.overall is None and not appraisal.domains:
        lacking = Missing(f"studies.{line.entry.source}.appraisal.overall")
        return Start(None, say("the rating by ROBINS-I is not recorded"), (lacking,))
    return Start(Certainty.HIGH, say(what[1]), by_robins=True)


def _experiment_start(line: Line) -> Start:
    if _is_paired(line):
        return Start(
            Certainty.HIGH,
            say("controlled experiments in the same people, the condition set by the experimenter"),
        )
    randomised = study_field(line, "randomised")
    if isinstance(randomised, Missing):
        paired = result_field(line, "paired")
        missing = (paired,) if isinstance(paired, Missing) else (randomised,)
        return Start(
            None, say("whether the groups were allotted at random is not recorded"), missing
        )
    if randomised:
        return Start(Certainty.HIGH, say("randomised trials"))
    return _not_randomised(line, _NOT_ALLOTTED)


def _review_start(line: Line) -> Start:
    randomised = study_field(line, "randomised")
    if isinstance(randomised, Missing):
        return Start(
            None, say("whether the pooled trials were randomised is not recorded"), (randomised,)
        )
    if randomised:
        return Start(Certainty.HIGH, say("pooled randomised trials"))
    return _not_randomised(line, _NOT_RANDOMISED_POOLED)


def _laboratory_start(line: Line) -> Start:
    compared = result_field(line, "contrast")
    if not _is_paired(line) and isinstance(compared, Missing):
        return Start(None, say("what was compared is not recorded"), (compared,))
    return Start(
        Certainty.HIGH,
        say("experiments in cells or tissue, for the question in cells or tissue"),
    )


def _animal_start(line: Line) -> Start:
    randomised = study_field(line, "randomised")
    if _is_paired(line) or randomised is True:
        return Start(Certainty.HIGH, say("experiments in animals, for the question in animals"))
    if isinstance(randomised, Missing):
        return Start(
            None, say("whether the animals were randomised is not recorded"), (randomised,)
        )
    return Start(Certainty.LOW, say("experiments in animals without randomisation"))


def _is_paired(line: Line) -> bool:
    return line.result is not None and line.result.paired is True


def _literature(line: Line, claim: Claim) -> Start:
    """Return the start of a statement about the literature: a search, with its date."""
    design = study_field(line, "design")
    if isinstance(design, Missing):
        return Start(None, say("the design is not recorded"), (design,))
    searched = study_field(line, "searched_on")
    if isinstance(searched, Missing) and claim.searched_on is None:
        systematic = design in REVIEW_DESIGNS
        return Start(
            None,
            say("a search needs its date"),
            (searched if systematic else Missing("searched_on"),),
        )
    if design in REVIEW_DESIGNS:
        return Start(Certainty.HIGH, say("a systematic search of the literature"))
    return Start(Certainty.LOW, say("a dated search that was not systematic"))
