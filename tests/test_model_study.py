"""What a reader knows a result of a study by: words, and no name of a file."""

from typing import Any

import pytest

from claimgrade.model.study import Study
from claimgrade.workspace.schema.records import record_from


def words(*results: dict[str, Any]) -> list[str]:
    study = record_from(Study, {"design": "randomised-trial", "results": list(results)})
    return [study.words_for(result) for result in study.results]


def test_a_result_is_known_by_its_outcome() -> None:
    assert words({"id": "thigh-csa", "outcome": "thigh muscle size"}) == ["thigh muscle size"]


@pytest.mark.parametrize("outcome", [{}, {"outcome": "unknown"}])
def test_without_an_outcome_the_name_is_read_as_words(outcome: dict[str, str]) -> None:
    assert words({"id": "thigh-csa", **outcome}) == ["thigh csa"]


def test_results_on_one_outcome_are_told_apart_by_what_they_compare_then_when_then_by_name() -> (
    None
):
    size = {"outcome": "muscle size"}
    walks = {"comparison": "walking against sitting"}
    lifts = {"comparison": "light against heavy"}
    assert words({"id": "a", **size, **walks}, {"id": "b", **size, **lifts}) == [
        "muscle size, walking against sitting",
        "muscle size, light against heavy",
    ]
    early, late = {"time": "3 weeks"}, {"time": "8 weeks"}
    assert words({"id": "a", **size, **walks, **early}, {"id": "b", **size, **walks, **late}) == [
        "muscle size, 3 weeks",
        "muscle size, 8 weeks",
    ]
    assert words({"id": "day-one", **size, **walks}, {"id": "b", **size, **walks}) == [
        "muscle size, day one",
        "muscle size, b",
    ]
