"""A reading list for an educator: what to read on a subject, in which order, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import claimgrade
from claimgrade.assess.reading_list.edited import EditedList, edited
from claimgrade.assess.reading_list.entries import Importance, ReadingItem, ReadingList, Subject
from claimgrade.assess.reading_list.of_claims import reading_list
from claimgrade.assess.reading_list.of_library import library_list
from claimgrade.assess.reading_list.topics import claims_on
from claimgrade.model.assessment import ArticleReview, Assessment
from claimgrade.model.reading_list import SavedReadingList
from claimgrade.model.vocabulary import LineRelation
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.evidence import EvidenceRow, evidence_view
from claimgrade.reports.views.parts import (
    Link,
    anchors,
    certainty_sign,
    counted,
    sentence,
    verdict_sign,
)
from claimgrade.reports.views.reading_list_edited import gaps, in_editors_words
from claimgrade.reports.views.reading_list_method import kind_of, levels, notes_on
from claimgrade.reports.views.reading_list_parts import (
    Direction,
    ReadingListView,
    SectionView,
    Shelf,
    SubjectView,
    WorkView,
)
from claimgrade.reports.views.reading_list_work import (
    Claims,
    about,
    shown_by_lines,
    shown_by_results,
    why_listed,
)
from claimgrade.reports.views.sources import ReferenceView, references, styled
from claimgrade.reports.words import RELATIONS, Sign


@dataclass(frozen=True, slots=True)
class _Shelves:
    """What the works of one list are worded from."""

    edition: Edition
    found: ReadingList
    references: Mapping[str, ReferenceView]
    places: Mapping[str, tuple[int, str]]
    claims: Claims
    kept: EditedList | None = None

    def link(self, key: str) -> Link:
        """Return the short name and number of a work, as a link to its place in the list."""
        number, anchor = self.places[key]
        return Link(f"{self.references[key].short} ({number})", f"#{anchor}")


def article_reading_list(
    edition: Edition,
    found: ArticleReview,
    saved: SavedReadingList | None = None,
    apart: bool = False,
) -> ReadingListView:
    """Return the reading list of the claims of one article, as ``saved`` has it where given.

    It stands in the folder of the article's reports, or ``apart`` in a folder beside that.
    """
    article = found.article
    folder = f"../{found.id}/" if apart else ""
    pages = {key: f"{folder}{page}" for key, page in _pages(found).items()}
    return _view(
        edition,
        reading_list(found.assessments, edition.workspace),
        _claims(edition, found.assessments, pages),
        title=article.title if article else found.id,
        id=found.id,
        article_language=article.language if article else "en",
        saved=saved,
        apart=apart,
    )


def _pages(found: ArticleReview) -> dict[str, str]:
    """Return where each claim of an article stands in its review, by the key of the claim."""
    ids = anchors("claim", [a.id for a in found.assessments])
    return {f"{a.article}/{a.id}": f"index.html#{ids[a.id]}" for a in found.assessments}


def claims_reading_list(
    edition: Edition,
    assessments: Sequence[Assessment],
    title: str,
    saved: SavedReadingList | None = None,
    apart: bool = False,
) -> ReadingListView:
    """Return the reading list of some claims, of whatever articles.

    Claims lead to their reviews where the list stands ``apart`` in a folder of the reports.
    """
    found = reading_list(assessments, edition.workspace)
    pages = {
        key: f"../{article.id}/{page}"
        for article in (edition.review.articles if apart else ())
        for key, page in _pages(article).items()
    }
    claims = _claims(edition, assessments, pages)
    return _view(edition, found, claims, title=title, saved=saved, apart=apart)


def library_reading_list(
    edition: Edition,
    topic: str = "",
    saved: SavedReadingList | None = None,
    apart: bool = False,
) -> ReadingListView:
    """Return the reading list of a library, of all it holds or on one topic."""
    title = topic or edition.workspace.settings.title or TEXT["reading_library"]
    found = library_list(edition.workspace, topic)
    return _view(edition, found, Claims(), title=title, saved=saved, apart=apart)


def topic_reading_list(
    edition: Edition, topic: str, saved: SavedReadingList | None = None, apart: bool = False
) -> ReadingListView:
    """Return the list of the claims on a topic; of the works on it where there is no such claim."""
    claims = claims_on(edition.review.assessments, topic)
    if claims:
        return claims_reading_list(edition, claims, topic, saved, apart)
    return library_reading_list(edition, topic, saved, apart)


def saved_reading_list(
    edition: Edition, record: SavedReadingList, apart: bool = False, of_ledger: bool = False
) -> ReadingListView:
    """Return a list as its editor has it, beside what the ledger holds on its subject.

    With ``of_ledger`` it is the list that the ledger alone gives on that subject.
    """
    saved = None if of_ledger else record
    found = next((one for one in edition.review.articles if one.id == record.article), None)
    if found is not None:
        return article_reading_list(edition, found, saved, apart)
    if record.library or not edition.review.assessments:
        return library_reading_list(edition, record.topic or "", saved, apart)
    if record.topic:
        return topic_reading_list(edition, record.topic, saved, apart)
    return claims_reading_list(edition, edition.review.assessments, record.title, saved, apart)


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
    saved: SavedReadingList | None = None,
    apart: bool = False,
) -> ReadingListView:
    kept = edited(saved, found, edition.workspace.sources) if saved is not None else None
    found = kept.found if kept is not None else found
    keys = [item.key for item in found.items]
    sources = edition.workspace.sources
    in_style = styled(edition.workspace, keys, edition.cache, ready=edition.in_style)
    cited = {r.key: r for r in references(keys, sources, {}, in_style)}
    ids = anchors("work", keys)
    places = {key: (number, ids[key]) for number, key in enumerate(keys, start=1)}
    shelves = _Shelves(edition, found, cited, places, claims, kept)
    works = {item.key: _work(item, shelves) for item in found.items}
    return ReadingListView(
        id=id,
        language=TEXT["language"],
        article_language=article_language,
        title=saved.title if saved is not None else title,
        as_of=edition.day,
        count=counted(len(keys), "work"),
        lead=TEXT[f"reading_lead{kind_of(found, kept)}"],
        levels=levels(found, edition, kind_of(found, kept)),
        notes=notes_on(found, edition, kept is not None),
        sections=_sections(shelves, works),
        withdrawn=tuple(works[item.key] for item in found.withdrawn),
        home="../index.html" if id or apart else "",
        review=f"../{id}/index.html" if id and apart else "index.html" if id else "",
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
        of_claims=found.of_claims,
        audience=(saved.audience or "") if saved is not None else "",
        gaps=tuple(gaps(kept, sources, claims.names)) if kept is not None else (),
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
    """Return the works of a section in their order, those of one importance together."""
    shelves = []
    for importance, found in groupby(works, key=lambda work: work.importance):
        here = tuple(found)
        shelves.append(Shelf(importance, TEXT[f"reading_{importance}"], len(here), here))
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
    made, kept = _computed_work(item, shelves), shelves.kept
    if kept is None:
        return made
    on_what = "claims" if shelves.found.of_claims else "library"
    lost = item.key in kept.unsupported
    warning = TEXT[f"reading_unsupported_{on_what}"] if lost else ""
    return in_editors_words(made, kept.words.get(item.key), warning)


def _computed_work(item: ReadingItem, shelves: _Shelves) -> WorkView:
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
