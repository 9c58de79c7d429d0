"""The works of a timeline: what each is, and what the drawing says of them in words."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimgrade.model.vocabulary import Design, LineRelation, RetractionStatus
from claimgrade.reports.text import TEXT
from claimgrade.reports.words import RELATIONS, RETRACTIONS, Sign

_SORTS: dict[Design | None, str] = {
    Design.META_ANALYSIS: "time_review",
    Design.SYSTEMATIC_REVIEW: "time_review",
    Design.NARRATIVE_REVIEW: "time_review",
    Design.RANDOMISED_TRIAL: "time_trial",
    Design.RANDOMISED_CROSSOVER: "time_trial",
}
_OTHER = "time_other"
_MARKS = {
    RetractionStatus.RETRACTED: "time_retracted",
    RetractionStatus.CONCERN: "time_concern",
}


class Work(NamedTuple):
    """A work as one claim cites it; ``year`` is ``None`` where it has none.

    ``relation`` is how it bears on the claim, ``bearing`` the sign of that; ``what`` is its
    design in words, ``name`` its short name.
    """

    name: str
    year: int | None
    relation: LineRelation | None
    bearing: Sign
    design: Design | None
    what: str
    retraction: RetractionStatus = RetractionStatus.UNCHECKED

    @property
    def sort(self) -> str:
        """The name of the words for its shape: a review, a randomised trial, or another work."""
        return _SORTS.get(self.design, _OTHER)

    @property
    def doubtful(self) -> bool:
        """True where it is retracted or under an expression of concern."""
        return self.retraction in _MARKS


class Days(NamedTuple):
    """What the works are held against: the article's year, and the days of search and review."""

    published: int | None = None
    searched: datetime.date | None = None
    as_of: datetime.date | None = None


def caption_of(works: Sequence[Work], days: Days) -> str:
    """Return what the signs of a timeline mean; only of those that are in it."""
    drawn = [work for work in works if work.year is not None]
    there = {work.sort for work in drawn}
    sorts = [name for name in (*dict.fromkeys(_SORTS.values()), _OTHER) if name in there]
    shapes = ", ".join(TEXT[name] for name in sorts)
    standing = {work.retraction for work in drawn}
    marks = "".join(TEXT[name] for status, name in _MARKS.items() if status in standing)
    ends = TEXT["time_after"].format(year=days.published) if days.published else ""
    ends += TEXT["time_searched" if days.searched else "time_not_searched"].format(
        day=days.searched
    )
    # A work that bears on the claim in two ways is one.
    undated = len({work.name for work in works if work.year is None})
    if undated:
        ends += TEXT["time_undated_one" if undated == 1 else "time_undated_many"].format(
            number=undated
        )
    return TEXT["time_caption"].format(
        shapes=shapes[0].upper() + shapes[1:], marks=marks, ends=ends
    )


def alternative_of(works: Sequence[Work], days: Days) -> str:
    """Return in words what the timeline shows, for whoever does not see it."""
    said = []
    for relation in (*RELATIONS, None):
        here = sorted(
            (work for work in works if work.relation is relation and work.year is not None),
            key=lambda work: (work.year or 0, work.name),
        )
        if here:
            told = _listed(_told(work) for work in here)
            word = here[0].bearing.word
            said.append(TEXT["time_lane"].format(relation=word[0].upper() + word[1:], works=told))
    if days.published is not None:
        newer = [work.name for work in works if work.year and work.year > days.published]
        told = _listed(dict.fromkeys(newer))
        said.append(TEXT["time_newer"].format(works=told) if newer else TEXT["time_none_newer"])
    undated = [work.name for work in works if work.year is None]
    if undated:
        said.append(TEXT["time_undated"].format(works=_listed(dict.fromkeys(undated))))
    return " ".join(said)


def _told(work: Work) -> str:
    """Return a work with its design; its standing too, where the short name does not have it."""
    said = TEXT["time_work"].format(name=work.name, what=work.what)
    standing = RETRACTIONS[work.retraction].word
    return f"{said}, {standing}" if work.doubtful and standing not in said else said


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)
