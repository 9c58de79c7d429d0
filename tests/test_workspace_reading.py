"""Records are read as the text that a person wrote, with the place of every field."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.workspace.faults import Fault
from claimgrade.workspace.reading.careful import MAX_DEPTH
from claimgrade.workspace.reading.document import parse, parse_carefully
from claimgrade.workspace.reading.positions import PathTable, Positions
from claimgrade.workspace.reading.text import decode, merge_conflicts


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "on",
        "yes",
        "012",
        "10:30",
        "0.10",
        "1e-3",
        "2026-05-01",
        "10.1000",
        "null",
        "~",
        "0x1F",
        "1_000",
        ".inf",
        "=",
    ],
)
def test_a_plain_value_means_what_was_written(written: str) -> None:
    document = parse(f"{written}: {written}\nlist: [{written}]\n")
    assert document.values == {written: written, "list": [written]}
    assert not document.faults


def test_a_key_without_a_value_is_absent_and_still_has_its_place() -> None:
    document = parse("certainty:\nquote:\n  exact:\n  prefix: ''\n")
    assert document.values == {"quote": {"prefix": ""}}
    positions = Positions(PathTable(), document.paths, document.places)
    assert positions.place("certainty") == (1, 1)
    assert positions.place("quote.exact") == (3, 3)


def test_fields_stand_at_their_key_and_items_at_their_first_word() -> None:
    text = (
        "# a comment\n"
        "quote: {exact: a, prefix: b}\n"
        "evidence:\n"
        "  - source: smith1999\n"
        "    relation: supports\n"
        "  -   source: lee2001\n"
        "topics:\n"
        "- bands\n"
    )
    document = parse(text)
    positions = Positions(PathTable(), document.paths, document.places)
    places = {
        "quote": (2, 1),
        "quote.prefix": (2, 19),
        "evidence.0": (4, 5),
        "evidence.0.source": (4, 5),
        "evidence.0.relation": (5, 5),
        "evidence.1": (6, 7),
        "topics.0": (8, 3),
    }
    assert {path: positions.place(path) for path in places} == places


def test_a_field_that_is_not_there_stands_where_its_nearest_parent_does() -> None:
    document = parse("statement: s\nevidence:\n  - source: a\n")
    positions = Positions(PathTable(), document.paths, document.places)
    assert str(positions.locate("c.yaml", "evidence.0.locator.page")) == "c.yaml:3:5"
    assert str(positions.locate("c.yaml", "evidence.7.source")) == "c.yaml:2:1"
    assert str(positions.locate("c.yaml", "wording.hedge")) == "c.yaml:1:1"


def test_columns_count_letters_not_bytes() -> None:
    document = parse("Übung: {ä: é, ö: x}\n")
    positions = Positions(PathTable(), document.paths, document.places)
    assert positions.place("Übung.ö") == (1, 15)


def test_lines_are_those_of_an_editor_where_yaml_would_count_more() -> None:
    # YAML 1.1 takes U+2028 and U+0085 for line breaks; editors and git do not.
    document = parse('quote: "one\u2028two\x85three"\nwording: x\n')
    positions = Positions(PathTable(), document.paths, document.places)
    assert positions.place("wording") == (2, 1)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    plain = parse("a: 1\nb:\n  - c\n")
    text = decode(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - c\r\n")
    assert isinstance(text, str)
    windows = parse(text)
    assert windows.values == plain.values
    assert windows.paths == plain.paths
    assert windows.places == plain.places


SYNTAX = [
    # what is written, line, column, words of the message, words of the help
    ("a: 1\nb:\n\tc: 2\n", 3, 1, "tab", "spaces"),
    ("a: 1\nsource: @smith2020\n", 2, 9, "cannot begin with @", "source: '@smith2020'"),
    ("p: > 0.05\n", 1, 4, "cannot begin with >", "p: '> 0.05'"),
    ("p: >0.05\n", 1, 4, "cannot begin with >", "p: '>0.05'"),
    ("a: `code`\n", 1, 4, "cannot begin with `", "a: '`code`'"),
    ("a: **bold** text\n", 1, 4, "cannot begin with *", "a: '**bold** text'"),
    ("a: & more\n", 1, 4, "cannot begin with &", "a: '& more'"),
    ("title: Effect: a study\n", 1, 14, "colon", "title: 'Effect: a study'"),
    ("a: it's: so\n", 1, 8, "colon", "a: 'it''s: so'"),
    ('a: 1\nq: "open\nb: 2\n', 2, 4, "never closed", 'Close it with "'),
    ("a: 1\nq: 'open\nb: 2\n", 2, 4, "never closed", "Close it with '"),
    ('q: "said" he\n', 1, 11, "follow the closing", "between ' signs"),
    ('q: "a \\q b"\n', 1, 7, "backslash", "twice"),
    ("a: 1\nl: [a, b\nc: 2\n", 2, 4, "no matching ]", "]"),
    ("a: 1\nm: {a: b\nc: 2\n", 2, 4, "no matching }", "}"),
    ("a: 1\nl: ]\n", 2, 4, "where a value should begin", "quotation marks"),
    ("a: 1\nonly words\nb: 2\n", 2, 1, "neither a key", "key: value"),
    ("a: b\n c: d\n", 2, 3, "read as part of the value above", "indentation"),
]


@pytest.mark.parametrize(("text", "line", "column", "says", "helps"), SYNTAX)
def test_what_is_not_yaml_is_said_in_plain_words_where_it_is(
    text: str, line: int, column: int, says: str, helps: str
) -> None:
    document = parse(text)
    assert document.values is None
    (fault,) = document.faults
    assert (fault.code, fault.line, fault.column) == ("RD107", line, column)
    assert says in fault.message
    assert fault.help is not None
    assert helps in fault.help


@given(st.text(alphabet="ab:-#&*!|>'\"%@`[]{},? \n\t\x07\u2028é", max_size=60))
def test_no_text_makes_reading_fail(text: str) -> None:
    document = parse(text)
    if document.values is None:
        assert document.faults
    lines = text.count("\n") + 1
    assert all(1 <= fault.line <= lines + 1 for fault in document.faults)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_before_anything_recurses(opening: str) -> None:
    document = parse(opening * 100_000)
    assert not document.values
    assert [fault.code for fault in document.faults][-1] in {"RD105", "RD107", "RD114"}


def test_the_deepest_nesting_that_is_read_is_fifty_levels() -> None:
    lists = MAX_DEPTH - 1  # the mapping at the top is a level too
    assert parse("a: " + "[" * lists + "]" * lists).values is not None
    assert parse("a: " + "[" * (lists + 1) + "]" * (lists + 1)).values is None


def test_aliases_that_would_multiply_are_not_followed() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    document = parse("\n".join(lines))
    assert len(document.broken) == 72
    assert {fault.code for fault in document.faults} == {"RD109", "RD110"}


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: caf\xe9\n", 1, 7),
        (b"a: b\nc: \xc3\xa4\xff\n", 2, 5),
        ("a: b\n".encode("utf-16"), 1, 1),
    ],
)
def test_bytes_that_are_not_utf8_are_placed(data: bytes, line: int, column: int) -> None:
    fault = decode(data)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.line, fault.column) == ("RD103", line, column)


def test_each_conflict_of_a_merge_is_reported_and_a_heading_line_is_not() -> None:
    text = "a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n" * 2
    assert [fault.line for fault in merge_conflicts(text)] == [2, 8]
    assert merge_conflicts("a: |\n  <<<<<<< quoted\n  =======\n") == ()


def test_a_merge_conflict_half_resolved_is_reported_once() -> None:
    assert [fault.line for fault in merge_conflicts("a: 1\n=======\n>>>>>>> theirs\n")] == [2]


YAML_WORDS = (
    *("a", "b:", "c: d", "- ", "[", "]", "{", "}", ",", "'", '"', "|", ">-", "\n", "\n  "),
    *("x: ''", "- e\n", "k:\n", ": ", "é", "#", "? ", "---\n", "!t ", "&x ", "*x", "0.10", " "),
)


@given(st.lists(st.sampled_from(YAML_WORDS), max_size=30).map("".join))
def test_the_quick_reading_gives_what_the_careful_one_gives(text: str) -> None:
    assert parse(text) == parse_carefully(text)


def test_both_readings_agree_on_the_records_of_this_repository(repository: Path) -> None:
    paths = [*repository.glob("claims/*/*.yaml"), *repository.glob("citations/**/*.yaml")]
    for path in paths:
        text = decode(path.read_bytes())
        assert isinstance(text, str)
        assert parse(text) == parse_carefully(text), path


def test_without_libyaml_the_same_is_read(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted((repository / "tests" / "planted" / "claims" / "article").glob("[c-n]*.yaml"))
    texts = [t for t in (decode(path.read_bytes()) for path in files) if isinstance(t, str)]
    with_libyaml = [parse(text) for text in texts]
    monkeypatch.setattr("claimgrade.workspace.reading.careful._Parser", yaml.BaseLoader)
    monkeypatch.setattr("claimgrade.workspace.reading.quick.CParser", None)
    for text, expected in zip(texts, with_libyaml, strict=True):
        got = parse(text)
        assert (got.values, got.paths, got.places) == (
            expected.values,
            expected.paths,
            expected.places,
        )
