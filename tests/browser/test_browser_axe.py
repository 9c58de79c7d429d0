"""No page breaks a rule of axe (WCAG 2.2 A and AA, and good practice), in light and in dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotated_records import CLAIMS, TEXT, review_of
from axe_checker import SCHEMES, Checker, Seen
from claimgrade.assess.review import assess
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.writing import write
from claimgrade.workspace.load import load
from retraction_records import edition_of

pytestmark = pytest.mark.browser


@pytest.fixture
def checker(tab: Any) -> Iterator[Checker]:
    made = Checker(tab)

    def hear(request: Any) -> None:
        made.asked.append(request.url)

    tab.on("request", hear)
    yield made
    tab.remove_listener("request", hear)


def one_of_each_kind(pages: list[Path]) -> set[Path]:
    """Return the pages but for those of single claims, of which the longest stands for all."""
    of_claims = [page for page in pages if page.parent.name == "claims"]
    longest = max(of_claims, key=lambda page: page.stat().st_size)
    return {page for page in pages if page not in of_claims} | {longest}


def test_axe_has_nothing_against_any_committed_page(checker: Checker, repository: Path) -> None:
    """Every page in light, and one of each kind in dark too."""
    pages = sorted((repository / "reports").rglob("*.html"))
    in_both = one_of_each_kind(pages)
    assert len(in_both) >= 9
    assert len(pages) > len(in_both) + 20
    of_claims = Seen()
    for page in in_both:
        before = of_claims if page.parent.name == "claims" else Seen()
        assert checker.violations(page, *SCHEMES, before=before) == [], page
    for page in sorted({*pages} - in_both, key=lambda page: -page.stat().st_size):
        assert checker.violations(page, "light", before=of_claims) == [], page


def test_axe_has_nothing_against_pages_with_every_element(
    checker: Checker, repository: Path, tmp_path: Path
) -> None:
    """Every rule fired, words found and lost in the article, works retracted, results pooled."""
    seeded = load(repository / "tests" / "seeded", cache=False)
    review = assess(seeded)
    review = review._replace(articles=tuple(a for a in review.articles if a.id == "seeds"))
    write(tmp_path / "seeded", render(Edition(seeded, review), ["review"], ["html"]))
    (tmp_path / "text").mkdir()
    write(tmp_path / "text", render(review_of(tmp_path, CLAIMS, TEXT), ["article"], ["html"]))
    write(tmp_path / "cited", render(edition_of(tmp_path / "records"), formats=["html"]))
    pages = sorted(one_of_each_kind(list(tmp_path.rglob("*.html"))))
    assert len(pages) >= 12
    seen = Seen()
    for page in pages:
        assert checker.violations(page, *SCHEMES, before=seen) == [], page


BAD = """<!doctype html><html lang="en"><head><title>Bad</title>
<meta name="color-scheme" content="light dark">
<style>p { color: #777; background: #888 }
@media (prefers-color-scheme: dark) { li { color: #333; background: #222 } }</style></head>
<body><main><h1>Bad</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>Grey on grey.</p>
<ul><li>Dark on dark.</li></ul><a id="a" href="#a">here</a><a id="a" href="#b"></a>
<section aria-labelledby="nothing">Words</section><img alt="" src="elsewhere.png"></main></body>"""


def test_a_page_with_faults_is_found_out(checker: Checker, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(BAD, encoding="utf-8")
    found = checker.violations(page, *SCHEMES, before=Seen())
    for fault in (
        "light: image-alt: <img",
        "light: color-contrast: <p",
        "light: link-name: <a",
        "dark: color-contrast: <li",
        "a twice",
        "nothing is not there",
        (tmp_path / "elsewhere.png").as_uri(),
    ):
        assert [one for one in found if one.startswith(fault)], fault
    assert not [one for one in found if one.startswith("light: color-contrast: <li")]


def test_a_fault_is_found_in_any_of_many_parts_that_are_otherwise_alike(
    checker: Checker, tmp_path: Path
) -> None:
    """What is left out is alike in all that axe looks at, so the one that differs is kept."""
    rows = [f"<li><a href='#{at}'>Row {at}</a></li>" for at in range(30)]
    rows[17] = "<li><a href='#17'></a></li>"
    page = tmp_path / "many.html"
    page.write_text(
        "<!doctype html><html lang='en'><head><title>Many</title></head><body><main><h1>Many</h1>"
        f"<ul>{''.join(rows)}</ul></main></body>",
        encoding="utf-8",
    )
    assert [one for one in checker.violations(page, "light", before=Seen()) if "link-name" in one]
    assert checker.page.locator("li").count() == 2


def test_a_fault_is_found_on_a_page_of_which_all_else_was_looked_at_on_others(
    checker: Checker, tmp_path: Path
) -> None:
    before = Seen()

    def found(name: str, *parts: str) -> list[str]:
        page = tmp_path / f"{name}.html"
        body = f"<main><h1>{name}</h1>{''.join(parts)}</main>"
        head = f"<!doctype html><html lang='en'><head><title>{name}</title></head>"
        page.write_text(f"{head}<body>{body}</body>", encoding="utf-8")
        return checker.violations(page, "light", before=before)

    link, nameless = "<p><a href='#a'>There</a></p>", "<p><a href='#b'></a></p>"
    section, deeper = "<section><h2>One</h2></section>", "<section><h3>Two</h3></section>"
    assert found("first", link, section, deeper) == []
    assert found("second", link, section, section, deeper) == []
    assert checker.page.locator("section").count() == 0
    assert [one for one in found("third", link, nameless, section) if "link-name" in one]
    assert found("fourth", link, deeper) == ["a heading of level 3 comes too early"]
