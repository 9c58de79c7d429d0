"""Every sentence that is offered is held to the rules first, the reviewer's own no less."""

from typing import Any

import pytest

from build import assessed, result, workspace_of
from claimgrade.assess.case import Case, Context
from claimgrade.assess.ruled_claims import case_of
from claimgrade.assess.wording.ceiling import ceiling_of
from claimgrade.assess.wording.figures_said import numbers_said
from claimgrade.assess.wording.offered import words_for
from claimgrade.assess.wording.proposal import Proposal, rewritten
from claimgrade.model.assessment import Assessment
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.details import MaySay
from claimgrade.model.vocabulary import Hedge, Relation, Verdict
from claimgrade.workspace.schema.records import record_from
from sentences import AGAINST, ASSERTS, LINE, TRIAL, X, Y, cells, made_of_cell, results_go, said
from tables import for_each_row

OWN = "Light training may build muscle."


def own(text: str = OWN, **fields: str) -> dict[str, str]:
    return {"text": text, "relation": "effect", "hedge": "may", **fields}


def offered(found: Assessment) -> MaySay:
    assert found.may_say is not None
    return found.may_say


def why_withheld(found: Assessment) -> tuple[tuple[str, ...], str]:
    """Return codes and reasons for which the reviewer's wording is withheld."""
    first = found.details.withheld[0]
    assert first.by_reviewer
    assert not (found.may_say and found.may_say.by_reviewer)
    return first.failed, "; ".join(first.reasons)


def test_the_reviewers_wording_is_offered_where_nothing_stands_against_it() -> None:
    said_own = offered(said("low", recommended_wording=own()))
    assert (said_own.text, said_own.by_reviewer, said_own.within) == (OWN, True, True)


def test_no_wording_is_offered_before_the_claim_is_checked() -> None:
    found = said("low", evidence=[], recommended_wording=own(hedge="untested"))
    assert found.verdict == "unresolved"
    assert found.may_say is None
    assert why_withheld(found) == ((), "the claim is not checked yet")


BEYOND = [
    (own("Light training probably builds muscle.", hedge="probably"), "OS02", "above the ceiling"),
    (own("Light training builds muscle.", hedge="plain"), "OS02", "above the ceiling 'may'"),
    (own(advice="stated"), "OS05", "advice"),
    (own(advice="addressed"), "OS05", "advice"),
    ({"text": OWN, "relation": "effect"}, "OS02", "hedge is not recorded"),
]


@for_each_row(("wording", "code", "words"), BEYOND)
def test_a_wording_beyond_a_ceiling_is_withheld_and_the_computed_sentence_offered(
    wording: dict[str, str], code: str, words: str
) -> None:
    found = said("low", recommended_wording=wording)
    codes, reasons = why_withheld(found)
    assert code in codes
    assert words in reasons
    computed = offered(found)
    assert (computed.text, computed.by_reviewer) == (f"{X} may raise {Y}.", False)
    assert reasons in computed.reason


COHORT = {"trial": {**TRIAL["trial"], "design": "cohort"}}


def test_a_wording_is_held_to_the_relation_that_the_body_shows() -> None:
    codes, reasons = why_withheld(said("low", studies=COHORT, recommended_wording=own()))
    assert "OS01" in codes
    assert "'effect' is above 'association'" in reasons
    linked = own("Light training may go with more muscle.", relation="association")
    assert offered(said("low", studies=COHORT, recommended_wording=linked)).by_reviewer


def test_a_sentence_that_leaves_the_matter_open_asserts_no_relation() -> None:
    open_end = own("Whether light training builds muscle is very uncertain.", hedge="uncertain")
    found = said("very-low", studies=COHORT, recommended_wording=open_end)
    assert offered(found).by_reviewer


def test_the_ceiling_holds_for_the_sentence_in_place_of_a_contradicted_claim() -> None:
    plain = own("Bands do nothing for muscle.", hedge="plain")
    found = said("moderate", evidence=[AGAINST], recommended_wording=plain)
    codes, reasons = why_withheld(found)
    assert codes == ("OS02",)
    assert "above the ceiling 'probably'" in reasons


# Text, hedge declared for it, and whether the text bears the declaration out.
HEARD = [
    ("Light training may build muscle.", "may", True),
    ("It is possible that light training could build muscle.", "may", True),
    ("Light training builds muscle.", "may", False),
    ("Light training probably builds muscle.", "may", False),
    ("Light training seems to build muscle.", "may", False),
    ("The trial proves that light training may build muscle.", "may", False),
    ("Light training may build muscle, guaranteed.", "may", False),
    ("Light training may build muscle, though this is not proven.", "may", True),
    ("Light training may build muscle; it has never been definitively shown.", "may", True),
    ("Light training may build muscle.", "uncertain", False),
    ("It is unclear whether light training builds muscle.", "uncertain", True),
    ("Nobody has tested whether light training builds muscle.", "uncertain", True),
    ("It is unclear whether light training builds muscle.", "untested", False),
]


