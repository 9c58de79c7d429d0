"""The parts of a reading list as it is shown: sections, claims with their works, works."""

from dataclasses import dataclass

from claimgrade.library.csl import Piece
from claimgrade.reports.views.parts import CertaintySign, Link, VerdictSign
from claimgrade.reports.views.reading_list_work import About, ShownView
from claimgrade.reports.words import Sign


@dataclass(frozen=True, slots=True)
class Direction:
    """The works that bear on a claim in one way; ``sign`` is empty for the works of an outcome."""

    sign: Sign
    works: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A claim with its verdict, or an outcome, and the works that bear on it, side by side.

    ``verdict`` and ``certainty`` are ``None`` for an outcome.
    """

    name: Link
    verdict: VerdictSign | None
    certainty: CertaintySign | None
    directions: tuple[Direction, ...]


@dataclass(frozen=True, slots=True)
class WorkView:
    """One work: its reference, why it is here, what it shows, its limits, what was read of it.

    ``pieces`` are its reference, ``links`` the addresses that it does not print; ``shows_lead``
    stands before what it shows. ``kin`` says which works of the list tell of the same people.
    In a list that a person has edited ``note`` is the editor's, and ``warning`` says where the
    ledger does not hold the work.
    """

    number: int
    anchor: str
    key: str
    short: str
    importance: str
    pieces: tuple[Piece, ...]
    links: tuple[Link, ...]
    why: str
    shows_lead: str
    shows: tuple[ShownView, ...]
    about: About
    kin: tuple[tuple[str, tuple[Link, ...]], ...]
    retraction: Sign
    retraction_detail: str
    marked: bool
    notice: Link
    note: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The works of a section that matter as much; ``name`` and ``meaning`` say how much."""

    importance: str
    name: str
    count: int
    works: tuple[WorkView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """The works on one topic."""

    anchor: str
    name: str
    count: str
    subjects: tuple[SubjectView, ...]
    shelves: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of importance: its rule, how many works have it, and how long they take."""

    name: str
    rule: str
    count: int
    time: str


@dataclass(frozen=True, slots=True)
class ReadingListView:
    """A reading list, decided and worded.

    ``id`` is the article, empty for any other list. ``of_claims`` is false for a list that rests on
    the library alone. ``home`` leads to the list of reviews, ``review`` to the review; both are
    empty where there is none. Of a list that a person has edited ``audience`` says for whom it
    is, and ``gaps`` what the ledger and the list do not share.
    """

    id: str
    language: str
    article_language: str
    title: str
    as_of: str
    count: str
    lead: str
    levels: tuple[Level, ...]
    notes: tuple[str, ...]
    sections: tuple[SectionView, ...]
    withdrawn: tuple[WorkView, ...]
    home: str
    review: str
    colophon: str
    of_claims: bool
    audience: str = ""
    gaps: tuple[str, ...] = ()

    @property
    def home_markdown(self) -> str:
        """The list of reviews as Markdown."""
        return self.home.replace("index.html", "README.md")

    @property
    def review_markdown(self) -> str:
        """The review as Markdown."""
        return self.review.replace("index.html", "review.md")

    @property
    def works(self) -> tuple[WorkView, ...]:
        """Every work, in the order of reading."""
        placed = [w for s in self.sections for shelf in s.shelves for w in shelf.works]
        return (*placed, *self.withdrawn)
