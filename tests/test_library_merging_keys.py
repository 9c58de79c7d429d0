"""Keys: those of a file are kept where they can be, new ones are told by author, year and title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.library.merging.keys import Keys, is_good
from claimgrade.model.source import Source
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.editing.bib_values import entry_text


def taken(key: str = "", known: tuple[str, ...] = (), **fields: str) -> str:
    return Keys(known).take(Source(key, "article", fields))


@pytest.mark.parametrize("key", ["abe2006", "Abe_2006", "DBLP:conf.x-1", "smith+jones:99", "A1b"])
def test_a_free_key_that_people_write_is_kept(key: str) -> None:
    assert taken(key, author="Smith, Ann", title="Ropes", year="2020") == key


@pytest.mark.parametrize(
    "key", ["", "1", "123", "ref12", "item-3", "a/b", "ключ", "a b", "10.1000/x", "x" * 61, "RN7 "]
)
def test_a_key_that_tells_nothing_or_cannot_be_typed_is_made_anew(key: str) -> None:
    assert taken(key, author="Smith, Ann", title="The ropes", year="2020") == "smith2020ropes"


def test_a_taken_key_is_made_anew_whatever_its_capitals() -> None:
    fields = {"author": "Smith, Ann", "title": "On ropes and jumps", "date": "2020-03"}
    assert taken("Abe2006", ("aBE2006",), **fields) == "smith2020ropes"
    assert taken("", ("smith2020ropes",), **fields) == "smith2020ropesjumps"
    known = ("smith2020ropes", "smith2020ropesjumps")
    assert taken("", known, **fields) == "smith2020ropesb"


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"author": r"H{\"a}kkinen, Keijo", "title": "Acute", "year": "1993"}, "hakkinen1993acute"),
        ({"author": "van der Berg, A", "title": "Løb", "year": "1999"}, "berg1999lob"),
        ({"author": "{World Health Organization}", "title": "Report", "year": "2020"},
         "world2020report"),
        ({"title": "Only a title"}, "onlynd" + "title"),
        ({"author": "Smith, A", "title": "2 x 2 designs"}, "smithnddesigns"),
        ({}, "sourcend"),
    ],
)  # fmt: skip
def test_a_new_key_is_of_author_year_and_first_telling_word(
    fields: dict[str, str], key: str
) -> None:
    assert Keys(()).take(Source("", "article", fields)) == key


@given(
    st.lists(
        st.fixed_dictionaries(
            {"author": st.text(max_size=12), "title": st.text(max_size=20), "year": st.just("2000")}
        ),
        max_size=40,
    )
)
def test_keys_are_never_given_twice_and_every_program_reads_them(
    works: list[dict[str, str]],
) -> None:
    keys = Keys(())
    made = [keys.take(Source("", "misc", fields)) for fields in works]
    assert len({key.lower() for key in made}) == len(made)
    text = "".join(entry_text(Source(key, "misc", {"title": "x"})) for key in made)
    entries, findings = read_bibliography(text, "")
    assert [entry.key for entry in entries] == made
    assert findings == ()
    assert all(key.isascii() and is_good(key) for key in made)
