"""A claim: what an article says, what was read for it, and what the reviewer makes of it."""

from typing import TYPE_CHECKING, Annotated, Literal

from claimgrade.model.evidence import EvidenceLine, Locator
from claimgrade.model.fields import (
    Day,
    Duration,
    Horizon,
    Identifier,
    Key,
    Number,
    Recorded,
    Sha256,
    Text,
    WholeNumber,
    WordOr,
    YesNo,
)
from claimgrade.model.judgement import Judgement
from claimgrade.model.population import Intervention, Population
from claimgrade.model.record import Record, described, record
from claimgrade.model.vocabulary import (
    Advice,
    Certainty,
    Direction,
    Hedge,
    Hides,
    Kind,
    NumberRole,
    OutcomeClass,
    PluralCue,
    Points,
    Relation,
    Scale,
    Scope,
    Statistic,
    Verdict,
)


@record
class Position(Record):
    """TextPositionSelector: Unicode code points of the normalised text, end exclusive."""

    start: WholeNumber = described(description="first code point of the words, from 0")
    end: WholeNumber = described(description="code point after the last of the words")


@record
class Quote(Record):
    """The words reviewed, as a W3C TextQuoteSelector with its place in the text."""

    exact: Text | None = described(default=None, description="the words under review")
    prefix: Text | None = described(default=None, description="words just before")
    suffix: Text | None = described(default=None, description="words just after")
    position: Position | None = described(default=None, description="where in the normalised text")
    paragraph_sha256: Sha256 | None = described(
        default=None, description="digest of the paragraph around it"
    )


@record
class Wording(Record):
    """How strongly the quoted words commit their author (docs/method.md)."""

    relation: Relation | None = described(
        default=None, description="description, association or effect"
    )
    hedge: Hedge | None = described(default=None, description="how sure the words sound")


@record
class ClaimedOutcome(Record):
    """What the claim says is changed or measured."""

    name: Recorded[Text] = described(default=None, description="the outcome")
    outcome_class: Recorded[OutcomeClass] = described(
        default=None, key="class", description="final, surrogate, acute-marker or mechanism"
    )


@record
class Assertion(Record):
    """What the claim asserts: in whom, what, against what, on what, over how long (PICO)."""

    population: Population | None = described(default=None, description="whom it speaks of")
    intervention: Intervention | None = described(default=None, description="what is done")
    comparator: Recorded[Text] = described(default=None, description="against what")
    outcome: ClaimedOutcome | None = described(default=None, description="on what outcome")
    horizon: Recorded[Horizon] = described(default=None, description="over how long")


@record
class ClaimedNumber(Record):
    """A number that the quoted words state."""

    value: Number = described(description="the number; the lower end of a range")
    high: Number | None = described(default=None, description="upper end of a range")
    unit: Recorded[Text] = described(default=None, description="its unit")
    role: Recorded[NumberRole] = described(default=None, description="point, max, min or range")
    scale: Recorded[Scale] = described(
        default=None, description="absolute, relative or percentage-points"
    )
    statistic: Recorded[Statistic] = described(
        default=None, description="what sort of figure it is"
    )
    about: YesNo = described(default=False, description="true when the words say 'about'")


@record
class BaselineRisk(Record):
    """How often the outcome comes without the intervention, from a source that counted it."""

    percent: Number = described(ge=0, le=100, description="risk in percent, 0 to 100")
    over: Recorded[Duration] = described(default=None, description="over how long")
    source: Key = described(description="key of the source")
    result: Identifier | None = described(
        default=None, description="the result of its study record"
    )
    locator: Locator | None = described(default=None, description="where it stands")


@record
class Omission(Record):
    """Something true that the sentence leaves out."""

    what: Text = described(description="what is left out")
    line: Text | None = described(default=None, description="source key of the line that shows it")
    hides: Hides = described(description="context, harm or decision")


if TYPE_CHECKING:
    Omits = Omission | Literal["none"]
else:
    Omits = Annotated[Omission, WordOr("none", "none")]


@record
class Acceptance(Record):
    """A flag closed by a person, with the reason."""

    code: Text = described(description="code of the rule")
    source: Key | None = described(
        default=None,
        description="key of the one source it is accepted for, with SI06; all if absent",
    )
    reason: Text = described(description="why it is accepted")
    by: Text = described(description="who accepted it")
    on: Day = described(description="when")
    until: Day | None = described(default=None, description="until when")
    digest: Sha256 | None = described(
        default=None,
        description="digest of the claim, its lines and the rule as they were accepted",
    )


@record
class OwnVerdict(Record):
    """The reviewer's own verdict, shown in place of the computed one."""

    verdict: Verdict = described(description="the verdict")
    reason: Text = described(description="why")
    by: Text | None = described(default=None, description="whose")


