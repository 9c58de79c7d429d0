"""RIS: what reference managers write is read whole, also where it is not as it should be."""

from pathlib import Path

import pytest
import rispy

from claimgrade.library.formats import ris
from claimgrade.library.formats.reading import Entry
from claimgrade.library.names import names
from claimgrade.model.source import Source

FIXTURES = Path(__file__).parent / "fixtures" / "references"


def text_of(name: str) -> str:
    return (FIXTURES / name).read_text(encoding="utf-8")


def only(text: str) -> Entry:
    reading = ris.read(text, "x.ris")
    assert reading.faults == ()
    (entry,) = reading.entries
    return entry


def record(*lines: str) -> Entry:
    return only("\n".join(("TY  - JOUR", *lines, "ER  - ", "")))


def test_a_file_as_the_specification_has_it_is_read_whole() -> None:
    reading = ris.read(text_of("reference-manager.ris"), "reference-manager.ris")
    assert reading.faults == ()
    assert [entry.line for entry in reading.entries] == [1, 12, 42]
    assert [entry.notes for entry in reading.entries] == [(), (), ()]
    shannon, chapter, heat = (entry.source for entry in reading.entries)
    assert (shannon.key, shannon.entry_type) == ("", "article")
    assert shannon.fields == {
        "author": "Shannon, C. E.",
        "title": "A Mathematical Theory of Communication",
        "journal": "Bell System Technical Journal",
        "year": "1948",
        "month": "July",
        "volume": "27",
        "pages": "379--423",
    }
    assert (chapter.key, chapter.entry_type) == ("vandermaaten2001", "incollection")
    assert chapter.fields == {
        "author": "van der Maaten, Laurens and King, Jr., Martin Luther and "
        "{Department of Health, Education and Welfare}",
        "editor": "O'Brien, Mary",
        "translator": "Šrámek, Petr",
        "title": r'Cold water \& the "50\% rule"',
        "booktitle": r"A Handbook of Water\_works",
        "series": "Series on Cold",
        "year": "2001",
        "month": "September",
        "day": "3",
        "pages": "S12--S20",
        "edition": "2nd",
        "publisher": "Example Press",
        "address": "Prague",
        "isbn": "978-0-306-40615-7",
        "issn": "0028-0836",
        "url": "https://example.org/a;b?c=1%202",
        "urldate": "2024-01-31",
        "abstract": "Ten people sat in water of 14 °C.",
        "keywords": "cold water, {growth hormone; release}",
        "note": "Read on the train.; Lent to Petr.",
        "annote": "Compare with the second edition.",
        "file": "file:///home/me/a_b.pdf",
        "x-ris-c1": "a field of my own",
    }
    assert heat.fields == {
        "author": "Nováková, Jana",
        "title": "Heat in spring",
        "journal": "Journal of Heat",
        "shortjournal": "J Heat",
        "date": "1998-21",
        "number": "4",
        "eid": "e1234",
        "doi": "10.5555/heat.1998",
        "pmid": "9876543",
        "pmcid": "PMC1234567",
    }


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_breaks_the_rules_of_the_format_is_mended_and_said(ends: str, mark: str) -> None:
    text = mark + text_of("mended.ris").replace("\n", ends)
    reading = ris.read(text, "mended.ris")
    assert [(fault.message, fault.line) for fault in reading.faults] == [
        ("a line belongs to no record and cannot be read", 1)
    ]
    wrapped, last = reading.entries
    assert (wrapped.line, last.line) == (2, 10)
    assert wrapped.source.fields == {
        "author": "Wrapped, Anne",
        "title": "A title that goes on in a second line",
        "pages": "61--65",
        "doi": "10.5555/mended.1",
        "keywords": "one keyword",
    }
    assert wrapped.notes == (
        "the line `ER  - ` that ends a record is missing",
        "the DOI stands in M3, not in DO",
    )
    assert last.source.entry_type == "book"
    assert last.source.fields == {
        "author": "{Smith JA}",
        "title": "No end of the first record, and none of this one",
        "doi": "10.5555/mended.2",
        "pmid": "123",
        "pmcid": "PMC456",
        "isbn": "0306406152",
        "url": "https://example.org/1",
        "x-ris-ur": "https://example.org/2",
        "x-ris-do": "10.5555/mended.3",
    }
    assert last.notes == (
        "the line `ER  - ` that ends a record is missing",
        "the name 'Smith JA' has no comma, and is read as that of a body",
    )


