"""``sources import``: what is new, there already or in conflict is shown before it is written."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimgrade.assess.case import Context
from claimgrade.assess.ruled_claims import case_of
from claimgrade.assess.signing.digests import digests_of
from claimgrade.model.claim import Digests
from claimgrade.workspace.load import load
from conftest import REPOSITORY, Ran

SETTINGS = "format = 1\n"
LIBRARY = """\
% kept by hand
@article{abe2006,
  author  = {Abe, Takashi and Kearns, Charles F.},
  title   = {Muscle size and strength are increased following walk training},
  journal = {Journal of Applied Physiology},
  year    = 2006,
  volume  = {100},
  doi     = {10.1152/japplphysiol.01267.2005},
}
"""
DETAILS = "# by hand\nabe2006:\n  record: verified   # read\n"


@pytest.fixture
def library(claimgrade: Callable[..., Ran]) -> Path:
    """A workspace with one work, in the current folder."""
    here = Path.cwd()
    (here / "citations").mkdir()
    (here / "claimgrade.toml").write_text(SETTINGS, encoding="utf-8")
    (here / "citations/library.bib").write_text(LIBRARY, encoding="utf-8")
    (here / "citations/sources.yaml").write_text(DETAILS, encoding="utf-8")
    return here


def put(text: str, name: str = "in.bib") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def files(root: Path) -> dict[str, str]:
    found = {}
    for path in sorted((root / "citations").rglob("*")):
        if path.is_file():
            found[path.relative_to(root).as_posix()] = path.read_text("utf-8")
    return found


SAME = """@Article{Abe_2006,
  author = {Abe, T. and Kearns, C. F.},
  title = {MUSCLE SIZE AND STRENGTH ARE INCREASED FOLLOWING WALK TRAINING},
  journal = {J Appl Physiol}, year = 2006, volume = 100, pages = {1460--1466},
  doi = {https://doi.org/10.1152/JAPPLPHYSIOL.01267.2005}, file = {/home/me/a.pdf}
}
"""
NEW = """@article{smith2020,
  author = {Smith, Ann}, title = {Rope skipping and jump height in adults},
  journal = {Journal of Ropes}, year = 2020
}
"""


def test_without_yes_and_a_terminal_it_is_shown_and_nothing_is_written(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    before = files(library)
    ran = claimgrade("sources", "import", put(SAME + NEW))
    assert ran.code == 1
    assert "New (1)" in ran.out
    assert "smith2020  Smith 2020. Rope skipping" in ran.out
    assert "in.bib:7" in ran.out
    assert "Already there, with something to add (1)" in ran.out
    assert "same DOI 10.1152/japplphysiol.01267.2005" in ran.out
    assert re.search(r"\+ pages +1460–1466", ran.out)
    assert "'Abe_2006' leads to it from now on" in " ".join(ran.out.split())
    assert "Nothing was written" in ran.err
    assert files(library) == before
    assert claimgrade("sources", "import", "in.bib", "--dry-run").code == 0
    assert files(library) == before


def test_with_yes_new_works_are_added_and_the_rest_of_each_file_keeps_its_bytes(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    ran = claimgrade("sources", "import", put(SAME + NEW), "--yes")
    assert ran.code == 0, ran.err
    after = files(library)
    bib = after["citations/library.bib"]
    assert bib.startswith(
        LIBRARY.replace("01267.2005},\n}", "01267.2005},\n  pages   = {1460--1466},\n}")
    )
    assert after["citations/sources.yaml"] == (
        DETAILS + '  unchecked: [pages]\n  aliases: [abe2006, "Abe_2006"]\n'
    )
    loaded = load(library, cache=False)
    assert set(loaded.sources) == {"abe2006", "smith2020"}
    assert not [f for f in loaded.findings if f.location.path.startswith("citations")]


def test_to_import_the_same_file_again_changes_nothing(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    claimgrade("sources", "import", put(SAME + NEW), "--yes")
    before = files(library)
    ran = claimgrade("sources", "import", "in.bib", "--yes")
    assert (ran.code, files(library)) == (0, before)
    assert "2 works of the file are there already, with nothing to add" in ran.out
    assert "Nothing is to be written" in ran.out


def test_a_line_of_evidence_may_cite_the_key_of_the_file(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    claimgrade("sources", "import", put(SAME), "--yes")
    claim = library / "claims/article/one.yaml"
    claim.parent.mkdir(parents=True)
    claim.write_text(
        "statement: Walking works.\nevidence:\n  - source: Abe_2006\n    relation: supports\n",
        encoding="utf-8",
    )
    loaded = load(library, cache=False)
    assert loaded.claims["article/one"].claim.evidence[0].source == "abe2006"
    assert "RD301" not in {finding.code for finding in loaded.findings}


def test_a_conflict_shows_both_values_and_keeps_ours_unless_theirs_is_taken(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    name = put(SAME.replace("volume = 100", "volume = 101").replace("pages = {1460--1466},", ""))
    before = files(library)["citations/library.bib"]
    ran = claimgrade("sources", "import", name, "--yes")
    assert ran.code == 1
    assert re.search(r"volume +→ here: 100\n +file: 101\n", ran.out)
    assert "--take abe2006 takes the file's" in ran.out
    assert files(library)["citations/library.bib"] == before
    ran = claimgrade("sources", "import", name, "--yes", "--take", "abe2006")
    assert ran.code == 0
    assert files(library)["citations/library.bib"] == before.replace("{100}", "{101}")
    assert "unchecked: [volume]" in files(library)["citations/sources.yaml"]


def test_a_key_that_is_taken_by_another_work_is_replaced_and_said(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    ran = claimgrade("sources", "import", put(NEW.replace("smith2020", "ABE2006")), "--yes")
    assert "its key 'ABE2006' is that of another work here" in ran.out
    assert set(load(library, cache=False).sources) == {"abe2006", "smith2020rope"}


def test_a_key_that_nobody_types_leads_to_one_that_people_do(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    claimgrade("sources", "import", put(NEW.replace("smith2020", "DBLP:journals/x/1")), "--yes")
    (details,) = [
        s.details for k, s in load(library, cache=False).sources.items() if k != "abe2006"
    ]
    assert details.aliases == ("DBLP:journals/x/1",)


def test_a_work_that_stands_twice_in_the_file_is_entered_once_with_the_fields_of_both(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    again = NEW.replace("smith2020", "smith20b").replace("year = 2020", "year = 2020, volume = 3")
    ran = claimgrade("sources", "import", put(NEW + again), "--yes")
    assert "twice in the file" in ran.out
    source = load(library, cache=False).sources["smith2020"]
    assert source.fields["volume"] == "3"
    assert source.details.aliases == ("smith20b",)


def test_what_cannot_be_read_is_named_with_file_and_line_and_the_rest_is_entered(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    ran = claimgrade("sources", "import", put("@article{broken\n" + NEW), "--yes")
    assert ran.code == 1
    assert "in.bib:1: " in ran.out
    assert "smith2020" in load(library, cache=False).sources


def test_one_doi_on_another_work_is_left_out_and_told(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    wrong = "@article{x, author={Roe, X}, title={Bone turnover of rats in space}, year=1999,\n"
    wrong += "doi={10.1152/japplphysiol.01267.2005}}"
    before = files(library)
    ran = claimgrade("sources", "import", put(wrong), "--yes")
    assert ran.code == 1
    assert "Not clear, and left out (1)" in ran.out
    assert files(library) == before


PREPRINT = """@misc{abe2005pre, author = {Abe, Takashi and Kearns, Charles F.}, year = 2005,
  title = {Muscle size and strength are increased following walk training},
  doi = {10.31236/osf.io/abc12}}
"""


def test_a_preprint_is_proposed_as_a_version_and_recorded_only_when_asked(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    ran = claimgrade("sources", "import", put(PREPRINT), "--dry-run")
    assert "perhaps another version" in ran.out
    assert "of 'abe2006'?" in ran.out
    ran = claimgrade("sources", "import", "in.bib", "--versions", "--yes")
    assert ran.code == 0
    sources = load(library, cache=False).sources
    assert set(sources) == {"abe2006"}
    (version,) = sources["abe2006"].details.versions
    assert (version.kind, version.doi, version.year) == (
        "preprint",
        "10.31236/osf.io/abc12",
        "2005",
    )
    assert sources["abe2006"].details.aliases == ("abe2006", "abe2005pre")


def test_an_article_of_a_preprint_that_is_there_replaces_it_and_both_stay(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    (library / "citations/library.bib").write_text(PREPRINT, encoding="utf-8")
    (library / "citations/sources.yaml").unlink()
    claimgrade("sources", "import", put(LIBRARY), "--versions", "--yes")
    sources = load(library, cache=False).sources
    assert set(sources) == {"abe2006", "abe2005pre"}
    assert sources["abe2005pre"].details.superseded_by == "abe2006"
    assert sources["abe2006"].details.versions[0].key == "abe2005pre"
    assert load(library, cache=False).findings == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "in.ris",
            "TY  - JOUR\nAU  - Smith, Ann\nTI  - Rope skipping & jump height in adults\n"
            "JO  - Journal of Ropes\nPY  - 2020\nER  - \n",
        ),
        (
            "in.json",
            '[{"id": "1", "type": "article-journal", "issued": {"date-parts": [[2020]]},'
            '"author": [{"family": "Smith", "given": "Ann"}],'
            '"title": "Rope skipping & jump height in adults"}]',
        ),
        (
            "in.nbib",
            "PMID- 12345678\nTI  - Rope skipping & jump height in adults\nFAU - Smith, Ann\n"
            "DP  - 2020\nTA  - J Ropes\n",
        ),
    ],
)
def test_a_file_without_keys_gets_keys_of_author_year_and_title(
    claimgrade: Callable[..., Ran], library: Path, name: str, text: str
) -> None:
    ran = claimgrade("sources", "import", put(text, name), "--yes")
    assert ran.code == 0, ran.out
    source = load(library, cache=False).sources["smith2020rope"]
    assert source.fields["title"] == r"Rope skipping \& jump height in adults"
    before = files(library)
    assert claimgrade("sources", "import", name, "--yes").code == 0
    assert files(library) == before


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        ("bibtex", "biblatex.bib"),
        ("ris", "reference-manager.ris"),
        ("csljson", "zotero.json"),
        ("nbib", "pubmed.nbib"),
        ("endnote", "endnote.xml"),
    ],
)
def test_a_format_that_is_named_is_read_as_such_whatever_the_file_is_called(
    claimgrade: Callable[..., Ran], library: Path, format_: str, name: str
) -> None:
    text = (REPOSITORY / "tests/fixtures/references" / name).read_text(encoding="utf-8")
    ran = claimgrade("sources", "import", put(text, "export.txt"), "--format", format_, "--yes")
    assert ran.code in (0, 1), ran.err
    assert len(load(library, cache=False).sources) > 1


def test_a_library_that_cannot_be_read_takes_nothing_in(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    (library / "citations/library.bib").write_bytes(b"\xff\xfe broken")
    ran = claimgrade("sources", "import", put(NEW), "--yes")
    assert ran.code == 2
    assert "citations/library.bib cannot be read" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--take", "nobody"], "is no work of this file"),
        (["--yes", "--dry-run"], "contradict"),
        (["--bib", "../x.bib"], "is not a .bib file"),
        (["--encoding", "klingon"], "not an encoding"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    claimgrade: Callable[..., Ran], library: Path, arguments: list[str], words: str
) -> None:
    before = files(library)
    name = put(NEW)
    if "--encoding" in arguments:
        Path(name).write_bytes(b"\xe9")
    ran = claimgrade("sources", "import", name, *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert files(library) == before


def test_text_of_a_file_cannot_steer_the_terminal(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    ran = claimgrade("sources", "import", put(NEW.replace("Rope", "\x1b[31mRope")), "--yes")
    assert "\x1b" not in ran.out


KILLED_AT_MANY_MOMENTS = """
import json, os, signal, sys, time
from pathlib import Path
from claimgrade.cli.main import main
from claimgrade.workspace.load import load

before, moments = json.loads(sys.argv[1]), int(sys.argv[2])
root, arguments = Path.cwd(), ["sources", "import", "in.bib", "--yes"]

def files():
    return {name: (root / name).read_text("utf-8") for name in before}

def again():
    for name, text in before.items():
        (root / name).write_text(text, encoding="utf-8")

def whole():
    again()
    started = time.monotonic()
    try:
        main(arguments)
    except SystemExit as ended:
        assert ended.code == 0
    return time.monotonic() - started

took = min(whole() for _ in range(3))  # the first imports what the others have
told = [[0, files()]]
for moment in range(moments):
    again()
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_REAL, 0.001 + took * moment / moments)  # kills: none asks
        main(arguments)
    _, status = os.waitpid(child, 0)
    load(root, cache=False)
    told.append([status, files()])
