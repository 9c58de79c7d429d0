"""Edits of bibliography files: what was meant is read back, and every other byte is as it was."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.model.source import Source
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.editing.bibliography import (
    edited,
    with_entries,
    with_fields,
    without_entry,
)
from claimgrade.workspace.errors import EditRefused

JABREF = """\
% Encoding: UTF-8

@String{jap = "Journal of Applied Physiology"}

@Article{Abe2006,
  author    = {Abe, Takashi and Kearns, Charles F.},
  title     = {Walk {Training}},
  journal   = jap,
  year      = 2006,
}

@Comment{jabref-meta: databaseType:bibtex;}
"""


def fields(data: bytes, key: str) -> dict[str, str]:
    """The fields of an entry as the file is read."""
    entries, _ = read_bibliography(data.decode(), "a.bib")
    return next(dict(entry.fields) for entry in entries if entry.key == key)


def test_a_field_that_is_set_keeps_its_place_and_the_rest_of_the_file_its_bytes() -> None:
    after = with_fields(JABREF.encode(), "Abe2006", {"year": "2007", "title": "Walk training"})
    assert after.decode() == JABREF.replace("= 2006", "= 2007").replace(
        "{Walk {Training}}", "{Walk training}"
    )


def test_a_new_field_is_aligned_and_capitalised_like_its_neighbours() -> None:
    after = with_fields(JABREF.encode(), "Abe2006", {"doi": "10.1152/x", "volume": "100"})
    added = "  doi       = {10.1152/x},\n  volume    = 100,\n}\n\n@Comment"
    assert after.decode() == JABREF.replace("}\n\n@Comment", added)
    capitals = with_fields(b"@misc{a,\n\tTITLE = {X}\n}\n", "a", {"year": "2000"})
    assert capitals == b"@misc{a,\n\tTITLE = {X},\n\tYEAR = {2000}\n}\n"


def test_a_string_name_is_replaced_by_the_words_and_its_definition_stays() -> None:
    after = with_fields(JABREF.encode(), "Abe2006", {"journal": "J Appl Physiol"})
    assert after.decode() == JABREF.replace("= jap,", "= {J Appl Physiol},")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@a{k,\n  x = {1},\n  y = {2}\n}", "@a{k,\n  x = {1}\n}"),
        ("@a{k,\n  x = {1},\n  y = {2},\n}", "@a{k,\n  x = {1},\n}"),
        ("@a{k, x = {1}, y = {2}, z = 3}", "@a{k, x = {1}, z = 3}"),
        ("@a{k,\n  x = {1}\n, y = {2}\n, z = 3\n}", "@a{k,\n  x = {1}\n, z = 3\n}"),
        ('@a(k,\n\tx = "1",\n\ty = "2" # jan\n)', '@a(k,\n\tx = "1"\n)'),
        ("@a{k,\n  y = {2},\n  x = {1},\n  Y = {3}\n}", "@a{k,\n  x = {1}\n}"),
    ],
)
def test_a_field_is_removed_with_its_line_and_its_comma(before: str, after: str) -> None:
    assert with_fields(before.encode(), "k", {"y": None}).decode() == after


def test_line_ends_tabs_quotation_marks_and_parentheses_stay() -> None:
    text = '\ufeff@book(k,\r\n\tauthor = "A, B",\r\n\tyear = 1999)\r\nfree text\r\n'
    after = with_fields(text.encode(), "k", {"title": 'On {"}x{"}', "note": 'a "b"'})
    assert after.decode() == (
        '\ufeff@book(k,\r\n\tauthor = "A, B",\r\n\tyear = 1999,\r\n\ttitle = "On {"}x{"}",'
        '\r\n\tnote = {a "b"})\r\nfree text\r\n'
    )


def test_an_entry_is_removed_with_the_blank_lines_after_it() -> None:
    text = "% one\n@a{k, x = 1}\n\n@a{l, x = 2}\n\n% two\n@a{m, x = 3}\n"
    assert without_entry(text.encode(), "l").decode() == (
        "% one\n@a{k, x = 1}\n\n% two\n@a{m, x = 3}\n"
    )
    assert without_entry(text.encode(), "m").decode() == text.removesuffix("@a{m, x = 3}\n")
    assert without_entry(b"@a{k, x = 1} @a{l, x = 2} % words\n", "l") == (
        b"@a{k, x = 1}  % words\n"
    )


def test_new_entries_go_to_the_end_in_the_layout_of_the_file() -> None:
    source = Source("new2001", "article", {"title": "A  new\n one", "year": "2001", "note": ""})
    text = "@a{k,\r\n\tx = 1\r\n}\r\n"
    assert with_entries(text.encode(), [source]).decode() == (
        text + "\r\n@article{new2001,\r\n\ttitle = {A new one},\r\n\tyear = {2001},\r\n}\r\n"
    )
    assert with_entries(b"", [source]).startswith(b"@article{new2001,\n  title = {A new one},\n")


@pytest.mark.parametrize(
    ("text", "change", "words"),
    [
        ("@a{k, x = 1}", {"x": "a } b"}, "brace"),
        ("@a{k, x = 1}", {"x": ""}, "empty"),
        ("@a{k, x = 1}", {"not a name": "y"}, "cannot be the name"),
        ("@a{k, x = 1 y = 2}", {"x": "3"}, "has a fault"),
        ("@a{k, x = {1", {"x": "3"}, "has a fault"),
        ("@a{l, x = 1}", {"x": "3"}, "no entry 'k'"),
        ("<<<<<<< a\n@a{k, x = 1}", {"x": "3"}, "merge conflict"),
    ],
)
def test_what_cannot_be_written_is_refused(
    text: str, change: dict[str, str | None], words: str
) -> None:
    with pytest.raises(EditRefused, match=words):
        with_fields(text.encode(), "k", change)


def test_a_removal_that_would_bring_up_another_entry_of_the_same_key_is_refused() -> None:
    with pytest.raises(EditRefused, match="not have come out as meant"):
        without_entry(b"@a{k, x = 1}\n@a{K, x = 2}\n", "k")


def test_a_taken_or_impossible_key_is_refused() -> None:
    with pytest.raises(EditRefused, match="taken"):
        with_entries(b"@a{k, x = 1}\n", [Source("K", "misc", {"x": "1"})])
    with pytest.raises(EditRefused, match="cannot be a BibTeX key"):
        with_entries(b"", [Source("a b", "misc", {"x": "1"})])


WORD = st.text(st.sampled_from("abcXYZ019 .:&%$\\-éß"), min_size=1, max_size=12)


@st.composite
def values(draw: st.DrawFn) -> str:
    """The words of a value, with balanced braces, as one line without blanks at the ends."""
    words = draw(WORD)
    if draw(st.booleans()):
        words += "{" + draw(WORD) + draw(st.sampled_from(["", '"', "@", "#", ","])) + "}"
    return " ".join(words.split()) or "x"


@dataclass(frozen=True)
class Sample:
    """A file in three parts, the middle one an entry ``k``, and that entry's fields."""

    before: str
    entry: str
    after: str
    fields: dict[str, str]

    @property
    def data(self) -> bytes:
        return (self.before + self.entry + self.after).encode()


