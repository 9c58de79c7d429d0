"""The same people count once, whichever papers and reviews tell of them."""

from itertools import permutations
from typing import Any

from build import weighed
from claimgrade.assess.asking import independent_studies
from claimgrade.assess.evidence.independence import independence
from claimgrade.model.independence import Independence
from tables import for_each_row

TRIAL = {"design": "randomised-trial"}


def counted(lines: list[str], studies: dict[str, Any], **result: Any) -> Independence:
    """Return the counts for lines on the studies named, all with the result ``r``."""
    evidence = [
        {"source": key, "relation": "supports", "finding": "It grew.", "result": "r"}
        for key in lines
    ]
    own = {"results": [{"id": "r", **result}]} if result else {}
    records = {key: {**own, **study} for key, study in studies.items()}
    case = weighed({"claim": {"evidence": evidence}, "studies": records})
    return independence(case.body.testing, case.context.library)


def review(includes: list[str], studies: int | None = None, people: int | None = None) -> Any:
    pooled = {"studies": studies, "people": people}
    stated = {name: str(value) for name, value in pooled.items() if value is not None}
    return {
        "design": "meta-analysis",
        "includes": includes,
        "results": [{"id": "r", **stated}],
    }


def test_papers_on_one_cohort_are_one_data_set_with_its_largest_number_of_people() -> None:
    studies = {
        "early": {**TRIAL, "cohort": "thighs", "n": "18"},
        "late": {**TRIAL, "cohort": "thighs", "n": "20"},
        "other": {**TRIAL, "n": "10"},
    }
    found = counted(["early", "late", "other"], studies)
    assert (found.citations, found.data_sets, found.people) == (3, 2, 30)
    assert found.merged == ("early and late are on the same people",)


def test_animals_are_not_counted_as_people_beside_whom_they_stand() -> None:
    rats = {**TRIAL, "n": "24", "population": {"species": "animal"}}
    people = {**TRIAL, "n": "10", "population": {"species": "human"}}
    unsaid = {**TRIAL, "n": "5"}
    found = counted(
        ["rats", "people", "unsaid"], {"rats": rats, "people": people, "unsaid": unsaid}
    )
    assert (found.data_sets, found.people) == (3, 15)
    assert counted(["rats"], {"rats": rats}).people == 24


def test_a_paper_is_of_a_cohort_that_is_named_after_it() -> None:
    studies = {"takarada2000": TRIAL, "takarada2000gh": {**TRIAL, "cohort": "takarada2000"}}
    found = counted(["takarada2000", "takarada2000gh"], studies)
    assert found.data_sets == 1
    assert found.merged == ("takarada2000 and takarada2000gh are on the same people",)


def test_a_line_on_people_who_are_there_already_never_raises_the_counts() -> None:
    studies = {
        "a": {**TRIAL, "cohort": "one", "n": "8"},
        "b": {**TRIAL, "cohort": "one", "n": "30"},
        "c": {**TRIAL, "n": "12"},
        "pooled": review(["a", "c"], 2, 20),
    }
    for before in (["a"], ["a", "c"], ["c", "a"], ["pooled"], ["pooled", "c"], ["pooled", "a"]):
        one, more = counted(before, studies), counted([*before, "b"], studies)
        assert (more.data_sets, more.people) == (one.data_sets, one.people)
        assert more.citations == one.citations + 1


def test_a_source_cited_twice_is_one_citation() -> None:
    found = counted(["a", "a"], {"a": {**TRIAL, "n": "9"}})
    assert (found.citations, found.data_sets, found.people, found.merged) == (1, 1, 9, ())
    assert (found.citations, found.data_sets, found.at_least) == (1, 1, False)


def test_a_review_beside_its_members_counts_once() -> None:
    studies = {
        "a": {**TRIAL, "n": "10"},
        "b": {**TRIAL, "n": "20"},
        "c": {**TRIAL, "n": "40"},
        "pooled": review(["a", "b"], 2, 30),
    }
    found = counted(["pooled", "a", "b", "c"], studies)
    assert (found.citations, found.data_sets, found.people) == (4, 3, 70)
    assert found.merged == ("pooled already holds a and b",)
    assert not found.at_least


def test_a_paper_on_the_people_of_another_that_a_review_lists_is_in_it() -> None:
    studies = {
        "a": {**TRIAL, "cohort": "one"},
        "twin": {**TRIAL, "cohort": "one"},
        "b": TRIAL,
        "pooled": review(["a", "b"], 2, 30),
    }
    found = counted(["pooled", "twin"], studies)
    assert (found.data_sets, found.people) == (2, 30)
    assert found.merged == ("pooled already holds twin",)


def test_reviews_that_share_a_study_count_each_study_once() -> None:
    studies = {
        "x": TRIAL,
        "y": TRIAL,
        "z": TRIAL,
        "first": review(["x", "y"], 2, 30),
        "second": review(["y", "z"], 2, 50),
        "third": review(["v", "w"], 2, 40),
    }
    found = counted(["first", "second"], studies)
    assert (found.data_sets, found.people) == (3, 50)
    apart = counted(["first", "third"], studies)
    assert (apart.data_sets, apart.people) == (4, 70)


