"""How a reading list was made: its degrees of importance, their rules, and what holds for all."""

from collections import Counter
from collections.abc import Sequence

from claimgrade.assess.reading_list.edited import EditedList
from claimgrade.assess.reading_list.entries import Importance, ReadingList
from claimgrade.library.reading_time import WORDS_A_MINUTE, WORDS_A_PAGE
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import counted, listed
from claimgrade.reports.views.reading_list_parts import Level
from claimgrade.reports.views.reading_list_work import minutes_of, time_words


def kind_of(found: ReadingList, kept: EditedList | None) -> str:
    """Return how the words are named that are other words for another kind of list."""
    if kept is not None:
        return "_edited"
    return "" if found.of_claims else "_library"


def levels(found: ReadingList, edition: Edition, kind: str) -> tuple[Level, ...]:
    """Return the rule of each degree of importance that the list uses, with count and time."""
    counts = Counter(item.importance for item in found.items)
    return tuple(
        Level(
            name=TEXT[f"reading_{importance.value}"],
            rule=TEXT[f"reading_{importance.value}_rule{kind}"],
            count=counts[importance],
            time=_time_of([i.key for i in found.items if i.importance is importance], edition),
        )
        for importance in Importance
        if counts[importance] and f"reading_{importance.value}_rule{kind}" in TEXT
    )


def _time_of(keys: Sequence[str], edition: Edition) -> str:
    """Return how long works take together, and for how many of them that is known."""
    known = [m for key in keys if (m := minutes_of(edition.workspace.sources.get(key))) is not None]
    if not known:
        return ""
    partly = TEXT["reading_time_partly"].format(known=len(known), works=len(keys))
    return listed([time_words(sum(known)), partly if len(known) < len(keys) else ""])


def notes_on(found: ReadingList, edition: Edition, by_hand: bool) -> tuple[str, ...]:
    """Return what holds for all works: how they were sorted, access, appraisal, time to read."""
    keys = [item.key for item in found.items]
    if not keys:
        return ()
    sources, studies = edition.workspace.sources, edition.workspace.studies
    recorded = sum(1 for key in keys if key in sources and sources[key].details.access)
    appraised = sum(1 for key in keys if key in studies and studies[key].appraisal)
    works, none = counted(len(keys), "work"), TEXT["reading_none"]
    direction = TEXT["reading_strongest_direction"] if found.of_claims else ""
    sorted_by = (
        (TEXT["reading_strongest_edited"],)
        if by_hand
        else (
            TEXT["reading_strongest"].format(direction=direction),
            TEXT["reading_topics" if found.of_claims else "reading_outcomes"],
        )
    )
    notes = [
        *sorted_by,
        TEXT["reading_access_note"].format(recorded=recorded or none, works=works),
        TEXT["reading_appraisal_note"].format(appraised=appraised or none, works=works),
    ]
    if any(minutes_of(sources.get(key)) for key in keys):
        rule = {"words": WORDS_A_PAGE, "rate": WORDS_A_MINUTE}
        notes.append(TEXT["reading_time_note"].format(**rule))
    return tuple(notes)