OTHER = st.sampled_from(
    [
        "",
        "% a note: 100 {percent}\n",
        '@string{jap = "J"}\n',
        "@Comment{jabref-meta: databaseType:bibtex;}\n\n",
        '@preamble{"\\newcommand{\\x}{y}"}\n',
        "@misc{other, title = {A, b = {c}}, year = 1999}\n",
        '@Book( third ,\n\tTITLE="quoted {"} here" # " and" ,)\n\n\n',
        "words between\n\n",
    ]
)


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    opening, closing = draw(st.sampled_from([("{", "}"), ("(", ")")]))
    lead = draw(st.sampled_from(["\n  ", "\n\t", " ", "\n"]))
    before_comma = draw(st.sampled_from(["", "", "\n"]))
    trailing = "" if before_comma else draw(st.sampled_from(["", ","]))
    equals = draw(st.sampled_from(["=", " = ", "   =  "]))
    names = draw(st.lists(st.sampled_from(["title", "note", "Year", "x-y"]), unique=True))
    given = {name.lower(): draw(values()) for name in names}
    written = []
    for name in names:
        style = draw(st.sampled_from(['""', "{}"]))
        value = given[name.lower()]
        quoted = style == '""' and '"' not in value
        written.append(f"{name}{equals}" + (f'"{value}"' if quoted else f"{{{value}}}"))
    body = f"{before_comma},{lead}".join(written)
    tail = draw(st.sampled_from(["\n", "", " "]))
    entry = f"@article{opening}k,{lead if names else ''}{body}{trailing if names else ''}{tail}"
    before, after = draw(OTHER), draw(OTHER)
    one, two, three = (
        part.replace("\n", newline) for part in (before, entry + closing, f"\n{after}")
    )
    return Sample(one, two, three, given)


@given(samples(), st.sampled_from(["title", "year", "doi"]), values())
def test_a_set_field_reads_as_meant_and_bytes_outside_the_entry_stay(
    sample: Sample, name: str, value: str
) -> None:
    after = with_fields(sample.data, "k", {name: value})
    assert fields(after, "k") == {**sample.fields, name: value}
    assert after.decode().startswith(sample.before + "@article")
    assert after.decode().endswith(sample.after)


@given(samples(), values(), values())
def test_to_set_a_field_back_restores_every_byte(sample: Sample, one: str, other: str) -> None:
    first = with_fields(sample.data, "k", {"title": one})
    there = with_fields(first, "k", {"title": other})
    if '"' not in one + other:
        assert with_fields(there, "k", {"title": one}) == first


@given(samples(), values())
def test_to_remove_a_field_that_was_added_restores_every_byte(sample: Sample, value: str) -> None:
    if sample.fields:
        there = with_fields(sample.data, "k", {"doi": value})
        assert with_fields(there, "k", {"doi": None}) == sample.data


@given(samples(), st.sampled_from(["title", "note", "year", "x-y"]))
def test_a_removed_field_is_gone_and_the_others_are_there(sample: Sample, name: str) -> None:
    after = with_fields(sample.data, "k", {name: None})
    assert fields(after, "k") == {n: v for n, v in sample.fields.items() if n != name}


@given(samples(), values())
def test_an_added_entry_leaves_all_that_was_there_and_can_be_removed(
    sample: Sample, value: str
) -> None:
    there = with_entries(sample.data, [Source("new", "misc", {"title": value})])
    assert there.startswith(sample.data)
    assert fields(there, "new") == {"title": value}
    gone = without_entry(there, "new")
    assert gone.rstrip() == sample.data.rstrip()


@given(samples(), values(), values())
def test_several_changes_at_once_are_the_same_as_one_after_the_other(
    sample: Sample, one: str, other: str
) -> None:
    new = Source("new", "misc", {"title": other})
    once = edited(sample.data, fields={"k": {"title": one, "note": None}}, added=[new])
    step = with_fields(sample.data, "k", {"title": one})
    assert once == with_entries(with_fields(step, "k", {"note": None}), [new])
