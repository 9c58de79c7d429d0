"""The reading list of claims: every work that their evidence cites, in the order of reading."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimgrade.assess.evidence.body import Library
from claimgrade.assess.evidence.data_sets import key_of
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.reading_list.entries import (
    Importance,
    Lead,
    ReadingItem,
    ReadingList,
    ReadingSection,
    Reason,
    Served,
    Shown,
    Subject,
)
from claimgrade.assess.reading_list.kinship import Kinship
from claimgrade.assess.reading_list.sections import by_shared_words
from claimgrade.assess.reading_list.strength import Work, strength, strongest
from claimgrade.assess.reading_list.withheld import withheld
from claimgrade.model.assessment import Assessment
from claimgrade.model.source import Source
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import LineRelation, Verdict
from claimgrade.workspace.workspace import Workspace

_FOR = (LineRelation.SUPPORTS, LineRelation.QUALIFIES)
_TESTING = (*_FOR, LineRelation.DISPUTES)
_ORDER = (*_TESTING, LineRelation.BACKGROUND, None)
_NO_STUDY = Study()
_NEARLY_THE_SAME = 85


@dataclass(slots=True)
class _Cited:
    """A work with everything that was found of it, while the list is being made."""

    key: str
    source: Source | None
    study: Study | None
    leads: list[Lead] = field(default_factory=list)
    shows: dict[str, Shown] = field(default_factory=dict)
    cited_by: dict[str, None] = field(default_factory=dict)
    tests: dict[str, None] = field(default_factory=dict)
    measured: bool = False
    found: bool = False
    outside: bool = True


def reading_list(assessments: Sequence[Assessment], workspace: Workspace) -> ReadingList:
    """Return the works that claims cite, in sections by the topics that most claims share.

    A work stands in the section of the first claim that leans on it most, else of the first that
    it tests, else of the first that cites it (docs/method.md, "Reading list").
    """
    library = Library(workspace)
    claims = {f"{a.article}/{a.id}": a for a in assessments}
    lines = {key: _lines(a, library) for key, a in claims.items()}
    cited = _gathered(claims, lines)
    for key, assessment in claims.items():
        if assessment.verdict is not Verdict.NOT_CHECKABLE:
            _lead(key, lines[key], assessment, cited)
    groups = by_shared_words({key: _topics(a) for key, a in claims.items()})
    topic_of = {name: topic for topic, names in groups for name in names}
    kinship = Kinship({key: work.study for key, work in cited.items()})
    items = [_item(work, kinship) for work in cited.values()]
    here: dict[str, list[ReadingItem]] = {topic: [] for topic, _ in groups}
    for item in filter(_kept, items):
        here[topic_of[_home(cited[item.key])]].append(item)
    sections = tuple(
        ReadingSection(
            topic,
            tuple(_subject(name, lines[name], claims[name]) for name in names),
            _in_order(here[topic], names, cited),
        )
        for topic, names in groups
    )
    return ReadingList(sections, tuple(item for item in items if not _kept(item)))


def _kept(item: ReadingItem) -> bool:
    return item.importance is not Importance.NOT_RECOMMENDED


def _topics(assessment: Assessment) -> tuple[str, ...]:
    """Return the words to put a claim into a section by: its topics, else its outcome."""
    claim = assessment.claim
    return claim.topics or ((claim.outcome_name,) if claim.outcome_name else ())


def _lines(assessment: Assessment, library: Library) -> list[Line]:
    entries = enumerate(assessment.claim.evidence)
    return [library.line(at, entry) for at, entry in entries if entry.source is not None]


def _gathered(
    claims: Mapping[str, Assessment], lines: Mapping[str, Sequence[Line]]
) -> dict[str, _Cited]:
    """Return every work cited, in the order of the claims, with what it shows."""
    cited: dict[str, _Cited] = {}
    for name, assessment in claims.items():
        for line in lines[name]:
            key = key_of(line)
            work = cited.setdefault(key, _Cited(key, line.source, line.study))
            _add(work, name, line, assessment)
    return cited


def _add(work: _Cited, name: str, line: Line, assessment: Assessment) -> None:
    """Enter one line: the claim it serves, and what it shows unless that is there already."""
    left_out = line.place in assessment.lines_left_out
    outside = line.place in assessment.details.outside
    counts = not left_out and not outside
    tests = counts and line.entry.relation in _TESTING
    work.cited_by.setdefault(name)
    if tests:
        work.tests.setdefault(name)
    work.measured |= tests and line.result is not None
    work.found |= not left_out
    work.outside &= outside
    finding = line.entry.finding or ""
    result = (line.result.id,) if line.result is not None else ()
    same = _alike(finding, result, work.shows)
    before = work.shows.get(same, Shown("", ()))
    work.shows[same] = Shown(
        max(before.finding, finding, key=len),
        tuple(dict.fromkeys((*before.results, *result))),
        (*before.served, Served(name, line.entry.relation, line.place, counts)),
    )


def _alike(finding: str, result: tuple[str, ...], shows: Mapping[str, Shown]) -> str:
    """Return the name of what is shown already in nearly the same words, else a new one.

    The words of one result differ in little where a claim is told a shade differently; other
    numbers are another finding.
    """
    folded = _folded(finding)
    if folded in shows:
        return folded
    for name, shown in shows.items():
        if shown.results == result and _numbers(name) == _numbers(folded) and _near(name, folded):
            return name
    return folded


def _numbers(words: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", words)


def _near(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) >= _NEARLY_THE_SAME


def _folded(finding: str) -> str:
    return " ".join(finding.casefold().rstrip(" .").split())


def _lead(
    name: str, lines: Sequence[Line], assessment: Assessment, cited: Mapping[str, _Cited]
) -> None:
    """Mark the works that a claim's verdict leans on most: one for it, and one against it."""
    apart = {*assessment.lines_left_out, *assessment.details.outside}
    for against, side in ((False, _FOR), (True, (LineRelation.DISPUTES,))):
        works = [
            Work(key_of(line), line.source, line.study, line.entry.relation)
            for line in lines
            if line.place not in apart
            and line.entry.relation in side
            and line.study is not None
            and line.result is not None
            and not withheld(line.source)
        ]
        best = strongest(works)
        if best is not None:
            alone = len({work.key for work in works}) == 1
            only = {work.relation for work in works if work.key == best.key}
            qualifies = only == {LineRelation.QUALIFIES}
            cited[best.key].leads.append(Lead(name, best.is_review, against, alone, qualifies))


