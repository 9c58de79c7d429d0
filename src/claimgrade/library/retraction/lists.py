"""Lists of publications that were retracted or corrected, and the standing of a work on one."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.retraction.files import ListFile, Nature, Notice, UnreadableList, read_list
from claimgrade.model.vocabulary import RetractionStatus

__all__ = ["Nature", "Notice", "RetractionList", "Standing", "UnreadableList"]

GRAVITY = (
    RetractionStatus.UNCHECKED,
    RetractionStatus.NONE_FOUND,
    RetractionStatus.CORRECTED,
    RetractionStatus.CONCERN,
    RetractionStatus.RETRACTED,
)
"""The standings of a publication, from the one that says nothing to the gravest."""

_STATUS = {
    Nature.CORRECTION: RetractionStatus.CORRECTED,
    Nature.CONCERN: RetractionStatus.CONCERN,
    Nature.RETRACTION: RetractionStatus.RETRACTED,
}
_LONG_AGO = datetime.date.min


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list says of a publication, and the DOI of the notice where it names one.

    ``on`` is the day of the notice and ``reasons`` are the list's; ``reinstated`` is the day on
    which the last retraction that was ended was taken back.
    """

    status: RetractionStatus
    notice: str | None = None
    on: datetime.date | None = None
    reasons: tuple[str, ...] = ()
    reinstated: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class RetractionList:
    """What a list holds, by the DOI (``normalise_doi``) and by the PMID of works and notices.

    ``rows`` is how many entries it has, ``unusable`` how many of them name their work by nothing
    that could be looked up, ``unknown`` the line and the word of each that tells of something
    that is not known.
    """

    works: Mapping[str, tuple[Notice, ...]]
    notices: Mapping[str, tuple[Notice, ...]]
    rows: int = 0
    unusable: int = 0
    unknown: tuple[tuple[int, str], ...] = ()
    pmids: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)
    notice_pmids: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a CSV of Retraction Watch, or a map of DOIs (``read_list`` in ``files.py``).

        Raises ``UnreadableList`` where the file is something else, and ``OSError`` where it
        cannot be opened.
        """
        return cls.of(read_list(path))

    @classmethod
    def of(cls, held: ListFile) -> Self:
        """Return the list of what a file holds."""
        found = held.notices
        return cls(
            works=_by_name((name, one) for one in found for name in one.dois),
            notices=_by_name((name, one) for one in found for name in one.notice_dois),
            rows=len(found),
            unusable=sum(not one.dois and not one.pmids for one in found),
            unknown=tuple((one.line, one.word) for one in found if one.nature is None),
            pmids=_by_name((name, one) for one in found for name in one.pmids),
            notice_pmids=_by_name((name, one) for one in found for name in one.notice_pmids),
        )

    def status(self, doi: str | None) -> Standing:
        """Return the standing of a DOI in any spelling; ``unchecked`` where there is none."""
        name = normalise_doi(doi)
        if name is None:
            return Standing(RetractionStatus.UNCHECKED)
        return standing(self.works.get(name, ()))

    def status_of_pmid(self, pmid: str) -> Standing:
        """Return the standing of a PMID; ``unchecked`` where the list does not name it.

        Many entries of such lists have no PMID, so that one which is not there tells nothing.
        """
        found = self.pmids.get(pmid)
        return standing(found) if found else Standing(RetractionStatus.UNCHECKED)

    def notice_of(self, doi: str | None, pmid: str | None = None) -> tuple[Notice, ...]:
        """Return the entries whose notice a DOI or PMID names, and not the work itself."""
        name = normalise_doi(doi) or ""
        found = (*self.notices.get(name, ()), *self.notice_pmids.get(pmid or "", ()))
        return tuple(
            dict.fromkeys(one for one in found if name not in one.dois and pmid not in one.pmids)
        )

    def newest(self, until: datetime.date) -> datetime.date | None:
        """Return the day of the newest notice in the list that is not after a day."""
        days = (one.on for group in self.works.values() for one in group if one.on is not None)
        return max((day for day in days if day <= until), default=None)


def standing(notices: Iterable[Notice]) -> Standing:
    """Return the gravest standing that notices leave a work with, and the latest notice of it.

    A reinstatement ends the retractions up to its day. One without a day, and one of a retraction
    without a day, ends nothing: which came last is not known. A notice of an unknown kind leaves
    the work unchecked unless another one is graver.
    """
    held = tuple(notices)
    back = max((n.on for n in held if n.nature is Nature.REINSTATEMENT and n.on), default=None)
    ended = [n for n in held if _is_ended(n, back)]
    left = [n for n in held if n.nature is not Nature.REINSTATEMENT and n not in ended]
    known = [n for n in left if n.nature is not None]
    reinstated = back if ended else None
    if not known:
        status = RetractionStatus.UNCHECKED if left else RetractionStatus.NONE_FOUND
        return Standing(status, reinstated=reinstated)
    worst = max(known, key=lambda n: (GRAVITY.index(_status(n)), n.on or _LONG_AGO))
    notice = worst.notice_dois[0] if worst.notice_dois else None
    return Standing(_status(worst), notice, worst.on, worst.reasons, reinstated)


def _is_ended(notice: Notice, back: datetime.date | None) -> bool:
    if notice.nature is not Nature.RETRACTION or back is None or notice.on is None:
        return False
    return notice.on <= back


def _status(notice: Notice) -> RetractionStatus:
    return _STATUS[notice.nature] if notice.nature else RetractionStatus.UNCHECKED


def _by_name(pairs: Iterable[tuple[str, Notice]]) -> dict[str, tuple[Notice, ...]]:
    found: dict[str, tuple[Notice, ...]] = {}
    for name, notice in pairs:
        found[name] = (*found.get(name, ()), notice)
    return found
