"""Lists of retractions as CSV and as a map: both directions, every spelling, no false hit."""

import contextlib
import datetime
import json
import tempfile
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.retraction.files import UnreadableList, dois_in
from claimgrade.library.retraction.lists import Nature, Notice, RetractionList, standing
from claimgrade.library.retraction.standings import LookedUp, doi_of, look_up, pmid_of
from claimgrade.model.source import Source, SourceDetails
from claimgrade.model.vocabulary import RetractionStatus
from claimgrade.workspace.schema.records import record_from
from retraction_lists import row, written

SICI = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"

RETRACTED, CONCERN = RetractionStatus.RETRACTED, RetractionStatus.CONCERN
CORRECTED, NONE = RetractionStatus.CORRECTED, RetractionStatus.NONE_FOUND
UNCHECKED = RetractionStatus.UNCHECKED

HEADER_LINE = "OriginalPaperDOI,RetractionDOI,RetractionNature,RetractionDate\n"


def listed(tmp_path: Path, *rows: dict[str, str]) -> RetractionList:
    return RetractionList.load(written(tmp_path / "list.csv", *rows))


def of(held: RetractionList, **fields: str) -> LookedUp:
    (found,) = look_up([Source("key", "article", fields)], held)
    return found


@pytest.mark.parametrize(
    ("nature", "status"),
    [
        ("Retraction", RETRACTED),
        ("Expression of concern", CONCERN),
        ("Expression of Concern", CONCERN),
        ("Correction", CORRECTED),
        ("Reinstatement", NONE),
        ("retraction ;", RETRACTED),
    ],
)
def test_each_kind_of_notice_has_its_standing(
    tmp_path: Path, nature: str, status: RetractionStatus
) -> None:
    assert listed(tmp_path, row(nature=nature)).status("10.1000/work").status is status


def test_a_row_gives_the_notice_its_day_month_first_and_the_reasons(tmp_path: Path) -> None:
    found = listed(tmp_path, row()).status("10.1000/WORK")
    assert (found.notice, found.on) == ("10.1000/notice", datetime.date(2020, 3, 9))
    assert found.reasons == ("Error in Data", "Unreliable Results")


@pytest.mark.parametrize(
    ("written_day", "day"),
    [
        ("3/9/2020 0:00", datetime.date(2020, 3, 9)),
        ("12/31/1999", datetime.date(1999, 12, 31)),
        ("2020-03-09", datetime.date(2020, 3, 9)),
        ("2020-03-09T00:00:00", datetime.date(2020, 3, 9)),
        ("31/12/1999", None),
        ("", None),
        ("in spring", None),
    ],
)
def test_a_day_that_cannot_be_read_loses_no_retraction(
    tmp_path: Path, written_day: str, day: datetime.date | None
) -> None:
    found = listed(tmp_path, row(on=written_day)).status("10.1000/work")
    assert (found.status, found.on) == (RETRACTED, day)


@pytest.mark.parametrize("doi", ["", "unavailable", "Unavailable", "  ", "0", "n/a"])
def test_a_row_without_a_doi_matches_nothing_and_is_counted(tmp_path: Path, doi: str) -> None:
    held = listed(tmp_path, row(doi=doi, notice=doi))
    assert (held.rows, held.unusable) == (1, 1)
    assert of(held, doi=doi).standing.status is UNCHECKED
    assert of(held, doi="10.1000/work").standing.status is NONE


@pytest.mark.parametrize("zero", ["0", "", " ", "0.0"])
def test_the_nought_that_stands_for_no_pmid_is_none(tmp_path: Path, zero: str) -> None:
    """Nearly half of the rows have it; as a PMID it would make one work of them all."""
    held = listed(tmp_path, row(OriginalPaperPubMedID=zero))
    assert held.pmids == {}
    assert of(held, pmid="0").standing.status is UNCHECKED


