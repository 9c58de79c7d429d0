"""The join of one claim and one result, and where a thing is to be found."""

from claimgrade.model.fields import Day, Identifier, Key, Recorded, Text, YesNo
from claimgrade.model.record import Record, described, record
from claimgrade.model.vocabulary import LineRelation, Verification


@record
class Locator(Record):
    """Where in a publication a thing stands."""

    section: Text | None = described(default=None, description="named section; 'abstract' is one")
    page: Text | None = described(default=None, description="page or pages, as printed")
    table: Text | None = described(default=None, description="table number")
    figure: Text | None = described(default=None, description="figure number")
    quote: Text | None = described(default=None, description="a few words that stand at the place")


@record
class Verified(Record):
    """Who looked the thing up, when, in what, and whether it stood there."""

    by: Text | None = described(default=None, description="who looked")
    on: Day | None = described(default=None, description="when")
    how: Verification | None = described(default=None, description="what was read")
    found: YesNo = described(default=True, description="false when the source does not hold it")
    note: Text | None = described(
        default=None, description="what was not reached, or read differently"
    )


@record
class EvidenceLine(Record):
    """One result brought to bear on one claim."""

    source: Key | None = described(default=None, description="BibTeX key of the source")
    result: Recorded[Identifier] = described(
        default=None, description="id of a result in the study's record"
    )
    relation: LineRelation | None = described(default=None, description="how it bears on the claim")
    finding: Text | None = described(default=None, description="what it found, in plain words")
    locator: Locator | None = described(default=None, description="where in the source it stands")
    verified: Verified | None = described(
        default=None, description="who looked it up, when and in what"
    )
