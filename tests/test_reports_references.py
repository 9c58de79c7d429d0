"""The list of references in a citation style, and what is said of a retracted work."""

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from claimgrade.assess.review import assess
from claimgrade.cli.rendered import known_as_rendered
from claimgrade.library.csl import StyleError
from claimgrade.model.settings import Settings
from claimgrade.reports.publish import render_reports
from claimgrade.reports.views.review import build
from claimgrade.reports.views.sources import references, styled
from claimgrade.workspace.load import load
from claimgrade.workspace.schema.records import record_from
from claimgrade.workspace.workspace import Workspace
from conftest import Ran

CLAIM = """\
statement: Bands build muscle.
quote: {exact: Bands build muscle}
wording: {relation: effect, hedge: plain}
certainty: low
because: one small trial
evidence:
  - {source: abe2006, relation: supports, finding: The thigh grew, result: thigh}
  - {source: doe2011, relation: qualifies, finding: The arm did not}
"""

BIBLIOGRAPHY = r"""
@article{abe2006,
  author = {Abe, Takashi and Kearns, Charles F.},
  title = {Muscle Size Is Increased Following Walk Training <b>With Bands</b>},
  journal = {Journal of Applied Physiology}, year = {2006}, volume = {100}, pages = {1460--1466},
  doi = {10.1152/japplphysiol.01267.2005}, pmid = {16339340}
}
@article{doe2011, author = {Doe, Jane}, title = {The arm}, journal = {Cuffs}}
"""

FILES = {
    "claimgrade.toml": "format = 1\nas_of = 2026-11-22\n",
    "claims/bands/article.yaml": "title: Bands\nharms_searched: unknown\n"
    "interests:\n  - {what: Sells bands, declared: false, source: abe2006}\n",
    "claims/bands/muscle.yaml": CLAIM,
    "citations/library.bib": BIBLIOGRAPHY,
    "citations/sources.yaml": "abe2006: {record: verified}\ndoe2011: {record: verified}\n",
    "citations/studies/abe2006.yaml": "design: randomised-trial\nn: 18\nresults:\n"
    "  - {id: thigh, outcome: thigh, estimate: 4, low: 2, high: 6, statistic: mean-difference}\n",
}
SOURCES = "citations/sources.yaml"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRADE_CACHE_DIR", str(tmp_path / "cache"))


def workspace(folder: Path, style: str = "", changed: Mapping[str, str] | None = None) -> Workspace:
    files = {**FILES, **(changed or {})}
    files["claimgrade.toml"] += f'style = "{style}"\n' if style else ""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(folder, cache=False)


def pages(found: Workspace) -> tuple[str, str]:
    """Return the list of references as HTML, but for what keeps words whole, and as Markdown."""
    files = render_reports(found, assess(found))
    page, text = files["bands/index.html"], files["bands/review.md"]
    listed = page.split('<ol class="references"')[1].split("</ol>")[0]
    listed = re.sub(r'<span class="whole">([^<]*)</span>', r"\1", listed)
    return listed, text.split("\n## References\n")[1].split("\n## ")[0]


def test_the_style_of_the_workspace_is_the_style_of_its_references(tmp_path: Path) -> None:
    page, text = pages(workspace(tmp_path, "apa"))
    assert (
        "Abe, T., &amp; Kearns, C. F. (2006). Muscle size is increased following walk training "
        "&lt;b&gt;with bands&lt;/b&gt;. "
        "<i>Journal of Applied Physiology</i>, <i>100</i>, 1460–1466. "
        '<a href="https://doi.org/10.1152/japplphysiol.01267.2005" rel="noreferrer">'
        "https://doi.org/10.1152/japplphysiol.01267.2005</a> "
        '<a href="https://pubmed.ncbi.nlm.nih.gov/16339340/" rel="noreferrer">PubMed</a>'
    ) in page
    assert "*Journal of Applied Physiology*, *100*, 1460–1466\\." in text.replace(
        "1466.", "1466\\."
    )
    assert "[PubMed](https://pubmed.ncbi.nlm.nih.gov/16339340/)" in text
    assert "<b>" not in page
    assert "Doe, J. (n.d.). The arm. <i>Cuffs</i>. [not recorded: year]" in page


