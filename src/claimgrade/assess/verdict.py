"""The verdict on the quoted words, in the order of docs/method.md, and the advice for a coach."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.catalogue import RULES
from claimgrade.assess.record import missing_from_record
from claimgrade.assess.record_levels import makes_provisional
from claimgrade.assess.wording.phrases import phrases_of
from claimgrade.assess.wording.said import COACH_WORDS
from claimgrade.model.assessment import Family, Outcome, RuleResult, worst_first
from claimgrade.model.finding import Severity
from claimgrade.model.vocabulary import Certainty, Kind, Points, Verdict
from claimgrade.workspace.messages_file import ENGLISH, Translation

if TYPE_CHECKING:
    from claimgrade.model.details import MaySay

_BADNESS = (
    Verdict.SUPPORTED,
    Verdict.UNDERSTATED,
    Verdict.NEEDS_CAVEAT,
    Verdict.OVERSTATED,
    Verdict.MISLEADING,
    Verdict.MIXED,
    Verdict.UNSUPPORTED,
    Verdict.CONTRADICTED,
)

PROVISIONAL_RULES = frozenset(
    {"OS01", "OS06", "OS08", "OS09", "OS10", "OS11", "OS12", "OS17", "OS20"}
)
"""Rules whose open question makes a verdict provisional."""

UNDERSTATEMENT = "OS30"
"""The one rule whose flag counts although it is information."""

_OUTSIDE_THE_VERDICT = frozenset({"OS24b", "OS29"})


def advice_for_coach(
    verdict: Verdict, may_say: "MaySay | None", translation: Translation = ENGLISH
) -> str:
    """Return what a coach should do with a claim; a sentence is pointed at only if there is one."""
    return _coach_words(translation)[coach_name(verdict, may_say)]


@lru_cache(maxsize=8)
def _coach_words(translation: Translation) -> Mapping[str, str]:
    return translation.over(COACH_WORDS)


def coach_name(verdict: Verdict, may_say: "MaySay | None") -> str:
    """Return the name of the words for a coach in the message catalogue."""
    without = f"coach_without_{verdict.value}"
    return without if may_say is None and without in COACH_WORDS else f"coach_{verdict.value}"


class Decision(NamedTuple):
    """A verdict and the reason for it."""

    verdict: Verdict
    reason: str


def decide(case: Case, results: Iterable[RuleResult]) -> Decision:
    """Return the computed verdict: the first of the ordered questions that applies."""
    if case.not_checkable and case.claim.verdict is not None:
        return Decision(Verdict.NOT_CHECKABLE, case.claim.verdict.reason)
    missing = missing_from_record(case)
    if missing:
        named = ", ".join(m.field for m in missing)
        return Decision(Verdict.UNRESOLVED, _reason(case, "record_lacks", fields=named))
    if case.body.points is Points.FOR:
        return _of_flags(case, [r for r in worst_first(results) if reads(r)])
    return _of_direction(case)


def verdict_on(case: Case, results: Iterable[RuleResult]) -> Verdict:
    """Return the computed verdict alone; one that waits for its record needs no words for it."""
    if missing_from_record(case) and not case.not_checkable:
        return Verdict.UNRESOLVED
    return decide(case, results).verdict


def reads(result: RuleResult) -> bool:
    """Return whether a verdict reads a result: open flags of OS rules and of SI04."""
    if not result.counts or result.code in _OUTSIDE_THE_VERDICT:
        return False
    return result.code.startswith("OS") or result.code == "SI04"


def _of_direction(case: Case) -> Decision:
    points, used = case.body.points, case.certainty.used
    if points is Points.AGAINST:
        if case.kind is Kind.REPORT:
            return Decision(Verdict.CONTRADICTED, _reason(case, "source_otherwise"))
        if used is None:
            return Decision(Verdict.CONTRADICTED, _reason(case, "against_not_graded"))
        level = phrases_of(case.context.workspace.translation)[f"certainty_{used.value}"]
        if used.level >= Certainty.MODERATE.level:
            reason = _reason(case, "against_graded", certainty=level)
            return Decision(Verdict.CONTRADICTED, reason)
        return Decision(Verdict.UNSUPPORTED, _reason(case, "against_unsure", certainty=level))
    if points is Points.NOWHERE:
        day = str(case.claim.searched_on)
        return Decision(Verdict.UNSUPPORTED, _reason(case, "untested", day=day))
    return Decision(Verdict.MIXED, _reason(case, "mixed"))


def _reason(case: Case, name: str, **gaps: str) -> str:
    """Return a reason in the language of the workspace."""
    phrases = phrases_of(case.context.workspace.translation)
    return phrases[f"reason_{name}"].format(**gaps)


def _of_flags(case: Case, flags: list[RuleResult]) -> Decision:
    outside = [
        f for f in flags if f.severity is Severity.BLOCKER and f.family is not Family.STRENGTH
    ]
    if outside:
        return Decision(Verdict.MISLEADING, _reason(case, "but", flags=_named(outside)))
    heavy = [f for f in flags if f.severity is not None and f.severity.rank >= Severity.MAJOR.rank]
    if len({f.family for f in heavy}) > 1:
        return Decision(Verdict.MISLEADING, _reason(case, "two_ways", flags=_named(heavy)))
    if heavy:
        return Decision(Verdict.OVERSTATED, _reason(case, "but", flags=_named(heavy)))
    minor = [f for f in flags if f.severity is Severity.MINOR]
    if minor:
        name = "caveat" if len(minor) == 1 else "caveats"
        reason = _reason(case, name, number=str(len(minor)), flags=_named(minor))
        return Decision(Verdict.NEEDS_CAVEAT, reason)
    if not case.body.supporting:
        return Decision(Verdict.NEEDS_CAVEAT, _reason(case, "in_part"))
    understated = [f for f in flags if f.code == UNDERSTATEMENT]
    if understated:
        reason = _reason(case, "understated", flags=_named(understated))
        return Decision(Verdict.UNDERSTATED, reason)
    return Decision(Verdict.SUPPORTED, _reason(case, "for"))


def _named(flags: list[RuleResult]) -> str:
    return "; ".join(f"{f.message} ({f.code})" for f in flags)


def provisional(
    case: Case, results: tuple[RuleResult, ...], computed: Verdict
) -> tuple[tuple[str, ...], Verdict | None]:
    """Return the codes of the open checks that could worsen the verdict, and the worst it could be.

    A check is open where a field of the second level is absent
    (:data:`claimgrade.assess.record_levels.SECOND_LEVEL`); any other field, and one set to
    ``unknown``, leaves the verdict as it is.
    """
    open_checks = [r for r in results if r.code in PROVISIONAL_RULES and _is_open(r)]
    if not open_checks or computed not in _BADNESS:
        return (), None
    codes = {r.code for r in open_checks}
    supposed = [
        r._replace(outcome=Outcome.FLAG, severity=RULES[r.code].worst) if r.code in codes else r
        for r in results
    ]
    worst = decide(case, supposed).verdict
    if _BADNESS.index(worst) <= _BADNESS.index(computed):
        return (), None
    return tuple(r.code for r in open_checks), worst


def _is_open(result: RuleResult) -> bool:
    return result.outcome is Outcome.UNRESOLVED and any(map(makes_provisional, result.missing))
