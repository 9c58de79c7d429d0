"""A page a claim and its ClaimReview markup: what Google asks for, schema.org's shapes, no more."""

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import assessed
from claimgrade.assess.review import assess
from claimgrade.model.vocabulary import Verdict
from claimgrade.reports.catalogue import remarks, render
from claimgrade.reports.edition import Edition
from claimgrade.reports.views.checks import reason_with_names
from claimgrade.reports.views.claim_review import verdict_on
from claimgrade.reports.views.claim_review_markup import as_json
from claimgrade.workspace.load import load

FIXTURES = Path(__file__).parent / "fixtures" / "schemaorg"

SITE = "https://example.org/reviews"

SETTINGS = f"""\
format = 1
as_of = 2026-11-22

[publisher]
name = "Maintainers & Co"
url = "https://example.org/"
contact = "https://example.org/contact"
site = "{SITE}/"
"""

ARTICLE = """\
title: Cold baths & <em>muscle</em>
author: A. Writer
publisher: The Cold Post
url: https://example.com/cold
published: "2016-05"
corrections:
  - on: 2026-11-20
    claim: mixed
    what: check corrected
    reason: two studies were added
    before: overstated
    after: mixed
    by: Anna
"""

CLAIM = """\
statement: {statement}
quote: {{exact: they change you}}
wording: {{relation: effect, hedge: plain}}
certainty: low
because: one small trial
verdict: {{verdict: {verdict}, reason: For a reason told here, by: maintainers}}
evidence:
  - {{source: doe2011, relation: supports, finding: It changed}}
"""

UNRESOLVED = "statement: Nobody has looked at this yet.\nquote: {exact: nobody}\n"

HOSTILE = "</script><script>alert(1)</script> & <!-- \\u2028 ' \\\\ {{ 7 * 7 }}"
HOSTILE_TEXT = "</script><script>alert(1)</script> & <!-- \u2028 ' \\ {{ 7 * 7 }}"

# Written down from the published scale: worst 1, best 5; no number where there is no truth value.
NUMBERS: Mapping[str, int | None] = {
    "supported": 5,
    "needs-caveat": 4,
    "overstated": 3,
    "misleading": 2,
    "contradicted": 1,
    "mixed": None,
    "unsupported": None,
    "understated": 4,
    "not-checkable": None,
}
WORDS = {
    "supported": "Supported as worded",
    "needs-caveat": "Supported with a caveat",
    "overstated": "Overstated",
    "misleading": "Misleading",
    "contradicted": "Contradicted",
    "mixed": "Evidence conflicts",
    "unsupported": "No support found",
    "understated": "Weaker than the evidence",
    "not-checkable": "Cannot be checked",
}

# https://developers.google.com/search/docs/appearance/structured-data/factcheck, by object.
REQUIRED = [("claimReviewed",), ("reviewRating", "alternateName"), ("url",)]
RECOMMENDED = [
    ("author", "name"),
    ("author", "url"),
    ("itemReviewed", "author", "name"),
    ("itemReviewed", "appearance", "url"),
    ("itemReviewed", "datePublished"),
]


