"""``sources retractions``: what is shown, what is recorded, and that it reaches the verdicts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.review import assess
from claimgrade.model.plain import plain
from claimgrade.workspace.load import load
from retraction_lists import row, written

DAY = ("--as-of", "2026-11-23")

CLAIM = """\
quote: {{exact: Five minutes of rope skipping a day makes you jump higher}}
statement: Rope skipping raises how high people jump.
wording: {{relation: effect, hedge: plain}}
certainty: low
because: One small trial.
evidence:
{lines}
"""


@pytest.fixture
def library(example: Path) -> Callable[..., None]:
    """Write sources by key as DOIs, a claim that leans on all of them, and their details."""

    def write(details: str = "", **dois: str) -> None:
        entries = (
            f"@article{{{key}, author={{Smith, A}}, title={{On {key}}}, year=2020"
            + (f", doi={{{doi}}}" if doi else "")
            + "}\n"
            for key, doi in dois.items()
        )
        (example / "citations" / "example.bib").write_text("".join(entries), "utf-8")
        (example / "citations" / "sources.yaml").write_text(details, "utf-8")
        for path in (example / "citations" / "studies").glob("*.yaml"):
            path.unlink()
        lines = (f"  - {{source: {k}, relation: supports, finding: They jumped}}" for k in dois)
        text = CLAIM.format(lines="\n".join(lines))
        (example / "claims" / "skipping-rope" / "jump-higher.yaml").write_text(text, "utf-8")

    return write


def rows(*made: dict[str, str]) -> Path:
    return written(Path("retraction_watch.csv"), *made)


def one_line(text: str) -> str:
    return " ".join(text.split())


def recorded() -> dict[str, Any]:
    return {
        key: plain(source.details.retraction)
        for key, source in load(Path.cwd()).sources.items()
        if source.details.retraction is not None
    }


def test_each_standing_is_shown_with_its_notice_its_reason_and_the_claims_that_lean_on_it(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    library(gone="10.1000/GONE", doubt="10.1000/doubt", fine="10.1000/fine", book="",
            tells="10.1000/notice")  # fmt: skip
    path = rows(
        row(doi="10.1000/gone", on="8/7/2026 0:00"),
        row(doi="10.1000/doubt", nature="Expression of concern", notice="", on="1/2/2025 0:00"),
    )
    ran = claimgrade("sources", "retractions", "--list", path, *DAY)
    told = one_line(ran.out)
    assert ran.code == 1
    assert "5 sources looked up on retraction_watch.csv of 2026-08-07" in told
    assert "(the day of its newest notice), 2 entries." in told
    assert "RETRACTED gone Smith 2020: On gone notice 10.1000/notice of 2026-08-07" in told
    assert "Error in Data; Unreliable Results found by DOI 10.1000/gone" in told
    assert "cited by skipping-rope/jump-higher (supports)" in told
    assert "EXPRESSION OF CONCERN doubt" in told
    assert "no notice is named of 2025-01-02" in told
    assert "A NOTICE tells Smith 2020: On tells this is the retraction of 10.1000/gone" in told
    assert "UNCHECKED 1 source it has no DOI: book" in told
    assert "3 on the list, 1 not found on it, 1 unchecked." in told
    assert "no proof that nothing happened" in told


def test_unchecked_is_never_green_unless_it_is_asked_to_be(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    library(book="", fine="10.1000/fine")
    path = rows(row())
    codes = {
        fail_on: claimgrade("sources", "retractions", "--list", path, "--fail-on", fail_on).code
        for fail_on in ("unchecked", "changed", "never")
    }
    assert codes == {"unchecked": 1, "changed": 0, "never": 0}
    library(fine="10.1000/fine")
    assert claimgrade("sources", "retractions", "--list", path, *DAY).code == 0


def test_without_a_list_it_tells_what_is_recorded_and_by_which_list(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    details = (
        "gone:\n  retraction:\n    status: retracted\n    on: 2026-01-02\n"
        "    list: Retraction Watch, 2026-01-01\n    notice: 10.1000/n\n"
    )
    library(details, gone="10.1000/gone", other="10.1000/other")
    ran = claimgrade("sources", "retractions")
    told = one_line(ran.out)
    assert ran.code == 1
    assert "by what is recorded in citations/sources.yaml" in told
    assert "notice 10.1000/n Retraction Watch, 2026-01-01, looked up 2026-01-02" in told
    assert "nobody looked it up: other" in told


def test_write_shows_the_difference_and_records_status_day_list_and_notice(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    library("fine:\n  type: primary # kept\n", gone="10.1000/gone", fine="10.1000/fine", book="")
    path = rows(row(doi="10.1000/gone", on="8/7/2026 0:00"))
    arguments = ("sources", "retractions", "--list", path, "--write", *DAY)
    shown = claimgrade(*arguments, "--dry-run")
    assert "Nothing was written." in shown.out
    assert recorded() == {}
    ran = claimgrade(*arguments)
    assert ran.code == 1
    assert "+    status: retracted" in ran.out
    assert "Recorded in citations/sources.yaml: 2 sources." in ran.out
    name = "retraction_watch.csv, 2026-08-07"
    assert recorded() == {
        "gone": {"status": "retracted", "on": "2026-11-23", "list": name,
                 "notice": "10.1000/notice"},
        "fine": {"status": "none-found", "on": "2026-11-23", "list": name},
    }  # fmt: skip
    assert "type: primary # kept\n" in Path("citations/sources.yaml").read_text("utf-8")
    again = claimgrade(*arguments)
    assert "Nothing was written." in again.out


def test_a_record_that_is_graver_than_the_list_is_never_lowered_in_silence(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    details = "\n".join(
        f"{key}:\n  retraction:\n    status: {status}\n    on: 2026-01-02\n"
        for key, status in (("seen", "corrected"), ("worse", "concern"))
    )
    library(details, seen="10.1000/seen", worse="10.1000/worse")
    path = rows(row(doi="10.1000/worse"))
    before = recorded()["seen"]
    ran = claimgrade("sources", "retractions", "--list", path, "--write", *DAY)
    assert "seen is recorded as corrected; the list says none-found." in one_line(ran.out)
    assert recorded()["seen"] == before
    assert recorded()["worse"]["status"] == "retracted"
    claimgrade("sources", "retractions", "--list", path, "--write", "--lower", *DAY)
    assert recorded()["seen"]["status"] == "none-found"


def test_the_worked_example_can_be_recorded_and_keeps_its_comments(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    bib = example / "citations" / "example.bib"
    bib.write_text(bib.read_text("utf-8").replace("year", "doi = {10.1000/fine},\n  year"), "utf-8")
    path = example / "citations" / "sources.yaml"
    comments = path.read_text("utf-8").count("#")
    ran = claimgrade("sources", "retractions", "--list", rows(row()), "--write", *DAY)
    assert "was left as it is" not in ran.out
    assert recorded()["example2020"]["status"] == "none-found"
    assert path.read_text("utf-8").count("#") == comments


def test_a_record_of_a_later_day_stays(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    library("fine:\n  retraction: {status: none-found, on: 2027-01-01}\n", fine="10.1000/fine")
    claimgrade("sources", "retractions", "--list", rows(row()), "--write", *DAY)
    assert recorded()["fine"]["on"] == "2027-01-01"


@pytest.mark.parametrize(
    ("name", "more", "dated"),
    [
        ("retraction_watch_20260808.json", (), "2026-08-08 (by its name)"),
        ("list-2026-08-08.json", (), "2026-08-08 (by its name)"),
        ("map.json", ("--dated", "2026-08-01"), "2026-08-01 (as you say)"),
        ("list-20260231.json", ("--dated", "2026-08-01"), "2026-08-01 (as you say)"),
        ("list-20260231.json", (), "of no stated day"),
        ("map.json", (), "of no stated day"),
    ],
)
def test_the_day_of_the_list_is_shown_and_a_record_needs_one(
    claimgrade: Callable[..., Any],
    library: Callable[..., None],
    name: str,
    more: tuple[str, ...],
    dated: str,
) -> None:
    library(gone="10.1000/gone")
    Path(name).write_text(json.dumps({"retractions": {"10.1000/gone": ""}}), "utf-8")
    ran = claimgrade("sources", "retractions", "--list", name, *more, *DAY)
    assert dated in one_line(ran.out)
    ran = claimgrade("sources", "retractions", "--list", name, *more, "--write", *DAY)
    if dated == "of no stated day":
        assert (ran.code, "--dated" in ran.err, recorded()) == (2, True, {})
    else:
        assert recorded()["gone"]["list"] == f"{name}, {dated[:10]}"


@pytest.mark.parametrize(
    ("status", "severity"), [("Retraction", "blocker"), ("Expression of concern", "major"),
                             ("Correction", "minor")]
)  # fmt: skip
def test_what_is_recorded_reaches_the_verdict_that_leans_on_the_work(
    claimgrade: Callable[..., Any], library: Callable[..., None], status: str, severity: str
) -> None:
    library(gone="10.1000/gone", fine="10.1000/fine")
    path = rows(row(doi="10.1000/gone", nature=status))
    claimgrade("sources", "retractions", "--list", path, "--write", *DAY)
    found = flags(claimgrade)
    assert [(one["code"], one["severity"]) for one in found] == [("SI06", severity)]


def test_a_retracted_work_supports_nothing_from_then_on(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    """The verdict is that of the same claim with the work's line entered as mere background."""
    library(gone="10.1000/gone")
    before = verdict()
    path = rows(row(doi="10.1000/gone"))
    claimgrade("sources", "retractions", "--list", path, "--write", *DAY)
    after = verdict()
    claim = Path("claims/skipping-rope/jump-higher.yaml")
    claim.write_text(claim.read_text("utf-8").replace("supports", "background"), "utf-8")
    assert (after, before) == (verdict(), before)
    assert after != before


