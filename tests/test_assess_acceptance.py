"""What a review must do to be accepted, a test a row, from one sound claim.

Rows that are proved elsewhere: a seed and a twin for every rule (test_seeded_review); a needed
field deleted in turn (test_assess_catalogue); one rendering like the next
(test_assess_laws: three times the same, whatever the order of lines and files); lints of
judgements (test_assess_lints); an exact re-anchoring of quotes (test_language_anchoring_exact);
.bib files with faults (test_workspace_bibtex); reports read without colour or a screen
(test_reports_pages, tests/browser).
"""

import copy
import datetime
from typing import Any

from build import ARTICLE, CLAIM, assessed, result, weighed, workspace_of
from claimgrade.assess.review import assess
from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.signing.digests import digests_of
from claimgrade.assess.signing.review_queue import review_queue
from claimgrade.language.anchoring.exact import find
from claimgrade.model.assessment import Assessment, Outcome
from claimgrade.model.missing import Missing
from claimgrade.model.plain import plain
from claimgrade.model.signature import Part, Wait
from tables import for_each_row

SOUND: dict[str, Any] = {
    "claim": {
        "quote": {"exact": "Bands build muscle"},
        "statement": "Training with bands increases muscle size.",
        "wording": {"relation": "effect", "hedge": "plain"},
        "certainty": "high",
        "because": "A large trial without a flaw.",
        "kind": "causal",
        "asserts": {"outcome": {"name": "muscle size", "class": "final"}, "horizon": "training"},
        "advice": "none",
        "omits": "none",
        "numbers": [{"value": "2", "unit": "cm", "role": "point", "scale": "absolute"}],
        "evidence": [
            {
                "source": "trial",
                "result": "size",
                "relation": "supports",
                "finding": "Thighs were 2 cm wider.",
                "locator": {"table": "2"},
            }
        ],
    },
    "studies": {
        "trial": {
            "design": "randomised-trial",
            "n": "500",
            "population": {"species": "human", "who": "adults"},
            "results": [
                {
                    "id": "size",
                    "outcome": "muscle size",
                    "class": "final",
                    "contrast": "conditions",
                    "time": "8 weeks",
                    "direction": "increase",
                    "primary": "true",
                    "estimate": "2",
                    "low": "1",
                    "high": "3",
                    "statistic": "mean-difference",
                    "unit": "cm",
                    "locator": {"table": "2"},
                }
            ],
        }
    },
}


