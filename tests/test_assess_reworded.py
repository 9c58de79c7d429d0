"""A claim in other words: what is taken over from the claim is what would be said anew."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.assess.case import Case
from claimgrade.assess.catalogue import CLAIM_RULES
from claimgrade.assess.results import run, run_reworded, those
from claimgrade.assess.wording.ceiling import ceiling_of
from claimgrade.assess.wording.offered import own_proposal
from claimgrade.assess.wording.proposal import Proposal, rewritten
from claimgrade.assess.wording.sentences import candidates
from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.vocabulary import Advice, Certainty, Hedge, Relation
from law_records import claims, law, line, weighed

EFFECT = {"relation": "effect", "hedge": "plain"}

ALL = those(lambda _: True)

TEXTS = [
    "Bands may raise size.",
    "In rats, bands raised size 2 times.",
    "Many studies prove that bands hugely raise your own size.",
    "If you are healthy, one study of 12 men found that bands could raise size by 2 cm.",
]
proposals = st.builds(
    Proposal,
    st.sampled_from(TEXTS),
    # Mostly that of the claim: what is said of the claim stands for such a sentence alone.
    st.sampled_from([None, None, None, *Relation]),
    st.sampled_from([None, *Hedge]),
    st.sampled_from(Advice),
    st.booleans(),
)


def said_anew(revised: Case) -> list[tuple[Any, ...]]:
    """Return what every rule's own function says of a wording, where each line is related."""
    assert all(line.entry.relation is not None for line in revised.body.kept)
    return [tuple(rule.function(revised)) for rule in CLAIM_RULES.values()]


def rulings(results: tuple[RuleResult, ...]) -> list[tuple[Any, ...]]:
    """Return what results say without the names of their rules."""
    return [(r.outcome, r.message, r.severity, r.at, r.help, r.missing, r.once) for r in results]


def sentences(case: Case, drawn: Proposal) -> Iterator[Proposal]:
    """Yield the sentences that would be offered for a claim, the reviewer's and one drawn."""
    own = own_proposal(case)
    yield drawn
    if own is not None:
        yield own
    if case.body.points is not None and case.certainty.used is not None:
        yield from candidates(case)


@settings(law, max_examples=150)
@given(claims, proposals)
def test_a_sentence_gets_from_every_rule_what_it_would_if_all_were_asked_of_it(
    record: dict[str, Any], drawn: Proposal
) -> None:
    case = weighed(record)
    run(case)
    for proposal in sentences(case, drawn):
        revised = rewritten(case, proposal)
        assert rulings(run_reworded(revised, case, ALL)) == said_anew(revised)


@law
@given(claims, proposals)
def test_the_ceilings_of_a_sentence_are_those_worked_out_anew(
    record: dict[str, Any], drawn: Proposal
) -> None:
    case = weighed(record)
    for proposal in sentences(case, drawn):
        revised = rewritten(case, proposal)
        used = case.certainty.used
        chain = used is Certainty.NO_EVIDENCE and case.ceiling.hedge is Hedge.UNCERTAIN
        claim, kind, species = revised.claim, revised.kind, revised.species
        anew = ceiling_of(claim, kind, species, revised.body, used, case.lifted, chain)
        assert revised.ceiling == anew


def test_what_was_said_of_a_claim_stands_for_a_sentence_that_asserts_the_same() -> None:
    case = weighed({"evidence": [line("trial", "supports")], "certainty": "low"})
    said = run(case)
    same = Proposal("Bands may raise size.", case.relation, Hedge.MAY)
    taken = run_reworded(rewritten(case, same), case, ALL)
    for own, result in zip(said, taken, strict=True):
        if not CLAIM_RULES[own.code].reads_phrasing:
            assert result is own


def test_another_relation_is_asked_of_every_rule_anew() -> None:
    case = weighed({"evidence": [line("one-arm", "supports")], "wording": EFFECT})
    assert outcome(run(case), "OS20") is Outcome.FLAG
    weaker = Proposal("Size rises in those with bands.", Relation.ASSOCIATION, Hedge.MAY)
    taken = run_reworded(rewritten(case, weaker), case, ALL)
    assert outcome(taken, "OS20") is Outcome.NOT_APPLICABLE


def outcome(results: tuple[RuleResult, ...], code: str) -> Outcome:
    return next(result.outcome for result in results if result.code == code)
