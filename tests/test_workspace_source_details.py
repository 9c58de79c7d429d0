"""Edits of citations/sources.yaml: what was meant is read back, other bytes are as they were."""

import datetime
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.workspace.editing.source_details import with_details
from claimgrade.workspace.errors import EditRefused

TEXT = """\
# What reference managers drop.

abe2006:
  type: primary   # read
  # a note
  aliases: [old2006]
  notes: >-
    Left out: number,
    pmid.

# about the next
bell2018: {type: review}

smith.2000:
    record: verified
"""


def read(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(data, Loader=yaml.BaseLoader) or {}  # noqa: S506 - plain text
    return found


def test_fields_are_put_at_the_end_of_a_source_and_new_sources_at_the_end_of_the_file() -> None:
    after = with_details(
        TEXT.encode(),
        {
            "abe2006": {"unchecked": ["pmid", "number"]},
            "smith.2000": {"aliases": ["smith.2000", "S:2"]},
            "new": {"merged": [{"key": "x", "on": datetime.date(2026, 11, 22)}]},
        },
    ).decode()
    assert after == TEXT.replace("    pmid.\n", "    pmid.\n  unchecked: [pmid, number]\n") + (
        '    aliases: [smith.2000, "S:2"]\n\nnew:\n  merged:\n    - key: x\n      on: 2026-11-22\n'
    )


def test_a_list_that_grows_keeps_what_it_has_and_a_source_in_braces_is_edited_in_them() -> None:
    after = with_details(
        TEXT.encode(), {"abe2006": {"aliases": ["old2006", "b"]}, "bell2018": {"notes": "so"}}
    )
    assert read(after)["abe2006"]["aliases"] == ["old2006", "b"]
    assert read(after)["bell2018"] == {"type": "review", "notes": "so"}
    assert "  type: primary   # read\n  # a note\n" in after.decode()


def test_a_source_is_taken_out_with_its_own_lines_alone() -> None:
    after = with_details(TEXT.encode(), {}, removed=["abe2006", "absent"]).decode()
    assert (
        after
        == "# What reference managers drop.\n\n# about the next\n"
        + TEXT.partition("# about the next\n")[2]
    )


@pytest.mark.parametrize("text", ["", "# a comment\n", "\ufeff# a comment\r\n"])
def test_a_file_without_sources_takes_the_first(text: str) -> None:
    after = with_details(text.encode(), {"a": {"notes": "yes", "aliases": ["2000", "a, b"]}})
    assert after.decode().startswith(text)
    assert read(after.removeprefix(b"\xef\xbb\xbf")) == {
        "a": {"notes": "yes", "aliases": ["2000", "a, b"]}
    }


@pytest.mark.parametrize("text", ["- a\n", "a: {b: c\n", "a: &x {type: review}\n", "<<<<<<< a\n"])
def test_a_file_with_faults_is_refused(text: str) -> None:
    with pytest.raises(EditRefused):
        with_details(text.encode(), {"a": {"notes": "x"}})


KEYS = st.text(st.sampled_from("abC1.:_-/é"), min_size=1, max_size=8)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20).map(
    lambda text: " ".join(text.split()) or "x"
)


@given(
    st.dictionaries(KEYS, st.dictionaries(st.sampled_from(["type", "notes"]), WORDS, min_size=1)),
    st.dictionaries(KEYS, st.fixed_dictionaries({"aliases": st.lists(KEYS, min_size=1)})),
)
def test_whatever_keys_and_words_are_they_read_back(
    before: dict[str, dict[str, str]], change: dict[str, dict[str, Any]]
) -> None:
    data = with_details(b"", before)
    assert read(data) == before
    after = with_details(data, change)
    assert read(after) == {**before, **{k: {**before.get(k, {}), **v} for k, v in change.items()}}
