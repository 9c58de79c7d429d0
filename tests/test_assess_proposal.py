"""A sentence put in a claim's place is read as the claim that it would be."""

from typing import Any

from build import weighed
from claimgrade.assess.case import Case
from claimgrade.assess.verdict import decide
from claimgrade.assess.wording.offered import Words, words_for
from claimgrade.assess.wording.proposal import Proposal, body_direction, rewritten
from claimgrade.model.vocabulary import Advice, Direction, Hedge, Kind, Relation, Species, Verdict
from tables import for_each_row

LINE = {"source": "trial", "result": "size", "relation": "supports", "finding": "It grew."}
ASSERTS = {"intervention": {"what": "light training"}, "outcome": {"name": "muscle size"}}


def trial(species: str = "human", **result: Any) -> dict[str, Any]:
    one = {"id": "size", "contrast": "conditions", "direction": "increase", **result}
    people = {"species": species}
    return {"trial": {"design": "randomised-trial", "population": people, "results": [one]}}


def case(studies: dict[str, Any] | None = None, **claim: Any) -> Case:
    """Return a claim of an effect that one randomised trial in people supports."""
    fields = {"evidence": [LINE], "asserts": ASSERTS, "certainty": "low", **claim}
    return weighed({"claim": fields, "studies": studies or trial()})


def sentence(text: str, **fields: Any) -> Proposal:
    return Proposal(text, fields.pop("relation", None), Hedge.MAY, **fields)


def test_a_sentence_that_names_a_species_speaks_of_that_one() -> None:
    """In rats the ceiling of evidence from rats is that of its certainty."""
    about_people = case(trial("animal"))
    assert about_people.ceiling.hedge is Hedge.UNCERTAIN
    revised = rewritten(about_people, sentence("In rats, light training may build muscle."))
    assert revised.species is Species.ANIMAL
    asserts = revised.claim.asserts
    assert asserts is not None
    assert asserts.population is not None
    assert asserts.population.species is Species.ANIMAL
    assert asserts.outcome is not None
    assert asserts.outcome.name == "muscle size"
    assert revised.ceiling.hedge is Hedge.MAY
    without = case(trial("animal"), asserts=None)
    named = rewritten(without, sentence("In rats, light training may build muscle."))
    assert named.claim.asserts is not None


def test_a_sentence_that_names_no_species_speaks_of_the_claims() -> None:
    revised = rewritten(case(), sentence("Light training may build muscle."))
    assert revised.species is Species.HUMAN
    assert revised.claim.asserts == case().claim.asserts


def test_a_sentence_has_its_own_words_hedge_and_advice_and_recommends_no_other() -> None:
    recommended = {"text": "It may.", "hedge": "may"}
    before = case(advice="addressed", recommended_wording=recommended, plural_cue="many")
    revised = rewritten(before, sentence("If it suits you, it may help.", advice=Advice.IMPLIED))
    claim = revised.claim
    assert (claim.statement, revised.quoted) == (("If it suits you, it may help.",) * 2)
    assert claim.wording is not None
    assert (claim.wording.relation, claim.wording.hedge) == (Relation.EFFECT, Hedge.MAY)
    assert (claim.advice, revised.advice) == (Advice.IMPLIED, Advice.IMPLIED)
    assert claim.plural_cue is None
    assert claim.recommended_wording is None


@for_each_row(
    ("declared", "relation", "advice", "kind"),
    [
        # kind declared for the claim; relation and advice of the sentence; kind of the sentence
        ("causal", Relation.EFFECT, Advice.NONE, Kind.CAUSAL),
        ("causal", Relation.ASSOCIATION, Advice.NONE, Kind.OBSERVATION),
        ("quantity", Relation.ASSOCIATION, Advice.NONE, Kind.OBSERVATION),
        ("recommendation", Relation.EFFECT, Advice.STATED, Kind.RECOMMENDATION),
        ("recommendation", Relation.EFFECT, Advice.IMPLIED, Kind.CAUSAL),
        ("safety", Relation.ASSOCIATION, Advice.NONE, Kind.SAFETY),
    ],
)
def test_a_declared_kind_is_kept_where_it_still_fits(
    declared: str, relation: Relation, advice: Advice, kind: Kind
) -> None:
    revised = rewritten(case(kind=declared), sentence("It may.", relation=relation, advice=advice))
    assert revised.kind is kind


def test_a_quantity_stays_one_where_the_sentence_repeats_the_number() -> None:
    number = {"value": "10", "unit": "%", "scale": "relative"}
    before = case(kind="quantity", numbers=[number])
    with_number = sentence("It may build 10 % more.", relation=Relation.ASSOCIATION)
    assert rewritten(before, with_number).kind is Kind.QUANTITY
    without = sentence("It may build more.", relation=Relation.ASSOCIATION)
    assert rewritten(before, without).kind is Kind.OBSERVATION


DISPUTE = {**LINE, "relation": "disputes"}


@for_each_row(
    ("results", "direction"),
    [
        (["decrease"], Direction.DECREASE),
        (["none"], Direction.NONE),
        (["decrease", "decrease"], Direction.DECREASE),
        (["decrease", "none"], None),
        (["increase"], None),
        (["unknown"], None),
    ],
)
def test_a_body_that_points_against_goes_the_way_its_results_agree_on(
    results: list[str], direction: Direction | None
) -> None:
    studies = {f"s{i}": trial(direction=went)["trial"] for i, went in enumerate(results)}
    lines = [{**DISPUTE, "source": key} for key in studies]
    assert body_direction(case(studies, evidence=lines)) is direction


def words(found: Case) -> Words:
    return words_for(found, decide(found, ()).verdict)


OWN = {"text": "Light training may build muscle.", "relation": "effect", "hedge": "may"}


def test_the_plain_statement_stands_whoever_worded_what_is_offered() -> None:
    plain = words(case()).plain_statement
    assert plain == "Light training may raise muscle size."
    with_own = words(case(recommended_wording=OWN))
    assert (with_own.plain_statement, with_own.withheld) == (plain, ())
    too_strong = words(case(recommended_wording={**OWN, "hedge": "plain"}))
    assert too_strong.plain_statement == plain


def test_a_sentence_offered_in_place_of_the_reviewers_was_checked_like_any_other() -> None:
    computed = words(case()).may_say
    found = words(case(recommended_wording={**OWN, "hedge": "plain"}))
    assert computed is not None
    assert found.may_say is not None
    assert (found.may_say.text, found.may_say.by_reviewer) == (computed.text, False)
    assert (found.may_say.within, found.may_say.checked) == (True, computed.checked)
    assert found.may_say.waiting == computed.waiting
    assert "OS02" in found.may_say.checked
    (withheld,) = found.withheld
    assert (withheld.text, withheld.by_reviewer) == (OWN["text"], True)


def test_before_the_check_the_reviewers_wording_is_withheld_as_it_is() -> None:
    found = words_for(case(recommended_wording=OWN), Verdict.UNRESOLVED)
    assert found.plain_statement.startswith("Not checked yet: ")
    assert found.may_say is None
    assert [w.text for w in found.withheld] == [OWN["text"]]


def test_an_unchecked_claim_without_a_line_says_that_none_is_linked() -> None:
    found = words_for(case(evidence=[]), Verdict.UNRESOLVED)
    assert found.plain_statement.startswith("Not checked yet, as no evidence is linked: ")