@pytest.mark.parametrize("tag", ["M3", "L3", "DI", "N1", "UR", "ID", "AN"])
@pytest.mark.parametrize(
    "written", ["10.5555/A(1)2", "doi:10.5555/a(1)2", "https://doi.org/10.5555/A(1)2"]
)
def test_a_doi_is_found_in_the_tags_where_programs_put_it(tag: str, written: str) -> None:
    entry = record(f"{tag}  - {written}")
    assert entry.source.fields["doi"] == "10.5555/a(1)2"
    assert entry.notes == (f"the DOI stands in {tag}, not in DO",)


def test_a_doi_in_words_is_not_taken_for_that_of_the_work() -> None:
    entry = record("N1  - A comment on 10.5555/other appeared later")
    assert "doi" not in entry.source.fields
    assert entry.source.fields["note"] == "A comment on 10.5555/other appeared later"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["PY  - 2000/05/03/"], {"year": "2000", "month": "May", "day": "3"}),
        (["PY  - 2000", "DA  - 2000/05"], {"year": "2000", "month": "May"}),
        (["PY  - 2000", "DA  - 2000-05-03"], {"year": "2000", "month": "May", "day": "3"}),
        (["PY  - 2000", "DA  - 3 May"], {"year": "2000", "month": "May", "day": "3"}),
        (["PY  - 2000", "DA  - 2001/05/03"], {"year": "2000", "x-ris-da": "2001/05/03"}),
        (["PY  - 2000///Winter"], {"date": "2000-24"}),
        (["PY  - 2000///week 3"], {"year": "2000", "x-ris-y1": "2000///week 3"}),
        (["PY  - in press"], {"year": "in press"}),
        (["PY  - 2000/13/45/"], {"year": "2000"}),
    ],
)
def test_dates_are_read_as_the_specification_and_as_programs_write_them(
    lines: list[str], expected: dict[str, str]
) -> None:
    assert record(*lines).source.fields == expected


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (["SP  - 61", "EP  - 65"], "61--65"),
        (["SP  - 61-65"], "61--65"),
        (["SP  - 61-65", "EP  - 65"], "61--65"),
        (["SP  - A-12", "EP  - A-15"], "A-12--A-15"),
        (["SP  - A-12"], "A-12"),
        (["SP  - e0123"], "e0123"),
    ],
)
def test_pages_are_those_of_bibtex(lines: list[str], pages: str) -> None:
    assert record(*lines).source.fields["pages"] == pages


@pytest.mark.parametrize(
    ("ris_type", "more", "kind"),
    [
        ("CONF", ["AU  - Smith, A."], "inproceedings"),
        ("CONF", ["ED  - Smith, A."], "proceedings"),
        ("THES", ["M3  - MSc thesis"], "mastersthesis"),
        ("THES", ["M3  - PhD thesis"], "phdthesis"),
        ("RPRT", ["PB  - An institute"], "techreport"),
        ("NEWTYPE", [], "misc"),
    ],
)
def test_the_type_is_told_by_what_else_the_record_holds(
    ris_type: str, more: list[str], kind: str
) -> None:
    text = "\n".join((f"TY  - {ris_type}", *more, "ER  - "))
    source = only(text).source
    assert source.entry_type == kind
    assert ris.write([source]).splitlines()[0] == f"TY  - {ris_type}"


def test_every_tag_that_has_no_field_comes_back_out() -> None:
    lines = [
        "C1  - one",
        "C1  - two",
        "U5  - µ & {x}",
        "AD  - 12 Street",
        "TA  - Name, A.",
        "ZZ  - ?",
    ]
    written = ris.write([record(*lines).source]).splitlines()
    assert set(lines) <= set(written)