@pytest.mark.parametrize(("text", "hedge", "borne_out"), HEARD)
def test_the_words_of_a_sentence_must_bear_out_the_hedge_declared_for_it(
    text: str, hedge: str, borne_out: bool
) -> None:
    found = said("low", recommended_wording=own(text, hedge=hedge))
    assert offered(found).by_reviewer is borne_out
    if not borne_out:
        assert set(why_withheld(found)[0]) <= {"OS02", "OS03"}


def test_a_word_of_proof_is_named_in_the_reason() -> None:
    found = said("low", recommended_wording=own("Trials prove that it may build muscle."))
    assert "'prove'" in why_withheld(found)[1]


def test_a_plain_sentence_needs_no_hedge_where_the_evidence_allows_it() -> None:
    plain = own("Light training builds muscle.", hedge="plain")
    assert offered(said("high", recommended_wording=plain)).by_reviewer


def french(text: str) -> Assessment:
    return assessed(
        {
            "article": {"language": "fr"},
            "claim": {
                "asserts": ASSERTS,
                "certainty": "low",
                "evidence": [LINE],
                "recommended_wording": own(text),
            },
            "studies": TRIAL,
        }
    )


def test_in_a_language_without_a_word_list_the_declared_hedge_stands() -> None:
    found = offered(french("L'entraînement léger pourrait développer le muscle."))
    assert found.by_reviewer
    assert "OS27" in found.waiting


FORTY = {"value": "40", "unit": "%", "role": "point", "statistic": "percent-change"}


def with_number(text: str, numbers: list[dict[str, str]] | None, estimate: str) -> Assessment:
    study = results_go("increase", estimate=estimate, unit="%", statistic="percent-change")
    numbered: dict[str, Any] = {} if numbers is None else {"numbers": numbers}
    quote = {"exact": "Bands add 40% of muscle"}
    return said("low", studies=study, quote=quote, recommended_wording=own(text), **numbered)


def test_a_number_repeated_in_the_sentence_is_held_against_the_results() -> None:
    right = with_number("Light training may add 40% of muscle.", [FORTY], "40")
    assert offered(right).by_reviewer
    wrong = with_number("Light training may add 40% of muscle.", [FORTY], "4")
    assert "OS17" in why_withheld(wrong)[0]


def test_a_number_left_out_of_the_sentence_is_not_held_against_it() -> None:
    found = with_number("Light training may add muscle.", [FORTY], "4")
    assert result(found, "OS17").severity == "blocker"
    assert offered(found).by_reviewer


@for_each_row("numbers", [None, [], [FORTY]])
def test_a_figure_that_nobody_recorded_is_not_passed_on(
    numbers: list[dict[str, str]] | None,
) -> None:
    found = with_number("Light training may add 55% of muscle.", numbers, "40")
    codes, reasons = why_withheld(found)
    assert codes == ("OS17",)
    assert "55%" in reasons


def test_a_figure_of_the_linked_result_may_be_said() -> None:
    assert offered(with_number("Light training may add 12% of muscle.", [], "12")).by_reviewer


def test_a_figure_of_the_quote_may_be_said_once_somebody_looked_at_its_numbers() -> None:
    words = "Light training may not add the 40% that is claimed."
    assert offered(with_number(words, [], "12")).by_reviewer
    assert "OS17" in why_withheld(with_number(words, None, "12"))[0]


TOP = {**FORTY, "role": "max"}


def test_a_number_is_the_top_of_a_range_only_in_a_sentence_that_says_so() -> None:
    said_so = with_number("Light training may add up to 40% of muscle.", [TOP], "40")
    assert why_withheld(said_so)[0] == ("OS19",)
    plainly = with_number("In one trial light training may have added 40%.", [TOP], "40")
    assert offered(plainly).by_reviewer


def test_an_appeal_to_many_studies_needs_them() -> None:
    many = own("Numerous studies agree that light training may build muscle.")
    codes, reasons = why_withheld(said("low", recommended_wording=many))
    assert codes == ("OS27",)
    assert "1 independent study supports" in reasons
    pooled = {"trial": {**TRIAL["trial"], "design": "systematic-review", "randomised": "true"}}
    assert offered(said("low", studies=pooled, recommended_wording=many)).by_reviewer


