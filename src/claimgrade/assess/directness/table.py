"""How directly the evidence bears on the claim, dimension by dimension."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.defaults import NO_COMPARATOR, spoken_of
from claimgrade.assess.directness.fit import (
    Fit,
    age_fit,
    amount_fit,
    class_fit,
    health_fit,
    horizon_fit,
    same_words,
    sex_fit,
    species_fit,
    training_fit,
)
from claimgrade.assess.evidence.lines import Line, species
from claimgrade.model.directness import Dimension, DirectnessRow, Match
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.population import Intervention, Population
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Contrast, Kind, Points, Relation, Species

_NOTHING_STUDIED = (Kind.REPORT, Kind.DEFINITION, Kind.LITERATURE)

_NOTHING_DONE = frozenset(
    {
        NO_COMPARATOR,
        "no exercise",
        "no training",
        "no intervention",
        "no treatment",
        "nothing",
        "rest",
        "without it",
        "training without it",
        "a control group without training",
    }
)
"""Words of studies for a comparator that is the default one."""


class _Side(NamedTuple):
    """What the claim says in one dimension; ``default`` where it is not the claim's own word."""

    value: str | None
    default: bool = False


def directness(case: Case) -> tuple[DirectnessRow, ...]:
    """Return what is claimed beside what was studied, one row for each dimension.

    The lines that support or qualify the claim are read together, all that test it where none
    agrees or they point against it: a group that one of them studied was studied. Empty where no
    line tests the claim and for claims about a text (a report, a definition, the literature). The
    dimensions of people are left out where no living thing is concerned, the comparator where the
    words only describe and
    name none.

    The words of a match are FHIR's for directness. They follow these rules:

    - *species*: studied, exact; other species alone, low.
    - *sex*: that sex studied by itself (both for both), exact; among both, high; one where both
      are claimed, moderate; the other one, low.
    - *age*: the same band, exact; young adults among adults, high; one part of adults where all
      adults are claimed, older people among adults, moderate; other bands, low.
    - *training*: the same state, exact; one state among mixed ones, high; a neighbouring state,
      one state where all are claimed, moderate; untrained and trained, low.
    - *health*: the same words, exact; healthy and any illness, low; other words, unknown.
    - *intervention*, *comparator*, *outcome*: the same words (or a recorded synonym of the
      outcome), exact; other words, unknown: a reader compares them.
    - *dose* (with frequency and duration): every amount claimed was studied, exact; the amounts
      meet, high; they do not, low. Units convert; words without an amount must be the same.
    - *outcome class*: the same, exact; the outcome itself where a stand-in is claimed, high;
      another one as near to what the reader is after, or nearer, moderate; one further off, low.
    - *horizon*: measured at that time, exact; some at it, or the times meet, high; not further
      apart than the horizon factor, moderate; further, low. 'session' is up to 48 hours,
      'training' a week or more.

    A side that is not recorded gives unknown, and so does a study that does not say where the
    others do not settle it. A dimension of which neither side says anything has no row.
    """
    against = case.body.points is Points.AGAINST
    lines = case.body.testing if against else case.body.agreeing or case.body.testing
    if not lines or case.kind in _NOTHING_STUDIED or case.not_checkable:
        return ()
    rows = [*_people(case, lines), *_done(case, lines), *_measured(case, lines)]
    return tuple(r for r in rows if r is not None and (r.claimed is not None or r.studied))


def gaps(rows: Iterable[DirectnessRow]) -> list[DirectnessRow]:
    """Return the rows in which what was studied is far from what is claimed.

    That nothing was compared is no gap of directness: the start and risk of bias count it.
    """
    return [row for row in rows if row.match is Match.LOW and row.compared]


def _people(case: Case, lines: tuple[Line, ...]) -> Iterable[DirectnessRow]:
    if case.species is Species.NOT_APPLICABLE:
        return
    own = case.claim.asserts.population if case.claim.asserts else None
    named, default = spoken_of(case.claim, case.article, case.species)
    said = own is not None and own.species is not None
    spoken = _Side(case.species.value, not said)
    yield _row(Dimension.SPECIES, spoken, _of_people(lines, "species"), species_fit)
    fits: tuple[tuple[Dimension, Callable[[str, tuple[str, ...]], Fit]], ...] = (
        (Dimension.SEX, sex_fit),
        (Dimension.AGE, age_fit),
        (Dimension.TRAINING, training_fit),
        (Dimension.HEALTH, health_fit),
    )
    alike = _of_the_species(case, lines)
    for dimension, fit in fits:
        value = _text(getattr(named, dimension.value)) if named is not None else None
        yield _row(dimension, _Side(value, default), _of_people(alike, dimension.value), fit)


