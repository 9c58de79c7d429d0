"""Editing one field changes that field and no other byte of the file."""

import datetime
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimgrade.model.claim import Claim
from claimgrade.workspace.editing.edit import Value, set_field, write_new
from claimgrade.workspace.errors import AlreadyExists, EditRefused
from claimgrade.workspace.reading.document import parse
from claimgrade.workspace.schema.records import record_from

RECORD = """\
# yaml-language-server: $schema=claim.schema.json
statement: "old"   # beside the statement
quote: {exact: 'a, b', prefix: ''}

wording:
  # above the hedge
  relation: effect
  hedge:   plain
because: >-
  folded text
  over two lines

# above the evidence
evidence:
- source: a   # first
  relation: supports
-   source: b
    finding: |
      block
        text
topics: [a, "b"]
numbers:
    - value: 0.190
certainty:
"""

FIELDS = [
    "statement",
    "quote.exact",
    "quote.prefix",
    "wording.hedge",
    "because",
    "evidence.0.relation",
    "evidence.1.finding",
    "topics.1",
    "certainty",
    "kind",
    "quote.suffix",
    "evidence.0.finding",
    "asserts.outcome.name",
]

NASTY = [
    "no",
    "- z",
    "x #y",
    "a: b",
    " both ends ",
    "",
    "'",
    '"',
    "\\",
    "two\nlines",
    "ends\n",
    "\n\nbegins",
    "a\n  deeper\nb",
    "tab\there",
    "é\u2028ü\x85\ufeff",
    "\x07",
    "😀",
    "null",
    "~",
    "0.10",
    "2026-01-01",
    "{a: b}",
    "[",
    "*x",
    "&x y",
    "!t",
    "@k",
    "%",
    "? k",
    "---",
    "...",
    "# c",
    ">",
    "|",
    "x" * 300,
]


def edited(tmp_path: Path, text: str, field: str, value: Value) -> str:
    path = tmp_path / "record.yaml"
    path.write_bytes(text.encode())
    set_field(path, field, value)
    return path.read_bytes().decode()


def value_at(text: str, field: str) -> object:
    here: object = parse(text).values
    for name in field.split("."):
        # Values are lists and mappings on the way down.
        here = here[int(name)] if isinstance(here, list) else here[name]  # type: ignore[index]
    return here


def other_lines_kept(before: str, after: str, owned: range) -> bool:
    """Tell whether all lines but the owned ones (from 1) stand in ``after`` as they were."""
    lines = before.split("\n")
    head, tail = lines[: owned.start - 1], lines[owned.stop - 1 :]
    now = after.split("\n")
    return now[: len(head)] == head and now[len(now) - len(tail) :] == tail


# The lines of RECORD that belong to each field; a new one stands after its parent's last line.
OWNED = {
    "statement": range(2, 3),
    "quote.exact": range(3, 4),
    "quote.prefix": range(3, 4),
    "quote.suffix": range(3, 4),
    "wording.hedge": range(8, 9),
    "because": range(9, 12),
    "evidence.0.relation": range(16, 17),
    "evidence.0.finding": range(17, 17),
    "evidence.1.finding": range(18, 21),
    "topics.1": range(21, 22),
    "certainty": range(24, 25),
    "kind": range(25, 25),
    "asserts.outcome.name": range(25, 25),
}


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_reads_back_as_it_was_set_and_all_other_lines_stay(
    tmp_path: Path, field: str, value: str
) -> None:
    after = edited(tmp_path, RECORD, field, value)
    assert value_at(after, field) == value
    assert other_lines_kept(RECORD, after, OWNED[field])


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    field=st.sampled_from(FIELDS),
    value=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_any_words_are_set_or_refused_and_nothing_else_changes(
    tmp_path: Path, field: str, value: str, newline: str
) -> None:
    before = RECORD.replace("\n", newline)
    try:
        after = edited(tmp_path, before, field, value)
    except EditRefused:
        assert (tmp_path / "record.yaml").read_bytes().decode() == before
        return
    assert value_at(after, field) == value
    assert other_lines_kept(before, after, OWNED[field])
    assert after.count("\r\n") == (after.count("\n") if newline == "\r\n" else 0)


def test_a_record_can_be_made_field_by_field(tmp_path: Path) -> None:
    text = "# a comment\n"
    steps: list[tuple[str, Value]] = [
        ("statement", "Growth hormone: 290-fold?"),
        ("quote.exact", "as high as 290 times"),
        ("quote.position.start", 12),
        ("quote.position.end", 32),
        ("evidence", [{"source": "a", "relation": "supports"}]),
        ("evidence.1", {"source": "b", "verified": {"found": False}}),
        ("evidence.1.finding", "none"),
        ("searched_on", datetime.date(2026, 11, 1)),
        ("omits", "unknown"),
    ]
    for field, value in steps:
        text = edited(tmp_path, text, field, value)
    claim = record_from(Claim, parse(text).values)
    assert text.startswith("# a comment\nstatement: ")
    assert claim.quote is not None
    assert claim.quote.position is not None
    assert (claim.quote.position.start, claim.quote.position.end) == (12, 32)
    assert [line.source for line in claim.evidence] == ["a", "b"]
    assert claim.evidence[1].verified is not None
    assert claim.evidence[1].verified.found is False
    assert claim.searched_on == datetime.date(2026, 11, 1)


def test_a_mark_at_the_start_and_the_permissions_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2")
    path.chmod(0o640)
    set_field(path, "a", "3")
    assert path.read_bytes() == b"\xef\xbb\xbfa: '3'\r\nb: 2"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (b"a: 1\na: 2\n", "a"),
        (b"a: &x 1\nb: *x\n", "a"),
        (b"a: [1\n", "a"),
        (b"a: caf\xe9\n", "a"),
        (b"a: 1\n<<<<<<< x\n", "a"),
        (b"- 1\n", "a"),
        (b"a: 1\n", "a.b"),
        (b"a: [1]\n", "a.3"),
        (b"a: [1]\n", "a.x"),
        (b"a: 1\n", ""),
        (b"a: 1\n", "b.0"),
    ],
)
def test_an_edit_that_cannot_be_sure_is_refused_and_leaves_the_file_alone(
    tmp_path: Path, data: bytes, field: str
) -> None:
    path = tmp_path / "record.yaml"
    path.write_bytes(data)
    with pytest.raises(EditRefused):
        set_field(path, field, "x")
    assert path.read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["record.yaml"]


def test_a_write_that_fails_leaves_the_old_file_and_no_remains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.yaml"
    path.write_text("a: 1\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        set_field(path, "a", "2")
    assert path.read_text() == "a: 1\n"
    assert [p.name for p in tmp_path.iterdir()] == ["record.yaml"]


def test_a_new_file_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    write_new(path, "statement: é\n")
    assert path.read_bytes() == "statement: é\n".encode()
    with pytest.raises(AlreadyExists):
        write_new(path, "statement: other\n")
    assert path.read_bytes() == "statement: é\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["new.yaml"]