def small_trial(**result: Any) -> dict[str, Any]:
    trial = results_go("increase", **result)
    return {"trial": {**trial["trial"], "n": "12"}}


def test_where_one_small_study_is_all_there_is_the_sentence_says_so() -> None:
    found = said("low", studies=small_trial())
    assert result(found, "OS23").severity == "major"
    assert offered(found).text == f"{X} may raise {Y}, as far as one study can tell."
    assert found.plain_statement == offered(found).text
    assert [w.failed for w in found.details.withheld] == [("OS23",)]


def test_a_framed_statement_of_one_small_study_says_so_too() -> None:
    """The minimum record asserts nothing in parts, and gets its sentence all the same."""
    found = said("low", asserts={}, studies=small_trial())
    assert offered(found).text == (
        "This may be so: Training with bands increases muscle size, as far as one study can tell."
    )
    assert [w.failed for w in found.details.withheld] == [("OS23",)]
    assert found.coach == "reword it: use the sentence that may be said"


def test_a_reviewers_sentence_names_the_one_study_or_is_withheld() -> None:
    named = own("In one small trial light training may have built muscle.")
    assert offered(said("low", studies=small_trial(), recommended_wording=named)).by_reviewer
    found = said("low", studies=small_trial(), recommended_wording=own())
    assert why_withheld(found)[0] == ("OS23",)


def test_one_small_study_that_imprecision_already_counts_needs_no_mention() -> None:
    domains = {"imprecision": {"concern": "serious", "levels": "1", "reason": "12 people"}}
    judgements = [{"by": "AB", "domains": domains}]
    found = said("low", studies=small_trial(), judgements=judgements)
    assert offered(found).text == f"{X} may raise {Y}."


def test_an_effect_that_supporting_lines_cannot_show_is_offered_as_a_link() -> None:
    correlation = results_go("increase", contrast="correlation")
    qualifying = {"source": "other", "relation": "qualifies", "finding": "In some."}
    other = {"other": {"population": {"species": "human"}}}
    found = said("low", studies={**correlation, **other}, evidence=[LINE, qualifying])
    assert found.ceiling.relation is None
    assert offered(found).text == f"{X} may be associated with higher {Y}."
    assert found.details.withheld[0].failed == ("OS01",)


def test_where_the_measured_thing_is_another_the_sentence_leaves_the_matter_open() -> None:
    found = said("low", studies=results_go("increase", **{"class": "surrogate"}))
    assert result(found, "OS12").severity == "major"
    assert offered(found).text == (
        "The evidence leaves it uncertain what training with bands does to muscle size."
    )
    assert [w.failed for w in found.details.withheld] == [("OS12",)]


def test_a_framed_statement_with_nothing_weaker_to_say_is_not_offered() -> None:
    thin = {"outcome": {"name": Y, "class": "final"}}
    studies = results_go("increase", **{"class": "surrogate"})
    wording = {"relation": "effect", "hedge": "may"}
    found = said("low", asserts=thin, studies=studies, wording=wording)
    assert found.verdict == "overstated"
    assert found.may_say is None
    assert found.plain_statement == (
        "As it is worded, this goes beyond the evidence: Training with bands increases muscle size."
    )
    assert found.coach == "do not teach it as worded"


def test_what_an_article_leaves_out_does_not_stand_against_a_sentence() -> None:
    harm = {"what": "clots", "hides": "harm"}
    found = said("low", omits=harm, recommended_wording=own())
    assert result(found, "OS31").severity == "blocker"
    assert offered(found).by_reviewer


def test_a_flag_that_was_accepted_does_not_stand_against_a_sentence() -> None:
    accepted = [{"code": "OS23", "reason": "a rare sport", "by": "AB", "on": "2026-11-22"}]
    found = said("low", studies=small_trial(), accepted=accepted)
    assert offered(found).text == f"{X} may raise {Y}."


RATS = {"trial": {**TRIAL["trial"], "population": {"species": "animal"}}}


def test_a_sentence_about_people_on_rats_alone_is_withheld_and_one_that_names_them_is_not() -> None:
    people = said("low", studies=RATS, recommended_wording=own())
    assert why_withheld(people)[0][0] == "OS02"
    assert "OS08" in why_withheld(people)[0]
    named = own("In rats light training may build muscle.")
    assert offered(said("low", studies=RATS, recommended_wording=named)).by_reviewer


ZERO = {"estimate": "1", "statistic": "mean-difference", "unit": "kg"}
NO_DIFFERENCE = own("Bands may make no difference to muscle.")


