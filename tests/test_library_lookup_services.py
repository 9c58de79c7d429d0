"""What the services say, read as entries; and what they may say amiss."""

import datetime
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer

from claimgrade.library.lookup import arxiv, crossref, datacite, open_library, page
from claimgrade.library.lookup.client import Client
from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.lookup.guard import Guard
from claimgrade.library.lookup.identify import Identifier, identify
from claimgrade.library.lookup.kept import Kept
from claimgrade.library.lookup.look_up import Services, look_up
from claimgrade.library.lookup.request import Manner
from claimgrade.library.lookup.sending import Sender
from claimgrade.library.retraction.lists import Nature
from claimgrade.model.lookup import Lookup
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import RetractionStatus
from claimgrade.workspace.bibtex.entries import read_bibliography
from claimgrade.workspace.editing.bibliography import with_entries
from claimgrade.workspace.schema.records import record_from
from lookup_answers import ARXIV, BOOK, DOI, ISBN, MEDLINE, pmc  # fmt: skip
from lookup_answers import crossref as of_crossref
from lookup_answers import datacite as of_datacite
from lookup_answers import page as a_page

DAY = datetime.date(2026, 11, 23)
NAMES = ("crossref", "datacite", "pubmed", "pmc", "arxiv", "open_library")


@pytest.fixture
def services(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Services]:
    base = httpserver.url_for("").rstrip("/")
    set_up = record_from(Lookup, {name: f"{base}/{name}" for name in NAMES})
    how = Manner(DAY, timeout=5, pause=0)
    with Sender(how, Guard([base])) as sender:
        yield Services(set_up, Client(how, sender, Kept(tmp_path)))


def failure(text: str, services: Services) -> LookupFailed:
    identifier = identify(text)
    assert isinstance(identifier, Identifier)
    with pytest.raises(LookupFailed) as failed:
        look_up(identifier, services)
    assert failed.value.message.endswith(".")
    assert failed.value.help
    return failed.value


ANSWERS: dict[str, tuple[str, str, Callable[[], str]]] = {
    "crossref": (DOI, "/crossref/works/" + DOI, lambda: json.dumps(of_crossref(DOI="10.1000/b"))),
    "datacite": ("10.5281/z.1", "/datacite/dois/10.5281/z.1", lambda: json.dumps(of_datacite())),
    "pubmed": ("pmid:7", "/pubmed/efetch.fcgi", lambda: MEDLINE),
    "pmc": ("PMC7", "/pmc/articles/", pmc),
    "arxiv": ("arXiv:2101.00009", "/arxiv/query", lambda: ARXIV),
    "open_library": (
        "978-0-8044-2957-3",
        "/open_library/api/books",
        lambda: json.dumps({"ISBN:9780804429573": BOOK[f"ISBN:{ISBN}"]}),
    ),
}


def not_in_crossref(httpserver: HTTPServer, service: str) -> None:
    if service == "datacite":
        path = "/crossref/works/10.5281/z.1"
        httpserver.expect_request(path).respond_with_data("", status=404)


@pytest.mark.parametrize("service", ANSWERS)
def test_the_record_of_another_work_is_not_taken(
    service: str, services: Services, httpserver: HTTPServer
) -> None:
    asked, path, answer = ANSWERS[service]
    not_in_crossref(httpserver, service)
    httpserver.expect_request(path).respond_with_data(answer())
    failed = failure(asked, services)
    assert failed.trouble is Trouble.WRONG_RECORD, failed.message


@pytest.mark.parametrize("service", ANSWERS)
@pytest.mark.parametrize(
    "body",
    [
        "{",
        "[]",
        "<html>Internal error</html>",
        '{"message": 7, "data": [], "records": {}}',
        "<feed>",
        "<html>Busy</html>",
    ],
)
def test_an_answer_in_another_form_is_malformed_and_not_taken_for_no_work(
    service: str, body: str, services: Services, httpserver: HTTPServer
) -> None:
    asked, path, _ = ANSWERS[service]
    not_in_crossref(httpserver, service)
    httpserver.expect_request(path).respond_with_data(body)
    failed = failure(asked, services)
    assert failed.trouble is Trouble.MALFORMED, failed.message


def test_crossref_out_of_order_is_not_taken_for_a_work_that_it_lacks(
    services: Services, httpserver: HTTPServer
) -> None:
    """DataCite is not asked, and the work not said to be missing."""
    httpserver.expect_request(f"/crossref/works/{DOI}").respond_with_data("", status=503)
    assert failure(DOI, services).trouble is Trouble.BUSY
    assert all("datacite" not in request.path for request, _ in httpserver.log)


