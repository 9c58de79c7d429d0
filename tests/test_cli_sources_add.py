"""``sources add`` asks a server on this machine that speaks the formats of the services."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from claimgrade.workspace.load import load
from lookup_answers import (
    ARXIV,
    ARXIV_ERROR,
    BOOK,
    DOI,
    ISBN,
    MEDLINE,
    TITLE,
    crossref,
    datacite,
    page,
    pmc,
)

SETTINGS = """\
format = 1
as_of = 2026-11-22
[lookup]
contact = "reviewer@example.org"
pause = 0
timeout = {timeout}
crossref = "{base}/crossref"
datacite = "{base}/datacite"
pubmed = "{base}/eutils"
pmc = "{base}/idconv"
arxiv = "{base}/arxiv"
open_library = "{base}/open"
private_pages = ["{base}"]
"""

IN_CROSSREF = "/crossref/works/10.1152/jappl.2000.88.1.61"
DAY = ("--as-of", "2026-11-23")


@pytest.fixture
def library(claimgrade: Callable[..., Any], httpserver: HTTPServer) -> Callable[..., Any]:
    """``sources add`` in a bare workspace whose services are all the local server."""
    Path("claimgrade.toml").write_text(
        SETTINGS.format(base=httpserver.url_for("").rstrip("/"), timeout=5), "utf-8"
    )
    return lambda *arguments: claimgrade("sources", "add", *arguments, *DAY)


def entries() -> dict[str, Any]:
    return dict(load(Path.cwd()).sources)


def serve(httpserver: HTTPServer, path: str, answer: Any, **how: Any) -> None:
    if isinstance(answer, str):
        httpserver.expect_request(path, **how).respond_with_data(answer, content_type="text/html")
    else:
        httpserver.expect_request(path, **how).respond_with_json(answer)


def test_a_doi_is_asked_for_at_crossref_and_the_entry_written(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    ran = library(f"https://doi.org/{DOI.upper()}")
    assert ran.code == 0, ran.out + ran.err
    assert "Crossref, asked 2026-11-23" in ran.out
    assert "Wrote citations/references.bib" in ran.out
    source = entries()["takarada2000rapid"]
    assert (source.entry_type, dict(source.fields)) == (
        "article",
        {
            "author": "Takarada, Yudai and Nakamura, Yutaka",
            "title": TITLE,
            "journal": "Journal of Applied Physiology",
            "year": "2000",
            "month": "January",
            "volume": "88",
            "number": "1",
            "pages": "61--65",
            "doi": DOI,
            "issn": "8750-7587, 1522-1601",
            "language": "en",
            "abstract": "GH rose 290-fold (p < 0.01).",
        },
    )
    assert source.retraction_status == "unchecked"


def test_the_service_is_told_who_asks_and_the_doi_is_one_part_of_the_address(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    odd = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        return Response(json.dumps(crossref(DOI=odd)), content_type="application/json")

    httpserver.expect_request(f"/crossref/works/{odd}").respond_with_handler(answer)
    assert library(odd, "--dry-run").code == 0
    assert "mailto:reviewer@example.org" in seen[0].headers["User-Agent"]
    assert seen[0].headers["User-Agent"].startswith("claimgrade/")
    assert "%2F30%2917" in seen[0].environ["RAW_URI"]


def test_a_doi_that_crossref_does_not_have_is_asked_for_at_datacite(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/crossref/works/10.5281/zenodo.1234").respond_with_data(
        "Resource not found.", status=404
    )
    serve(httpserver, "/datacite/dois/10.5281/zenodo.1234", datacite())
    ran = library("10.5281/zenodo.1234")
    assert ran.code == 0, ran.out
    source = entries()["smith2021pressures"]
    assert source.entry_type == "dataset"
    assert source.fields["author"] == "Smith, Ann and {Cuff Consortium}"
    assert (source.fields["title"], source.fields["subtitle"]) == (
        "Pressures and loads",
        "a data set",
    )
    assert (source.fields["publisher"], source.fields["day"]) == ("Zenodo", "6")


def test_what_no_service_has_is_not_called_fake(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    for path in ("/crossref/works/10.1000/none", "/datacite/dois/10.1000/none"):
        httpserver.expect_request(path).respond_with_data("", status=404)
    ran = library("10.1000/none")
    told = " ".join(ran.out.split())
    assert ran.code == 1
    assert "DOI 10.1000/none was not found: Neither Crossref nor DataCite has it." in told
    assert "says nothing about the work" in told
    assert "Nothing was written." in told
    assert not any(word in told.lower() for word in ("fake", "does not exist", "invented"))
    assert not Path("citations").exists()


def test_a_pmid_is_asked_for_at_pubmed_and_a_number_alone_is_said_to_be_one(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    asked = {"db": "pubmed", "id": "10642363", "rettype": "medline", "retmode": "text"}
    asked |= {"tool": "claimgrade", "email": "reviewer@example.org"}
    serve(httpserver, "/eutils/efetch.fcgi", MEDLINE, query_string=asked)
    ran = library("10642363")
    assert ran.code == 0, ran.out
    assert "a number alone is taken for a PMID" in ran.out
    source = entries()["takarada2000rapid"]
    assert (source.fields["pmid"], source.fields["doi"]) == ("10642363", DOI)
    assert source.fields["pages"] == "61--65"


@pytest.mark.parametrize("body", ["", "\n", "Error occurred: PMID 999 is not available"])
def test_a_pmid_that_pubmed_does_not_have_is_not_found(
    library: Callable[..., Any], httpserver: HTTPServer, body: str
) -> None:
    serve(httpserver, "/eutils/efetch.fcgi", body)
    ran = library("pmid:999")
    assert (ran.code, "PMID 999 was not found: PubMed does not have it." in ran.out) == (1, True)


def test_a_pmcid_leads_to_its_pmid(library: Callable[..., Any], httpserver: HTTPServer) -> None:
    serve(httpserver, "/idconv/articles/", pmc())
    serve(httpserver, "/eutils/efetch.fcgi", MEDLINE)
    assert library("https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/").code == 0
    source = entries()["takarada2000rapid"]
    assert (source.fields["pmcid"], source.fields["pmid"]) == ("PMC3531190", "10642363")


def test_a_pmcid_without_a_pmid_leads_to_its_doi(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, "/idconv/articles/", pmc(pmid=None, doi=DOI))
    serve(httpserver, IN_CROSSREF, crossref())
    assert library("PMC3531190").code == 0
    assert entries()["takarada2000rapid"].fields["pmcid"] == "PMC3531190"


def test_a_preprint_at_arxiv_says_where_it_appeared(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, "/arxiv/query", ARXIV, query_string={"id_list": "2101.00001",
                                                           "max_results": "1"})  # fmt: skip
    ran = library("arXiv:2101.00001")
    assert ran.code == 0, ran.out
    assert "DOI 10.1000/journal.7" in ran.out
    (source,) = entries().values()
    assert source.fields["author"] == "van der Berg, Ann and {H1 Collaboration}"
    assert source.fields["title"] == r"Flow under pressure: a \$k\$-fold model"
    assert (source.fields["eprint"], source.fields["year"]) == ("2101.00001", "2021")
    assert source.fields["doi"] == "10.48550/arXiv.2101.00001"


def test_an_error_in_the_feed_of_arxiv_is_not_a_work(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, "/arxiv/query", ARXIV_ERROR)
    ran = library("arXiv:1234.12345")
    assert (ran.code, "arXiv 1234.12345 was not found" in ran.out) == (1, True)


def test_a_book_is_found_by_its_isbn_of_ten_digits(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    asked = {"bibkeys": f"ISBN:{ISBN}", "jscmd": "data", "format": "json"}
    serve(httpserver, "/open/api/books", BOOK, query_string=asked)
    ran = library("0-306-40615-2")
    assert ran.code == 0, ran.out
    source = entries()["smith1982blood"]
    assert (source.entry_type, source.fields["author"]) == ("book", "Smith, Ann")
    assert (source.fields["year"], source.fields["isbn"]) == ("1982", ISBN)


def test_an_isbn_that_open_library_does_not_have(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, "/open/api/books", {})
    ran = library(ISBN)
    assert (ran.code, f"ISBN {ISBN} was not found" in ran.out) == (1, True)


def test_a_page_without_a_doi_is_read_for_its_tags(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, "/paper", page())
    address = httpserver.url_for("/paper")
    ran = library(address)
    assert ran.code == 0, ran.out
    assert "the page alone says so" in ran.out
    source = entries()["smith2019cuffs"]
    assert source.entry_type == "article"
    assert source.fields["title"] == r"Cuffs \& bands"
    assert source.fields["author"] == "Smith, Ann and Jones, Bo"
    assert source.fields["pages"] == "11--19"
    assert (source.fields["url"], source.fields["urldate"]) == (address, "2026-11-23")


def test_a_page_that_names_its_doi_leads_to_the_registry(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, "/paper", page(f'<meta name="citation_doi" content="doi:{DOI}">'))
    serve(httpserver, IN_CROSSREF, crossref())
    ran = library(httpserver.url_for("/paper"))
    assert "Crossref, asked" in ran.out
    assert "takarada2000rapid" in entries()


def test_a_page_is_not_told_who_asks(library: Callable[..., Any], httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers["User-Agent"])
        return Response(page(), content_type="text/html")

    httpserver.expect_request("/paper").respond_with_handler(answer)
    library(httpserver.url_for("/paper"), "--dry-run")
    assert len(seen) == 1
    assert "@" not in seen[0]


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        ("<html><title>x</title></html>", "text/html", "does not say in its tags"),
        ("", "text/html", "does not say in its tags"),
        ("%PDF-1.4", "application/pdf", "is no page (application/pdf)"),
    ],
)
def test_a_page_without_a_reference_says_so_and_how_to_go_on(
    library: Callable[..., Any], httpserver: HTTPServer, body: str, kind: str, told: str
) -> None:
    httpserver.expect_request("/paper").respond_with_data(body, content_type=kind)
    ran = library(httpserver.url_for("/paper"))
    assert (ran.code, told in " ".join(ran.out.split())) == (1, True)
    assert "help:" in ran.out


def test_a_page_in_the_own_network_is_not_asked(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    text = Path("claimgrade.toml").read_text("utf-8").split("private_pages")[0]
    # The services stand on another port here, so that the page's server is not one of theirs.
    port = httpserver.port
    Path("claimgrade.toml").write_text(text.replace(f":{port}/", ":9/"), "utf-8")
    for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]"):  # noqa: S104
        ran = library(f"http://{host}:{port}/paper")
        assert (ran.code, "private network" in " ".join(ran.out.split())) == (1, True), host
    assert httpserver.log == []


def test_a_retraction_that_crossref_knows_is_shown_and_recorded(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    update = {
        "DOI": "10.1152/NOTICE",
        "type": "retraction",
        "source": "retraction-watch",
        "updated": {"date-parts": [[2020, 5, 5]]},
    }
    serve(httpserver, IN_CROSSREF, crossref(**{"updated-by": [update]}))
    ran = library(DOI)
    told = " ".join(ran.out.split())
    assert "Crossref says that it is RETRACTED, notice 10.1152/notice of 2020-05-05" in told
    retraction = entries()["takarada2000rapid"].details.retraction
    assert (retraction.status, retraction.notice) == ("retracted", "10.1152/notice")
    assert (str(retraction.on), retraction.list) == ("2026-11-23", "Crossref, 2026-11-23")


@pytest.mark.parametrize(
    ("tags", "status", "notice"),
    [
        ("RIN - J Appl Physiol. 2003 Mar;94(3):1. doi:\n      10.1152/Notice.2003. PMID: 1\n",
         "retracted", "10.1152/notice.2003"),
        ("PT  - Retracted Publication\n", "retracted", None),
        ("ECI - J Appl Physiol. 2003;94:1\n", "concern", None),
        ("EIN - J Appl Physiol. 2001;1:1. doi: 10.1000/e\nECI - J. 2003;1:1\n", "concern", None),
        ("CIN - J Appl Physiol. 2003;94:1\n", None, None),
    ],
)  # fmt: skip
def test_what_pubmed_knows_became_of_a_work_is_recorded(
    library: Callable[..., Any],
    httpserver: HTTPServer,
    tags: str,
    status: str | None,
    notice: str | None,
) -> None:
    serve(httpserver, "/eutils/efetch.fcgi", MEDLINE.replace("SO  - ", tags + "SO  - "))
    assert library("pmid:10642363").code == 0
    retraction = entries()["takarada2000rapid"].details.retraction
    assert (retraction and retraction.status, retraction and retraction.notice) == (status, notice)


def test_a_notice_is_told_apart_from_the_work_it_is_about(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(
        httpserver,
        IN_CROSSREF,
        crossref(**{"update-to": [{"DOI": "10.1000/work", "type": "retraction"}]}),
    )
    told = " ".join(library(DOI).out.split())
    assert "it is the retraction of 10.1000/work, and not that work" in told


def test_a_title_that_differs_is_shown_beside_the_one_entered_and_nothing_written(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    ran = library(DOI, "--title", "Occlusion training builds muscle in rabbits")
    assert ran.code == 1
    assert "entered   Occlusion training builds muscle in rabbits" in ran.out
    assert "Crossref  Rapid increase in plasma growth hormone" in ran.out
    assert not Path("citations").exists()
    assert library(DOI, "--title", "Something else", "--accept-title").code == 0
    assert "takarada2000rapid" in entries()
    ran = library(DOI, "--title", "Something else")
    assert (ran.code, "title differs:" in ran.out) == (1, True), "also where the work is there"


@pytest.mark.parametrize(
    "entered",
    [
        TITLE.upper() + ".",
        TITLE.replace("growth hormone", "growth-hormone").replace("low-", "low "),
    ],
)
def test_a_title_that_differs_in_its_writing_alone_is_the_same(
    library: Callable[..., Any], httpserver: HTTPServer, entered: str
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    ran = library(DOI, "--title", entered)
    assert (ran.code, "differs" in ran.out) == (0, False)


def test_a_work_that_is_there_is_compared_and_left_as_it_is(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    library(DOI)
    path = Path("citations/references.bib")
    path.write_text(path.read_text("utf-8").replace("61--65", "61--66"), "utf-8")
    before = path.read_bytes()
    ran = library(f"doi:{DOI}")
    assert ran.code == 1, "which pages are right is left to decide"
    assert "in the library already as takarada2000rapid" in ran.out
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[lines.index("pages differs:") + 1 :][:2] == [
        "takarada2000rapid 61–66",
        "Crossref 61–65",
    ]
    assert path.read_bytes() == before


def test_another_title_under_a_doi_of_the_library_is_trouble(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    Path("citations").mkdir()
    Path("citations/references.bib").write_text(
        f"@article{{own1999, title = {{Rabbits and their feet in winter}}, doi = {{{DOI}}}}}\n",
        "utf-8",
    )
    ran = library(DOI)
    assert ran.code == 1
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "own1999 Rabbits and their feet in winter" in lines
    assert f"Crossref {TITLE[:40]}" in " ".join(ran.out.split())
    assert "own1999 in the library seems to be another work (same DOI" in " ".join(ran.out.split())


def test_several_are_added_in_one_go_and_those_that_fail_are_told(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    serve(httpserver, "/crossref/works/10.1000/two", crossref(DOI="10.1000/two", title=["Other"]))
    ran = library(DOI, "10.1000/two", "no identifier")
    assert ran.code == 1
    assert set(entries()) == {"takarada2000rapid", "takarada2000other"}
    assert "'no identifier' is no identifier that is known." in ran.out


def test_a_work_that_is_asked_for_twice_is_added_once(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    serve(httpserver, "/eutils/efetch.fcgi", MEDLINE)
    ran = library(DOI, "pmid:10642363")
    assert ran.code == 0, ran.out
    assert "the same work as takarada2000rapid above" in ran.out
    assert set(entries()) == {"takarada2000rapid"}


def test_what_an_entry_lacks_is_told_and_added_when_asked_for(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    Path("citations").mkdir()
    own = f"mine\n@article{{own1999, title = {{{TITLE}}}, doi = {{{DOI}}}}}\n"
    Path("citations/references.bib").write_text(own, "utf-8")
    ran = library(DOI)
    assert (ran.code, "--fill adds that" in " ".join(ran.out.split())) == (0, True)
    assert set(entries()["own1999"].fields) == {"title", "doi"}
    ran = library(DOI, "--fill")
    assert ran.code == 0
    assert entries()["own1999"].fields["pages"] == "61--65"
    assert Path("citations/references.bib").read_text("utf-8").startswith("mine\n@article")


def test_an_article_and_its_preprint_are_told_and_recorded_as_one_when_asked_for(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    title = "Flow under pressure: a k-fold model"
    people = [{"given": "Ann", "family": "van der Berg"}, {"name": "H1 Collaboration"}]
    article = crossref(DOI="10.1000/journal.7", title=[title], author=people, volume="3",
                       issue=None, page="7-9",
                       **{"published-print": {"date-parts": [[2021]]}})  # fmt: skip
    serve(httpserver, "/crossref/works/10.1000/journal.7", article)
    serve(httpserver, "/arxiv/query", ARXIV.replace("$k$", "k"))
    assert library("10.1000/journal.7").code == 0
    (key,) = entries()
    ran = library("arXiv:2101.00001", "--dry-run")
    assert f"{key} looks to be another version of it" in " ".join(ran.out.split())
    ran = library("arXiv:2101.00001", "--versions")
    assert ran.code == 0, ran.out
    (source,) = entries().values()
    assert [version.doi for version in source.details.versions] == ["10.48550/arxiv.2101.00001"]


def test_a_key_that_is_given_is_taken_and_one_that_is_known_refused(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    assert library(DOI, "--key", "Own:2000").code == 0
    assert set(entries()) == {"Own:2000"}
    ran = library("10.1000/two", "--key", "own:2000")
    assert (ran.code, "there is a source" in ran.err) == (2, True)


def test_a_dry_run_writes_nothing(library: Callable[..., Any], httpserver: HTTPServer) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    ran = library(DOI, "--dry-run")
    assert (ran.code, "@article{takarada2000rapid," in ran.out) == (0, True)
    assert not Path("citations").exists()


def test_an_answer_is_kept_for_a_month_outside_git_and_its_day_shown(
    library: Callable[..., Any], claimgrade: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    library(DOI, "--dry-run")
    assert len(httpserver.log) == 1
    for day, times in (("2026-12-23", 1), ("2026-12-24", 2)):
        ran = claimgrade("sources", "add", DOI, "--dry-run", "--as-of", day)
        assert ran.code == 0
        assert ("kept since 2026-11-23" in ran.out) is (times == 1)
        assert len(httpserver.log) == times
    library(DOI, "--dry-run", "--fresh")
    assert len(httpserver.log) == 3
    subprocess.run(["git", "init", "-q", "."], check=True)
    seen = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], check=True, capture_output=True, text=True
    )
    assert "lookups" not in seen.stdout
    kept = "".join(p.read_text("utf-8") for p in Path(".claimgrade/lookups").glob("*.json"))
    assert kept
    assert "reviewer@example.org" not in kept


def test_offline_takes_what_is_kept_and_asks_nobody(
    library: Callable[..., Any], claimgrade: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    library(DOI, "--dry-run")
    ran = claimgrade("sources", "add", DOI, "--offline", "--as-of", "2036-01-01", "--dry-run")
    assert (ran.code, "kept since 2026-11-23" in ran.out) == (0, True)
    ran = library("10.1000/other", "--offline")
    assert ran.code == 1
    assert "no earlier answer is kept" in ran.out
    assert len(httpserver.log) == 1


def test_a_damaged_kept_answer_is_asked_for_again(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    library(DOI, "--dry-run")
    (path,) = Path(".claimgrade/lookups").glob("*.json")
    held = json.loads(path.read_text("utf-8"))
    for damaged in (b"", b"[]", b"\xff", json.dumps({**held, "data": "AAAA"}).encode()):
        path.write_bytes(damaged)
        assert library(DOI, "--dry-run").code == 0
    assert len(httpserver.log) == 5


def test_nobody_there_is_said_at_once(library: Callable[..., Any], httpserver: HTTPServer) -> None:
    text = Path("claimgrade.toml").read_text("utf-8")
    Path("claimgrade.toml").write_text(text.replace(f":{httpserver.port}/", ":9/"), "utf-8")
    ran = library(DOI)
    assert ran.code == 1
    assert "Crossref could not be reached: Connection refused." in ran.out


def test_without_a_contact_address_the_hint_says_where_it_goes(
    library: Callable[..., Any], httpserver: HTTPServer
) -> None:
    serve(httpserver, IN_CROSSREF, crossref())
    text = Path("claimgrade.toml").read_text("utf-8")
    path = Path("claimgrade.toml")
    path.write_text(text.replace("reviewer@example.org", "no address"), "utf-8")
    assert "contact in the [lookup] table" in library(DOI, "--dry-run").out
    publisher = '\n[publisher]\nname = "us"\ncontact = "mailto:us@example.org"\n'
    path.write_text(text.replace('contact = "reviewer@example.org"', "") + publisher, "utf-8")
    assert "contact in the" not in library(DOI, "--dry-run", "--fresh").out
    agents = [request.headers["User-Agent"] for request, _ in httpserver.log]
    assert ["@" in agent for agent in agents] == [False, True]


def test_without_the_extra_the_command_says_what_installs_it(
    library: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    ran = library(DOI)
    assert (ran.code, 'pip install "claimgrade[net]"' in ran.err) == (2, True)