@pytest.mark.parametrize("pmid", ["12345", "PMID: 12345", " 12345 ", "pmid12345"])
def test_a_work_is_found_by_its_pmid(tmp_path: Path, pmid: str) -> None:
    held = listed(tmp_path, row(doi="unavailable", OriginalPaperPubMedID="12345"))
    found = of(held, pmid=pmid)
    assert (found.standing.status, found.by) == (RETRACTED, "PMID 12345")
    both = of(held, pmid=pmid, doi="10.1000/not-on-the-list")
    assert (both.standing.status, both.by) == (RETRACTED, "PMID 12345")


def test_a_pmid_that_is_not_on_the_list_tells_nothing(tmp_path: Path) -> None:
    held = listed(tmp_path, row(OriginalPaperPubMedID="12345"))
    found = of(held, pmid="1234")
    assert (found.standing.status, found.why) == (
        UNCHECKED,
        "it has no DOI, and many entries of a list have no PMID",
    )


def test_several_dois_in_a_cell_are_parted_and_a_semicolon_in_one_is_not(tmp_path: Path) -> None:
    cell = f"10.1000/a; 10.1000/b,https://doi.org/10.1000/c|doi:10.1000/d {SICI};"
    held = listed(tmp_path, row(doi=cell))
    for doi in ("10.1000/a", "10.1000/b", "10.1000/c", "10.1000/d", SICI):
        assert held.status(doi).status is RETRACTED, doi
    assert len(held.works) == 5


@given(st.lists(st.sampled_from(["10.1000/a;b", "10.1000/c", SICI, "10.12345/x(1)"]), min_size=1))
def test_dois_put_into_one_cell_come_out_of_it_again(dois: list[str]) -> None:
    for between in (";", "; ", " ", ", ", "|"):
        assert dois_in(between.join(dois)) == tuple(dict.fromkeys(map(normalise_doi, dois)))


def test_a_notice_that_is_cited_as_a_work_is_told_from_the_work(tmp_path: Path) -> None:
    held = listed(tmp_path, row(), row(doi="10.1000/other", notice="10.1000/own"),
                  row(doi="10.1000/own", notice="10.1000/own"))  # fmt: skip
    notice = of(held, doi="https://doi.org/10.1000/NOTICE")
    assert notice.standing.status is NONE
    assert [one.dois for one in notice.notice_of] == [("10.1000/work",)]
    assert notice.is_on_the_list
    assert of(held, doi="10.1000/work").notice_of == ()
    own = of(held, doi="10.1000/own")
    assert own.standing.status is RETRACTED
    assert [one.dois for one in own.notice_of] == [("10.1000/other",)]


def test_a_notice_is_found_by_its_pmid(tmp_path: Path) -> None:
    held = listed(tmp_path, row(notice="", RetractionPubMedID="777"))
    assert [one.dois for one in of(held, pmid="777").notice_of] == [("10.1000/work",)]


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("notices", "status", "reinstated"),
    [
        ([("R", "2019-01-01"), ("B", "2020-01-01")], NONE, "2020-01-01"),
        ([("B", "2020-01-01"), ("R", "2019-01-01")], NONE, "2020-01-01"),
        ([("R", "2020-01-01"), ("B", "2020-01-01")], NONE, "2020-01-01"),
        ([("R", "2019-01-01"), ("B", "2020-01-01"), ("R", "2021-01-01")], RETRACTED, "2020-01-01"),
        ([("R", "2020-01-02"), ("B", "2020-01-01")], RETRACTED, None),
        ([("R", None), ("B", "2020-01-01")], RETRACTED, None),
        ([("R", "2019-01-01"), ("B", None)], RETRACTED, None),
        ([("C", "2018-01-01"), ("R", "2019-01-01"), ("B", "2020-01-01")], CORRECTED, "2020-01-01"),
        ([("E", "2018-01-01"), ("R", "2019-01-01"), ("B", "2020-01-01")], CONCERN, "2020-01-01"),
        ([("C", "2021-01-01"), ("E", "2018-01-01")], CONCERN, None),
        ([("?", "2021-01-01")], UNCHECKED, None),
        ([("?", "2021-01-01"), ("C", "2018-01-01")], CORRECTED, None),
        ([], NONE, None),
    ],
)
def test_a_reinstatement_ends_the_retractions_before_it_and_nothing_else(
    notices: list[tuple[str, str | None]], status: RetractionStatus, reinstated: str | None
) -> None:
    natures = {
        "R": Nature.RETRACTION,
        "B": Nature.REINSTATEMENT,
        "C": Nature.CORRECTION,
        "E": Nature.CONCERN,
        "?": None,
    }
    found = standing(Notice(natures[kind], ("10.1000/x",), on=day(on)) for kind, on in notices)
    assert (found.status, found.reinstated) == (status, day(reinstated))


