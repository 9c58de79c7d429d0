"""The words of an article that claims quote, for where its text is not at hand or not ours."""

from collections.abc import Mapping

from claimgrade.model.assessment import ArticleReview, Assessment
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.annotated_notes import left_out, note_view, shown_claims
from claimgrade.reports.views.annotated_pages import Laid, Paragraph, layout
from claimgrade.reports.views.annotated_pieces import Piece, pieces, quoted_passages
from claimgrade.reports.views.parts import anchors as page_ids
from claimgrade.reports.views.parts import counted


def quotes_with_notes(found: ArticleReview, stem: str, *, open_only: bool = False) -> Laid:
    """Return the words quoted, in their order, with gaps between the passages, and the notes.

    Pages are named after ``stem``; ``open_only`` leaves out what is supported.
    """
    shown = shown_claims(found, {}, open_only=open_only)
    paragraphs = tuple(_quoted_paragraphs(shown))
    plan = layout(stem, [len(p.text) for p in paragraphs], [None] * len(paragraphs))
    overlap = {
        number
        for paragraph in paragraphs
        for piece in paragraph.pieces
        if len(piece.claims) > 1
        for number in piece.claims
    }
    ids = page_ids("claim", [assessment.id for assessment in found.assessments])
    notes = {
        number: note_view(
            assessment, number, ids[assessment.id], None, show_words=number in overlap
        )
        for number, assessment in shown.items()
    }
    claims = counted(len(shown), "claim")
    return Laid(
        paragraphs,
        plan,
        notes,
        (
            TEXT["annotated_quoted"].format(claims=claims),
            *left_out(len(found.assessments) - len(shown)),
        ),
    )


def _quoted_paragraphs(shown: Mapping[int, Assessment]) -> list[Paragraph]:
    """Return the passages quoted; those of one paragraph of the article stand in one."""
    quotes = {n: a.claim.quote for n, a in shown.items() if a.claim.quote and a.claim.quote.exact}
    passages = quoted_passages(
        [
            (n, " ".join((q.exact or "").split()), q.position.start if q.position else None)
            for n, q in quotes.items()
        ]
    )
    gap = TEXT["annotated_gap"]
    paragraphs: list[list[Piece]] = []
    last = None
    for passage in passages:
        paragraph = quotes[passage.stretches[0].number].paragraph_sha256
        if paragraph is None or paragraph != last:
            paragraphs.append([Piece(f"{gap} ", gap=True)])
        else:
            paragraphs[-1].append(Piece(f" {gap} ", gap=True))
        paragraphs[-1] += pieces(passage.text, 0, passage.stretches)
        last = paragraph
    if paragraphs:
        paragraphs[-1].append(Piece(f" {gap}", gap=True))
    return [Paragraph(tuple(found)) for found in paragraphs]
