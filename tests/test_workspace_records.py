"""What does not fit the schema is reported and left out; everything else is kept."""

from decimal import Decimal
from typing import Any

import pytest

from claimgrade.model.article import Article
from claimgrade.model.claim import Claim
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.record import Record
from claimgrade.model.study import Study
from claimgrade.workspace.reading.document import parse
from claimgrade.workspace.reading.positions import PathTable, Positions
from claimgrade.workspace.schema.records import read_record


def read(text: str, model: type[Record] = Claim) -> Any:
    document = parse(text)
    positions = Positions(PathTable(), document.paths, document.places)
    return read_record(model, document.values, positions, document.broken)


def faults(found: Any) -> list[tuple[str, int, int]]:
    return [(fault.code, fault.line, fault.column) for fault in found.faults]


def test_text_becomes_what_the_schema_says_and_keeps_its_digits() -> None:
    study = read(
        "randomised: yes\nn: 12\ncomparator: NO\nresults:\n"
        "  - {id: gh, estimate: 0.10, low: 1e-3, high: −2, p: 0.050, unit: '%'}\n"
        "  - {id: is, estimate: unknown}\n",
        Study,
    ).record
    assert (study.randomised, study.n, study.comparator) == (True, 12, "NO")
    first, second = study.results
    assert [str(first.estimate), str(first.low), str(first.high)] == ["0.10", "0.001", "-2"]
    assert first.low == Decimal("1e-3")
    assert first.p == "0.050"
    assert second.estimate is UNKNOWN


@pytest.mark.parametrize("number", ["012", "10:30", "1,5", "1_000", "0x1F", "about 3", ".5", "inf"])
def test_what_only_looks_like_a_number_is_not_taken_for_one(number: str) -> None:
    found = read(f"numbers:\n  - value: {number!r}\n    unit: times\n")
    assert faults(found) == [("RD203", 2, 5)]
    assert found.record.numbers == ()


def test_a_broken_field_is_left_out_and_the_rest_of_the_record_stays() -> None:
    found = read("statement: s\nwording: {relation: effect, hedge: maybe}\ncertainty: low\n")
    assert faults(found) == [("RD202", 2, 29)]
    assert found.record.statement == "s"
    assert found.record.wording.relation == "effect"
    assert found.record.wording.hedge is None
    assert found.broken == {"wording.hedge"}


def test_a_part_without_a_key_it_cannot_do_without_is_left_out_with_one_fault() -> None:
    found = read("numbers:\n  - {unit: times}\n  - {value: many}\n  - {value: 3}\n")
    assert faults(found) == [("RD210", 2, 5), ("RD203", 3, 6)]
    assert [number.value for number in found.record.numbers] == [3]
    assert found.broken == {"numbers"}


def test_places_follow_the_items_that_are_left() -> None:
    found = read(
        "statement: s\n"
        "evidence:\n"
        "  - just words\n"
        "  - {source: a, relation: supports}\n"
        "  -\n"
        "  - {source: b, relation: wrong, finding: f}\n"
    )
    assert [line.source for line in found.record.evidence] == ["a", "b"]
    assert found.positions.place("evidence.0.source") == (4, 6)
    assert found.positions.place("evidence.1.finding") == (6, 34)
    assert found.positions.place("evidence.2") is None
    assert found.broken == {"evidence", "evidence.1.relation"}


def test_an_aliased_item_is_left_out_like_any_other_that_cannot_be_used() -> None:
    found = read("topics: [a, *b, c]\n")
    assert found.record.topics == ("a", "c")
    assert found.positions.place("topics.1") == (1, 17)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a note\nstatment: s\n", {"statment", "statement"}),
        ("wording: {hegde: may}\n", {"wording.hegde", "wording.hedge"}),
        ("statment: s\nstatement: t\n", {"statment"}),
        ("numbers: [x]\nevidence:\n  - {sorce: a}\n", {"numbers", "evidence.0.sorce"}),
    ],
)
def test_a_key_with_a_typing_error_counts_as_there_and_broken(
    text: str, expected: set[str]
) -> None:
    found = read(text)
    assert found.broken >= expected
    assert ("statement" in found.broken) == ("statement" in expected)


def test_a_part_whose_key_has_a_typing_error_is_reported_once() -> None:
    assert faults(read("numbers: [{valeu: 3, unit: times}]\n")) == [("RD201", 1, 12)]


def test_a_field_that_is_nowhere_is_reported_at_the_first_key() -> None:
    assert faults(read("# $schema: x\n\nauthor: somebody\n", Article)) == [("RD210", 3, 1)]
    assert faults(read("# nothing but a note\n", Article)) == [("RD210", 1, 1)]


def test_all_faults_of_a_record_are_found_in_one_run() -> None:
    found = read("statment: s\nkind: cause\ntopics: x\nreview: [{on: soon}]\nadvice: [none]\n")
    assert faults(found) == [
        ("RD201", 1, 1),
        ("RD202", 2, 1),
        ("RD208", 3, 1),
        ("RD205", 4, 11),
        ("RD207", 5, 1),
    ]


def test_a_record_without_what_it_cannot_do_without_is_none() -> None:
    found = read("author: somebody\n", Article)
    assert found.record is None
    assert faults(found) == [("RD210", 1, 1)]


@pytest.mark.parametrize(
    ("text", "code", "says", "helps"),
    [
        ("hedges: may", "RD201", "`hedges` is not a key of this file", "This file takes"),
        ("wording: {hegde: may}", "RD201", "did you mean `hedge`?", "`hedge`"),
        ("certainty: unknown", "RD202", "'unknown'", "very-low, low, moderate or high"),
        ("scope: everybody", "RD202", "did you mean 'everyone'?", "group, individual or everyone"),
        ("omits: [harm]", "RD209", "`omits` takes keys", "what, line, hides, none"),
        ("evidence: {source: a}", "RD208", "where a list belongs", "hyphen"),
        ("asserts: {horizon: 8wk}", "RD212", "'8wk'", "8 weeks"),
        ("quote: {paragraph_sha256: abc}", "RD212", "'abc'", "64"),
        ("statement: ''", "RD211", "`statement` is empty", "unknown"),
        ("searched_on: 2026-02-30", "RD205", "'2026-02-30', and there is no such day", "2026"),
        ("searched_on: 2026-13-01", "RD205", "'2026-13-01', and there is no such day", "2026"),
        ("searched_on: 22.11.2026", "RD205", "not written as year-month-day, as in 2", "2026"),
        ("searched_on: soon", "RD205", "not written as year-month-day, as in 2", "2026"),
        ("topics: ['']", "RD211", "`topics`", "unknown"),
        ("evidence: [{result: A B}]", "RD212", "'A B'", "gh-peak"),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_to_write(
    text: str, code: str, says: str, helps: str
) -> None:
    (fault,) = read(f"{text}\n").faults
    finding = fault.finding("claims/a/b.yaml")
    assert finding.code == code
    assert says in finding.message
    assert finding.help is not None
    assert helps in finding.help
