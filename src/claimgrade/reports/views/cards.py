"""One claim's card: everything the review says of it, decided and worded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimgrade.model.assessment import Assessment, RuleResult, Step
from claimgrade.model.claim import Claim, Omission, Quote, ReviewSignature
from claimgrade.model.finding import Severity
from claimgrade.model.study import Study
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.certainty import (
    CertaintyView,
    WordingView,
    certainty_view,
    wording_view,
)
from claimgrade.reports.views.evidence import TESTING, Evidence, evidence_view, find_result
from claimgrade.reports.views.numbers import claimed_number, result_words
from claimgrade.reports.views.parts import Link, VerdictSign, counted, listed, recorded, sentence
from claimgrade.reports.views.parts import verdict_sign as sign_of
from claimgrade.reports.views.sources import ReferenceView
from claimgrade.reports.words import (
    HIDES,
    KINDS,
    POINTS,
    RELATIONS,
    SEVERITIES,
    Sign,
)

_OPENING = "([{“‘«-/"
_CLOSING = ")]}”’»-/,.;:!?%"


@dataclass(frozen=True, slots=True)
class FlagView:
    """A flag: code, name, weight, what is wrong, what to do, and why it may not count."""

    code: str
    name: str
    severity: Sign
    message: str
    help: str
    note: str
    rule: str


@dataclass(frozen=True, slots=True)
class OpenCheck:
    """A check that waits for fields: those not recorded, and those looked up in vain."""

    code: str
    name: str
    absent: str
    looked_up: str
    rule: str


@dataclass(frozen=True, slots=True)
class MeasuredNumber:
    """What one study measured, beside the number that the claim states."""

    source: Link
    relation: Sign
    words: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a claim, and those of the studies linked to it."""

    claimed: str
    measured: tuple[MeasuredNumber, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything shown of one claim."""

    number: int
    anchor: str
    id: str
    statement: str
    quote: str
    quote_before: str
    quote_after: str
    kind: str
    verdict: VerdictSign
    verdict_reason: str
    computed: VerdictSign | None
    computed_reason: str
    provisional: str
    certainty: CertaintyView
    points: str
    points_reason: str
    wording: WordingView | None
    flags: tuple[FlagView, ...]
    plain_statement: str
    may_say: str
    may_say_note: str
    coach: str
    omits: str
    omits_source: Link
    evidence: Evidence
    numbers: Numbers | None
    loose_ends: str
    open_checks: tuple[OpenCheck, ...]
    defaults: tuple[tuple[str, str], ...]
    builds_on: tuple[Link, ...]
    carries: tuple[Link, ...]
    trace: tuple[Step, ...]
    signed: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a card needs of its review: studies, references, and where other claims stand."""

    studies: Mapping[str, Study]
    references: Mapping[str, ReferenceView]
    links: Mapping[str, Link]
    carries: Mapping[str, Sequence[str]]


def card(assessment: Assessment, number: int, around: Surroundings) -> Card:
    """Return the card of one claim."""
    claim = assessment.claim
    own = claim.verdict is not None and assessment.computed_verdict is not assessment.verdict
    may_say, may_say_note = _may_say(assessment)
    before, quote, after = quoted(claim.quote)
    return Card(
        number=number,
        anchor=around.links[assessment.id].href.removeprefix("#"),
        id=assessment.id,
        statement=claim.statement or TEXT["no_statement"],
        quote=quote,
        quote_before=before,
        quote_after=after,
        kind=KINDS[assessment.kind],
        verdict=sign_of(assessment.verdict),
        verdict_reason=sentence(assessment.verdict_reason),
        computed=sign_of(assessment.computed_verdict) if own else None,
        computed_reason=sentence(assessment.computed_reason) if own else "",
        provisional=provisional(assessment),
        certainty=certainty_view(assessment),
        points=POINTS[assessment.points] if assessment.points else "",
        points_reason=sentence(assessment.points_reason),
        wording=wording_view(assessment),
        flags=tuple(_flag(result) for result in assessment.flags),
        plain_statement=assessment.plain_statement,
        may_say=may_say,
        may_say_note=may_say_note,
        coach=sentence(assessment.coach),
        omits=_omits(claim),
        omits_source=_omits_source(claim, around),
        evidence=evidence_view(assessment, around.studies, around.references),
        numbers=_numbers(claim, around),
        loose_ends=_loose_ends(assessment),
        open_checks=tuple(_open_check(result) for result in assessment.unresolved),
        defaults=tuple((name, value) for name, value in assessment.defaults.items()),
        builds_on=tuple(around.links.get(name, Link(name)) for name in claim.builds_on),
        carries=tuple(around.links[name] for name in around.carries.get(assessment.id, ())),
        trace=assessment.trace,
        signed=_signed(claim),
    )


def provisional(assessment: Assessment) -> str:
    """Return what keeps a verdict provisional and how bad it could get; nothing if settled."""
    if not assessment.provisional:
        return ""
    names = {
        result.code: f"{result.code} {rule_name(result.name)}" for result in assessment.results
    }
    checks = ", ".join(names.get(code, code) for code in assessment.provisional)
    worst = TEXT["worst"].format(verdict=sign_of(assessment.worst).word) if assessment.worst else ""
    number = counted(len(assessment.provisional), "check")
    return f"{number} open ({checks}).{' ' if worst else ''}{worst}"


def _flag(result: RuleResult) -> FlagView:
    note = ""
    if result.accepted is not None:
        note = TEXT["flag_accepted"].format(reason=result.accepted)
    return FlagView(
        code=result.code,
        name=rule_name(result.name),
        severity=SEVERITIES[result.severity or Severity.INFO],
        message=sentence(result.message),
        help=sentence(result.help),
        note=sentence(note),
        rule=rule_anchor(result.code),
    )


def rule_name(name: str) -> str:
    """Return a rule's name as words: ``wording above ceiling``."""
    return name.replace("-", " ")


def rule_anchor(code: str) -> str:
    """Return the id of the row that describes a rule."""
    return f"rule-{code.lower()}"


def _open_check(result: RuleResult) -> OpenCheck:
    return OpenCheck(
        code=result.code,
        name=rule_name(result.name),
        absent=", ".join(missing.field for missing in result.missing if not missing.looked_up),
        looked_up=", ".join(missing.field for missing in result.missing if missing.looked_up),
        rule=rule_anchor(result.code),
    )


def quoted(quote: Quote | None) -> tuple[str, str, str]:
    """Return the words under review between those recorded before and after them.

    Words before start with an ellipsis and words after end with one; a space parts them from
    the quoted words unless punctuation joins them.
    """
    if quote is None or not quote.exact:
        return "", "", ""
    before, after = quote.prefix or "", quote.suffix or ""
    if before and not (before[-1].isspace() or before[-1] in _OPENING):
        before += " "
    if after and not (after[0].isspace() or after[0] in _CLOSING):
        after = f" {after}"
    return f"…{before}" if before else "", quote.exact, f"{after}…" if after else ""


def _may_say(assessment: Assessment) -> tuple[str, str]:
    said = assessment.may_say
    if said is None:
        return "", ""
    whose = "" if said.by_reviewer else TEXT["by_template"]
    held = "" if said.within else TEXT["held_beyond"]
    return said.text, listed([whose, held, sentence(said.reason)], " ")


def _omits(claim: Claim) -> str:
    if claim.omits is None:
        return ""
    if isinstance(claim.omits, Omission):
        hides = TEXT["hides"].format(what=HIDES[claim.omits.hides])
        return f"{sentence(claim.omits.what)} {hides}"
    return TEXT["omits_none"] if claim.omits == "none" else TEXT["omits_unknown"]


def _omits_source(claim: Claim, around: Surroundings) -> Link:
    return source_link(claim.omits.line if isinstance(claim.omits, Omission) else None, around)


def source_link(key: str | None, around: Surroundings) -> Link:
    """Return the short name of a source with a link to its reference; its key if not cited."""
    cited = around.references.get(key or "")
    return Link(cited.short, f"#{cited.anchor}") if cited else Link(key or "")


def _numbers(claim: Claim, around: Surroundings) -> Numbers | None:
    if not claim.numbers:
        return None
    measured = []
    for line in claim.evidence:
        result = find_result(line, around.studies.get(line.source or ""))
        words = result_words(result) if result else ""
        if result is None or not words or line.relation not in TESTING:
            continue
        source = source_link(line.source, around)
        measured.append(
            MeasuredNumber(source, RELATIONS[line.relation], words, recorded(result.outcome))
        )
    return Numbers("; ".join(claimed_number(n) for n in claim.numbers), tuple(measured))


def _loose_ends(assessment: Assessment) -> str:
    checks, defaults = len(assessment.unresolved), len(assessment.defaults)
    return listed(
        [
            f"{TEXT['open_checks']} ({checks})" if checks else "",
            f"{TEXT['defaults']} ({defaults})" if defaults else "",
        ],
        " · ",
    )


def _signed(claim: Claim) -> str:
    return listed((_signature(signature) for signature in claim.review), "; ")


def _signature(signature: ReviewSignature) -> str:
    return listed(
        [
            TEXT["signed_by"].format(name=signature.by) if signature.by else TEXT["signed"],
            str(signature.on or ""),
            TEXT["due"].format(day=signature.due) if signature.due else "",
        ]
    )
