"""A claim that nothing tests is as plausible as the weakest of the claims it builds on."""

from collections.abc import Mapping
from typing import Any

from build import ARTICLE, CLAIM, weighed, workspace_of
from claimgrade.assess.case import Case, Context, Settled
from claimgrade.assess.catalogue import CLAIM_RULES
from claimgrade.assess.evidence.mechanism import chain, chain_holds
from claimgrade.assess.ruled_claims import case_of
from claimgrade.model.mechanism import Chain
from claimgrade.model.vocabulary import Kind, Species, Verdict
from tables import for_each_row

TRIAL = {"design": "randomised-trial", "population": {"species": "human"}}
RAT = {"design": "animal-experiment", "population": {"species": "animal"}}
STUDIES = {
    "one": TRIAL,
    "two": TRIAL,
    "sister": {**TRIAL, "cohort": "first"},
    "brother": {**TRIAL, "cohort": "first"},
    "rats": RAT,
    "somewhere": {"design": "cohort"},
    "undescribed": {"population": {"species": "human"}},
    "told": {"design": "narrative-review", "population": {"species": "human"}},
}


def lines(**relations: str) -> list[dict[str, str]]:
    return [
        {"source": source, "relation": relation, "finding": "It was so."}
        for source, relation in relations.items()
    ]


def untested(
    premises: Mapping[str, Mapping[str, Any]],
    verdicts: Mapping[str, Verdict] | None = None,
    **claim: Any,
) -> Case:
    """Return a claim that builds on premises, each settled with a verdict."""
    fields = {"builds_on": list(premises), "searched_on": "2026-11-22", **claim}
    record = {"claim": fields, "claims": dict(premises), "studies": STUDIES}
    workspace = workspace_of(record)
    context = Context(workspace, None)
    for name in premises:
        settled = case_of(workspace.claims[f"{ARTICLE}/{name}"], context)
        verdict = (verdicts or {}).get(name, Verdict.SUPPORTED)
        context.settled[settled.key] = Settled(settled, verdict)
    return case_of(workspace.claims[f"{ARTICLE}/{CLAIM}"], context)


def chained(*args: Any, **kwargs: Any) -> Chain:
    found = chain(untested(*args, **kwargs))
    assert found is not None
    return found


GRADES = [
    # evidence on the one link, and the grade that docs/method.md gives it
    (lines(one="supports", two="supports"), 1),
    (lines(one="supports", two="supports", rats="supports"), 1),
    (lines(one="supports"), 2),
    (lines(sister="supports", brother="supports"), 2),
    (lines(one="supports", two="qualifies"), 2),
    (lines(one="supports", rats="supports"), 2),
    (lines(rats="supports"), 3),
    (lines(somewhere="supports"), 3),
    (lines(one="qualifies"), 4),
    (lines(undescribed="supports"), 4),
    (lines(told="supports"), 4),
    (lines(one="disputes"), 5),
    (lines(one="background"), 5),
    ([], 5),
]


@for_each_row(("evidence", "grade"), GRADES)
def test_a_link_is_graded_by_the_studies_that_confirm_it(
    evidence: list[dict[str, str]], grade: int
) -> None:
    found = chained({"premise": {"evidence": evidence}})
    assert (found.links[0].grade, found.grade) == (grade, grade)


@for_each_row(
    ("points", "grade", "holds"), [("for", 4, True), ("both", 4, False), ("against", 5, False)]
)
def test_a_disputed_link_is_weak_whichever_way_it_points(
    points: str, grade: int, holds: bool
) -> None:
    evidence = lines(one="supports", two="supports", rats="disputes")
    found = chained({"premise": {"evidence": evidence, "points": points}})
    assert (found.grade, found.holds) == (grade, holds)


def test_a_link_has_no_grade_until_it_is_recorded_which_way_it_points() -> None:
    found = chained({"premise": {"evidence": lines(one="supports", two="disputes")}})
    assert (found.grade, found.holds) == (None, False)
    assert [m.field for m in found.links[0].missing] == ["points"]


def test_a_study_of_unrecorded_species_is_named_and_confirms_elsewhere() -> None:
    (link,) = chained({"premise": {"evidence": lines(somewhere="supports")}}).links
    assert (link.confirmations, link.elsewhere) == (0, 1)
    assert [m.field for m in link.missing] == ["studies.somewhere.population.species"]


