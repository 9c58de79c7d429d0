"""``init`` and ``new`` write valid records, ask for the minimum, and never write over a file."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = """\
\ufeffSkip your way up

Five minutes of rope skipping a day makes you  jump
higher. It makes you strong.
"""

CLAIM = [
    "new",
    "claim",
    "--text",
    "article.txt",
    "--quote",
    "makes you jump higher",
    "--statement",
    "Rope skipping raises how high people jump.",
    "--relation",
    "effect",
    "--hedge",
    "plain",
]
SOURCE = ["new", "source", "smith2020", "--author", "Smith, Ann", "--title", "Rope & jump"]
STUDY = ["new", "study", "smith2020", "--design", "randomised-trial", "--n", "24"]


@pytest.fixture
def bare(claimgrade: Callable[..., Any]) -> Path:
    """A workspace with an article and no claim; its text is in ``article.txt``."""
    assert claimgrade("init", ".", "--bare").code == 0
    Path("article.txt").write_text(TEXT, "utf-8")
    made = claimgrade("new", "article", "rope", "--text", "article.txt", "--title", "Up: a # way")
    assert made.code == 0, made.err
    return Path.cwd()


def faults(claimgrade: Callable[..., Any]) -> list[str]:
    ran = claimgrade("check", "--format", "json")
    found = json.loads(ran.out)["findings"]
    return [finding["code"] for finding in found if finding["subject"] == "record"]


def written(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_init_makes_a_workspace_whose_example_has_no_fault(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    assert faults(claimgrade) == []
    names = written(example)
    assert {"claimgrade.toml", "claims/skipping-rope/article.yaml"} <= names
    assert "as_of = 2026-11-22" in (example / "claimgrade.toml").read_text("utf-8")


def test_git_commits_what_reports_are_checked_by_and_not_what_is_made_on_request(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    """``annotated.*`` holds the words of the article, which are somebody else's."""
    subprocess.run(["git", "init", "-q"], check=True, cwd=example)
    folder = "reports/skipping-rope"
    made = [f"{folder}/annotated.{ending}" for ending in ("html", "md", "docx")]
    made += [f"{folder}/annotated-2.html", f"{folder}/review.pdf", f"{folder}/ledger.xlsx"]
    made += [f"{folder}/ledger/claims.parquet"]
    kept = [f"{folder}/{name}" for name in ("index.html", "review.md", "ledger/claims.csv")]
    asked = subprocess.run(
        ["git", "check-ignore", *made, *kept], cwd=example, capture_output=True, text=True
    )
    assert asked.stdout.splitlines() == made


def test_init_leaves_a_gitignore_that_is_there(claimgrade: Callable[..., Any]) -> None:
    Path("mine").mkdir()
    Path("mine/.gitignore").write_text("/dist/\n", "utf-8")
    assert claimgrade("init", "mine").code == 0
    assert Path("mine/.gitignore").read_text("utf-8") == "/dist/\n"


