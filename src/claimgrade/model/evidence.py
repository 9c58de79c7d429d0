"""The join of one claim and one result, and where a thing is to be found."""

from pydantic import Field

from claimgrade.model.fields import Day, Identifier, Key, Record, Recorded, Text, YesNo
from claimgrade.model.vocabulary import LineRelation, Verification


class Locator(Record):
    """Where in a publication a thing stands."""

    section: Text | None = Field(None, description="named section; 'abstract' is one")
    page: Text | None = Field(None, description="page or pages, as printed")
    table: Text | None = Field(None, description="table number")
    figure: Text | None = Field(None, description="figure number")
    quote: Text | None = Field(None, description="a few words that stand at the place")


class Verified(Record):
    """Who looked the thing up, when, in what, and whether it stood there."""

    by: Text | None = Field(None, description="who looked")
    on: Day | None = Field(None, description="when")
    how: Verification | None = Field(None, description="what was read")
    found: YesNo = Field(True, description="false when the source does not hold it")
    note: Text | None = Field(None, description="what was not reached, or read differently")


class EvidenceLine(Record):
    """One result brought to bear on one claim."""

    source: Key | None = Field(None, description="BibTeX key of the source")
    result: Recorded[Identifier] = Field(None, description="id of a result in the study's record")
    relation: LineRelation | None = Field(None, description="how it bears on the claim")
    finding: Text | None = Field(None, description="what it found, in plain words")
    locator: Locator | None = Field(None, description="where in the source it stands")
    verified: Verified | None = Field(None, description="who looked it up, when and in what")
