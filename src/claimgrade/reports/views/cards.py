"""One claim's card: everything the review says of it, decided and worded."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimgrade.assess.pooling.printed import has_figure
from claimgrade.assess.verdict import coach_name
from claimgrade.model.assessment import Assessment, Step
from claimgrade.model.claim import Claim, Omission, Quote
from claimgrade.model.ledger import OnePerson
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Points
from claimgrade.reports.figures.timeline import Timeline
from claimgrade.reports.figures.timeline_works import Days
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.argument import (
    ArgumentView,
    ChainView,
    Places,
    argument_view,
    chain_view,
)
from claimgrade.reports.views.certainty import (
    CertaintyView,
    WordingView,
    certainty_view,
    wording_view,
)
from claimgrade.reports.views.checks import (
    FlagView,
    OpenCheck,
    flags,
    loose_ends,
    open_checks,
    provisional,
)
from claimgrade.reports.views.directness import DirectnessView, directness_view
from claimgrade.reports.views.evidence import Evidence, evidence_view, find_result
from claimgrade.reports.views.evidence_size import TESTING
from claimgrade.reports.views.improvement import ImprovementView, improvement_view
from claimgrade.reports.views.ledger import NumberLine, number_line, one_person_line
from claimgrade.reports.views.missing_fields import Owners
from claimgrade.reports.views.numbers import result_words
from claimgrade.reports.views.offered import OfferedView, may_say, offered_view
from claimgrade.reports.views.parts import Link, VerdictSign, counted, listed, recorded, sentence
from claimgrade.reports.views.parts import verdict_sign as sign_of
from claimgrade.reports.views.pool import pool_sentence
from claimgrade.reports.views.ratings import AgreementView, agreement_view
from claimgrade.reports.views.second_opinion import SecondOpinionView, second_opinion_view
from claimgrade.reports.views.signatures import SignatureView, signature_view
from claimgrade.reports.views.sources import ReferenceView
from claimgrade.reports.views.steps import defaults_told, steps_told
from claimgrade.reports.views.suggestions import SuggestionsView, suggestions_view
from claimgrade.reports.views.timeline import timeline_view
from claimgrade.reports.words import HIDES, KINDS, POINTS, RELATIONS, Sign

_FEW = 3
"""Results that are each told, whatever they say of one person."""
_OPENING = "([{“‘«-/"
_CLOSING = ")]}”’»-/,.;:!?%"


class MeasuredNumber(NamedTuple):
    """What one study measured, beside the number that the claim states."""

    source: Link
    relation: Sign
    words: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the studies linked to a claim that states numbers measured."""

    measured: tuple[MeasuredNumber, ...]


