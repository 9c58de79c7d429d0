"""The rule on what became of a source after it was published."""

from typing import NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import bare_name
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.evidence import EvidenceLine
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import LineRelation, RetractionStatus

_STATUS = {
    RetractionStatus.RETRACTED: (
        Severity.BLOCKER,
        sayable("the source {source} is retracted: its line is left out"),
        sayable("the source {source} is the notice that {work} is retracted"),
    ),
    RetractionStatus.CONCERN: (
        Severity.MAJOR,
        sayable("the source {source} carries an expression of concern"),
        sayable("the source {source} is the notice that {work} carries an expression of concern"),
    ),
    RetractionStatus.CORRECTED: (
        Severity.MINOR,
        sayable("the source {source} has been corrected"),
        sayable("the source {source} is the notice that {work} has been corrected"),
    ),
}
"""How much it weighs what became of a source, and how it is said of it and of its notice."""


@rule(
    "SI06",
    "retracted-or-corrected",
    Family.SOURCE,
    severity="blocker for retracted, major for concern, minor for corrected",
    worst=Severity.BLOCKER,
    needs=("evidence.*.source", "sources.*.retraction"),
    version=2,
    literature="Retraction Watch and Crossref retraction data",
    key_concept="trust alone",
    fires="""
        claim:
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        sources:
          trial: {retraction: {status: corrected}}
        """,
    near_miss="""
        claim:
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        sources:
          trial: {retraction: {status: none-found}}
        """,
)
def retracted_or_corrected(case: Case) -> Ruling:
    """A source is retracted, carries an expression of concern, or has been corrected.

    A retracted source supports nothing. A source that nobody has checked is not a sound one:
    the rule then waits. A notice of such a change that is cited as if it were a finding counts as
    the work it is about. A flag is accepted for the claim, or for one 'source' alone.
    """
    if not case.claim.evidence:
        return not_applicable(say("the claim has no line of evidence"))
    found = changed_sources(case)
    if found.changes:
        return changes_told(found.changes)
    if found.missing:
        return unresolved(found.missing)
    return passed(say("no source is listed as retracted or corrected"))


class SourceChange(NamedTuple):
    """What became of a source that a claim cites.

    ``source`` is the key as the first of its lines has it, ``place`` that line's.
    """

    source: str
    severity: Severity
    place: int
    words: str


class SourceChanges(NamedTuple):
    """What became of the sources of a claim, the gravest first, and what is not known of them."""

    changes: tuple[SourceChange, ...]
    missing: tuple[Missing, ...]


def changed_sources(case: Case) -> SourceChanges:
    """Return which sources of a claim are retracted, under concern or corrected."""
    changed: dict[str, SourceChange] = {}
    missing: list[Missing] = []
    for index, entry in enumerate(case.claim.evidence):
        if entry.source is None:
            missing.append(Missing(f"evidence.{index}.source"))
            continue
        if entry.source in changed:
            continue
        source = case.context.library.source(entry.source)
        found = _standing(case, source, entry) if source is not None else None
        if found is not None:
            changed[entry.source] = SourceChange(entry.source, found[0], index, found[1])
        elif source is None or source.retraction_status is RetractionStatus.UNCHECKED:
            missing.append(Missing(f"sources.{entry.source}.retraction"))
    worst_first = sorted(changed.values(), key=lambda c: (-c.severity.rank, c.place))
    return SourceChanges(tuple(worst_first), tuple(missing))


def _standing(case: Case, source: Source, entry: EvidenceLine) -> tuple[Severity, str] | None:
    """Return how much it weighs that a source has changed, and the words for it."""
    status = source.retraction_status
    if status in _STATUS:
        severity, sentence, _ = _STATUS[status]
        return severity, say(sentence, source=bare_name(source, entry.source))
    about = case.context.library.noticed_by(source)
    if about is None or about.retraction_status not in _STATUS:
        return None
    if entry.relation in (None, LineRelation.BACKGROUND):
        return None
    severity, _, sentence = _STATUS[about.retraction_status]
    named, work = bare_name(source, entry.source), bare_name(about, about.key)
    return severity, say(sentence, source=named, work=work)


def changes_told(changes: tuple[SourceChange, ...]) -> Ruling:
    """Return the flag on sources that changed, the gravest first."""
    return flag(
        changes[0].severity,
        "; ".join(change.words for change in changes),
        f"evidence.{changes[0].place}.source",
        say("Read the notice, and record what it changes."),
    )
