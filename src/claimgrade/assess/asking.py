"""Questions that several rules ask of a claim."""

import re
from collections.abc import Iterator

from claimgrade.assess.case import Case
from claimgrade.assess.directness.likeness import Likeness, likeness
from claimgrade.assess.evidence.data_sets import surely_independent
from claimgrade.assess.evidence.lines import REVIEW_DESIGNS, Answer, Line
from claimgrade.assess.grading.levels import taken_off
from claimgrade.assess.ruling import Ruling, not_applicable, unresolved, waits_for
from claimgrade.assess.spoken import plural_appeal
from claimgrade.language.cues import figures
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.judgement import DomainJudgement
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import (
    DOMAINS_DOWN,
    Certainty,
    Domain,
    Kind,
    OutcomeClass,
    PluralCue,
    Points,
)

_LENGTH = re.compile(
    r"(\d+(?:\.\d+)?)(?: to (\d+(?:\.\d+)?))? (second|minute|hour|day|week|month|year)"
)

_HOURS = {
    "second": 1 / 3600,
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "week": 168.0,
    "month": 730.5,
    "year": 8766.0,
}


def hours(length: str) -> float | None:
    """Return a length of time in hours, the longer end of a range; ``None`` if it is none."""
    found = _LENGTH.match(length)
    if found is None:
        return None
    return float(found[2] or found[1]) * _HOURS[found[3]]


def counts_already(case: Case, code: str, domain: Domain) -> Domain | None:
    """Return ``domain`` where its judged level already stands for the fact behind a rule.

    That is so where the domain takes or shares a level and its ``covers``, where given, lists
    the rule. A level that was entered and does not count stands for nothing, and so does one
    shared with a domain that takes none.
    """
    judged = case.judgement.domains.get(domain) if case.judgement else None
    if judged is None or not (taken_off(domain, judged).levels or _shares_a_level(case, judged)):
        return None
    return domain if not judged.covers or code in judged.covers else None


def _shares_a_level(case: Case, judged: DomainJudgement) -> bool:
    """Return whether a domain shares a level that its partner really takes."""
    partner = judged.shared_with
    if case.judgement is None or partner not in DOMAINS_DOWN:
        return False
    other = case.judgement.domains.get(partner)
    return other is not None and taken_off(partner, other).levels < 0


def numbers_unrecorded(case: Case, words: str | None) -> bool:
    """Return whether ``words`` state a figure and the claim's ``numbers`` were never filled in.

    An empty list that is written down says that somebody looked: the figure is no claimed number.
    """
    if words is None or case.claim.numbers is not None:
        return False
    return bool(figures(words, case.language))


NO_LIFE_SCIENCE = frozenset(
    {
        "astronomy",
        "chemistry",
        "climate science",
        "computing",
        "economics",
        "education",
        "engineering",
        "finance",
        "geology",
        "history",
        "law",
        "linguistics",
        "mathematics",
        "physics",
        "politics",
        "software",
        "technology",
    }
)
"""Subject fields in which a claim is not about living things."""


def outside_life_science(case: Case) -> bool:
    """Return whether the article's subject field is one that is not about living things."""
    field = case.field
    return field is not None and field.casefold() in NO_LIFE_SCIENCE


def number_waits(case: Case) -> Ruling:
    """Return what a rule says where no number is recorded: it waits if the words hold one."""
    if case.body.testing and numbers_unrecorded(case, case.quoted):
        return waits_for("numbers")
    return not_applicable(say("the words state no number"))


def points_missing(case: Case) -> tuple[Missing, ...]:
    """Return what must be recorded before it is known which way the body points."""
    return (Missing("points"),) if case.body.points is None else ()


def claimed_class(case: Case) -> OutcomeClass | Missing:
    """Return the class of the claimed outcome, or what is missing to know it."""
    outcome = case.claim.asserts.outcome if case.claim.asserts else None
    value = outcome.outcome_class if outcome else None
    if value is None or value is UNKNOWN:
        return Missing("asserts.outcome.class", value is UNKNOWN)
    return value


def direction_missing(case: Case) -> tuple[Missing, ...]:
    """Return what must be recorded before it is known which way the claim goes.

    That is so of a claim on safety alone (:func:`claimgrade.assess.defaults.direction_of`).
    """
    return (Missing("direction"),) if case.direction is None else ()


