"""Rules on what sort of source a claim rests on, and whether it is still the latest word."""

from decimal import Decimal

from claimgrade.assess.asking import outcome_missing
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import (
    REVIEW_DESIGNS,
    SECOND_HAND_DESIGNS,
    Line,
    source_name,
    study_field,
)
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Design, Kind, Relation, SourceType

_TELLS_OF_OTHERS = frozenset({SourceType.NEWS, SourceType.BLOG, SourceType.TEXTBOOK})

_SEARCHED = (*REVIEW_DESIGNS, Design.GUIDELINE)


@rule(
    "SI05",
    "not-primary",
    Family.SOURCE,
    severity="major where a number or an effect rests on it, else minor",
    worst=Severity.MAJOR,
    needs=("evidence.*.relation", "sources.*.type", "studies.*.design"),
    literature="KSJ Fact-Checking Project; Greenberg 2009 (BMJ 339:b2680)",
    key_concept="trust alone",
    fires="""
        claim:
          wording: {relation: effect, hedge: plain}
          evidence:
            - {source: column, relation: supports, finding: Bands are said to build muscle.}
            - {source: overview, relation: supports, finding: An author thinks so too.}
        sources:
          column: {type: blog}
        studies:
          overview: {design: narrative-review}
        """,
    near_miss="""
        claim:
          wording: {relation: effect, hedge: plain}
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        sources:
          trial: {type: primary}
        """,
)
def not_primary(case: Case) -> Ruling:
    """A number or an effect rests on news, a blog, a textbook or a narrative review alone.

    Each retelling loses a caveat. Who has not read the study cannot say what it found.
    """
    heavy = case.relation is Relation.EFFECT or bool(case.claim.claimed_numbers)
    if not heavy and case.kind not in (Kind.QUANTITY, Kind.CAUSAL):
        return not_applicable(say("the claim states no quantity and no effect"))
    lines = case.body.supporting or case.body.qualifying
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    missing: list[Missing] = []
    for line in lines:
        retold = _is_retold(line)
        if retold is False:
            return passed(say("a source reports what it measured or pooled itself"))
        if isinstance(retold, tuple):
            missing.extend(retold)
    if missing:
        return unresolved(missing)
    named = ", ".join(dict.fromkeys(_name(line) for line in lines))
    return flag(
        Severity.MAJOR if heavy else Severity.MINOR,
        _retold(case, named, len(lines)),
        lines[0].at,
        say("Read the study that they tell of, and link that."),
    )


def _retold(case: Case, named: str, lines: int) -> str:
    """Return what rests on retellings: the claim, or only what agrees with it."""
    if not case.body.disputing:
        return say("the claim rests on retellings alone: {sources}", sources=named)
    return say(
        "what agrees with the claim is a retelling: {sources}"
        if lines == 1
        else "what agrees with the claim is retellings alone: {sources}",
        sources=named,
    )


def _name(line: Line) -> str:
    return source_name(line.source, line.entry.source)


def _is_retold(line: Line) -> bool | tuple[Missing, ...]:
    """Return whether a source tells of what others measured, by its design, else by its type."""
    design = study_field(line, "design")
    if design is Design.NARRATIVE_REVIEW:
        return True
    if not isinstance(design, Missing) and design not in SECOND_HAND_DESIGNS:
        return False
    kind = line.source.details.type if line.source is not None else None
    if kind in _TELLS_OF_OTHERS:
        return True
    if kind is None or kind is UNKNOWN:
        untyped = Missing(f"sources.{line.entry.source}.type", kind is UNKNOWN)
        return (untyped, design) if isinstance(design, Missing) else (untyped,)
    if kind is SourceType.REVIEW and isinstance(design, Missing):
        return (design,)
    return False


