"""``claimgrade report`` takes the text of an article, and says what it cannot do with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

ARTICLE = "five minutes of skipping a day makes you jump higher. Ropes are cheap.\n"


@pytest.fixture
def text(example: Path) -> Path:
    path = example / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_the_text_given_is_annotated_and_nothing_else_is_rendered(
    claimgrade: Callable[..., Ran], text: Path
) -> None:
    ran = claimgrade("report", "--text", text)
    assert ran.code == 0
    assert {path.name for path in Path("reports").rglob("*") if path.is_file()} == {
        "annotated.html",
        "annotated.md",
    }
    assert "keep them out of version control" in ran.err
    assert "Ropes are cheap." in Path("reports/skipping-rope/annotated.html").read_text()


def test_the_text_is_read_from_other_formats(claimgrade: Callable[..., Ran], text: Path) -> None:
    page = Path("page.html")
    page.write_text(f"<h1>Skip &amp; jump</h1><p>{ARTICLE}</p><script>x</script>")
    assert claimgrade("report", "--text", page, "--format", "markdown").code == 0
    shown = Path("reports/skipping-rope/annotated.md").read_text()
    assert "## <i>Skip &amp; jump</i>" in shown
    assert "1 claim in this text: 1 anchored. 2 of 3 sentences are not reviewed." in shown


def test_a_document_with_comments_is_written_and_read_again_as_a_text(
    claimgrade: Callable[..., Ran], text: Path
) -> None:
    assert claimgrade("report", "--text", text, "--format", "docx").code == 0
    made = Path("reports/skipping-rope/annotated.docx")
    assert claimgrade("report", "--text", made, "--format", "markdown").code == 0
    assert "1 anchored" in Path("reports/skipping-rope/annotated.md").read_text()


def test_files_made_with_the_text_are_no_difference_for_a_check(
    claimgrade: Callable[..., Ran], text: Path
) -> None:
    assert claimgrade("report").code == 0
    assert claimgrade("report", "--text", text, "--open-only").code == 0
    Path("reports/skipping-rope/annotated.html").write_text("something else")
    assert claimgrade("report", "--check").code == 0


@pytest.mark.parametrize(
    ("arguments", "said", "help_"),
    [
        (["--text", "none.txt"], "none.txt: it cannot be read: no such file", "give the path"),
        (["--text", "empty.txt"], "empty.txt: there is no text in it.", "article's words"),
        (["--text", "scan.pdf"], "scan.pdf: it is a PDF, which is not read.", ".docx"),
        (["--open-only", "--view", "cards"], "for the annotated article alone", "--view article"),
        (["--text", "article.txt", "--check"], "is not kept, so nothing can differ", "--check"),
        (["--text", "article.txt", "--format", "csv"], "not made as csv", "html, markdown, docx"),
        (["--article", "rope"], "There is no article 'rope'.", "skipping-rope"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(
    claimgrade: Callable[..., Ran], text: Path, arguments: list[str], said: str, help_: str
) -> None:
    Path("empty.txt").write_text("\n")
    Path("scan.pdf").write_bytes(b"%PDF-1.7\n")
    ran = claimgrade("report", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert help_ in ran.err
    assert not Path("reports").exists()


def test_with_several_articles_the_one_that_the_text_is_of_has_to_be_named(
    claimgrade: Callable[..., Ran], text: Path
) -> None:
    other = Path("claims/running/article.yaml")
    other.parent.mkdir()
    other.write_text("title: Why run?\n")
    ran = claimgrade("report", "--text", text)
    assert ran.code == 2
    assert "The text is of one article, and 2 are recorded." in ran.err
    assert "add --article with one of: running, skipping-rope" in ran.err
    assert claimgrade("report", "--text", text, "--article", "running").code == 0
    assert {path.name for path in Path("reports").iterdir()} == {"running"}


def test_a_text_without_any_article_recorded_is_wrong_use(
    claimgrade: Callable[..., Ran],
) -> None:
    claimgrade("init", ".", "--bare")
    Path("article.txt").write_text(ARTICLE)
    ran = claimgrade("report", "--text", "article.txt")
    assert ran.code == 2
    assert "No article is recorded yet." in ran.err
