"""The first page answers at once: each claim, its verdict and what may be said."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from claimgrade.assess.review import assess
from claimgrade.reports.catalogue import READINGS, render
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views import build
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import Workspace

CLAIM = """\
statement: {statement}
quote: {{exact: works}}
wording: {{relation: effect, hedge: {hedge}}}
certainty: low
because: one trial
asserts: {{outcome: {{name: pulse, class: acute-marker}}, horizon: session}}
advice: none
omits: none
evidence:
  - {{source: doe2011, result: pulse, relation: supports, finding: The pulse was higher}}
"""
SAY = "recommended_wording: {text: It may raise the pulse., hedge: may}\n"
HOSTILE = '"<script>alert(1)</script> [x](javascript:alert(2)) | *y*"'
FILES = {
    "claimgrade.toml": 'format = 1\nas_of = 2026-11-22\ntitle = "A <b>bold</b> list"\n',
    "claims/cold/article.yaml": "title: Cold & wet\nauthor: A. Writer\n",
    "claims/cold/a-pulse.yaml": CLAIM.format(statement="Cold raises the pulse.", hedge="may") + SAY,
    "claims/cold/b-same.yaml": CLAIM.format(statement=HOSTILE, hedge="plain"),
    "claims/warm/article.yaml": "title: Warm\n",
    "claims/warm/a-pulse.yaml": CLAIM.format(statement="Heat raises the pulse.", hedge="proof"),
    "claims/warm/c-unread.yaml": "statement: Nobody looked at this.\n",
    "citations/library.bib": "@article{doe2011, title={Cold}, year={2011}}",
    "citations/studies/doe2011.yaml": """\
design: randomised-crossover
population: {species: human, who: young men}
n: 500
results:
  - {id: pulse, outcome: pulse, class: acute-marker, contrast: conditions, direction: increase}
""",
}


class Links(HTMLParser):
    """The ids of a page, and its links with their words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.words: dict[str, str] = {}
        self._at = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if tag == "a":
            self._at = given.get("href") or ""
            self.words.setdefault(self._at, "")

    def handle_endtag(self, tag: str) -> None:
        self._at = "" if tag == "a" else self._at

    def handle_data(self, data: str) -> None:
        if self._at:
            self.words[self._at] += data


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(tmp_path, cache=False)


@pytest.fixture
def pages(workspace: Workspace) -> dict[str, str]:
    edition = Edition(workspace, assess(workspace))
    files = render(edition, ["index", "review", "cards"])
    return {name: text for name, text in files.items() if isinstance(text, str)}


def entries(page: str) -> list[str]:
    return re.findall(r'<li class="listed-claim">(.*?)</li>', page, re.S)


def plain(html: str) -> str:
    text = re.sub(r"<[^>]+>", "", html).replace("&#39;", "'").replace("&amp;", "&")
    return " ".join(text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").split())


def test_every_claim_of_every_article_is_listed_as_the_review_has_it(
    workspace: Workspace, pages: dict[str, str]
) -> None:
    review = assess(workspace)
    cards = [c for found in review.articles for c in build(workspace, review, found.id).cards]
    shown = [plain(entry) for entry in entries(pages["index.html"])]
    assert len(shown) == len(cards) == 4
    assert len({card.verdict.code for card in cards}) >= 3
    for card, text in zip(cards, shown, strict=True):
        assert text.startswith(f"{card.number}{card.statement}")
        assert f"{card.verdict.glyph} {card.verdict.word}" in text
        assert text.endswith(card.may_say or TEXT["no_may_say"])


def test_the_markdown_lists_the_same(workspace: Workspace, pages: dict[str, str]) -> None:
    review = assess(workspace)
    markdown = re.sub(r"\\(.)", r"\1", pages["README.md"])
    listed = dict(re.findall(r"\n(\d+\. .*)\n\n    (.*)\n", markdown))
    cards = [c for found in review.articles for c in build(workspace, review, found.id).cards]
    assert len(listed) == len(cards)
    for card, (entry, say) in zip(cards, listed.items(), strict=True):
        assert entry.startswith(f"{card.number}. **[")
        assert f"** · {card.verdict.glyph} {card.verdict.word} · [Cue card]" in entry
        assert say == f"*{TEXT['may_say']}:* {card.may_say or TEXT['no_may_say']}"


def test_one_tap_leads_from_a_claim_to_its_card_and_one_to_its_cue_card(
    pages: dict[str, str],
) -> None:
    listed = entries(pages["index.html"])
    for entry in listed:
        links = Links(entry).words
        assert len(links) == 2
        for address in links:
            name, _, anchor = address.partition("#")
            assert anchor in Links(pages[name]).ids
    assert "Cold raises the pulse." in Links(listed[0]).words["cold/index.html#claim-a-pulse"]
    assert Links(listed[0]).words["cold/cards.html#claim-a-pulse"] == "Cue card"


def test_the_links_of_the_markdown_lead_to_places(pages: dict[str, str]) -> None:
    addresses = re.findall(r"\]\(([^)#]+\.md)#([^)]+)\)", pages["README.md"])
    assert len(addresses) >= 8
    for name, anchor in addresses:
        assert f'<a id="{anchor}">' in pages[name], (name, anchor)


def test_every_reading_that_is_kept_of_an_article_can_be_reached(
    workspace: Workspace, pages: dict[str, str]
) -> None:
    links = Links(pages["index.html"]).words
    kept = {name: reading for name, reading in READINGS.items() if "html" in reading.committed}
    assert {"review", "cards"} <= set(kept)
    for name, reading in kept.items():
        files = render(Edition(workspace, assess(workspace)), [name], ["html"])
        if any(file.startswith("cold/") for file in files):
            assert f"cold/{reading.pages['html']}" in links, name
            assert f"cold/{reading.pages['html']}" in files, name


def test_the_counts_of_an_article_lead_to_its_verdicts_in_the_review(
    pages: dict[str, str],
) -> None:
    addresses = [a for a in Links(pages["index.html"]).words if "#verdict-" in a]
    assert addresses
    for address in addresses:
        name, _, anchor = address.partition("#")
        assert anchor in Links(pages[name]).ids


def test_a_record_adds_no_markup_to_the_first_page(pages: dict[str, str]) -> None:
    assert "<script" not in pages["index.html"]
    assert "A &lt;b&gt;bold&lt;/b&gt; list" in pages["index.html"]
    unescaped = re.sub(r"\\.", "", pages["README.md"])
    assert "<script" not in unescaped
    assert "](javascript:" not in unescaped


def test_without_a_review_the_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    workspace = load(tmp_path, cache=False)
    files = render(Edition(workspace, assess(workspace)), ["index"])
    assert TEXT["no_reviews"] in str(files["index.html"])
    assert TEXT["no_reviews"] in str(files["README.md"])


def test_a_label_on_the_line_of_what_it_labels_ends_in_a_colon(workspace: Workspace) -> None:
    views = ["index", "review", "cards", "claimreview", "article", "reading-list", "findings"]
    files = render(Edition(workspace, assess(workspace)), views)
    pages = {name: text for name, text in files.items() if name.endswith(".html")}
    labels = {
        label
        for text in pages.values()
        for label in re.findall(r'<span class="label">([^<]*)</span>', str(text))
    }
    assert {"What may be said:", "The article says:", "Certainty:"} <= labels
    assert [label for label in labels if not label.endswith(":")] == []