def test_what_rispy_reads_we_read_as_well() -> None:
    text = text_of("reference-manager.ris")
    theirs = rispy.loads(text)
    ours = [entry.source for entry in ris.read(text, "x.ris").entries]
    assert len(theirs) == len(ours)
    for one, source in zip(theirs, ours, strict=True):
        fields = source.fields
        title = one.get("title") or one["primary_title"]
        assert fields["title"].replace("\\", "") == title
        assert fields.get("volume") == one.get("volume")
        assert fields.get("number") == one.get("number")
        people = one.get("authors") or one["first_authors"]
        assert len(people) == len(names(fields["author"]).people)
        if "start_page" in one:
            assert fields["pages"] == f"{one['start_page']}--{one['end_page']}"
    # Where rispy cuts an address at a semicolon, it is whole here.
    assert theirs[1]["urls"] == ["https://example.org/a", "b?c=1%202"]
    assert ours[1].fields["url"] == "https://example.org/a;b?c=1%202"


def test_what_stops_rispy_or_is_dropped_by_it_is_read() -> None:
    after_type = "TY  - JOUR\nAB  - x\nER  - \nTY  - JOUR\na line of its own\nTI  - B\nER  - \n"
    with pytest.raises(KeyError):
        rispy.loads(after_type)
    assert [e.source.fields.get("title") for e in ris.read(after_type, "x").entries] == [None, "B"]
    unended = "TY  - JOUR\nTI  - A\n"
    assert rispy.loads(unended) == []
    assert only(unended).source.fields == {"title": "A"}
    marked = "\ufeffTY  - JOUR\nTI  - A\nER  - \n"
    assert rispy.loads(marked) == []
    assert only(marked).source.fields == {"title": "A"}


def test_a_record_is_written_as_the_specification_has_it() -> None:
    source = Source(
        "king2000",
        "article",
        {
            "author": r"van der Maaten, Laurens and King, Jr, M. L. and {Health, Education \& Co} "
            "and others",
            "title": r"{\"U}ber {DNA} at 50\%",
            "subtitle": "A trial",
            "journaltitle": "J Ex",
            "date": "2000-05-03",
            "pages": "61--65",
            "doi": r"10.5555/a\_b",
            "pmid": "123",
            "pmcid": "PMC4",
            "keywords": "cold; water, warm",
            "note": "a note",
            "annote": "why it is here",
        },
    )
    assert ris.write([source]).splitlines() == [
        "TY  - JOUR",
        "AU  - van der Maaten, Laurens",
        "AU  - King, M. L., Jr",
        "AU  - Health,, Education & Co",
        "AU  - et al.",
        "TI  - Über DNA at 50%: A trial",
        "T2  - J Ex",
        "PY  - 2000",
        "DA  - 2000/05/03/",
        "SP  - 61",
        "EP  - 65",
        "DO  - 10.5555/a_b",
        "N1  - PMID: 123",
        "C2  - PMC4",
        "KW  - cold",
        "KW  - water, warm",
        "N1  - a note",
        "RN  - why it is here",
        "ID  - king2000",
        "ER  - ",
    ]


def test_the_fields_that_ris_has_no_tag_for_are_named() -> None:
    fields = {"title": "A", "subtitle": "B", "eprint": "1", "date": "2000/2001", "pages": "1--2"}
    assert ris.not_held(Source("k", "article", fields)) == ("title", "subtitle", "eprint", "date")
    assert ris.not_held(Source("k", "article", {"title": r"{\v S} {DNA}", "year": "2000"})) == ()


def test_no_value_can_begin_a_line_or_end_a_record() -> None:
    source = Source("k", "article", {"title": "one\nER  - \n\nTY  - BOOK\r\nTI  - two"})
    (entry,) = ris.read(ris.write([source]), "x").entries
    assert entry.source.fields["title"] == "one ER - TY - BOOK TI - two"


def test_a_million_lines_without_a_record_are_one_fault() -> None:
    reading = ris.read("nothing of ours\n" * 1_000_000, "x.ris")
    assert reading.entries == ()
    (fault,) = reading.faults
    assert fault.message == "1,000,000 lines belong to no record and cannot be read"


def test_a_record_of_a_million_lines_is_one_fault_and_the_next_is_read() -> None:
    text = "TY  - JOUR\n" + "AU  - Smith, A.\n" * 1_000_000 + "TY  - BOOK\nTI  - B\nER  - \n"
    reading = ris.read(text, "x.ris")
    assert [entry.source.fields for entry in reading.entries] == [{"title": "B"}]
    (fault,) = reading.faults
    assert fault.message == "this record has 1,000,001 lines; at most 50,000 are read"
