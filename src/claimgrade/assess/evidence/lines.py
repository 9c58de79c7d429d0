"""An evidence line with the study and result behind it, and questions asked of many lines."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from claimgrade.model.evidence import EvidenceLine, Verified
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.missing import Missing
from claimgrade.model.remembering import remembered
from claimgrade.model.saying import say, sayable, sentences_in_force
from claimgrade.model.source import Source
from claimgrade.model.study import Result, Study
from claimgrade.model.vocabulary import Design, RetractionStatus, Species

Answer = bool | tuple[Missing, ...]
"""What is known of a question: yes, no, or the fields it waits for."""

REVIEW_DESIGNS = (Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW)
"""Designs that pool other studies in a way that can be repeated."""

SECOND_HAND_DESIGNS = (
    Design.NARRATIVE_REVIEW,
    Design.GUIDELINE,
    Design.PRACTICE_EVIDENCE,
    Design.OPINION,
)
"""Designs that measure nothing themselves."""


_STANDING = {
    RetractionStatus.RETRACTED: sayable("retracted"),
    RetractionStatus.CONCERN: sayable("expression of concern"),
}


class Line(NamedTuple):
    """One line of a claim's evidence, joined with what is recorded of its source."""

    place: int
    entry: EvidenceLine
    source: Source | None
    study: Study | None
    result: Result | None

    @property
    def at(self) -> str:
        """Dotted path of the line in its claim."""
        return f"evidence.{self.place}"


def source_name(source: Source | None, key: str | None) -> str:
    """Return what a sentence calls a source: first author and year, else its key as written.

    A retracted one, and one under an expression of concern, is called so: readers must know it
    wherever a work is cited (COPE Council, Retraction guidelines).
    """
    name = bare_name(source, key)
    standing = _STANDING.get(source.retraction_status) if source is not None else None
    return f"{name} ({say(standing)})" if standing else name


def bare_name(source: Source | None, key: str | None) -> str:
    """Return what a sentence calls a source that says itself whether it is retracted."""
    return str(key) if source is None else _called(source)


# Many lines cite one work, and much is said of each.
@remembered(sentences_in_force)
def _called(source: Source) -> str:
    from claimgrade.library.references import called, reference

    return called(reference(source))


def year_of(source: Source | None) -> str:
    """Return the year of a publication; empty where none is recorded."""
    from claimgrade.library.references import reference

    return reference(source).year if source is not None else ""


def verified_of(line: Line) -> Verified | None:
    """Return who looked the line up: as the line says, else as its study's result says."""
    if line.entry.verified is not None:
        return line.entry.verified
    return line.result.verified if line.result is not None else None


def missing_study(line: Line) -> Missing:
    """Return the field to fill so that the line has a study."""
    source = line.entry.source
    return Missing(f"studies.{source}" if source else f"{line.at}.source")


def missing_result(line: Line) -> Missing:
    """Return the field to fill so that the line has a result."""
    named = line.entry.result
    if named is None or named is UNKNOWN:
        return Missing(f"{line.at}.result", named is UNKNOWN)
    if line.study is None:
        return missing_study(line)
    return Missing(f"studies.{line.entry.source}.results.{named}")


def study_field(line: Line, name: str) -> Any:
    """Return a field of the line's study, or the :class:`Missing` that names it."""
    if line.study is None:
        return missing_study(line)
    value = getattr(line.study, name)
    if value is None or value is UNKNOWN:
        return Missing(f"studies.{line.entry.source}.{name}", value is UNKNOWN)
    return value


def result_field(line: Line, name: str, path: str | None = None) -> Any:
    """Return a field of the line's result, or the :class:`Missing` that names it.

    ``path`` is the field's name in the file where it differs.
    """
    result = line.result
    if result is None:
        return missing_result(line)
    value = getattr(result, name)
    if value is None or value is UNKNOWN:
        where = f"studies.{line.entry.source}.results.{result.id}.{path or name}"
        return Missing(where, value is UNKNOWN)
    return value


def species(line: Line) -> Species | Missing:
    """Return whom or what the line's study was done in, or what is missing to know it."""
    if line.study is None:
        return missing_study(line)
    population = line.study.population
    value = population.species if population else None
    if value is None or value is UNKNOWN:
        return Missing(f"studies.{line.entry.source}.population.species", value is UNKNOWN)
    return value


def every(lines: Iterable[Line], question: Callable[[Line], Answer]) -> Answer:
    """Return whether the answer is yes for every line.

    One known no settles it; otherwise anything missing leaves it open.
    """
    missing: list[Missing] = []
    for line in lines:
        answer = question(line)
        if answer is False:
            return False
        if answer is not True:
            missing.extend(answer)
    return tuple(missing) if missing else True


def either(first: Answer, second: Answer) -> Answer:
    """Return whether one of two answers is yes.

    A yes decides although the other is not reported; a field that nobody has looked up leaves
    the question open whatever the other says.
    """
    lacking = _missing(first) + _missing(second)
    if any(not m.looked_up for m in lacking):
        return lacking
    if first is True or second is True:
        return True
    return lacking or False


def _missing(answer: Answer) -> tuple[Missing, ...]:
    return answer if isinstance(answer, tuple) else ()