def outcome_missing(case: Case) -> Missing:
    """Return the field that would name the claimed outcome, where none is recorded."""
    outcome = case.claim.asserts.outcome if case.claim.asserts else None
    looked_up = outcome is not None and outcome.name is UNKNOWN
    return Missing("asserts.outcome.name", looked_up)


def has_validated_link(case: Case) -> bool:
    """Return whether the step from what was measured to what is claimed is itself recorded.

    It is a claim that this one builds on, about the same outcome, that its evidence points for
    with Moderate or High certainty.
    """
    if not case.claim.builds_on or case.claim.outcome_name is None:
        return False
    name_of = case.context.outcomes.name
    wanted = name_of(case.claim.outcome_name)
    for name in case.claim.builds_on:
        premise = case.context.premise(case.article_id, name)
        if premise is None:
            continue
        claim = premise.case.claim
        named = name_of(claim.outcome_name or "")
        sure = claim.certainty in (Certainty.MODERATE, Certainty.HIGH)
        if named == wanted and sure and premise.case.body.points is Points.FOR:
            return True
    return False


def has_bridge(case: Case, name: str) -> bool:
    """Return whether a claim builds on a comparison of two treatments that names one part.

    ``name`` is ``what``, ``dose``, ``frequency`` or ``duration``. What lies behind a premise on
    quite another treatment is a step of that one, and none of this claim.
    """
    if not case.claim.builds_on:
        return False
    return any(_compares(premise, name) for premise in _premises_on_the_treatment(case))


def _compares(premise: Case, name: str) -> bool:
    asserts = premise.claim.asserts
    if asserts is None or asserts.intervention is None or premise.comparator is None:
        return False
    named = getattr(asserts.intervention, name)
    return isinstance(named, str) and premise.kind in (Kind.COMPARATIVE, Kind.NO_EFFECT)


def _premises_on_the_treatment(case: Case) -> Iterator[Case]:
    """Yield the claims that a claim builds on, each once.

    They are followed all the way but beyond one that names another treatment than the claim.
    """
    wanted = _treatment_named(case)
    seen = {case.key}
    waiting = [case]
    while waiting:
        above = waiting.pop()
        for name in above.claim.builds_on:
            settled = case.context.premise(above.article_id, name)
            if settled is None or settled.case.key in seen:
                continue
            seen.add(settled.case.key)
            named = _treatment_named(settled.case)
            if not (wanted and named) or likeness(wanted, named) is not Likeness.OTHER:
                waiting.append(settled.case)
            yield settled.case


def _treatment_named(case: Case) -> str | None:
    asserts = case.claim.asserts
    what = asserts.intervention.what if asserts and asserts.intervention else None
    return what if isinstance(what, str) else None


def is_review(line: Line) -> bool:
    """Return whether the line rests on a systematic review or meta-analysis."""
    return line.study is not None and line.study.design in REVIEW_DESIGNS


def independent_studies(case: Case, lines: tuple[Line, ...]) -> tuple[int, tuple[Missing, ...]]:
    """Return how many independent studies the lines rest on, and what is missing to be sure.

    The count is :attr:`claimgrade.assess.evidence.data_sets.DataSets.at_least`.
    """
    return surely_independent(lines, case.context.library)


def appeal_to_studies(case: Case) -> PluralCue | Ruling:
    """Return the appeal to studies that the words or their heading make, or that it is not known.

    What the reviewer records comes before what is read from the words. A statement about the
    literature ('no study has …') speaks for many studies, whatever its words.
    """
    cue = case.claim.plural_cue
    if cue is not None:
        return cue
    if case.kind is Kind.LITERATURE:
        return PluralCue.MANY
    if case.quoted is None:
        return waits_for("quote.exact")
    read = plural_appeal(case)
    return read[0] if read else words_unread(case, "plural_cue")


def words_unread(case: Case, instead: str | None = None) -> Ruling:
    """Return that a rule cannot read the words, as their language has no word list.

    That is a limit of the tool and no work left undone: the language is recorded. ``instead``
    is the field in which a reviewer may say what the words do.
    """
    ruling = unresolved((Missing("language", looked_up=True),))
    if instead is None:
        message = say("there is no word list for '{language}'", language=case.language)
    else:
        message = say(
            "there is no word list for '{language}'; '{field}' can say what they do",
            language=case.language,
            field=instead,
        )
    return ruling._replace(message=message)


def yes_or_missing(value: object, wanted: object) -> Answer:
    """Return whether a field is ``wanted``, or what is missing to know it."""
    return (value,) if isinstance(value, Missing) else value is wanted
