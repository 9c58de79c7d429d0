"""Each common error in rating evidence is found, and what only looks like it is let be."""

from typing import Any

from build import workspace_of
from claimgrade.assess.case import Context
from claimgrade.assess.grading.lint_codes import LINT_CODES
from claimgrade.assess.grading.lints import lints
from claimgrade.assess.ruled_claims import case_of
from claimgrade.model.finding import Finding, Subject
from claimgrade.workspace.codes import DIAGNOSTICS
from tables import for_each_row

QUIET: dict[str, dict[str, str]] = {
    "risk-of-bias": {"concern": "some", "reason": "unblinded"},
    "inconsistency": {"concern": "some", "reason": "sizes differ"},
    "indirectness": {"concern": "none", "reason": "the outcome was measured"},
    "imprecision": {"concern": "none", "reason": "a narrow interval"},
    "publication-bias": {"concern": "not-assessable", "reason": "two trials"},
}

TRIAL = {"design": "randomised-trial", "population": {"species": "human"}}


def line(source: str, relation: str = "supports") -> dict[str, str]:
    return {"source": source, "result": "r", "relation": relation, "finding": "It grew."}


def found(
    domains: dict[str, Any] | None = None,
    *,
    studies: dict[str, Any] | None = None,
    judgement: dict[str, Any] | None = None,
    claims: dict[str, Any] | None = None,
    **claim: Any,
) -> list[Finding]:
    """Return what is said of a claim on two trials, judged without a fault unless told so."""
    recorded = studies or {"one": TRIAL, "two": TRIAL}
    results = [{"id": "r", "outcome": "muscle size", "contrast": "conditions"}]
    judged = {"by": "AB", "domains": {**QUIET, **(domains or {})}, **(judgement or {})}
    fields = {
        "evidence": [line(source) for source in recorded],
        "judgements": [judged],
        "asserts": {"outcome": {"name": "muscle size"}},
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
    return list(lints(case_of(file, context) for file in workspace.claims.values()))


def codes(*args: Any, **kwargs: Any) -> list[str]:
    return [finding.code for finding in found(*args, **kwargs)]


def domain(concern: str, levels: int = 0, **more: Any) -> dict[str, Any]:
    return {"concern": concern, "levels": str(levels), **more}


def serious(reason: str, **more: Any) -> dict[str, Any]:
    return domain("serious", 1, reason=reason, **more)


def test_a_judgement_without_a_fault_gives_no_finding() -> None:
    assert codes() == []


def test_a_claim_that_nobody_judged_gives_no_finding() -> None:
    assert codes(judgements=[]) == []


def test_a_claim_that_is_not_graded_gives_no_finding() -> None:
    assert codes({"imprecision": domain("serious", 1)}, kind="report") == []


LOW: dict[str, Any] = {"certainty": "low"}
MODERATE: dict[str, Any] = {"certainty": "moderate"}

# each error with a near miss beside it
PAIRS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "RD701",
        {"domains": {"imprecision": domain("serious", 1)}, **MODERATE},
        {"domains": {"imprecision": domain("some")}},
    ),
    (
        "RD701",
        {
            "domains": {
                "imprecision": serious("six people"),
                "inconsistency": domain("serious", shared_with="imprecision"),
            },
            **MODERATE,
        },
        {
            "domains": {
                "imprecision": serious("six people"),
                "inconsistency": domain("serious", shared_with="imprecision", reason="they differ"),
            },
            **MODERATE,
        },
    ),
    (
        "RD702",
        {"domains": {"imprecision": serious("Not significant, as mentioned.")}, **MODERATE},
        {
            "domains": {
                "imprecision": serious("The interval includes no effect: not significant.")
            },
            **MODERATE,
        },
    ),
    (
        "RD702",
        {"domains": {"imprecision": serious("p > 0.05")}, **MODERATE},
        {"domains": {"imprecision": serious("A significant range is left open.")}, **MODERATE},
    ),
    (
        "RD702",
        {"domains": {"imprecision": serious("Non-significant throughout")}, **MODERATE},
        {"domains": {"imprecision": domain("none", reason="not significant, yet narrow")}},
    ),
    (
        "RD703",
        {
            "domains": {
                "imprecision": serious("Only six people."),
                "risk-of-bias": serious("only six  people"),
            },
            **LOW,
        },
        {
            "domains": {
                "imprecision": serious("Only six people."),
                "risk-of-bias": serious("Only six were blinded."),
            },
            **LOW,
        },
    ),
    (
        "RD703",
        {
            "domains": {
                "imprecision": serious("six people", covers=["OS23"]),
                "risk-of-bias": serious("one laboratory", covers=["OS23"]),
            },
            **LOW,
        },
        {
            "domains": {
                "imprecision": serious("six people", covers=["OS23"]),
                "risk-of-bias": serious("one laboratory", covers=["OS20"]),
            },
            **LOW,
        },
    ),
    (
        "RD703",
        {
            "domains": {"imprecision": serious("few"), "inconsistency": serious("few")},
            **LOW,
        },
        {
            "domains": {
                "imprecision": serious("few"),
                "inconsistency": domain("serious", reason="few", shared_with="imprecision"),
            },
            **MODERATE,
        },
    ),
    (
        "RD704",
        {"domains": {"publication-bias": domain("none", reason="Not suspected.")}},
        {"domains": {"publication-bias": domain("some", reason="small and sponsored")}},
    ),
    (
        "RD705",
        {
            "domains": {"inconsistency": domain("none", reason="All agree.")},
            "studies": {"one": TRIAL},
        },
        {
            "domains": {"inconsistency": domain("not-applicable", reason="One study.")},
            "studies": {"one": TRIAL},
        },
    ),
    (
        "RD706",
        {"domains": {"imprecision": domain("serious", reason="six people")}},
        {"domains": {"imprecision": domain("some", reason="sixty people")}},
    ),
    (
        "RD707",
        {"domains": {"inconsistency": domain("none", 1, reason="they agree")}},
        {"domains": {"inconsistency": serious("they disagree")}, **MODERATE},
    ),
    (
        "RD707",
        {"domains": {"risk-of-bias": domain("very-serious", 3, reason="open")}, **LOW},
        {
            "domains": {"imprecision": domain("extremely-serious", 3, reason="3")},
            "certainty": "low",
        },
    ),
    (
        "RD707",
        {"domains": {"large-effect": domain("present", 1, reason="risk ratio 3")}},
        {
            "domains": {"large-effect": domain("present", 1, reason="risk ratio 3")},
            "studies": {"one": {**TRIAL, "design": "cohort"}, "two": {**TRIAL, "design": "cohort"}},
            **MODERATE,
        },
    ),
    (
        "RD708",
        {
            "domains": {
                "inconsistency": domain("serious", shared_with="imprecision", reason="differ")
            }
        },
        {
            "domains": {
                "inconsistency": domain("serious", shared_with="imprecision", reason="differ"),
                "imprecision": serious("six people"),
            },
            **MODERATE,
        },
    ),
    (
        "RD708",
        {
            "domains": {
                "imprecision": domain("serious", shared_with="imprecision", reason="six people")
            }
        },
        {"domains": {"imprecision": serious("six people", shared_with="imprecision")}, **MODERATE},
    ),
    (
        "RD709",
        {"domains": {"imprecision": serious("six people")}, "because": None},
        {"domains": {"imprecision": serious("six people")}, "because": "The effect is plain."},
    ),
    (
        "RD710",
        {
            "domains": {
                "imprecision": serious("six people"),
                "indirectness": serious("only men"),
            }
        },
        {"domains": {"imprecision": serious("six people")}},
    ),
    (
        "RD713",
        {"judgement": {"start": "low"}, **LOW},
        {"judgement": {"start": "low", "start_reason": "the allocation was guessed"}, **LOW},
    ),
    (
        "RD714",
        {
            "studies": {
                "rats": {
                    "design": "animal-experiment",
                    "randomised": "true",
                    "population": {"species": "animal"},
                },
                "mice": {
                    "design": "animal-experiment",
                    "randomised": "true",
                    "population": {"species": "animal"},
                },
            }
        },
        {
            "studies": {
                "rats": {
                    "design": "animal-experiment",
                    "randomised": "true",
                    "population": {"species": "animal"},
                },
                "people": TRIAL,
            }
        },
    ),
    (
        "RD715",
        {"domains": {"risk-of-bias": domain("extremely-serious", 2, reason="open")}, **LOW},
        {"domains": {"imprecision": domain("extremely-serious", 3, reason="3 men")}, **LOW},
    ),
    (
        "RD715",
        {"domains": {"risk-of-bias": domain("present", 1, reason="open")}, **MODERATE},
        {"domains": {"dose-response": domain("present", reason="more gave more")}},
    ),
    (
        "RD715",
        {"domains": {"dose-response": domain("serious", reason="more gave more")}},
        {"domains": {"dose-response": domain("none", reason="no gradient")}},
    ),
]


