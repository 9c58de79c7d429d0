"""An article's text with the words of claims found in it, and what no claim quotes."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from claimgrade.language.anchoring.anchors import anchors
from claimgrade.language.anchoring.coverage import Passage, uncovered
from claimgrade.language.anchoring.outcome import Anchor
from claimgrade.language.sentences import sentences
from claimgrade.model.assessment import ArticleReview, Assessment
from claimgrade.model.claim import Quote
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.annotated_notes import (
    NoteView,
    left_out,
    note_view,
    shown_claims,
    states_counted,
)
from claimgrade.reports.views.annotated_pages import Laid, Layout, Paragraph, layout
from claimgrade.reports.views.annotated_pieces import (
    Stretch,
    by_paragraph,
    overlapping,
    paragraph_starts,
    pieces,
    unread_by_paragraph,
)
from claimgrade.reports.views.parts import anchors as page_ids
from claimgrade.reports.views.parts import counted
from claimgrade.reports.words import ANCHOR_MEANING, ANCHORS
from claimgrade.workspace.reading.article_text import ArticleText


def anchored(found: ArticleReview, text: ArticleText) -> Mapping[int, Anchor]:
    """Return what became of the words of each claim, by its number in the review."""
    quotes = [assessment.claim.quote or Quote() for assessment in found.assessments]
    return dict(enumerate(anchors(text.text, quotes), start=1))


def text_with_notes(
    found: ArticleReview, text: ArticleText, stem: str, *, open_only: bool = False
) -> Laid:
    """Return the article's text, cut where the words of claims begin and end, with their notes.

    Pages are named after ``stem``. With ``open_only`` claims that nothing stands against are
    left out; sentences that they quote are reviewed all the same.
    """
    outcomes = anchored(found, text)
    shown = shown_claims(found, outcomes, open_only=open_only)
    stretches = [
        Stretch(number, place.start, place.end)
        for number in shown
        if (place := outcomes[number].place) is not None
    ]
    lengths = [len(paragraph.text) for paragraph in text.paragraphs]
    plan = layout(stem, lengths, [paragraph.heading_level for paragraph in text.paragraphs])
    passages = uncovered(text.text, outcomes.values())
    return Laid(
        paragraphs=_paragraphs(text, stretches, passages),
        plan=plan,
        notes=_notes(found, shown, outcomes, overlapping(stretches), text, plan),
        summary=(
            _counted_claims(outcomes),
            _not_reviewed(text, sum(passage.sentences for passage in passages)),
            *left_out(len(found.assessments) - len(shown)),
        ),
        states=tuple(
            (sign, ANCHOR_MEANING[state])
            for state, sign in ANCHORS.items()
            if any(outcomes[number].outcome is state for number in shown)
        ),
    )


def _paragraphs(
    text: ArticleText, stretches: Sequence[Stretch], passages: Sequence[Passage]
) -> tuple[Paragraph, ...]:
    starts = list(paragraph_starts(p.text for p in text.paragraphs))
    touching = by_paragraph(stretches, starts)
    unread = unread_by_paragraph(passages)
    return tuple(
        Paragraph(
            pieces(p.text, starts[at], touching.get(at, ()), unread.get(at, ())), p.heading_level
        )
        for at, p in enumerate(text.paragraphs)
    )


def _notes(
    found: ArticleReview,
    shown: Mapping[int, Assessment],
    outcomes: Mapping[int, Anchor],
    overlap: Collection[int],
    text: ArticleText,
    plan: Layout,
) -> Mapping[int, NoteView]:
    """Return the note on each claim that is shown, by its number."""
    ids = page_ids("claim", [assessment.id for assessment in found.assessments])
    starts = list(paragraph_starts(p.text for p in text.paragraphs))

    def leads_to(position: int) -> str:
        return plan.address(bisect_right(starts, position) - 1)

    return {
        number: note_view(
            assessment,
            number,
            ids[assessment.id],
            outcomes[number],
            show_words=number in overlap,
            text=text.text,
            leads_to=leads_to,
        )
        for number, assessment in shown.items()
    }


def _counted_claims(outcomes: Mapping[int, Anchor]) -> str:
    if not outcomes:
        return TEXT["no_claims"]
    claims = counted(len(outcomes), "claim")
    return TEXT["annotated_claims"].format(claims=claims, states=states_counted(outcomes))


def _not_reviewed(text: ArticleText, number: int) -> str:
    total = sum(len(sentences(paragraph.text)) for paragraph in text.paragraphs)
    if not number:
        return TEXT["annotated_all_read"].format(total=total)
    name = "annotated_unread_one" if number == 1 else "annotated_unread"
    return TEXT[name].format(number=number, total=total)
