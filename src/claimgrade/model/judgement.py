"""A person's rating of a body of evidence, domain by domain (GRADE; docs/method.md)."""

from claimgrade.model.fields import Day, Recorded, Text, WholeNumber, YesNo
from claimgrade.model.record import Record, described, record
from claimgrade.model.vocabulary import Certainty, Concern, Domain, EffectSize


@record
class DomainJudgement(Record):
    """What one domain does to the certainty, and why."""

    concern: Concern = described(description="how much it worries the reviewer")
    levels: WholeNumber = described(
        default=0, le=3, description="levels taken off (or added, for the domains up)"
    )
    shared_with: Domain | None = described(
        default=None, description="the domain that shares the level"
    )
    covers: tuple[Text, ...] = described(
        default=(), description="codes of the rules whose fact this level is for"
    )
    reason: Text | None = described(default=None, description="the fact behind it")


@record
class Judgement(Record):
    """One person's rating of the evidence on one outcome."""

    by: Text = described(description="who judged")
    on: Day | None = described(default=None, description="when")
    outcome: Text | None = described(
        default=None, description="the outcome judged; the claim's if absent"
    )
    critical: YesNo = described(
        default=True, description="whether the outcome is critical to the claim"
    )
    start: Certainty | None = described(
        default=None, description="starting level, where set by hand"
    )
    start_reason: Text | None = described(default=None, description="why the start was set by hand")
    domains: dict[Domain, DomainJudgement] = described(
        default_factory=dict, description="the domains judged"
    )
    size: Recorded[EffectSize] = described(
        default=None, description="size of the effect against what matters"
    )
