"""What a claim builds on is followed all the way, and what carries most is named."""

from typing import Any

from build import ARTICLE, assessed, read, result, workspace_of
from claimgrade.assess.case import Case, Context, Settled
from claimgrade.assess.evidence.argument import argument, carriers, carrying
from claimgrade.assess.results import run
from claimgrade.assess.ruled_claims import case_of
from claimgrade.assess.verdict import decide
from claimgrade.model.argument import Argument, Carrier, Premise
from claimgrade.model.assessment import Outcome
from claimgrade.model.vocabulary import Verdict

HOLDS = [{"source": "s", "relation": "supports", "finding": "It grew.", "result": "r"}]
FAILS = [{"source": "s", "relation": "disputes", "finding": "It did not grow.", "result": "r"}]
IN_PART = [{"source": "s", "relation": "qualifies", "finding": "It grew in women."}]
BESIDE = [{"source": "s", "relation": "background", "finding": "It was proposed."}]


def cases(claims: dict[str, Any]) -> dict[str, Case]:
    """Return the claims of an article with all premises settled."""
    first, *others = claims
    record = {"claim": claims[first], "claims": {name: claims[name] for name in others}}
    workspace = workspace_of(record)
    context = Context(workspace, None)
    found: dict[str, Case] = {}
    for key, carries in context.premises.first():
        case = found[key.rpartition("/")[2]] = case_of(workspace.claims[key], context)
        if carries:
            own = case.claim.verdict
            shown = own.verdict if own is not None else decide(case, run(case)).verdict
            context.settled[key] = Settled(case, shown)
    return found


def path(*names: str) -> tuple[str, ...]:
    return tuple(f"{ARTICLE}/{name}" for name in names)


CHAIN = {
    "claim": {"evidence": BESIDE, "builds_on": ["b"]},
    "b": {"evidence": HOLDS, "builds_on": ["c", "d"]},
    "c": {"evidence": HOLDS},
    "d": {"evidence": FAILS},
}


def test_the_way_to_every_premise_is_shown_with_its_verdict() -> None:
    found = argument(cases(CHAIN)["claim"])
    assert [(p.claim, p.path, p.direct, p.fails) for p in found.premises] == [
        ("article/b", path("claim", "b"), True, False),
        ("article/c", path("claim", "b", "c"), False, False),
        ("article/d", path("claim", "b", "d"), False, True),
    ]
    assert [p.verdict for p in found.failing] == [Verdict.CONTRADICTED]
    assert found.open == ()


def test_a_premise_is_there_once_by_the_shortest_way() -> None:
    claims = {**CHAIN, "claim": {"evidence": BESIDE, "builds_on": ["b", "d"]}}
    found = argument(cases(claims)["claim"])
    assert [p.path for p in found.premises] == [
        path("claim", "b"),
        path("claim", "d"),
        path("claim", "b", "c"),
    ]


def test_a_claim_that_builds_on_none_has_no_argument() -> None:
    assert argument(cases({"claim": {"evidence": HOLDS}})["claim"]) == Argument()


def test_a_premise_whose_verdict_is_not_known_is_open() -> None:
    claims = {
        "claim": {"evidence": BESIDE, "builds_on": ["b", "nobody"]},
        "b": {"evidence": []},
    }
    found = argument(cases(claims)["claim"])
    assert found.open == ("article/b", "nobody")
    assert [p.claim for p in found.premises] == ["article/b"]


def test_a_circle_ends_and_no_claim_is_its_own_premise() -> None:
    claims = {
        "claim": {"evidence": HOLDS, "builds_on": ["b"]},
        "b": {"evidence": HOLDS, "builds_on": ["claim"]},
    }
    for name, other in (("claim", "b"), ("b", "claim")):
        found = argument(cases(claims)[name])
        assert [p.claim for p in found.premises] == [f"article/{other}"]


def test_a_reviewers_own_verdict_on_a_premise_is_the_one_that_counts() -> None:
    own = {"verdict": "unsupported", "reason": "The trial is of another kind."}
    claims = {
        "claim": {"evidence": BESIDE, "builds_on": ["b"]},
        "b": {"evidence": HOLDS, "verdict": own},
    }
    assert [p.verdict for p in argument(cases(claims)["claim"]).failing] == [Verdict.UNSUPPORTED]


def test_the_premises_that_carry_most_come_first() -> None:
    claims = {
        "claim": {"evidence": HOLDS, "builds_on": ["b", "c"]},
        "e": {"evidence": HOLDS, "builds_on": ["c"]},
        "b": {"evidence": HOLDS, "builds_on": ["d"]},
        "c": {"evidence": HOLDS, "builds_on": ["d"]},
        "d": {"evidence": HOLDS},
    }
    assert carrying(cases(claims).values()) == (
        Carrier("article/d", 2, 2),
        Carrier("article/c", 2, 0),
        Carrier("article/b", 1, 0),
    )
    assert carrying(cases({"claim": {"evidence": HOLDS}}).values()) == ()