def trials(**people_and_rating: tuple[int | None, str | None]) -> dict[str, Any]:
    """Return randomised trials by people analysed and overall RoB 2 rating, each where given."""
    recorded: dict[str, Any] = {}
    for name, (people, rating) in people_and_rating.items():
        recorded[name] = {**TRIAL}
        if people is not None:
            recorded[name]["n"] = str(people)
        if rating is not None:
            recorded[name]["appraisal"] = {"instrument": "RoB 2", "overall": rating}
    return recorded


BIASED = {"domains": {"risk-of-bias": serious("One trial was open.")}, **MODERATE}
ONE_SMALL = trials(small=(49, "high"), large=(51, "low"))

PAIRS += [
    (
        "RD716",
        {**BIASED, "studies": ONE_SMALL},
        {**BIASED, "studies": trials(half=(50, "high"), other=(50, "low"))},
    ),
    (
        "RD716",
        {**BIASED, "studies": trials(a=(20, "high"), b=(100, "low"), c=(100, "some concerns"))},
        {**BIASED, "studies": trials(a=(20, "high"), b=(20, "high"), c=(100, "low"))},
    ),
    (
        "RD716",
        {**BIASED, "studies": trials(a=(None, "high"), b=(100, "low"), c=(None, "low"))},
        {**BIASED, "studies": trials(a=(None, "high"), b=(100, "low"))},
    ),
    (
        "RD716",
        {**BIASED, "studies": trials(a=(20, "high"), b=(100, "low"))},
        {**BIASED, "studies": trials(a=(20, "high"), b=(100, "low"), c=(100, None))},
    ),
    (
        "RD716",
        {**BIASED, "studies": ONE_SMALL},
        {"domains": {"risk-of-bias": domain("some", reason="open")}, "studies": ONE_SMALL},
    ),
    (
        "RD716",
        {**BIASED, "studies": ONE_SMALL},
        {**BIASED, "studies": ONE_SMALL, "judgement": {"outcome": "leg strength"}},
    ),
]