class Page(HTMLParser):
    """The visible text of a page, its scripts and its addresses."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.addresses: list[str] = []
        self.text = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag if tag in ("script", "style") else ""
        if tag == "script":
            self.scripts.append((dict(attrs), ""))
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            attributes, held = self.scripts[-1]
            self.scripts[-1] = attributes, held + data
        elif not self._inside:
            self.text += data


def rendered(tmp_path: Path, settings: str = SETTINGS) -> dict[str, str]:
    files = {
        "claimgrade.toml": settings,
        "claims/cold/article.yaml": ARTICLE,
        "claims/cold/unresolved.yaml": UNRESOLVED,
        "claims/cold/hostile.yaml": CLAIM.format(statement=f'"{HOSTILE}"', verdict="overstated"),
        "citations/library.bib": "@article{doe2011, author={Doe, J}, title={Cold}, year={2011}}",
    }
    for verdict in NUMBERS:
        statement = f"Cold baths change people in way {verdict}."
        files[f"claims/cold/{verdict}.yaml"] = CLAIM.format(statement=statement, verdict=verdict)
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    made = render(edition(tmp_path), ["claimreview"])
    return {name: text for name, text in made.items() if isinstance(text, str)}


def edition(root: Path) -> Edition:
    workspace = load(root, cache=False)
    return Edition(workspace, assess(workspace))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return MappingProxyType(rendered(tmp_path_factory.mktemp("cold")))


def markup(files: Mapping[str, str], claim: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[f"cold/claims/{claim}.jsonld"])
    return found


def at(properties: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = properties
    for name in path:
        value = value[name]
    return value


def values(properties: Any) -> Iterator[str | int]:
    if isinstance(properties, dict):
        for name, value in properties.items():
            if not name.startswith("@"):
                yield from values(value)
    else:
        yield properties


@pytest.mark.parametrize("verdict", NUMBERS)
def test_the_verdict_is_the_one_assessed(files: Mapping[str, str], verdict: str) -> None:
    """Else the tests below would not look at what they say."""
    assert verdict_on(files[f"cold/claims/{verdict}.html"]) is Verdict(verdict)


@pytest.mark.parametrize("verdict", NUMBERS)
def test_markup_holds_what_google_requires_and_recommends(
    files: Mapping[str, str], verdict: str
) -> None:
    found = markup(files, verdict)
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "ClaimReview"
    for path in (*REQUIRED, *RECOMMENDED):
        assert at(found, path), path
    assert found["url"] == f"{SITE}/cold/claims/{verdict}.html"
    assert found["itemReviewed"]["author"]["name"] != found["author"]["name"]


@pytest.mark.parametrize(("verdict", "number"), NUMBERS.items())
def test_a_rating_has_the_verdicts_word_and_all_three_numbers_or_none(
    files: Mapping[str, str], verdict: str, number: int | None
) -> None:
    rating = markup(files, verdict)["reviewRating"]
    assert rating["alternateName"] == WORDS[verdict]
    numbers = {name: rating.get(name) for name in ("ratingValue", "bestRating", "worstRating")}
    if number is None:
        assert set(rating) == {"@type", "alternateName", "ratingExplanation"}
    else:
        assert numbers == {"ratingValue": number, "bestRating": 5, "worstRating": 1}


def test_the_scale_of_this_test_is_the_whole_scale() -> None:
    assert {*NUMBERS, "unresolved"} == {verdict.value for verdict in Verdict}


def test_what_is_not_checked_yet_is_published_without_markup(files: Mapping[str, str]) -> None:
    assert "cold/claims/unresolved.jsonld" not in files
    page = Page(files["cold/claims/unresolved.html"])
    assert not page.scripts


@pytest.mark.parametrize("verdict", NUMBERS)
def test_the_page_says_everything_that_its_markup_says(
    files: Mapping[str, str], verdict: str
) -> None:
    page = Page(files[f"cold/claims/{verdict}.html"])
    ((attributes, script),) = page.scripts
    assert attributes == {"type": "application/ld+json"}
    assert json.loads(script) == markup(files, verdict)
    said = " ".join(page.text.split())
    for value in values(markup(files, verdict)):
        if str(value).startswith("https://"):
            own = str(value).startswith(SITE)
            assert own or value in page.addresses, value
        elif value != "en":
            assert str(value) in said, value
    assert '<html lang="en">' in files[f"cold/claims/{verdict}.html"]


def test_a_page_gives_no_number_where_its_markup_has_none(files: Mapping[str, str]) -> None:
    for verdict, number in NUMBERS.items():
        text = Page(files[f"cold/claims/{verdict}.html"]).text
        assert ("on a scale from 1" in text) == (number is not None)
        assert ("no number, as this verdict stands outside the scale" in text) == (number is None)


def test_where_a_claim_was_made_first_is_never_guessed(files: Mapping[str, str]) -> None:
    assert not [name for name, text in files.items() if "firstAppearance" in text]
    appearance = markup(files, "mixed")["itemReviewed"]["appearance"]
    assert appearance["headline"] == "Cold baths & <em>muscle</em>"


def test_a_correction_is_on_the_page_with_both_verdicts_and_dates_the_markup(
    files: Mapping[str, str],
) -> None:
    said = " ".join(Page(str(files["cold/claims/mixed.html"])).text.split())
    assert (
        "2026-11-20: check corrected, the verdict from “Overstated” to “Evidence conflicts” – "
        "two studies were added (by Anna)" in said
    )
    assert markup(files, "mixed")["dateModified"] == "2026-11-20"
    assert "dateModified" not in markup(files, "supported")
    assert "None so far." in Page(str(files["cold/claims/supported.html"])).text


def test_words_of_a_record_do_not_leave_the_markup(files: Mapping[str, str]) -> None:
    html = files["cold/claims/hostile.html"]
    assert html.count("<script") == html.count("</script") == 1
    ((_, script),) = Page(html).scripts
    assert json.loads(script)["claimReviewed"] == HOSTILE_TEXT
    assert markup(files, "hostile")["claimReviewed"] == HOSTILE_TEXT


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back_from_json_that_html_cannot_misread(words: str) -> None:
    made = as_json({"claimReviewed": words})
    assert json.loads(made) == {"claimReviewed": words}
    assert not set(made) & set("<>&\u2028\u2029")


def test_a_long_statement_is_given_whole_and_counted(tmp_path: Path) -> None:
    rendered(tmp_path)
    statement = "Cold baths change people " + "very " * 20 + "much."
    path = tmp_path / "claims/cold/supported.yaml"
    path.write_text(CLAIM.format(statement=statement, verdict="supported"), encoding="utf-8")
    files = render(edition(tmp_path), ["claimreview"])
    assert json.loads(files["cold/claims/supported.jsonld"])["claimReviewed"] == statement
    unresolved, long = remarks(edition(tmp_path), ["claimreview"])
    assert unresolved.startswith("1 claim without ClaimReview markup: what is not checked yet")
    assert long.startswith("1 statement is longer than the 75 characters that Google asks for")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "does not say at which address the folder of reports stands"),
        ('site = "javascript:alert(1)"', "publisher.site in claimgrade.toml is no address"),
        ('site = "example.org/reviews"', "publisher.site in claimgrade.toml is no address"),
    ],
)
def test_without_an_address_of_the_site_there_is_no_markup_and_the_publisher_is_told_why(
    tmp_path: Path, line: str, said: str
) -> None:
    files = rendered(tmp_path, SETTINGS.replace(f'site = "{SITE}/"', line))
    pages = [text for name, text in files.items() if name.endswith(".html")]
    assert len(pages) == len(NUMBERS) + 3
    assert not [name for name in files if name.endswith(".jsonld")]
    for html in pages:
        page = Page(html)
        assert not page.scripts
        assert "ClaimReview" not in page.text
    (remark,) = remarks(edition(tmp_path), ["claimreview"])
    assert said in remark
    assert 'site = "https://example.org/reviews"' in remark


def test_a_reason_names_each_check_that_it_gives_by_code() -> None:
    assessment = assessed({"claim": {"wording": {"relation": "effect", "hedge": "proof"}}})
    reason = "too sure (OS02); an acronym (WHO), and no check of ours (ZZ99)"
    assert reason_with_names(reason, assessment) == (
        "Too sure (OS02: wording above ceiling); an acronym (WHO), and no check of ours (ZZ99)."
    )


def test_a_harm_that_the_verdict_tells_is_not_told_a_second_time_on_the_page(
    tmp_path: Path,
) -> None:
    rendered(tmp_path)
    harm = "Fainting is common, and the article does not name it"
    made = CLAIM.format(statement="Cold baths are safe.", verdict="misleading")
    told = made.replace("For a reason told here", f"'It hides a harm: {harm}.'")
    silent = f"advice: implied\nomits: {{what: '{harm}', hides: harm}}\n"
    (tmp_path / "claims/cold/supported.yaml").write_text(told + silent, encoding="utf-8")
    files = render(edition(tmp_path), ["claimreview"])
    assert Page(str(files["cold/claims/supported.html"])).text.count(harm) == 1
    assert Page(str(files["cold/claims/mixed.html"])).text.count(harm) == 1


def test_the_command_names_the_setting_that_is_missing(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    ran = claimgrade("report", "--view", "claimreview", "--format", "jsonld")
    assert (ran.code, ran.out) == (0, "")
    assert "site =" in ran.err
    assert "[publisher]" in ran.err
    assert not (example / "reports").exists()


def test_every_page_is_in_the_list_and_leads_to_its_card(files: Mapping[str, str]) -> None:
    pages = {name for name in files if re.fullmatch(r"cold/claims/[a-z-]+\.html", name)}
    assert len(pages) == len(NUMBERS) + 2
    listed = {f"cold/{address}" for address in Page(files["cold/claims.html"]).addresses}
    assert listed >= pages
    for name in pages:
        claim = name.removeprefix("cold/claims/").removesuffix(".html")
        addresses = Page(files[name]).addresses
        assert f"../index.html#claim-{claim}" in addresses
        assert "../claims.html" in addresses
        assert "../../about-ratings.html" in addresses
        assert "../../index.html" in addresses


def test_a_claim_may_be_called_index(tmp_path: Path) -> None:
    rendered(tmp_path)
    path = tmp_path / "claims/cold/index.yaml"
    path.write_text(CLAIM.format(statement="It indexes.", verdict="mixed"), encoding="utf-8")
    files = render(edition(tmp_path), ["claimreview"])
    assert "It indexes." in Page(str(files["cold/claims/index.html"])).text
    assert "claims/index.html" in Page(str(files["cold/claims.html"])).addresses


def test_the_computed_verdict_stands_beside_the_reviewers_own(files: Mapping[str, str]) -> None:
    """A plain statement on low certainty is two steps too sure, so each is computed overstated."""
    for claim in NUMBERS:
        said = " ".join(Page(files[f"cold/claims/{claim}.html"]).text.split())
        if claim in ("overstated", "not-checkable"):
            assert "Computed verdict" not in said
        else:
            assert re.search(r"Computed verdict\W*↑\W*Overstated", said), claim
            assert re.search(rf"The reviewer’s own verdict\W*{WORDS[claim]}", said), claim


def test_a_harm_that_the_article_is_silent_about_stands_on_every_page(tmp_path: Path) -> None:
    rendered(tmp_path)
    path = tmp_path / "claims/cold/mixed.yaml"
    hidden = "advice: addressed\nomits: {what: Cold baths can stop the heart, hides: harm}\n"
    path.write_text(path.read_text(encoding="utf-8") + hidden, encoding="utf-8")
    files = render(edition(tmp_path), ["claimreview"], ["html"])
    pages = [text for name, text in files.items() if name.startswith("cold/claims/")]
    assert len(pages) == len(NUMBERS) + 2
    for html in pages:
        assert "Cold baths can stop the heart." in Page(str(html)).text


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    assert rendered(tmp_path) == rendered(tmp_path)


# Conformance with schema.org 30.0, whose shapes lie in tests/fixtures with their licence.


def unpacked(name: str) -> str:
    return gzip.decompress((FIXTURES / f"{name}.gz").read_bytes()).decode()


@cache
def shapes() -> Any:
    """Return the shapes as published, with what they leave to the reader written down.

    As published every value has to be a node, so that no literal passes, not even in schema.org's
    own examples, and no node has to be of the type that its shape is named for. Here a data type
    is met by a literal of it, and any other shape by a node of its type.
    """
    from rdflib import BNode, Graph, Literal, URIRef
    from rdflib.collection import Collection
    from rdflib.namespace import SH, XSD

    graph = Graph() + shapes_as_published()
    schema = "http://schema.org/"
    literals: dict[str, list[str]] = {
        "Text": [XSD.string],
        "Date": [f"{schema}Date"],
        "DateTime": [f"{schema}DateTime"],
        "Time": [f"{schema}Time"],
        "Number": [XSD.integer, XSD.decimal, XSD.double],
        "Integer": [XSD.integer],
        "Float": [XSD.double],
        "Boolean": [XSD.boolean],
        "Duration": [XSD.string],
    }
    for shape, target in list(graph.subject_objects(SH.targetClass)):
        name = str(target).removeprefix(schema)
        if name == "URL":
            graph.set((shape, SH.nodeKind, SH.IRI))
        elif name in literals:
            graph.remove((shape, SH.nodeKind, None))
            choices: list[Any] = []
            for datatype in literals[name]:
                choice = BNode()
                graph.add((choice, SH.datatype, URIRef(datatype)))
                choices.append(choice)
            head = BNode()
            Collection(graph, head, choices)
            graph.add((shape, getattr(SH, "or"), head))
            if name == "Date":
                graph.add((shape, SH.pattern, Literal(r"^\d{4}(-\d{2}(-\d{2})?)?$")))
        elif name != "Thing":
            graph.add((shape, getattr(SH, "class"), target))
    return graph


@cache
def shapes_as_published() -> Any:
    from rdflib import Graph

    return Graph().parse(data=unpacked("schemaorg-shapes.shacl"), format="turtle")


@cache
def subclasses() -> Any:
    from rdflib import Graph

    return Graph().parse(data=unpacked("schemaorg-subclasses.shacl"), format="turtle")


def violations(*objects: Mapping[str, Any], own: bool = True) -> list[tuple[str, str]]:
    """Return what the shapes refuse: at which object, by its number, which property by its name.

    What is refused inside another object has no number.
    """
    import pyshacl
    from rdflib import Graph, URIRef
    from rdflib.namespace import SH

    context = json.loads(unpacked("schemaorgcontext.jsonld"))["@context"]
    numbered = [{**one, "@id": f"{SITE}/{number}"} for number, one in enumerate(objects)]
    for one in numbered:
        del one["@context"]  # it is an address, and says the same
    data = json.dumps({"@context": context, "@graph": numbered})
    _, report, _ = pyshacl.validate(
        Graph().parse(data=data, format="json-ld"),
        shacl_graph=shapes() if own else shapes_as_published(),
        ont_graph=subclasses(),
        inference="none",
    )
    assert isinstance(report, Graph)
    found = [
        (report.value(result, SH.focusNode), report.value(result, SH.resultPath))
        for result in report.objects(None, SH.result)
    ]
    return [
        (_last_name(focus) if isinstance(focus, URIRef) else "", _last_name(path))
        for focus, path in found
    ]


def _last_name(address: Any) -> str:
    return str(address).rpartition("/")[2]


def refused(properties: Mapping[str, Any], *, own: bool = True) -> set[str]:
    """Return the properties of an object, or of one in it, that the shapes refuse."""
    return {name for _, name in violations(properties, own=own)}


needs_shapes = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
"""rdflib's own reader of JSON-LD still uses what rdflib gives up."""


