"""A person's rating of a body of evidence, domain by domain (GRADE; docs/method.md)."""

from pydantic import Field

from claimgrade.model.fields import Day, Record, Recorded, Text, WholeNumber, YesNo
from claimgrade.model.vocabulary import Certainty, Concern, Domain, EffectSize


class DomainJudgement(Record):
    """What one domain does to the certainty, and why."""

    concern: Concern = Field(description="how much it worries the reviewer")
    levels: WholeNumber = Field(
        0, le=3, description="levels taken off (or added, for the domains up)"
    )
    shared_with: Domain | None = Field(None, description="the domain that shares the level")
    covers: tuple[Text, ...] = Field(
        (), description="codes of the rules whose fact this level is for"
    )
    reason: Text | None = Field(None, description="the fact behind it")


class Judgement(Record):
    """One person's rating of the evidence on one outcome."""

    by: Text = Field(description="who judged")
    on: Day | None = Field(None, description="when")
    outcome: Text | None = Field(None, description="the outcome judged; the claim's if absent")
    critical: YesNo = Field(True, description="whether the outcome is critical to the claim")
    start: Certainty | None = Field(None, description="starting level, where set by hand")
    start_reason: Text | None = Field(None, description="why the start was set by hand")
    domains: dict[Domain, DomainJudgement] = Field(
        default_factory=dict, description="the domains judged"
    )
    size: Recorded[EffectSize] = Field(None, description="size of the effect against what matters")