def test_vancouver_prints_both_identifiers_as_links(tmp_path: Path) -> None:
    page, _ = pages(workspace(tmp_path, "vancouver"))
    assert "Journal of Applied Physiology. 2006;100:1460–6. <a " in page
    assert ">doi:10.1152/japplphysiol.01267.2005</a> PubMed PMID: <a " in page
    assert page.count("pubmed.ncbi.nlm.nih.gov") == 1


def test_the_plain_list_is_the_default(tmp_path: Path) -> None:
    unset = pages(workspace(tmp_path / "unset"))
    assert unset == pages(workspace(tmp_path / "plain", "plain"))
    assert "Abe T, Kearns CF. Muscle Size Is Increased" in unset[0]
    assert "[year not recorded]" in unset[0]
    assert "<i>" not in unset[0]


def test_a_report_with_references_kept_is_the_same_to_the_byte(tmp_path: Path) -> None:
    found = workspace(tmp_path, "apa")
    review = assess(found)
    first = render_reports(found, review)
    assert render_reports(found, review) == first
    shutil.rmtree(tmp_path / "cache")
    assert render_reports(found, review) == first


def test_a_style_file_of_the_workspace_is_used(tmp_path: Path, repository: Path) -> None:
    styles = tmp_path / "styles"
    styles.mkdir()
    bundled = repository / "src/claimgrade/library/csl/styles"
    shutil.copy(bundled / "nlm-citation-sequence.csl", styles / "own.csl")
    page, _ = pages(workspace(tmp_path, "styles/own.csl"))
    assert "2006;100:1460–6." in page


@pytest.mark.parametrize(
    "style", ["/etc/own.csl", "../own.csl", "a/../../own.csl", "~/own.csl", "C:/own.csl", "chicago"]
)
def test_a_style_that_is_none_or_lies_outside_is_a_fault_of_the_settings(
    tmp_path: Path, style: str
) -> None:
    found = workspace(tmp_path, style)
    (fault,) = [one for one in found.findings if one.location.path == "claimgrade.toml"]
    assert fault.message == f"`style` cannot be '{style}'"
    assert "plain, apa, vancouver or the path of a .csl file in the workspace" in (fault.help or "")
    assert found.settings.style == "plain"


def test_a_style_that_is_not_there_is_said_in_one_sentence(
    claimgrade: Callable[..., Ran], tmp_path: Path
) -> None:
    workspace(tmp_path / "here", "gone.csl")
    ended = claimgrade("report")
    assert ended.code == 2
    said = " ".join(ended.err.split())
    assert "gone.csl: the style cannot be read (No such file or directory)" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("status", "said"),
    [("retracted", "retracted"), ("concern", "expression of concern")],
)
def test_a_retraction_is_shown_wherever_the_work_is_cited(
    tmp_path: Path, status: str, said: str
) -> None:
    found = workspace(
        tmp_path,
        "apa",
        {SOURCES: f"abe2006: {{retraction: {{status: {status}, on: 2026-11-20}}}}\n"},
    )
    files = render_reports(found, assess(found))
    page, text = html.unescape(files["bands/index.html"]), files["bands/review.md"]
    links = re.findall(r'<a href="#ref-1">([^<]*)</a>', page)
    links += re.findall(r"\[([^\]]*)\]\(#ref-1\)", text)
    assert len(links) >= 4  # in the table of evidence and beside the interest, in both formats
    assert {link for link in links if "Abe" in link} == {f"Abe 2006 ({said})"}
    listed, _ = pages(found)
    assert said in listed.split("</li>")[0]


@pytest.mark.parametrize("status", ["none-found", "unchecked", "corrected"])
def test_a_work_that_stands_is_cited_by_its_short_name_alone(tmp_path: Path, status: str) -> None:
    found = workspace(tmp_path, "", {SOURCES: f"abe2006: {{retraction: {{status: {status}}}}}\n"})
    assert references(["abe2006"], found.sources, {})[0].short == "Abe 2006"


def test_only_what_is_cited_is_formatted(tmp_path: Path) -> None:
    found = workspace(tmp_path, "apa")
    assert set(styled(found, ["abe2006", "nobody"])) == {"abe2006"}
    assert styled(workspace(tmp_path / "plain"), ["abe2006"]) == {}


