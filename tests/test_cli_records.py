"""What ``new`` writes reads back as what was said, whatever was said."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.new_source import check_key, entry_text
from claimgrade.cli.records import check_id, slug
from claimgrade.workspace.editing.scalar import scalar


@given(st.text(min_size=1).filter(lambda text: not any(0xD800 <= ord(c) < 0xE000 for c in text)))
def test_a_written_scalar_reads_back_as_the_same_text(text: str) -> None:
    """Read as the workspace reads it: every scalar is text, nothing is guessed."""
    loaded = yaml.load(f"key: {scalar(text)}\n", Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    assert loaded == {"key": text}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("rope skipping, daily", "rope skipping, daily"),
        ("no", '"no"'),
        ("290", '"290"'),
        ("a: b", '"a: b"'),
        ("half # of it", '"half # of it"'),
        (' "quoted" ', '" \\"quoted\\" "'),
        ("", '""'),
    ],
)
def test_only_words_that_cannot_be_misread_stand_without_quotes(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rope skipping raises how high people jump.", "rope-skipping-raises-how-high-people"),
        ("Größer, schneller: 20 %!", "groer-schneller-20"),
        ("…", ""),
    ],
)
def test_ids_are_words(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert not expected or check_id(expected) == expected


@pytest.mark.parametrize("text", ["", "Two words", "../outside", "-x", "a" * 101, "ä"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(WrongUse):
        check_id(text)


@pytest.mark.parametrize("key", ["two words", "a{b", "a,b", "a%b", "", "a=b", "(a)"])
def test_what_bibtex_could_not_read_is_no_key(key: str) -> None:
    with pytest.raises(WrongUse):
        check_key(key)


def test_an_entry_is_plain_bibtex_with_commands_escaped() -> None:
    entry = entry_text(
        "smith2020",
        "article",
        {
            "author": "Smith, Ann and Jones, Bo",
            "title": "Rope & jump:\n 20% more",
            "year": "2020",
            "journal": None,
            "doi": "10.1000/a_b",
        },
    )
    assert entry == (
        "@article{smith2020,\n"
        "  author = {Smith, Ann and Jones, Bo},\n"
        "  title = {Rope \\& jump: 20\\% more},\n"
        "  year = {2020},\n"
        "  doi = {10.1000/a_b},\n"
        "}\n"
    )


def test_an_unclosed_brace_is_refused_before_it_eats_the_next_entry() -> None:
    with pytest.raises(WrongUse, match=re.escape("--title has a brace that is not closed.")):
        entry_text("k", "article", {"author": "A", "title": "{Rope", "year": "2020"})
