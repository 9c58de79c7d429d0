"""What a reading list says of one work: why it is there, what it shows, and its limits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimgrade.assess.reading_list.entries import Lead, ReadingItem, Reason, Shown
from claimgrade.library.identifiers import pmc_address
from claimgrade.library.reading_time import minutes_to_read
from claimgrade.model.assessment import Assessment
from claimgrade.model.fields import Unknown
from claimgrade.model.source import Source
from claimgrade.model.study import Result, Study
from claimgrade.model.vocabulary import (
    Contrast,
    Design,
    Direction,
    LineRelation,
    OutcomeClass,
    Species,
)
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.evidence import (
    EvidenceRow,
    design_words,
    people_words,
    reading,
    who_words,
)
from claimgrade.reports.views.evidence import verified_by as line_verified_by
from claimgrade.reports.views.evidence_size import TESTING
from claimgrade.reports.views.links import web_address
from claimgrade.reports.views.numbers import result_words
from claimgrade.reports.views.parts import (
    Link,
    known,
    listed,
    sentence,
    together,
)
from claimgrade.reports.words import CONTRASTS, OUTCOME_CLASSES, RELATIONS, Sign

_REVIEWS = (Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW)
_NOT_FINAL = (OutcomeClass.SURROGATE, OutcomeClass.ACUTE_MARKER, OutcomeClass.MECHANISM)
_HOUR = 60


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a list, by key: what they are called, and the rows of their evidence."""

    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    names: Mapping[str, Link] = field(default_factory=dict)
    rows: Mapping[str, tuple[EvidenceRow, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServedView:
    """A claim that a finding serves, in which direction, and what to know of the line."""

    sign: Sign
    claim: Link
    warning: str


@dataclass(frozen=True, slots=True)
class ShownView:
    """One finding in our words, the numbers measured, and the claims it serves."""

    finding: str
    measured: tuple[str, ...]
    serves: tuple[ServedView, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What sort of work it is, what limits it, how to get at it, and what was read of it.

    Whatever is not recorded is empty.
    """

    facts: tuple[str, ...]
    limits: tuple[str, ...]
    access: Link
    time: str
    read: str

    @property
    def fetched(self) -> bool:
        """Whether access or time to read is on record."""
        return bool(self.access.text or self.time)


def shown_by_lines(shows: Iterable[Shown], claims: Claims) -> tuple[ShownView, ...]:
    """Return what a work shows as the cards of the claims have it, each finding once."""
    told: set[str] = set()
    return tuple(_shown(shown, claims, told) for shown in shows)


def _shown(shown: Shown, claims: Claims, told: set[str]) -> ShownView:
    """Return one finding, with the numbers that the work's other findings have not told yet."""
    rows = [(served, claims.rows[served.claim][served.place]) for served in shown.served]
    measured = dict.fromkeys(row.measured for _, row in rows if row.measured)
    new = tuple(one for one in measured if one not in told)
    told.update(new)
    return ShownView(
        finding=sentence(shown.finding) or rows[0][1].finding,
        measured=new,
        serves=tuple(
            dict.fromkeys(
                ServedView(row.relation, claims.names[served.claim], _warning(row))
                for served, row in rows
            )
        ),
    )


def _warning(row: EvidenceRow) -> str:
    return listed([row.warning, TEXT["reading_outside"] if row.outside else ""], "; ")


def shown_by_results(shows: Iterable[Shown], study: Study | None) -> tuple[ShownView, ...]:
    """Return what a study measured, result by result, with which way each went."""
    results = {result.id: result for result in study.results} if study is not None else {}
    return tuple(_of_result(results[result]) for shown in shows for result in shown.results)


def _of_result(result: Result) -> ShownView:
    contrast = result.contrast
    how = CONTRASTS[contrast] if isinstance(contrast, Contrast) else ""
    went = (
        TEXT[f"reading_went_{result.direction.value}"]
        if isinstance(result.direction, Direction)
        else ""
    )
    what = known(result.outcome) or TEXT["reading_no_outcome"]
    said = listed([what, known(result.comparison) or how], ": ")
    measured = result_words(result)
    return ShownView(sentence(listed([said, went], "; ")), (measured,) if measured else (), ())


def why_listed(item: ReadingItem, names: Mapping[str, Link], source: Source | None) -> str:
    """Return why a work is in a list and as important as it is."""
    if item.reason is Reason.SUPERSEDED:
        newer = source.details.superseded_by if source is not None else None
        return TEXT["reading_why_superseded"].format(newer=newer)
    if item.reason in (Reason.TESTS, Reason.BACKGROUND):
        directions = together(_directions(item, names))
        return TEXT[f"reading_why_{item.reason.value}"].format(directions=directions)
    if item.reason is not Reason.LEADS:
        return TEXT[f"reading_why_{item.reason.value}"]
    by_words: dict[str, list[str]] = {}
    for lead in item.leads:
        by_words.setdefault(_lead_words(lead, names), []).append(_subject(lead.subject, names))
    return " ".join(
        TEXT[f"{words}_{_one_or_many(subjects)}"].format(subjects=together(subjects))
        for words, subjects in by_words.items()
    )


def _directions(item: ReadingItem, names: Mapping[str, Link]) -> list[str]:
    """Return which claims a work bears on, by direction: ``supports claims 2 and 8``.

    A claim on which its findings bear in several directions is named once, with all of them.
    """
    wanted = TESTING if item.reason is Reason.TESTS else (LineRelation.BACKGROUND,)
    served = [one for shown in item.shows for one in shown.served if one.counts]
    by_directions: dict[tuple[LineRelation, ...], list[str]] = {}
    for name in names:
        on_claim = {one.relation for one in served if one.claim == name}
        directions = tuple(relation for relation in wanted if relation in on_claim)
        if directions:
            by_directions.setdefault(directions, []).append(_subject(name, names))
    return [
        TEXT[f"reading_claim_{_one_or_many(numbers)}"].format(
            direction=_bearing(directions),
            subjects=together(numbers),
        )
        for directions, numbers in sorted(
            by_directions.items(), key=lambda pair: [wanted.index(one) for one in pair[0]]
        )
    ]


def _bearing(directions: Sequence[LineRelation]) -> str:
    words = together([_bears(relation) for relation in directions])
    return TEXT["reading_claim_both"].format(directions=words) if len(directions) == 2 else words


def _bears(relation: LineRelation) -> str:
    background = relation is LineRelation.BACKGROUND
    return TEXT["reading_background_to"] if background else RELATIONS[relation].word


def _one_or_many(subjects: Sequence[str]) -> str:
    return "one" if len(subjects) == 1 else "many"


def _lead_words(lead: Lead, names: Mapping[str, Link]) -> str:
    if lead.subject not in names:
        return "reading_lead_outcome"
    side = "against" if lead.against else "qualifying" if lead.qualifies else "for"
    if lead.alone:
        return f"reading_lead_{side}_alone"
    return f"reading_lead_{side}_{'review' if lead.review else 'study'}"


def _subject(name: str, names: Mapping[str, Link]) -> str:
    """Return the number of a claim, or the name of an outcome."""
    return names[name].text.partition(".")[0] if name in names else name


def about(item: ReadingItem, source: Source | None, study: Study | None, claims: Claims) -> About:
    """Return what is recorded of a work beside its findings."""
    return About(
        facts=_facts(study),
        limits=tuple(sentence(limit) for limit in _limits(item, source, study) if limit),
        access=_access(source),
        time=_time(source),
        read=sentence(_read(item, study, claims)),
    )


def _facts(study: Study | None) -> tuple[str, ...]:
    """Return design, people and their number, what was done and how long."""
    if study is None:
        return (design_words(None),)
    did = known(study.intervention.what) if study.intervention else ""
    facts = (design_words(study), who_words(study), people_words(study), did, known(study.duration))
    return tuple(fact for fact in facts if fact)


def _limits(item: ReadingItem, source: Source | None, study: Study | None) -> Iterable[str]:
    """Yield what keeps a work from showing more, as recorded and never guessed."""
    if source is None:
        yield TEXT["no_entry"]
    if study is None:
        return
    species = study.population.species if study.population else None
    if species in (Species.ANIMAL, Species.CELL, Species.TISSUE):
        yield TEXT["reading_not_in_people"].format(species=TEXT[f"reading_in_{species}"])
    if study.design is Design.BEFORE_AFTER:
        yield TEXT["reading_no_control"]
    elif study.randomised is False and study.design not in _REVIEWS:
        yield TEXT["reading_not_random"]
    yield _no_final_outcome(item, study)
    if study.appraisal is not None and known(study.appraisal.overall):
        yield TEXT["reading_appraised"].format(
            overall=known(study.appraisal.overall), instrument=study.appraisal.instrument
        )
    if known(study.interests):
        yield TEXT["reading_interests"].format(interests=known(study.interests))


def _no_final_outcome(item: ReadingItem, study: Study) -> str:
    """Return what was measured where none of it is what the reader is after in the end."""
    shown = {result for one in item.shows for result in one.results}
    classes = [r.outcome_class for r in study.results if r.id in shown]
    kinds = [c for c in classes if isinstance(c, OutcomeClass) and c in _NOT_FINAL]
    if not kinds or len(kinds) < len(classes):
        return ""
    named = together(list(dict.fromkeys(OUTCOME_CLASSES[kind] for kind in kinds)))
    return TEXT["reading_not_final"].format(kinds=named)


def _access(source: Source | None) -> Link:
    """Return how the work can be got at, where that is recorded; an address leads there."""
    access = source.details.access if source is not None else None
    if source is None or access is None or isinstance(access, Unknown):
        return Link("")
    address = web_address(access)
    if address:
        return Link(TEXT["reading_open"], address)
    return Link(access[:1].upper() + access[1:], pmc_address(source.fields.get("pmcid")) or "")


def _read(item: ReadingItem, study: Study | None, claims: Claims) -> str:
    """Return what was read of a work, every way once."""
    said: dict[str, None] = {}
    for shown in item.shows:
        for served in shown.served:
            line = claims.assessments[served.claim].claim.evidence[served.place]
            said.setdefault(reading(line_verified_by(line, study)))
        if not shown.served and study is not None:
            own = (r.verified for r in study.results if r.id in shown.results)
            said.update(dict.fromkeys(map(reading, own)))
    return listed(said, "; ")


def minutes_of(source: Source | None) -> int | None:
    """Return how many minutes a work takes to read, ``None`` where its pages are not recorded."""
    return minutes_to_read(source.fields) if source is not None else None


def _time(source: Source | None) -> str:
    minutes = minutes_of(source)
    return time_words(minutes) if minutes is not None else ""


def time_words(minutes: int) -> str:
    """Return a length of time to read: ``about 25 minutes``, from two hours on in hours."""
    if minutes < 2 * _HOUR:
        return TEXT["reading_minutes"].format(minutes=minutes)
    return TEXT["reading_hours"].format(hours=round(minutes / _HOUR))
