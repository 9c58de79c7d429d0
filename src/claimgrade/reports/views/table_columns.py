"""The columns of the tables of a review, and how each is told (docs/tables.md)."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from claimgrade.assess.signing.review_queue import is_stale
from claimgrade.library.references import Reference
from claimgrade.model.assessment import Assessment, Outcome, RuleResult
from claimgrade.model.evidence import EvidenceLine
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.ledger import LedgerRow
from claimgrade.model.source import Source
from claimgrade.model.study import Result, Study
from claimgrade.reports.views.evidence import locator_words, verified_by
from claimgrade.reports.views.numbers import recorded_words
from claimgrade.reports.views.parts import known

WHOLE = "Int64"
NUMBER = "Float64"
YES_NO = "boolean"

CLAIM_COLUMNS: Mapping[str, Callable[[Assessment], object]] = {
    "statement": lambda a: a.claim.statement,
    "verdict": lambda a: a.verdict,
    "computed_verdict": lambda a: a.computed_verdict,
    "provisional": lambda a: " ".join(a.provisional),
    "certainty": lambda a: a.certainty.used,
    "computed_certainty": lambda a: a.certainty.computed,
    "points": lambda a: a.points,
    "relation": lambda a: a.claim.wording.relation if a.claim.wording else None,
    "hedge": lambda a: a.claim.wording.hedge if a.claim.wording else None,
    "ceiling": lambda a: a.ceiling.hedge,
    "gap": lambda a: a.ceiling.gap,
    "advice": lambda a: a.coach,
    "may_say": lambda a: a.may_say.text if a.may_say else None,
    "flags": lambda a: " ".join(result.code for result in a.flags),
    "unresolved": lambda a: " ".join(result.code for result in a.unresolved),
    "citations": lambda a: a.details.independence.citations if a.details.independence else 0,
    "data_sets": lambda a: a.details.independence.data_sets if a.details.independence else 0,
    "people": lambda a: a.details.independence.people if a.details.independence else None,
    "stale": is_stale,
}
"""The columns of the table of claims, and how each is told from an assessment."""

CLAIM_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("gap", "citations", "data_sets", "people"), WHOLE),
    "stale": YES_NO,
}
"""The types of those columns of claims that hold no text."""

NUMBER_COLUMNS: Mapping[str, Callable[[LedgerRow], object]] = {
    "value": lambda r: float(r.number.value),
    "high": lambda r: None if r.number.high is None else float(r.number.high),
    "unit": lambda r: word(r.number.unit),
    "statistic": lambda r: word(r.number.statistic),
    "role": lambda r: word(r.number.role),
    "agreement": lambda r: r.agreement.value,
    "study": lambda r: r.cells[0].study if r.cells else None,
    "result": lambda r: r.cells[0].result if r.cells else None,
    "cells": lambda r: "; ".join(f"{c.study}/{c.result}: {c.cell} {c.value}" for c in r.cells),
    "people": lambda r: r.cells[0].people if r.cells else None,
    "found": lambda r: r.value,
    "arithmetic": lambda r: r.arithmetic,
    "formula": lambda r: r.formula,
    "typical": lambda r: r.typical,
    "per": lambda r: r.absolute.per if r.absolute else None,
    "without": lambda r: r.absolute.without if r.absolute else None,
    "with_it": lambda r: r.absolute.with_it if r.absolute else None,
    "low": lambda r: r.absolute.low if r.absolute else None,
    "high_with_it": lambda r: r.absolute.high if r.absolute else None,
    "needed": lambda r: r.absolute.needed if r.absolute else None,
    "baseline": lambda r: r.absolute.baseline if r.absolute else None,
    "note": lambda r: r.note,
}
"""The columns of the table of numbers, and how each is told from a row of the ledger."""

NUMBER_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("people", "per"), WHOLE),
    **dict.fromkeys(
        ("value", "high", "without", "with_it", "low", "high_with_it", "needed"), NUMBER
    ),
}
"""The types of those columns of numbers that hold no text."""


def word(value: object) -> str | None:
    """Return a field's word; ``None`` where it is absent or looked up in vain."""
    return None if value is None or value is UNKNOWN else str(value)