UNREAD: list[dict[str, Any]] = [
    {"instrument": "TESTEX", "overall": "12"},
    {"instrument": "RoB 2", "domains": {"randomisation": "low"}},
]


@for_each_row("appraisal", UNREAD)
def test_bias_of_a_small_study_is_not_looked_for_beside_an_appraisal_without_a_level(
    appraisal: dict[str, Any],
) -> None:
    third = {**TRIAL, "n": "100", "appraisal": appraisal}
    assert "RD716" not in codes(**BIASED, studies={**ONE_SMALL, "third": third})


def test_bias_of_a_small_study_is_not_looked_for_beside_a_review() -> None:
    """The appraisal of a review judges the review, and not the studies that it pools."""
    low = {"instrument": "AMSTAR 2", "overall": "high"}
    review = {"design": "meta-analysis", "randomised": "true", "n": "500", "appraisal": low}
    assert "RD716" not in codes(**BIASED, studies={**ONE_SMALL, "review": review})


def test_bias_of_a_small_study_names_the_study_and_its_share() -> None:
    (finding,) = found(**BIASED, studies=ONE_SMALL)
    assert (finding.code, finding.subject) == ("RD716", Subject.RECORD)
    assert finding.message == (
        "risk of bias takes a level, and only small has a serious limit, with 49 of the 100 people"
    )


@for_each_row(("code", "error", "near_miss"), PAIRS)
def test_an_error_is_found_and_its_near_miss_is_not(
    code: str, error: dict[str, Any], near_miss: dict[str, Any]
) -> None:
    assert code in codes(**error)
    assert code not in codes(**near_miss)


