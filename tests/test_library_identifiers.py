"""Identifiers: one spelling for every way of writing a DOI, and addresses that lead there."""

import time
from urllib.parse import quote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from claimgrade.library.identifiers import (
    doi_address,
    normalise_doi,
    pmc_address,
    pubmed_address,
)

NAME = "10.1152/jappl.2000.88.1.61"


@pytest.mark.parametrize(
    "written",
    [
        NAME,
        NAME.upper(),
        f" {NAME}. ",
        f"doi:{NAME}",
        f"DOI: {NAME}",
        f"DOI {NAME};",
        f"https://doi.org/{NAME}",
        f"http://dx.doi.org/{NAME}",
        f"www.doi.org/{NAME}",
        f"doi.org/{NAME}?utm_source=mail#top",
        f"https://doi-org.proxy.example.edu/{NAME}",
        f"https://doi.org/{quote(NAME, safe='')}",
        f"info:doi/{NAME}",
        f"<{NAME}>",
        f"<https://doi.org/{NAME}>",
        f"«{NAME}»",
        f"“{NAME}”",
        f"({NAME})",
        f"{{{NAME}}}",
        f"Takarada et al. 2000, {NAME}, page 61",
    ],
)
def test_a_doi_is_the_same_in_every_spelling(written: str) -> None:
    assert normalise_doi(written) == NAME


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"10.1007/978-3-319\_5", "10.1007/978-3-319_5"),
        (r"10.1007/978-3-319{\_}5", "10.1007/978-3-319_5"),
        ("10.1016/S0952-8180(01)00225-2", "10.1016/s0952-8180(01)00225-2"),
        ("(10.1016/S0952-8180(01)00225-2)", "10.1016/s0952-8180(01)00225-2"),
        (
            "10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O",
            "10.1002/(sici)1097-4571(1998)49:8<693::aid-asi4>3.0.co;2-o",
        ),
        (
            "https://doi.org/10.1002/(SICI)1097-4571(1998)49:8%3C693::AID-ASI4%3E3.0.CO;2-O",
            "10.1002/(sici)1097-4571(1998)49:8<693::aid-asi4>3.0.co;2-o",
        ),
        ("10.1002/x%3c693::AID%3E3", "10.1002/x<693::aid>3"),
        ("10.1080/09645292.2010.545518#.Us5z4LSsxK0", "10.1080/09645292.2010.545518"),
        (r"10.1080/09645292.2010.545518\#.Us5z4LSsxK0", "10.1080/09645292.2010.545518"),
        (r"https://doi.org/10.1000/182\#page", "10.1000/182"),
        (
            r"10.1002/1521-4095(200108)13:16\%3c1273::AID-ADMA1273\%3e3.0.CO;2-P",
            "10.1002/1521-4095(200108)13:16<1273::aid-adma1273>3.0.co;2-p",
        ),
        ("10.1000.10/123", "10.1000.10/123"),
    ],
)
def test_signs_that_belong_to_a_doi_stay_in_it(written: str, expected: str) -> None:
    assert normalise_doi(written) == expected


@pytest.mark.parametrize(
    "written", [None, "", "unavailable", "10.1152", "10.1152/", "12.1152/x", "10.12/x", "10.1152/."]
)
def test_what_is_no_doi_gives_none(written: str | None) -> None:
    assert normalise_doi(written) is None


_SUFFIXES = st.text(
    st.characters(codec="utf-8", categories=["L", "N"], include_characters="-._;()/:<>"),
    min_size=1,
    max_size=30,
)


@given(st.text(max_size=80))
@example("https://doi.org/10.1234/a%2525")
@example("https://doi.org/10.1234/%20x")
@example("10.1234/a\\_\\_{}")
@example("10.1234/a%5C_%255C_")
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_doi(text)
    assert normalise_doi(once) == once


@given(st.integers(1000, 999_999_999), _SUFFIXES)
def test_all_spellings_of_any_doi_agree(registrant: int, suffix: str) -> None:
    name = normalise_doi(f"10.{registrant}/{suffix}")
    assume(name is not None)
    assert name is not None
    assume(all(name.count(a) == name.count(b) for a, b in ("()", "<>")))
    assert normalise_doi(name) == name
    upper = "".join(letter.upper() if letter.isascii() else letter for letter in name)
    for written in (
        upper,
        f"{name}.",
        f"doi:{name}",
        f"https://doi.org/{quote(name, safe='/')}",
        f"<{name}>",
        name.replace("_", r"\_"),
    ):
        assert normalise_doi(written) == name


def test_addresses_lead_to_the_work() -> None:
    assert doi_address(f"doi:{NAME}") == f"https://doi.org/{NAME}"
    assert doi_address("10.1002/x<693>3") == "https://doi.org/10.1002/x%3C693%3E3"
    assert pubmed_address("PMID: 10642363") == "https://pubmed.ncbi.nlm.nih.gov/10642363/"
    assert pmc_address("PMC2577066.1") == "https://pmc.ncbi.nlm.nih.gov/articles/PMC2577066/"
    assert pmc_address("2577066") == "https://pmc.ncbi.nlm.nih.gov/articles/PMC2577066/"


@pytest.mark.parametrize("text", [None, "", "javascript:alert(1)", '1"><script>', "PMC"])
def test_what_is_no_identifier_gives_no_address(text: str | None) -> None:
    assert doi_address(text) is None
    assert pubmed_address(text) is None
    assert pmc_address(text) is None


@pytest.mark.parametrize(
    "text", ["10.1000/" + "." * 1_000_000, "10.1000" * 200_000, "10.1000/%" + "25" * 500_000]
)
def test_a_text_that_never_ends_is_no_doi_and_is_told_at_once(text: str) -> None:
    before = time.process_time()
    assert normalise_doi(text) is None
    assert time.process_time() - before < 1
