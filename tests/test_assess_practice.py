"""Opinion and experience stand beside the body of evidence and never lift its certainty."""

from typing import Any

from build import weighed
from claimgrade.assess.case import Case
from tables import for_each_row


def told(study: dict[str, Any], relation: str = "effect", **claim: Any) -> Case:
    """Weigh a claim whose one line is a study."""
    lines = [{"source": "told", "relation": "supports", "finding": "It works."}]
    fields = {
        "wording": {"relation": relation, "hedge": "plain"},
        "certainty": "low",
        "searched_on": "2026-11-22",
        "evidence": lines,
        **claim,
    }
    return weighed({"claim": fields, "studies": {"told": study}})


PRACTICE = {"design": "practice-evidence"}


@for_each_row("study", [PRACTICE, {**PRACTICE, "systematic": "false"}])
@for_each_row("relation", ["effect", "association"])
def test_experience_gives_no_rating_of_an_effect(study: dict[str, Any], relation: str) -> None:
    found = told(study, relation)
    assert found.certainty.used == "no-evidence"
    assert found.body.points == "nowhere"
    assert "1 line stands outside it, as opinion or experience" in found.body.points_reason


def test_opinion_gives_no_rating_of_anything() -> None:
    for relation in ("effect", "association", "description"):
        assert told({"design": "opinion"}, relation).certainty.used == "no-evidence"


def test_experience_collected_systematically_is_rated_as_a_case_series() -> None:
    found = told({**PRACTICE, "systematic": "true"})
    assert (found.body.points, found.certainty.used, found.certainty.start) == ("for", "low", "low")


def test_a_document_from_practice_shows_how_a_thing_is_done() -> None:
    found = told(PRACTICE, "description")
    assert (found.body.points, found.certainty.start) == ("for", "high")


def test_what_one_source_said_is_checked_against_it_even_where_it_is_an_opinion() -> None:
    assert told({"design": "opinion"}, kind="report").body.points == "for"


def test_an_opinion_beside_a_study_changes_nothing_in_the_body() -> None:
    lines = [
        {"source": "cohort", "relation": "supports", "finding": "It grew."},
        {"source": "told", "relation": "disputes", "finding": "It does not work."},
    ]
    studies = {"cohort": {"design": "cohort"}, "told": {"design": "opinion"}}
    found = weighed({"claim": {"evidence": lines}, "studies": studies})
    assert found.body.points == "for"
    assert found.certainty.start == "low"


def test_a_line_without_a_relation_stands_nowhere_until_it_has_one() -> None:
    lines = [{"source": "told", "finding": "It works."}]
    found = told({"design": "opinion"}, evidence=lines)
    assert "stands outside" not in found.body.points_reason
