"""Numbers are shown as they were printed, with their arms, intervals and units."""

import pytest

from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.study import Result
from claimgrade.reports.views.numbers import claimed_number, result_words
from claimgrade.workspace.schema.records import record_from


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"value": "290", "role": "max", "statistic": "fold-of-baseline"},
            "up to 290 times the resting or starting value",
        ),
        ({"value": "20", "high": "30", "unit": "%", "role": "range"}, "20 to 30%"),
        ({"value": "0.10", "unit": "kg", "about": "true"}, "about 0.10 kg"),
        ({"value": "2", "scale": "relative"}, "2 (relative)"),
        ({"value": "7", "unit": "unknown", "statistic": "unknown"}, "7"),
    ],
)
def test_a_claimed_number_keeps_its_digits_and_its_role(
    fields: dict[str, str], expected: str
) -> None:
    assert claimed_number(record_from(ClaimedNumber, fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"estimate": "0.39", "low": "0.35", "high": "0.43"},
            "0.39 (0.35 to 0.43)",
        ),
        (
            {"estimate": "0.046", "statistic": "standardised-mean-difference", "p": "0.14"},
            "0.046, standardised mean difference; p 0.14, as printed",
        ),
        (
            {
                "unit": "ng/mL",
                "groups": [
                    {
                        "name": "belt",
                        "n": "11",
                        "before": "0.11",
                        "before_spread": "0.03",
                        "mean": "8.6",
                        "spread": "1.1",
                    }
                ],
            },
            "belt (n 11): from 0.11 ± 0.03 to 8.6 ± 1.1 ng/mL",
        ),
        (
            {
                "unit": "ng/mL",
                "groups": [
                    {"name": "cuff", "n": "13", "change": "4.22", "spread": "1.40"},
                    {"name": "heavy", "change": "-6.34", "change_sd": "2"},
                    {"name": "both", "before": "1", "mean": "3", "change": "2"},
                ],
            },
            "cuff (n 13): change +4.22 ± 1.40 ng/mL; heavy: change −6.34 (SD 2) ng/mL; "
            "both: from 1 to 3 ng/mL, change +2 ng/mL",
        ),
        (
            {
                "unit": "%",
                "groups": [{"name": "restricted", "mean": "6.3"}, {"name": "heavy", "mean": "6.1"}],
            },
            "restricted: 6.3%; heavy: 6.1%",
        ),
        (
            {"groups": [{"name": "pain", "events": "3", "total": "8"}]},
            "pain: 3 of 8",
        ),
        ({"studies": "1", "people": "86", "estimate": "0.62"}, "0.62; 1 study, 86 people"),
        ({"estimate": "unknown"}, ""),
    ],
)
def test_a_result_is_shown_as_printed(fields: dict[str, object], expected: str) -> None:
    said = result_words(record_from(Result, {"id": "r", **fields}))
    assert said.replace("\u00a0", " ") == expected
