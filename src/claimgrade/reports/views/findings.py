"""The summary of findings: per claim a small table of outcomes, in the manner of GRADE.

The columns are those of a GRADE summary of findings (GRADE guideline 12, Guyatt and others, Journal
of Clinical Epidemiology 2013;66:158-172; Cochrane Handbook for Systematic Reviews of
Interventions, chapter 14): at most seven outcomes, the claim's own first.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import claimgrade
from claimgrade.assess.case import Context
from claimgrade.assess.evidence.body import body_of
from claimgrade.assess.evidence.data_sets import key_of
from claimgrade.assess.evidence.independence import independence
from claimgrade.assess.evidence.lines import Line
from claimgrade.model.assessment import ArticleReview, Assessment
from claimgrade.model.independence import Independence
from claimgrade.model.rating import Rating
from claimgrade.model.vocabulary import Design
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.certainty import Note, certainty_view
from claimgrade.reports.views.findings_effects import (
    EffectCells,
    effect_cells,
    no_effects,
)
from claimgrade.reports.views.findings_outcome import (
    OutcomeCell,
    header,
    other_outcome,
    own_outcome,
)
from claimgrade.reports.views.independence import data_sets
from claimgrade.reports.views.parts import (
    CertaintySign,
    Fact,
    VerdictSign,
    anchors,
    certainty_sign,
    counted,
    listed,
    recorded,
    verdict_sign,
)
from claimgrade.reports.words import DESIGNS

MOST_OUTCOMES = 7


@dataclass(frozen=True, slots=True)
class Participants:
    """How many people and data sets there are, as on the card.

    ``people`` is ``None`` where it is not recorded for all; ``sets`` are surely independent ones.
    """

    people: int | None
    sets: int
    at_least: bool
    citations: int
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome of a claim: what may be expected, on what that rests, and how sure it is."""

    outcome: OutcomeCell
    effects: EffectCells
    participants: Participants
    certainty: CertaintySign
    letters: tuple[str, ...]
    note: str
    happens: str


@dataclass(frozen=True, slots=True)
class FindingsTable:
    """The table of one claim, its header and the notes that its letters lead to.

    ``notes_anchor`` is the id of the list of notes; ``more`` says that outcomes were left out.
    """

    number: int
    id: str
    anchor: str
    href: str
    statement: str
    verdict: VerdictSign
    header: tuple[Fact, ...]
    rows: tuple[Finding, ...]
    notes: tuple[Note, ...]
    reason: str
    more: str


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The tables of one article, in its order."""

    id: str
    language: str
    article_language: str
    title: str
    as_of: str
    count: str
    tables: tuple[FindingsTable, ...]
    colophon: str


def build_findings(
    edition: Edition, found: ArticleReview, context: Context | None = None
) -> FindingsView:
    """Return the summary of findings of one article.

    ``context`` is that of the workspace, made here if left out; articles can share one.
    """
    article = found.article
    ids = anchors("claim", [assessment.id for assessment in found.assessments])
    if context is None:
        context = Context(edition.workspace, edition.workspace.settings.as_of)
    return FindingsView(
        id=found.id,
        language=TEXT["language"],
        article_language=article.language if article else "en",
        title=article.title if article else found.id,
        as_of=edition.day,
        count=counted(len(found.assessments), "table"),
        tables=tuple(
            _table(assessment, number, ids[assessment.id], found, context)
            for number, assessment in enumerate(found.assessments, start=1)
        ),
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
    )


def _table(
    assessment: Assessment, number: int, anchor: str, found: ArticleReview, context: Context
) -> FindingsTable:
    certainty = certainty_view(assessment)
    others = _other_ratings(assessment, context)
    shown = others[: MOST_OUTCOMES - 1]
    left = len(others) - len(shown)
    return FindingsTable(
        number=number,
        id=assessment.id,
        anchor=anchor,
        href=f"index.html#{anchor}",
        statement=assessment.claim.statement or TEXT["no_statement"],
        verdict=verdict_sign(assessment.verdict),
        header=header(assessment, found.article),
        rows=(
            _own(assessment, context),
            *(_other(ratings, assessment, context) for ratings in shown),
        ),
        notes=certainty.notes,
        reason=certainty.reason,
        more=TEXT["sof_more_outcomes"].format(outcomes=counted(left, "outcome")) if left else "",
    )


def _own(assessment: Assessment, context: Context) -> Finding:
    """Return the row of the claim's own outcome: what its card says, in one line."""
    lines = body_of(assessment.claim, context.library).testing
    details = assessment.details
    reading = assessment.certainty
    return Finding(
        outcome=own_outcome(assessment, lines),
        effects=effect_cells(assessment, lines),
        participants=_participants(details.independence, lines),
        certainty=certainty_sign(reading.used),
        letters=tuple(note.letter for note in reading.footnotes),
        note="",
        happens=assessment.plain_statement,
    )


