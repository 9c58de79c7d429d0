"""A pool as text: a table of studies, what they add up to, and what is left out and why."""

from collections.abc import Iterator, Sequence

from claimgrade.assess.pooling.subjects import Subject
from claimgrade.cli.finding_formats import printable
from claimgrade.cli.output import Style, clip, counted, wrap
from claimgrade.reports.views.pool import PoolView, StudyLine

_PEOPLE, _WEIGHT = 8, 9
_LEAST_NAME = 14
_EFFECT = "Effect (95% interval)"


def pool_page(view: PoolView, columns: int, style: Style) -> str:
    """Return the page of one pool."""
    lines = [style.bold(line) for line in wrap(printable(view.outcome), columns)]
    if view.measure:
        lines += wrap(printable(f"{view.measure}; {view.sign}"), columns)
    lines += ["", *_table(view, columns, style)] if view.lines else []
    if view.reason:
        lines += ["", *wrap(printable(f"{view.reason[:1].upper()}{view.reason[1:]}."), columns)]
    if view.directions:
        lines += wrap(f"{view.directions}.", columns)
    for text in (*view.method, *(f"{note[:1].upper()}{note[1:]}." for note in view.notes)):
        lines += wrap(printable(text), columns, "  ", "    ")
    lines += _beside(view, columns, style)
    lines += _left_out(view, columns, style)
    return "\n".join(lines) + "\n"


def subjects_page(subjects: Sequence[Subject], columns: int, style: Style) -> str:
    """Return the list of questions and outcomes, each with its results and sets of people."""
    lines = [style.faint("Results  Data sets  Question or outcome")]
    for questions, head in ((True, "Questions"), (False, "Outcomes")):
        chosen = [one for one in subjects if one.is_question is questions]
        if chosen:
            lines += ["", style.bold(head)]
        for one in chosen:
            first = f"{one.results:>7}  {one.data_sets:>9}  "
            lines += wrap(printable(one.name), columns, first, " " * len(first))
    total = counted(len(subjects), "name")
    return "\n".join([*lines, "", f"{total}: claimgrade pool NAME"]) + "\n"


def _table(view: PoolView, columns: int, style: Style) -> Iterator[str]:
    rows = [*view.lines, *([view.pooled] if view.pooled else [])]
    effect = max(len(_EFFECT), *(len(row.effect) for row in rows))
    room = max(columns - _PEOPLE - effect - _WEIGHT - 4, _LEAST_NAME)
    name = min(room, max(len("Put together"), *(len(row.name) for row in rows)))
    head = StudyLine("Study", "People", _EFFECT, "Weight", "")
    yield style.faint(_row(head, name, effect))
    for row in view.lines:
        yield _row(row, name, effect)
        if row.note:
            yield from wrap(printable(row.note), columns, "    ")
    if view.pooled is not None:
        yield style.bold(_row(view.pooled, name, effect))


def _row(row: StudyLine, name: int, effect: int) -> str:
    shown = clip(printable(row.name), name)
    people, weight = row.people or "?", row.weight
    return f"{shown:<{name}}{people:>{_PEOPLE}}  {row.effect:<{effect}}{weight:>{_WEIGHT}}".rstrip()


def _beside(view: PoolView, columns: int, style: Style) -> Iterator[str]:
    if not view.beside:
        return
    yield ""
    yield style.bold("Published pooled results, beside")
    yield from wrap("They hold studies of their own and enter nothing.", columns, "  ")
    for row in view.beside:
        people = f", {row.people} people" if row.people else ""
        note = f" [{row.note}]" if row.note else ""
        told = f"{row.name}: {row.weight} {row.effect}{people}{note}"
        yield from wrap(printable(told), columns, "  ", "    ")


def _left_out(view: PoolView, columns: int, style: Style) -> Iterator[str]:
    if not view.left_out:
        return
    yield ""
    yield style.bold("Left out")
    for group in view.left_out:
        missing = f" [{group.missing}]" if group.missing else ""
        yield from wrap(printable(f"{group.reason}{missing}"), columns, "  ", "  ")
        for told in group.results:
            yield from wrap(printable(told), columns, "    ", "      ")
