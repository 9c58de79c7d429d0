"""What a pool can be asked of: the questions and outcomes of the study records, by their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimgrade.assess.case import Context
from claimgrade.assess.evidence.data_sets import data_set_of


@dataclass(frozen=True, slots=True)
class Subject:
    """A question or outcome with how many results, on how many sets of people, there are.

    ``names`` are all that it goes by, ``name`` the one it is shown under. A published pooled
    result counts as a result on people of its own.
    """

    name: str
    is_question: bool
    results: int
    data_sets: int
    names: tuple[str, ...]


def subjects(context: Context) -> tuple[Subject, ...]:
    """Return every question, then every outcome of the study records, the fullest first."""
    name_of = context.outcomes.name
    found: dict[tuple[bool, str], tuple[set[tuple[str, str]], set[str], set[str]]] = {}
    for key, study in context.workspace.studies.items():
        data_set = data_set_of(key, study)
        for result in study.results:
            asked = [(True, one.question) for one in result.comparisons]
            if isinstance(result.outcome, str):
                asked.append((False, result.outcome))
            for is_question, name in asked:
                results, sets, names = found.setdefault(
                    (is_question, name_of(name)), (set(), set(), set())
                )
                results.add((key, result.id))
                sets.add(data_set)
                names.add(name)
    heads = {name_of(group[0]): group[0] for group in context.workspace.settings.synonyms}
    made = [
        Subject(
            heads.get(folded, min(names)),
            is_question,
            len(results),
            len(sets),
            tuple(sorted(names)),
        )
        for (is_question, folded), (results, sets, names) in found.items()
    ]
    return tuple(sorted(made, key=lambda s: (not s.is_question, -s.data_sets, -s.results, s.name)))


def meant_by(words: str, known: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the questions and outcomes that words may mean: one where they settle it.

    In this order: a whole name, the beginning of names, a part of names, all words in any order.
    Case and spacing make no difference.
    """
    wanted = _folded(words)
    if not wanted:
        return ()
    for fits in (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
        lambda name: wanted in name,
        lambda name: set(wanted.split()) <= set(name.split()),
    ):
        found = tuple(s for s in known if any(fits(_folded(name)) for name in (s.name, *s.names)))
        if found:
            return found
    return ()


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
