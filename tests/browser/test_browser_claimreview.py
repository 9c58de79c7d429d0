"""A claim's page with its markup, opened from disk in a real browser."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.review import assess
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.writing import write
from claimgrade.workspace.load import load

pytestmark = pytest.mark.browser


FILES = {
    "claimgrade.toml": (
        'format = 1\n[publisher]\nname = "Us"\nsite = "https://example.org/reviews"\n'
    ),
    "claims/cold/article.yaml": "title: Cold baths\nauthor: A. Writer\n",
    "claims/cold/pulse.yaml": """\
statement: "</script><script>document.title = 'run'</script>"
quote: {exact: they raise it}
wording: {relation: effect, hedge: plain}
certainty: low
because: one small trial
verdict: {verdict: overstated, reason: One small trial, by: us}
evidence: [{source: doe2011, relation: supports, finding: It rose}]
""",
    "citations/library.bib": "@article{doe2011, author={Doe, J}, title={Cold}, year={2011}}\n",
}


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = load(tmp_path, cache=False)
    write(tmp_path / "reports", render(Edition(workspace, assess(workspace)), ["claimreview"]))
    return tmp_path / "reports/cold/claims/pulse.html"


def test_the_markup_is_data_that_the_policy_of_the_page_lets_stand(
    browser: Any, page_file: Path
) -> None:
    """The policy forbids every script; a block of data is none, and nothing in it is run."""
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_file.as_uri())
    scripts = page.evaluate("[...document.scripts].map(s => [s.type, s.textContent])")
    assert [kind for kind, _ in scripts] == ["application/ld+json"]
    found = json.loads(scripts[0][1])
    assert found["claimReviewed"] == page.inner_text("h1")
    assert found["reviewRating"]["alternateName"] in page.inner_text(".verdict-word")
    assert page.title() != "run"
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [page_file.as_uri()]


@pytest.fixture
def claim_page(reports: Path) -> Path:
    return reports / "restricting-blood-flow/claims/bfr-gives-tone.html"


@pytest.mark.parametrize(("width", "rows"), [(1280, 1), (800, 1), (700, 2), (360, 2)])
def test_no_fact_of_a_claim_stands_alone_in_a_row(
    tab: Any, claim_page: Path, width: int, rows: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(claim_page.as_uri())
    tops = tab.evaluate(
        "[...document.querySelectorAll('[aria-labelledby=claim-heading] .facts > div')]"
        ".map(one => Math.round(one.getBoundingClientRect().top))"
    )
    assert len(tops) == 4
    assert {tops.count(top) for top in tops} == {4 // rows}


def test_on_paper_the_check_stands_before_the_sources_so_that_it_is_alone_on_no_page(
    tab: Any, claim_page: Path
) -> None:
    """Six pages of claims once ended with a sheet that held the check and nothing else."""
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 673, "height": 1000})  # A4 less its margins
    tab.goto(claim_page.as_uri())
    check, sources = tab.evaluate(
        "['check', 'sources'].map(name => document.querySelector("
        "`[aria-labelledby=${name}-heading]`).getBoundingClientRect().toJSON())"
    )
    assert check["bottom"] <= sources["top"]
    style = "getComputedStyle(document.querySelector('[aria-labelledby=check-heading]'))"
    assert tab.evaluate(f"{style}.breakInside") == "avoid"
    last = "[...document.querySelectorAll('main > section')].at(-1)"
    assert tab.evaluate(f"{last}.getAttribute('aria-labelledby')") == "sources-heading"
