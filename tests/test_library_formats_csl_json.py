"""CSL-JSON: every item is read, and comes back as it was."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.library.formats import csl_json
from claimgrade.library.formats.bibtex import read as read_bibtex
from claimgrade.model.source import Source

FIXTURES = Path(__file__).parent / "fixtures" / "references"


def sources_of(text: str) -> list[Source]:
    reading = csl_json.read(text, "x.json")
    assert reading.faults == ()
    return [entry.source for entry in reading.entries]


def source_of(**item: Any) -> Source:
    (source,) = sources_of(json.dumps([{"type": "book", **item}]))
    return source


def written(source: Source) -> dict[str, Any]:
    (item,) = json.loads(csl_json.write([source]))
    assert isinstance(item, dict)
    return item


def test_a_file_of_zotero_is_read_whole() -> None:
    reading = csl_json.read((FIXTURES / "zotero.json").read_text(encoding="utf-8"), "zotero.json")
    assert reading.faults == ()
    assert [entry.line for entry in reading.entries] == [2, 30, 47]
    article, chapter, film = (entry.source for entry in reading.entries)
    assert (article.key, article.entry_type) == ("srámek2000", "article")
    assert article.fields == {
        "author": "Šrámek, Jr, Petr and van der Maaten, Laurens and Beethoven, Ludwig van and "
        "{de Souza}, Ana and {Cold and Water Study Group}",
        "title": r"Growth of \textit{E. coli} and {DNA} in H\textsubscript{2}O at 50\% \& more",
        "journal": "Journal of Examples",
        "shortjournal": "J Ex",
        "year": "2000",
        "month": "May",
        "day": "3",
        "volume": "88",
        "number": "1",
        "pages": "61--65",
        "doi": "10.5555/jexample.2000.88",
        "url": "https://example.org/a_b?c=1%202",
        "issn": "0161-7567",
        "pmid": "10000001",
        "pmcid": "PMC1000001",
        "keywords": "cold, water",
        "urldate": "2024-01-31",
        "language": "en-GB",
        "note": "Read on the train.",
        "x-csl-source": "PubMed",
        "x-csl-other": r"\textbraceleft{}\textquotedbl{}DOI".replace(r"\textquotedbl{}", '"')
        + r'": "10.5555/JExample.2000.88"\textbraceright{}',
    }
    assert (chapter.key, chapter.entry_type) == ("", "incollection")
    assert chapter.fields == {
        "editor": "O'Brien, Mary",
        "bookauthor": "Novák, J.",
        "title": "A chapter",
        "booktitle": "A handbook",
        "series": "A series",
        "number": "12",
        "date": "2019/2020",
        "edition": "2",
        "publisher": "Example Press",
        "address": "Prague",
        "isbn": "978-0-306-40615-7",
        "eventdate": "Spring 2019",
        "x-csl-collection-editor": r'[\textbraceleft{}"family": "Jones", "given": "B."'
        r"\textbraceright{}]",
        "x-csl-id": "http://zotero.org/users/1/items/ABCD",
    }
    assert (film.key, film.entry_type) == ("film", "movie")
    assert film.fields == {
        "title": "A film",
        "date": "1998-21~",
        "x-csl-director": r'[\textbraceleft{}"family": "Smith", "given": "A."\textbraceright{}]',
    }


def test_a_file_of_zotero_comes_back_as_it_was() -> None:
    text = (FIXTURES / "zotero.json").read_text(encoding="utf-8")
    again = json.loads(csl_json.write(sources_of(text)))
    wanted = json.loads(text)
    wanted[0]["issued"] = {"date-parts": [[2000, 5, 3]]}  # numbers, where there was text
    wanted[0]["volume"] = "88"
    wanted[1]["collection-number"] = "12"
    assert again == wanted


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
VARIABLES = st.sampled_from(
    "title author editor issued accessed volume issue page number publisher genre DOI URL note "
    "keyword container-title collection-number custom ISSN archive_location Extra_X".split()
)
PART = st.one_of(st.integers(0, 2100), st.sampled_from(["2000", "5", "", "x"]))
DATE = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(PART, max_size=3), max_size=2),
        "raw": TEXT,
        "literal": TEXT,
        "season": st.one_of(st.integers(0, 5), TEXT),
        "circa": st.one_of(st.booleans(), st.just(1)),
    },
)
PERSON = st.dictionaries(
    st.sampled_from(
        "family given literal suffix dropping-particle non-dropping-particle comma-suffix".split()
    ),
    st.one_of(TEXT, st.sampled_from(["van der", "de", "Smith", "A. B.", "Jr", "and", "others"])),
    max_size=4,
)
ITEM = st.fixed_dictionaries(
    {"type": st.sampled_from(["article-journal", "book", "chapter", "thesis", "map", "report"])},
    optional={
        "author": st.lists(PERSON, max_size=3),
        "issued": DATE,
        "accessed": DATE,
        "title": st.lists(
            st.sampled_from(
                ["<i>", "</i>", '<span class="nocase">', "</span>", "a", " ", "{", "$"]
            ),
            max_size=6,
        ).map("".join),
    },
).flatmap(lambda item: st.dictionaries(VARIABLES, JSON, max_size=4).map(lambda m: {**m, **item}))


def plainly(value: Any) -> Any:
    """Return a value with numbers as text, 1 as true and one blank for many, as CSL allows."""
    if isinstance(value, dict):
        return {
            n: one == 1 if n == "circa" and one == 1 else plainly(one) for n, one in value.items()
        }
    if isinstance(value, list):
        return [plainly(one) for one in value]
    if value is None or isinstance(value, bool):
        return value
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def without_custom_of_ours(item: dict[str, Any]) -> dict[str, Any]:
    custom = item.get("custom")
    if isinstance(custom, dict) and "bibtex" in custom:
        kept = {name: value for name, value in custom.items() if name != "bibtex"}
        return (
            {**item, "custom": kept} if kept else {n: v for n, v in item.items() if n != "custom"}
        )
    return item


@settings(deadline=None)
@given(ITEM)
def test_whatever_an_item_holds_comes_back(item: dict[str, Any]) -> None:
    (source,) = sources_of(json.dumps([item]))
    again = without_custom_of_ours(written(source))
    wanted = {n: v for n, v in plainly(item).items() if v not in ("", None, [], {})}
    assert plainly(again) == wanted


@settings(deadline=None)
@given(ITEM)
def test_what_was_read_survives_a_bibliography_file(item: dict[str, Any]) -> None:
    from claimgrade.library.formats import bibtex

    (source,) = sources_of(json.dumps([item]))
    keyed = Source("key", source.entry_type, source.fields)
    reading = read_bibtex(bibtex.write([keyed]), "x.bib")
    assert reading.faults == ()
    assert [entry.source for entry in reading.entries] == [keyed]


@pytest.mark.parametrize(
    ("issued", "fields"),
    [
        ({"date-parts": [[2000]]}, {"year": "2000"}),
        ({"date-parts": [["2000", "05"]]}, {"year": "2000", "month": "May"}),
        ({"date-parts": [[2000, 5, 3], [2001]]}, {"date": "2000-05-03/2001"}),
        ({"date-parts": [[2000], [0]]}, {"date": "2000/"}),
        ({"date-parts": [[2000]], "season": "4"}, {"date": "2000-24"}),
        ({"date-parts": [[-44, 3]]}, {"date": "-0044-03"}),
        ({"raw": "2000-05-03"}, {"year": "2000", "month": "May", "day": "3"}),
        ({"raw": "in press"}, {"year": "in press"}),
        ({"literal": "n.d."}, {"year": "n.d."}),
    ],
)
def test_dates_of_every_kind_become_fields(issued: Any, fields: dict[str, str]) -> None:
    read = source_of(issued=issued).fields
    assert {name: value for name, value in read.items() if not name.startswith("x-")} == fields
    assert plainly(written(source_of(issued=issued))["issued"]) == plainly(issued)


def test_names_keep_their_parts() -> None:
    people = [
        {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
        {"family": "Maaten", "given": "L.", "non-dropping-particle": "van der", "suffix": "Jr"},
        {"family": "de Souza", "given": "Ana"},
        {"family": "Jones and Sons", "given": "A."},
        {"literal": "Smith, Jones & Co"},
        {"family": "李", "given": "明"},
    ]
    assert written(source_of(author=people))["author"] == people


def test_what_csl_has_no_variable_for_is_kept_apart_and_comes_back() -> None:
    fields = {
        "title": "A book",
        "subtitle": r"On {\"u}ber",
        "eprint": "2001.00001",
        "file": "a.pdf",
        "institution": "One",
        "publisher": "Two",
    }
    source = Source("k", "mvbook", fields)
    item = written(source)
    assert item["title"] == "A book: On über"
    assert item["custom"]["bibtex"]["type"] == "mvbook"
    assert sources_of(json.dumps([item])) == [
        Source("k", "mvbook", {name: fields[name] for name in fields})
    ]


def test_what_was_changed_elsewhere_is_not_put_back() -> None:
    item = written(Source("k", "book", {"title": "A book", "subtitle": "On x", "eprint": "1"}))
    item["title"] = "Another title"
    (source,) = sources_of(json.dumps([item]))
    assert source.fields == {"title": "Another title", "eprint": "1"}
    film = source_of(type="motion_picture", issued={"raw": "Spring of 1999"})
    moved = Source(film.key, "book", {**film.fields, "year": "2000"})
    assert written(moved)["type"] == "book"
    assert written(moved)["issued"] == {"date-parts": [[2000]]}


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "book", "title": "A"}',
        '{"items": [{"type": "book", "title": "A"}]}',
        '\ufeff [ {"type": "book", "title": "A"} ] ',
    ],
)
def test_one_item_and_a_list_within_an_object_are_read(text: str) -> None:
    assert [source.fields for source in sources_of(text)] == [{"title": "A"}]


def test_the_lines_of_items_within_an_object_are_their_own() -> None:
    text = '{\n"items": [\n{"type": "book"},\n{"type": "book"}]}'
    assert [entry.line for entry in csl_json.read(text, "x").entries] == [3, 4]


@pytest.mark.parametrize(
    ("text", "count", "message", "line"),
    [
        ('[\n{"type": "book"},\n{"type" "book"}]', 1, "this is not JSON: expecting ':'", 3),
        ('[\n{"type": "book"}\n{"type": "book"}]', 1, "this is not JSON: a comma", 3),
        ('[{"type": "book"}]\nmore', 1, "this is not JSON: something follows", 2),
        ("", 0, "this is not JSON: expecting value", 1),
        ('["a", {"type": "book"}]', 1, "this is not an item of CSL-JSON", 1),
        ("[{}]", 0, "this object has neither a type nor a title", 1),
        ("[" * 100_000, 0, "brackets are nested too deep", 1),
        ('[{"type":' * 100_000, 0, "brackets are nested too deep", 1),
        ('[{"type": "book", "volume": ' + "9" * 5000 + "}]", 0, "a number is too long", 1),
    ],
)
def test_a_broken_file_is_a_fault_with_its_line(
    text: str, count: int, message: str, line: int
) -> None:
    reading = csl_json.read(text, "x.json")
    assert len(reading.entries) == count
    (fault,) = reading.faults
    assert fault.message.startswith(message)
    assert fault.line == line
