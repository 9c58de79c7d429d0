"""How many independent data sets stand behind the citations, in words."""

from dataclasses import dataclass

from claimgrade.model.independence import Independence
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import sentence
from claimgrade.reports.views.waiting import waited_for


@dataclass(frozen=True, slots=True)
class IndependenceView:
    """The count in one sentence, and what was counted together, and why."""

    text: str
    notes: tuple[str, ...]


def independence_view(independence: Independence | None) -> IndependenceView | None:
    """Return how many data sets the citations rest on, or ``None`` where nothing is cited."""
    if independence is None:
        return None
    missing = waited_for(one.field for one in independence.missing)
    return IndependenceView(
        text=sentence(independence.text),
        notes=(
            *(sentence(note) for note in independence.merged),
            *((TEXT["taken_apart"].format(fields=missing),) if missing else ()),
        ),
    )
