"""An article begun from Markdown, HTML or Word is the words that its reader sees."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from claimgrade.workspace.reading.article_text import ArticleText, read_article_text
from conftest import Ran

WORDS = "Skipping rope & jumping\n\nFive minutes a day make you jump higher."
FILES = {
    "article.md": (
        "# Skipping rope &amp; jumping\n\nFive *minutes* a day make you [jump](x) higher.\n"
    ),
    "article.html": (
        "<title>t</title><h1>Skipping rope &amp; jumping</h1>"
        "<p>Five <em>minutes</em> a day make you\njump higher.</p>"
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_the_words_count_and_not_the_marks(
    claimgrade: Callable[..., Ran], example: Path, name: str
) -> None:
    Path(name).write_text(FILES[name], encoding="utf-8")
    assert claimgrade("new", "article", "rope", "--text", name, "--title", "Rope").code == 0
    digest = hashlib.sha256(WORDS.encode()).hexdigest()
    assert f"sha256: {digest}\n" in Path("claims/rope/article.yaml").read_text()
    made = claimgrade(
        "new", "claim", "--article", "rope", "--text", name,
        "--quote", "minutes a day make you jump", "--statement", "Skipping raises jumps",
        "--relation", "effect", "--hedge", "plain",
    )  # fmt: skip
    assert made.code == 0, made.err
    record = Path("claims/rope/skipping-raises-jumps.yaml").read_text()
    positions = [int(found) for found in re.findall(r"(?:start|end): (\d+)", record)]
    start = WORDS.index("minutes")
    assert positions == [start, start + len("minutes a day make you jump")]


def test_a_claim_recorded_from_marked_up_text_is_anchored_when_it_is_annotated(
    claimgrade: Callable[..., Ran], example: Path
) -> None:
    Path("article.md").write_text(FILES["article.md"], encoding="utf-8")
    claimgrade("new", "article", "rope", "--text", "article.md", "--title", "Rope")
    claimgrade(
        "new", "claim", "--article", "rope", "--text", "article.md",
        "--quote", "minutes a day make you jump", "--statement", "Skipping raises jumps",
        "--relation", "effect", "--hedge", "plain",
    )  # fmt: skip
    arguments = ("--article", "rope", "--format", "docx")
    assert claimgrade("report", "--text", "article.md", *arguments).code == 0
    found = read_article_text(Path("reports/rope/annotated.docx"))
    assert isinstance(found, ArticleText)
    assert "1 claim in this text: 1 anchored." in found.text


def test_a_file_that_only_claims_to_be_a_word_document_is_refused(
    claimgrade: Callable[..., Ran], example: Path
) -> None:
    Path("article.docx").write_bytes(b"no archive")
    ran = claimgrade("new", "article", "rope", "--text", "article.docx", "--title", "Rope")
    assert ran.code == 2
    assert "article.docx: it is damaged, or no Word document." in ran.err
    assert not Path("claims/rope").exists()
