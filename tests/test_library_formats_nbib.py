"""PubMed's format: DOIs, people, bodies, dates and what was retracted."""

from pathlib import Path

import pytest

from claimgrade.library.formats import nbib
from claimgrade.library.formats.reading import Entry

FIXTURES = Path(__file__).parent / "fixtures" / "references"


def record(*lines: str) -> Entry:
    reading = nbib.read("\n".join(("PMID- 1", *lines)), "x.nbib")
    assert reading.faults == ()
    (entry,) = reading.entries
    return entry


def test_a_file_of_pubmed_is_read_whole() -> None:
    reading = nbib.read((FIXTURES / "pubmed.nbib").read_text(encoding="utf-8"), "pubmed.nbib")
    assert reading.faults == ()
    assert [entry.line for entry in reading.entries] == [1, 40]
    article, notice = reading.entries
    assert (article.source.key, article.source.entry_type) == ("", "article")
    retracted = (
        "Retracted; the notice is: J Example. 2003 May;91(5):2000. doi: 10.5555/jexample.2003.91. "
        "PMID: 12000000"
    )
    assert article.source.fields == {
        "author": "Šrámek, Jr, Petr and van der Maaten, Laurens A and {Cold Water Study Group}",
        "title": "Human responses to immersion in cold water of different temperatures and to the "
        "hours after it",
        "journal": "Journal of examples",
        "shortjournal": "J Example",
        "year": "2000",
        "month": "January",
        "day": "15",
        "volume": "88",
        "number": "1",
        "pages": "61--65",
        "doi": "10.5555/jexample.2000.88",
        "pmid": "10000001",
        "pmcid": "PMC1000001",
        "issn": "0161-7567, 1522-1601",
        "language": "eng",
        "abstract": "BACKGROUND: Ten people sat in water. RESULTS: They were cold.",
        "keywords": "immersion, Cold Temperature, Growth Hormone/*blood",
        "note": retracted,
        "x-nbib-aid": "e0001 [pii]",
        "x-nbib-ad": "Prague.",
        "x-nbib-pl": "United States",
        "x-nbib-pt": "Journal Article; Retracted Publication",
        "x-nbib-gr": "01/Example Fund/United States",
    }
    assert article.notes == (retracted,)
    assert notice.source.fields["author"] == "Smith, JA and Jones, 3rd, B"
    assert notice.source.fields["title"] == "Is a question kept?"
    assert notice.source.fields["date"] == "1998-12/1999-01"
    assert notice.source.fields["journal"] == "J Example"
    assert notice.notes == (
        "Notice of the retraction of: Nobody K. J Example. 1997;1(1):1. PMID: 9000000",
    )


@pytest.mark.parametrize("tag", ["LID", "AID"])
def test_the_doi_is_found_in_both_tags_that_hold_one(tag: str) -> None:
    fields = record(f"{tag} - S0140-6736(00)1 [pii]", f"{tag} - 10.5555/A_(b)1 [doi]").source.fields
    assert fields["doi"] == "10.5555/a_(b)1"
    assert fields["x-nbib-aid"] == "S0140-6736(00)1 [pii]"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2000", {"year": "2000"}),
        ("2000 Sep", {"year": "2000", "month": "September"}),
        ("2000 Jan-Feb", {"date": "2000-01/2000-02"}),
        ("2000 Jan 15-22", {"date": "2000-01-15/2000-01-22"}),
        ("1998 Dec-1999 Jan", {"date": "1998-12/1999-01"}),
        ("2000 Spring", {"date": "2000-21"}),
        ("Unknown", {"year": "Unknown"}),
    ],
)
def test_dates_of_publication_become_fields(written: str, expected: dict[str, str]) -> None:
    fields = dict(record(f"DP  - {written}").source.fields)
    del fields["pmid"]
    assert fields == expected


@pytest.mark.parametrize(
    ("written", "pages"),
    [("61-5", "61--65"), ("1240-52", "1240--1252"), ("S12-S20", "S12--S20"), ("e12", "e12"),
     ("95-101", "95--101"), ("61-5; discussion 66", "61--5; discussion 66")],
)  # fmt: skip
def test_the_last_page_is_written_in_full(written: str, pages: str) -> None:
    assert record(f"PG  - {written}").source.fields["pages"] == pages


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["FAU - Smith, John A", "AU  - Smith JA"], "Smith, John A"),
        (["AU  - Smith JA", "AU  - Žák P"], "Smith, JA and Žák, P"),
        (["FAU - Smith, John", "AU  - Smith J", "AU  - Jones B"], "Smith, John and Jones, B"),
        (
            ["CN  - A Group", "FAU - Smith, J", "CN  - B Group"],
            "{A Group} and Smith, J and {B Group}",
        ),
        (["AU  - WHO"], "{WHO}"),
    ],
)
def test_people_and_bodies_stand_in_their_order(lines: list[str], author: str) -> None:
    assert record(*lines).source.fields["author"] == author


def test_a_retraction_without_a_notice_is_said_too() -> None:
    assert record("PT  - Retracted Publication").notes == ("Retracted, by PubMed",)
    assert record("PT  - Journal Article").notes == ()


def test_an_erratum_is_kept_in_the_note_and_no_alarm() -> None:
    entry = record("EIN - J Example. 2001;1:1")
    assert entry.source.fields["note"] == "An erratum was published: J Example. 2001;1:1"
    assert entry.notes == ()


def test_a_chapter_of_a_book_stands_in_the_book() -> None:
    chapter = record("TI  - A chapter.", "BTI - A handbook.", "PB  - Example Press").source
    assert (chapter.entry_type, chapter.fields["booktitle"]) == ("incollection", "A handbook")
    assert record("BTI - A handbook.").source.entry_type == "book"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_marks_and_line_ends_of_other_systems_are_read(ends: str) -> None:
    text = "\ufeff" + ends.join(("", "PMID- 1", "TI  - A", "      title.", "", "PMID- 2", ""))
    reading = nbib.read(text, "x.nbib")
    assert [entry.source.fields["pmid"] for entry in reading.entries] == ["1", "2"]
    assert reading.entries[0].source.fields["title"] == "A title"


def test_lines_before_the_first_record_and_records_without_end_are_faults() -> None:
    reading = nbib.read("a page\nof text\nPMID- 1\nTI  - A\n", "x.nbib")
    assert [(fault.message, fault.line) for fault in reading.faults] == [
        ("the lines before the first record cannot be read", 1)
    ]
    assert len(reading.entries) == 1
    long = "PMID- 1\n" + "AU  - Smith JA\n" * 60_000 + "PMID- 2\n"
    reading = nbib.read(long, "x.nbib")
    assert [entry.source.fields["pmid"] for entry in reading.entries] == ["2"]
    assert reading.faults[0].message == "this record has more than 50,000 lines and is not read"
