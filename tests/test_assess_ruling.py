"""What a rule may answer, and how an answer is told."""

from build import weighed
from claimgrade.assess.catalogue import CLAIM_RULES
from claimgrade.assess.results import run
from claimgrade.assess.ruling import (
    Ruling,
    counted_once,
    flag,
    not_applicable,
    passed,
    unresolved,
)
from claimgrade.model.assessment import Outcome, StartingLevel
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Domain
from tables import for_each_row

FLAGGED = flag(Severity.MAJOR, "only men were studied", "asserts.population", "Say men.")


def test_an_answer_says_what_it_is() -> None:
    assert passed("it agrees") == Ruling(Outcome.PASS, "it agrees")
    assert not_applicable("no number") == Ruling(Outcome.NOT_APPLICABLE, "no number")
    assert (FLAGGED.outcome, FLAGGED.severity, FLAGGED.at) == (
        Outcome.FLAG,
        Severity.MAJOR,
        "asserts.population",
    )


@for_each_row(
    ("missing", "message"),
    [
        ([Missing("points")], "waits for points"),
        ([Missing("points", looked_up=True)], "waits for points (not reported)"),
        (
            [Missing("points"), Missing("numbers", looked_up=True)],
            "waits for points, numbers (not reported)",
        ),
        ([Missing("points"), Missing("points")], "waits for points"),
    ],
)
def test_an_open_question_names_each_field_once_and_whether_somebody_looked(
    missing: list[Missing], message: str
) -> None:
    found = unresolved(missing)
    assert (found.outcome, found.message) == (Outcome.UNRESOLVED, message)
    assert found.at == missing[0].field
    assert list(found.missing) == list(dict.fromkeys(missing))


@for_each_row(
    ("once", "where"),
    [
        (Domain.RISK_OF_BIAS, "risk of bias"),
        (Domain.IMPRECISION, "imprecision"),
        (next(iter(StartingLevel)), "the starting level"),
    ],
)
def test_a_fact_that_took_a_level_is_information_and_says_where_it_counts(
    once: Domain | StartingLevel, where: str
) -> None:
    found = counted_once(FLAGGED, once)
    assert found.outcome is Outcome.FLAG
    assert (found.severity, found.once) == (Severity.INFO, once)
    assert found.message == f"only men were studied (already counted under {where})"
    assert (found.at, found.help) == (FLAGGED.at, FLAGGED.help)


def test_what_took_no_level_counts_as_it_is() -> None:
    assert counted_once(FLAGGED, None) == FLAGGED
    assert counted_once(passed("it agrees"), Domain.IMPRECISION) == passed("it agrees")


def test_a_line_without_a_relation_leaves_open_every_rule_that_reads_relations() -> None:
    """Rules that read no lines answer; each result carries the name and family of its rule."""
    evidence = [{"source": "a", "relation": "supports"}, {"source": "b"}]
    results = run(weighed({"claim": {"evidence": evidence}}))
    assert [r.code for r in results] == list(CLAIM_RULES)
    for found in results:
        rule = CLAIM_RULES[found.code]
        assert (found.name, found.family, found.subject) == (rule.name, rule.family, rule.subject)
        if rule.reads_lines:
            assert [m.field for m in found.missing] == ["evidence.1.relation"]
            assert found.outcome is Outcome.UNRESOLVED