def test_editors_find_the_schema_of_every_file(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    """The first line of each YAML file leads to a schema that is there."""
    (example / "article.txt").write_text(TEXT, "utf-8")
    claimgrade("new", "article", "rope", "--text", "article.txt", "--title", "Up")
    claimgrade(*CLAIM, "--article", "rope")
    claimgrade(*SOURCE, "--year", "2020")
    claimgrade(*STUDY, "--species", "human", "--who", "adults")
    files = [*example.glob("claims/**/*.yaml"), *example.glob("citations/**/*.yaml")]
    assert len(files) == 7
    for path in files:
        first = path.read_text("utf-8").splitlines()[0]
        target = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert target, path
        assert (path.parent / target[1]).is_file(), path


def test_init_never_touches_what_is_there(claimgrade: Callable[..., Any]) -> None:
    Path("citations").mkdir()
    Path("citations/example.bib").write_text("mine", "utf-8")
    ran = claimgrade("init", ".")
    assert ran.code == 2
    assert "citations/example.bib exists already" in ran.err
    assert written(Path.cwd()) == {"citations/example.bib"}
    assert Path("citations/example.bib").read_text("utf-8") == "mine"


def test_an_article_is_its_title_and_the_digest_of_its_text(bare: Path) -> None:
    text = (bare / "claims/rope/article.yaml").read_text("utf-8")
    assert 'title: "Up: a # way"\n' in text
    digest = hashlib.sha256(TEXT.removeprefix("\ufeff").encode()).hexdigest()
    assert f"sha256: {digest}\n" in text


def test_a_claim_is_anchored_at_its_words(claimgrade: Callable[..., Any], bare: Path) -> None:
    """Positions count the normalised text: white space is one space, the mark is not counted."""
    ran = claimgrade(*CLAIM)
    assert ran.code == 0, ran.err
    path = bare / "claims/rope/rope-skipping-raises-how-high-people.yaml"
    normalised = (
        "Skip your way up\n\nFive minutes of rope skipping a day makes you jump higher. "
        "It makes you strong."
    )
    start = normalised.index("makes you jump higher")
    paragraph = normalised.split("\n\n")[1]
    assert (
        path.read_text("utf-8")
        .split("wording:")[0]
        .endswith(
            "quote:\n"
            "  exact: makes you jump higher\n"
            f"  prefix: {normalised[start - 32 : start].strip()}\n"
            '  suffix: ". It makes you strong."\n'
            "  position:\n"
            f"    start: {start}\n"
            f"    end: {start + len('makes you jump higher')}\n"
            f"  paragraph_sha256: {hashlib.sha256(paragraph.encode()).hexdigest()}\n"
        )
    )


def test_words_in_two_places_are_shown_and_nothing_is_written(
    claimgrade: Callable[..., Any], bare: Path
) -> None:
    before = written(bare)
    twice = [*CLAIM[:5], "makes you", *CLAIM[6:]]
    ran = claimgrade(*twice)
    assert ran.code == 2
    assert "the words stand in 2 places; nothing was written:" in ran.err
    assert "at 54: …" in ran.err
    assert "at 80: …" in ran.err
    assert written(bare) == before
    assert claimgrade(*twice, "--prefix", "It").code == 0
    (made,) = written(bare) - before
    assert "start: 80\n" in (bare / made).read_text("utf-8")


def test_words_that_are_not_there_are_answered_with_the_nearest(
    claimgrade: Callable[..., Any], bare: Path
) -> None:
    ran = claimgrade(*CLAIM[:5], "makes you jmup higher", *CLAIM[6:])
    assert ran.code == 2
    assert "the nearest words are: makes you jump higher" in ran.err


def test_a_claim_with_all_that_a_verdict_needs_has_no_fault(
    claimgrade: Callable[..., Any], bare: Path
) -> None:
    assert claimgrade(*SOURCE, "--year", "2020").code == 0
    judged = ["--certainty", "low", "--because", "one small trial: 24 people"]
    line = ["--source", "smith2020", "--line", "supports", "--finding", "2 cm higher"]
    ran = claimgrade(*CLAIM, *judged, *line)
    assert ran.code == 0, ran.err
    assert faults(claimgrade) == []
    (claim,) = json.loads(claimgrade("list", "--format", "json").out)
    assert claim["verdict"] == "overstated"


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["new", "article"], "--title"),
        (["new", "claim"], "--quote"),
        (["new", "claim", "--quote", "jump"], "--statement"),
        (CLAIM[:8], "--relation"),
        (CLAIM[:10], "--hedge"),
        (["new", "source", "k"], "--author"),
        (["new", "source", "k", "--author", "A"], "--title"),
        (["new", "source", "k", "--author", "A", "--title", "T"], "--year"),
    ],
)
def test_where_nobody_can_be_asked_the_option_is_named(
    claimgrade: Callable[..., Any], bare: Path, arguments: list[str], option: str
) -> None:
    before = written(bare)
    ran = claimgrade(*arguments)
    assert ran.code == 2
    assert ran.err.startswith(f"Error: {option} is missing.\n  help: ")
    assert written(bare) == before


@pytest.mark.parametrize(
    ("option", "wrong"),
    [("--relation", "cause"), ("--hedge", "maybe"), ("--certainty", "lowish")],
)
def test_a_word_that_has_no_meaning_is_refused(
    claimgrade: Callable[..., Any], bare: Path, option: str, wrong: str
) -> None:
    ran = claimgrade(*CLAIM, option, wrong)
    assert ran.code == 2
    assert f"{option} '{wrong}' is not known." in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "article", "b", "--title", "B", "--published", "May 2024"], "--published is"),
        ([*SOURCE, "--year", "twentytwenty"], "--year 'twentytwenty' is not a year."),
        ([*CLAIM, "--line", "supports"], "--line and --finding need --source KEY."),
        ([*CLAIM, "--finding", "2 cm higher"], "--line and --finding need --source KEY."),
    ],
)
def test_what_check_would_refuse_is_not_written(
    claimgrade: Callable[..., Any], bare: Path, arguments: list[str], said: str
) -> None:
    before = written(bare)
    ran = claimgrade(*arguments)
    assert ran.code == 2
    assert ran.err.startswith(f"Error: {said}")
    assert "\n  help: " in ran.err
    assert written(bare) == before


