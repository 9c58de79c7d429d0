"""The bibliography of the review: as the evidence dossier has it, and no more than was verified."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.latex import plain_text
from claimgrade.library.names import names
from claimgrade.library.references import in_one_line, reference
from claimgrade.library.retraction.lists import RetractionList
from claimgrade.model.source import Source, SourceDetails
from claimgrade.model.vocabulary import RecordStatus, RetractionStatus
from claimgrade.workspace.bibtex.entries import BibEntry, read_bibliography
from claimgrade.workspace.schema.records import record_from

FIELDS = {"author": "authors", "number": "issue"}
"""Names of fields in the .bib that the dossier calls otherwise."""

TYPES = {"article-journal": "article", "document": "misc", "webpage": "misc"}
CORRECTED = re.compile(r"\b(?:corrigendum|erratum|correction)\b", re.IGNORECASE)
LIST = "the DOIs of Retraction Watch, 2026-08-08"


@pytest.fixture(scope="module")
def entries(repository: Path) -> dict[str, BibEntry]:
    found: dict[str, BibEntry] = {}
    for path in sorted((repository / "citations").glob("*.bib")):
        read, faults = read_bibliography(path.read_text(encoding="utf-8"), path.name)
        assert faults == ()
        found |= {entry.key: entry for entry in read}
    return found


@pytest.fixture(scope="module")
def details(repository: Path) -> dict[str, SourceDetails]:
    text = (repository / "citations" / "sources.yaml").read_text(encoding="utf-8")
    records = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - yields plain text only
    return {key: record_from(SourceDetails, record) for key, record in records.items()}


@pytest.fixture(scope="module")
def dossier(shared: Path) -> dict[str, dict[str, Any]]:
    text = (shared / "evidence" / "sources.json").read_text(encoding="utf-8")
    return {source["key"]: source for source in json.loads(text)}


def test_every_entry_has_its_details_and_the_other_way_round(
    entries: dict[str, BibEntry], details: dict[str, SourceDetails]
) -> None:
    assert entries
    assert list(entries) == sorted(entries) == list(details)


def test_the_bibliography_holds_every_source_of_the_dossier_that_was_seen(
    entries: dict[str, BibEntry], dossier: dict[str, dict[str, Any]]
) -> None:
    assert set(entries) == {key for key, s in dossier.items() if s["tier"] != "unverified"}


def written_authors(field: str) -> list[dict[str, str]]:
    """The authors of a .bib field in the dossier's form."""
    return [
        {"family": name.surname} | ({"given": name.given} if name.given else {})
        for name in names(field).people
    ]


def differences(entry: BibEntry, source: dict[str, Any]) -> list[str]:
    """Fields of an entry that say something else than the dossier."""
    wrong = [] if entry.entry_type == TYPES[source["type"]] else ["type"]
    for field, value in entry.fields.items():
        expected = source.get(FIELDS.get(field, field))
        if field == "author":
            same = written_authors(value) == expected
        elif field == "url":
            same = any(value in address for address in source["verification"].values())
        elif field == "pages":
            same = value.replace("--", "-") == expected
        elif field in ("title", "journal"):
            same = plain_text(value) == expected
        else:
            same = value == str(expected)
        wrong += [] if same else [field]
    return wrong


def test_every_field_is_the_dossiers(
    entries: dict[str, BibEntry], dossier: dict[str, dict[str, Any]]
) -> None:
    wrong = {key: differences(entry, dossier[key]) for key, entry in entries.items()}
    assert {key: fields for key, fields in wrong.items() if fields} == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("author", "Nakamura, Yutaka and Takarada, Yudai"),
        ("title", "Rapid increase in plasma growth hormone"),
        ("year", "2001"),
        ("pages", "61--66"),
        ("doi", "10.1152/jappl.2000.88.1.62"),
        ("publisher", "Somebody"),
    ],
)
def test_a_changed_field_would_be_noticed(
    entries: dict[str, BibEntry], dossier: dict[str, dict[str, Any]], field: str, value: str
) -> None:
    entry = entries["takarada2000gh"]
    changed = BibEntry(entry.key, entry.entry_type, {**entry.fields, field: value})
    assert differences(changed, dossier[entry.key]) == [field]


def test_a_list_of_authors_that_goes_on_says_so(
    entries: dict[str, BibEntry], dossier: dict[str, dict[str, Any]]
) -> None:
    open_ended = {key for key, e in entries.items() if names(e.fields.get("author", "")).others}
    unseen = re.compile(r"Co-authors not shown|the list goes on")
    assert open_ended == {key for key, source in dossier.items() if unseen.search(source["notes"])}


def test_nothing_known_from_memory_stands_without_being_named_unchecked(
    entries: dict[str, BibEntry],
    details: dict[str, SourceDetails],
    dossier: dict[str, dict[str, Any]],
) -> None:
    for key, entry in entries.items():
        verification = dossier[key]["verification"]
        from_memory = {
            field
            for field in entry.fields
            if field != "url" and verification[FIELDS.get(field, field)].strip() == "memory"
        }
        assert set(details[key].unchecked) == from_memory, key
        expected = RecordStatus.UNCHECKED if from_memory else RecordStatus.VERIFIED
        assert details[key].record is expected, key


def test_memory_is_used_only_where_the_work_could_not_be_identified_without_it(
    entries: dict[str, BibEntry], details: dict[str, SourceDetails]
) -> None:
    for key, entry in entries.items():
        unchecked = set(details[key].unchecked) - {"title"}
        verified = set(entry.fields) - set(details[key].unchecked)
        if unchecked:
            assert not verified & {"doi", "pmid", "pmcid"}, key


def test_every_retraction_status_is_what_the_list_says_of_the_doi(
    entries: dict[str, BibEntry],
    details: dict[str, SourceDetails],
    dossier: dict[str, dict[str, Any]],
    shared: Path,
) -> None:
    published = RetractionList.load(shared / "bench" / "retractions" / "doi-map.json")
    for key, entry in entries.items():
        retraction = details[key].retraction
        assert retraction is not None, key
        unchecked = "doi" in details[key].unchecked
        standing = published.status(None if unchecked else entry.fields.get("doi"))
        expected = standing.status
        if CORRECTED.search(dossier[key]["notes"]) and expected is not RetractionStatus.RETRACTED:
            expected = RetractionStatus.CORRECTED
        assert retraction.status is expected, key
        if standing.status is RetractionStatus.UNCHECKED:
            assert (retraction.on, retraction.list) == (None, None), key
        else:
            assert (str(retraction.on), retraction.list) == ("2026-11-22", LIST), key


def test_a_correction_says_what_was_seen_of_it(details: dict[str, SourceDetails]) -> None:
    corrected = {
        key: record.notes
        for key, record in details.items()
        if record.retraction and record.retraction.status is RetractionStatus.CORRECTED
    }
    assert set(corrected) == {"centner2019", "drummond2008", "fujita2007", "patterson2019"}
    assert all(notes and CORRECTED.search(notes) for notes in corrected.values())


def test_every_doi_is_in_a_spelling_that_can_be_looked_up(entries: dict[str, BibEntry]) -> None:
    for key, entry in entries.items():
        doi = entry.fields.get("doi")
        assert doi is None or normalise_doi(doi) == doi.lower(), key


def test_every_source_makes_a_reference(
    entries: dict[str, BibEntry], details: dict[str, SourceDetails]
) -> None:
    for key, entry in entries.items():
        work = Source(key, entry.entry_type, entry.fields, details[key])
        line = in_one_line(work)
        assert reference(work).title in line
        assert not re.search(r"[{}\\]|\bNone\b|\.\.|\?\.", line), line
