"""Views are data for other programs by the names of their fields, however they are made."""

from dataclasses import dataclass
from typing import NamedTuple

from claimgrade.reports.record_fields import by_fields, names_of_fields


class Pair(NamedTuple):
    text: str
    href: str = ""


@dataclass(frozen=True)
class Line:
    pair: Pair
    more: tuple[Pair, ...]
    counts: dict[str, Pair]


def test_a_record_is_told_by_its_fields_however_it_is_made() -> None:
    assert names_of_fields(Pair("a")) == ("text", "href")
    assert names_of_fields(Line(Pair("a"), (), {})) == ("pair", "more", "counts")


def test_what_is_no_record_has_no_fields() -> None:
    for value in ("text", ("a", "b"), 1, None, Line):
        assert names_of_fields(value) == ()


def test_records_within_records_are_mappings_and_rows_are_lists() -> None:
    assert by_fields(Line(Pair("a"), (Pair("b", "#b"),), {"c": Pair("d")})) == {
        "pair": {"text": "a", "href": ""},
        "more": [{"text": "b", "href": "#b"}],
        "counts": {"c": {"text": "d", "href": ""}},
    }