@record
class RecommendedWording(Record):
    """What may be said instead, in the reviewer's words; held to the same ceilings."""

    text: Text = described(description="the sentence")
    relation: Relation | None = described(
        default=None, description="its relation; the claim's if absent"
    )
    hedge: Hedge | None = described(default=None, description="its hedge")
    advice: Advice = described(default=Advice.NONE, description="its advice")


@record
class CueCard(Record):
    """The claim's cue card, in words that a coach can read out; numbers as in the evidence."""

    claim: Text | None = described(
        default=None, description="what is claimed; the statement if absent"
    )
    found: Text | None = described(
        default=None, description="what was found, in whom and in how many"
    )
    because: Text | None = described(
        default=None, description="the reason for being sure or unsure of it"
    )
    whom: Text | None = described(default=None, description="for whom it holds")
    say: Text | None = described(
        default=None,
        description="what to say; checked like recommended_wording, with its relation and so on",
    )
    harm: Text | None = described(default=None, description="the harm that omits names")


@record
class Digests(Record):
    """What a reviewer had before them: one digest for each part that bears on the verdict."""

    claim: Sha256 | None = described(default=None, description="of the claim")
    evidence: Sha256 | None = described(default=None, description="of its evidence lines")
    studies: Sha256 | None = described(default=None, description="of the studies behind the lines")
    sources: Sha256 | None = described(default=None, description="of the sources behind the lines")
    rules: Text | None = described(default=None, description="version of the rules")


@record
class ReviewSignature(Record):
    """Who reviewed the claim, when, when to look again, and what they had before them."""

    by: Text | None = described(default=None, description="who")
    on: Day | None = described(default=None, description="when")
    due: Day | None = described(default=None, description="when to look again")
    digests: Digests | None = described(default=None, description="what was signed")


@record
class Claim(Record):
    """One claim of one article: ``claims/<article>/<claim>.yaml``."""

    statement: Text | None = described(
        default=None, description="what is claimed, in one neutral sentence"
    )
    quote: Quote | None = described(default=None, description="the words reviewed and their place")
    heading: Text | None = described(
        default=None,
        description="heading, caption or callout that carries the same over the quoted words",
    )
    topics: tuple[Text, ...] = described(default=(), description="subjects to find it by")
    kind: Kind | None = described(default=None, description="what sort of statement it is")
    wording: Wording | None = described(default=None, description="how strongly it is worded")
    certainty: Certainty | None = described(
        default=None, description="the reviewer's certainty of the evidence"
    )
    because: Text | None = described(
        default=None, description="the reason for the certainty, in one sentence"
    )
    points: Points | None = described(
        default=None, description="which way the evidence points, where it disagrees"
    )
    searched_on: Day | None = described(default=None, description="when evidence was searched for")
    direction: Direction | None = described(
        default=None,
        description="claimed direction; increase if absent, except for no-effect and safety",
    )
    asserts: Assertion | None = described(
        default=None, description="in whom, what, against what, on what"
    )
    numbers: tuple[ClaimedNumber, ...] | None = described(
        default=None, description="numbers that the words state; empty says that they state none"
    )
    baseline_risk: Recorded[BaselineRisk] = described(
        default=None,
        description="risk without the intervention, to say a relative effect in people",
    )
    advice: Advice | None = described(default=None, description="how far it tells somebody to act")
    condition: Text | None = described(default=None, description="the condition tied to the advice")
    scope: Scope | None = described(default=None, description="group, individual or everyone")
    plural_cue: PluralCue | None = described(default=None, description="appeal to many studies")
    omits: Recorded[Omits] = described(default=None, description="what is left out, or none")
    builds_on: tuple[Text, ...] = described(
        default=(), description="claims that must be true for this one"
    )
    evidence: tuple[EvidenceLine, ...] = described(
        default=(), description="results that bear on it"
    )
    judgements: tuple[Judgement, ...] = described(
        default=(), description="ratings by person and outcome"
    )
    accepted: tuple[Acceptance, ...] = described(default=(), description="flags closed by a person")
    verdict: OwnVerdict | None = described(default=None, description="the reviewer's own verdict")
    recommended_wording: RecommendedWording | None = described(
        default=None, description="what may be said"
    )
    card: CueCard | None = described(
        default=None, description="the same in plain words, for the cue card"
    )
    aliases: tuple[Text, ...] = described(
        default=(), description="former ids and names it is found by"
    )
    replaced_by: tuple[Text, ...] = described(default=(), description="claims it was split into")
    review: tuple[ReviewSignature, ...] = described(
        default=(), description="who reviewed it, when and when next, sorted by person"
    )

    @property
    def claimed_numbers(self) -> tuple[ClaimedNumber, ...]:
        """The numbers that the words state, none where nobody wrote down whether they do."""
        return self.numbers or ()

    @property
    def outcome_name(self) -> str | None:
        """Name of the claimed outcome; ``None`` where none is recorded."""
        outcome = self.asserts.outcome if self.asserts else None
        return outcome.name if outcome is not None and isinstance(outcome.name, str) else None