class Card(NamedTuple):
    """Everything shown of one claim."""

    number: int
    anchor: str
    id: str
    statement: str
    quote: str
    quote_before: str
    quote_after: str
    heading: str
    kind: str
    verdict: VerdictSign
    verdict_reason: str
    verdict_by: str
    computed: VerdictSign | None
    computed_reason: str
    provisional: str
    certainty: CertaintyView
    points: str
    pointing: str
    points_reason: str
    wording: WordingView | None
    second_opinion: SecondOpinionView
    flags: tuple[FlagView, ...]
    plain_statement: str
    may_say: str
    may_say_note: str
    coach: str
    omits: str
    omits_source: Link
    evidence: Evidence
    timeline: Timeline | None
    numbers: Numbers | None
    ledger: tuple[NumberLine, ...]
    one_person: tuple[str, ...]
    loose_ends: str
    open_checks: tuple[OpenCheck, ...]
    defaults: tuple[tuple[str, str], ...]
    builds_on: tuple[Link, ...]
    carries: tuple[Link, ...]
    trace: tuple[Step, ...]
    signed: str
    harm_note: str
    pool: str
    offered: OfferedView | None
    suggestions: SuggestionsView | None
    agreement: AgreementView | None
    would_change: tuple[ImprovementView, ...]
    directness: DirectnessView | None
    argument: ArgumentView | None
    chain: ChainView | None
    signatures: tuple[SignatureView, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a card needs of its review: studies, references, where other claims stand, the days.

    ``published`` is the year of the article; ``searched_on`` the day of the search for all claims.
    """

    studies: Mapping[str, Study]
    references: Mapping[str, ReferenceView]
    links: Mapping[str, Link]
    carries: Mapping[str, Sequence[str]]
    harm_note: str = ""
    as_of: datetime.date | None = None
    published: int | None = None
    searched_on: datetime.date | None = None


def card(assessment: Assessment, number: int, around: Surroundings) -> Card:
    """Return the card of one claim."""
    claim = assessment.claim
    own = claim.verdict is not None and assessment.computed_verdict is not assessment.verdict
    details = assessment.details
    words, note = may_say(assessment.may_say)
    places = Places(assessment.article, around.links)
    signatures = tuple(signature_view(one, around.as_of) for one in details.signatures)
    owners = Owners(around.references, around.studies, around.links, claim)
    waiting = open_checks(assessment, owners)
    before, quote, after = quoted(claim.quote)
    omits = _omits(claim)
    return Card(
        number=number,
        anchor=around.links[assessment.id].href.removeprefix("#"),
        id=assessment.id,
        statement=claim.statement or TEXT["no_statement"],
        quote=quote,
        quote_before=before,
        quote_after=after,
        heading=claim.heading or "",
        kind=KINDS[assessment.kind],
        verdict=sign_of(assessment.verdict),
        verdict_reason=sentence(assessment.verdict_reason),
        verdict_by=(claim.verdict.by or "") if own and claim.verdict else "",
        computed=sign_of(assessment.computed_verdict) if own else None,
        computed_reason=sentence(assessment.computed_reason) if own else "",
        provisional=provisional(assessment),
        certainty=certainty_view(assessment),
        points=POINTS[assessment.points] if assessment.points else "",
        pointing=_pointing(assessment),
        points_reason=sentence(assessment.points_reason) if assessment.points else "",
        wording=wording_view(assessment),
        second_opinion=second_opinion_view(details.second_opinion),
        flags=flags(assessment, owners),
        plain_statement=assessment.plain_statement,
        may_say=words,
        may_say_note=note,
        coach=sentence(TEXT[coach_name(assessment.verdict, assessment.may_say)]),
        omits=omits,
        omits_source=_omits_source(claim, around),
        evidence=evidence_view(assessment, around.studies, around.references),
        timeline=timeline_view(
            claim.evidence,
            around.studies,
            around.references,
            Days(around.published, claim.searched_on or around.searched_on, around.as_of),
        ),
        numbers=_numbers(claim, around),
        ledger=tuple(number_line(row) for row in details.numbers),
        one_person=_one_person(details.one_person, around),
        loose_ends=loose_ends(assessment),
        open_checks=waiting,
        defaults=defaults_told(assessment.defaults),
        builds_on=tuple(around.links.get(name, Link(name)) for name in claim.builds_on),
        carries=tuple(around.links[name] for name in around.carries.get(assessment.id, ())),
        trace=steps_told(assessment, owners, waiting),
        signed=listed((one.short for one in signatures), "; "),
        harm_note="" if around.harm_note in omits else around.harm_note,
        pool=pool_sentence(details.pool) if details.pool is not None else "",
        offered=offered_view(assessment),
        suggestions=suggestions_view(details.suggestions),
        agreement=agreement_view(details.agreement),
        would_change=tuple(
            improvement_view(one, assessment.certainty.footnotes) for one in details.would_change
        ),
        directness=directness_view(details.directness),
        argument=argument_view(details.argument, places),
        chain=chain_view(details.chain, places),
        signatures=signatures,
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


def _pointing(assessment: Assessment) -> str:
    """Return the way the evidence points; nothing where no evidence tests the claim."""
    points = assessment.points
    return "" if points in (None, Points.NOWHERE) else POINTS[points]


def _one_person(found: Sequence[OnePerson], around: Surroundings) -> tuple[str, ...]:
    """Return what results say of one person; of those that say nothing no more than their number.

    A few are told one by one.
    """
    told = [one for one in found if one.reported] if len(found) > _FEW else found
    lines = [one_person_line(one, source_link(one.study, around).text) for one in told]
    silent = len(found) - len(told)
    if silent:
        name = "no_spread_of_any" if not told else "no_spread_of_others"
        lines.append(TEXT[name].format(results=counted(silent, "result")))
    return tuple(lines)


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
    if not claim.claimed_numbers:
        return None
    measured = []
    for line in claim.evidence:
        result = find_result(line, around.studies.get(line.source or ""))
        if result is None or line.relation not in TESTING:
            continue
        # How many were studied alone is no figure to hold a number against.
        words = result_words(result) if result.groups or has_figure(result) else ""
        if not words:
            continue
        source = source_link(line.source, around)
        measured.append(
            MeasuredNumber(source, RELATIONS[line.relation], words, recorded(result.outcome))
        )
    return Numbers(tuple(measured))