def test_a_chain_is_as_strong_as_its_weakest_link() -> None:
    premises = {
        "strong": {"evidence": lines(one="supports", two="supports")},
        "weak": {"evidence": lines(rats="supports")},
        "middling": {"evidence": lines(one="supports")},
    }
    found = chained(premises)
    assert [link.grade for link in found.links] == [1, 3, 2]
    assert (found.grade, found.weakest.name, found.holds) == (3, "weak", True)


def test_a_disconfirmed_link_outweighs_one_whose_grade_is_open() -> None:
    premises = {
        "open": {"evidence": lines(one="supports", two="disputes")},
        "wrong": {"evidence": lines(one="disputes")},
    }
    found = chained(premises)
    assert (found.grade, found.weakest.name, found.weakest.disconfirmed) == (5, "wrong", True)


def test_an_open_link_leaves_the_chain_without_a_grade_however_good_the_others() -> None:
    premises = {
        "disputed": {"evidence": lines(one="supports", rats="disputes"), "points": "for"},
        "open": {"evidence": lines(one="supports", two="disputes")},
    }
    assert chained(premises).grade is None


def test_a_link_says_what_stands_behind_it() -> None:
    premise = {"evidence": lines(rats="supports", one="supports"), "certainty": "low"}
    (link,) = chained({"premise": premise}, {"premise": Verdict.OVERSTATED}).links
    assert (link.key, link.verdict, link.certainty) == ("article/premise", "overstated", "low")
    assert link.species == (Species.ANIMAL, Species.HUMAN)
    assert (link.confirmations, link.elsewhere, link.disconfirmed) == (1, 1, False)


def test_in_a_claim_about_animals_studies_of_animals_confirm() -> None:
    asserts = {"population": {"species": "animal"}}
    found = chained({"premise": {"evidence": lines(rats="supports")}}, asserts=asserts)
    assert found.grade == 2


@for_each_row("verdict", [Verdict.CONTRADICTED, Verdict.UNSUPPORTED])
def test_a_premise_that_its_reviewer_finds_wrong_breaks_the_chain(verdict: Verdict) -> None:
    premise = {"evidence": lines(one="supports", two="supports")}
    found = chained({"premise": premise}, {"premise": verdict})
    assert (found.grade, found.holds) == (5, False)


def test_a_premise_that_is_not_there_breaks_the_chain() -> None:
    found = chained({}, builds_on=["nowhere"])
    assert (found.grade, found.holds, found.links[0].key) == (5, False, None)


def test_a_chain_of_untested_claims_does_not_hold() -> None:
    """An untested premise is no confirmation, whatever it builds on itself."""
    found = chained({"premise": {"evidence": [], "builds_on": ["deeper"]}})
    assert (found.grade, found.holds) == (5, False)


DEEPER: list[tuple[dict[str, Any], int | None, bool]] = [
    # what the one link is evidence of itself, beside a claim below it that fails
    ({"evidence": lines(one="qualifies")}, 5, False),
    ({"evidence": lines(one="supports")}, 2, True),
]


@for_each_row(("link", "grade", "holds"), DEEPER)
def test_a_link_without_support_of_its_own_falls_with_what_it_builds_on(
    link: dict[str, Any], grade: int, holds: bool
) -> None:
    """Whether the chain holds and what OS32 says are one answer."""
    premises = {
        "below": {"evidence": lines(two="disputes")},
        "link": {**link, "builds_on": ["below"]},
    }
    verdicts = {"below": Verdict.CONTRADICTED, "link": Verdict.NEEDS_CAVEAT}
    case = untested(premises, verdicts, builds_on=["link"])
    found = chain(case)
    assert found is not None
    assert (found.grade, found.holds) == (grade, holds)
    if not holds:
        assert found.weakest.reason == "it builds on one that is contradicted: article/below"
    assert (CLAIM_RULES["OS32"].function(case).outcome == "pass") is holds