@rule(
    "SI07",
    "superseded-or-old",
    Family.SOURCE,
    severity="major where a later work replaces the source, else minor",
    worst=Severity.MAJOR,
    version=2,
    needs=("studies.*.design", "studies.*.searched_on"),
    literature="Shojania 2007 (Annals of Internal Medicine 147:224)",
    key_concept="unreliable summaries",
    fires="""
        claim:
          asserts: {outcome: {name: muscle size}}
          evidence:
            - {source: older, relation: supports, finding: Muscles grew in the pooled trials.}
        studies:
          older: {design: meta-analysis, searched_on: 2012}
          newer:
            design: meta-analysis
            searched_on: 2024-03
            results:
              - {id: size, outcome: muscle size}
        settings: {as_of: 2026-11-22}
        """,
    near_miss="""
        claim:
          asserts: {outcome: {name: muscle size}}
          evidence:
            - {source: newer, relation: supports, finding: Muscles grew in the pooled trials.}
        studies:
          newer:
            design: meta-analysis
            searched_on: 2024-03
            results:
              - {id: size, outcome: muscle size}
        settings: {as_of: 2026-11-22}
        """,
)
def superseded_or_old(case: Case) -> Ruling:
    """A source is replaced by a later work, or a review's search is old and a later one exists.

    Half of all systematic reviews had changed after five and a half years, a quarter within two:
    in the 'fast_fields' of claimgrade.toml a search is old sooner. The later review is looked for
    in the library, on the same outcome.
    """
    lines = case.body.kept
    if not lines:
        return not_applicable(say("the claim has no line of evidence"))
    missing: list[Missing] = []
    old: Ruling | None = None
    for line in lines:
        later = line.source.details.superseded_by if line.source is not None else None
        if later is not None:
            return _replaced(case, line, later)
        answer = _is_old(case, line) if old is None else ()
        if isinstance(answer, Ruling):
            old = answer
        else:
            missing.extend(answer)
    if old is not None:
        return old
    if missing:
        return unresolved(missing)
    return passed(say("no source is replaced, and no review is old beside a later one"))


def _replaced(case: Case, line: Line, later: str) -> Ruling:
    return flag(
        Severity.MAJOR,
        say(
            "{source} is replaced by {later}",
            source=_name(line),
            later=source_name(case.context.library.source(later), later),
        ),
        f"{line.at}.source",
        say("Link the later work in its place."),
    )


def _is_old(case: Case, line: Line) -> Ruling | tuple[Missing, ...]:
    """Return a flag where a review is old beside a later one, or what lacks to tell."""
    design = study_field(line, "design")
    if isinstance(design, Missing):
        return (design,) if _may_be_a_review(line) else ()
    if design not in _SEARCHED:
        return ()
    searched = study_field(line, "searched_on")
    if isinstance(searched, Missing):
        return (searched,)
    today = case.context.as_of
    if today is None:
        return (Missing("settings.as_of"),)
    limit = _oldest(case) * _MONTHS
    if today.year * _MONTHS + today.month - _last_month(searched) <= limit:
        return ()
    later = _later(case, line, searched)
    if isinstance(later, tuple):
        return later
    named = source_name(case.context.library.source(later), later)
    return flag(
        Severity.MINOR,
        say(
            "{source} searched in {year}, and {later} has searched since",
            source=_name(line),
            year=searched[:4],
            later=named,
        ),
        f"{line.at}.source",
        say("Link the later review, or say why the older one is used."),
    )


_MONTHS = 12


def _oldest(case: Case) -> Decimal:
    """Return the years after which a search is old, in the article's subject field."""
    thresholds, field = case.context.thresholds, case.field
    fast = {name.casefold() for name in case.context.workspace.settings.fast_fields}
    in_fast_field = field is not None and field.casefold() in fast
    return (thresholds.search_age_fast if in_fast_field else thresholds.search_age).value


def _last_month(day: str) -> int:
    """Return the last month that a date can mean, counted from the year 0; a year has twelve."""
    year, _, rest = day.partition("-")
    return int(year) * _MONTHS + (int(rest[:2]) if rest else _MONTHS)


def _may_be_a_review(line: Line) -> bool:
    kind = line.source.details.type if line.source is not None else None
    return kind in (None, UNKNOWN, SourceType.REVIEW, SourceType.GUIDELINE)


def _later(case: Case, line: Line, searched: str) -> str | tuple[Missing, ...]:
    """Return a review of the library on the same outcome with a later search, or what lacks."""
    outcome = line.result.outcome if line.result is not None else None
    if not isinstance(outcome, str):
        outcome = case.claim.outcome_name
    if outcome is None:
        return (outcome_missing(case),)
    missing: list[Missing] = []
    for key, study, _ in case.context.outcomes.all_on(outcome):
        if study is line.study:
            continue
        answer = _searched_after(key, study, searched)
        if answer is True:
            return key
        if isinstance(answer, Missing):
            missing.append(answer)
    return tuple(missing)


def _searched_after(key: str, study: Study, searched: str) -> bool | Missing:
    """Return whether a study is a review with a surely later search, or what lacks to tell."""
    if study.design in (None, UNKNOWN):
        return Missing(f"studies.{key}.design", study.design is UNKNOWN)
    if study.design not in _SEARCHED:
        return False
    own = study.searched_on
    if not isinstance(own, str):
        return Missing(f"studies.{key}.searched_on", own is UNKNOWN)
    shorter = min(len(own), len(searched))
    return own[:shorter] > searched[:shorter]
