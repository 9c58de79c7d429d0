"""Laws on strength: more evidence, less doubt or a weaker word never count against a claim."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from claimgrade.model.assessment import Assessment, Outcome
from claimgrade.model.vocabulary import DOMAINS_DOWN, Certainty, Hedge
from law_records import GRADES, assessed, claims, judgements, law, line, lines, without, words

FAVOUR = (
    ("supported", "understated"),
    ("needs-caveat",),
    ("overstated",),
    ("misleading",),
    ("mixed",),
    ("unsupported",),
    ("contradicted",),
)
"""Verdicts from most to least favourable to the words; weaker than need be is no reproach."""

SUPPORTS = ["trial", "again", "wide", "walkers", "robins", "one-arm", "rats", "dish", "pooled"]


def favour(found: Assessment) -> int | None:
    """Return how far a verdict is from the most favourable; ``None`` where there is none yet."""
    places = [place for place, same in enumerate(FAVOUR) if found.computed_verdict in same]
    return places[0] if places else None


def no_better(after: Assessment, before: Assessment) -> bool:
    one, other = favour(after), favour(before)
    return one is None or other is None or one >= other


def no_higher(after: Certainty | None, before: Certainty | None) -> bool:
    return after is None or before is None or after.level <= before.level


@law
@given(claims, words(Hedge), words(Hedge))
def test_a_stronger_hedge_never_narrows_the_gap_nor_improves_the_verdict(
    claim: dict[str, Any], one: str, other: str
) -> None:
    weaker, stronger = sorted((one, other), key=lambda hedge: Hedge(hedge).rank)
    relation = claim["wording"]["relation"]
    low = assessed({**claim, "wording": {"relation": relation, "hedge": weaker}})
    high = assessed({**claim, "wording": {"relation": relation, "hedge": stronger}})
    assert (low.ceiling.gap is None) == (high.ceiling.gap is None)
    assert (low.ceiling.gap or 0) <= (high.ceiling.gap or 0)
    assert no_better(high, low)


# What is compared: the steps by which the declared hedge exceeds the ceiling, while the
# certainty that the reviewer entered stays as it is; where the ceiling no longer applies because
# nothing supports the claim any more, the verdict. The sum of the domains, which would move the
# ceiling of a reviewer who follows it, must not rise either.
@law
@given(claims, st.sampled_from(SUPPORTS), st.lists(lines, max_size=2))
def test_removing_a_supporting_line_never_narrows_the_gap(
    claim: dict[str, Any], source: str, others: list[dict[str, Any]]
) -> None:
    by_hand = any("start" in judgement for judgement in claim["judgements"])
    fewer = {**claim, "evidence": others}
    before = assessed({**fewer, "evidence": [line(source, "supports"), *others]})
    after = assessed(fewer)
    if before.ceiling.gap is not None and after.ceiling.gap is not None:
        assert after.ceiling.gap >= before.ceiling.gap
    if before.points == "for" and after.points != "for":
        assert no_better(after, before)
    if not by_hand:
        assert no_higher(after.certainty.computed, before.certainty.computed)


@law
@given(claims, judgements, words(DOMAINS_DOWN), st.integers(0, 2), st.integers(1, 3))
def test_lowering_a_domain_never_raises_the_certainty_nor_the_ceiling(
    claim: dict[str, Any], judgement: dict[str, Any], domain: str, levels: int, more: int
) -> None:
    def lowered(taken: int) -> Assessment:
        domains = {**judgement["domains"], domain: {"concern": "serious", "levels": str(taken)}}
        judged = {**judgement, "critical": "true", "domains": domains}
        return assessed({**claim, "judgements": [judged, *claim["judgements"]]})

    before, after = lowered(levels), lowered(min(levels + more, 3))
    assert no_higher(after.certainty.computed, before.certainty.computed)
    assert after.certainty.used is before.certainty.used
    assert after.ceiling.hedge is before.ceiling.hedge
    order = [None, "description", "association", "effect"]
    assert order.index(after.ceiling.relation) <= order.index(before.ceiling.relation)


@law
@given(claims, st.sampled_from(GRADES), st.sampled_from(GRADES), st.lists(lines, min_size=1))
def test_a_stronger_certainty_never_worsens_the_verdict_of_a_claim_that_is_borne_out(
    claim: dict[str, Any], one: str, other: str, evidence: list[dict[str, Any]]
) -> None:
    weaker, stronger = sorted((one, other), key=lambda grade: Certainty(grade).level)
    low = assessed({**claim, "certainty": weaker, "evidence": evidence[:3]})
    assume(low.points == "for")
    high = assessed({**claim, "certainty": stronger, "evidence": evidence[:3]})
    assert no_better(low, high)


@law
@given(claims, st.data())
def test_accepting_a_flag_never_worsens_the_verdict(claim: dict[str, Any], data: Any) -> None:
    before = assessed(claim)
    codes = [r.code for r in before.results if r.outcome is Outcome.FLAG]
    assume(codes)
    code = data.draw(st.sampled_from(codes))
    accepted = [{"code": code, "reason": "It is said above.", "by": "AB", "on": "2026-11-22"}]
    assert no_better(before, assessed({**claim, "accepted": accepted}))


@law
@given(claims, lines)
def test_a_disputing_line_never_turns_the_verdict_in_favour(
    claim: dict[str, Any], dispute: dict[str, Any]
) -> None:
    before = assessed(claim)
    assume("points" not in claim)
    evidence = [*claim["evidence"], {**dispute, "relation": "disputes"}]
    after = assessed({**claim, "evidence": evidence})
    if before.points == "nowhere" and after.points != "nowhere":
        assert after.points == "against"
        assert after.computed_verdict in ("unsupported", "contradicted", "unresolved")
    else:
        assert no_better(after, before)


@law
@given(claims, st.data())
def test_a_line_that_the_source_does_not_hold_counts_as_if_it_were_not_there(
    claim: dict[str, Any], data: Any
) -> None:
    evidence = claim["evidence"]
    assume(evidence)
    index = data.draw(st.integers(0, len(evidence) - 1))
    failed = [dict(entry) for entry in evidence]
    failed[index]["verified"] = {"found": "false"}
    found = assessed({**claim, "evidence": failed})
    left_out = assessed({**claim, "evidence": without(evidence, index)})
    assert found.points == left_out.points
    assert found.ceiling == left_out.ceiling
    assert found.certainty.computed == left_out.certainty.computed
