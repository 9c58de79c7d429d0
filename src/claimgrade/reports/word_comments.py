"""The annotated article as a Word document in which each claim is a comment on its words."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from claimgrade.reports.house import house_in_force
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.annotated import AnnotatedView
from claimgrade.reports.views.annotated_notes import NoteView
from claimgrade.reports.views.annotated_pages import BlockView
from claimgrade.reports.word_package import (
    Element,
    document_package,
    link,
    paragraph,
    run,
    words,
    writable,
)
from claimgrade.reports.word_reference import reference
from claimgrade.reports.word_styles import own_styles

MOST_AUTHOR = 255
MOST_INITIALS = 9
"""The longest name and initials that Word opens."""


def annotated_document(view: AnnotatedView) -> bytes:
    """Return the bytes of a document (.docx) with a comment for each claim that is shown.

    The document is made from the words of the article; headings are kept, other formatting is
    not. Comments are dated with the day of the review. Styles and pages are those of the house's
    ``reference_docx``, else our own. The same view gives the same bytes. Raises ``OSError`` where
    that document cannot be read.
    """
    root = words("document")
    body = words("body", root)
    _preface(body, view)
    blocks = [block for page in view.pages for block in page.blocks]
    ends = _ends(blocks)
    begun: set[int] = set()
    for at, block in enumerate(blocks):
        _block(body, block, at, ends, begun)
    _unplaced(body, view)
    notes = sorted(_notes(view), key=lambda note: note.number)
    comments, links = _comments(view, notes)
    house = house_in_force()
    styles = own_styles(view.article_language, house.look)
    lent = None
    if house.reference_docx is not None:
        lent = reference(house.reference_docx, styles, view.article_language)
        for element in (root, comments):
            lent.dress(element)
    _page(body, lent.page if lent else ())
    return document_package(
        root,
        comments,
        links,
        title=view.title,
        by=view.by,
        day=view.as_of,
        styles=lent.styles if lent else styles,
        beside=lent.beside if lent else {},
    )


def _page(body: Element, lent: Sequence[Element]) -> None:
    """End the body with the size and margins of its pages: those lent, else of an A4 page."""
    made = words("sectPr", body)
    if lent:
        made.extend(lent)
        return
    words("pgSz", made, w="11906", h="16838")
    margins = dict.fromkeys(("top", "right", "bottom", "left"), "1417")
    words("pgMar", made, **margins, header="708", footer="708", gutter="0")


def _notes(view: AnnotatedView) -> Iterator[NoteView]:
    for page in view.pages:
        for block in page.blocks:
            yield from block.notes
    yield from view.unplaced


def _preface(body: Element, view: AnnotatedView) -> None:
    """Say before the article what the document is; none of it is the article's own."""
    run(paragraph(body, "Title"), view.title)
    day = f"{TEXT['as_of']} {view.as_of}. " if view.as_of else ""
    run(paragraph(body, "ReviewNote"), f"{day}{' '.join(view.summary)}")
    lead = "annotated_lead_docx" if view.with_text else "annotated_without_text_docx"
    run(paragraph(body, "ReviewNote"), TEXT[lead])


def _ends(blocks: list[BlockView]) -> dict[int, tuple[int, int]]:
    """Return where the words of each claim end: the block and the piece in it."""
    ends: dict[int, tuple[int, int]] = {}
    for at, block in enumerate(blocks):
        for place, piece in enumerate(block.pieces):
            ends.update(dict.fromkeys(piece.claims, (at, place)))
    return ends


def _block(
    body: Element,
    block: BlockView,
    at: int,
    ends: dict[int, tuple[int, int]],
    begun: set[int],
) -> None:
    """Add a paragraph; the range of a comment may begin in one and end in another."""
    made = paragraph(body, f"Heading{block.heading}" if block.heading else "")
    for place, piece in enumerate(block.pieces):
        for number in piece.claims:
            if number not in begun:
                words("commentRangeStart", made, id=str(number))
                begun.add(number)
        run(made, piece.text, "NotReviewed" if piece.unread else "")
        for number in sorted(piece.claims):
            if ends[number] == (at, place):
                _end(made, number)


def _end(made: Element, number: int) -> None:
    """End the range of a comment and refer to it there."""
    words("commentRangeEnd", made, id=str(number))
    reference = words("r", made)
    words("rStyle", words("rPr", reference), val="CommentReference")
    words("commentReference", reference, id=str(number))


def _unplaced(body: Element, view: AnnotatedView) -> None:
    """List the claims whose words have no place, each with its comment."""
    if not view.unplaced:
        return
    title = "annotated_unplaced" if view.with_text else "annotated_unplaced_quoted"
    run(paragraph(body, "Heading1"), TEXT[title])
    run(paragraph(body, "ReviewNote"), TEXT["annotated_unplaced_lead"])
    for note in view.unplaced:
        made = paragraph(body)
        words("commentRangeStart", made, id=str(note.number))
        run(made, f"{note.number}. {note.statement}")
        _end(made, note.number)


def _comments(view: AnnotatedView, notes: list[NoteView]) -> tuple[Element, dict[str, str]]:
    """Return the comments, and the addresses they lead to by the id of the relation."""
    root = words("comments")
    links: dict[str, str] = {}
    author = writable(view.by)[:MOST_AUTHOR]
    initials = "".join(word[0] for word in author.split())[:MOST_INITIALS]
    for note in notes:
        date = {"date": f"{view.as_of}T00:00:00Z"} if view.as_of else {}
        comment = words(
            "comment", root, id=str(note.number), author=author, **date, initials=initials
        )
        for at, (label, text) in enumerate(_lines(note)):
            line = paragraph(comment, "CommentText")
            if not at:
                reference = words("r", line)
                words("rStyle", words("rPr", reference), val="CommentReference")
                words("annotationRef", reference)
            if label:
                run(line, f"{label} ", bold=True)
            run(line, text)
        if view.site:
            links[f"rId{note.number}"] = f"{view.site}/{quote(view.id)}/index.html#{note.card}"
            link(paragraph(comment, "CommentText"), f"rId{note.number}", TEXT["cue_full"])
    return root, links


def _lines(note: NoteView) -> Iterator[tuple[str, str]]:
    """Yield what a comment says, line by line: a label, which may be empty, and the words."""
    state = f"{note.state.glyph} {note.state.word}" if note.state is not None else ""
    provisional = f" ({TEXT['annotated_provisional']})" if note.provisional else ""
    verdict = f"{note.verdict.glyph} {note.verdict.word}{provisional}"
    certainty = " ".join(filter(None, (note.certainty.symbols, note.certainty.word)))
    rated = f"· {TEXT['certainty']}: {certainty}"
    said = " ".join(filter(None, (note.state_note, *note.changes)))
    if note.changed:
        yield f"{note.number}. {state}", ""
    else:
        yield f"{note.number}. {verdict}", rated
    if note.quoted:
        yield f"{TEXT['annotated_reviewed_words']}:", f"“{note.quoted}”"
    if note.changed:
        yield "", said
        yield f"{TEXT['annotated_verdict_on']}: {verdict}", rated
    elif state:
        yield f"{state}{'.' if said else ''}", said
    elif said:
        yield "", said
    for place in note.candidates:
        yield "–", f"{place.before}{place.words}{place.after}"
    if note.candidates_left_out:
        yield "", note.candidates_left_out
    yield "", note.why
    yield f"{TEXT['may_say']}:", note.say
