"""A reading list goes out in files of references and comes back as it was."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimgrade.library.formats import FORMATS
from claimgrade.library.reading_lists import MARK, annotated, restored, with_keys_of
from claimgrade.model.reading_list import (
    ListedImportance,
    ListedSection,
    ListedWork,
    SavedReadingList,
)
from claimgrade.model.source import Source
from claimgrade.workspace.editing.reading_list_file import reading_list_text
from claimgrade.workspace.reading.document import parse
from claimgrade.workspace.schema.records import record_from

WRITTEN = ("bibtex", "csl-json", "ris")
ASSIGNED = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"))
SIGNS = st.text(alphabet="ab|[]¶:{}\\$%~^-–'\"<>&#_ \n@", min_size=1, max_size=15)


def one_blank(text: str) -> str:
    """Return a text as any of the formats can hold it: composed letters, one blank at a time."""
    lines = (" ".join(unicodedata.normalize("NFC", line).split()) for line in text.splitlines())
    return "\n".join(filter(None, lines))


WORDS = st.one_of(st.text(ASSIGNED, min_size=1, max_size=15), SIGNS).map(one_blank).filter(bool)
PERHAPS = st.none() | WORDS
KEYS = st.from_regex(r"[a-z][a-z0-9]{1,8}", fullmatch=True)


@st.composite
def reading_lists(draw: st.DrawFn) -> SavedReadingList:
    keys = draw(st.lists(KEYS, unique=True, min_size=1, max_size=4))
    works = [
        ListedWork(
            source=key,
            importance=draw(st.sampled_from(ListedImportance)),
            why=draw(PERHAPS),
            shows=draw(PERHAPS),
            note=draw(PERHAPS),
        )
        for key in keys
    ]
    sections = []
    while works:
        size = draw(st.integers(1, len(works)))
        sections.append(ListedSection(name=draw(WORDS), works=tuple(works[:size])))
        works = works[size:]
    return SavedReadingList(
        title=draw(WORDS),
        audience=draw(PERHAPS),
        article=draw(st.sampled_from([None, "an-article"])),
        topic=draw(PERHAPS),
        library=draw(st.booleans()),
        sections=tuple(sections),
        left_out=tuple(draw(st.lists(KEYS, max_size=2, unique=True))),
    )


def entries_of(listed: SavedReadingList) -> dict[str, Source]:
    fields = {"title": "On {Cold} \\& heat", "author": "Doe, Jo", "annote": "Lent to Jo."}
    return {work.source: Source(work.source, "article", fields) for work in listed.works}


@pytest.mark.parametrize("name", WRITTEN)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(listed=reading_lists())
def test_a_list_comes_back_from_each_format_as_it_was(name: str, listed: SavedReadingList) -> None:
    form = FORMATS[name]
    assert form.write is not None
    facts = {work.source: "It is | open. [reading list] ¶" for work in listed.works}
    text = form.write(annotated(listed, entries_of(listed), facts, withdrawn=["gone"]))
    read = form.read(text, "list")
    assert not read.faults
    found = restored([entry.source for entry in read.entries], "untitled")
    assert found.annotated
    assert found.listed == listed
    assert all(
        entry.source.fields["annote"].startswith("Lent to Jo.") for entry in read.entries[:1]
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(listed=reading_lists())
def test_the_file_that_people_edit_reads_back_as_the_same_list(listed: SavedReadingList) -> None:
    document = parse(reading_list_text(listed))
    assert not document.faults
    assert record_from(SavedReadingList, document.values) == listed


def test_the_order_is_that_of_the_list_even_where_a_program_sorted_the_works() -> None:
    works = tuple(ListedWork(source=key) for key in ("zebra", "apple", "mango"))
    listed = SavedReadingList(title="T", sections=(ListedSection(name="S", works=works),))
    entries = sorted(annotated(listed, {}), key=lambda one: one.key)
    assert [one.key for one in entries] == ["apple", "mango", "zebra"]
    assert restored(entries, "x").listed == listed


def test_a_file_of_anybodys_becomes_one_section_with_its_notes() -> None:
    theirs = [
        Source("a", "article", {"title": "A", "annote": "Read \\& weep."}),
        Source("b", "article", {"title": "B"}),
    ]
    found = restored(theirs, "their-list")
    assert not found.annotated
    assert found.listed.title == "their-list"
    (section,) = found.listed.sections
    assert [(work.source, work.note) for work in section.works] == [
        ("a", "Read & weep."),
        ("b", None),
    ]


def test_a_work_that_was_added_to_the_file_stands_in_a_section_at_the_end() -> None:
    work = ListedWork(source="a", why="It began it.")
    listed = SavedReadingList(title="T", sections=(ListedSection(name="S", works=(work,)),))
    entries = [Source("new", "book", {"title": "N"}), *annotated(listed, {})]
    found = restored(entries, "x").listed
    assert [[one.source for one in section.works] for section in found.sections] == [["a"], ["new"]]


def test_an_older_annotation_of_ours_is_replaced_and_not_added_to() -> None:
    listed = SavedReadingList(
        title="T", sections=(ListedSection(name="S", works=(ListedWork(source="a"),)),)
    )
    (once,) = annotated(listed, {"a": Source("a", "article", {"annote": "Mine."})})
    (twice,) = annotated(listed, {"a": once})
    assert once.fields == twice.fields
    assert once.fields["annote"].count(MARK) == 1


def test_the_library_s_key_is_found_by_doi_and_a_known_key_is_kept() -> None:
    library = {
        "mine": Source("mine", "article", {"doi": "10.1000/ABC"}),
        "other": Source("other", "article", {}),
    }
    found = with_keys_of(
        library,
        [
            Source("zotero1", "article", {"doi": "https://doi.org/10.1000/abc"}),
            Source("other", "article", {"doi": "10.1000/abc"}),
            Source("new", "article", {"doi": "10.1000/xyz"}),
        ],
    )
    assert [one.key for one in found] == ["mine", "other", "new"]