def left(path: str) -> dict[str, Any]:
    """Return the sound record without one field, by its dotted path."""
    record = copy.deepcopy(SOUND)
    *way, last = path.split(".")
    node: Any = record
    for step in way:
        node = node[int(step) if step.isdigit() else step]
    del node[last]
    return record


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the sound record with one field at another value."""
    record = copy.deepcopy(SOUND)
    *way, last = path.split(".")
    node: Any = record
    for step in way:
        node = node[int(step) if step.isdigit() else step]
    node[last] = value
    return record


def waiting_for(found: Assessment, field: str) -> set[str]:
    return {
        r.code
        for r in found.results
        if r.outcome is Outcome.UNRESOLVED and any(m.field.endswith(field) for m in r.missing)
    }


def test_the_sound_claim_is_supported_and_nothing_is_open_that_could_change_it() -> None:
    found = assessed(SOUND, fill=False)
    assert found.verdict == "supported"
    assert found.provisional == ()
    assert not [r for r in found.results if r.outcome is Outcome.FLAG]


LEVEL_1 = {
    "claim.quote": "quote",
    "claim.quote.exact": "quote.exact",
    "claim.statement": "statement",
    "claim.wording": "wording.relation",
    "claim.wording.relation": "wording.relation",
    "claim.wording.hedge": "wording.hedge",
    "claim.certainty": "certainty",
    "claim.because": "because",
    "claim.evidence.0.source": "evidence.0.source",
    "claim.evidence.0.relation": "evidence.0.relation",
    "claim.evidence.0.finding": "evidence.0.finding",
}


@for_each_row("path", LEVEL_1)
def test_without_a_field_of_the_first_level_the_verdict_waits_and_names_it(path: str) -> None:
    found = assessed(left(path), fill=False)
    assert found.verdict == "unresolved"
    assert LEVEL_1[path] in found.verdict_reason


def test_points_is_needed_only_where_lines_both_support_and_dispute() -> None:
    record = copy.deepcopy(SOUND)
    against = {"source": "other", "relation": "disputes", "finding": "They were not wider."}
    record["claim"]["evidence"].append(against)
    found = assessed(record, fill=False)
    assert (found.verdict, "points" in found.verdict_reason) == ("unresolved", True)


def test_the_day_of_the_search_is_needed_only_where_nothing_tests_the_claim() -> None:
    record = changed("claim.evidence.0.relation", "background")
    found = assessed(record, fill=False)
    assert (found.verdict, "searched_on" in found.verdict_reason) == ("unresolved", True)
    record["claim"]["searched_on"] = "2026-11-22"
    assert assessed(record, fill=False).verdict == "unsupported"


_RESULT = "studies.trial.results.0"

# Every field of the second level: which rules then wait, and which of them could worsen a verdict.
# 'who', a locator (its absence is what SI08 flags) and advice (none by default) open nothing.
LEVEL_2: dict[str, tuple[set[str], set[str]]] = {
    "studies.trial.design": ({"OS01", "OS23", "SI05", "SI07"}, {"OS01"}),
    "studies.trial.n": ({"OS23"}, set()),
    "studies.trial.population.species": ({"OS08", "OS09"}, {"OS08", "OS09"}),
    "studies.trial.population": ({"OS08", "OS09"}, {"OS08", "OS09"}),
    "studies.trial.population.who": (set(), set()),
    f"{_RESULT}.outcome": (set(), set()),
    f"{_RESULT}.class": ({"OS10", "OS11", "OS12"}, {"OS10", "OS11", "OS12"}),
    f"{_RESULT}.contrast": ({"OS01", "OS20"}, {"OS01", "OS20"}),
    f"{_RESULT}.time": ({"OS11"}, {"OS11"}),
    f"{_RESULT}.locator": (set(), set()),
    "claim.asserts.outcome.class": ({"OS10", "OS12"}, {"OS10", "OS12"}),
    "claim.asserts.outcome.name": ({"OS24b"}, set()),
    "claim.advice": (set(), set()),
    "claim.omits": ({"OS31"}, set()),
}


@for_each_row("path", LEVEL_2)
def test_without_a_field_of_the_second_level_the_verdict_stands(path: str) -> None:
    waits, worse = LEVEL_2[path]
    found = assessed(left(path), fill=False)
    assert found.verdict == "supported"
    before = {r.code for r in assessed(SOUND, fill=False).unresolved}
    assert {r.code for r in found.unresolved} - before == waits
    assert set(found.provisional) == worse
    assert (found.worst is not None) is bool(worse)


# Which rules wait for a number, and which of them could worsen a verdict.
LEVEL_3: dict[str, tuple[set[str], set[str]]] = {
    f"{_RESULT}.estimate": ({"OS17"}, {"OS17"}),
    f"{_RESULT}.low": ({"OS06"}, {"OS06"}),
    f"{_RESULT}.statistic": ({"OS06", "OS21"}, {"OS06"}),
    "claim.numbers.0.unit": ({"OS17", "OS21"}, {"OS17"}),
}


@for_each_row("path", LEVEL_3)
def test_without_a_field_of_the_third_level_the_verdict_stands_and_is_provisional(
    path: str,
) -> None:
    waits, worse = LEVEL_3[path]
    found = assessed(left(path), fill=False)
    assert found.verdict == "supported"
    assert waits <= {r.code for r in found.unresolved}
    assert set(found.provisional) == worse


CAN_BE_UNKNOWN = [
    path
    for path, (waits, _) in LEVEL_2.items()
    if waits and not path.endswith((".name", ".population"))
]


@for_each_row("path", CAN_BE_UNKNOWN)
def test_a_field_of_the_second_level_that_is_not_reported_leaves_the_verdict_final(
    path: str,
) -> None:
    found = assessed(changed(path, "unknown"), fill=False)
    assert found.verdict == "supported"
    assert found.provisional == ()


def test_a_rule_without_its_precondition_is_not_applicable_and_not_in_the_sums() -> None:
    found = assessed(left("claim.numbers"), fill=False)
    without_numbers = {"OS17", "OS18", "OS19", "OS21"}
    for code in without_numbers:
        assert result(found, code).outcome is Outcome.NOT_APPLICABLE
    whole = assessed(SOUND, fill=False)
    asked = {r.code for r in whole.results if r.outcome is not Outcome.NOT_APPLICABLE}
    lost = len(asked & without_numbers)
    assert lost > 0
    assert found.sums.not_applicable == whole.sums.not_applicable + lost
    assert found.sums.passed == whole.sums.passed - lost


@for_each_row(
    ("certainty", "verdict"),
    [
        ("high", "contradicted"),
        ("moderate", "contradicted"),
        ("low", "unsupported"),
        ("very-low", "unsupported"),
    ],
)
def test_only_disputing_lines_contradict_at_moderate_certainty_and_above(
    certainty: str, verdict: str
) -> None:
    record = changed("claim.evidence.0.relation", "disputes")
    record["claim"]["certainty"] = certainty
    found = assessed(record, fill=False)
    assert found.verdict == verdict
    assert "points the other way" in found.verdict_reason
    assert f"{certainty.replace('-', ' ')} certainty" in found.verdict_reason


def observed(relation: str, hedge: str, certainty: str) -> Assessment:
    record = copy.deepcopy(SOUND)
    record["claim"]["wording"] = {"relation": relation, "hedge": hedge}
    record["claim"]["certainty"] = certainty
    record["studies"]["trial"]["design"] = "cohort"
    record["studies"]["trial"]["results"][0]["contrast"] = "correlation"
    return assessed(record, fill=False)


def test_an_observational_body_bears_out_an_association_and_an_effect_is_one_fault() -> None:
    assert observed("association", "plain", "high").verdict == "supported"
    as_effect = observed("effect", "plain", "low")
    assert as_effect.verdict == "overstated"
    open_faults = [f.code for f in as_effect.flags if f.counts]
    assert open_faults == ["OS02"]
    assert result(as_effect, "OS01").once == "start"


@for_each_row(
    ("design", "contrast", "outcome", "verdict"),
    [
        ("randomised-crossover", "conditions", Outcome.PASS, "supported"),
        ("randomised-trial", "change", Outcome.FLAG, "misleading"),
    ],
)
def test_a_crossover_is_no_change_in_one_arm(
    design: str, contrast: str, outcome: Outcome, verdict: str
) -> None:
    record = copy.deepcopy(SOUND)
    trial = record["studies"]["trial"]
    trial["design"] = design
    trial["results"][0] |= {"contrast": contrast, "paired": "true"}
    found = assessed(record, fill=False)
    assert result(found, "OS20").outcome is outcome
    assert found.verdict == verdict


# A level for the same fact: each rule that compares what was studied with what is claimed.
ONCE = [
    ("OS10", "class", "mechanism"),
    ("OS11", "time", "15 minutes"),
    ("OS12", "class", "surrogate"),
]


@for_each_row(("code", "field", "value"), ONCE)
def test_a_fact_that_took_a_level_for_indirectness_is_shown_once_and_counted_once(
    code: str, field: str, value: str
) -> None:
    record = changed(f"{_RESULT}.{field}", value)
    alone = assessed(record, fill=False)
    assert (alone.verdict, alone.sums.flagged, alone.sums.once) == ("overstated", 1, 0)
    indirect = {"concern": "serious", "levels": "1", "reason": "Another outcome."}
    record["claim"]["judgements"] = [{"by": "AB", "domains": {"indirectness": indirect}}]
    record["claim"] |= {
        "certainty": "moderate",
        "wording": {"relation": "effect", "hedge": "probably"},
    }
    found = assessed(record, fill=False)
    shown = [r for r in found.results if r.code == code]
    assert [(r.outcome, r.severity, r.once) for r in shown] == [
        (Outcome.FLAG, "info", "indirectness")
    ]
    assert (found.verdict, found.sums.flagged, found.sums.once) == ("supported", 0, 1)


def test_the_same_record_rendered_thrice_gives_the_same() -> None:
    said = []
    for _ in range(3):
        review = assess(workspace_of(SOUND, fill=False))
        found = review.assessments[0]
        counted = found.details.independence
        assert counted is not None
        numbers = (counted.citations, counted.data_sets, counted.people, found.sums)
        said.append((review, found.verdict, found.certainty, numbers, found.details))
    assert said[0] == said[1] == said[2]
    assert said[0][3][:3] == (1, 1, 500)


def two_claims() -> dict[str, Any]:
    record = copy.deepcopy(SOUND)
    record["claims"] = {"other": copy.deepcopy(record["claim"])}
    for key in (CLAIM, "other"):
        case = ruled_cases(workspace_of(record, fill=False))[f"{ARTICLE}/{key}"][0]
        digests = plain(digests_of(case))
        own = record["claim"] if key == CLAIM else record["claims"][key]
        own["review"] = [{"by": "AB", "on": "2026-11-22", "digests": digests}]
    return record


def queue(record: dict[str, Any]) -> list[tuple[str, tuple[Wait, ...], set[Part]]]:
    cases = [case for case, _ in ruled_cases(workspace_of(record, fill=False)).values()]
    waiting = review_queue(cases, datetime.date(2026, 11, 22))
    return [(w.id, w.waits, {p for s in w.signatures for p in s.changed}) for w in waiting]


def test_a_claim_reworded_by_one_letter_alone_goes_stale() -> None:
    record = two_claims()
    assert queue(record) == []
    record["claim"]["quote"]["exact"] = "Bands build muscles"
    assert queue(record) == [(CLAIM, (Wait.STALE,), {Part.CLAIM})]
    review = assess(workspace_of(record, fill=False))
    stale = {a.id: result(a, "SI10").outcome for a in review.assessments}
    assert stale == {CLAIM: Outcome.FLAG, "other": Outcome.PASS}


def test_a_study_that_changes_makes_every_claim_that_rests_on_it_stale() -> None:
    record = two_claims()
    record["studies"]["trial"]["n"] = "499"
    assert {(name, *parts) for name, _, parts in queue(record)} == {
        (CLAIM, Part.STUDIES),
        ("other", Part.STUDIES),
    }


def test_a_quote_whose_words_changed_by_a_letter_is_not_taken_for_the_same() -> None:
    text = "Bands build muscle, and cuffs do too."
    assert len(find(text, "Bands build muscle", "", ", and cuffs")) == 1
    assert find(text, "Bands build muscles", "", ", and cuffs") == ()


def test_every_level_below_the_start_has_a_footnote_with_domain_levels_and_fact() -> None:
    record = copy.deepcopy(SOUND)
    facts = {
        "risk-of-bias": ("1", "Nobody was blinded."),
        "indirectness": ("2", "Young men alone, and one muscle."),
    }
    domains = {
        "inconsistency": {"concern": "not-applicable"},
        "imprecision": {"concern": "none", "levels": "0"},
        "publication-bias": {"concern": "not-assessable"},
    }
    for domain, (levels, fact) in facts.items():
        concern = {"1": "serious", "2": "very-serious"}[levels]
        domains[domain] = {"concern": concern, "levels": levels, "reason": fact}
    record["claim"]["judgements"] = [{"by": "AB", "domains": domains}]
    record["claim"] |= {
        "certainty": "very-low",
        "wording": {"relation": "effect", "hedge": "uncertain"},
    }
    case = weighed(record)
    assert (case.certainty.start, case.certainty.computed) == ("high", "very-low")
    notes = [note.text for note in case.certainty.footnotes]
    assert [note.letter for note in case.certainty.footnotes] == ["a", "b"]
    for note, (domain, (levels, fact)) in zip(notes, facts.items(), strict=True):
        assert domain.replace("-", " ") in note.casefold()
        assert f"−{levels}" in note
        assert fact.rstrip(".") in note
    assert assess(workspace_of(record)).findings == ()


def test_a_field_that_waits_is_named_with_the_path_in_its_file() -> None:
    found = assessed(left("studies.trial.design"), fill=False)
    assert result(found, "OS01").missing == (Missing("studies.trial.design"),)
    assert waiting_for(found, "studies.trial.design") >= {"OS01", "OS23"}
