"""The results that a pool is asked of: each with its study and its two sides, or why it is out."""

from collections.abc import Iterable, Iterator

from claimgrade.assess.case import Case, Context
from claimgrade.assess.evidence.data_sets import key_of
from claimgrade.assess.evidence.lines import source_name
from claimgrade.assess.pooling.candidate import Candidate
from claimgrade.assess.pooling.sides import sides_of
from claimgrade.library.references import reference
from claimgrade.model.pooled import LeftOut
from claimgrade.model.saying import say, sayable
from claimgrade.model.source import Source
from claimgrade.model.study import Result, Study
from claimgrade.model.vocabulary import RetractionStatus

Gathered = tuple[tuple[Candidate, ...], tuple[LeftOut, ...]]
"""Results that may enter, and those that are out before anything is worked out."""


def candidates_on(context: Context, subject: str) -> Gathered:
    """Return every result of the library on an outcome, or of a question by its name.

    Synonyms of the outcome count as one; a name of a question is that of ``comparisons`` in the
    study records. Results of retracted sources are left out.
    """
    name_of = context.outcomes.name
    wanted = name_of(subject)
    found: list[Candidate] = []
    out: list[LeftOut] = []
    for key, study in context.workspace.studies.items():
        source = context.workspace.sources.get(key)
        for place, result in enumerate(study.results):
            on_outcome = isinstance(result.outcome, str) and name_of(result.outcome) == wanted
            for one in candidates_of(key, study, source, result, place):
                asked = one.question is not None and name_of(one.question) == wanted
                if asked or on_outcome:
                    _sort(one, source, result, found, out)
    return tuple(found), tuple(out)


def candidates_in(case: Case) -> Gathered:
    """Return every result that a line which tests a claim links to."""
    found: list[Candidate] = []
    out: list[LeftOut] = []
    seen: set[tuple[str, str]] = set()
    known = case.context.candidates
    for line in case.body.testing:
        key, study, result = key_of(line), line.study, line.result
        if study is None or result is None:
            name = source_name(line.source, key)
            what = "study" if study is None else "result"
            out.append(LeftOut(key, "", name, say(_NOT_RECORDED[what]), (what,)))
        elif (key, result.id) not in seen:
            seen.add((key, result.id))
            if (key, result.id) not in known:
                place = study.results.index(result)
                made = candidates_of(key, study, line.source, result, place)
                known[key, result.id] = tuple(made)
            for one in known[key, result.id]:
                _sort(one, line.source, result, found, out)
    return tuple(found), tuple(out)


_NOT_RECORDED = {
    "study": sayable("no study is recorded for the line"),
    "result": sayable("no result is recorded for the line"),
}


def candidates_of(
    key: str, study: Study, source: Source | None, result: Result, place: int
) -> Iterator[Candidate]:
    """Yield a result once for each comparison it is recorded to make, else once as it is."""
    name = source_name(source, key)
    year = reference(source).year if source is not None else ""
    for sided in sides_of(result):
        yield Candidate(key, name, study, result, sided, place, year)


def people_in(candidates: Iterable[Candidate]) -> frozenset[str]:
    """Return the names of the sets of people that results are on."""
    return frozenset(one.data_set for one in candidates)


def _sort(
    one: Candidate,
    source: Source | None,
    result: Result,
    found: list[Candidate],
    out: list[LeftOut],
) -> None:
    """Add a result to those that may enter, or to those that are out."""
    if source is not None and source.retraction_status is RetractionStatus.RETRACTED:
        out.append(one.left_out(say("its source is retracted")))
    elif result.verified is not None and not result.verified.found:
        out.append(one.left_out(say("its source was read and does not hold it")))
    elif one.sided.missing:
        out.append(one.left_out(one.sided.reason, one.sided.missing))
    else:
        found.append(one)