def test_in_place_of_a_contradicted_claim_no_difference_must_be_shown_too() -> None:
    wide = results_go("none", low="-5", high="7", mid="2", **ZERO)
    found = said("low", studies=wide, evidence=[AGAINST], recommended_wording=NO_DIFFERENCE)
    assert why_withheld(found)[0] == ("OS07",)
    assert offered(found).text.startswith("The evidence leaves it uncertain")
    narrow = results_go("none", low="-1", high="1.5", mid="2", **ZERO)
    shown = said("low", studies=narrow, evidence=[AGAINST], recommended_wording=NO_DIFFERENCE)
    assert offered(shown).by_reviewer


def test_advice_at_low_certainty_needs_its_condition_in_the_sentence() -> None:
    bare = own("Light training may be worth doing.", advice="stated")
    condition = "if heavy loads hurt"
    withheld = said("low", condition=condition, recommended_wording=bare)
    assert why_withheld(withheld)[0] == ("OS05",)
    conditional = own("If heavy loads hurt, light training may be tried.", advice="stated")
    assert offered(said("low", recommended_wording=conditional)).by_reviewer
    told = own("If heavy loads hurt, you may try light training.", advice="addressed")
    assert why_withheld(said("low", recommended_wording=told))[0] == ("OS05",)


def test_what_cannot_be_checked_may_be_called_untested() -> None:
    verdict = {"verdict": "not-checkable", "reason": "'Tone' has no measurable meaning."}
    wording = own("No study was found that tested it.", hedge="untested")
    found = said(verdict=verdict, evidence=[], recommended_wording=wording)
    assert offered(found).by_reviewer


def test_computed_sentences_are_kept_beside_the_reviewers_among_those_withheld() -> None:
    found = said("low", studies=small_trial(), recommended_wording=own())
    assert [w.by_reviewer for w in found.details.withheld] == [True, False]


def would_be(text: str, relation: str = "effect", **claim: Any) -> Case:
    """Return the claim that a sentence would be in the place of another."""
    fields = {"asserts": ASSERTS, "evidence": [LINE], **claim}
    workspace = workspace_of({"claim": fields, "studies": TRIAL})
    case = case_of(workspace.claims["article/claim"], Context(workspace, None))
    return rewritten(case, Proposal(text, Relation(relation), Hedge.MAY))


def test_the_claim_that_a_sentence_would_be_has_the_words_of_the_sentence() -> None:
    case = would_be("It may help.", plural_cue="many", scope="individual", advice="addressed")
    assert case.quoted == case.claim.statement == "It may help."
    assert (case.claim.plural_cue, case.claim.scope, case.advice) == (None, "group", "none")
    assert would_be("It may help you.").claim.scope == "individual"


KINDS = [
    ("causal", "effect", "causal"),
    ("causal", "association", "observation"),
    ("quantity", "effect", "causal"),
    ("recommendation", "description", "observation"),
    ("comparative", "effect", "comparative"),
]


@for_each_row(("declared", "relation", "kind"), KINDS)
def test_a_kind_is_kept_only_where_it_fits_the_sentence(
    declared: str, relation: str, kind: str
) -> None:
    assert would_be("It may help.", relation, kind=declared).kind == kind


def test_in_place_of_a_claim_that_the_body_contradicts_the_sentence_speaks_for_the_body() -> None:
    case = would_be("It may hinder.", evidence=[LINE, AGAINST], points="against")
    assert case.body.points == "for"
    assert case.direction == "none"
    assert [line.place for line in case.body.supporting] == [1]
    assert [line.place for line in case.body.disputing] == [0]


def test_a_sentence_that_only_describes_says_nothing_of_a_direction() -> None:
    wording = {"relation": "effect", "hedge": "plain"}
    claim: dict[str, Any] = {"direction": "none", "wording": wording}
    assert would_be("Harm may be rare.", "description", **claim).claim.direction is None
    assert would_be("It may do nothing.", "effect", **claim).direction == "none"


def numbered(**number: str) -> ClaimedNumber:
    return record_from(ClaimedNumber, number)


def test_a_range_is_repeated_where_either_end_is() -> None:
    twenty_to_thirty = numbered(value="20", high="30", unit="%")
    assert numbers_said((twenty_to_thirty,), "30% of the maximum", "en")
    assert numbers_said((twenty_to_thirty,), "20% of the maximum", "en")
    assert not numbers_said((twenty_to_thirty,), "40% of the maximum", "en")


def test_a_number_is_as_rounded_as_the_sentence_makes_it() -> None:
    (about,) = numbers_said((numbered(value="1200"),), "about 1,200 kcal", "en")
    assert about.about
    (exact,) = numbers_said((numbered(value="2.5", about="true"),), "2,5 kg", "en")
    assert not exact.about
    assert numbers_said((numbered(value="2"),), "it doubles", "en")