def _of_the_species(case: Case, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines on people, of a claim about people; all where none is."""
    if case.species is not Species.HUMAN:
        return lines
    return tuple(line for line in lines if species(line) is not Species.ANIMAL) or lines


def _done(case: Case, lines: tuple[Line, ...]) -> Iterable[DirectnessRow | None]:
    claimed = case.claim.asserts.intervention if case.claim.asserts else None
    what = _Side(_text(claimed.what) if claimed else None)
    yield _row(Dimension.INTERVENTION, what, _of_intervention(lines, "what"), same_words)
    yield _dose(claimed, lines)
    yield _comparator(case, lines)


def _dose(claimed: Intervention | None, lines: tuple[Line, ...]) -> DirectnessRow:
    """Return the row of dose, frequency and duration, each compared with its own kind."""
    names = ("dose", "frequency", "duration")
    said = {n: _text(getattr(claimed, n)) for n in names} if claimed else {}
    asked = {name: value for name, value in said.items() if value}
    studied = {name: _of_intervention(lines, name) for name in names}
    wanted = asked or dict.fromkeys(names)
    shown = tuple(text for name in wanted for text in _known(studied[name]))
    if not asked:
        return _unnamed(Dimension.DOSE, shown)
    rows = [_row(Dimension.DOSE, _Side(v), studied[n], amount_fit) for n, v in asked.items()]
    deciding = next(row for match in _DECIDES for row in rows if row.match is match)
    said_words = "; ".join(asked.values())
    return deciding._replace(claimed=said_words, studied=shown)


_DECIDES = (Match.LOW, Match.UNKNOWN, Match.MODERATE, Match.HIGH, Match.EXACT)
"""Which of the matches of dose, frequency and duration stands for all three."""


def _comparator(case: Case, lines: tuple[Line, ...]) -> DirectnessRow | None:
    named = case.comparator
    if named is None and case.relation is Relation.DESCRIPTION:
        return None
    side = _Side(named or NO_COMPARATOR, named is None)
    contrasts = {line.result.contrast if line.result else None for line in lines}
    studied = [_first(line, "comparator", "control") for line in lines]
    if contrasts <= {Contrast.CHANGE, Contrast.NONE}:
        nothing = (say("none"),)
        row = DirectnessRow(
            Dimension.COMPARATOR, side.value, side.default, nothing, *_nothing_compared()
        )
    else:
        row = _row(Dimension.COMPARATOR, side, studied, _comparator_fit)
    return row._replace(claimed=say(NO_COMPARATOR)) if named is None else row


NOTHING_COMPARED = sayable("nothing was compared: one group, or no contrast")


def _nothing_compared() -> Fit:
    return Fit(Match.LOW, say(NOTHING_COMPARED), compared=False)


def _comparator_fit(claimed: str, studied: tuple[str, ...]) -> Fit:
    named = tuple(text for text in studied if text != "none")
    if not named:
        return _nothing_compared()
    if claimed == NO_COMPARATOR and any(text.casefold() in _NOTHING_DONE for text in named):
        return Fit(Match.EXACT, say("compared with not doing it"))
    return same_words(claimed, named)


def _first(line: Line, *names: str) -> str | None:
    """Return the first of some fields that the line's study has."""
    values = [_text(getattr(line.study, name)) for name in names] if line.study else []
    return next((value for value in values if value), None)


def _measured(case: Case, lines: tuple[Line, ...]) -> Iterable[DirectnessRow]:
    asserts = case.claim.asserts
    outcome = asserts.outcome if asserts else None
    name = _Side(case.claim.outcome_name)
    groups = case.context.workspace.settings.synonyms
    yield _row(
        Dimension.OUTCOME,
        name,
        [_text(line.result.outcome) if line.result else None for line in lines],
        lambda claimed, studied: same_words(claimed, studied, groups),
    )
    sort = _Side(_text(outcome.outcome_class) if outcome else None)
    classes = [_text(line.result.outcome_class) if line.result else None for line in lines]
    yield _row(Dimension.OUTCOME_CLASS, sort, classes, class_fit)
    factor = case.context.thresholds.horizon_factor.value
    horizon = _Side(_text(asserts.horizon) if asserts else None)
    yield _row(
        Dimension.HORIZON,
        horizon,
        [_when(line) for line in lines],
        lambda claimed, studied: horizon_fit(claimed, studied, factor),
    )


def _when(line: Line) -> str | None:
    """Return when the line's result was measured; how long its study ran where that is all."""
    time = _text(line.result.time) if line.result else None
    return time or (_text(line.study.duration) if line.study else None)


def _of_people(lines: tuple[Line, ...], name: str) -> list[str | None]:
    def read(line: Line) -> str | None:
        people: Population | None = line.study.population if line.study else None
        return _text(getattr(people, name)) if people else None

    return [read(line) for line in lines]


def _of_intervention(lines: tuple[Line, ...], name: str) -> list[str | None]:
    def read(line: Line) -> str | None:
        done = line.study.intervention if line.study else None
        return _text(getattr(done, name)) if done else None

    return [read(line) for line in lines]


def _text(value: object) -> str | None:
    """Return a field's words; ``None`` where it is absent or looked up and not reported."""
    return None if value is None or value is UNKNOWN else str(value)


def _known(studied: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in studied if text))


def _unnamed(dimension: Dimension, studied: tuple[str, ...]) -> DirectnessRow:
    reason = say("the claim does not say")
    return DirectnessRow(dimension, None, False, studied, Match.UNKNOWN, reason)


def _row(
    dimension: Dimension,
    claimed: _Side,
    studied: list[str | None],
    fit: Callable[[str, tuple[str, ...]], Fit],
) -> DirectnessRow:
    """Return the row of one dimension; studies that do not say leave a poor match open."""
    known = _known(studied)
    if claimed.value is None:
        return _unnamed(dimension, known)
    if not known:
        found = Fit(Match.UNKNOWN, say("not recorded of what was studied"))
    else:
        found = fit(claimed.value, known)
        silent = sum(1 for text in studied if not text)
        if silent and found.match in (Match.MODERATE, Match.LOW):
            found = Fit(Match.UNKNOWN, _but_silent(found.reason, silent, len(studied)))
    return DirectnessRow(dimension, claimed.value, claimed.default, known, *found)


def _but_silent(reason: str, silent: int, results: int) -> str:
    if silent == 1:
        return say("{found} where it is said; one result does not say", found=reason)
    return say(
        "{found} where it is said; {number} of {all} results do not say",
        found=reason,
        number=silent,
        all=results,
    )