def fields(**message: Any) -> dict[str, str]:
    return dict(crossref.source_of(of_crossref(**message)["message"]).fields)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("A <i>Mus musculus</i> H<sub>2</sub>O study",
         r"A \textit{Mus musculus} H\textsubscript{2}O study"),
        ("Fish &amp; chips, p &lt; 0.05", r"Fish \& chips, p < 0.05"),
        ("A <mml:math><mml:mi>k</mml:mi></mml:math>-fold rise", "A k-fold rise"),
        ("Growth\n            hormone", "Growth hormone"),
        ("<b>Bold</b> 100% {braces}",
         r"\textbf{Bold} 100\% \textbraceleft{}braces\textbraceright{}"),
        ("<script>alert(1)</script>x", "alert(1)x"),
    ],
)  # fmt: skip
def test_the_markup_of_a_title_becomes_that_of_bibtex(written: str, title: str) -> None:
    assert fields(title=[written])["title"] == title


def test_an_abstract_loses_its_tags_and_keeps_its_headings() -> None:
    jats = (
        "<jats:title>Abstract</jats:title><jats:sec><jats:title>Purpose</jats:title>"
        "<jats:p>To see.</jats:p></jats:sec><jats:sec><jats:title>Methods:</jats:title>"
        "<jats:p>We <jats:italic>looked</jats:italic>.</jats:p></jats:sec>"
    )
    assert fields(abstract=jats)["abstract"] == "Purpose: To see. Methods: We looked."


@pytest.mark.parametrize(
    ("dates", "year", "month"),
    [
        ({"published-print": {"date-parts": [[2001, 3]]},
          "published-online": {"date-parts": [[2000, 12, 5]]}}, "2001", "March"),
        ({"published-print": None, "published-online": {"date-parts": [[2000, 12, 5]]}}, "2000",
         "December"),
        ({"published-print": None, "issued": {"date-parts": [[1999]]}}, "1999", None),
        ({"published-print": None, "issued": {"date-parts": [[None]]}}, None, None),
        ({"published-print": {"date-parts": []}, "issued": {"date-parts": [["x", 2]]}}, None,
         None),
    ],
)  # fmt: skip
def test_the_date_in_print_goes_before_the_one_online(
    dates: dict[str, Any], year: str | None, month: str | None
) -> None:
    found = fields(**dates)
    assert (found.get("year"), found.get("month")) == (year, month)


@pytest.mark.parametrize(
    ("message", "kind", "said"),
    [
        ({"type": "book-chapter"}, "incollection",
         {"booktitle": "Journal of Applied Physiology",
          "publisher": "American Physiological Society"}),
        ({"type": "proceedings-article"}, "inproceedings",
         {"booktitle": "Journal of Applied Physiology"}),
        ({"type": "dissertation"}, "phdthesis", {"school": "American Physiological Society"}),
        ({"type": "report"}, "techreport", {"institution": "American Physiological Society"}),
        ({"type": "posted-content", "subtype": "preprint", "institution": [{"name": "bioRxiv"}]},
         "misc", {"publisher": "bioRxiv", "type": "Preprint"}),
        ({"type": "a-new-type"}, "misc", {}),
        ({"page": None, "article-number": "e123"}, "article", {"eid": "e123"}),
        ({"author": [{"name": "The Cuff Group"},
                     {"family": "Smith", "given": "A", "suffix": "Jr"}]},
         "article", {"author": "{The Cuff Group} and Smith, Jr, A"}),
        ({"author": [{"family": "van der Berg", "given": "Ann"}, {"family": "De la Cruz",
                     "given": "J."}, {"family": "Plato"}]},
         "article", {"author": "van der Berg, Ann and {De la Cruz}, J. and {Plato}"}),
    ],
)  # fmt: skip
def test_the_types_of_crossref_have_the_fields_of_bibtex(
    message: dict[str, Any], kind: str, said: dict[str, str]
) -> None:
    source = crossref.source_of(of_crossref(**message)["message"])
    assert source.entry_type == kind
    assert {name: source.fields.get(name) for name in said} == said


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        (["correction"], RetractionStatus.CORRECTED),
        (["erratum", "expression_of_concern"], RetractionStatus.CONCERN),
        (["correction", "retraction"], RetractionStatus.RETRACTED),
        (["withdrawal"], RetractionStatus.RETRACTED),
        (["new_version"], None),
        ([], None),
    ],
)
def test_what_crossref_says_became_of_a_work(
    kinds: list[str], status: RetractionStatus | None, services: Services, httpserver: HTTPServer
) -> None:
    updates = [{"DOI": f"10.1000/n{n}", "type": kind} for n, kind in enumerate(kinds)]
    message = of_crossref(**{"updated-by": updates})
    httpserver.expect_request(f"/crossref/works/{DOI}").respond_with_json(message)
    identifier = identify(DOI)
    assert isinstance(identifier, Identifier)
    found = look_up(identifier, services)
    assert (found.standing.status if found.standing else None) == status


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("RETRACTED: A study", True),
        ("[Retracted] A study", True),
        ("Withdrawn: A study", True),
        ("A study of retracted papers", False),
        ("Retractions in science", False),
    ],
)
def test_a_word_before_the_title_is_told_where_no_notice_is_named(
    title: str, told: bool, services: Services, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"/crossref/works/{DOI}").respond_with_json(
        of_crossref(title=[title])
    )
    identifier = identify(DOI)
    assert isinstance(identifier, Identifier)
    found = look_up(identifier, services)
    assert bool(found.said) is told