@for_each_row("points", ["nowhere", "both"])
def test_no_advice_is_given_where_the_evidence_conflicts_or_lacks(points: str) -> None:
    text = "It is worth doing, although nobody has tested it."
    advice = own(text, advice="stated", hedge="untested")
    claim: dict[str, Any] = {"evidence": [LINE, AGAINST], "points": "both"}
    if points == "nowhere":
        claim = {"evidence": [], "searched_on": "2026-11-22"}
    found = said("low", recommended_wording=advice, **claim)
    assert why_withheld(found)[0] == ("OS05",)
    bare = own("Nobody has tested it.", hedge="untested")
    assert offered(said("low", recommended_wording=bare, **claim)).by_reviewer


def test_a_linked_guideline_carries_the_advice_of_a_sentence() -> None:
    guide = {"trial": {**TRIAL["trial"], "design": "guideline"}}
    advice = own("Light training may be worth doing.", advice="stated", relation="association")
    found = said(
        "low", studies=guide, recommended_wording=advice, wording={"relation": "association"}
    )
    assert "OS05" not in {code for w in found.details.withheld for code in w.failed}


def with_a_mechanism(**claim: Any) -> Case:
    """Return a claim that no study tests, resting on a mechanism whose links hold."""
    fields = {"asserts": ASSERTS, "evidence": [], "searched_on": "2026-11-22", **claim}
    workspace = workspace_of({"claim": {"wording": {"relation": "effect"}, **fields}})
    case = case_of(workspace.claims["article/claim"], Context(workspace, None))
    held = ceiling_of(
        case.claim, case.kind, case.species, case.body, case.certainty.used, False, True
    )
    return case.reworded(case.claim, case.kind, case.body, case.species, held)


def test_what_a_mechanism_alone_speaks_for_is_plausible_but_untested() -> None:
    case = with_a_mechanism()
    assert (case.certainty.used, case.ceiling.hedge) == ("no-evidence", "uncertain")
    words = words_for(case, Verdict.UNSUPPORTED)
    assert words.plain_statement == (
        f"It is plausible, but untested, that training with bands raises {Y} "
        "(searched on 2026-11-22)."
    )
    assert words.may_say is not None
    thin = words_for(with_a_mechanism(asserts={}, statement="Bands help"), Verdict.UNSUPPORTED)
    assert thin.plain_statement == (
        "This is plausible, but untested (searched on 2026-11-22): Bands help."
    )


def test_a_mechanism_alone_allows_no_more_than_plausible() -> None:
    may = {"recommended_wording": own()}
    withheld = words_for(with_a_mechanism(**may), Verdict.UNSUPPORTED).withheld
    assert [w.failed for w in withheld] == [("OS02",)]


@pytest.mark.parametrize("cell", [c for c in cells() if c[-1] == "large"], ids="-".join)
def test_what_was_offered_once_is_offered_again(cell: tuple[str, str, str, str]) -> None:
    relation, direction, certainty, size = cell
    hedges = {"high": "plain", "moderate": "probably", "low": "may", "very-low": "uncertain"}
    again = {
        "text": cells()[cell],
        "relation": relation,
        "hedge": hedges.get(certainty, "untested"),
    }
    found = offered(made_of_cell(relation, direction, certainty, size, recommended_wording=again))
    assert (found.text, found.by_reviewer) == (cells()[cell], True)


def test_a_sentence_says_which_rules_it_was_held_to_and_which_still_wait() -> None:
    found = offered(said("low"))
    assert {"OS01", "OS02", "OS08", "OS20"} <= set(found.checked)
    assert len(found.checked) == len(set(found.checked))
    assert not {"OS31", "OS24b", "SI08"} & set(found.checked)
    assert "OS23" in found.waiting
    assert set(found.waiting) <= set(found.checked)


def test_a_sentence_that_leaves_the_matter_open_is_held_to_its_words_alone() -> None:
    found = offered(said("very-low", studies=COHORT))
    assert "OS02" in found.checked
    assert not {"OS01", "OS08", "OS20", "OS23"} & set(found.checked)


def test_the_sentence_in_place_of_a_contradicted_no_effect_says_the_effect() -> None:
    """Where the body points the other way the sentence states the body's own direction."""
    found = said(kind="no-effect", evidence=[AGAINST])
    assert found.verdict == "contradicted"
    assert offered(found).text == f"{X} raises {Y}."
    assert "OS07" not in offered(found).waiting
