"""Laws on counting: people who are there already are never counted again."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from build import workspace_of
from claimgrade.assess.evidence.body import Library
from claimgrade.assess.evidence.data_sets import most_independent
from claimgrade.assess.evidence.independence import independence
from claimgrade.model.claim import Claim
from claimgrade.model.independence import Independence
from claimgrade.workspace.schema.records import record_from
from law_records import law, line

COHORTS = ["town", "village", "valley"]


def paper(cohort: str, design: str, n: int | None) -> dict[str, Any]:
    size = {} if n is None else {"n": str(n)}
    return {"design": design, "cohort": cohort, "results": [{"id": "r"}], **size}


papers = st.sampled_from(
    [
        paper(cohort, design, n)
        for cohort in COHORTS
        for design in ("randomised-trial", "cohort", "before-after")
        for n in (None, 12, 40, 900)
    ]
)
reviews = st.builds(
    lambda holds, studies, n: {
        "design": "meta-analysis",
        "includes": holds,
        "n": str(n),
        "results": [{"id": "r", "studies": str(studies)}],
    },
    st.lists(st.sampled_from(["p0", "p1", "p2"]), unique=True, max_size=3),
    st.integers(2, 4),
    st.sampled_from([60, 2000]),
)


def named(there: list[dict[str, Any]], pooled: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"p{i}": one for i, one in enumerate(there)} | {
        f"m{i}": one for i, one in enumerate(pooled)
    }


def counted(studies: dict[str, Any], cited: list[str]) -> tuple[Independence, int | None]:
    """Return the counts that are shown, and the one that a rating up rests on."""
    library = Library(workspace_of({"studies": studies, "claim": {}}))
    claim = record_from(Claim, {"evidence": [line(key, "supports") for key in cited]})
    rows = [library.line(index, entry) for index, entry in enumerate(claim.evidence)]
    return independence(rows, library), most_independent(rows)


@law
@given(st.lists(papers, min_size=1, max_size=3), st.lists(reviews, max_size=1), papers)
def test_a_line_whose_cohort_is_already_there_never_raises_studies_or_people(
    there: list[dict[str, Any]], pooled: list[dict[str, Any]], added: dict[str, Any]
) -> None:
    cited = named(there, pooled)
    again = {**added, "cohort": there[0]["cohort"]}
    library = {**cited, "again": again}
    before, most_before = counted(library, list(cited))
    after, most_after = counted(library, [*cited, "again"])
    assert after.citations == before.citations + 1
    assert after.data_sets == before.data_sets
    assert after.people == before.people
    assert after.at_least == before.at_least
    assert most_after == most_before


@law
@given(st.lists(papers, min_size=1, max_size=3), st.lists(reviews, max_size=2), st.randoms())
def test_the_order_of_citations_changes_no_count(
    there: list[dict[str, Any]], pooled: list[dict[str, Any]], random: Any
) -> None:
    cited = named(there, pooled)
    keys = list(cited)
    random.shuffle(keys)
    (one, most), (other, most_other) = counted(cited, list(cited)), counted(cited, keys)
    assert (one.citations, one.data_sets, one.people) == (
        other.citations,
        other.data_sets,
        other.people,
    )
    assert (one.at_least, most) == (other.at_least, most_other)


@law
@given(st.lists(papers, min_size=1, max_size=4))
def test_there_are_never_more_data_sets_than_citations_nor_fewer_than_one(
    there: list[dict[str, Any]],
) -> None:
    cited = named(there, [])
    found, most = counted(cited, list(cited))
    assert found.data_sets == most == len({study["cohort"] for study in there})
    assert 1 <= found.data_sets <= found.citations