def test_a_study_beside_a_review_that_does_not_list_all_it_pooled_adds_nothing_sure() -> None:
    studies = {"a": {**TRIAL, "n": "10"}, "pooled": review([], 6, 120)}
    found = counted(["pooled", "a"], studies)
    assert (found.data_sets, found.people, found.at_least) == (6, 120, True)
    assert found.merged == ("it is not recorded which studies pooled pooled; a may be among them",)
    assert (found.citations, found.data_sets, found.at_least) == (2, 6, True)
    alone = counted(["pooled"], studies)
    assert (alone.data_sets, alone.people, alone.at_least) == (6, 120, False)


def test_reviews_that_do_not_list_what_they_pooled_are_named_in_one_sentence() -> None:
    studies = {"a": TRIAL, "first": review([], 6, 120), "second": review([], 3, 50)}
    assert counted(["first", "second", "a"], studies).merged == (
        "it is not recorded which studies first and second pooled; a may be among them",
    )


def test_a_review_of_a_number_of_studies_that_is_not_recorded_has_two_at_least() -> None:
    assert counted(["pooled"], {"pooled": review([])}).data_sets == 2


@for_each_row("design", ["narrative-review", "guideline"])
def test_what_measured_nothing_is_no_data_set(design: str) -> None:
    found = counted(["told", "a"], {"told": {"design": design}, "a": {**TRIAL, "n": "9"}})
    assert (found.citations, found.data_sets, found.people) == (2, 1, 9)
    assert found.merged == ("told has no data of its own",)


def test_the_people_are_not_known_where_one_data_set_does_not_record_them() -> None:
    studies = {"a": {**TRIAL, "n": "10"}, "b": {**TRIAL, "n": "unknown"}}
    assert counted(["a", "b"], studies).people is None
    assert counted(["a"], studies).people == 10
    assert counted([], studies).people is None


def test_people_analysed_in_a_result_stand_in_for_the_number_of_the_study() -> None:
    assert counted(["a"], {"a": TRIAL}, people="14").people == 14


def test_a_study_without_a_design_is_taken_for_its_own_and_named() -> None:
    found = counted(["a", "b"], {"a": {}, "c": TRIAL})
    assert found.data_sets == 2
    assert [m.field for m in found.missing] == ["studies.a.design", "studies.b"]


def test_the_order_of_lines_makes_no_difference() -> None:
    studies = {
        "a": {**TRIAL, "cohort": "one", "n": "8"},
        "b": {**TRIAL, "cohort": "one", "n": "9"},
        "pooled": review(["a", "d"], 2, 20),
        "open": review([], 3, 25),
    }
    found = [counted(list(order), studies) for order in permutations(studies)]
    assert {(f.citations, f.data_sets, f.people, f.at_least) for f in found} == {(4, 3, 25, True)}


def test_two_sources_of_one_name_are_told_apart_by_a_letter() -> None:
    entry = {"author": "Takarada, Y", "year": "2000"}
    record = {
        "claim": {
            "evidence": [
                {"source": key, "relation": "supports", "finding": "It grew."}
                for key in ("arm", "gh")
            ]
        },
        "studies": {key: {**TRIAL, "cohort": "one"} for key in ("arm", "gh")},
        "entries": {"arm": entry, "gh": entry},
    }
    case = weighed(record)
    found = independence(case.body.testing, case.context.library)
    assert found.merged == ("Takarada 2000a and Takarada 2000b are on the same people",)


@for_each_row(
    "keys", [["a"], ["a", "b"], ["a", "c", "d"], ["a", "pooled"], ["told", "a"], ["lost"], []]
)
def test_rules_read_the_same_count_as_is_shown(keys: list[str]) -> None:
    studies = {
        "a": {**TRIAL, "cohort": "one"},
        "b": {**TRIAL, "cohort": "one"},
        "c": TRIAL,
        "d": {"design": "cohort"},
        "pooled": review(["a"], 5),
        "told": {"design": "guideline"},
    }
    evidence = [{"source": key, "relation": "supports", "finding": "It grew."} for key in keys]
    case = weighed({"claim": {"evidence": evidence}, "studies": studies})
    shown = independence(case.body.supporting, case.context.library)
    assert independent_studies(case, case.body.supporting) == (shown.data_sets, shown.missing)


def test_a_review_is_not_supposed_to_hold_a_study_of_later_years() -> None:
    lines = [{"source": k, "relation": "supports", "finding": "So."} for k in ("old", "new", "met")]
    met = {"design": "meta-analysis"}
    years = {"old": "2010", "new": "2020", "met": "2015"}
    entries = {key: {"title": key, "year": year} for key, year in years.items()}
    studies = {"old": TRIAL, "new": TRIAL, "met": met}
    case = weighed({"claim": {"evidence": lines}, "studies": studies, "entries": entries})
    (note,) = independence(case.body.testing, case.context.library).merged
    assert "old" in note
    assert "new" not in note
