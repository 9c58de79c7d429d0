"""Whatever a record holds, the ledger and the line for one person are told and never crash."""

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from build import weighed
from claimgrade.assess.numbers.ledger import ledger
from claimgrade.assess.numbers.one_person import for_one_person
from claimgrade.model.ledger import Agreement
from claimgrade.model.vocabulary import GroupRole, IntervalKind, Statistic
from rule_checks import line, study

PRINTED = st.sampled_from(
    ["0", "-0", "1", "2.50", "-3", "0.0004", "8.6", "100", "1e300", "-1e-300", "1e20", "unknown"]
)
UNITS = st.sampled_from(["%", "times", "kg", "minutes", "percentage points", "% of users", "=x"])
PEOPLE = st.sampled_from(["0", "1", "12", "100"])


def optional(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


groups = st.lists(
    optional(
        role=st.sampled_from([role.value for role in GroupRole]),
        n=PEOPLE,
        events=PEOPLE,
        total=PEOPLE,
        **dict.fromkeys(
            ("mean", "before", "low", "high", "median", "change", "change_sd", "sd", "spread"),
            PRINTED,
        ),
    ),
    max_size=3,
).map(lambda found: [{"name": f"g{place}", **one} for place, one in enumerate(found)])

results = optional(
    **dict.fromkeys(("estimate", "low", "high", "mid", "prediction_low"), PRINTED),
    prediction_high=PRINTED,
    groups=groups,
    unit=UNITS,
    statistic=st.sampled_from([statistic.value for statistic in Statistic]),
    interval=st.sampled_from([kind.value for kind in IntervalKind]),
    direction=st.sampled_from(["increase", "decrease", "none"]),
    people=PEOPLE,
    p=st.sampled_from(["p = 0.04", "ns", "0.04"]),
)

numbers = st.builds(
    lambda value, more: {"value": value, **more},
    PRINTED.filter(lambda value: value != "unknown"),
    optional(
        high=PRINTED.filter(lambda value: value != "unknown"),
        unit=UNITS,
        statistic=st.sampled_from([statistic.value for statistic in Statistic]),
        role=st.sampled_from(["point", "max", "min", "range"]),
        scale=st.sampled_from(["absolute", "relative", "percentage-points"]),
        about=st.sampled_from(["true", "false"]),
    ),
)


RISE = {
    "unit": "kg",
    "statistic": "mean",
    "groups": [{"name": "g", "before": "1", "mean": "1e300"}],
}
TIMES = {"value": "2", "unit": "times"}


@settings(max_examples=30, deadline=None)
@example(TIMES, [RISE], "increase", None)
@example(TIMES, [{"estimate": "1e-300", "statistic": "ratio"}], "increase", None)
@given(
    number=numbers,
    measured=st.lists(results, min_size=1, max_size=2),
    direction=st.sampled_from(["increase", "decrease", "none"]),
    percent=st.sampled_from(["0", "0.01", "30", "100", None]),
)
def test_every_record_is_told_and_what_is_told_has_its_cells(
    number: dict[str, Any],
    measured: list[dict[str, Any]],
    direction: str,
    percent: str | None,
) -> None:
    keys = [f"s{place}" for place in range(len(measured))]
    claim: dict[str, Any] = {
        "numbers": [number],
        "evidence": [line(key) for key in keys],
        "direction": direction,
    }
    if percent is not None:
        claim["baseline_risk"] = {"percent": percent, "source": "cohort"}
    studies = {key: study(result=one) for key, one in zip(keys, measured, strict=True)}
    case = weighed({"claim": claim, "studies": studies})
    (row,) = ledger(case)
    assert bool(row.cells) is bool(row.value) is bool(row.arithmetic) is bool(row.formula)
    if row.agreement in (Agreement.AGREES, Agreement.EXTREME, Agreement.WRONG_STATISTIC):
        assert row.cells
    if row.agreement is Agreement.OPEN:
        assert row.note.startswith("waits for ")
    if row.absolute is not None:
        assert 0 <= row.absolute.with_it <= row.absolute.per
        assert row.absolute.per in (100, 1000)
    for one in for_one_person(case):
        assert one.line
        assert one.reported is ("spread not reported" not in one.line)
