"""References: what a reader of the numbered list sees, and what it says is missing."""

import time
from typing import Any

import pytest

from claimgrade.library.references import in_one_line, reference
from claimgrade.model.source import Source, SourceDetails
from claimgrade.workspace.schema.records import record_from


def source(entry_type: str = "article", /, **fields: str) -> Source:
    return Source("key2000", entry_type, fields)


def unverified(details: dict[str, Any], **fields: str) -> Source:
    return Source("key2000", "article", fields, record_from(SourceDetails, details))


TAKARADA = {
    "author": "Takarada, Yudai and Nakamura, Yutaka and Aruga, Seiji and Onda, Tetuya and "
    "Miyazaki, Seiji and Ishii, Naokata",
    "title": "Rapid increase in plasma growth hormone after low-intensity resistance exercise "
    "with vascular occlusion",
    "journal": "Journal of Applied Physiology",
    "year": "2000",
    "volume": "88",
    "number": "1",
    "pages": "61--65",
    "doi": "https://doi.org/10.1152/JAPPL.2000.88.1.61",
}


def test_an_article_with_all_its_fields() -> None:
    made = reference(source(**TAKARADA))
    assert in_one_line(source(**TAKARADA)) == (
        "Takarada Y, Nakamura Y, Aruga S, Onda T, Miyazaki S, Ishii N. Rapid increase in plasma "
        "growth hormone after low-intensity resistance exercise with vascular occlusion. Journal "
        "of Applied Physiology. 2000;88(1):61-65. doi:10.1152/jappl.2000.88.1.61"
    )
    assert (made.short, made.year, made.details) == ("Takarada 2000", "2000", "88(1):61-65")
    assert made.url == "https://doi.org/10.1152/jappl.2000.88.1.61"


def test_of_more_than_six_authors_six_are_named() -> None:
    made = reference(source(**{**TAKARADA, "author": TAKARADA["author"] + " and Abe, Takashi"}))
    assert made.authors == "Takarada Y, Nakamura Y, Aruga S, Onda T, Miyazaki S, Ishii N, et al."
    assert reference(source(author="Abe, T and others")).authors == "Abe T, et al."


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("author", "[authors not recorded]. Rapid"),
        ("title", "Ishii N. [title not recorded]. Journal"),
        ("journal", "occlusion. [journal not recorded]. 2000;88(1)"),
        ("year", "Physiology. [year not recorded];88(1):61-65."),
    ],
)
def test_what_is_not_recorded_is_said(missing: str, said: str) -> None:
    fields = {name: value for name, value in TAKARADA.items() if name != missing}
    assert said in in_one_line(source(**fields))


def test_fields_that_nobody_verified_are_named() -> None:
    work = unverified({"record": "unchecked", "unchecked": ["year", "doi"]}, **TAKARADA)
    assert in_one_line(work).endswith("[not verified: year, doi]")
    assert reference(work).unchecked == ("year", "doi")
    work = unverified({"record": "unchecked"}, **TAKARADA)
    assert in_one_line(work).endswith("[record not verified]")


@pytest.mark.parametrize(
    ("fields", "identifier", "url"),
    [
        ({"pmid": "10642363"}, "PMID 10642363.", "https://pubmed.ncbi.nlm.nih.gov/10642363/"),
        ({"pmcid": "PMC14889"}, "PMC14889.", "https://pmc.ncbi.nlm.nih.gov/articles/PMC14889/"),
        ({"url": r"\url{https://x.org/a\_b}"}, "https://x.org/a_b", "https://x.org/a_b"),
        ({"url": "javascript:alert(1)"}, "2000.", ""),
    ],
)
def test_without_a_doi_the_next_identifier_is_given(
    fields: dict[str, str], identifier: str, url: str
) -> None:
    work = source(author="Abe, T", title="A?", journal="J", year="2000", **fields)
    assert in_one_line(work).startswith("Abe T. A? J. 2000.")
    assert in_one_line(work).endswith(identifier)
    assert reference(work).url == url


@pytest.mark.parametrize(
    ("entry_type", "fields", "expected"),
    [
        (
            "book",
            {"editor": "Higgins, Julian P. T. and Thomas, James", "title": "Handbook",
             "publisher": r"Wiley \& Sons", "year": "2019"},
            "Higgins JPT, Thomas J, editors. Handbook. Wiley & Sons; 2019.",
        ),
        (
            "incollection",
            {"author": "Abe, T", "title": "Chapter", "booktitle": "Book", "publisher": "Press",
             "date": "2011-05", "pages": "1--9"},
            "Abe T. Chapter. In: Book. Press; 2011:1-9.",
        ),
        (
            "techreport",
            {"author": "{World Health Organization}", "title": "Guidelines", "year": "2020",
             "institution": "WHO"},
            "World Health Organization. Guidelines. WHO; 2020.",
        ),
        (
            "article",
            {"author": "Mok, E", "title": "A pilot", "journal": "Heliyon", "year": "2020",
             "eid": "e04685"},
            "Mok E. A pilot. Heliyon. 2020:e04685.",
        ),
    ],
)  # fmt: skip
def test_other_kinds_of_work(entry_type: str, fields: dict[str, str], expected: str) -> None:
    assert in_one_line(source(entry_type, **fields)) == expected


def test_a_work_without_author_or_year_goes_by_its_key() -> None:
    assert reference(source(title="A")).short == "key2000"
    assert reference(source(title="A", author="van der Maaten, L")).short == "van der Maaten"


def test_thousands_of_references_take_seconds_not_minutes() -> None:
    works = [
        source(**{**TAKARADA, "author": f"Abe{chr(97 + i % 26)}, T{i}. and S{{\\o}}berg{i}, A. B."})
        for i in range(3000)
    ]
    begin = time.process_time()
    assert len({reference(work).authors for work in works}) > 1000
    assert time.process_time() - begin < 10