@pytest.mark.parametrize("people", ["about 24", "024", "-3", "2.5"])
def test_a_number_of_people_is_a_number(
    claimgrade: Callable[..., Any], bare: Path, people: str
) -> None:
    claimgrade(*SOURCE, "--year", "2020")
    ran = claimgrade(*STUDY[:-1], people, "--species", "human", "--who", "adults")
    assert ran.code == 2
    assert ran.err.startswith(f"Error: --n is '{people}', which is not a whole number.")
    assert not (bare / "citations/studies").exists()


def test_words_that_were_not_looked_up_are_said_to_be_so(
    claimgrade: Callable[..., Any], bare: Path
) -> None:
    ran = claimgrade(*CLAIM[:2], *CLAIM[4:])
    assert ran.code == 0
    assert ran.err == "The words were not looked up: no --text.\n"


def test_words_of_another_text_are_not_recorded(claimgrade: Callable[..., Any], bare: Path) -> None:
    """The article's digest says which text is reviewed."""
    (bare / "article.txt").write_text(TEXT.replace("strong", "weak"), "utf-8")
    before = written(bare)
    ran = claimgrade(*CLAIM)
    assert ran.code == 2
    assert ran.err.startswith(
        "Error: the text is not the one recorded in claims/rope/article.yaml.\n  help: "
    )
    assert written(bare) == before


def test_a_second_file_of_the_same_name_is_refused(
    claimgrade: Callable[..., Any], bare: Path
) -> None:
    assert claimgrade(*CLAIM).code == 0
    path = bare / "claims/rope/rope-skipping-raises-how-high-people.yaml"
    path.write_text("mine\n", "utf-8")
    ran = claimgrade(*CLAIM)
    assert ran.code == 2
    assert "exists already" in ran.err
    assert path.read_text("utf-8") == "mine\n"


def test_with_several_articles_the_text_tells_which(
    claimgrade: Callable[..., Any], bare: Path
) -> None:
    (bare / "other.txt").write_text("Other words, which jump higher.", "utf-8")
    claimgrade("new", "article", "other", "--text", "other.txt", "--title", "Other")
    assert claimgrade(*CLAIM).code == 0
    assert (bare / "claims/rope/rope-skipping-raises-how-high-people.yaml").is_file()
    ran = claimgrade(*CLAIM[:2], *CLAIM[4:])
    assert ran.code == 2
    assert "--article ID, one of: " in ran.err


def test_a_source_is_added_and_what_was_there_stays(
    claimgrade: Callable[..., Any], bare: Path
) -> None:
    bib = bare / "citations" / "mine.bib"
    bib.parent.mkdir()
    bib.write_bytes(b"% mine\r\n@book{old, title = {Old}, year = {1999}}")
    assert claimgrade(*SOURCE, "--year", "2020", "--doi", "10.1000/a_b").code == 0
    assert bib.read_bytes() == (
        b"% mine\r\n@book{old, title = {Old}, year = {1999}}\r\n\r\n"
        b"@article{smith2020,\r\n  author = {Smith, Ann},\r\n  title = {Rope \\& jump},\r\n"
        b"  year = {2020},\r\n  doi = {10.1000/a_b},\r\n}\r\n"
    )
    assert "RD4" not in "".join(faults(claimgrade))
    again = claimgrade(*SOURCE, "--year", "2020")
    assert again.code == 2
    assert "there is a source 'smith2020' already" in again.err


def test_an_entry_can_be_shown_without_writing(claimgrade: Callable[..., Any], bare: Path) -> None:
    before = written(bare)
    ran = claimgrade(*SOURCE, "--year", "2020", "--print")
    assert ran.code == 0
    assert ran.out.startswith("@article{smith2020,\n")
    assert written(bare) == before


@pytest.mark.parametrize(
    "bib", ["../out.bib", "claims/x.bib", "citations/x.txt", "citations/a/x.bib"]
)
def test_a_source_goes_into_the_bibliography_only(
    claimgrade: Callable[..., Any], bare: Path, bib: str
) -> None:
    ran = claimgrade(*SOURCE, "--year", "2020", "--bib", bib)
    assert ran.code == 2
    assert not (bare / bib).exists()


