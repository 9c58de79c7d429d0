"""How directly a claim was studied, as the card of a report tells it."""

from claimgrade.model.directness import Dimension, DirectnessRow, Match
from claimgrade.reports.views.directness import directness_view
from tables import for_each_row

NAMES = ("one", "two", "three", "four", "five", "six", "seven")


@for_each_row(
    ("many", "told"),
    [
        (1, "one"),
        (5, "one; two; three; four; five"),
        (6, "one; two; three; four; and 2 more in the study records"),
        (7, "one; two; three; four; and 3 more in the study records"),
    ],
)
def test_of_many_things_studied_the_first_are_named_and_the_others_counted(
    many: int, told: str
) -> None:
    row = DirectnessRow(Dimension.OUTCOME, "it", False, NAMES[:many], Match.UNKNOWN, "so")
    view = directness_view((row,))
    assert view is not None
    assert [line.studied for line in view.lines] == [told]