def test_the_latest_of_two_notices_of_a_kind_is_named(tmp_path: Path) -> None:
    held = listed(tmp_path, row(on="1/2/2019 0:00", notice="10.1000/old"),
                  row(on="2/1/2020 0:00", notice="10.1000/new"))  # fmt: skip
    assert held.status("10.1000/work").notice == "10.1000/new"


def test_a_kind_that_is_not_known_leaves_the_work_unchecked_and_is_told(tmp_path: Path) -> None:
    held = listed(tmp_path, row(nature="Obliteration"), row(doi="10.1000/b"))
    assert held.unknown == ((2, "Obliteration"),)
    found = of(held, doi="10.1000/work")
    assert (found.standing.status, found.why) == (
        UNCHECKED,
        "the list says something of it that is not understood",
    )


def test_the_day_of_a_list_is_that_of_its_newest_notice_not_of_a_slip(tmp_path: Path) -> None:
    held = listed(tmp_path, row(on="8/7/2026 0:00"), row(on="1/1/2062 0:00"), row(on=""))
    assert held.newest(datetime.date(2026, 11, 23)) == datetime.date(2026, 8, 7)
    assert held.newest(datetime.date(1990, 1, 1)) is None


def test_columns_may_stand_in_any_order_and_others_may_lack(tmp_path: Path) -> None:
    header = ["RetractionNature", "Original Paper DOI", "retractiondoi"]
    path = written(
        tmp_path / "short.csv",
        {"RetractionNature": "Retraction", "Original Paper DOI": "10.1/x", "retractiondoi": ""},
        header=header,
    )
    path.write_text(path.read_text("utf-8").replace("10.1/x", "10.1000/x"), "utf-8")
    found = RetractionList.load(path).status("10.1000/x")
    assert (found.status, found.notice, found.on) == (RETRACTED, None, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no column OriginalPaperDOI"),
        ("DOI,Nature\n10.1000/x,Retraction\n", "no column OriginalPaperDOI"),
        ('RetractionDOI,RetractionNature\n"', "no column OriginalPaperDOI"),
        ("OriginalPaperDOI,RetractionDOI,RetractionNature\n" + "x" * 200_000, "not a CSV file"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_what_it_lacks(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableList, match=told):
        RetractionList.load(path)


def test_bytes_that_are_no_utf8_lose_no_row(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", row())
    path.write_bytes(path.read_bytes().replace(b"title", b"t\xeftle"))
    assert RetractionList.load(path).status("10.1000/work").status is RETRACTED


@given(st.binary(max_size=200) | st.text(max_size=200).map(HEADER_LINE.__add__).map(str.encode))
def test_any_file_is_a_list_or_told(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.csv")
        path.write_bytes(data)
        with contextlib.suppress(UnreadableList):
            assert RetractionList.load(path).rows >= 0


@pytest.mark.parametrize(
    ("fields", "unchecked", "why"),
    [
        ({}, (), "it has no DOI"),
        ({"doi": "see text"}, (), "its DOI is not one"),
        ({"doi": "10.1000/fine"}, ("doi",), "its DOI is not verified"),
        ({"doi": "10.1000/fine"}, (), ""),
        ({"url": "https://doi.org/10.1000/fine"}, (), ""),
        ({"url": "https://example.org/x"}, (), "it has no DOI"),
    ],
)
def test_what_cannot_be_looked_up_is_unchecked_with_the_reason(
    tmp_path: Path, fields: dict[str, str], unchecked: tuple[str, ...], why: str
) -> None:
    details = record_from(SourceDetails, {"unchecked": unchecked})
    (found,) = look_up([Source("key", "article", fields, details)], listed(tmp_path, row()))
    assert (found.standing.status, found.why) == (UNCHECKED if why else NONE, why)


def test_a_retraction_counts_though_nobody_verified_the_doi(tmp_path: Path) -> None:
    details = record_from(SourceDetails, {"unchecked": ["doi"]})
    source = Source("key", "article", {"doi": "10.1000/work"}, details)
    (found,) = look_up([source], listed(tmp_path, row()))
    assert found.standing.status is RETRACTED


@pytest.mark.parametrize(
    ("fields", "doi", "pmid"),
    [
        ({"url": r"\url{https://doi.org/10.1000/a\_b}"}, "10.1000/a_b", None),
        ({"url": "https://pubmed.ncbi.nlm.nih.gov/123/"}, None, "123"),
        ({"eprint": "123", "eprinttype": "pubmed"}, None, "123"),
        ({"eprint": "123", "eprinttype": "arxiv"}, None, None),
        ({"doi": "wrong", "url": "https://doi.org/10.1000/x"}, None, None),
    ],
)
def test_where_the_identifiers_of_a_source_stand(
    fields: dict[str, str], doi: str | None, pmid: str | None
) -> None:
    source = Source("key", "article", fields)
    assert (doi_of(source), pmid_of(source)) == (doi, pmid)


Published = tuple[dict[str, dict[str, str]], RetractionList]


@pytest.fixture(scope="module")
def published(shared: Path) -> Published:
    """The published list, as it is in the file and as it is read."""
    path = shared / "bench" / "retractions" / "doi-map.json"
    return json.loads(path.read_text("utf-8")), RetractionList.load(path)


def spellings(doi: str) -> list[str]:
    """Return how programs write a DOI in a bibliography, but for those of the other test of it.

    test_library_retractions has the bare DOI and the address with nothing in it encoded.
    """
    latex = doi
    for sign in "_%&#":
        latex = latex.replace(sign, f"\\{sign}")
    written_in_all = (
        f"https://doi.org/{quote(doi, safe='/')}",
        f"http://dx.doi.org/{quote(doi.upper(), safe='')}",
        latex,
        f" {{{doi}}}. ",
    )
    return [one for one in written_in_all if one not in (doi, f"https://doi.org/{doi}")]


def test_every_doi_of_the_published_list_is_found_in_every_spelling_of_a_bibliography(
    published: Published,
) -> None:
    data, held = published
    retracted = {doi.lower() for doi in data["retractions"]}
    tried = 0
    for name, status in (("retractions", RETRACTED), ("concerns", CONCERN)):
        for doi in data[name]:
            if not doi.startswith("10.") or doi[-1] == ".":
                continue
            wanted = RETRACTED if doi.lower() in retracted else status
            for written_doi in spellings(doi):
                assert held.status(written_doi).status is wanted, written_doi
                tried += 1
    assert tried > 120_000


def test_every_notice_of_the_published_list_is_known_as_one(published: Published) -> None:
    data, held = published
    tried = 0
    for doi, notice in list(data["retractions"].items())[::5]:
        work, about = normalise_doi(doi), normalise_doi(notice)
        if work is None or about is None or work == about:
            continue
        found = of(held, doi=notice.upper()).notice_of
        assert any(work in one.dois for one in found), (doi, notice)
        tried += 1
    assert tried > 3_000
