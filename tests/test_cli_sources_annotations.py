"""Highlights made with Hypothesis become claims to be worked out, shown before they are written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimgrade.workspace.load import load
from conftest import Ran

TEXT = "Skipping makes you jump higher. Some say it makes you run faster, too.\n"


def row(exact: str, prefix: str = "", suffix: str = "", **more: object) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    return {"uri": "https://example.org/a", "target": [{"selector": [selector]}], **more}


@pytest.fixture
def article(claimgrade: Callable[..., Ran]) -> Path:
    here = Path.cwd()
    (here / "claims/skipping").mkdir(parents=True)
    (here / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    (here / "claims/skipping/article.yaml").write_text(
        "title: Skipping\nurl: https://www.example.org/a/\n", encoding="utf-8"
    )
    (here / "text.txt").write_text(TEXT, encoding="utf-8")
    return here


def export(*rows: dict[str, object]) -> str:
    Path("notes.json").write_text(json.dumps({"total": len(rows), "rows": rows}), encoding="utf-8")
    return "notes.json"


def claims(root: Path) -> dict[str, str | None]:
    found = load(root, cache=False).claims.values()
    return {file.id: file.claim.quote.exact if file.claim.quote else None for file in found}


def test_highlights_are_shown_and_written_only_when_that_is_said(
    claimgrade: Callable[..., Ran], article: Path
) -> None:
    name = export(row("makes you jump higher", text="Is it so?", tags=["jumping"]))
    ran = claimgrade("sources", "import", name)
    assert ran.code == 1
    assert "“makes you jump higher”" in ran.out
    assert "claims/skipping/makes-you-jump-higher.yaml" in ran.out
    assert claims(article) == {}
    assert claimgrade("sources", "import", name, "--yes").code == 0
    assert claims(article) == {"makes-you-jump-higher": "makes you jump higher"}
    text = (article / "claims/skipping/makes-you-jump-higher.yaml").read_text(encoding="utf-8")
    assert "# Note: Is it so?" in text
    claim = load(article, cache=False).claims["skipping/makes-you-jump-higher"].claim
    assert claim.topics == ("jumping",)


def test_with_the_text_the_place_of_the_words_is_recorded(
    claimgrade: Callable[..., Ran], article: Path
) -> None:
    name = export(row("makes you", "it ", " run"), row("makes you fly"))
    ran = claimgrade("sources", "import", name, "--text", "text.txt", "--yes")
    assert "the words do not stand in the text; no position is recorded" in " ".join(
        ran.out.split()
    )
    found = load(article, cache=False).claims
    quote = found["skipping/makes-you"].claim.quote
    assert quote is not None
    assert quote.position is not None
    start = TEXT.index("makes you run")
    assert (quote.position.start, quote.position.end) == (start, start + len("makes you"))
    other = found["skipping/makes-you-fly"].claim.quote
    assert other is not None
    assert other.position is None


def test_words_that_a_claim_has_and_other_pages_are_left_out(
    claimgrade: Callable[..., Ran], article: Path
) -> None:
    claimgrade("sources", "import", export(row("makes you jump")), "--yes")
    other = row("run faster") | {"uri": "https://example.org/b"}
    ran = claimgrade("sources", "import", export(row("makes  you jump"), other), "--yes")
    assert "Left out (2)" in ran.out
    assert "the claim 'makes-you-jump' has these words" in ran.out
    assert "on another page than the article: https://example.org/b" in " ".join(ran.out.split())
    assert set(claims(article)) == {"makes-you-jump"}


def test_two_highlights_with_the_same_first_words_get_two_names(
    claimgrade: Callable[..., Ran], article: Path
) -> None:
    one, two = "it makes you run much faster now", "it makes you run much faster later"
    claimgrade("sources", "import", export(row(one), row(two)), "--yes")
    assert claims(article) == {
        "it-makes-you-run-much-faster": one,
        "it-makes-you-run-much-faster-2": two,
    }


def test_without_an_article_the_command_says_how_to_make_one(
    claimgrade: Callable[..., Ran], article: Path
) -> None:
    (article / "claims/skipping/article.yaml").unlink()
    ran = claimgrade("sources", "import", export(row("x")), "--yes")
    assert ran.code == 2
    assert "claimgrade new article" in ran.err