def test_a_study_needs_its_source(claimgrade: Callable[..., Any], bare: Path) -> None:
    rest = ["--species", "human", "--who", "adults"]
    ran = claimgrade(*STUDY, *rest)
    assert ran.code == 2
    assert "claimgrade new source smith2020" in ran.err
    claimgrade(*SOURCE, "--year", "2020")
    assert claimgrade(*STUDY, *rest).code == 0
    assert faults(claimgrade) == []
    assert (bare / "citations/studies/smith2020.yaml").is_file()


def uncommented(text: str) -> str:
    """The record with the next fields entered as their comments suggest."""
    lines = text.split("# Next", 1)[1].split("\n", 1)[1].splitlines()
    return "\n".join(line.removeprefix("# ").replace("…", "something") for line in lines)


def test_the_fields_suggested_next_are_valid_as_they_stand(
    claimgrade: Callable[..., Any], bare: Path
) -> None:
    claimgrade(*SOURCE, "--year", "2020")
    claimgrade(*STUDY, "--species", "human", "--who", "adults")
    judged = ["--certainty", "low", "--because", "one small trial"]
    line = ["--source", "smith2020", "--line", "supports", "--finding", "2 cm higher"]
    claimgrade(*CLAIM, *judged, *line)
    files = [*bare.glob("claims/*/*.yaml"), *bare.glob("citations/studies/*.yaml")]
    assert len(files) == 3
    for path in files:
        text = path.read_text("utf-8")
        path.write_text(f"{text}{uncommented(text)}\n", "utf-8")
    assert faults(claimgrade) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as POSIX has them")
def test_on_a_terminal_it_asks_for_the_minimum_and_for_nothing_given(
    bare: Path, tmp_path: Path
) -> None:
    """Questions come in the order of the record; an empty answer leaves the certainty for later."""
    out = answered(
        bare,
        tmp_path,
        ["new", "claim", "--text", "article.txt"],
        ["makes you jump higher", "Skipping raises jumps.", "effect", "plain", "", ""],
    )
    assert "Wrote claims/rope/skipping-raises-jumps.yaml" in out
    text = (bare / "claims/rope/skipping-raises-jumps.yaml").read_text("utf-8")
    assert "statement: Skipping raises jumps.\n" in text
    assert "  relation: effect\n  hedge: plain\n" in text
    assert "\n# certainty: " in text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as POSIX has them")
def test_a_wrong_answer_is_asked_for_again(bare: Path, tmp_path: Path) -> None:
    """Each question is answered wrongly first: the text, its words, relation, certainty, source."""
    answers = ["nowhere.txt", "article.txt", "not there at all", "makes you jump higher", " "]
    answers += ["Skipping raises jumps.", "cause", "effect", "plain", "lowish", "low", "small"]
    out = answered(bare, tmp_path, ["new", "claim"], [*answers, "nobody1999", ""])
    for said in ("nowhere.txt: ", "the words do not stand in", "an answer is needed", "'lowish'"):
        assert said in out
    text = (bare / "claims/rope/skipping-raises-jumps.yaml").read_text("utf-8")
    assert "certainty: low\nbecause: small\n# evidence:" in text
    assert "    start: " in text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as POSIX has them")
def test_a_new_article_asks_for_its_text_and_title(bare: Path, tmp_path: Path) -> None:
    """The first line of the text is offered as the title; an empty answer takes it."""
    out = answered(bare, tmp_path, ["new", "article"], ["article.txt", ""])
    assert "[Skip your way up]" in out
    text = (bare / "claims/skip-your-way-up/article.yaml").read_text("utf-8")
    assert "title: Skip your way up\nlanguage: en\nsha256: " in text


def answered(folder: Path, tmp_path: Path, arguments: list[str], answers: list[str]) -> str:
    """Run the command on a terminal, type the answers, and return what it printed."""
    import pty

    master, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "claimgrade", *arguments],
        cwd=folder,
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "CLAIMGRADE_CACHE_DIR": str(tmp_path / "own")},
        text=True,
    ) as process:
        os.close(terminal)
        os.write(master, "".join(f"{answer}\n" for answer in answers).encode())
        try:
            out, _ = process.communicate(timeout=30)
        finally:
            process.kill()
            os.close(master)
    assert process.returncode == 0, out
    return out
