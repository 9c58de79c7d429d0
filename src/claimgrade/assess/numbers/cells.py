"""The cells of study records that a figure is made of."""

from claimgrade.assess.evidence.lines import Line, source_name, verified_of
from claimgrade.model.ledger import Cell
from claimgrade.statistics.cells import term_words
from claimgrade.statistics.figures import Figure, Term
from claimgrade.statistics.units import unit_words


def cells_of(figure: Figure, line: Line) -> tuple[Cell, ...]:
    """Return the cells of a figure, in the order of its formula."""
    return tuple(cell_of(term, line) for term in figure.terms)


def cell_of(term: Term, line: Line) -> Cell:
    """Return a printed number with its study, place, what was read, and in whom it was measured.

    People are those of the group, else of the result, else of the study.
    """
    result, verified = line.result, verified_of(line)
    return Cell(
        study=line.entry.source or "",
        result=result.id if result is not None else "",
        name=source_name(line.source, line.entry.source),
        cell=term_words(term),
        value=f"{term.value:f}",
        unit=unit_words(term.unit or ""),
        field=term.field,
        locator=line.entry.locator or (result.locator if result is not None else None),
        verified_in=verified.how.value if verified is not None and verified.how else "",
        people=_people(term, line),
        outcome=line.study.words_for(result) if line.study is not None and result else "",
    )


def _people(term: Term, line: Line) -> int | None:
    of_result = line.result.people if line.result is not None else None
    of_study = line.study.n if line.study is not None else None
    known = (term.people, of_result, of_study)
    return next((people for people in known if isinstance(people, int)), None)