def verdict() -> tuple[Any, Any]:
    (one,) = assess(load(Path.cwd())).assessments
    return one.verdict, one.ceiling


def flags(claimgrade: Callable[..., Any]) -> list[dict[str, Any]]:
    ran = claimgrade("check", "--format", "json", "--select", "SI06", "--fail-on", "never")
    return list(json.loads(ran.out)["findings"])


def test_a_warning_is_dismissed_for_one_citation_with_a_reason_and_stays_for_the_others(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    library(one="10.1000/one", two="10.1000/two")
    path = rows(row(doi="10.1000/one", nature="Correction"),
                row(doi="10.1000/two", nature="Correction"))  # fmt: skip
    claimgrade("sources", "retractions", "--list", path, "--write", *DAY)
    (before,) = flags(claimgrade)
    assert before["message"].count("has been corrected") == 2
    accepted = claimgrade(
        "review", "jump-higher", "--accept", "SI06", "--source", "one",
        "--reason", "the correction mends a name", "--by", "AB",
    )  # fmt: skip
    assert accepted.code == 0, accepted.out + accepted.err
    (after,) = flags(claimgrade)
    assert after["message"].count("has been corrected") == 1
    text = Path("claims/skipping-rope/jump-higher.yaml").read_text("utf-8")
    assert "the correction mends a name" in text


def test_a_claim_that_cites_a_notice_is_flagged_once_the_work_is_in_the_library(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    library(tells="10.1000/notice")
    path = rows(row(doi="10.1000/gone"))
    ran = claimgrade("sources", "retractions", "--list", path, *DAY)
    assert "claimgrade sources add 10.1000/gone" in one_line(ran.out)
    bib = Path("citations/example.bib")
    work = "@article{gone, author={Doe, J}, title={On gone}, year=2019, doi={10.1000/gone}}\n"
    bib.write_text(bib.read_text("utf-8") + work, "utf-8")
    ran = claimgrade("sources", "retractions", "--list", path, "--write", *DAY)
    assert "claimgrade sources add" not in ran.out
    (flag,) = flags(claimgrade)
    assert (flag["code"], flag["severity"]) == ("SI06", "blocker")
    assert "is the notice that" in flag["message"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--write",),
        ("--dated", "2026-01-01"),
        ("--list", "empty.csv"),
        ("--list", "no-such.csv"),
        ("--list", "empty.csv", "--lower"),
        ("--list", "list.json", "--dated", "2026-11-24", *DAY),
    ],
)
def test_wrong_use_is_told(
    claimgrade: Callable[..., Any], library: Callable[..., None], arguments: tuple[str, ...]
) -> None:
    library(fine="10.1000/fine")
    Path("empty.csv").write_text("", "utf-8")
    Path("list.json").write_text('{"retractions": {}}', "utf-8")
    ran = claimgrade("sources", "retractions", *arguments)
    assert (ran.code, ran.err.startswith(("Error", "Usage"))) == (2, True)


def test_json_holds_every_source_with_its_standing_and_the_day_of_the_list(
    claimgrade: Callable[..., Any], library: Callable[..., None]
) -> None:
    library(gone="10.1000/gone", book="")
    path = rows(row(doi="10.1000/gone", on="8/7/2026 0:00"))
    ran = claimgrade("sources", "retractions", "--list", path, "--format", "json", *DAY)
    document = json.loads(ran.out)
    assert (document["dated"], document["entries"]) == ("2026-08-07", 1)
    found = {one["key"]: one for one in document["sources"]}
    assert found["gone"]["status"] == "retracted"
    assert found["gone"]["claims"] == ["skipping-rope/jump-higher (supports)"]
    assert (found["book"]["status"], found["book"]["why_unchecked"]) == (
        "unchecked",
        "it has no DOI",
    )
