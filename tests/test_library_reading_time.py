"""Time to read is estimated from pages that are recorded, and from nothing else."""

import pytest

from claimgrade.library.reading_time import minutes_to_read, pages


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("61--65", 5),
        ("61-65", 5),
        ("1460–1466", 7),
        ("452--8", 7),
        ("1995--2003", 9),
        ("S12--S19", 8),
        ("S12--19", 8),
        ("E1--E9", 9),
        ("9--9", 1),
    ],
)
def test_pages_are_counted_with_both_ends(written: str, count: int) -> None:
    assert pages({"pages": written}) == count


@pytest.mark.parametrize(
    "written",
    ["", "574633", "e17195", "xii", "65--61", "A1--B9", "61--65, 70--72", "1--99999"],
)
def test_what_does_not_say_how_long_a_work_is_gives_no_estimate(written: str) -> None:
    assert pages({"pages": written}) is None
    assert minutes_to_read({"pages": written}) is None


def test_no_pages_give_no_estimate() -> None:
    assert minutes_to_read({}) is None


@pytest.mark.parametrize(("written", "minutes"), [("1--1", 5), ("1--5", 15), ("1--10", 35)])
def test_ten_pages_of_800_words_take_34_minutes_at_238_words_a_minute_told_to_five(
    written: str, minutes: int
) -> None:
    # 800 / 238 = 3.36 minutes a page: 3, 17 and 34 minutes.
    assert minutes_to_read({"pages": written}) == minutes
