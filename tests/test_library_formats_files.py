"""Files of references: told apart, decoded, and held to limits."""

import os
import time
from pathlib import Path

import pytest

from claimgrade.library.formats import FORMATS, detect, read_file
from claimgrade.library.formats.files import MAX_BYTES, read_text
from claimgrade.library.formats.reading import Fault

FIXTURES = Path(__file__).parent / "fixtures" / "references"
RIS = "TY  - JOUR\nTI  - Grüße\nER  - \n"


def test_each_format_is_told_by_what_its_file_holds_whatever_it_is_called() -> None:
    expected = {
        "reference-manager.ris": "ris",
        "mended.ris": "ris",
        "pubmed.nbib": "nbib",
        "endnote.xml": "endnote-xml",
        "zotero.json": "csl-json",
        "biblatex.bib": "bibtex",
        "hypothesis-api.json": "hypothesis",
        "hypothesis-export.csv": "hypothesis",
    }
    for name, told in expected.items():
        text = (FIXTURES / name).read_text(encoding="utf-8")
        assert detect(name, text) == told
        assert detect("export.txt", "\ufeff" + text) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.bib", "@article{k,\n note = {\nTY  - JOUR\n}}", "bibtex"),
        ("a.txt", "@article{k,\n title = {A}}", "bibtex"),
        ("a.ris", "", "ris"),
        ("a.ris", "nothing that is known", "ris"),
        ("a.txt", "nothing that is known", None),
        ("a.enw", "%0 Journal Article\n%T A\n", None),
        ("a.html", "<html><body>PMID 1</body></html>", None),
        ("a", '[{"type": "book"}]', "csl-json"),
    ],
)
def test_the_ending_decides_where_the_text_does_not(name: str, text: str, told: str | None) -> None:
    assert detect(name, text) == told


@pytest.mark.parametrize(
    "data",
    [
        RIS.encode(),
        b"\xef\xbb\xbf" + RIS.encode(),
        b"\xff\xfe" + RIS.encode("utf-16-le"),
        b"\xfe\xff" + RIS.replace("\n", "\r\n").encode("utf-16-be"),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(data)
    reading = read_file(path)
    assert reading.faults == ()
    assert [entry.source.fields for entry in reading.entries] == [{"title": "Grüße"}]


def test_another_encoding_is_asked_for_and_then_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(RIS.encode("cp1252"))
    (fault,) = read_file(path).faults
    assert (fault.message, fault.line) == ("the byte 0xfc is not text in UTF-8", 2)
    assert "--encoding cp1252" in fault.help
    (entry,) = read_file(path, "cp1252").entries
    assert entry.source.fields == {"title": "Grüße"}


@pytest.mark.parametrize("encoding", ["zip", "punycode", "no-such", "unicode_escape", "idna"])
def test_what_is_no_encoding_of_text_is_a_fault(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.ris"
    path.write_text(RIS, encoding="utf-8")
    assert "is not an encoding of text" in read_file(path, encoding).faults[0].message


def test_a_file_that_names_its_encoding_is_read_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes("% Encoding: windows-1252\n@book{k, title = {Grüße}}".encode("cp1252"))
    (entry,) = read_file(path).entries
    assert entry.source.fields == {"title": "Grüße"}
    path.write_bytes("% Encoding: UTF8\n@book{k, title = {Grüße}}".encode("cp1252"))
    assert "0xfc" in read_file(path).faults[0].message


def test_text_of_two_bytes_without_a_mark_is_a_fault_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes("@book{k, title = {A}}".encode("utf-16-le"))
    (fault,) = read_file(path).faults
    assert "characters of value 0" in fault.message
    assert "utf-16-le" in fault.help


def test_a_line_of_a_hundred_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    with path.open("wb") as file:
        file.write(b"@article{k, title = {")
        file.truncate(100 * 1024 * 1024)
    before = time.process_time()
    reading = read_file(path)
    assert time.process_time() - before < 0.5
    assert reading.entries == ()
    (fault,) = reading.faults
    assert fault.message == "this file has 100.0 MB; at most 50 MB are read"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_line_as_long_as_a_file_may_be_is_read_or_refused_soon(name: str) -> None:
    text = "x" * MAX_BYTES
    before = time.process_time()
    reading = FORMATS[name].read(text, "x")
    assert time.process_time() - before < 10
    assert reading.entries == ()


def test_a_device_a_folder_and_no_file_are_faults(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path, tmp_path / "pipe"):
        assert read_text(path) == Fault("this is not a file")
    absent = read_text(tmp_path / "absent")
    assert isinstance(absent, Fault)
    assert absent.message == "this file cannot be read: no such file or directory"


def test_a_file_without_a_reference_is_said_to_have_none(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("% nothing here\n", encoding="utf-8")
    (fault,) = read_file(path).faults
    assert fault.message == "there is no reference in it, read as BibTeX and BibLaTeX"
    path = tmp_path / "a.txt"
    path.write_text("words\n", encoding="utf-8")
    (fault,) = read_file(path).faults
    assert fault.message == "this is in none of the formats that are read"


def test_annotations_are_not_read_as_references() -> None:
    reading = read_file(FIXTURES / "hypothesis-api.json")
    assert reading.format == "hypothesis"
    assert reading.entries == ()
    assert "annotations" in reading.faults[0].message


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize(
    "text",
    ["", "\0", "\ufeff", "\ud800", "{" * 10_000, "[" * 100_000, "<" * 100_000, "@a{" * 10_000,
     "TY  - " * 10_000, "PMID- \n" * 10_000, "\\" * 100_000, "$" * 99_999, '"' * 99_999],
)  # fmt: skip
def test_no_text_raises_in_any_format(name: str, text: str) -> None:
    FORMATS[name].read(text, "x")
