"""Which lines stand, which way they point, and what a reader is told of it."""

from typing import Any

from build import weighed
from claimgrade.assess.evidence.body import Body
from claimgrade.assess.evidence.lines import missing_result, missing_study, study_field
from claimgrade.model.missing import Missing
from tables import for_each_row


def body(*relations: str, **claim: Any) -> Body:
    """Return the body of a claim with lines of these relations."""
    evidence = [{"source": "s", "relation": r, "finding": "It grew."} for r in relations]
    return weighed({"claim": {"evidence": evidence, **claim}}).body


@for_each_row(
    ("relations", "said"),
    [
        (["supports"], "1 line supports the claim, none disputes it"),
        (["supports", "supports"], "2 lines support the claim, none disputes it"),
        (["qualifies"], "1 line qualifies the claim, none disputes it"),
        (
            ["supports", "supports", "qualifies"],
            "2 lines support and 1 line qualifies the claim, none disputes it",
        ),
        (["disputes"], "1 line disputes the claim"),
        (
            ["disputes", "disputes", "qualifies", "qualifies"],
            "2 lines dispute the claim, 2 lines qualify and none supports",
        ),
        (
            ["supports", "disputes", "disputes"],
            "1 line supports and 2 lines dispute: 'points' must say which way they point",
        ),
        (
            ["supports", "supports", "supports", "qualifies", "disputes", "disputes"],
            "3 lines support, 1 qualifies and 2 dispute: 'points' must say which way they point",
        ),
        (
            ["qualifies", "qualifies", "supports", "disputes"],
            "1 line supports, 2 qualify and 1 disputes: 'points' must say which way they point",
        ),
        (["background"], "no evidence that was read tests the claim"),
    ],
)
def test_the_reason_counts_the_lines_on_each_side(relations: list[str], said: str) -> None:
    assert body(*relations).points_reason == said


def test_the_reason_says_whether_the_reviewer_decided() -> None:
    decided = body("supports", "disputes", points="both")
    assert decided.points_reason == (
        "1 line supports and 1 line disputes; the reviewer decides that they point both ways"
    )
    idle = body("supports", points="against")
    assert (idle.points, idle.points_reason) == (
        "for",
        "1 line supports the claim, none disputes it; "
        "the entry in 'points' is not needed and not used",
    )


def test_a_line_is_left_out_with_the_reason_at_its_place() -> None:
    evidence = [
        {"source": "s", "relation": "supports", "finding": "It grew."},
        {"source": "s", "relation": "supports", "verified": {"found": "false"}},
        {"source": "gone", "relation": "supports", "finding": "It grew."},
    ]
    sources = {"gone": {"retraction": {"status": "retracted"}}}
    found = weighed({"claim": {"evidence": evidence}, "sources": sources}).body
    assert dict(found.left_out) == {
        1: "the source was read and does not hold what the line says",
        2: "its source is retracted",
    }
    assert [line.place for line in found.kept] == [0]


def test_opinion_stands_beside_the_body_as_the_line_it_is() -> None:
    evidence = [{"source": "coach", "relation": "supports", "finding": "It works."}]
    studies = {"coach": {"design": "opinion"}}
    found = weighed({"claim": {"evidence": evidence}, "studies": studies}).body
    assert [line.entry.source for line in found.practice] == ["coach"]
    assert found.testing == ()


def test_a_study_is_found_by_an_older_key_of_its_source() -> None:
    record = {
        "claim": {"evidence": [{"source": "old", "relation": "supports", "result": "r"}]},
        "studies": {"new": {"n": "8", "results": [{"id": "r"}]}},
        "sources": {"new": {"aliases": ["old"]}},
    }
    line = weighed(record).body.supporting[0]
    assert line.study is not None
    assert line.study.n == 8
    assert line.result is not None
    assert line.source is not None
    assert line.source.key == "new"


def test_the_most_people_of_any_paper_on_a_cohort_count() -> None:
    cohort = {"design": "cohort", "cohort": "one"}
    studies = {
        "a": {**cohort, "n": "12"},
        "b": {**cohort, "n": "30"},
        "c": {**cohort, "n": "7"},
        "none": {"design": "cohort", "n": "0"},
    }
    library = weighed({"claim": {"evidence": []}, "studies": studies}).context.library
    assert library.people_in("one") == 30
    assert library.people_in("none") == 0
    assert library.people_in("nobody") is None


@for_each_row(
    ("entry", "studies", "waits_for"),
    [
        ({}, {}, Missing("evidence.0.result")),
        ({"result": "unknown"}, {}, Missing("evidence.0.result", looked_up=True)),
        ({"result": "r"}, {}, Missing("studies.s")),
        ({"result": "r"}, {"s": {"n": "8"}}, Missing("studies.s.results.r")),
    ],
)
def test_a_line_without_a_result_waits_for_what_would_give_it_one(
    entry: dict[str, Any], studies: dict[str, Any], waits_for: Missing
) -> None:
    evidence = [{"source": "s", "relation": "supports", **entry}]
    line = weighed({"claim": {"evidence": evidence}, "studies": studies}).body.supporting[0]
    assert missing_result(line) == waits_for


def test_a_line_without_a_source_waits_for_it_at_its_place() -> None:
    evidence = [{"relation": "background"}, {"relation": "supports"}]
    line = weighed({"claim": {"evidence": evidence}}).body.supporting[0]
    assert missing_study(line) == Missing("evidence.1.source")


def test_a_field_that_somebody_looked_for_is_told_from_one_that_is_absent() -> None:
    evidence = [{"source": "s", "relation": "supports"}]
    record = {"claim": {"evidence": evidence}, "studies": {"s": {"blinding": "unknown"}}}
    line = weighed(record).body.supporting[0]
    assert study_field(line, "blinding") == Missing("studies.s.blinding", looked_up=True)
    assert study_field(line, "control") == Missing("studies.s.control", looked_up=False)
