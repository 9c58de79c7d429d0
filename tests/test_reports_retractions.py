"""A retracted work, and one under an expression of concern, are marked wherever they are cited."""

import csv
import html
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest

from claimgrade.reports.catalogue import READINGS
from claimgrade.reports.edition import Edition
from retraction_records import edition_of

MARKS = {"Doe": ("2011", "retracted"), "Roe": ("2012", "expression of concern")}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition_of(tmp_path_factory.mktemp("retracted"))


def words_of(name: str, content: str | bytes) -> str:
    """Return the words of a page or a document, on one line."""
    if isinstance(content, bytes) and name.endswith(".pdf"):
        pypdf = pytest.importorskip("pypdf", reason="needs pypdf, which reads a PDF")
        pages = pypdf.PdfReader(BytesIO(content)).pages
        content = "\n".join(page.extract_text() for page in pages)
        content = re.sub(r"-\s*\n\s*", "", content)
    elif isinstance(content, bytes):
        parts = ZipFile(BytesIO(content))
        content = " ".join(
            parts.read(part).decode()
            for part in parts.namelist()
            if part.startswith("word/") and part.endswith(".xml")
        )
        content = re.sub(r"</w:p>", " ", content)
    assert isinstance(content, str)
    if name.endswith((".html", ".docx")):
        content = html.unescape(re.sub(r"<style.*?</style>|<[^>]+>", "", content, flags=re.DOTALL))
    content = content.replace("\\(", "(").replace("­", "").replace("‐", "")
    return re.sub(r"\s+", " ", content)


PAGES = [
    (view, form)
    for view, reading in READINGS.items()
    for form in reading.formats
    if form in ("html", "markdown", "pdf", "docx")
]


def unmarked(said: str) -> list[str]:
    """Return where a short name stands without its mark, or a title far from it."""
    bare: list[str] = []
    for author, (year, mark) in MARKS.items():
        told = rf"\({mark}\)|is {mark}|carries an {mark}"
        bare += re.findall(rf".{{0,40}}{author} {year}(?! (?:{told})).{{0,30}}", said)
        for found in re.finditer(f"Baths of {author}", said):
            around = said[max(found.start() - 120, 0) : found.end() + 160]
            bare += [around] if mark not in around.lower() else []
    return bare


def test_what_is_looked_for_would_be_found() -> None:
    assert unmarked("As Doe 2011 has it.")
    assert unmarked("Doe J. Baths of Doe. J Cold. 2011.")
    assert not unmarked("As Doe 2011 (retracted) has it. Doe J. Baths of Doe. 2011. × retracted.")


@pytest.mark.parametrize(("view", "form"), PAGES)
def test_no_page_names_such_a_work_without_the_mark(edition: Edition, view: str, form: str) -> None:
    if form in ("pdf", "docx"):
        pytest.importorskip("typst", reason="needs the extra: claimgrade[pdf]")
        pytest.importorskip("pypandoc", reason="needs the extra: claimgrade[docx]")
    for name, content in READINGS[view].render([form], edition).items():
        assert unmarked(words_of(name, content)) == [], name


def records(found: object) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON document."""
    if isinstance(found, dict):
        yield found
        for value in found.values():
            yield from records(value)
    elif isinstance(found, list):
        for value in found:
            yield from records(value)


def rows_of_workbook(content: bytes) -> list[str]:
    """Return the rows of all sheets of a workbook, each as the text of its cells."""
    parts = ZipFile(BytesIO(content))
    shared = re.findall(r"<si>(.*?)</si>", parts.read("xl/sharedStrings.xml").decode(), re.DOTALL)
    strings = [html.unescape(re.sub(r"<[^>]+>", "", one)) for one in shared]
    rows = []
    for part in parts.namelist():
        if part.startswith("xl/worksheets/sheet"):
            for row in re.findall(r"<row .*?</row>", parts.read(part).decode(), re.DOTALL):
                cells = re.findall(r't="s"[^>]*><v>(\d+)</v>', row)
                rows.append(" | ".join(strings[int(cell)] for cell in cells))
    return rows


def entries_of(name: str, content: str | bytes) -> list[str]:
    """Return the records of a file of data, each as text."""
    if name.endswith(".xlsx"):
        assert isinstance(content, bytes)
        return rows_of_workbook(content)
    assert isinstance(content, str)
    if name.endswith(".csv"):
        return [" | ".join(row) for row in csv.reader(StringIO(content.lstrip("\ufeff")))]
    if name.endswith(".bib"):
        return re.split(r"\n(?=@)", content)
    flat = []
    for one in records(json.loads(content)):
        own = {key: value for key, value in one.items() if not isinstance(value, (dict, list))}
        flat.append(json.dumps(own, ensure_ascii=False))
    return flat


DATA = [
    (view, form)
    for view, reading in READINGS.items()
    for form in reading.formats
    if form in ("csv", "json", "xlsx", "bibtex", "csljson", "jsonld")
]


@pytest.mark.parametrize(("view", "form"), DATA)
def test_no_record_of_data_names_such_a_work_without_its_standing(
    edition: Edition, view: str, form: str
) -> None:
    """There the word of the record may stand in a field of its own: ``retracted``, ``concern``."""
    if form == "xlsx":
        pytest.importorskip("xlsxwriter", reason="needs the extra: claimgrade[tables]")
    for name, content in READINGS[view].render([form], edition).items():
        for entry in entries_of(name, content):
            for author, (year, mark) in MARKS.items():
                if re.search(rf"Baths of {author}|\b{author} {year}\b", entry):
                    assert mark.rpartition(" ")[2] in entry, f"{name}: {entry}"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_cell_of_the_matrix_says_that_its_source_is_retracted(
    edition: Edition, form: str
) -> None:
    """The columns are named by key, so that they can be joined with other tables."""
    (content,) = READINGS["matrix"].render([form], edition).values()
    head, *rows = entries_of(f"matrix.{form}", content)
    assert "doe2011" in head
    assert [row.count("retracted") for row in rows] == [1, 1]
    assert [row.count("expression of concern") for row in rows] == [1, 1]
