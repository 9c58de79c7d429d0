"""What a common error in rating is said to be, and the field it is said of."""

from typing import Any

import pytest

from build import workspace_of
from claimgrade.assess.case import Context
from claimgrade.assess.grading.lints import lints
from claimgrade.assess.ruled_claims import case_of
from claimgrade.model.finding import Location
from claimgrade.workspace.workspace import ClaimFile
from tables import for_each_row

TRIAL = {"design": "randomised-trial", "population": {"species": "human"}}
RAT = {"design": "animal-experiment", "randomised": "true", "population": {"species": "animal"}}
SUPPORTED = [{"source": "one", "result": "r", "relation": "supports", "finding": "It grew."}]
DISPUTED = [*SUPPORTED, {"source": "two", "relation": "disputes", "finding": "It did not."}]


def appraised(overall: str) -> dict[str, object]:
    return {**TRIAL, "appraisal": {"instrument": "RoB 2", "overall": overall}}


QUIET = {
    "risk-of-bias": {"concern": "some", "reason": "unblinded"},
    "inconsistency": {"concern": "not-applicable", "reason": "one study"},
    "indirectness": {"concern": "none", "reason": "the outcome was measured"},
    "imprecision": {"concern": "none", "reason": "a narrow interval"},
    "publication-bias": {"concern": "not-assessable", "reason": "one trial"},
}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Findings on a claim with one supporting trial, as code, field and message."""
    monkeypatch.setattr(ClaimFile, "locate", lambda _, path: Location(path))

    def found(
        domains: dict[str, Any],
        judgement: dict[str, Any] | None = None,
        studies: dict[str, Any] | None = None,
        claims: dict[str, Any] | None = None,
        **claim: Any,
    ) -> set[tuple[str, str, str]]:
        results = [{"id": "r", "outcome": "muscle size", "contrast": "conditions"}]
        recorded = studies or {"one": TRIAL, "two": TRIAL}
        fields = {
            "evidence": SUPPORTED,
            "asserts": {"outcome": {"name": "muscle size"}},
            "judgements": [{"by": "AB", "domains": {**QUIET, **domains}, **(judgement or {})}],
            **claim,
        }
        workspace = workspace_of(
            {
                "claim": fields,
                "claims": claims or {},
                "studies": {key: {"results": results, **study} for key, study in recorded.items()},
            }
        )
        context = Context(workspace, None)
        findings = lints(case_of(file, context) for file in workspace.claims.values())
        return {(f.code, f.location.path, f.message) for f in findings}

    return found


def rated(concern: str, levels: int = 0, reason: str = "six people", **more: Any) -> dict[str, Any]:
    return {"concern": concern, "levels": str(levels), "reason": reason, **more}


FINDINGS: list[tuple[dict[str, Any], str, str, str]] = [
    # what is entered, and the finding: its code, its field and its words
    (
        {"domains": {"imprecision": {"concern": "serious", "levels": "1"}}},
        "RD701",
        "judgements.0.domains.imprecision",
        "imprecision moves a level, and no reason is recorded",
    ),
    (
        {
            "domains": {
                "imprecision": rated("serious", 1),
                "risk-of-bias": {"concern": "serious", "shared_with": "imprecision"},
            }
        },
        "RD701",
        "judgements.0.domains.risk-of-bias",
        "risk of bias shares a level, and no reason is recorded",
    ),
    (
        {"domains": {"imprecision": rated("serious", 1, "It is not significant.")}},
        "RD702",
        "judgements.0.domains.imprecision.reason",
        "the reason for imprecision is that a result is not significant",
    ),
    (
        {
            "domains": {
                "risk-of-bias": rated("serious", 1, "Six people."),
                "imprecision": rated("serious", 1, "six people"),
            }
        },
        "RD703",
        "judgements.0.domains.imprecision",
        "risk of bias and imprecision each take a level for the same reason",
    ),
    (
        {
            "domains": {
                "risk-of-bias": rated("serious", 1, "one laboratory", covers=["OS23"]),
                "imprecision": rated("serious", 1, covers=["OS20", "OS23"]),
            }
        },
        "RD703",
        "judgements.0.domains.imprecision",
        "risk of bias and imprecision each take a level for the fact of OS23",
    ),
    (
        {"domains": {"publication-bias": rated("none")}},
        "RD704",
        "judgements.0.domains.publication-bias",
        "publication bias is entered as 'none' on 1 study, too few to tell",
    ),
    (
        {"domains": {"inconsistency": rated("very-serious", 2)}},
        "RD705",
        "judgements.0.domains.inconsistency",
        "inconsistency is entered as 'very serious' on one study",
    ),
    (
        {"domains": {"imprecision": rated("very-serious")}},
        "RD706",
        "judgements.0.domains.imprecision",
        "imprecision is very serious, and takes no level",
    ),
    (
        {"domains": {"imprecision": rated("none", 1)}},
        "RD707",
        "judgements.0.domains.imprecision",
        "1 level entered under imprecision does not count: the concern is 'none', "
        "which takes no level",
    ),
    (
        {"domains": {"risk-of-bias": rated("serious", 0, shared_with="imprecision")}},
        "RD708",
        "judgements.0.domains.risk-of-bias",
        "risk of bias shares a level with imprecision, which takes none",
    ),
    (
        {"domains": {"imprecision": rated("serious", 1)}, "because": None},
        "RD709",
        "certainty",
        "the certainty is 'high' and the sum of the domains 'moderate', and `because` is empty",
    ),
    (
        {"domains": {"imprecision": rated("very-serious", 2)}},
        "RD710",
        "certainty",
        "the certainty is 'high' and the sum of the domains 'low', which is 2 levels away",
    ),
    (
        {
            "domains": {"indirectness": rated("serious", 1, "They measured leg strength.")},
            "claims": {"other": {"asserts": {"outcome": {"name": "leg strength"}}}},
        },
        "RD711",
        "judgements.0.domains.indirectness.reason",
        "the reason for indirectness names 'leg strength', which this claim does not",
    ),
    (
        {
            "domains": {"inconsistency": rated("serious", 1, "they differ")},
            "evidence": DISPUTED,
            "points": "both",
        },
        "RD712",
        "judgements.0.domains.inconsistency",
        "the evidence points both ways, and inconsistency takes 1 level",
    ),
    (
        {
            "domains": {"inconsistency": rated("some", 0, "they differ")},
            "evidence": DISPUTED,
            "points": "both",
        },
        "RD712",
        "judgements.0.domains.inconsistency",
        "the evidence points both ways, and inconsistency takes no level",
    ),
    (
        {"domains": {}, "judgement": {"start": "very-low"}},
        "RD713",
        "judgements.0.start",
        "the start is set to 'very low' by hand, and no reason is recorded",
    ),
    (
        {"domains": {}, "studies": {"one": RAT}},
        "RD714",
        "judgements.0.domains.indirectness",
        "the claim is about people, its evidence from animals, cells or tissue alone, and "
        "indirectness takes no level",
    ),
    (
        {"domains": {"risk-of-bias": rated("extremely-serious", 2)}},
        "RD715",
        "judgements.0.domains.risk-of-bias.concern",
        "risk of bias has no concern 'extremely serious'",
    ),
    (
        {
            "domains": {"risk-of-bias": rated("serious", 1)},
            "studies": {"one": appraised("high"), "two": appraised("low"), "six": appraised("low")},
            "evidence": [*DISPUTED, {**DISPUTED[1], "source": "six"}],
        },
        "RD716",
        "judgements.0.domains.risk-of-bias",
        "risk of bias takes a level, and only one has a serious limit, with 1 of the 3 studies",
    ),
]


@for_each_row(("entered", "code", "field", "message"), FINDINGS)
def test_a_finding_names_the_field_and_the_error(
    said: Any, entered: dict[str, Any], code: str, field: str, message: str
) -> None:
    assert (code, field, message) in said(**entered)


def test_a_level_that_is_shared_is_not_taken_twice_for_one_flaw(said: Any) -> None:
    """Of several pairs of domains, each is looked at."""
    shared = {
        "risk-of-bias": rated("serious", 1, "few", shared_with="imprecision"),
        "imprecision": rated("serious", 1, "few"),
        "publication-bias": rated("serious", 1, "few"),
    }
    twice = {field for code, field, _ in said(shared) if code == "RD703"}
    assert twice == {"judgements.0.domains.publication-bias"}
    without = {**shared, "publication-bias": QUIET["publication-bias"]}
    assert "RD703" not in {code for code, _, _ in said(without)}


def test_two_domains_that_take_no_level_may_have_one_reason(said: Any) -> None:
    assert said({"risk-of-bias": rated("some"), "imprecision": rated("some")}) == set()


def test_a_translation_from_animals_that_takes_a_level_is_no_error(said: Any) -> None:
    indirect = {"indirectness": rated("serious", 1, "in rats")}
    codes = {code for code, _, _ in said(indirect, studies={"one": RAT})}
    assert "RD714" not in codes


def test_claims_after_one_that_nobody_judged_are_looked_at(said: Any) -> None:
    faulty = [{"by": "AB", "domains": {"imprecision": rated("serious")}}]
    other = {"judgements": faulty, "evidence": SUPPORTED}
    assert {code for code, _, _ in said({}, judgements=[], claims={"other": other})} == {"RD706"}
