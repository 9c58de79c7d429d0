"""The article under review."""

from pydantic import Field

from claimgrade.model.fields import Day, PartialDate, Record, Recorded, Sha256, Text, YesNo
from claimgrade.model.population import Population
from claimgrade.model.vocabulary import Verdict


class Interest(Record):
    """A stake that the article's author or publisher has in what it says."""

    what: Text = Field(description="the stake, as a recorded fact")
    declared: Recorded[YesNo] = Field(None, description="whether the article itself says so")
    source: Text | None = Field(None, description="key of the source that shows it")


class Correction(Record):
    """A change to the published review, shown with every report."""

    on: Day = Field(description="the day of the correction")
    claim: Text | None = Field(None, description="id of the claim it concerns")
    what: Text = Field(description="what was changed")
    reason: Text | None = Field(None, description="why")
    before: Verdict | None = Field(None, description="the verdict published until then")
    after: Verdict | None = Field(None, description="the verdict since then")
    by: Text | None = Field(None, description="who made it")


class Disclosure(Record):
    """How the review was made, for its readers to weigh (IFCN code; docs/method.md)."""

    judged_by: Text = Field(description="who judged the evidence")
    basis: Text | None = Field(None, description="what was read: full texts, abstracts, records")
    searched_on: Day | None = Field(None, description="the day of the search")
    search: Text | None = Field(None, description="where and how sources were searched")
    protocol: Text | None = Field(None, description="registered protocol, or that there was none")
    outside_check: Text | None = Field(None, description="whether an outside expert checked it")
    funding: Text | None = Field(None, description="who paid")
    selection: Text | None = Field(None, description="how the claims were chosen")


class Article(Record):
    """An article under review: ``claims/<article>/article.yaml``."""

    title: Text = Field(description="the article's title")
    author: Recorded[Text] = Field(None, description="who wrote it")
    publisher: Recorded[Text] = Field(None, description="where it appeared")
    url: Recorded[Text] = Field(None, description="its address")
    published: Recorded[PartialDate] = Field(None, description="when it appeared")
    language: Text = Field("en", description="language of its text, as an ISO 639-1 code")
    field: Text | None = Field(None, description="its subject field; the workspace's if absent")
    sha256: Sha256 | None = Field(None, description="SHA-256 of its text as UTF-8")
    audience: Population | None = Field(None, description="whom it addresses")
    interests: Recorded[tuple[Interest, ...]] = Field(None, description="stakes of its author")
    disclosure: Disclosure | None = Field(None, description="how this review was made")
    corrections: tuple[Correction, ...] = Field((), description="changes since publication")
