"""A miniature review on disk: for every rule a claim that breaks it, and a twin that just does not.

``tests/seeded`` is a whole workspace. Its studies are invented and called so; the article
``seeds`` holds one claim for each rule about claims, and ``twins`` one of the same name that
differs in little. What is expected is written here, and comes from the tables of docs/method.md.
"""

from pathlib import Path

import pytest

from claimgrade.assess.catalogue import ARTICLE_RULES, RULES
from claimgrade.assess.review import assess
from claimgrade.model.assessment import ArticleReview, Assessment, Outcome, RuleResult
from claimgrade.workspace.load import load

SEEDED = load(Path(__file__).parent / "seeded", cache=False)
ARTICLES = {article.id: article for article in assess(SEEDED).articles}

# code: (claim that breaks the rule, severity there, verdict that follows)
SEEDS = {
    "OS01": ("os01-causal-from-correlation", "major", "overstated"),
    "OS02": ("os02-wording-above-ceiling", "major", "overstated"),
    "OS03": ("os03-proof-word", "info", "needs-caveat"),
    "OS04": ("os04-group-to-individual", "major", "overstated"),
    "OS05": ("os05-advice-above-ceiling", "major", "overstated"),
    "OS06": ("os06-null-as-effect", "blocker", "misleading"),
    "OS07": ("os07-null-as-no-difference", "major", "overstated"),
    "OS08": ("os08-animal-to-human", "blocker", "misleading"),
    "OS09": ("os09-in-vitro-to-body", "blocker", "misleading"),
    "OS10": ("os10-mechanism-to-benefit", "major", "overstated"),
    "OS11": ("os11-acute-to-chronic", "major", "overstated"),
    "OS12": ("os12-surrogate-as-outcome", "major", "overstated"),
    "OS13": ("os13-population-stretch", "minor", "needs-caveat"),
    "OS14": ("os14-dose-or-protocol-mismatch", "major", "overstated"),
    "OS15": ("os15-comparator-lost", "minor", "needs-caveat"),
    "OS16": ("os16-duration-stretch", "minor", "needs-caveat"),
    "OS17": ("os17-numeric-mismatch", "blocker", "misleading"),
    "OS18": ("os18-relative-without-absolute", "minor", "needs-caveat"),
    "OS19": ("os19-extreme-of-range", "major", "overstated"),
    "OS20": ("os20-change-as-effect", "blocker", "misleading"),
    "OS21": ("os21-statistic-swap", "major", "misleading"),
    "OS22": ("os22-size-word-too-big", "minor", "needs-caveat"),
    "OS23": ("os23-one-small-study", "major", "overstated"),
    "OS24": ("os24-contrary-evidence-left-out", "minor", "needs-caveat"),
    "OS24b": ("os24b-contrary-result-not-linked", "major", "supported"),
    "OS25": ("os25-cross-study-comparison", "major", "overstated"),
    "OS26": ("os26-side-result-as-main", "major", "overstated"),
    "OS27": ("os27-vague-plural", "major", "overstated"),
    "OS28": ("os28-double-counted", "minor", "needs-caveat"),
    "OS30": ("os30-understatement", "info", "understated"),
    "OS31": ("os31-left-out", "blocker", "misleading"),
    "OS32": ("os32-premise-fails", "info", "unsupported"),
    "SI01": ("si01-no-source", "blocker", "unsupported"),
    "SI02": ("si02-failed-verification", "blocker", "unsupported"),
    "SI03": ("si03-quote-mismatch", "blocker", "supported"),
    "SI04": ("si04-stance-mismatch", "blocker", "misleading"),
    "SI05": ("si05-not-primary", "major", "supported"),
    "SI06": ("si06-retracted-or-corrected", "major", "supported"),
    "SI07": ("si07-superseded-or-old", "major", "supported"),
    "SI08": ("si08-pinpoint-missing", "minor", "supported"),
    "SI09": ("si09-shared-interest", "minor", "supported"),
    "SI10": ("si10-stale-verdict", "major", "supported"),
}

# Rules on the article as a whole; the claim 'os29-harm-silence' of 'seeds' advises, and that of
# 'twins' names the harm.
ARTICLE_SEEDS = {"OS29": "major", "SI09b": "major"}

# Flags that a seed cannot be without: a word of proof is a step above any ceiling (OS02), a
# change in one arm is observational in a study of any design (OS01), a figure of another sort is
# not the number told (OS17), and a disputing study that is passed over is something left out
# (OS31).
ALSO = {
    "os03-proof-word": {"OS02"},
    "os20-change-as-effect": {"OS01"},
    "os21-statistic-swap": {"OS17"},
    "os24-contrary-evidence-left-out": {"OS31"},
}

# Claims that are there for others: one to be built on, and one that advises or names a harm.
HELPERS = {"os32-premise", "os29-harm-silence"}

# Twins that are silent and not supported: nothing tests the first, a definition is not graded.
TWINS_NOT_SUPPORTED = {"os32-premise-fails": "unsupported", "si01-no-source": "unresolved"}


def claims_of(article: str) -> dict[str, Assessment]:
    return {assessment.id: assessment for assessment in ARTICLES[article].assessments}


def flagged(assessment: Assessment) -> set[str]:
    return {r.code for r in assessment.results if r.outcome is Outcome.FLAG}


def said(found: Assessment | ArticleReview, code: str) -> RuleResult:
    return next(r for r in found.results if r.code == code)


def test_the_seeded_review_loads_without_a_fault() -> None:
    assert SEEDED.findings == ()
    assert assess(SEEDED).findings == ()


def test_every_rule_has_a_seed_and_a_twin() -> None:
    assert set(SEEDS) | set(ARTICLE_SEEDS) == set(RULES)
    assert set(ARTICLE_SEEDS) == set(ARTICLE_RULES)
    names = {name for name, _, _ in SEEDS.values()} | HELPERS
    assert set(claims_of("seeds")) == set(claims_of("twins")) == names


@pytest.mark.parametrize("code", SEEDS)
def test_a_rule_fires_on_its_seed_and_hardly_anything_else_does(code: str) -> None:
    name, severity, verdict = SEEDS[code]
    seed = claims_of("seeds")[name]
    found = said(seed, code)
    assert found.severity is not None
    assert (found.outcome, found.severity.value) == (Outcome.FLAG, severity)
    assert flagged(seed) == {code} | ALSO.get(name, set())
    assert seed.verdict == verdict


@pytest.mark.parametrize("code", SEEDS)
def test_every_rule_is_silent_on_the_twin(code: str) -> None:
    name = SEEDS[code][0]
    twin = claims_of("twins")[name]
    assert said(twin, code).outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE)
    assert flagged(twin) == set()
    assert twin.verdict == TWINS_NOT_SUPPORTED.get(name, "supported")


@pytest.mark.parametrize("code", ARTICLE_SEEDS)
def test_a_rule_on_articles_fires_on_one_article_and_is_silent_on_the_other(code: str) -> None:
    seed, twin = said(ARTICLES["seeds"], code), said(ARTICLES["twins"], code)
    assert (seed.outcome, seed.severity) == (Outcome.FLAG, ARTICLE_SEEDS[code])
    assert twin.outcome is Outcome.PASS


def test_no_seed_but_those_without_a_study_waits_for_a_field() -> None:
    waiting = {
        f"{article}/{name}": found.provisional
        for article in ARTICLES
        for name, found in claims_of(article).items()
        if found.provisional
    }
    # The blog behind this one is no study, so that nothing is recorded of what was done.
    assert set(waiting) == {"seeds/si05-not-primary"}