class Cited(NamedTuple):
    """A line of evidence of a claim, joined with the study, the result and the source."""

    assessment: Assessment
    place: int
    line: EvidenceLine
    study: Study | None
    result: Result | None
    source: Source | None


EVIDENCE_COLUMNS: Mapping[str, Callable[[Cited], object]] = {
    "source": lambda c: c.line.source,
    "result": lambda c: word(c.line.result),
    "relation": lambda c: c.line.relation,
    "finding": lambda c: c.line.finding,
    "design": lambda c: word(c.study.design) if c.study else None,
    "population": lambda c: _who(c.study),
    "n": lambda c: c.study.n if c.study and isinstance(c.study.n, int) else None,
    "outcome": lambda c: word(c.result.outcome) if c.result else None,
    "outcome_class": lambda c: word(c.result.outcome_class) if c.result else None,
    "contrast": lambda c: word(c.result.contrast) if c.result else None,
    "direction": lambda c: word(c.result.direction) if c.result else None,
    "time": lambda c: word(c.result.time) if c.result else None,
    "measured": lambda c: recorded_words(c.result) if c.result else None,
    "place": lambda c: locator_words(c.line.locator or (c.result.locator if c.result else None)),
    "verified_how": lambda c: _read(c, "how"),
    "verified_by": lambda c: _read(c, "by"),
    "verified_on": lambda c: _read(c, "on"),
    "found": lambda c: _found(c),
    "retraction": lambda c: c.source.retraction_status if c.source else None,
    "left_out": lambda c: c.assessment.lines_left_out.get(c.place),
    "outside": lambda c: c.place in c.assessment.details.outside,
}
"""The columns of the table of evidence, and how each is told from a line."""

EVIDENCE_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("line", "n"), WHOLE),
    **dict.fromkeys(("found", "outside"), YES_NO),
}

SOURCE_COLUMNS: Mapping[str, Callable[[Source, Reference], object]] = {
    "short": lambda _, made: made.short,
    "authors": lambda _, made: made.authors,
    "title": lambda _, made: made.title,
    "year": lambda _, made: made.year,
    "doi": lambda _, made: made.doi,
    "url": lambda _, made: made.url,
    "retraction": lambda s, _: s.retraction_status,
    "retraction_on": lambda s, _: word(s.details.retraction.on) if s.details.retraction else None,
    "retraction_list": lambda s, _: s.details.retraction.list if s.details.retraction else None,
    "record": lambda s, _: s.details.record,
    "unchecked": lambda s, _: " ".join(s.details.unchecked),
    "type": lambda s, _: word(s.details.type),
    "access": lambda s, _: word(s.details.access),
}
"""The columns of the table of sources, and how each is told from a source and its reference."""

RULE_COUNTS = {
    Outcome.PASS: "passed",
    Outcome.FLAG: "flagged",
    Outcome.UNRESOLVED: "unresolved",
    Outcome.NOT_APPLICABLE: "not_applicable",
}

FLAG_COLUMNS: Mapping[str, Callable[[RuleResult], object]] = {
    "code": lambda r: r.code,
    "name": lambda r: r.name,
    "family": lambda r: r.family,
    "outcome": lambda r: r.outcome,
    "severity": lambda r: r.severity,
    "subject": lambda r: r.subject,
    "counts": lambda r: r.counts,
    "once": lambda r: r.once,
    "accepted": lambda r: r.accepted,
    "message": lambda r: r.message,
    "help": lambda r: r.help,
    "at": lambda r: r.at,
    "missing": lambda r: " ".join(m.field for m in r.missing),
}
"""The columns of the table of flags, and how each is told from what a rule says."""


def _who(study: Study | None) -> str | None:
    population = study.population if study is not None else None
    if population is None:
        return None
    return known(population.who) or known(population.species) or None


def _read(cited: Cited, name: str) -> str | None:
    verified = verified_by(cited.line, cited.study)
    return word(getattr(verified, name)) if verified is not None else None


def _found(cited: Cited) -> bool | None:
    verified = verified_by(cited.line, cited.study)
    return verified.found if verified is not None else None
