"""Which kind of identifier a text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.library.identifiers import isbn13, normalise_doi
from claimgrade.library.lookup.failure import LookupFailed
from claimgrade.library.lookup.guard import Guard
from claimgrade.library.lookup.identify import Identifier, Kind, Unclear, identify

DOI = "10.1152/jappl.2000.88.1.61"
SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (DOI, Kind.DOI, DOI),
        (f"doi:{DOI.upper()}.", Kind.DOI, DOI),
        (f" DOI {DOI} ", Kind.DOI, DOI),
        (f"doi.org/{DOI}", Kind.DOI, DOI),
        (f"https://doi.org/{DOI}", Kind.DOI, DOI),
        (f"https://dx.doi.org/{DOI.replace('/', '%2F')}", Kind.DOI, DOI),
        (f"https://journals.physiology.org/doi/full/{DOI}", Kind.DOI, DOI),
        (f"https://journals.physiology.org/doi/{DOI}/full?x=1", Kind.DOI, DOI),
        (f"https://journals.physiology.org/doi/pdf/{DOI}.pdf", Kind.DOI, DOI),
        ("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345", Kind.DOI,
         "10.1371/journal.pone.0012345"),
        (SICI, Kind.DOI, SICI.lower()),
        ("10642363", Kind.PMID, "10642363"),
        ("pmid:10642363", Kind.PMID, "10642363"),
        ("PMID 10642363", Kind.PMID, "10642363"),
        ("https://pubmed.ncbi.nlm.nih.gov/10642363/", Kind.PMID, "10642363"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/10642363", Kind.PMID, "10642363"),
        ("PMC3531190", Kind.PMCID, "PMC3531190"),
        ("pmcid: pmc3531190.2", Kind.PMCID, "PMC3531190"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190/", Kind.PMCID, "PMC3531190"),
        ("https://europepmc.org/article/PMC/PMC3531190", Kind.PMCID, "PMC3531190"),
        ("2101.00001", Kind.ARXIV, "2101.00001"),
        ("arXiv:2101.00001v3", Kind.ARXIV, "2101.00001v3"),
        ("hep-th/9901001", Kind.ARXIV, "hep-th/9901001"),
        ("https://arxiv.org/abs/math.GT/0309136", Kind.ARXIV, "math.GT/0309136"),
        ("https://arxiv.org/pdf/2101.00001v2.pdf", Kind.ARXIV, "2101.00001v2"),
        ("10.48550/arXiv.2101.00001", Kind.ARXIV, "2101.00001"),
        ("https://doi.org/10.48550/arXiv.2101.00001", Kind.ARXIV, "2101.00001"),
        ("0-306-40615-2", Kind.ISBN, "9780306406157"),
        ("ISBN-13: 978-0-306-40615-7", Kind.ISBN, "9780306406157"),
        ("080442957X", Kind.ISBN, "9780804429573"),
        ("https://example.org/paper?id=7", Kind.ADDRESS, "https://example.org/paper?id=7"),
    ],
)  # fmt: skip
def test_what_a_text_identifies(text: str, kind: Kind, value: str) -> None:
    found = identify(text)
    assert isinstance(found, Identifier), found
    assert (found.kind, found.value) == (kind, value)


def test_a_number_alone_is_said_to_be_taken_for_a_pmid() -> None:
    found = identify("10642363")
    assert isinstance(found, Identifier)
    assert "taken for a PMID" in found.note
    named = identify("pmid:10642363")
    assert isinstance(named, Identifier)
    assert named.note == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("978-0-306-40615-8", "check digit"),
        ("ISBN 0-306-40615-3", "check digit"),
        ("0306406153", "no identifier"),
        ("10.1152", "not a whole DOI"),
        ("doi:10.abc/x", "not a whole DOI"),
        ("www.example.org/x", "without its beginning"),
        ("https://", "no identifier"),
        ("http://[::1", "not an address"),
        ("ftp://example.org/x", "no identifier"),
        ("file:///etc/passwd", "no identifier"),
        ("takarada2000", "no identifier"),
        ("0", "no identifier"),
        ("", "no identifier"),
    ],
)
def test_what_is_no_identifier_is_told_with_what_to_write(text: str, told: str) -> None:
    found = identify(text)
    assert isinstance(found, Unclear), found
    assert told in found.message
    assert found.help


def test_the_spelling_of_a_doi_is_that_of_the_library() -> None:
    found = identify(f"https://doi.org/{SICI.replace('<', '%3C').replace('>', '%3E')}")
    assert isinstance(found, Identifier)
    assert found.value == normalise_doi(SICI)


@pytest.mark.parametrize(
    ("digits", "isbn"),
    [
        ("0306406152", "9780306406157"),
        ("080442957X", "9780804429573"),
        ("9780306406157", "9780306406157"),
        ("9790001012843", "9790001012843"),
        ("9790001012844", None),
        ("0306406153", None),
        ("9780306406150", None),
        ("1230306406157", None),
        ("", None),
    ],
)
def test_the_check_digits_of_an_isbn(digits: str, isbn: str | None) -> None:
    assert isbn13(digits) == isbn


def test_the_number_of_printed_music_is_told_from_an_isbn() -> None:
    found = identify("979-0-001-01284-3")
    assert isinstance(found, Unclear)
    assert "printed music" in found.message


@given(st.text(max_size=80) | st.text(max_size=40).map("https://{}".format))
def test_any_text_is_an_identifier_or_told(text: str) -> None:
    found = identify(text)
    assert (found.message and found.help) if isinstance(found, Unclear) else found.value


@given(st.text(max_size=60) | st.text(max_size=40).map("http://{}/x".format))
def test_no_address_breaks_the_guard(address: str) -> None:
    guard = Guard([], resolve=lambda *_: ["10.0.0.1"])
    with pytest.raises(LookupFailed):
        guard.number_for(address)
