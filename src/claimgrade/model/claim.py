"""A claim: what an article says, what was read for it, and what the reviewer makes of it."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from claimgrade.model.evidence import EvidenceLine, Locator
from claimgrade.model.fields import (
    Day,
    Duration,
    Horizon,
    Identifier,
    Key,
    Number,
    Record,
    Recorded,
    Sha256,
    Text,
    WholeNumber,
    WordOr,
    YesNo,
)
from claimgrade.model.judgement import Judgement
from claimgrade.model.population import Intervention, Population
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


class Position(Record):
    """TextPositionSelector: Unicode code points of the normalised text, end exclusive."""

    start: WholeNumber = Field(description="first code point of the words, from 0")
    end: WholeNumber = Field(description="code point after the last of the words")


class Quote(Record):
    """The words reviewed, as a W3C TextQuoteSelector with its place in the text."""

    exact: Text | None = Field(None, description="the words under review")
    prefix: Text | None = Field(None, description="words just before")
    suffix: Text | None = Field(None, description="words just after")
    position: Position | None = Field(None, description="where in the normalised text")
    paragraph_sha256: Sha256 | None = Field(None, description="digest of the paragraph around it")


class Wording(Record):
    """How strongly the quoted words commit their author (docs/method.md)."""

    relation: Relation | None = Field(None, description="description, association or effect")
    hedge: Hedge | None = Field(None, description="how sure the words sound")


class ClaimedOutcome(Record):
    """What the claim says is changed or measured."""

    name: Recorded[Text] = Field(None, description="the outcome")
    outcome_class: Recorded[OutcomeClass] = Field(
        None, alias="class", description="final, surrogate, acute-marker or mechanism"
    )


class Assertion(Record):
    """What the claim asserts: in whom, what, against what, on what, over how long (PICO)."""

    population: Population | None = Field(None, description="whom it speaks of")
    intervention: Intervention | None = Field(None, description="what is done")
    comparator: Recorded[Text] = Field(None, description="against what")
    outcome: ClaimedOutcome | None = Field(None, description="on what outcome")
    horizon: Recorded[Horizon] = Field(None, description="over how long")


class ClaimedNumber(Record):
    """A number that the quoted words state."""

    value: Number = Field(description="the number; the lower end of a range")
    high: Number | None = Field(None, description="upper end of a range")
    unit: Recorded[Text] = Field(None, description="its unit")
    role: Recorded[NumberRole] = Field(None, description="point, max, min or range")
    scale: Recorded[Scale] = Field(None, description="absolute, relative or percentage-points")
    statistic: Recorded[Statistic] = Field(None, description="what sort of figure it is")
    about: YesNo = Field(False, description="true when the words say 'about'")


class BaselineRisk(Record):
    """How often the outcome comes without the intervention, from a source that counted it."""

    percent: Number = Field(ge=0, le=100, description="risk in percent, 0 to 100")
    over: Recorded[Duration] = Field(None, description="over how long")
    source: Key = Field(description="key of the source")
    result: Identifier | None = Field(None, description="the result of its study record")
    locator: Locator | None = Field(None, description="where it stands")


class Omission(Record):
    """Something true that the sentence leaves out."""

    what: Text = Field(description="what is left out")
    line: Text | None = Field(None, description="source key of the line that shows it")
    hides: Hides = Field(description="context, harm or decision")


if TYPE_CHECKING:
    Omits = Omission | Literal["none"]
else:
    Omits = Annotated[Omission, WordOr("none", "none")]


class Acceptance(Record):
    """A flag closed by a person, with the reason."""

    code: Text = Field(description="code of the rule")
    source: Key | None = Field(
        None, description="key of the one source it is accepted for, with SI06; all if absent"
    )
    reason: Text = Field(description="why it is accepted")
    by: Text = Field(description="who accepted it")
    on: Day = Field(description="when")
    until: Day | None = Field(None, description="until when")
    digest: Sha256 | None = Field(
        None, description="digest of the claim, its lines and the rule as they were accepted"
    )


class OwnVerdict(Record):
    """The reviewer's own verdict, shown in place of the computed one."""

    verdict: Verdict = Field(description="the verdict")
    reason: Text = Field(description="why")
    by: Text | None = Field(None, description="whose")