def published(number: int) -> dict[str, Any]:
    text = (FIXTURES / f"claimreview-example-{number}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@needs_shapes
def test_markup_conforms_to_the_shapes_of_schema_org(files: Mapping[str, str]) -> None:
    published = [json.loads(text) for name, text in files.items() if name.endswith(".jsonld")]
    assert len(published) == len(NUMBERS) + 1
    assert violations(*published) == []


@needs_shapes
def test_markup_of_a_record_that_says_little_conforms_too(tmp_path: Path) -> None:
    rendered(tmp_path, f'format = 1\n[publisher]\nname = "M"\nsite = "{SITE}"\n')
    (tmp_path / "claims/cold/article.yaml").write_text("title: Cold\n", encoding="utf-8")
    files = render(edition(tmp_path), ["claimreview"])
    found = json.loads(files["cold/claims/supported.jsonld"])
    assert violations(found) == []
    assert found["author"] == {"@type": "Organization", "name": "M"}
    assert "datePublished" not in found
    assert "author" not in found["itemReviewed"]


WRONG: Mapping[str, Any] = {
    "author": "Maintainers",
    "datePublished": "last year",
    "reviewRating": {"@type": "Claim", "alternateName": "False"},
    "claimReviewed": {"@type": "Claim"},
    "url": {"@type": "Person"},
}


@needs_shapes
def test_the_shapes_refuse_markup_that_is_wrong(files: Mapping[str, str]) -> None:
    """Else it would say nothing that ours conforms."""
    right = markup(files, "overstated")
    found = violations(*({**right, name: value} for name, value in WRONG.items()), right)
    assert set(found) == {(str(number), name) for number, name in enumerate(WRONG)}


@needs_shapes
def test_the_published_examples_raise_findings_that_ours_does_not(
    files: Mapping[str, str],
) -> None:
    first, second = published(1), published(2)
    assert set(first["reviewRating"]) & {"ratingValue", "bestRating", "worstRating"} == {
        "ratingValue",
        "bestRating",
    }
    assert "reviewRating" not in second
    assert refused(second) == {"startOffset", "endOffset"}
    # As published the shapes take no literal for any value: the examples fail there, as ours must.
    ours = refused(markup(files, "overstated"), own=False)
    nodes = {"reviewRating", "appearance"}
    assert refused(first, own=False) & ours >= {"claimReviewed", "alternateName", "ratingValue"}
    assert ours - nodes == {
        *("claimReviewed", "datePublished", "inLanguage", "name", "headline"),
        *("alternateName", "ratingValue", "bestRating", "worstRating", "ratingExplanation"),
    }