@for_each_row(
    ("verdict", "outcome"), [(Verdict.UNRESOLVED, "unresolved"), (Verdict.SUPPORTED, "pass")]
)
def test_a_chain_holds_only_where_the_verdict_on_every_link_is_known(
    verdict: Verdict, outcome: str
) -> None:
    case = untested({"link": {"evidence": lines(one="supports")}}, {"link": verdict})
    found = chain(case)
    assert found is not None
    assert found.holds is (outcome == "pass")
    assert CLAIM_RULES["OS32"].function(case).outcome == outcome


NO_CHAIN = [
    {"evidence": lines(one="supports")},
    {"evidence": lines(one="disputes")},
    {"builds_on": []},
    {"kind": "report"},
    {"kind": "definition"},
    {"kind": "literature"},
    {"verdict": {"verdict": "not-checkable", "reason": "it names no outcome"}},
]


@for_each_row("claim", NO_CHAIN)
def test_a_claim_that_is_tested_or_not_graded_rests_on_no_chain(claim: dict[str, Any]) -> None:
    case = untested({"premise": {"evidence": lines(one="supports")}}, **claim)
    assert chain(case) is None


def test_background_lines_do_not_stand_in_the_way_of_a_chain() -> None:
    premise = {"evidence": lines(one="supports")}
    assert chain(untested({"premise": premise}, evidence=lines(two="background"))) is not None


def test_a_chain_holds_where_every_link_stands() -> None:
    assert chain_holds(untested({"premise": {"evidence": lines(one="supports")}}))
    assert not chain_holds(untested({"premise": {"evidence": lines(one="disputes")}}))
    assert not chain_holds(weighed({"claim": {"kind": Kind.CAUSAL}}))


def test_a_chain_gives_no_certainty() -> None:
    premise = {"evidence": lines(one="supports", two="supports")}
    assert untested({"premise": premise}).certainty.used == "no-evidence"


@for_each_row(
    ("evidence", "reason"),
    [
        (lines(one="supports"), "one study confirms it in those spoken of"),
        (lines(one="supports", two="supports"), "2 independent studies confirm it"),
        (lines(rats="supports"), "it is confirmed only in another species or in tissue"),
        (lines(one="qualifies"), "it is confirmed in part only"),
        (lines(told="supports"), "no study recorded to have data of its own confirms it"),
        (lines(one="disputes"), "the evidence points against it"),
        (lines(one="background"), "nothing that was read tests it"),
        (lines(one="supports", two="disputes"), "its lines disagree, and which way they point"),
    ],
)
def test_a_link_says_why_it_has_its_grade(evidence: list[dict[str, str]], reason: str) -> None:
    (link,) = chained({"premise": {"evidence": evidence}}).links
    assert link.reason.startswith(reason)


def test_a_link_to_no_claim_says_so_and_counts_nothing() -> None:
    (link,) = chained({}, builds_on=["nowhere"]).links
    assert link.name == "nowhere"
    assert link.reason == "no such claim is recorded, or the argument runs in a circle"
    assert (link.confirmations, link.elsewhere, link.species) == (0, 0, ())
    assert not link.disconfirmed


def test_every_line_whose_design_is_not_recorded_is_named_and_the_next_still_counts() -> None:
    (link,) = chained(
        {"premise": {"evidence": lines(undescribed="supports", one="supports")}}
    ).links
    assert link.confirmations == 1
    assert [m.field for m in link.missing] == ["studies.undescribed.design"]


def test_a_review_beside_its_member_confirms_a_link_as_the_studies_it_pooled() -> None:
    studies = {
        "one": TRIAL,
        "two": TRIAL,
        "pooled": {
            "design": "meta-analysis",
            "population": {"species": "human"},
            "includes": ["one", "two"],
            "results": [{"id": "r", "studies": "2"}],
        },
    }
    evidence = [*lines(one="supports"), {"source": "pooled", "relation": "supports", "result": "r"}]
    record = {"claim": {"builds_on": ["p"]}, "claims": {"p": {"evidence": evidence}}}
    workspace = workspace_of({**record, "studies": studies})
    context = Context(workspace, None)
    settled = case_of(workspace.claims[f"{ARTICLE}/p"], context)
    context.settled[settled.key] = Settled(settled, Verdict.SUPPORTED)
    found = chain(case_of(workspace.claims[f"{ARTICLE}/{CLAIM}"], context))
    assert found is not None
    assert found.links[0].confirmations == 2