class RecommendedWording(Record):
    """What may be said instead, in the reviewer's words; held to the same ceilings."""

    text: Text = Field(description="the sentence")
    relation: Relation | None = Field(None, description="its relation; the claim's if absent")
    hedge: Hedge | None = Field(None, description="its hedge")
    advice: Advice = Field(Advice.NONE, description="its advice")


class CueCard(Record):
    """The claim's cue card, in words that a coach can read out; numbers as in the evidence."""

    claim: Text | None = Field(None, description="what is claimed; the statement if absent")
    found: Text | None = Field(None, description="what was found, in whom and in how many")
    because: Text | None = Field(None, description="the reason for being sure or unsure of it")
    whom: Text | None = Field(None, description="for whom it holds")
    say: Text | None = Field(
        None,
        description="what to say; checked like recommended_wording, with its relation and so on",
    )
    harm: Text | None = Field(None, description="the harm that omits names")


class Digests(Record):
    """What a reviewer had before them: one digest for each part that bears on the verdict."""

    claim: Sha256 | None = Field(None, description="of the claim")
    evidence: Sha256 | None = Field(None, description="of its evidence lines")
    studies: Sha256 | None = Field(None, description="of the studies behind the lines")
    sources: Sha256 | None = Field(None, description="of the sources behind the lines")
    rules: Text | None = Field(None, description="version of the rules")


class ReviewSignature(Record):
    """Who reviewed the claim, when, when to look again, and what they had before them."""

    by: Text | None = Field(None, description="who")
    on: Day | None = Field(None, description="when")
    due: Day | None = Field(None, description="when to look again")
    digests: Digests | None = Field(None, description="what was signed")


class Claim(Record):
    """One claim of one article: ``claims/<article>/<claim>.yaml``."""

    statement: Text | None = Field(None, description="what is claimed, in one neutral sentence")
    quote: Quote | None = Field(None, description="the words reviewed and their place")
    heading: Text | None = Field(
        None, description="heading, caption or callout that carries the same over the quoted words"
    )
    topics: tuple[Text, ...] = Field((), description="subjects to find it by")
    kind: Kind | None = Field(None, description="what sort of statement it is")
    wording: Wording | None = Field(None, description="how strongly it is worded")
    certainty: Certainty | None = Field(
        None, description="the reviewer's certainty of the evidence"
    )
    because: Text | None = Field(None, description="the reason for the certainty, in one sentence")
    points: Points | None = Field(
        None, description="which way the evidence points, where it disagrees"
    )
    searched_on: Day | None = Field(None, description="when evidence was searched for")
    direction: Direction | None = Field(
        None, description="claimed direction; increase if absent, except for no-effect and safety"
    )
    asserts: Assertion | None = Field(None, description="in whom, what, against what, on what")
    numbers: tuple[ClaimedNumber, ...] = Field((), description="numbers that the words state")
    baseline_risk: Recorded[BaselineRisk] = Field(
        None, description="risk without the intervention, to say a relative effect in people"
    )
    advice: Advice | None = Field(None, description="how far it tells somebody to act")
    condition: Text | None = Field(None, description="the condition tied to the advice")
    scope: Scope | None = Field(None, description="group, individual or everyone")
    plural_cue: PluralCue | None = Field(None, description="appeal to many studies")
    omits: Recorded[Omits] = Field(None, description="what is left out, or none")
    builds_on: tuple[Text, ...] = Field((), description="claims that must be true for this one")
    evidence: tuple[EvidenceLine, ...] = Field((), description="results that bear on it")
    judgements: tuple[Judgement, ...] = Field((), description="ratings by person and outcome")
    accepted: tuple[Acceptance, ...] = Field((), description="flags closed by a person")
    verdict: OwnVerdict | None = Field(None, description="the reviewer's own verdict")
    recommended_wording: RecommendedWording | None = Field(None, description="what may be said")
    card: CueCard | None = Field(None, description="the same in plain words, for the cue card")
    aliases: tuple[Text, ...] = Field((), description="former ids and names it is found by")
    replaced_by: tuple[Text, ...] = Field((), description="claims it was split into")
    review: tuple[ReviewSignature, ...] = Field(
        (), description="who reviewed it, when and when next, sorted by person"
    )

    @property
    def outcome_name(self) -> str | None:
        """Name of the claimed outcome; ``None`` where none is recorded."""
        outcome = self.asserts.outcome if self.asserts else None
        return outcome.name if outcome is not None and isinstance(outcome.name, str) else None
