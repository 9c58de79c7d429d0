"""The full-text index of a library, and how its matches are ranked and explained.

SQLite's FTS5 with Porter's stemmer (Porter, Program 1980;14:130) finds other forms of a word in
English, without regard to accents; matches are ranked by BM25 (Robertson and Zaragoza, 2009).
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple, Self

from claimgrade.library.search.document import SEARCHED, About, Document
from claimgrade.library.search.words import Term

WEIGHTS = {"title": 6, "keywords": 4, "abstract": 2, "notes": 2, "people": 4, "journal": 1}
"""How much a word counts by the field in which it stands; conventions."""

_TOKENISER = "porter unicode61 remove_diacritics 2"
_BEGIN, _END = "\ue000", "\ue001"
"""Signs of the private-use area that mark a matched word; taken out of the texts before."""
_AROUND = 14
_FEWEST_SHARED = 2


class Shared(NamedTuple):
    """A term that a work shares with what was asked, and the fields in which it stands."""

    term: Term
    fields: tuple[str, ...]


class Piece(NamedTuple):
    """A part of a shown text, and whether it is a matched word."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A work that shares terms with what was asked.

    ``score`` is BM25, larger for a closer match; it compares works of one answer alone.
    ``field`` is the one that ``snippet`` was taken from.
    """

    key: str
    about: About
    score: float
    shared: tuple[Shared, ...]
    field: str
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The matches of a question, best first, how many there were, and the terms looked for."""

    terms: tuple[Term, ...]
    matches: tuple[Match, ...]
    total: int


class _Row(NamedTuple):
    number: int
    key: str
    score: float
    """BM25 as SQLite has it: smaller is closer."""