def _other(ratings: Sequence[Rating], assessment: Assessment, context: Context) -> Finding:
    """Return the row of an outcome that was rated beside the claim's own."""
    name = ratings[0].judgement.outcome or ""
    lines = _measuring(name, assessment, context)
    lowest = min(ratings, key=_level)
    people = counted(len(ratings), "person")
    return Finding(
        outcome=other_outcome(name, lines),
        effects=no_effects(TEXT["sof_beside"], lines),
        participants=_participants(independence(lines, context.library), lines),
        certainty=certainty_sign(lowest.computed),
        letters=tuple(note.letter for note in lowest.footnotes),
        note=listed(
            [
                "" if lowest.judgement.critical else TEXT["sof_not_critical"],
                TEXT["sof_apart"].format(people=people) if len(ratings) > 1 else "",
            ],
            " ",
        ),
        happens=TEXT["sof_other_outcome"],
    )


def _level(rating: Rating) -> int:
    return rating.computed.level if rating.computed is not None else -1


def _measuring(name: str, assessment: Assessment, context: Context) -> tuple[Line, ...]:
    same = context.outcomes.name
    return tuple(
        line
        for line in body_of(assessment.claim, context.library).testing
        if line.result is not None
        and isinstance(line.result.outcome, str)
        and same(line.result.outcome) == same(name)
    )


def _other_ratings(assessment: Assessment, context: Context) -> list[tuple[Rating, ...]]:
    """Return the ratings of outcomes that are not the claim's own, each outcome's together.

    Those that are critical come first.
    """
    own = {context.outcomes.name(assessment.claim.outcome_name or "")}
    own |= {
        context.outcomes.name(rating.judgement.outcome)
        for rating in assessment.details.ratings
        if rating.shown and rating.judgement.outcome
    }
    grouped: dict[str, list[Rating]] = {}
    for rating in assessment.details.ratings:
        named = context.outcomes.name(rating.judgement.outcome or "")
        if rating.judgement.outcome and named not in own:
            grouped.setdefault(named, []).append(rating)
    return [
        tuple(ratings)
        for ratings in sorted(
            grouped.values(), key=lambda each: not any(one.judgement.critical for one in each)
        )
    ]


def _participants(found: Independence | None, lines: Sequence[Line]) -> Participants:
    """Return the people and the data sets that lines rest on, and of which designs they are."""
    if not lines or found is None:
        cited = counted(found.citations, "citation") if found is not None else ""
        detail = TEXT["sof_background"].format(citations=cited) if cited else ""
        return Participants(0, 0, False, 0, TEXT["sof_none"], detail)
    sets = data_sets(found)
    if not found.data_sets:
        words = sets
    elif found.people is None:
        words = TEXT["sof_n_unknown"].format(sets=sets)
    else:
        people = TEXT["n_is"].format(number=found.people)
        words = TEXT["sof_n"].format(people=people, sets=sets)
    detail = TEXT["sof_from"].format(
        citations=counted(found.citations, "citation"), designs=_designs(lines)
    )
    return Participants(
        found.people, found.data_sets, found.at_least, found.citations, words, detail
    )


def _designs(lines: Sequence[Line]) -> str:
    """Return how many publications there are of which design: ``3 × randomised trial``."""
    each = {key_of(line): _design(line) for line in lines}
    counts = Counter(each.values())
    return ", ".join(f"{count}\u00a0×\u00a0{name}" for name, count in counts.items())


def _design(line: Line) -> str:
    design = line.study.design if line.study is not None else None
    if isinstance(design, Design):
        return DESIGNS[design]
    return TEXT["no_design"].format(state=recorded(design))
