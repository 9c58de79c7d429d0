"""Retraction lists: every DOI on the list is found however it is spelled, and no other."""

import json
from pathlib import Path

import pytest

from claimgrade.library.retraction.lists import RetractionList, Standing, UnreadableList
from claimgrade.model.vocabulary import RetractionStatus


@pytest.fixture
def listed(tmp_path: Path) -> RetractionList:
    path = tmp_path / "map.json"
    data = {
        "retractions": {"10.1000/Gone": "10.1000/notice", "10.1000/own": ""},
        "concerns": {"10.1000/doubt_1": "unavailable"},
    }
    path.write_text(json.dumps(data), encoding="utf-8")
    return RetractionList.load(path)


@pytest.mark.parametrize(
    ("doi", "status", "notice"),
    [
        ("10.1000/gone", RetractionStatus.RETRACTED, "10.1000/notice"),
        ("https://doi.org/10.1000/GONE.", RetractionStatus.RETRACTED, "10.1000/notice"),
        ("10.1000/own", RetractionStatus.RETRACTED, None),
        (r"10.1000/doubt\_1", RetractionStatus.CONCERN, None),
        ("10.1000/gone2", RetractionStatus.NONE_FOUND, None),
        (None, RetractionStatus.UNCHECKED, None),
        ("unavailable", RetractionStatus.UNCHECKED, None),
    ],
)
def test_the_standing_of_a_doi(
    listed: RetractionList, doi: str | None, status: RetractionStatus, notice: str | None
) -> None:
    assert listed.status(doi) == Standing(status, notice)


@pytest.mark.parametrize("text", ["[]", "{}", '{"retractions": []}', "no json", "[" * 100_000])
def test_a_file_that_is_no_list_is_refused_in_plain_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "map.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableList, match=r"map\.json"):
        RetractionList.load(path)


Published = tuple[dict[str, dict[str, str]], RetractionList]


@pytest.fixture(scope="module")
def published_list(shared: Path) -> Published:
    """The published list, as it is in the file and as it is read."""
    path = shared / "bench" / "retractions" / "doi-map.json"
    return json.loads(path.read_text(encoding="utf-8")), RetractionList.load(path)


def test_every_doi_of_the_published_list_is_found_in_every_spelling(
    published_list: Published,
) -> None:
    data, published = published_list
    dois = [doi for doi in data["retractions"] if doi.startswith("10.")]
    assert len(dois) > 59_000
    for doi in dois:
        for written in (
            doi.upper(),
            f"https://doi.org/{doi}",
            f"DOI: {doi}.",
            doi,
            *([doi.replace("_", r"\_")] if "_" in doi else []),
        ):
            assert published.status(written).status is RetractionStatus.RETRACTED, written


def test_no_neighbour_of_a_listed_doi_is_taken_for_it(published_list: Published) -> None:
    data, published = published_list
    known = {doi.lower() for group in data.values() for doi in group}
    tried = 0
    for doi in data["retractions"]:
        for other in (f"{doi}9", f"{doi}x", f"{doi[:8]}9{doi[8:]}"):
            if "#" in other or other.lower() in known:
                continue
            assert published.status(other).status is RetractionStatus.NONE_FOUND, other
            tried += 1
    assert tried > 170_000
