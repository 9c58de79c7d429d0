"""The reading list of a library, for a subject on which no claim is recorded."""

from collections.abc import Mapping, Sequence

from claimgrade.assess.reading_list.entries import (
    Importance,
    Lead,
    ReadingItem,
    ReadingList,
    ReadingSection,
    Reason,
    Shown,
    Subject,
)
from claimgrade.assess.reading_list.kinship import Kinship
from claimgrade.assess.reading_list.sections import by_shared_words
from claimgrade.assess.reading_list.strength import Work, strength, strongest
from claimgrade.assess.reading_list.topics import measured, mentions, words_of
from claimgrade.assess.reading_list.withheld import withheld
from claimgrade.model.study import Study
from claimgrade.workspace.workspace import Workspace

_NO_STUDY = Study()


def library_list(workspace: Workspace, topic: str = "") -> ReadingList:
    """Return the works of a library in sections by the outcomes that most of them measured.

    With a topic only works that have all its words: in the title, the keywords, the abstract, or
    in what the study did and measured. An outcome that several works measured leans on the
    strongest of them; other works with results are recommended, and those without are further
    reading (docs/method.md, "Reading list").
    """
    wanted = words_of(topic)
    works = {
        key: Work(key, source, workspace.studies.get(key, _NO_STUDY))
        for key, source in workspace.sources.items()
        if mentions(source, workspace.studies.get(key), wanted)
    }
    standing = {k: w for k, w in works.items() if withheld(w.source) is not Reason.RETRACTED}
    outcomes = _outcomes(standing)
    leads = _leads(standing, outcomes)
    kinship = Kinship({key: work.study for key, work in works.items()})
    items = {key: _item(work, leads.get(key, []), kinship) for key, work in works.items()}
    sections = tuple(
        ReadingSection(
            name,
            (Subject(name, tuple((None, k) for k in outcomes[name])),) if name else (),
            _in_order([items[key] for key in keys], works),
        )
        for name, keys in _grouped(standing, outcomes, wanted)
    )
    withdrawn = tuple(item for key, item in items.items() if key not in standing)
    return ReadingList(sections, withdrawn, of_claims=False)


def _outcomes(works: Mapping[str, Work]) -> dict[str, list[str]]:
    """Return each outcome that two works or more measured, with their keys.

    Capitals and spaces make no difference; an outcome is spelt as where it is met first.
    """
    spelling: dict[str, str] = {}
    by_outcome: dict[str, dict[str, None]] = {}
    for key, work in works.items():
        for named in measured(work.study):
            words = " ".join(named.split())
            folded = words.casefold()
            by_outcome.setdefault(spelling.setdefault(folded, words), {}).setdefault(key)
    return {outcome: list(keys) for outcome, keys in by_outcome.items() if len(keys) > 1}


def _leads(
    works: Mapping[str, Work], outcomes: Mapping[str, Sequence[str]]
) -> dict[str, list[Lead]]:
    """Return, for each work that an outcome leans on most, which outcomes these are."""
    leads: dict[str, list[Lead]] = {}
    for outcome, keys in outcomes.items():
        best = strongest(works[key] for key in keys if withheld(works[key].source) is None)
        if best is not None:
            leads.setdefault(best.key, []).append(Lead(outcome, best.is_review))
    return leads


def _item(work: Work, leads: Sequence[Lead], kinship: Kinship) -> ReadingItem:
    importance, reason = _weighed(work, leads)
    return ReadingItem(
        work.key,
        importance,
        reason,
        tuple(leads),
        tuple(Shown("", (result.id,)) for result in work.study.results),
        kinship.same_people(work.key),
        kinship.pooled_in(work.key),
    )


def _weighed(work: Work, leads: Sequence[Lead]) -> tuple[Importance, Reason]:
    reason = withheld(work.source)
    if reason is not None:
        retracted = reason is Reason.RETRACTED
        return Importance.NOT_RECOMMENDED if retracted else Importance.FURTHER, reason
    if leads:
        return Importance.ESSENTIAL, Reason.LEADS
    if work.study.results:
        return Importance.RECOMMENDED, Reason.MEASURES
    return Importance.FURTHER, Reason.NO_RESULT


def _grouped(
    works: Mapping[str, Work], outcomes: Mapping[str, Sequence[str]], wanted: frozenset[str]
) -> list[tuple[str, list[str]]]:
    """Return the works by outcome; an outcome that has all the wanted words comes before others."""
    near = [name for name in outcomes if wanted and wanted <= words_of(name)]
    own: dict[str, list[str]] = {key: [] for key in works}
    for name, keys in outcomes.items():
        for key in keys:
            own[key].append(name)
    asked = {key: [n for n in names if n in near] or names for key, names in own.items()}
    return by_shared_words(asked)


def _in_order(items: Sequence[ReadingItem], works: Mapping[str, Work]) -> tuple[ReadingItem, ...]:
    """Return the works of a section by importance, then the strongest first."""
    return tuple(sorted(items, key=lambda i: (i.importance.rank, strength(works[i.key]))))
