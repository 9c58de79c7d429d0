"""A reading list for an educator: what to read on a subject, in which order, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import claimgrade
from claimgrade.assess.reading_list.entries import Importance, ReadingItem, ReadingList, Subject
from claimgrade.assess.reading_list.of_claims import reading_list
from claimgrade.assess.reading_list.of_library import library_list
from claimgrade.library.reading_time import WORDS_A_MINUTE, WORDS_A_PAGE
from claimgrade.model.assessment import ArticleReview, Assessment
from claimgrade.model.vocabulary import LineRelation
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.evidence import EvidenceRow, evidence_view
from claimgrade.reports.views.parts import (
    Link,
    anchors,
    certainty_sign,
    counted,
    listed,
    sentence,
    verdict_sign,
)
from claimgrade.reports.views.reading_list_parts import (
    Direction,
    Level,
    ReadingListView,
    SectionView,
    Shelf,
    SubjectView,
    WorkView,
)
from claimgrade.reports.views.reading_list_work import (
    Claims,
    about,
    minutes_of,
    shown_by_lines,
    shown_by_results,
    time_words,
    why_listed,
)
from claimgrade.reports.views.sources import ReferenceView, references, styled
from claimgrade.reports.words import RELATIONS, Sign

_IMPORTANCES = tuple(Importance)


@dataclass(frozen=True, slots=True)
class _Shelves:
    """What the works of one list are worded from."""

    edition: Edition
    found: ReadingList
    references: Mapping[str, ReferenceView]
    places: Mapping[str, tuple[int, str]]
    claims: Claims

    def link(self, key: str) -> Link:
        """Return the short name and number of a work, as a link to its place in the list."""
        number, anchor = self.places[key]
        return Link(f"{self.references[key].short} ({number})", f"#{anchor}")


def article_reading_list(edition: Edition, found: ArticleReview) -> ReadingListView:
    """Return the reading list of the claims of one article."""
    article = found.article
    ids = anchors("claim", [a.id for a in found.assessments])
    pages = {f"{a.article}/{a.id}": f"index.html#{ids[a.id]}" for a in found.assessments}
    return _view(
        edition,
        reading_list(found.assessments, edition.workspace),
        _claims(edition, found.assessments, pages),
        title=article.title if article else found.id,
        id=found.id,
        article_language=article.language if article else "en",
    )


def claims_reading_list(
    edition: Edition, assessments: Sequence[Assessment], title: str
) -> ReadingListView:
    """Return the reading list of some claims, of whatever articles, without links to reviews."""
    found = reading_list(assessments, edition.workspace)
    return _view(edition, found, _claims(edition, assessments, {}), title=title)


def library_reading_list(edition: Edition, topic: str = "") -> ReadingListView:
    """Return the reading list of a library, of all it holds or on one topic."""
    title = topic or edition.workspace.settings.title or TEXT["reading_library"]
    return _view(edition, library_list(edition.workspace, topic), Claims(), title=title)


def _claims(
    edition: Edition, assessments: Sequence[Assessment], pages: Mapping[str, str]
) -> Claims:
    """Return what claims are called, and every line of their evidence as their cards show it."""
    keys = [f"{a.article}/{a.id}" for a in assessments]
    cited = dict.fromkeys(
        line.source for a in assessments for line in a.claim.evidence if line.source is not None
    )
    plain = {r.key: r for r in references(tuple(cited), edition.workspace.sources, {})}
    rows: dict[str, tuple[EvidenceRow, ...]] = {
        key: evidence_view(a, edition.workspace.studies, plain).rows
        for key, a in zip(keys, assessments, strict=True)
    }
    names = {
        key: Link(f"{number}. {a.claim.statement or TEXT['no_statement']}", pages.get(key, ""))
        for number, (key, a) in enumerate(zip(keys, assessments, strict=True), start=1)
    }
    return Claims(dict(zip(keys, assessments, strict=True)), names, rows)


def _view(
    edition: Edition,
    found: ReadingList,
    claims: Claims,
    title: str,
    id: str = "",
    article_language: str = "en",
) -> ReadingListView:
    keys = [item.key for item in found.items]
    sources = edition.workspace.sources
    in_style = styled(edition.workspace, keys, edition.cache)
    cited = {r.key: r for r in references(keys, sources, {}, in_style)}
    ids = anchors("work", keys)
    places = {key: (number, ids[key]) for number, key in enumerate(keys, start=1)}
    shelves = _Shelves(edition, found, cited, places, claims)
    works = {item.key: _work(item, shelves) for item in found.items}
    return ReadingListView(
        id=id,
        language="en",
        article_language=article_language,
        title=title,
        as_of=edition.day,
        count=counted(len(keys), "work"),
        lead=TEXT["reading_lead" if found.of_claims else "reading_lead_library"],
        levels=_levels(found, edition),
        notes=_notes(found, edition),
        sections=_sections(shelves, works),
        withdrawn=tuple(works[item.key] for item in found.withdrawn),
        home="../index.html" if id else "",
        review="index.html" if id else "",
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
        of_claims=found.of_claims,
    )


def _sections(shelves: _Shelves, works: Mapping[str, WorkView]) -> tuple[SectionView, ...]:
    named = [section.name or TEXT["reading_other"] for section in shelves.found.sections]
    ids = anchors("topic", named)
    return tuple(
        SectionView(
            anchor=ids[name],
            name=name[:1].upper() + name[1:],
            count=counted(len(section.items), "work"),
            subjects=tuple(_subject(subject, shelves) for subject in section.subjects),
            shelves=_shelved([works[item.key] for item in section.items]),
        )
        for name, section in zip(named, shelves.found.sections, strict=True)
    )


def _shelved(works: Sequence[WorkView]) -> tuple[Shelf, ...]:
    """Return the works of a section by importance, in their order."""
    shelves = []
    for importance in _IMPORTANCES:
        here = tuple(work for work in works if work.importance == importance.value)
        if here:
            name = TEXT[f"reading_{importance.value}"]
            shelves.append(Shelf(importance.value, name, len(here), here))
    return tuple(shelves)


def _subject(subject: Subject, shelves: _Shelves) -> SubjectView:
    """Return a claim or outcome with its works by direction; those that dispute beside the rest."""
    directions = []
    for relation in (*LineRelation, None):
        keys = [key for how, key in subject.works if how is relation]
        if keys:
            sign = RELATIONS[relation] if relation is not None else Sign("", "", "quiet")
            in_order = sorted(keys, key=lambda key: shelves.places[key])
            directions.append(Direction(sign, tuple(map(shelves.link, in_order))))
    assessment = shelves.claims.assessments.get(subject.name)
    if assessment is None:
        return SubjectView(Link(sentence(subject.name)[:-1]), None, None, tuple(directions))
    return SubjectView(
        name=shelves.claims.names[subject.name],
        verdict=verdict_sign(assessment.verdict),
        certainty=certainty_sign(assessment.certainty.used),
        directions=tuple(directions),
    )


def _work(item: ReadingItem, shelves: _Shelves) -> WorkView:
    workspace, cited = shelves.edition.workspace, shelves.references[item.key]
    number, anchor = shelves.places[item.key]
    study, source = workspace.studies.get(item.key), workspace.sources.get(item.key)
    shows = (
        shown_by_lines(item.shows, shelves.claims)
        if shelves.found.of_claims
        else shown_by_results(item.shows, study)
    )
    kin = [(TEXT["reading_same_people"], item.same_people)]
    kin.append((TEXT["reading_pooled_in"], item.pooled_in))
    return WorkView(
        number=number,
        anchor=anchor,
        key=item.key,
        short=cited.short,
        importance=item.importance.value,
        pieces=cited.pieces,
        links=cited.links,
        why=why_listed(item, shelves.claims.names, source),
        shows_lead=_shows_lead(item, shelves),
        shows=shows,
        about=about(item, source, study, shelves.claims),
        kin=tuple((words, tuple(map(shelves.link, keys))) for words, keys in kin if keys),
        retraction=cited.retraction,
        retraction_detail=cited.retraction_detail,
        marked=cited.retraction.tone != "quiet",
        notice=cited.notice,
    )


def _shows_lead(item: ReadingItem, shelves: _Shelves) -> str:
    """Return what stands before the findings of a work; those of a retracted one show nothing."""
    if item.importance is Importance.NOT_RECOMMENDED and shelves.found.of_claims:
        return TEXT["reading_cited_for"]
    return TEXT["reading_shows" if shelves.found.of_claims else "reading_measures"]


def _levels(found: ReadingList, edition: Edition) -> tuple[Level, ...]:
    """Return the rule of each degree of importance that the list uses, with count and time."""
    counts = Counter(item.importance for item in found.items)
    kind = "" if found.of_claims else "_library"
    return tuple(
        Level(
            name=TEXT[f"reading_{importance.value}"],
            rule=TEXT[f"reading_{importance.value}_rule{kind}"],
            count=counts[importance],
            time=_time_of([i.key for i in found.items if i.importance is importance], edition),
        )
        for importance in _IMPORTANCES
        if counts[importance] and f"reading_{importance.value}_rule{kind}" in TEXT
    )


def _time_of(keys: Sequence[str], edition: Edition) -> str:
    """Return how long works take together, and for how many of them that is known."""
    known = [m for key in keys if (m := minutes_of(edition.workspace.sources.get(key))) is not None]
    if not known:
        return ""
    partly = TEXT["reading_time_partly"].format(known=len(known), works=len(keys))
    return listed([time_words(sum(known)), partly if len(known) < len(keys) else ""])


def _notes(found: ReadingList, edition: Edition) -> tuple[str, ...]:
    """Return what holds for all works: how they were sorted, access, appraisal, time to read."""
    keys = [item.key for item in found.items]
    if not keys:
        return ()
    sources, studies = edition.workspace.sources, edition.workspace.studies
    recorded = sum(1 for key in keys if key in sources and sources[key].details.access)
    appraised = sum(1 for key in keys if key in studies and studies[key].appraisal)
    works, none = counted(len(keys), "work"), TEXT["reading_none"]
    direction = TEXT["reading_strongest_direction"] if found.of_claims else ""
    notes = [
        TEXT["reading_strongest"].format(direction=direction),
        TEXT["reading_topics" if found.of_claims else "reading_outcomes"],
        TEXT["reading_access_note"].format(recorded=recorded or none, works=works),
        TEXT["reading_appraisal_note"].format(appraised=appraised or none, works=works),
    ]
    if any(minutes_of(sources.get(key)) for key in keys):
        rule = {"words": WORDS_A_PAGE, "rate": WORDS_A_MINUTE}
        notes.append(TEXT["reading_time_note"].format(**rule))
    return tuple(notes)
