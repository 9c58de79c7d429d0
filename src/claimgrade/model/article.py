"""The article under review."""

from claimgrade.model.fields import Day, PartialDate, Recorded, Sha256, Text, YesNo
from claimgrade.model.population import Population
from claimgrade.model.record import Record, described, record
from claimgrade.model.vocabulary import Verdict


@record
class Interest(Record):
    """A stake that the article's author or publisher has in what it says."""

    what: Text = described(description="the stake, as a recorded fact")
    declared: Recorded[YesNo] = described(
        default=None, description="whether the article itself says so"
    )
    source: Text | None = described(default=None, description="key of the source that shows it")


@record
class Correction(Record):
    """A change to the published review, shown with every report."""

    on: Day = described(description="the day of the correction")
    claim: Text | None = described(default=None, description="id of the claim it concerns")
    what: Text = described(description="what was changed")
    reason: Text | None = described(default=None, description="why")
    before: Verdict | None = described(default=None, description="the verdict published until then")
    after: Verdict | None = described(default=None, description="the verdict since then")
    by: Text | None = described(default=None, description="who made it")


@record
class Disclosure(Record):
    """How the review was made, for its readers to weigh (IFCN code; docs/method.md)."""

    judged_by: Text = described(description="who judged the evidence")
    basis: Text | None = described(
        default=None, description="what was read: full texts, abstracts, records"
    )
    searched_on: Day | None = described(default=None, description="the day of the search")
    search: Text | None = described(default=None, description="where and how sources were searched")
    protocol: Text | None = described(
        default=None, description="registered protocol, or that there was none"
    )
    outside_check: Text | None = described(
        default=None, description="whether an outside expert checked it"
    )
    funding: Text | None = described(default=None, description="who paid")
    selection: Text | None = described(default=None, description="how the claims were chosen")


@record
class Article(Record):
    """An article under review: ``claims/<article>/article.yaml``."""

    title: Text = described(description="the article's title")
    author: Recorded[Text] = described(default=None, description="who wrote it")
    publisher: Recorded[Text] = described(default=None, description="where it appeared")
    url: Recorded[Text] = described(default=None, description="its address")
    published: Recorded[PartialDate] = described(default=None, description="when it appeared")
    language: Text = described(
        default="en", description="language of its text, as an ISO 639-1 code"
    )
    field: Text | None = described(
        default=None, description="its subject field; the workspace's if absent"
    )
    sha256: Sha256 | None = described(default=None, description="SHA-256 of its text as UTF-8")
    audience: Population | None = described(default=None, description="whom it addresses")
    interests: Recorded[tuple[Interest, ...]] = described(
        default=None, description="stakes of its author"
    )
    disclosure: Disclosure | None = described(default=None, description="how this review was made")
    corrections: tuple[Correction, ...] = described(
        default=(), description="changes since publication"
    )
