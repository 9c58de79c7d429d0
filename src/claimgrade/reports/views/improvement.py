"""What would change a grade, in words."""

from collections.abc import Iterable
from typing import NamedTuple

from claimgrade.model.footnote import Footnote
from claimgrade.model.improvement import Cause, Improvement
from claimgrade.reports.text import TEXT
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.parts import counted, listed, sentence
from claimgrade.reports.words import CAUSES, DOMAINS


class ImprovementView(NamedTuple):
    """One step that costs levels: what, how much, the fact, and the study that would lift it.

    ``letter`` is that of the note that gives the fact already, and ``fact`` is then empty.
    """

    step: str
    letter: str
    cost: str
    fact: str
    study: str


def improvement_view(one: Improvement, notes: Iterable[Footnote]) -> ImprovementView:
    """Return one step in words; levels that nobody judged are said to come from the records.

    ``notes`` are the lettered reasons shown above it.
    """
    letter = next((n.letter for n in notes if n.domain == one.step and one.fact in n.text), "")
    cost = TEXT["costs"].format(levels=counted(one.levels, "level")) if one.levels else ""
    return ImprovementView(
        step=CAUSES[one.step] if isinstance(one.step, Cause) else DOMAINS[one.step],
        cost=listed([cost, TEXT["as_suggested"] if one.suggested else ""]),
        letter=letter,
        fact="" if letter else figures_in_print(sentence(one.fact)),
        study=figures_in_print(sentence(one.study)),
    )
