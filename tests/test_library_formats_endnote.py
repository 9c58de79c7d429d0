"""EndNote's XML: styles joined, and nothing in it that expands or fetches."""

import time
from pathlib import Path

import pytest

from claimgrade.library.formats import endnote

FIXTURES = Path(__file__).parent / "fixtures" / "references"
RECORD = "<records><record><titles><title>{}</title></titles></record></records>"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]><xml><records><record><titles><title>&m;</title></titles></record></records></xml>"
)


def test_a_file_of_endnote_is_read_whole() -> None:
    reading = endnote.read((FIXTURES / "endnote.xml").read_text(encoding="utf-8"), "endnote.xml")
    assert reading.faults == ()
    assert [entry.line for entry in reading.entries] == [3, 17]
    article, chapter = (entry.source for entry in reading.entries)
    assert (article.key, article.entry_type) == ("sramek2000", "article")
    assert article.fields == {
        "author": "Šrámek, P. and {Cold Water Study Group}",
        "title": r"Growth of E. coli \& others at 4 °C",
        "journal": "Journal of Examples",
        "shortjournal": "J. Ex.",
        "year": "2000",
        "month": "May",
        "day": "3",
        "volume": "88",
        "number": "1",
        "pages": "61--65",
        "doi": "10.5555/jexample.2000.88",
        "pmid": "10000001",
        "pmcid": "PMC1000001",
        "issn": "0161-7567 (Print)",
        "url": "https://example.org/a_b",
        "keywords": "cold, {bacteria, growth}",
        "file": "internal-pdf://123/a.pdf",
        "x-endnote-urls": "https://example.org/c",
        "x-endnote-custom7": "e55",
    }
    assert (chapter.key, chapter.entry_type) == ("", "incollection")
    assert chapter.fields == {
        "author": "Nováková, Jana",
        "editor": "O'Brien, Mary",
        "title": "A chapter",
        "booktitle": "A handbook",
        "series": "A series",
        "year": "1999",
        "publisher": "Example Press",
        "address": "Prague",
        "isbn": "978-0-306-40615-7",
    }


def test_entities_that_expand_without_bound_are_refused_at_once() -> None:
    before = time.process_time()
    reading = endnote.read(LAUGHS, "x.xml")
    assert time.process_time() - before < 1
    assert reading.entries == ()
    (fault,) = reading.faults
    assert fault.message.startswith("this file defines entities of its own, which are not read")


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- <xml> -->" + LAUGHS.removeprefix('<?xml version="1.0"?>'),
        LAUGHS.replace("<!ENTITY", "<!entity").replace("<!DOCTYPE xml [", "<!DOCTYPE xml\n["),
        LAUGHS.replace("<!DOCTYPE xml [", "<!DOCTYPE xml SYSTEM 'x' ["),
    ],
)
def test_entities_are_refused_however_they_are_hidden(hidden: str) -> None:
    reading = endnote.read(hidden, "x.xml")
    assert reading.entries == ()
    assert len(reading.faults) == 1


def test_no_file_is_fetched_for_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("do not tell", encoding="utf-8")
    for declared in (f'[<!ENTITY x SYSTEM "{secret.as_uri()}">]', f'SYSTEM "{secret.as_uri()}"'):
        text = f"<!DOCTYPE xml {declared}>{RECORD.format('&x;')}"
        assert "do not tell" not in repr(endnote.read(text, "x.xml"))


def test_words_about_entities_in_a_title_are_no_entities() -> None:
    text = RECORD.format("<![CDATA[On <!ENTITY in XML]]>")
    (entry,) = endnote.read(text, "x.xml").entries
    assert entry.source.fields["title"] == "On <!ENTITY in XML"


@pytest.mark.parametrize(
    ("text", "count", "message"),
    [
        (
            "<records><record><titles><title>A</title></titles></record><record>",
            1,
            "this is not XML",
        ),
        ("<records>" + "<a>" * 100_000, 0, "this is not XML"),
        ("", 0, "this is not XML"),
        ("plain words", 0, "this is not XML"),
        ("<html><body/></html>", 0, "there is no <record> in this XML"),
        ("<records><record>&nbsp;</record></records>", 0, "this is not XML"),
    ],
)
def test_a_broken_file_is_a_fault_and_what_stands_before_is_read(
    text: str, count: int, message: str
) -> None:
    reading = endnote.read(text, "x.xml")
    assert len(reading.entries) == count
    (fault,) = reading.faults
    assert fault.message.startswith(message)


def test_characters_that_xml_forbids_are_passed_by() -> None:
    text = RECORD.format("A\x00\x0b B\ufffe")
    (entry,) = endnote.read(text, "x.xml").entries
    assert entry.source.fields["title"] == "A B"


def test_records_far_down_a_long_file_have_their_own_line() -> None:
    text = "<records>\n" + "\n" * 100_000 + "<record><titles/></record></records>"
    assert [entry.line for entry in endnote.read(text, "x.xml").entries] == [100_002]
