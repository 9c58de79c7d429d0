"""Laws that hold for every record, whatever it says."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from build import assessed, workspace_of
from claimgrade.assess.catalogue import RULES
from claimgrade.assess.review import assess
from claimgrade.model.assessment import Assessment
from claimgrade.model.vocabulary import (
    AgeBand,
    Certainty,
    Concern,
    Contrast,
    Design,
    Domain,
    Hedge,
    Kind,
    Relation,
    Species,
)

GRADES = [c.value for c in Certainty if c is not Certainty.NO_EVIDENCE]
SOURCES = ["a", "b", "c", "d"]

# From most to least favourable to the quoted words.
FAVOUR = [
    "supported",
    "needs-caveat",
    "overstated",
    "misleading",
    "mixed",
    "unsupported",
    "contradicted",
]


def words(values: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([v.value for v in values])


lines = st.lists(
    st.fixed_dictionaries(
        {
            "source": st.sampled_from(SOURCES),
            "relation": st.sampled_from(["supports", "qualifies", "disputes", "background"]),
            "finding": st.just("It was measured."),
        },
        optional={"result": st.just("r"), "verified": st.just({"found": "false"})},
    ),
    max_size=5,
)

result = st.fixed_dictionaries(
    {"id": st.just("r")},
    optional={
        "contrast": words(Contrast),
        "direction": st.sampled_from(["increase", "decrease", "none", "unknown"]),
        "time": st.sampled_from(["15 minutes", "8 weeks", "unknown"]),
        "class": st.sampled_from(["final", "surrogate", "acute-marker", "mechanism", "unknown"]),
        "estimate": st.sampled_from(["2", "290", "unknown"]),
        "statistic": st.sampled_from(["fold-of-baseline", "mean", "unknown"]),
        "comparison": st.sampled_from(["rest", "heavy training", "unknown"]),
    },
)

study = st.fixed_dictionaries(
    {},
    optional={
        "design": words(Design),
        "n": st.sampled_from(["6", "500", "unknown"]),
        "randomised": st.sampled_from(["true", "false", "unknown"]),
        "population": st.fixed_dictionaries(
            {}, optional={"species": words(Species), "age": words(AgeBand)}
        ),
        "results": st.lists(result, max_size=1),
    },
)

domain = st.fixed_dictionaries(
    {"concern": words(Concern)},
    optional={"levels": st.sampled_from(["0", "1", "2", "3"]), "shared_with": words(Domain)},
)

judgement = st.fixed_dictionaries(
    {"by": st.sampled_from(["AB", "CD"]), "domains": st.dictionaries(words(Domain), domain)},
    optional={
        "start": st.sampled_from(GRADES),
        "outcome": st.sampled_from(["size", "strength"]),
        "critical": st.sampled_from(["true", "false"]),
        "size": st.sampled_from(["large", "important", "small", "trivial", "unknown"]),
    },
)

claims = st.fixed_dictionaries(
    {"evidence": lines},
    optional={
        "statement": st.just("Bands build muscle."),
        "wording": st.fixed_dictionaries(
            {}, optional={"relation": words(Relation), "hedge": words(Hedge)}
        ),
        "certainty": words(Certainty),
        "points": st.sampled_from(["for", "against", "both", "nowhere"]),
        "searched_on": st.just("2026-11-22"),
        "kind": words(Kind),
        "direction": st.sampled_from(["increase", "decrease", "none"]),
        "advice": st.sampled_from(["none", "implied", "stated", "addressed"]),
        "condition": st.just("if loads hurt"),
        "omits": st.sampled_from(["none", "unknown", {"what": "clots", "hides": "harm"}]),
        "numbers": st.lists(
            st.fixed_dictionaries(
                {"value": st.sampled_from(["2", "290"])},
                optional={
                    "unit": st.sampled_from(["times", "%"]),
                    "role": st.sampled_from(["point", "max"]),
                },
            ),
            max_size=2,
        ),
        "asserts": st.fixed_dictionaries(
            {},
            optional={
                "horizon": st.sampled_from(["training", "session", "unknown"]),
                "intervention": st.just({"what": "bands"}),
                "outcome": st.just({"name": "muscle size", "class": "final"}),
                "population": st.fixed_dictionaries({}, optional={"species": words(Species)}),
            },
        ),
        "judgements": st.lists(judgement, max_size=3),
    },
)

records = st.fixed_dictionaries(
    {"claim": claims, "studies": st.dictionaries(st.sampled_from(SOURCES), study)},
    optional={"article": st.fixed_dictionaries({"language": st.sampled_from(["en", "fr"])})},
)


@settings(deadline=None)
@given(records)
def test_the_sums_always_add_up_and_every_step_can_be_read(record: dict[str, Any]) -> None:
    found = assessed(record)
    sums = found.sums
    counted = (
        sums.passed
        + sums.flagged
        + sums.accepted
        + sums.once
        + sums.unresolved_absent
        + sums.unresolved_unknown
        + sums.not_applicable
    )
    assert counted == len(RULES) == len(found.results)
    assert all(step.name and step.result and step.because and step.source for step in found.trace)
    assert found.plain_statement.endswith((".", "!", "?"))
    assert found.may_say is None or found.may_say.within


@settings(deadline=None)
@given(records, st.booleans())
def test_the_minimum_record_alone_decides_whether_there_is_a_verdict(
    record: dict[str, Any], fill: bool
) -> None:
    found = assessed(record, fill=fill)
    claim = found.claim
    complete = (
        claim.quote is not None
        and claim.statement is not None
        and claim.wording is not None
        and claim.wording.relation is not None
        and claim.wording.hedge is not None
    )
    if not complete:
        assert found.verdict == "unresolved"


@settings(deadline=None)
@given(records)
def test_the_computed_certainty_stays_between_very_low_and_high(record: dict[str, Any]) -> None:
    computed = assessed(record).certainty.computed
    assert computed is None or computed in GRADES


@settings(deadline=None)
@given(records, st.sampled_from(SOURCES))
def test_a_disputing_line_never_turns_the_verdict_in_favour(
    record: dict[str, Any], source: str
) -> None:
    before = assessed(record)
    if before.claim.points is not None or before.computed_verdict not in FAVOUR:
        return
    dispute = {"source": source, "relation": "disputes", "finding": "It did not."}
    claim = record["claim"]
    more = {**record, "claim": {**claim, "evidence": [*claim["evidence"], dispute]}}
    after = assessed(more)
    if before.points == "nowhere":
        assert after.points == "against"
        assert after.computed_verdict in ("unsupported", "contradicted", "unresolved")
    elif after.computed_verdict in FAVOUR:
        order = FAVOUR.index(after.computed_verdict) - FAVOUR.index(before.computed_verdict)
        assert order >= 0


@settings(deadline=None)
@given(records, words(Hedge), words(Hedge))
def test_a_stronger_hedge_never_narrows_the_gap_nor_improves_the_verdict(
    record: dict[str, Any], one: str, other: str
) -> None:
    weaker, stronger = sorted((one, other), key=lambda hedge: Hedge(hedge).rank)

    def hedged(hedge: str) -> Assessment:
        claim = {**record["claim"], "wording": {"relation": "effect", "hedge": hedge}}
        return assessed({**record, "claim": claim})

    low, high = hedged(weaker), hedged(stronger)
    if low.ceiling.gap is not None and high.ceiling.gap is not None:
        assert low.ceiling.gap <= high.ceiling.gap
    if low.computed_verdict in FAVOUR and high.computed_verdict in FAVOUR:
        assert FAVOUR.index(low.computed_verdict) <= FAVOUR.index(high.computed_verdict)


@settings(deadline=None)
@given(records, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_nothing(record: dict[str, Any], random: Any) -> None:
    before = assessed(record)
    lines = list(record["claim"]["evidence"])
    random.shuffle(lines)
    after = assessed({**record, "claim": {**record["claim"], "evidence": lines}})
    assert (after.verdict, after.points, after.worst) == (
        before.verdict,
        before.points,
        before.worst,
    )
    assert after.certainty.computed == before.certainty.computed
    assert after.ceiling == before.ceiling
    assert after.sums == before.sums
    assert after.plain_statement == before.plain_statement
    said = [(r.code, r.outcome, r.severity) for r in after.results]
    assert said == [(r.code, r.outcome, r.severity) for r in before.results]


@settings(deadline=None, max_examples=30)
@given(records)
def test_the_same_record_gives_the_same_assessment(record: dict[str, Any]) -> None:
    assert assess(workspace_of(record)) == assess(workspace_of(record))