def _weighed(work: _Cited) -> tuple[Importance, Reason]:
    """Return how much a work matters, by the first rule that applies (docs/method.md)."""
    reason = withheld(work.source)
    if reason is not None:
        retracted = reason is Reason.RETRACTED
        return Importance.NOT_RECOMMENDED if retracted else Importance.FURTHER, reason
    if work.leads:
        return Importance.ESSENTIAL, Reason.LEADS
    if work.measured:
        return Importance.RECOMMENDED, Reason.TESTS
    if work.tests:
        return Importance.FURTHER, Reason.NO_RESULT
    if not work.found:
        return Importance.FURTHER, Reason.NOT_FOUND
    return Importance.FURTHER, Reason.OPINION if work.outside else Reason.BACKGROUND


def _item(work: _Cited, kinship: Kinship) -> ReadingItem:
    importance, reason = _weighed(work)
    return ReadingItem(
        work.key,
        importance,
        reason,
        tuple(work.leads),
        tuple(work.shows.values()),
        kinship.same_people(work.key),
        kinship.pooled_in(work.key),
    )


def _home(work: _Cited) -> str:
    """Return the claim in whose section a work stands."""
    if work.leads:
        return work.leads[0].subject
    return next(iter(work.tests or work.cited_by))


def _subject(name: str, lines: Sequence[Line], assessment: Assessment) -> Subject:
    """Return a claim with the works that bear on it: supporting, qualifying, disputing, others."""
    apart = {*assessment.lines_left_out, *assessment.details.outside}
    pairs = dict.fromkeys(
        (line.entry.relation, key_of(line)) for line in lines if line.place not in apart
    )
    return Subject(name, tuple(sorted(pairs, key=lambda pair: _ORDER.index(pair[0]))))


def _in_order(
    items: Iterable[ReadingItem], names: Sequence[str], cited: Mapping[str, _Cited]
) -> tuple[ReadingItem, ...]:
    """Return the works of a section as they are to be read.

    By importance, then claim by claim, so that what disputes a claim stands beside what supports
    it, then the strongest first.
    """

    def place(item: ReadingItem) -> tuple[object, ...]:
        work = cited[item.key]
        here = [name for name in names if name in work.cited_by]
        first = names.index(here[0]) if here else len(names)
        bears = [s.relation for shown in item.shows for s in shown.served if s.claim in here]
        relation = min((_ORDER.index(r) for r in bears), default=len(_ORDER))
        study = work.study or _NO_STUDY
        return item.importance.rank, first, relation, strength(Work(item.key, work.source, study))

    return tuple(sorted(items, key=place))
