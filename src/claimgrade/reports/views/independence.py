"""How many independent data sets stand behind the citations, in words."""

from typing import NamedTuple

from claimgrade.model.independence import Independence
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import counted, sentence
from claimgrade.reports.views.waiting import waited_for


class IndependenceView(NamedTuple):
    """The count in one sentence, and what was counted together, and why."""

    text: str
    notes: tuple[str, ...]


def independence_view(independence: Independence | None) -> IndependenceView | None:
    """Return how many data sets the citations rest on, or ``None`` where nothing is cited."""
    if independence is None:
        return None
    missing = waited_for(one.field for one in independence.missing)
    return IndependenceView(
        text=sentence(_counts(independence)),
        notes=(
            *(sentence(note) for note in independence.merged),
            *((TEXT["taken_apart"].format(fields=missing),) if missing else ()),
        ),
    )


def _counts(independence: Independence) -> str:
    """Return the counts in words: ``7 citations, 3 independent data sets``."""
    cited = counted(independence.citations, "citation")
    return f"{cited}, {data_sets(independence)}"


def data_sets(independence: Independence) -> str:
    """Return the independent data sets in words; none, and none that is sure, are said as such."""
    if not independence.data_sets:
        if independence.at_least:
            return TEXT["sets_not_known"]
        return TEXT["no_own_data_one" if independence.citations == 1 else "no_own_data_many"]
    sets = counted(independence.data_sets, "independent data set")
    return TEXT["at_least_sets"].format(sets=sets) if independence.at_least else sets
