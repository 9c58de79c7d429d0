"""BibTeX and biblatex: read as they are written, written so that they are read again."""

import time
from pathlib import Path

import pytest
from pybtex.database import parse_string

from claimgrade.library.formats import bibtex, read_file
from claimgrade.library.formats.reading import Fault
from claimgrade.library.names import names
from claimgrade.library.references import reference
from claimgrade.model.source import Source

FIXTURES = Path(__file__).parent / "fixtures" / "references"


def test_a_file_of_biblatex_is_read_with_its_latex_as_written() -> None:
    reading = read_file(FIXTURES / "biblatex.bib")
    assert reading.faults == ()
    assert [entry.line for entry in reading.entries] == [3, 17]
    article, book = (entry.source for entry in reading.entries)
    assert article.fields == {
        "author": r"{\v S}r{\'a}mek, Petr and {World Health Organization}",
        "title": r"Growth of \emph{E.~coli} and {DNA}",
        "subtitle": "A trial",
        "journaltitle": "Journal of Examples",
        "date": "2000-05-03",
        "volume": "88",
        "number": "1",
        "pages": "61--65",
        "doi": "10.5555/jexample.2000.88",
        "eprint": "10000001",
        "eprinttype": "pubmed",
    }
    assert reference(article).year == "2000"
    assert reference(article).container == "Journal of Examples"
    assert (book.entry_type, names(book.fields["editor"]).others) == ("mvcollection", True)


def test_what_is_written_is_read_again_and_by_pybtex_too() -> None:
    sources = [entry.source for entry in read_file(FIXTURES / "biblatex.bib").entries]
    text = bibtex.write(sources)
    assert [entry.source for entry in bibtex.read(text, "x").entries] == sources
    theirs = parse_string(text, "bibtex").entries
    assert [*theirs] == [source.key for source in sources]
    assert theirs["sramek2000"].fields["title"] == sources[0].fields["title"]


@pytest.mark.parametrize("title", ["a { b", "a } b", "} {", r"a \{ b", r"a\}"])
def test_a_value_with_an_odd_brace_costs_no_other_entry(title: str) -> None:
    sources = [Source("a", "book", {"title": title, "year": "2000"}), Source("b", "book", {})]
    reading = bibtex.read(bibtex.write(sources), "x.bib")
    assert reading.faults == ()
    assert [entry.source.key for entry in reading.entries] == ["a", "b"]
    assert reading.entries[0].source.fields["year"] == "2000"


def test_braces_ten_thousand_deep_are_a_fault_and_the_rest_is_read() -> None:
    deep = "@article{deep,\n title = " + "{" * 10_000 + "x" + "}" * 10_000 + "\n}\n"
    reading = bibtex.read(deep + "@book{next, year = 2000}\n", "x.bib")
    assert [entry.source.key for entry in reading.entries] == ["deep", "next"]
    (fault,) = reading.faults
    assert fault.line == 2
    assert "deep" in fault.message


def bib_files(shared: Path) -> list[Path]:
    folder = shared / "bench" / "bibtex"
    if not folder.is_dir():
        pytest.skip("needs the bibliographies in ../shared/bench/bibtex, which are not there")
    return sorted(folder.rglob("*.bib"))


def test_no_file_that_others_test_with_stops_the_reader_or_ends_without_a_word(
    shared: Path,
) -> None:
    files = bib_files(shared)
    assert len(files) == 284
    for path in files:
        reading = read_file(path)
        assert reading.entries or reading.faults, path


def test_every_entry_of_those_files_comes_back_from_what_is_written(shared: Path) -> None:
    count = 0
    for path in bib_files(shared):
        entries = read_file(path).entries
        again = bibtex.read(bibtex.write(entry.source for entry in entries), "x.bib")
        expected = [entry.source for entry in entries]
        assert [entry.source for entry in again.entries] == expected, path
        count += len(entries)
    assert count > 7_000


def test_an_unreadable_byte_is_named_with_its_line(shared: Path) -> None:
    path = shared / "bench" / "bibtex" / "biber" / "t__tdata__encoding1.bib"
    if not path.is_file():
        pytest.skip("needs ../shared/bench/bibtex, which is not there")
    (fault,) = read_file(path).faults
    assert isinstance(fault, Fault)
    assert fault.line == 4


@pytest.mark.parametrize(
    "again", ["@string{", "@string{a", "@comment{", "@article{", "@string(x = y ", "{", "@", "x = "]
)
def test_what_is_opened_over_and_over_is_read_in_a_moment(again: str) -> None:
    before = time.process_time()
    bibtex.read("@book{k, title = nowhere}\n" + again * 50_000, "x.bib")
    assert time.process_time() - before < 8
