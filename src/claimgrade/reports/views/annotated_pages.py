"""How an annotated article is laid out: paragraphs with their notes, headings, pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimgrade.reports.text import TEXT
from claimgrade.reports.views.annotated_notes import NoteView
from claimgrade.reports.views.annotated_pieces import Piece
from claimgrade.reports.words import Sign

PAGE_LENGTH = 200_000
"""Characters of text from which on an article is split, at its headings, into several pages."""

SHORT = 900
"""Characters of a paragraph that stays in sight, whole, while its notes are scrolled past it."""

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph cut into pieces; ``heading`` is the article's own level of a heading, 1 to 6."""

    pieces: tuple[Piece, ...]
    heading: int | None = None

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class MarkView:
    """The number of a note where the words it is about end; ``id`` is empty but for the first."""

    number: int
    id: str
    href: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class PieceView:
    """Some text, the claims that quote it, the tone of the shortest, and the marks after it."""

    text: str
    claims: tuple[int, ...]
    tone: str
    unread: bool
    gap: bool
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A paragraph or heading with its notes.

    ``heading`` is the level in the article and ``level`` that on the page, 2 to 6; 0 for text.
    ``short`` text fits on a screen.
    """

    id: str
    short: bool
    heading: int | None
    level: int
    pieces: tuple[PieceView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: its file name and place, the pages before and after it, what stands on it."""

    name: str
    label: str
    before: str
    after: str
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading of the article and where it stands."""

    text: str
    href: str
    level: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Which page each paragraph stands on, and what the pages are called."""

    names: tuple[str, ...]
    page_of: tuple[int, ...]

    def address(self, paragraph: int) -> str:
        """Return the address of a paragraph from any page."""
        return f"{self.names[self.page_of[paragraph]]}#{block_id(paragraph)}"


@dataclass(frozen=True, slots=True)
class Laid:
    """What text is shown, on which pages, the notes on it by number, and what is counted."""

    paragraphs: tuple[Paragraph, ...]
    plan: Layout
    notes: Mapping[int, NoteView]
    summary: tuple[str, ...]
    states: tuple[tuple[Sign, str], ...] = ()


def block_id(paragraph: int) -> str:
    """Return the id that a paragraph has on its page."""
    return f"p-{paragraph + 1}"


def layout(stem: str, lengths: Sequence[int], headings: Sequence[int | None]) -> Layout:
    """Return the pages of an article: one, or several that each begin with a heading.

    A page is begun at the last heading before it would grow beyond :data:`PAGE_LENGTH`; what
    stands under one heading stays together, however long.
    """
    page_of: list[int] = []
    page, filled = 0, 0
    for first, end in _sections(headings):
        length = sum(lengths[first:end])
        if filled and filled + length > PAGE_LENGTH:
            page, filled = page + 1, 0
        page_of += [page] * (end - first)
        filled += length
    names = [f"{stem}.html", *(f"{stem}-{number}.html" for number in range(2, page + 2))]
    return Layout(tuple(names), tuple(page_of))


def _sections(headings: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield where each section begins and ends; headings that follow each other begin one."""
    first = 0
    for at in range(1, len(headings)):
        if headings[at] is not None and headings[at - 1] is None:
            yield first, at
            first = at
    if headings:
        yield first, len(headings)


def pages(
    paragraphs: Sequence[Paragraph], notes: Mapping[int, NoteView], plan: Layout
) -> tuple[PageView, ...]:
    """Return the pages; a note stands beside the paragraph in which its words begin."""
    home: dict[int, int] = {}
    for at, paragraph in enumerate(paragraphs):
        for piece in paragraph.pieces:
            for number in piece.claims:
                home.setdefault(number, at)
    beside: dict[int, list[NoteView]] = {}
    for number in sorted(home):
        beside.setdefault(home[number], []).append(notes[number])
    levels = _levels(paragraphs, plan)
    blocks = [
        _block(at, paragraph, levels[at], beside.get(at, ()), notes, home, plan)
        for at, paragraph in enumerate(paragraphs)
    ]
    return tuple(
        PageView(
            name=name,
            label=TEXT["annotated_page"].format(number=page + 1, total=len(plan.names)),
            before=plan.names[page - 1] if page else "",
            after=plan.names[page + 1] if page + 1 < len(plan.names) else "",
            blocks=tuple(b for b, on in zip(blocks, plan.page_of, strict=True) if on == page),
        )
        for page, name in enumerate(plan.names)
    )


def _block(
    at: int,
    paragraph: Paragraph,
    level: int,
    beside: Sequence[NoteView],
    notes: Mapping[int, NoteView],
    home: Mapping[int, int],
    plan: Layout,
) -> BlockView:
    here = plan.page_of[at]

    def mark(number: int) -> MarkView:
        note, first = notes[number], home[number]
        page = "" if plan.page_of[first] == here else plan.names[plan.page_of[first]]
        own = note.at if first == at else ""
        return MarkView(number, own, f"{page}#{note.anchor}", note.mark)

    return BlockView(
        id=block_id(at),
        short=len(paragraph.text) <= SHORT,
        heading=paragraph.heading,
        level=level,
        pieces=tuple(
            PieceView(
                text=piece.text,
                claims=piece.claims,
                tone=notes[piece.claims[0]].mark.tone if piece.claims else "",
                unread=piece.unread,
                gap=piece.gap,
                marks=tuple(mark(number) for number in piece.ending),
            )
            for piece in paragraph.pieces
        ),
        notes=tuple(beside),
    )


def _levels(paragraphs: Sequence[Paragraph], plan: Layout) -> list[int]:
    """Return the level of each heading on its page, 0 for text: below the title, none skipped."""
    levels: list[int] = []
    open_: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        if at and plan.page_of[at] != plan.page_of[at - 1]:
            open_ = []
        if paragraph.heading is None:
            levels.append(0)
            continue
        while open_ and open_[-1] >= paragraph.heading:
            open_.pop()
        open_.append(paragraph.heading)
        levels.append(min(len(open_) + 1, _DEEPEST))
    return levels


def contents(
    paragraphs: Iterable[Paragraph], shown: Iterable[PageView]
) -> tuple[ContentsEntry, ...]:
    """Return the headings of an article with their addresses; nothing where it has only one."""
    blocks = [(page.name, block) for page in shown for block in page.blocks]
    found = tuple(
        ContentsEntry(paragraph.text, f"{name}#{block.id}", block.level)
        for paragraph, (name, block) in zip(paragraphs, blocks, strict=True)
        if block.level
    )
    return found if len(found) > 1 else ()
