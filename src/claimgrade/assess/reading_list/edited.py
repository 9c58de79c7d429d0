"""A reading list as its editor has it, held against what the ledger would list now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from claimgrade.assess.reading_list.entries import (
    Importance,
    ReadingItem,
    ReadingList,
    ReadingSection,
    Reason,
    Subject,
)
from claimgrade.assess.reading_list.withheld import withheld
from claimgrade.model.reading_list import ListedWork, SavedReadingList
from claimgrade.model.source import Source


@dataclass(frozen=True, slots=True)
class EditedList:
    """A list with the editor's order and importance, and where it and the ledger part.

    ``words`` are the editor's on each work. ``not_listed`` are works of the ledger that are
    neither listed nor left out on purpose, ``left_out`` those that are; ``unserved`` claims of
    which no work is listed; ``unsupported`` works listed that the ledger would not list.
    """

    found: ReadingList
    words: Mapping[str, ListedWork]
    not_listed: tuple[str, ...]
    left_out: tuple[str, ...]
    unserved: tuple[str, ...]
    unsupported: tuple[str, ...]


def edited(
    listed: SavedReadingList, ledger: ReadingList, sources: Mapping[str, Source]
) -> EditedList:
    """Return a list as its editor has it: what is computed of each work is that of the ledger.

    Works that have been retracted stand apart, wherever the editor has put them, and those that
    the ledger withdraws are named even where the editor does not list them.
    """
    items = {item.key: item for item in ledger.items}
    words = {work.source: work for work in listed.works}
    retracted = {
        key
        for key in (*words, *(item.key for item in ledger.withdrawn))
        if withheld(sources.get(key)) is Reason.RETRACTED
    }
    shown = {*words, *retracted}
    made = {key: _item(work, items, retracted, shown) for key, work in words.items()}
    subjects = [subject for section in ledger.sections for subject in section.subjects]
    by_section = _subjects_by_section(listed, subjects, shown)
    sections = tuple(
        ReadingSection(
            section.name,
            by_section[at],
            tuple(made[work.source] for work in section.works if work.source not in retracted),
        )
        for at, section in enumerate(listed.sections)
    )
    withdrawn = {key: made[key] for key in words if key in retracted}
    withdrawn |= {item.key: _kin_shown(item, shown) for item in ledger.withdrawn}
    missing = [item.key for section in ledger.sections for item in section.items]
    missing = [key for key in missing if key not in words]
    return EditedList(
        ReadingList(sections, tuple(withdrawn.values()), ledger.of_claims),
        words,
        tuple(key for key in missing if key not in listed.left_out),
        tuple(key for key in missing if key in listed.left_out),
        tuple(one.name for one in subjects if not any(key in shown for _, key in one.works)),
        tuple(key for key in words if key not in items),
    )


def _item(
    work: ListedWork,
    items: Mapping[str, ReadingItem],
    retracted: Iterable[str],
    shown: Iterable[str],
) -> ReadingItem:
    """Return a listed work as important as its editor holds it, a retracted one as none."""
    own = Importance(work.importance.value)
    importance = Importance.NOT_RECOMMENDED if work.source in retracted else own
    computed = items.get(work.source)
    if computed is None:
        reason = Reason.RETRACTED if work.source in retracted else Reason.NOT_CITED
        return ReadingItem(work.source, importance, reason, (), ())
    return replace(_kin_shown(computed, shown), importance=importance)


def _kin_shown(item: ReadingItem, shown: Iterable[str]) -> ReadingItem:
    return replace(
        item,
        same_people=tuple(key for key in item.same_people if key in shown),
        pooled_in=tuple(key for key in item.pooled_in if key in shown),
    )


def _subjects_by_section(
    listed: SavedReadingList, subjects: Iterable[Subject], shown: Iterable[str]
) -> list[tuple[Subject, ...]]:
    """Return the claims of each section: a claim stands where the first work on it is listed."""
    place = {
        work.source: at for at, section in enumerate(listed.sections) for work in section.works
    }
    found: list[list[Subject]] = [[] for _ in listed.sections]
    for subject in subjects:
        works = tuple(pair for pair in subject.works if pair[1] in shown)
        sections = [place[key] for _, key in works if key in place]
        if sections:
            found[min(sections)].append(Subject(subject.name, works))
    return [tuple(each) for each in found]