print(json.dumps(told))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")
def test_an_import_killed_at_any_moment_leaves_the_library_before_or_after(library: Path) -> None:
    put(SAME + NEW)
    before = files(library)
    command = [sys.executable, "-c", KILLED_AT_MANY_MOMENTS, json.dumps(before), "24"]
    ran = subprocess.run(command, capture_output=True, check=True)
    (_, after), *killed = json.loads(ran.stdout.splitlines()[-1])
    assert after != before
    assert {status for status, _ in killed} <= {0, signal.SIGALRM}
    assert signal.SIGALRM in {status for status, _ in killed}
    for moment, (_, left) in enumerate(killed):
        assert left in (before, after), moment
    assert files(library).keys() == before.keys()


def test_another_key_for_a_work_changes_nothing_that_was_signed(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    claim = library / "claims/article/one.yaml"
    claim.parent.mkdir(parents=True)
    claim.write_text(
        "statement: Walking works.\nevidence:\n  - source: abe2006\n    relation: supports\n",
        encoding="utf-8",
    )

    def signed() -> Digests:
        workspace = load(library, cache=False)
        return digests_of(case_of(workspace.claims["article/one"], Context(workspace, None)))

    before = signed()
    other = LIBRARY.replace("@article{abe2006", "@article{Abe06")
    assert claimgrade("sources", "import", put(other), "--yes").code == 0
    assert load(library, cache=False).sources["abe2006"].details.aliases == ("abe2006", "Abe06")
    assert signed() == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of the system's own making")
@pytest.mark.parametrize(("answer", "written"), [(b"y\n", True), (b"n\n", False), (b"\n", False)])
def test_on_a_terminal_it_asks_and_only_yes_writes(
    claimgrade: Callable[..., Ran], library: Path, answer: bytes, written: bool
) -> None:
    import pty

    before = files(library)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "claimgrade", "sources", "import", put(NEW)]
    asked = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.write(ours, answer)
    _, said = asked.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert b"Enter 1 new work (citations/library.bib)? [y/N]" in said
    assert (files(library) != before) is written
    assert asked.returncode == (0 if written else 1)