def os32(claims: dict[str, Any]) -> Any:
    others = {name: fields for name, fields in claims.items() if name != "claim"}
    return result(assessed({"claim": claims["claim"], "claims": others}), "OS32")


def test_os32_shows_the_way_to_a_premise_that_fails() -> None:
    found = os32({**CHAIN, "b": {"evidence": IN_PART, "builds_on": ["c", "d"]}})
    assert (found.outcome, found.severity) == (Outcome.FLAG, "info")
    assert found.message == "the claim builds on one that is contradicted: claim → b → d"


def test_os32_ends_at_a_premise_that_has_supporting_lines_of_its_own() -> None:
    """As the claim itself is let off for such lines; the map still shows all of them."""
    assert os32(CHAIN).outcome is Outcome.PASS
    assert [p.claim for p in argument(cases(CHAIN)["claim"]).failing] == ["article/d"]


def test_os32_counts_the_verdict_on_a_named_premise_whatever_supports_that() -> None:
    own = {"verdict": "unsupported", "reason": "The trial is of another kind."}
    found = os32({**CHAIN, "b": {"evidence": HOLDS, "verdict": own}})
    assert found.message == "the claim builds on one that is unsupported: claim → b"


def test_os32_is_silent_where_the_claim_has_supporting_lines_of_its_own() -> None:
    found = os32({**CHAIN, "claim": {"evidence": HOLDS, "builds_on": ["b"]}})
    assert found.outcome is Outcome.PASS


def test_os32_counts_a_premise_on_which_nothing_was_found() -> None:
    claims = {
        "claim": {"evidence": BESIDE, "builds_on": ["b"]},
        "b": {"evidence": [], "searched_on": "2026-11-22"},
    }
    assert os32(claims).message.endswith("that is unsupported: claim → b")


def test_os32_waits_for_what_its_premise_lacks() -> None:
    claims = {
        "claim": {"evidence": BESIDE, "builds_on": ["b", "nobody"]},
        "b": {"evidence": []},
    }
    found = os32(claims)
    assert found.outcome is Outcome.UNRESOLVED
    assert [m.field for m in found.missing] == [
        "claims.article/b.searched_on",
        "claims.nobody.verdict",
    ]


def test_os32_is_not_asked_of_a_claim_that_builds_on_none() -> None:
    assert os32({"claim": {"evidence": HOLDS}}).outcome is Outcome.NOT_APPLICABLE


def test_os32_is_no_part_of_the_verdict_but_of_what_is_shown() -> None:
    record = read("""
        claim: {builds_on: [b], evidence: [], searched_on: 2026-11-22}
        claims:
          b: {evidence: [], searched_on: 2026-11-22}
        """)
    assessment = assessed(record)
    assert assessment.verdict is Verdict.UNSUPPORTED
    assert "OS32" in [f.code for f in assessment.flags]


def test_a_premise_is_found_by_a_former_name() -> None:
    claims = {
        "claim": {"evidence": BESIDE, "builds_on": ["older"]},
        "b": {"evidence": HOLDS, "aliases": ["older"]},
    }
    assert [p.claim for p in argument(cases(claims)["claim"]).premises] == ["article/b"]


def test_a_premise_may_be_named_with_its_article() -> None:
    claims = {"claim": {"evidence": BESIDE, "builds_on": ["article/b"]}, "b": {"evidence": HOLDS}}
    assert [p.claim for p in argument(cases(claims)["claim"]).premises] == ["article/b"]


def test_what_follows_an_unknown_or_repeated_premise_is_looked_at_too() -> None:
    claims = {
        "claim": {"evidence": BESIDE, "builds_on": ["nobody", "b", "b", "c"]},
        "b": {"evidence": HOLDS},
        "c": {"evidence": HOLDS},
    }
    found = argument(cases(claims)["claim"])
    assert [p.claim for p in found.premises] == ["article/b", "article/c"]
    assert found.open == ("nobody",)


def test_of_claims_that_carry_as_many_the_one_named_by_more_comes_first() -> None:
    def named(claim: str, *direct: str, through: str | None = None) -> Argument:
        premises = [Premise(d, Verdict.SUPPORTED, (claim, d), False) for d in direct]
        if through:
            premises.append(Premise(through, Verdict.SUPPORTED, (claim, direct[0], through), False))
        return Argument(tuple(premises))

    found = carriers([named("x", "b", through="a"), named("y", "b"), named("z", "b", through="a")])
    assert found == (Carrier("b", 3, 0), Carrier("a", 0, 2))
    tied = carriers([named("x", "b", through="a"), named("y", "c", through="a"), named("z", "b")])
    assert tied == (Carrier("b", 2, 0), Carrier("a", 0, 2), Carrier("c", 1, 0))
