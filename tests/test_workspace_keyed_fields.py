"""One field of many entries of a keyed record is set, and every other byte stays."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.workspace.editing.keyed_fields import with_keyed
from claimgrade.workspace.errors import EditRefused

NEW = {"status": "none-found", "on": "2026-11-23", "list": "a list, 2026-08-08"}
PATH = Path("citations/sources.yaml")


def edited(text: str, **entries: dict[str, str]) -> str:
    found = with_keyed(text.encode(), PATH, "retraction", entries)
    assert found.refused == {}
    return found.data.decode()


def plain(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - plain text and nothing else


def test_a_new_field_goes_to_the_end_of_its_entry_and_nothing_else_changes() -> None:
    before = "# head\na:\n  type: primary # why\n\n# on b\nb:\n  notes: >-\n    two\n    lines\n"
    after = edited(before, a=NEW)
    added = (
        "  retraction:\n    status: none-found\n    on: 2026-11-23\n"
        '    list: "a list, 2026-08-08"\n'
    )
    kept = after.replace(added, "").replace(added.replace('"', ""), "")
    assert kept == before
    assert after.index("retraction") < after.index("# on b")


def test_the_old_value_of_the_field_is_replaced_and_what_follows_it_stays() -> None:
    before = (
        "a:\n  retraction:\n    status: unchecked\n    on: 2020-01-01\n  notes: kept\n"
        "b:\n  retraction: {status: unchecked}\n  type: review\n"
    )
    after = edited(before, a={"status": "retracted"}, b={"status": "corrected"})
    assert plain(after) == {
        "a": {"retraction": {"status": "retracted"}, "notes": "kept"},
        "b": {"retraction": {"status": "corrected"}, "type": "review"},
    }


def test_an_entry_that_is_not_there_is_added_at_the_end() -> None:
    assert plain(edited("", **{"x:1": NEW, "no": NEW})) == {
        "x:1": {"retraction": NEW},
        "no": {"retraction": NEW},
    }
    after = edited("a:\n  type: primary", b=NEW)
    assert after.startswith("a:\n  type: primary\n\nb:\n")


def test_comments_within_the_field_stay_at_their_lines() -> None:
    before = (
        "a:\n  retraction:\n    # looked up by Anna\n    status: unchecked   # or none-found\n"
        "    on: 2020-01-01\n    notice: 10.1000/x\n  type: primary\n"
    )
    after = edited(before, a={"status": "corrected", "on": "2026-11-23", "list": "ours"})
    assert after == (
        "a:\n  retraction:\n    # looked up by Anna\n    status: corrected   # or none-found\n"
        "    on: 2026-11-23\n    list: ours\n  type: primary\n"
    )


def test_the_lines_that_change_are_told_without_those_that_stay() -> None:
    before = "a:\n  retraction:\n    status: none-found\n    on: 2020-01-01\nb:\n  type: x\n"
    found = with_keyed(before.encode(), PATH, "retraction",
                       {"a": {"status": "none-found", "on": "2026-11-23"},
                        "b": {"status": "corrected"}, "c": {"status": "corrected"}})  # fmt: skip
    assert [(hunk.key, hunk.line, hunk.before, hunk.after) for hunk in found.hunks] == [
        ("a", 4, ("    on: 2020-01-01",), ("    on: 2026-11-23",)),
        ("b", 7, (), ("  retraction:", "    status: corrected")),
        ("c", 7, (), ("", "c:", "  retraction:", "    status: corrected")),
    ]
    same = with_keyed(found.data, PATH, "retraction", {"b": {"status": "corrected"}})
    assert (same.data, same.hunks) == (found.data, ())


def test_line_ends_and_the_mark_at_the_beginning_stay() -> None:
    before = "\ufeffa:\r\n  type: primary\r\n"
    after = edited(before, a=NEW)
    assert after.startswith("\ufeffa:\r\n")
    assert after.count("\r\n") == after.count("\n")


def test_only_comments_before_is_an_empty_record() -> None:
    after = edited("# nothing yet\n", a=NEW)
    assert after.startswith("# nothing yet\n")
    assert plain(after) == {"a": {"retraction": NEW}}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: {type: primary}\n", "line by line"),
        ("a:\n", "line by line"),
        ("a:\n  {type: primary}\n", "line by line"),
        ("a:\n  retraction:\n    status: none-found\n    notice: 10.1/x # seen\n", "comment"),
        ("a:\n  retraction: # seen\n    status: corrected\n", "comment"),
        ("a:\n  retraction:\n    list: 'a # b'\n", "comment"),
        ("a:\n  retraction: {status: corrected} # seen\n", "comment"),
    ],
)
def test_an_entry_laid_out_otherwise_is_left_alone_and_told(text: str, why: str) -> None:
    found = with_keyed((text + "b:\n  type: x\n").encode(), PATH, "retraction",
                       {"a": NEW, "b": NEW})  # fmt: skip
    assert list(found.refused) == ["a"]
    assert why in found.refused["a"]
    assert found.data.decode().startswith(text)
    assert plain(found.data.decode())["b"] == {"type": "x", "retraction": NEW}


@pytest.mark.parametrize(
    "text", ["a: [\n", "a:\n  type: x\na:\n  type: y\n", "<<<<<<< HEAD\na:\n  type: x\n=======\n"]
)
def test_a_file_with_a_fault_is_refused(text: str) -> None:
    with pytest.raises(EditRefused):
        with_keyed(text.encode(), PATH, "retraction", {"a": NEW})


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12
).filter(lambda text: text == text.strip() and text)  # fmt: skip
KEYS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9:.+/_-]{0,8}", fullmatch=True)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(KEYS, st.dictionaries(st.sampled_from(["type", "notes", "retraction"]),
                                          WORDS, min_size=1), max_size=5),
    st.dictionaries(KEYS, st.dictionaries(st.sampled_from(["status", "list", "notice"]), WORDS,
                                          min_size=1), max_size=5),
)  # fmt: skip
def test_what_is_meant_is_what_is_read_again(
    held: dict[str, dict[str, str]], entries: dict[str, dict[str, str]]
) -> None:
    text = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=1000) if held else ""
    before = plain(text) or {}
    found = with_keyed(text.encode(), PATH, "retraction", entries)
    expected = dict(before)
    for key, fields in entries.items():
        if key not in found.refused:
            expected[key] = {**before.get(key, {}), "retraction": fields}
    assert (plain(found.data.decode()) or {}) == expected