def test_a_notice_names_the_work_that_it_is_about(
    services: Services, httpserver: HTTPServer
) -> None:
    updates = [{"DOI": "10.1000/W", "type": "retraction"}, {"type": "retraction"}, 7]
    httpserver.expect_request(f"/crossref/works/{DOI}").respond_with_json(
        of_crossref(**{"update-to": updates})
    )
    identifier = identify(DOI)
    assert isinstance(identifier, Identifier)
    found = look_up(identifier, services)
    assert [(one.nature, one.dois) for one in found.notice_of] == [
        (Nature.RETRACTION, ("10.1000/w",))
    ]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
MESSAGE = st.fixed_dictionaries(
    {},
    optional={
        name: ANYTHING
        | st.lists(st.dictionaries(st.sampled_from(["family", "given", "name", "title"]), ANYTHING))
        for name in of_crossref()["message"]
    },
)
ATTRIBUTES = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(of_datacite()["data"]["attributes"], ANYTHING)
)


@settings(max_examples=50, deadline=None)
@given(MESSAGE, ATTRIBUTES)
def test_whatever_stands_in_a_field_the_entry_can_be_written_and_read_again(
    message: dict[str, Any], attributes: dict[str, Any]
) -> None:
    for made in (crossref.source_of(message), datacite.source_of(attributes)):
        written = with_entries(b"", [Source("key", made.entry_type, made.fields)])
        (entry,), findings = read_bibliography(written.decode(), "x.bib")
        assert (dict(entry.fields), findings) == (dict(made.fields), ())


@pytest.mark.parametrize(
    "bad",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><feed>&c;</feed>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><feed/>',
        "<feed>" + "<a>" * 100_000,
        "",
        "\0",
    ],
)
def test_a_feed_with_a_trick_in_it_is_malformed(bad: str) -> None:
    with pytest.raises(LookupFailed) as failed:
        arxiv._feed(bad.encode())
    assert failed.value.trouble is Trouble.MALFORMED


def test_no_file_is_read_for_a_feed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("do not tell", "utf-8")
    feed = ARXIV.replace(
        "<feed ", f'<!DOCTYPE feed [<!ENTITY e SYSTEM "{secret.as_uri()}">]>\n<feed '
    ).replace("Flow under", "Flow &e; under")
    entry = arxiv._feed(feed.encode()).find("{http://www.w3.org/2005/Atom}entry")
    made = arxiv._source(entry, "2101.00001", "2101.00001")
    assert "do not tell" not in str(made.fields)
    assert "Flow" in made.fields["title"]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Ann Smith", "Smith, Ann"),
        ("Smith, Ann", "Smith, Ann"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        (
            "World Health Organization of the Americas",
            "{World Health Organization of the Americas}",
        ),
        ("UNESCO", "{UNESCO}"),
    ],
)
def test_an_author_of_a_book_is_a_person_or_a_body(text: str, author: str) -> None:
    book = {**BOOK[f"ISBN:{ISBN}"], "authors": [{"name": text}]}
    assert open_library._source(book, ISBN).fields["author"] == author


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_page_breaks_the_reader(body: bytes) -> None:
    tags = page._tags(body, "text/html")
    assert all(isinstance(name, str) for name in tags)
    whole = page._tags(a_page().encode() + body, "text/html; charset=nonsense")
    assert isinstance(whole, dict)


@pytest.mark.parametrize(
    ("tag", "doi"),
    [
        ('<meta name="citation_doi" content="10.1000/X">', "10.1000/x"),
        ('<meta name="DC.Identifier" content="https://doi.org/10.1000/x">', "10.1000/x"),
        ('<meta property="prism.doi" content="doi:10.1000/x">', "10.1000/x"),
        ('<meta name="citation_doi" content="none">', None),
        ('<a href="https://doi.org/10.1000/x">another work</a>', None),
    ],
)
def test_the_doi_that_a_page_gives_itself(tag: str, doi: str | None) -> None:
    assert page.doi_of(page._tags(a_page(tag).encode(), "text/html")) == doi
