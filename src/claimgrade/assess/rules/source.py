"""Rules on whether the sources hold what they are cited for."""

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, result_field, source_name
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.evidence import EvidenceLine, Locator
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import (
    Direction,
    Kind,
    LineRelation,
    Relation,
    RetractionStatus,
)

_NO_LINE = not_applicable("the claim has no line of evidence")


@rule(
    "SI01",
    "no-source",
    Family.SOURCE,
    severity="blocker; the verdict follows from the record itself",
    worst=Severity.BLOCKER,
    needs=(),
    absence="That no line of evidence is recorded is itself the trigger.",
    literature="Wikipedia, Citation needed",
    key_concept="trust alone",
    fires="""
        claim:
          evidence: []
        """,
    near_miss="""
        claim:
          kind: definition
          evidence: []
        """,
)
def no_source(case: Case) -> Ruling:
    """A claim that could be checked has no line of evidence at all.

    Without a source the reader can only trust.
    """
    if case.kind is Kind.DEFINITION or case.not_checkable:
        return not_applicable("the claim is not one that evidence decides")
    if case.claim.evidence:
        return passed("evidence is linked")
    if case.claim.searched_on:
        return flag(
            Severity.BLOCKER,
            f"no line of evidence is linked; the search of {case.claim.searched_on} found none",
            "evidence",
            "Name a source for it, or leave it out.",
        )
    return flag(
        Severity.BLOCKER,
        "no line of evidence is linked to the claim",
        "evidence",
        "Link what was found, or record in 'searched_on' when it was searched for.",
    )


@rule(
    "SI04",
    "stance-mismatch",
    Family.SOURCE,
    severity="blocker",
    worst=Severity.BLOCKER,
    version=2,
    needs=("evidence.*.relation", "evidence.*.result", "studies.*.results.*.direction"),
    literature="Jergas and Baethge, major errors of quotation; scite, contrasting citations",
    key_concept="trust alone",
    fires="""
        claim:
          direction: decrease
          evidence:
            - {source: trial, result: level, relation: supports, finding: The level changed.}
        studies:
          trial:
            results:
              - {id: level, direction: increase}
        """,
    near_miss="""
        claim:
          direction: decrease
          evidence:
            - {source: trial, result: level, relation: supports, finding: The level fell.}
        studies:
          trial:
            results:
              - {id: level, direction: decrease}
        """,
)
def stance_mismatch(case: Case) -> Ruling:
    """A result is linked as support, and its recorded direction is the opposite or none.

    Such errors are the gravest of those found when citations are checked against their sources.
    """
    lines = case.body.supporting
    if not lines:
        return not_applicable("no line supports the claim")
    if case.relation is Relation.DESCRIPTION and case.claim.direction is None:
        return not_applicable("the claim describes and states no difference")
    missing: list[Missing] = []
    for line in lines:
        went = result_field(line, "direction")
        if isinstance(went, Missing):
            missing.append(went)
        elif went is not case.direction:
            return flag(
                Severity.BLOCKER,
                f"the source {source_name(line.source, line.entry.source)} is linked as support; "
                f"the claim says '{_said(case.direction)}' and the result '{_said(went)}'",
                f"{line.at}.relation",
                "Correct the relation of the line, or the direction recorded.",
            )
    if missing:
        return unresolved(missing)
    return passed("every supporting result went the way the claim says")


def _said(direction: Direction) -> str:
    return "no difference" if direction is Direction.NONE else direction.value


_STATUS = {
    RetractionStatus.RETRACTED: (Severity.BLOCKER, "is retracted: its line is left out"),
    RetractionStatus.CONCERN: (Severity.MAJOR, "carries an expression of concern"),
    RetractionStatus.CORRECTED: (Severity.MINOR, "has been corrected"),
}


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
    the work it is about. A flag on a citation is dismissed by accepting it for the claim.
    """
    if not case.claim.evidence:
        return _NO_LINE
    changed: dict[str, tuple[Severity, int, str]] = {}
    missing: list[Missing] = []
    for index, entry in enumerate(case.claim.evidence):
        if entry.source is None:
            missing.append(Missing(f"evidence.{index}.source"))
            continue
        if entry.source in changed:
            continue
        source = case.context.library.source(entry.source)
        found = _standing(case, source, entry)
        if found is not None:
            changed[entry.source] = (found[0], index, found[1])
        elif source is None or source.retraction_status is RetractionStatus.UNCHECKED:
            missing.append(Missing(f"sources.{entry.source}.retraction"))
    if changed:
        return _changed(sorted(changed.values(), key=lambda c: (-c[0].rank, c[1])))
    if missing:
        return unresolved(missing)
    return passed("no source is listed as retracted or corrected")


def _standing(
    case: Case, source: Source | None, entry: EvidenceLine
) -> tuple[Severity, str] | None:
    """Return how much it weighs that a source has changed, and the words for it."""
    if source is None:
        return None
    if source.retraction_status in _STATUS:
        severity, words = _STATUS[source.retraction_status]
        return severity, f"the source {source_name(source, entry.source)} {words}"
    about = case.context.library.noticed_by(source)
    if about is None or about.retraction_status not in _STATUS:
        return None
    if entry.relation in (None, LineRelation.BACKGROUND):
        return None
    named = source_name(source, entry.source)
    severity, words = _STATUS[about.retraction_status]
    work = source_name(about, about.key)
    return severity, f"the source {named} is the notice that {work} {words.partition(':')[0]}"


def _changed(changes: list[tuple[Severity, int, str]]) -> Ruling:
    severity, index, _ = changes[0]
    return flag(
        severity,
        "; ".join(words for _, _, words in changes),
        f"evidence.{index}.source",
        "Read the notice, and record what it changes.",
    )


@rule(
    "SI08",
    "pinpoint-missing",
    Family.SOURCE,
    severity="minor",
    worst=Severity.MINOR,
    needs=(),
    absence="That no place in the source is recorded is itself the trigger.",
    literature="Wikipedia, Page needed",
    key_concept="trust alone",
    fires="""
        claim:
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        """,
    near_miss="""
        claim:
          evidence:
            - {source: trial, relation: supports, finding: It grew., locator: {section: abstract}}
        """,
)
def pinpoint_missing(case: Case) -> Ruling:
    """A line does not say where in its source the finding stands.

    A page, table, figure, a few quoted words or a named section lets another person look.
    """
    lines = case.body.kept
    if not lines:
        return _NO_LINE
    bare = [line for line in lines if not _has_pinpoint(line)]
    if not bare:
        return passed("every line says where in its source it stands")
    named = ", ".join(dict.fromkeys(source_name(line.source, line.entry.source) for line in bare))
    return flag(
        Severity.MINOR,
        f"no page, table, figure, quote or section is given for {named}",
        bare[0].at,
        "Add a locator to the line or to the study's result; 'section: abstract' is one.",
    )


def _has_pinpoint(line: Line) -> bool:
    of_result = line.result.locator if line.result is not None else None
    return _names_a_place(line.entry.locator) or _names_a_place(of_result)


def _names_a_place(locator: Locator | None) -> bool:
    return locator is not None and any(
        (locator.section, locator.page, locator.table, locator.figure, locator.quote)
    )