def test_a_card_alone_needs_no_style(tmp_path: Path) -> None:
    """``claimgrade claim`` shows short names; a style that is not there does not stop it."""
    from claimgrade.reports.views.review import build_card

    found = workspace(tmp_path, "gone.csl")
    review = assess(found)
    assert build_card(found, review, "bands", "muscle").number == 1
    with pytest.raises(StyleError):
        build(found, review, "bands")


def test_the_setting_says_what_it_takes() -> None:
    assert record_from(Settings, {"format": "1"}).style == "plain"
    for style in ("apa", "vancouver", "plain", "styles/own.csl"):
        assert record_from(Settings, {"format": "1", "style": style}).style == style


def test_a_changed_style_file_makes_the_reports_old(
    claimgrade: Callable[..., Ran], tmp_path: Path, repository: Path
) -> None:
    here = tmp_path / "here"
    style = here / "own.csl"
    shutil.copy(repository / "src/claimgrade/library/csl/styles/nlm-citation-sequence.csl", style)
    workspace(here, "own.csl")
    assert claimgrade("report").code == 0
    assert known_as_rendered(here, here / "reports")
    style.write_text(style.read_text(encoding="utf-8") + "<!-- changed -->", encoding="utf-8")
    assert not known_as_rendered(here, here / "reports")


def shown(terminal: int) -> Iterator[bytes]:
    """Yield what is written to a terminal until nobody has it open any more."""
    while True:
        try:
            yield os.read(terminal, 4096)
        except OSError:  # Linux has no other end of file for a terminal
            return


BY_A_FAST_CLOCK = """
import sys, time
measured = time.monotonic
time.monotonic = lambda: 1000 * measured()  # nothing is shown before a second is over
from claimgrade.cli.main import main
main(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_on_a_terminal_one_sees_how_far_the_references_are(tmp_path: Path) -> None:
    import pty

    keys = [f"work{number}" for number in range(30)]
    lines = "".join(
        f"  - {{source: {key}, relation: background, finding: It grew}}\n" for key in keys
    )
    entries = "".join(
        f"@article{{{key}, author = {{Doe, Jane and Roe, Jo}}, title = {{On {key}}}, "
        "journal = {Cuffs}, year = 2001, volume = 3, pages = {4--5}}\n"
        for key in keys
    )
    many = {"claims/bands/muscle.yaml": CLAIM + lines, "citations/library.bib": entries}
    workspace(tmp_path / "here", "apa", many)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", BY_A_FAST_CLOCK, "report", "--view", "review"]
    with subprocess.Popen(
        command, cwd=tmp_path / "here", stderr=theirs, stdout=subprocess.DEVNULL
    ) as running:
        os.close(theirs)
        said = b"".join(shown(ours)).decode()
    os.close(ours)
    assert running.returncode == 0
    assert re.search(r"Formatting references … \d+ of \d+\r", said)
    assert said.endswith("\r")


def test_a_short_reference_without_a_year_says_that_it_has_none(tmp_path: Path) -> None:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(", year = {2006}", ""), encoding="utf-8")
    workspace = load(tmp_path, cache=False)
    assert [one.short for one in references(["abe2006", "doe2011"], workspace.sources, {})] == [
        "Abe (year not recorded)",
        "Doe (year not recorded)",
    ]


TWINS = {
    "citations/library.bib": BIBLIOGRAPHY.replace("Doe, Jane}", "Abe, Takashi}, year = {2006}"),
}


@pytest.mark.parametrize("style", ["", "apa"])
def test_two_works_of_one_author_and_year_have_the_same_letters_in_every_view(
    tmp_path: Path, style: str
) -> None:
    found = workspace(tmp_path, style, TWINS)
    files = render_reports(found, assess(found))
    named = {name: set(re.findall(r"Abe 2006\w?", text)) for name, text in files.items()}
    ours = {"Abe 2006a", "Abe 2006b"}
    assert {name for name, labels in named.items() if labels - ours} == set()
    views = ("index.html", "review.md", "matrix.html", "matrix.md", "reading-list.html")
    assert {view: named[f"bands/{view}"] for view in views} == dict.fromkeys(views, ours)
    listed = html.unescape(files["bands/index.html"].split('<ol class="references"')[1])
    first, second = re.findall(r'(?s)<li id="ref-.*?</li>', listed)
    assert "Abe 2006a: " in first
    assert "Muscle" in first
    assert "Abe 2006b: " in second
