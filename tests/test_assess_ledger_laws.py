"""Whatever a record holds, the ledger and the line for one person are told and never crash."""

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from build import weighed
from claimgrade.assess.numbers.ledger import ledger
from claimgrade.assess.numbers.one_person import for_one_person
from claimgrade.model.ledger import Agreement
from claimgrade.model.vocabulary import GroupRole, IntervalKind, Statistic
from drawn import drawn, some_of
from law_records import law
from rule_checks import line, study

PRINTED = (
    *("0", "-0", "1", "2.50", "-3", "0.0004", "8.6", "100", "1e300", "-1e-300", "1e20"),
    "unknown",
)
FIGURES = [value for value in PRINTED if value != "unknown"]
UNITS = ["%", "times", "kg", "minutes", "percentage points", "% of users", "=x"]
PEOPLE = ["0", "1", "12", "100"]

GROUP: dict[str, Sequence[str]] = {
    "role": list(GroupRole),
    **dict.fromkeys(("n", "events", "total"), PEOPLE),
    **dict.fromkeys(("mean", "before", "low", "high", "median"), PRINTED),
    **dict.fromkeys(("change", "change_sd", "sd", "spread"), PRINTED),
}
RESULT: dict[str, Sequence[Any]] = {
    **dict.fromkeys(("estimate", "low", "high", "mid"), PRINTED),
    **dict.fromkeys(("prediction_low", "prediction_high"), PRINTED),
    "unit": UNITS,
    "statistic": list(Statistic),
    "interval": list(IntervalKind),
    "direction": ["increase", "decrease", "none"],
    "people": PEOPLE,
    "p": ["p = 0.04", "ns", "0.04"],
}
NUMBER: dict[str, Sequence[str]] = {
    "high": FIGURES,
    "unit": UNITS,
    "statistic": list(Statistic),
    "role": ["point", "max", "min", "range"],
    "scale": ["absolute", "relative", "percentage-points"],
    "about": ["true", "false"],
}


def a_number(random: Random) -> dict[str, Any]:
    return {"value": random.choice(FIGURES), **some_of(random, NUMBER)}


def a_result(random: Random) -> dict[str, Any]:
    names = ("g0", "g1", "g2")[: random.randrange(4)]
    groups = [{"name": name, **some_of(random, GROUP)} for name in names]
    return some_of(random, {**RESULT, "groups": [groups]})


RISE = {
    "unit": "kg",
    "statistic": "mean",
    "groups": [{"name": "g", "before": "1", "mean": "1e300"}],
}
TIMES = {"value": "2", "unit": "times"}


@settings(law, max_examples=30)
@example(TIMES, [RISE], "increase", None)
@example(TIMES, [{"estimate": "1e-300", "statistic": "ratio"}], "increase", None)
@given(
    number=drawn(a_number),
    measured=st.lists(drawn(a_result), min_size=1, max_size=2),
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
        alone = one.line.startswith("In the one person studied:")
        assert ("spread not reported" in one.line) is not (one.reported or alone)
