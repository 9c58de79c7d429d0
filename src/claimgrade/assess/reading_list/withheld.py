"""Works that are not to be built on, whatever they show."""

from claimgrade.assess.reading_list.entries import Reason
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import RetractionStatus


def withheld(source: Source | None) -> Reason | None:
    """Return why a work is not to be built on: retracted, under concern, or replaced by another."""
    if source is None:
        return None
    if source.retraction_status is RetractionStatus.RETRACTED:
        return Reason.RETRACTED
    if source.retraction_status is RetractionStatus.CONCERN:
        return Reason.CONCERN
    return Reason.SUPERSEDED if source.details.superseded_by else None