class Index:
    """An index of documents in a SQLite database, which it holds until it is closed."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        run = database.execute
        run(f"CREATE VIRTUAL TABLE temp.asked USING fts5(word, tokenize='{_TOKENISER}')")
        run("CREATE VIRTUAL TABLE temp.stem USING fts5vocab('temp', 'asked', 'instance')")

    @classmethod
    def of(cls, held: Iterable[Document], path: str = ":memory:") -> Self:
        """Return a new index of documents, in memory or as a file that is not there yet."""
        database = sqlite3.connect(path)
        columns = ", ".join(("key UNINDEXED", "about UNINDEXED", *SEARCHED))
        with database:
            database.execute("PRAGMA synchronous = OFF")
            database.execute(
                f"CREATE VIRTUAL TABLE work USING fts5({columns}, tokenize='{_TOKENISER}')"
            )
            places = ", ".join("?" * (len(SEARCHED) + 2))
            rows = ((one.key, _as_json(one), *map(_clean, one.words)) for one in held)
            database.executemany(f"INSERT INTO work VALUES ({places})", rows)  # noqa: S608 - marks
        return cls(database)

    @classmethod
    def open(cls, path: str) -> Self:
        """Return the index in a file that :meth:`of` made.

        Raises:
            sqlite3.DatabaseError: the file is not there, or is no such index.
        """
        database = sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)
        try:
            database.execute("SELECT key, about FROM work LIMIT 1").fetchone()
            return cls(database)
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def size(self) -> int:
        """How many works are in it."""
        (number,) = self._database.execute("SELECT count(*) FROM work").fetchone()
        return int(number)

    def find(self, asked: Sequence[Term], limit: int, leave_out: Iterable[str] = ()) -> Answer:
        """Return the works that share terms: those with most of them first, then by BM25."""
        once = self._distinct(asked)
        rows = self._ranked(once, leave_out)
        counts = self._counted(once)
        rows.sort(key=lambda row: (-counts.get(row.number, 0), row.score, row.key))
        return self._answer(once, rows, limit)

    def like(self, asked: Sequence[Term], limit: int, leave_out: Iterable[str] = ()) -> Answer:
        """Return the works that share at least two terms (one, where one is asked), by BM25."""
        once = self._distinct(asked)
        counts = self._counted(once)
        fewest = min(_FEWEST_SHARED, len(once))
        ranked = self._ranked(once, leave_out)
        rows = [row for row in ranked if counts.get(row.number, 0) >= fewest]
        return self._answer(once, rows, limit)

    def _answer(self, asked: tuple[Term, ...], rows: list[_Row], limit: int) -> Answer:
        matches = tuple(self._match(row, asked) for row in rows[:limit])
        return Answer(asked, matches, len(rows))

    def _distinct(self, asked: Sequence[Term]) -> tuple[Term, ...]:
        """Return the terms without those that the stemmer takes for one given before."""
        run = self._database.execute
        run("DELETE FROM asked")
        self._database.executemany(
            "INSERT INTO asked (rowid, word) VALUES (?, ?)",
            [(number, term.shown) for number, term in enumerate(asked, 1)],
        )
        stems: dict[int, list[str]] = {}
        for number, stem in run("SELECT doc, term FROM stem ORDER BY doc, offset"):
            stems.setdefault(number, []).append(stem)
        first: dict[tuple[str, ...], Term] = {}
        for number, term in enumerate(asked, 1):
            if number in stems:
                # The beginning of a word is not stemmed as a whole word is.
                name = ("*", term.shown.casefold()) if term.prefix else tuple(stems[number])
                first.setdefault(name, term)
        return tuple(first.values())

    def _ranked(self, asked: Sequence[Term], leave_out: Iterable[str]) -> list[_Row]:
        """Return every work with a term, closest first."""
        if not asked:
            return []
        weights = ", ".join(["0", "0", *(str(WEIGHTS[name]) for name in SEARCHED)])
        query = " OR ".join(term.expression for term in asked)
        rows = self._database.execute(
            f"SELECT rowid, key, bm25(work, {weights}) AS score FROM work "  # noqa: S608 - numbers
            "WHERE work MATCH ? ORDER BY score, key",
            (query,),
        )
        out = set(leave_out)
        return [row for row in map(_Row._make, rows) if row.key not in out]

    def _counted(self, asked: Sequence[Term]) -> dict[int, int]:
        """Return how many of the terms each work has, by row."""
        counts: dict[int, int] = {}
        for term in asked:
            for (row,) in self._rows_with(term.expression):
                counts[row] = counts.get(row, 0) + 1
        return counts

    def _rows_with(self, query: str, row: int | None = None) -> list[tuple[int]]:
        one = "" if row is None else " AND rowid = ?"
        values = (query,) if row is None else (query, row)
        found = self._database.execute(
            f"SELECT rowid FROM work WHERE work MATCH ?{one}",  # noqa: S608 - our words
            values,
        )
        return found.fetchall()

    def _match(self, row: _Row, asked: Sequence[Term]) -> Match:
        number, key, score = row
        shared = tuple(
            Shared(term, fields) for term in asked if (fields := self._fields_with(term, number))
        )
        field = _to_show(shared)
        (about,) = self._database.execute(
            "SELECT about FROM work WHERE rowid = ?", (number,)
        ).fetchone()
        snippet = self._snippet(number, field, shared)
        return Match(key, About(**json.loads(about)), -score, shared, field, snippet)

    def _fields_with(self, term: Term, row: int) -> tuple[str, ...]:
        return tuple(
            name for name in SEARCHED if self._rows_with(f"{name} : {term.expression}", row)
        )

    def _snippet(self, row: int, field: str, shared: Sequence[Shared]) -> tuple[Piece, ...]:
        """Return the words around the matches in one field, as much as fits a line or two."""
        held = [one.term.expression for one in shared if field in one.fields]
        query = f"{field} : ({' OR '.join(held)})"
        cut = "SELECT snippet(work, ?, ?, ?, '…', ?) FROM work WHERE work MATCH ? AND rowid = ?"
        values = (SEARCHED.index(field) + 2, _BEGIN, _END, _AROUND, query, row)
        with closing(self._database.execute(cut, values)) as found:
            (text,) = found.fetchone()
        return tuple(_pieces(text))


def _to_show(shared: Sequence[Shared]) -> str:
    """Return the field with most of the terms; of equals not the title, which is shown anyway."""
    held = {name: sum(name in one.fields for one in shared) for name in SEARCHED}
    order = [*SEARCHED[1:], SEARCHED[0]]
    return max(order, key=lambda name: (held[name], -order.index(name)))


def _pieces(text: str) -> Iterable[Piece]:
    before, *rest = text.split(_BEGIN)
    parts = [Piece(before, False)]
    for part in rest:
        matched, _, after = part.partition(_END)
        parts += [Piece(matched, True), Piece(after, False)]
    return (part for part in parts if part.text)


def _as_json(document: Document) -> str:
    return json.dumps(asdict(document.about), ensure_ascii=False)


def _clean(text: str) -> str:
    return text.replace(_BEGIN, "").replace(_END, "").replace("\0", " ")