NINE = {f"trial{number}": TRIAL for number in range(9)}
UNCLEAR = [
    {**NINE, "tenth": TRIAL},
    {"one": TRIAL, "pooled": {"design": "meta-analysis", "randomised": "true"}},
    {"one": TRIAL, "unrecorded": {"population": {"species": "human"}}},
]


@for_each_row("studies", UNCLEAR)
def test_publication_bias_may_be_ruled_out_on_ten_studies_or_on_an_unknown_number(
    studies: dict[str, Any],
) -> None:
    ruled_out = {"publication-bias": domain("none", reason="Not suspected.")}
    assert "RD704" not in codes(ruled_out, studies=studies)


POOLED_NINE = {
    "design": "meta-analysis",
    "randomised": "true",
    "results": [{"id": "r", "studies": "9"}],
}


@for_each_row(
    "studies",
    [
        NINE,
        {"pooled": POOLED_NINE},
        {**NINE, "tenth": {**TRIAL, "cohort": "same"}, "trial8": {**TRIAL, "cohort": "same"}},
        {"one": TRIAL, "told": {"design": "narrative-review"}},
    ],
)
def test_publication_bias_cannot_be_ruled_out_on_nine_studies(studies: dict[str, Any]) -> None:
    ruled_out = {"publication-bias": domain("none", reason="Not suspected.")}
    assert "RD704" in codes(ruled_out, studies=studies)


@for_each_row(
    ("studies", "one"),
    [
        ({"a": {**TRIAL, "cohort": "c"}, "b": {**TRIAL, "cohort": "c"}}, True),
        ({"a": TRIAL, "b": TRIAL}, False),
        ({"a": {"design": "meta-analysis", "randomised": "true"}}, False),
        ({"a": TRIAL, "told": {"design": "narrative-review"}}, False),
        ({"a": {}}, False),
    ],
)
def test_inconsistency_needs_more_than_the_people_of_one_study(
    studies: dict[str, Any], one: bool
) -> None:
    assert ("RD705" in codes(studies=studies)) is one


def test_a_disputing_study_makes_inconsistency_possible() -> None:
    evidence = [line("one"), line("two", "disputes")]
    assert "RD705" not in codes(evidence=evidence, points="for")


@for_each_row(
    ("inconsistency", "points", "error"),
    [
        (serious("they differ"), "both", True),
        (domain("none", reason="they agree"), "both", True),
        (domain("very-serious", 2, reason="they differ"), "both", False),
        (serious("they differ"), "for", False),
    ],
)
def test_evidence_that_points_both_ways_takes_two_levels_for_inconsistency(
    inconsistency: dict[str, Any], points: str, error: bool
) -> None:
    evidence = [line("one"), line("two", "disputes")]
    found_codes = codes({"inconsistency": inconsistency}, evidence=evidence, points=points)
    assert ("RD712" in found_codes) is error


def test_without_a_judgement_of_inconsistency_both_ways_is_no_error() -> None:
    evidence = [line("one"), line("two", "disputes")]
    only = {"domains": {"imprecision": QUIET["imprecision"]}}
    assert codes(judgement=only, evidence=evidence, points="both") == []


HORMONE = {
    "other": {"asserts": {"outcome": {"name": "growth hormone"}}, "certainty": "no-evidence"}
}
BEYOND = {"indirectness": serious("It does not show that growth hormone rises.")}


@for_each_row(
    ("domains", "more", "error"),
    [
        (BEYOND, {"claims": HORMONE}, True),
        (BEYOND, {}, False),
        ({"indirectness": domain("some", reason="growth hormone")}, {"claims": HORMONE}, False),
        (BEYOND, {"claims": HORMONE, "statement": "Growth hormone goes with size."}, False),
        (BEYOND, {"claims": HORMONE, "quote": {"exact": "the growth hormone"}}, False),
        (
            {"indirectness": serious("Hormones after growth were not measured.")},
            {"claims": HORMONE},
            False,
        ),
        (
            {"indirectness": serious("It tells nothing of harm.")},
            {"claims": {"other": {"asserts": {"outcome": {"name": "harm"}}}}},
            False,
        ),
        (BEYOND, {"claims": HORMONE, "studies": {"one": {**TRIAL, "results": []}}}, False),
        (
            BEYOND,
            {
                "claims": HORMONE,
                "studies": {
                    "one": {**TRIAL, "results": [{"id": "r", "outcome": "growth hormone in blood"}]}
                },
            },
            False,
        ),
    ],
)
def test_indirectness_to_an_outcome_of_another_claim_is_an_error_unless_it_was_measured(
    domains: dict[str, Any], more: dict[str, Any], error: bool
) -> None:
    assert ("RD711" in codes(domains, **MODERATE, **more)) is error


