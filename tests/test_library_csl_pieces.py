"""A printed reference in pieces: where an address or a number in it becomes a link."""

from hypothesis import given
from hypothesis import strategies as st

from claimgrade.library.csl.pieces import Piece, linked
from tables import for_each_row

HREF = "https://example.org/x"


@for_each_row(
    ("text", "printed", "shown"),
    [
        ("See doi:10.1/a.", "10.1/a", ["See doi:", "<10.1/a>", "."]),
        ("10.1/a and again 10.1/a", "10.1/a", ["10.1/a and again ", "<10.1/a>"]),
        # part of a longer address or number is none
        ("PMID 123456", "123", ["PMID 123456"]),
        ("10.1/a/b", "10.1/a", ["10.1/a/b"]),
        ("12 and 2", "2", ["12 and ", "<2>"]),
        ("2, then 12", "2", ["<2>", ", then 12"]),
        ("anything", "", ["anything"]),
    ],
)
def test_the_last_whole_address_or_number_becomes_the_link(
    text: str, printed: str, shown: list[str]
) -> None:
    made = linked([Piece(text)], printed, HREF)
    assert [f"<{one.text}>" if one.href else one.text for one in made] == shown


@given(st.text("1./a ", max_size=12), st.text("1/a", min_size=1, max_size=3))
def test_a_link_changes_no_letter(text: str, printed: str) -> None:
    made = linked([Piece(text)], printed, HREF)
    assert "".join(one.text for one in made) == text
    assert all(one.text == printed for one in made if one.href)
