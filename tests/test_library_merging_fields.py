"""Fields of two entries of one work: what agrees, what conflicts, and which of two is better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.library.merging.agreement import agree, differing, lacking
from claimgrade.library.merging.better import Choice, choices
from claimgrade.model.source import Source, SourceDetails
from claimgrade.workspace.schema.records import record_from


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("author", "Abe, Takashi and Kearns, Charles F.", "Abe, T. and Kearns, CF"),
        ("author", "Abe, Takashi and Kearns, Charles F.", "T. Abe and others"),
        ("author", r"H{\"a}kkinen, Keijo", "Hakkinen, K."),
        ("journal", "Journal of Applied Physiology", "J. Appl. Physiol. (1985)"),
        ("journal", "Proceedings of the National Academy of Sciences", "PNAS"),
        ("journal", "Scandinavian Journal of Medicine & Science in Sports",
         "Scand J Med Sci Sports"),
        ("pages", "1460--1466", "1460-6"),
        ("pages", "1460--1466", "1460"),
        ("pages", "S61--S65", "61-65"),
        ("title", "{Walk} training: a trial", "WALK TRAINING: A TRIAL."),
        ("doi", "10.1152/X.1", "https://doi.org/10.1152/x.1"),
        ("isbn", "0-306-40615-2", "9780306406157"),
        ("volume", "088", "88"),
        ("pmcid", "PMC123", "123"),
        ("edition", "2nd", "2ND"),
    ],
)  # fmt: skip
def test_spelling_is_no_conflict(name: str, one: str, other: str) -> None:
    assert agree(name, one, other)
    assert agree(name, other, one)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("author", "Abe, Takashi and Kearns, Charles", "Abe, Takashi"),
        ("author", "Abe, Takashi", "Abe, Kenji"),
        ("author", "Abe, T and Sato, Y", "Sato, Y and Abe, T"),
        ("journal", "Circulation", "Circulation Research"),
        ("journal", "Journal of Physiology", "Journal of Applied Physiology"),
        ("pages", "1460--1466", "1461--1466"),
        ("pages", "1460--1466", "1460--1469"),
        ("pages", "S61", "E61"),
        ("journal", "Sports Medicine", "Sports Medicine Open"),
        ("title", "Training in men", "Training in women"),
        ("doi", "10.1152/x.1", "10.1152/x.2"),
        ("isbn", "9780306406157", "9780140328721"),
        ("volume", "88", "89"),
    ],
)
def test_another_thing_said_is_a_conflict(name: str, one: str, other: str) -> None:
    assert not agree(name, one, other)
    assert not agree(name, other, one)


def test_a_year_is_compared_as_a_year_whatever_field_holds_it() -> None:
    assert list(differing({"year": "2006", "month": "May"}, {"date": "2006-04-30"})) == []
    assert list(differing({"year": "2006"}, {"date": "2007-01"})) == [("year", "2006", "2007")]


def test_a_field_under_another_name_is_not_lacking() -> None:
    mine = {"journal": "J", "year": "2006", "address": "Bonn", "title": "One: two", "issue": "3"}
    theirs = {
        "journaltitle": "J", "date": "2006-05", "location": "Bonn", "title": "One",
        "subtitle": "two", "number": "3", "pages": "1", "file": ":/home/me/a.pdf", "note": "read",
        "abstract": "What was done",
    }  # fmt: skip
    assert lacking(mine, theirs) == {"pages": "1", "abstract": "What was done"}


def test_a_field_is_never_both_lacking_and_in_conflict() -> None:
    mine, theirs = {"title": "A", "date": "2006"}, {"title": "B", "year": "2007", "volume": "1"}
    assert set(lacking(mine, theirs)) == {"volume"}
    assert {name for name, *_ in differing(mine, theirs)} == {"title", "year"}


def chosen(
    name: str,
    ours: str,
    theirs: str,
    details: dict[str, object] | None = None,
    their_details: dict[str, object] | None = None,
) -> Choice:
    one, two = (
        Source("key", "article", {name: value}, record_from(SourceDetails, said or {}))
        for value, said in ((ours, details), (theirs, their_details))
    )
    (choice,) = choices(one, two)
    return choice


@pytest.mark.parametrize(
    ("name", "worse", "better"),
    [
        ("title", "WALK TRAINING: A TRIAL", "Walk training: a trial"),
        ("title", "Walk training in older people", "Walk training in older people: a trial"),
        ("author", "Abe, T.", "Abe, Takashi"),
        ("author", "Abe, Takashi and others", "Abe, T. and Sato, Y."),
        ("pages", "1460", "1460--1466"),
        ("pages", "1460--6", "1460--1466"),
        ("journal", "J Appl Physiol", "Journal of Applied Physiology"),
        ("doi", "in press", "10.1152/x.1"),
        ("doi", "https://doi.org/10.1152/x.1", "10.1152/x.1"),
    ],
)
def test_the_fuller_field_is_taken_whichever_entry_has_it(
    name: str, worse: str, better: str
) -> None:
    assert chosen(name, worse, better).take_theirs
    assert not chosen(name, better, worse).take_theirs


def test_a_verified_field_is_kept_over_a_fuller_one_that_nobody_verified() -> None:
    verified: dict[str, object] = {"record": "verified"}
    assert not chosen("author", "Abe, T.", "Abe, Takashi", verified).take_theirs
    assert chosen("author", "Abe, Takashi", "Abe, T.", None, verified).take_theirs
    unread: dict[str, object] = {"record": "verified", "unchecked": ["author"]}
    assert chosen("author", "Abe, T.", "Abe, Takashi", unread).take_theirs


def test_where_neither_is_better_the_entry_that_is_kept_has_the_last_word() -> None:
    choice = chosen("volume", "1", "2")
    assert (choice.take_theirs, choice.conflict) == (False, True)


VALUES = st.dictionaries(
    st.sampled_from(
        ["title", "author", "journal", "year", "date", "volume", "pages", "doi", "subtitle"]
    ),
    st.text(st.sampled_from("AbcdeZ 12-.:{}\\éand,"), max_size=12),
)


@given(VALUES)
def test_an_entry_lacks_nothing_of_itself_and_is_in_no_conflict_with_itself(
    fields: dict[str, str],
) -> None:
    assert lacking(fields, fields) == {}
    assert list(differing(fields, fields)) == []


@given(VALUES, VALUES)
def test_a_conflict_is_one_whichever_entry_comes_first(
    one: dict[str, str], other: dict[str, str]
) -> None:
    there = {name for name, *_ in differing(one, other)}
    assert there == {name for name, *_ in differing(other, one)}
