"""The body of evidence of a claim: the lines that stand, and which way they point."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from claimgrade.assess.evidence.lines import Line, verified_of
from claimgrade.assess.evidence.pointing import beside, pointing
from claimgrade.library.identifiers import normalise_doi
from claimgrade.model.claim import Claim
from claimgrade.model.evidence import EvidenceLine
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.saying import Sentences, say, sentences_in_force
from claimgrade.model.source import Source
from claimgrade.model.study import Result, Study
from claimgrade.model.vocabulary import LineRelation, Points, RetractionStatus, Species
from claimgrade.workspace.practice import stands_outside
from claimgrade.workspace.workspace import Workspace

NOTHING_LEFT_OUT: Mapping[int, str] = MappingProxyType({})


class Library:
    """Studies, results and sources of a workspace, found by key or by an older key."""

    __slots__ = ("_noticed", "_of_others", "_people", "_results", "_sources", "_studies")

    def __init__(self, workspace: Workspace) -> None:
        self._studies: dict[str, Study] = dict(workspace.studies)
        self._sources: dict[str, Source] = dict(workspace.sources)
        for key, source in workspace.sources.items():
            for alias in source.details.aliases:
                self._sources.setdefault(alias, source)
                if key in workspace.studies:
                    self._studies.setdefault(alias, workspace.studies[key])
        self._results: dict[tuple[str, str], Result] = {
            (key, result.id): result
            for key, study in self._studies.items()
            for result in study.results
        }
        self._people: dict[str, int] | None = None
        self._noticed: dict[str, Source] | None = None
        self._of_others: set[str] | None = None

    def people_in(self, cohort: str) -> int | None:
        """Return the most people analysed in any paper on a cohort, cited or not.

        A study without a cohort is one of its own, by its key. The number does not depend on
        which of the papers a claim cites; ``None`` where none of them records it.
        """
        if self._people is None:
            self._people = {}
            for key, study in self._studies.items():
                size = _people_analysed(study)
                if size is not None:
                    name = study.cohort if isinstance(study.cohort, str) else key
                    self._people[name] = max(size, self._people.get(name, 0))
        return self._people.get(cohort)

    def is_of_people(self, cohort: str) -> bool:
        """Return whether a cohort is of people, which it is where no study says otherwise."""
        if self._of_others is None:
            self._of_others = {
                study.cohort if isinstance(study.cohort, str) else key
                for key, study in self._studies.items()
                if study.population is not None
                and study.population.species not in (None, UNKNOWN, Species.HUMAN)
            }
        return cohort not in self._of_others

    def noticed_by(self, source: Source) -> Source | None:
        """Return the work whose retraction or correction a source is the notice of, if it is."""
        if self._noticed is None:
            self._noticed = {}
            for work in self._sources.values():
                retraction = work.details.retraction
                doi = normalise_doi(retraction.notice) if retraction is not None else None
                if doi is not None:
                    self._noticed[doi] = work
        if not self._noticed:
            return None
        return self._noticed.get(normalise_doi(source.fields.get("doi")) or "")

    def study(self, key: str) -> Study | None:
        """Return the study recorded under a key."""
        return self._studies.get(key)

    def source(self, key: str) -> Source | None:
        """Return the bibliography entry of a key."""
        return self._sources.get(key)

    def line(self, index: int, entry: EvidenceLine) -> Line:
        """Return an evidence line with its source, study and result."""
        key, named = entry.source, entry.result
        if key is None:
            return Line(index, entry, None, None, None)
        result = self._results.get((key, named)) if type(named) is str else None
        return Line(index, entry, self._sources.get(key), self._studies.get(key), result)


def _people_analysed(study: Study) -> int | None:
    """Return the people a study analysed: its own number, else the most in any of its results."""
    if isinstance(study.n, int):
        return study.n
    return max((r.people for r in study.results if isinstance(r.people, int)), default=None)


class Body(NamedTuple):
    """The lines of a claim by what they do to it.

    ``kept`` are those that stand; ``supporting``, ``qualifying`` and ``disputing`` among them
    test the claim (``testing``), the first two agree with it (``agreeing``). ``left_out`` gives
    the reason for each line that was taken out, by its place in the list. ``practice`` are lines
    that were entered as testing the claim and are opinion or experience: they stand beside it.
    """

    kept: tuple[Line, ...]
    supporting: tuple[Line, ...]
    qualifying: tuple[Line, ...]
    disputing: tuple[Line, ...]
    left_out: Mapping[int, str]
    points: Points | None
    points_reason: str

    agreeing: tuple[Line, ...] = ()
    testing: tuple[Line, ...] = ()
    practice: tuple[Line, ...] = ()


@lru_cache(maxsize=16)
def _empty(_language: Sentences) -> Body:
    """Return the body of a claim that has no lines, one for all of them."""
    why = say("no line of evidence is recorded")
    return Body((), (), (), (), NOTHING_LEFT_OUT, Points.NOWHERE, why)


def body_of(claim: Claim, library: Library) -> Body:
    """Return the body of evidence of a claim.

    A line that failed verification, or whose source is retracted, is left out before anything
    is counted.
    """
    if not claim.evidence:
        return _empty(sentences_in_force())
    kept: list[Line] = []
    supporting: list[Line] = []
    qualifying: list[Line] = []
    disputing: list[Line] = []
    practice: list[Line] = []
    left_out: dict[int, str] = {}
    for index, entry in enumerate(claim.evidence):
        line = library.line(index, entry)
        reason = _why_left_out(line)
        if reason:
            left_out[index] = reason
            continue
        kept.append(line)
        relation = entry.relation
        if relation is None or relation is _BACKGROUND:
            continue
        if stands_outside(line.study, claim):
            practice.append(line)
        elif relation is _SUPPORTS:
            supporting.append(line)
        elif relation is _QUALIFIES:
            qualifying.append(line)
        else:
            disputing.append(line)
    points, why = pointing(claim, len(supporting), len(qualifying), len(disputing))
    if practice:
        why = beside(why, len(practice))
    agreeing = (*supporting, *qualifying)
    return Body(
        tuple(kept),
        tuple(supporting),
        tuple(qualifying),
        tuple(disputing),
        left_out or NOTHING_LEFT_OUT,
        points,
        why,
        agreeing,
        (*agreeing, *disputing),
        tuple(practice),
    )


def _why_left_out(line: Line) -> str:
    verified = verified_of(line)
    if verified is not None and not verified.found:
        return say("the source was read and does not hold what the line says")
    source = line.source
    if source is not None and source.retraction_status is _RETRACTED:
        return say("its source is retracted")
    return ""


_BACKGROUND, _SUPPORTS = LineRelation.BACKGROUND, LineRelation.SUPPORTS
_QUALIFIES, _RETRACTED = LineRelation.QUALIFIES, RetractionStatus.RETRACTED