def test_indirectness_to_another_outcome_that_was_judged_is_an_error() -> None:
    judged = {
        "by": "AB",
        "domains": {**QUIET, "indirectness": serious("says little of leg strength")},
    }
    second = {"by": "AB", "outcome": "leg strength", "domains": QUIET}
    findings = found(judgements=[judged, second], **MODERATE)
    assert [f.code for f in findings] == ["RD711"]
    assert "'leg strength'" in findings[0].message


def test_every_persons_judgement_is_looked_at() -> None:
    faulty = {"by": "CD", "domains": {**QUIET, "imprecision": domain("serious")}}
    findings = found(judgements=[{"by": "AB", "domains": QUIET}, faulty])
    assert [f.code for f in findings] == ["RD706"]


MESSAGES = [
    ({"imprecision": domain("serious", 1)}, "imprecision moves a level, and no reason is recorded"),
    (
        {"risk-of-bias": domain("very-serious", 3, reason="open")},
        "1 of the 3 levels entered under risk of bias does not count: "
        "this domain takes 2 levels at most",
    ),
    (
        {"inconsistency": domain("none", 2, reason="open")},
        "2 levels entered under inconsistency do not count: "
        "the concern is 'none', which takes no level",
    ),
    (
        {"publication-bias": domain("none", reason="Not suspected.")},
        "publication bias is entered as 'none' on 2 studies, too few to tell",
    ),
    (
        {"imprecision": domain("very-serious", reason="2 men")},
        "imprecision is very serious, and takes no level",
    ),
]


@for_each_row(("domains", "message"), MESSAGES)
def test_a_finding_says_in_words_what_is_wrong(domains: dict[str, Any], message: str) -> None:
    assert message in [finding.message for finding in found(domains)]


def test_how_far_the_certainty_is_from_the_sum_is_said() -> None:
    imprecise = {"imprecision": domain("extremely-serious", 3, reason="3 men")}
    (finding,) = found(imprecise)
    assert finding.message == (
        "the certainty is 'high' and the sum of the domains 'very low', which is 3 levels away"
    )


def test_a_finding_stands_where_the_domain_is_written(tmp_path: Any) -> None:
    from claimgrade.workspace.load import load

    (tmp_path / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    folder = tmp_path / "claims" / "an-article"
    folder.mkdir(parents=True)
    (folder / "article.yaml").write_text("title: An article\n", encoding="utf-8")
    (folder / "growth.yaml").write_text(
        "statement: Muscles grow.\n"
        "wording: {relation: effect, hedge: plain}\n"
        "evidence:\n"
        "  - {source: trial, relation: supports, finding: It grew.}\n"
        "judgements:\n"
        "  - by: AB\n"
        "    domains:\n"
        "      imprecision:\n"
        "        concern: serious\n"
        "        reason: six people\n",
        encoding="utf-8",
    )
    workspace = load(tmp_path, cache=False)
    context = Context(workspace, None)
    (finding,) = lints([case_of(workspace.claims["an-article/growth"], context)])
    assert finding.code == "RD706"
    assert (finding.location.path, finding.location.line) == ("claims/an-article/growth.yaml", 8)
    assert (finding.claim, finding.subject) == ("growth", Subject.RECORD)


def test_every_code_has_a_firing_example_here_and_a_page_of_its_own() -> None:
    fired = {code for code, _, _ in PAIRS} | {"RD711", "RD712"}
    assert fired == set(LINT_CODES)
    assert not set(LINT_CODES) & set(DIAGNOSTICS)
    for code, page in LINT_CODES.items():
        assert page.code == code
        assert all((page.meaning, page.why, page.example, page.mend))
