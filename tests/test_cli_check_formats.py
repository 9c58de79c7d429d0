"""``check`` as SARIF and JUnit: what other programs read, held to what those formats require.

No schema of SARIF is stored here; the properties below were copied by hand from the tables of
SARIF 2.1.0 (OASIS Standard, 27 March 2020, section 3), for the objects that are written.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from claimgrade.assess.catalogue import RULES
from claimgrade.workspace.codes import DIAGNOSTICS

CLAIM = "claims/skipping-rope/jump-higher.yaml"
STUDY = "citations/studies/example2020.yaml"

# object: (its required properties, those that may be there too and that we write)
SARIF = {
    "sarifLog": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "columnKind"}),
    "tool": ({"driver"}, set()),
    "toolComponent": ({"name"}, {"version", "rules"}),
    "reportingDescriptor": (
        {"id"},
        {"name", "shortDescription", "fullDescription", "help", "defaultConfiguration"},
    ),
    "reportingConfiguration": (set(), {"level"}),
    "result": (
        {"message"},
        {
            "ruleId",
            "ruleIndex",
            "level",
            "locations",
            "relatedLocations",
            "partialFingerprints",
            "suppressions",
            "properties",
        },
    ),
    "location": (set(), {"id", "physicalLocation", "message"}),
    "physicalLocation": (set(), {"artifactLocation", "region"}),
    "artifactLocation": (set(), {"uri"}),
    "region": (set(), {"startLine", "startColumn"}),
    "message": ({"text"}, set()),
    "suppression": ({"kind"}, {"status", "justification"}),
}
LEVELS = {"none", "note", "warning", "error"}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def has_shape(thing: dict[str, Any], kind: str) -> None:
    required, allowed = SARIF[kind]
    assert required <= set(thing) <= required | allowed, f"{kind}: {sorted(thing)}"


def is_location(place: dict[str, Any]) -> None:
    has_shape(place, "location")
    if "message" in place:
        has_shape(place["message"], "message")
    physical = place["physicalLocation"]
    has_shape(physical, "physicalLocation")
    has_shape(physical["artifactLocation"], "artifactLocation")
    # RFC 3986: no space, no quotation mark, and nothing that would need a percent sign.
    assert re.fullmatch(r"(?:[\w./~-]|%[0-9A-F]{2})+", physical["artifactLocation"]["uri"], re.A)
    has_shape(physical["region"], "region")
    assert physical["region"]["startLine"] >= 1
    assert physical["region"]["startColumn"] >= 1


def is_sarif(text: str) -> list[dict[str, Any]]:
    """Hold a SARIF log to the standard, and return its results."""
    log = json.loads(text)
    has_shape(log, "sarifLog")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    has_shape(run, "run")
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    has_shape(run["tool"], "tool")
    driver = run["tool"]["driver"]
    has_shape(driver, "toolComponent")
    for rule in driver["rules"]:
        has_shape(rule, "reportingDescriptor")
        has_shape(rule["defaultConfiguration"], "reportingConfiguration")
        assert rule["defaultConfiguration"]["level"] in LEVELS
        for part in ("shortDescription", "fullDescription", "help"):
            has_shape(rule[part], "message")
            assert rule[part]["text"]
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    results: list[dict[str, Any]] = run["results"]
    for result in results:
        has_shape(result, "result")
        has_shape(result["message"], "message")
        assert result["level"] in LEVELS
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            is_location(place)
        ids = [place["id"] for place in result.get("relatedLocations", ())]
        assert len(set(ids)) == len(ids)
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        for suppression in result["suppressions"]:
            has_shape(suppression, "suppression")
            assert suppression["kind"] in {"inSource", "external"}
            assert suppression["status"] in {"accepted", "underReview", "rejected"}
    return results


def place_of(result: dict[str, Any]) -> tuple[str, int, int]:
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    return place["artifactLocation"]["uri"], region["startLine"], region["startColumn"]


def prints(results: list[dict[str, Any]]) -> list[str]:
    return [value for result in results for value in result["partialFingerprints"].values()]


@pytest.fixture
def faulty(example: Path) -> Path:
    """The worked example with faults in claim, study and article, and two equal ones."""
    edit(example / CLAIM, "advice: none ", "advise: none ")
    edit(example / CLAIM, "omits: none", "omits: none\nbuilds_on: [nobody, nobody]")
    edit(example / STUDY, "n: 48", "n: about 48")
    with (example / "claims/skipping-rope/article.yaml").open("a", encoding="utf-8") as file:
        file.write("volume: 3\n")
    return example


def test_sarif_has_every_finding_with_place_level_and_rule(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    ran = claimgrade("check", "--format", "sarif")
    results = is_sarif(ran.out)
    findings = json.loads(claimgrade("check", "--format", "json").out)["findings"]
    levels = {"blocker": "error", "major": "error", "minor": "warning", "info": "note"}
    assert ran.code == 1
    assert [(r["ruleId"], *place_of(r), r["level"]) for r in results] == [
        (f["code"], f["path"], f["line"], f["column"], levels[f["severity"]]) for f in findings
    ]
    for result, finding in zip(results, findings, strict=True):
        assert result["message"]["text"].startswith(finding["message"])
        assert finding["help"] in result["message"]["text"]
        assert result["suppressions"] == []


def test_a_rule_of_sarif_says_what_explain_says(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    log = json.loads(claimgrade("check", "--format", "sarif").out)
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert {"OS02", "RD201", "RD204", "RD304"} <= set(rules)
    assert rules["OS02"]["shortDescription"]["text"] == RULES["OS02"].definition
    assert RULES["OS02"].why in rules["OS02"]["help"]["text"]
    assert DIAGNOSTICS["RD201"].mend in rules["RD201"]["help"]["text"]


def test_fingerprints_stay_when_lines_move_and_differ_between_findings(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    before = is_sarif(claimgrade("check", "--format", "sarif").out)
    path = faulty / CLAIM
    path.write_text("# a line\n\n# and another\n" + path.read_text("utf-8"), "utf-8")
    after = is_sarif(claimgrade("check", "--format", "sarif").out)
    assert prints(after) == prints(before)
    assert [place_of(r) for r in after] != [place_of(r) for r in before]
    assert len(set(prints(before))) == len(before)


def test_fingerprints_are_the_same_from_every_folder(
    claimgrade: Callable[..., Any], faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = is_sarif(claimgrade("check", "--format", "sarif").out)
    monkeypatch.chdir(faulty / "citations")
    within = is_sarif(claimgrade("check", "--format", "sarif").out)
    assert prints(within) == prints(above)
    assert all(Path(place_of(result)[0]).is_file() for result in within)


def test_a_finding_names_its_related_places(claimgrade: Callable[..., Any], example: Path) -> None:
    edit(example / CLAIM, "omits: none", "omits: none\nbuilds_on: [other]")
    other = (example / CLAIM).read_text("utf-8").replace("[other]", "[jump-higher]")
    (example / CLAIM).with_name("other.yaml").write_text(other, "utf-8")
    results = is_sarif(claimgrade("check", "--format", "sarif").out)
    (circle,) = [result for result in results if result["ruleId"] == "RD309"]
    (related,) = circle["relatedLocations"]
    place = related["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "claims/skipping-rope/jump-higher.yaml"
    assert "builds on others" in related["message"]["text"]


def test_what_was_accepted_or_is_in_the_baseline_is_suppressed(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    accepted = "accepted:\n  - {code: OS02, reason: said below, by: AB, on: 2026-11-01}\n"
    edit(example / CLAIM, "omits: none\n", f"omits: none\n{accepted}")
    edit(example / STUDY, "n: 48", "n: about 48")
    claimgrade("check", "--select", "RD", "--update-baseline")
    results = is_sarif(claimgrade("check", "--format", "sarif").out)
    by_code = {result["ruleId"]: result["suppressions"] for result in results}
    assert by_code["OS02"] == [
        {"kind": "inSource", "status": "accepted", "justification": "said below (AB, 2026-11-01)"}
    ]
    assert [one["kind"] for one in by_code["RD204"]] == ["external"]
    unsuppressed = [result["ruleId"] for result in results if not result["suppressions"]]
    findings = json.loads(claimgrade("check", "--format", "json").out)["findings"]
    assert unsuppressed == [finding["code"] for finding in findings]


def test_an_empty_workspace_gives_a_log_without_results(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    (example / CLAIM).unlink()
    ran = claimgrade("check", "--format", "sarif", "--select", "OS")
    assert (ran.code, is_sarif(ran.out)) == (0, [])


def test_a_uri_escapes_what_a_name_of_a_file_may_hold(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    (example / CLAIM).rename((example / CLAIM).with_name("50% höher.yaml"))
    results = is_sarif(claimgrade("check", "--format", "sarif", "--select", "RD117").out)
    assert [place_of(r)[0] for r in results] == ["claims/skipping-rope/50%25%20h%C3%B6her.yaml"]


# JUnit


def junit(text: str) -> ElementTree.Element:
    """Hold a JUnit document to its counts, and return it."""
    top = ElementTree.fromstring(text)  # noqa: S314 - our own output
    assert top.tag == "testsuites"
    cases = top.findall("testsuite/testcase")
    assert top.get("tests") == str(len(cases))
    assert top.get("failures") == str(len(top.findall("testsuite/testcase/failure")))
    for suite in top:
        assert suite.tag == "testsuite"
        assert suite.get("name")
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    for case in cases:
        assert {"name", "classname", "file", "time"} <= set(case.keys())
        # Readers of JUnit take the first failure of a case, so there is one for all findings.
        assert [part.tag for part in case] in (
            [],
            ["failure"],
            ["system-out"],
            ["failure", "system-out"],
        )
    return top


def test_junit_has_a_suite_an_article_and_a_case_a_claim(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    """A claim without findings is a case that passes; one that others replaced is none."""
    calm = faulty / "claims/skipping-rope/calm.yaml"
    calm.write_text("replaced_by: [jump-higher]\n", "utf-8")
    definition = "\n".join(
        [
            "kind: definition",
            "statement: Skipping is jumping over a rope.",
            "quote: {exact: jumping over a rope}",
            "wording: {relation: description, hedge: plain}",
            "verdict: {verdict: not-checkable, reason: a definition}",
        ]
    )
    calm.with_name("what-skipping-is.yaml").write_text(definition + "\n", "utf-8")
    top = junit(claimgrade("check", "--format", "junit", "--fail-on", "record").out)
    cases = {
        (suite.get("name"), case.get("name")) for suite in top for case in suite.findall("testcase")
    }
    assert cases == {
        ("claims/skipping-rope", "jump-higher"),
        ("claims/skipping-rope", "what-skipping-is"),
        ("claims/skipping-rope", "article"),
        ("citations/studies", STUDY),
    }


def test_a_case_fails_exactly_where_the_exit_code_says(
    claimgrade: Callable[..., Any], faulty: Path
) -> None:
    """--fail-on decides on both, and what does not fail a case is its output."""
    for fail_on in ("any", "record", "claim", "major", "blocker", "never"):
        ran = claimgrade("check", "--format", "junit", "--fail-on", fail_on)
        top = junit(ran.out)
        assert (ran.code == 1) == (top.get("failures") != "0"), fail_on
        told = "".join(top.itertext())
        findings = json.loads(claimgrade("check", "--format", "json").out)["findings"]
        assert all(finding["message"] in told for finding in findings), fail_on


def test_a_failure_tells_place_code_and_help(claimgrade: Callable[..., Any], faulty: Path) -> None:
    top = junit(claimgrade("check", "--format", "junit", "--select", "RD204").out)
    (failure,) = top.iter("failure")
    (finding,) = json.loads(claimgrade("check", "--format", "json", "--select", "RD204").out)[
        "findings"
    ]
    assert failure.get("type") == "RD204"
    assert failure.get("message") == f"RD204 {finding['severity']}: {finding['message']}"
    assert (failure.text or "").startswith(f"{STUDY}:{finding['line']}:{finding['column']}: RD204")
    assert finding["help"] in (failure.text or "")


def test_accepted_flags_and_the_baseline_are_told_and_fail_nothing(
    claimgrade: Callable[..., Any], example: Path
) -> None:
    accepted = "accepted:\n  - {code: OS02, reason: a < b & c, by: AB, on: 2026-11-01}\n"
    edit(example / CLAIM, "omits: none\n", f"omits: none\n{accepted}")
    claimgrade("check", "--update-baseline")
    ran = claimgrade("check", "--format", "junit")
    top = junit(ran.out)
    assert (ran.code, top.get("failures")) == (0, "0")
    out = top.find("testsuite/testcase[@name='jump-higher']/system-out")
    assert out is not None
    assert "accepted: a < b & c (AB, 2026-11-01)" in (out.text or "")
    assert "in the baseline" in (out.text or "")


def test_a_record_cannot_break_the_xml(claimgrade: Callable[..., Any], example: Path) -> None:
    """Control characters are no part of XML 1.0; they are shown, as on the terminal."""
    edit(example / CLAIM, "hedge: plain ", 'hedge: "]]>\\x01\\uFFFE<\\"&" #')
    top = junit(claimgrade("check", "--format", "junit", "--select", "RD2").out)
    (failure,) = top.iter("failure")
    assert "]]>" in (failure.text or "")
    assert "\\u0001" in (failure.text or "")
