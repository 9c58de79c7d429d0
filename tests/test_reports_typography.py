"""English pages have the quotation marks of print; files and terminals keep those typed."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from claimgrade.model.saying import say, saying
from claimgrade.reports.text import ENGLISH, SENTENCES
from claimgrade.reports.text.quotation_marks import curled
from claimgrade.reports.typography import printed
from claimgrade.workspace.load import load
from conftest import Ran
from printed_review import FILES

SHELL = re.compile(r'pip install "[^"]*"')
NO_TEXT = re.compile(r"(?s)<(style|script|code|pre)\b.*?</\1>|<meta [^>]*>|<!--.*?-->")
SPOKEN = re.compile(r'>([^<>]*)<|(?:title|alt|aria-label)="([^"]*)"')


def write(folder: Path, more: str = "") -> None:
    for name, content in FILES.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    if more:
        with (folder / "claimgrade.toml").open("a", encoding="utf-8") as settings:
            settings.write(more)


@pytest.mark.parametrize(
    ("typed", "in_print"),
    [
        ("allows 'may' at most", "allows ‘may’ at most"),
        ("'{word}': 'a' or 'b'", "‘{word}’: ‘a’ or ‘b’"),
        ("('condition')", "(‘condition’)"),
        ("the article's field", "the article’s field"),
        ("the studies' results", "the studies’ results"),
        ("{study}'s own 't(28) = 2.20, p = .036'", "{study}’s own ‘t(28) = 2.20, p = .036’"),
        ('pip install "claimgrade[stats]"', 'pip install "claimgrade[stats]"'),
    ],
)
def test_a_single_mark_opens_before_a_word_and_closes_or_is_an_apostrophe_after_one(
    typed: str, in_print: str
) -> None:
    assert curled(typed) == in_print


def test_every_mark_that_opens_in_a_composed_sentence_is_closed() -> None:
    for sentence in SENTENCES:
        said = curled(sentence)
        assert "'" not in said
        assert said.count("‘") <= said.count("’"), said


def test_the_fixed_words_of_reports_have_the_marks_of_print() -> None:
    terminal = {"claimreview_no_site", "claimreview_bad_site"}
    words = {name: said for name, said in ENGLISH.items() if name not in {*SENTENCES, *terminal}}
    assert [name for name, said in words.items() if re.search("['\"]", said)] == []


def test_no_page_of_a_report_says_a_straight_mark_that_no_record_has(
    claimgrade: Callable[..., Ran],
) -> None:
    write(Path.cwd())
    records = " ".join(FILES.values())
    assert claimgrade("report", "--no-cache").code == 0
    pages = sorted(Path("reports").rglob("*.html"))
    curly = 0
    for page in pages:
        text = NO_TEXT.sub(" ", page.read_text(encoding="utf-8"))
        for said in map(html.unescape, map("".join, SPOKEN.findall(text))):
            curly += said.count("‘")
            for found in re.finditer(r"[\w]*['\"][\w]*", SHELL.sub("", said)):
                assert found.group() in records, (page, said)
    assert curly > 10


def test_markdown_has_the_marks_of_print_and_a_terminal_the_straight_ones(
    claimgrade: Callable[..., Ran],
) -> None:
    write(Path.cwd())
    assert claimgrade("report", "--no-cache", "--view", "review", "--format", "markdown").code == 0
    text = Path("reports/cold/review.md").read_text(encoding="utf-8")
    assert "‘may’" in text
    assert "'may'" not in text
    assert "'may'" in claimgrade("check", "--no-cache", "--format", "json").out


def test_a_sentence_of_a_translation_is_said_as_it_is_written(tmp_path: Path) -> None:
    own = "allows 'plain' and 'may'"
    english = "from the certainty and 'condition'"
    assert english in SENTENCES
    write(tmp_path, '[reports]\nlanguage = "de"\nmessages = "de.toml"\n')
    (tmp_path / "de.toml").write_text(f'"{english}" = "{own}"\n', encoding="utf-8")
    with saying(printed(load(tmp_path, cache=False)).translation.sentences):
        assert say(english) == own
        assert say("the claim's outcome") == "the claim’s outcome"
