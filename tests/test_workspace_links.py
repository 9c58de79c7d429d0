"""Links between records lead somewhere, and claims have what a verdict needs."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from claimgrade.assess.review import assess
from claimgrade.workspace.errors import NotAWorkspace, UnsupportedFormat
from claimgrade.workspace.load import find_root, load
from claimgrade.workspace.workspace import Workspace

ARTICLE = {"claims/a/article.yaml": "title: An article\n"}
BIB = "@article{smith1999, title={T}}\n@article{lee2001, title={T}}\n"
MINIMUM = (
    "quote: {exact: q}\nstatement: s\nwording: {relation: effect, hedge: plain}\n"
    "certainty: low\nbecause: few people\n"
)
LINE = "evidence:\n  - {source: smith1999, relation: supports, finding: f}\n"


def write(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in {"claimgrade.toml": "format = 1\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def loaded(root: Path, files: Mapping[str, str]) -> Workspace:
    return load(write(root, {**ARTICLE, "citations/x.bib": BIB, **files}), cache=False)


def found(workspace: Workspace) -> list[tuple[str, str]]:
    return [(str(finding.location), finding.code) for finding in workspace.findings]


def test_a_complete_record_has_no_finding(tmp_path: Path) -> None:
    files = {
        "claims/a/one.yaml": MINIMUM + LINE + "builds_on: [two, b/three]\n",
        "claims/a/two.yaml": MINIMUM + LINE.replace("}", ", result: peak}"),
        "claims/b/three.yaml": MINIMUM + LINE + "omits: none\n",
        "claims/b/article.yaml": "title: Another\n",
        "citations/studies/smith1999.yaml": "results: [{id: peak}]\n",
        "citations/sources.yaml": "lee2001: {superseded_by: smith1999}\n",
    }
    workspace = loaded(tmp_path, files)
    assert found(workspace) == []
    assert list(workspace.claims) == ["a/one", "a/two", "b/three"]
    assert list(workspace.sources) == ["smith1999", "lee2001"]


def test_the_repository_s_own_review_has_no_fault_in_its_links(repository: Path) -> None:
    workspace = load(repository, cache=False)
    assert [f for f in workspace.findings if f.code < "RD5"] == []
    assert len(workspace.claims) >= 25


def test_claims_stand_in_the_order_of_the_article(tmp_path: Path) -> None:
    place = "quote: {{exact: q, position: {{start: {0}, end: {1}}}}}\n"
    files = {
        "claims/a/zebra.yaml": place.format(5, 9),
        "claims/a/ant.yaml": place.format(40, 49),
        "claims/a/late.yaml": "statement: no place yet\n",
        "claims/a/bee.yaml": place.format(5, 9),
    }
    ids = [claim.id for claim in loaded(tmp_path, files).claims.values()]
    assert ids == ["bee", "zebra", "ant", "late"]


def test_an_older_key_leads_to_the_source_and_is_read_as_the_present_one(tmp_path: Path) -> None:
    files = {
        "claims/a/one.yaml": MINIMUM
        + LINE.replace("smith1999", "old99, result: peak")
        + "omits: {what: w, line: old99, hides: harm}\n",
        "citations/sources.yaml": "smith1999: {aliases: [old99]}\n",
        "citations/studies/old99.yaml": "results: [{id: peak}]\nincludes: [old99]\n",
    }
    workspace = loaded(tmp_path, files)
    assert found(workspace) == []
    claim = workspace.claims["a/one"].claim
    assert claim.evidence[0].source == "smith1999"
    assert claim.omits.line == "smith1999"  # type: ignore[union-attr]
    assert workspace.studies["smith1999"].includes == ("smith1999",)


def test_a_former_id_of_a_claim_is_still_found(tmp_path: Path) -> None:
    files = {
        "claims/a/one.yaml": MINIMUM + LINE + "builds_on: [before]\n",
        "claims/a/two.yaml": MINIMUM + LINE + "aliases: [before, growth hormone]\n",
        "claims/a/three.yaml": MINIMUM + LINE + "aliases: [growth hormone]\n",
    }
    assert found(loaded(tmp_path, files)) == []


def test_a_circle_is_told_once_with_the_way_round(tmp_path: Path) -> None:
    files = {
        f"claims/a/{name}.yaml": f"builds_on: [{target}]\nreplaced_by: [{name}]\n"
        for name, target in (("a", "b"), ("b", "c"), ("c", "b"), ("d", "a"), ("e", "e"))
    }
    workspace = loaded(tmp_path, files)
    assert found(workspace) == [
        ("claims/a/c.yaml:1:13", "RD309"),
        ("claims/a/e.yaml:1:13", "RD309"),
    ]
    first, second = workspace.findings
    assert first.message.endswith("b → c → b")
    assert second.message == "the claim builds on itself"


def test_a_long_argument_is_followed_to_its_end(tmp_path: Path) -> None:
    files = {
        f"claims/a/c{n:04}.yaml": f"builds_on: [c{(n + 1) % 1500:04}]\nreplaced_by: [c0000]\n"
        for n in range(1500)
    }
    assert [code for _, code in found(loaded(tmp_path, files))] == ["RD309"]


def test_links_into_a_library_that_cannot_be_opened_are_not_reported(tmp_path: Path) -> None:
    root = write(tmp_path, {**ARTICLE, "claims/a/one.yaml": MINIMUM + LINE})
    (root / "citations").mkdir()
    (root / "citations" / "x.bib").symlink_to(root / "citations" / "gone.bib")
    assert found(load(root, cache=False)) == [("citations/x.bib:1:1", "RD101")]


def test_a_result_left_out_for_a_fault_does_not_make_links_to_it_dangle(tmp_path: Path) -> None:
    files = {
        "claims/a/one.yaml": MINIMUM + LINE.replace("}", ", result: peak}"),
        "citations/studies/smith1999.yaml": "results: [{id: Peak!}]\n",
    }
    workspace = loaded(tmp_path, files)
    assert found(workspace) == [("citations/studies/smith1999.yaml:1:12", "RD212")]


COMPLETENESS = [
    # fields beside quote, statement and wording; what is then missing
    ("certainty: low\nbecause: b\n" + LINE, []),
    (LINE, ["RD501", "RD505"]),
    ("certainty: low\n" + LINE, ["RD505"]),
    ("", ["RD504"]),
    ("searched_on: 2026-11-01\n", []),
    ("searched_on: 2026-11-01\ncertainty: low\n", ["RD505"]),
    (LINE.replace("supports", "background"), ["RD504"]),
    ("kind: report\n" + LINE, []),
    ("kind: definition\n", []),
    ("verdict: {verdict: not-checkable, reason: r}\n", []),
    ("replaced_by: [one]\n", []),
    # what is there and broken is one fault, not two
    ("certainty: lowish\nbecause: b\n" + LINE, ["RD202"]),
    ("searched_on: soon\n", ["RD205"]),
    (LINE.replace("supports", "helps"), ["RD202"]),
    ("evidence:\n  - words\n", ["RD209"]),
    # a key with a typing error is one fault, not two
    ("certanity: low\nbecause: b\n" + LINE, ["RD201"]),
    ("certainty: low\nbecuase: b\n" + LINE, ["RD201"]),
    (LINE.replace("finding", "findign") + "certainty: low\nbecause: b\n", ["RD201"]),
    ("serched_on: 2026-11-01\n", ["RD201"]),
]


@pytest.mark.parametrize(("fields", "codes"), COMPLETENESS)
def test_a_claim_lacks_only_what_its_verdict_needs(
    tmp_path: Path, fields: str, codes: list[str]
) -> None:
    base = "quote: {exact: q}\nstatement: s\nwording: {relation: effect, hedge: plain}\n"
    workspace = loaded(tmp_path, {"claims/a/one.yaml": base + fields})
    assert [code for _, code in found(workspace)] == codes


@pytest.mark.parametrize(
    ("study", "codes"),
    [
        ("design: opinion\n", ["RD504"]),
        ("design: practice-evidence\n", ["RD504"]),
        ("design: practice-evidence\nsystematic: true\n", ["RD501", "RD505"]),
        ("design: cohort\n", ["RD501", "RD505"]),
    ],
)
def test_opinion_and_experience_test_no_claim_so_it_needs_the_day_of_a_search(
    tmp_path: Path, study: str, codes: list[str]
) -> None:
    """As in the verdict: such lines stand outside the body, which then holds nothing."""
    base = "quote: {exact: q}\nstatement: s\nwording: {relation: effect, hedge: plain}\n"
    files = {"claims/a/one.yaml": base + LINE, "citations/studies/smith1999.yaml": study}
    workspace = loaded(tmp_path, files)
    assert [code for _, code in found(workspace)] == codes
    (assessment,) = assess(workspace).assessments
    waits_for_search = "searched_on" in assessment.computed_reason
    assert waits_for_search is (codes == ["RD504"])


def test_an_opinion_that_disagrees_calls_for_no_points(tmp_path: Path) -> None:
    other = "  - {source: lee2001, relation: disputes, finding: f}\n"
    files = {
        "claims/a/one.yaml": MINIMUM + LINE + other,
        "citations/studies/lee2001.yaml": "design: opinion\n",
    }
    assert "RD503" not in [code for _, code in found(loaded(tmp_path, files))]


@pytest.mark.parametrize(
    ("text", "place", "message", "helps"),
    [
        (
            "# a note\nstatement: s\nsearched_on: 2026-11-01\n",
            "claims/a/one.yaml:2:1",
            "the claim has no `quote.exact`, `wording.relation` and `wording.hedge`",
            ["`quote:` with `exact:` below it; `relation:`", "; and `hedge:` (untested"],
        ),
        (
            "statement: s\nquote: {exact: q}\nwording: {relation: effect}\nbecause: b\n" + LINE,
            "claims/a/one.yaml:3:1",
            "the claim has no `wording.hedge` and `certainty`",
            ["Add `hedge:`", "; and `certainty:` (very-low"],
        ),
        (
            "quote: {exact: q}\nwording: {relation: effect, hedge: may}\nkind: report\n",
            "claims/a/one.yaml:1:1",
            "the claim has no `statement`",
            ["Add `statement:` with what is claimed"],
        ),
    ],
)
def test_what_the_claim_itself_lacks_is_one_finding(
    tmp_path: Path, text: str, place: str, message: str, helps: list[str]
) -> None:
    (finding,) = loaded(tmp_path, {"claims/a/one.yaml": text}).findings
    assert (finding.code, str(finding.location), finding.message) == ("RD501", place, message)
    assert all(part in (finding.help or "") for part in helps)


def test_a_claim_without_evidence_is_told_both_ways_to_go_on(tmp_path: Path) -> None:
    base = "quote: {exact: q}\nstatement: s\nwording: {relation: effect, hedge: plain}\n"
    (finding,) = loaded(tmp_path, {"claims/a/one.yaml": base}).findings
    assert finding.code == "RD504"
    assert finding.help == (
        "Add a line under `evidence:`, or `searched_on:` with the day if you searched and "
        "found nothing."
    )


def test_lines_that_disagree_need_points(tmp_path: Path) -> None:
    other = "  - {source: lee2001, relation: disputes, finding: f}\n"
    without = loaded(tmp_path / "w", {"claims/a/one.yaml": MINIMUM + LINE + other})
    entered = loaded(
        tmp_path / "e", {"claims/a/one.yaml": MINIMUM + LINE + other + "points: for\n"}
    )
    assert [code for _, code in found(without)] == ["RD503"]
    assert found(entered) == []


def test_a_folder_without_settings_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace, match=r"claimgrade\.toml"):
        load(tmp_path)
    with pytest.raises(NotAWorkspace):
        find_root(tmp_path)


def test_the_root_is_found_from_any_folder_below(tmp_path: Path) -> None:
    root = write(tmp_path, ARTICLE)
    assert find_root(root / "claims" / "a") == root.resolve()


def test_a_newer_workspace_is_refused_politely(tmp_path: Path) -> None:
    root = write(tmp_path, {"claimgrade.toml": "format = 2\n"})
    with pytest.raises(UnsupportedFormat, match="nothing was changed"):
        load(root, cache=False)


def test_a_folder_linked_from_elsewhere_is_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside" / "studies"
    outside.mkdir(parents=True)
    (outside / "smith1999.yaml").write_text("n: 1\n")
    root = write(tmp_path / "w", {"citations/x.bib": BIB})
    os.symlink(outside, root / "citations" / "studies")
    workspace = load(root, cache=False)
    assert found(workspace) == [("citations/studies:1:1", "RD102")]
    assert not workspace.studies


def test_names_are_searched_for_the_first_500_links_that_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []

    def search(word: str, names: list[str], lowered: list[str]) -> str:
        searched.append(word)
        return names[0]

    monkeypatch.setattr("claimgrade.workspace.linking.nearest._nearest", search)
    files = {f"claims/a/c{n}.yaml": f"evidence: [{{source: kez{n:05}}}]\n" for n in range(600)}
    workspace = loaded(tmp_path, files)
    links = [finding for finding in workspace.findings if finding.code == "RD301"]
    assert len(links) == 600
    assert len(searched) == len(set(searched)) == 500
    assert sum("did you mean" in finding.message for finding in links) == 500


def test_a_key_in_two_bibliographies_is_one_key_whatever_its_capitals(tmp_path: Path) -> None:
    (tmp_path / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    (tmp_path / "citations").mkdir()
    for name, key in (("a.bib", "Smith2020"), ("b.bib", "smith2020")):
        text = f"% one entry\n@book{{{key}, title = {{A}}}}\n"
        (tmp_path / "citations" / name).write_text(text, encoding="utf-8")
    workspace = load(tmp_path, cache=False)
    assert list(workspace.sources) == ["Smith2020"]
    assert [(f.code, str(f.location)) for f in workspace.findings] == [
        ("RD402", "citations/b.bib:2:1")
    ]


def test_a_comparison_names_groups_of_its_result(tmp_path: Path) -> None:
    study = (
        "results:\n"
        "  - id: size\n"
        "    groups: [{name: with bands}, {name: without bands}]\n"
        "    comparisons:\n"
        "      - {question: size, intervention: with bands, comparator: without band}\n"
        "  - id: pooled\n"
        "    comparisons: [{question: size, intervention: bands, comparator: nothing}]\n"
    )
    workspace = loaded(tmp_path, {"citations/studies/lee2001.yaml": study})
    assert found(workspace) == [("citations/studies/lee2001.yaml:5:52", "RD314")]
    assert workspace.findings[0].message == (
        "the result 'size' has no group 'without band'; did you mean 'without bands'?"
    )


@pytest.mark.parametrize(
    ("risk", "code"),
    [
        ("{percent: 5, source: smith1998}", "RD301"),
        ("{percent: 5, source: smith1999, result: peak}", "RD303"),
        ("{percent: 5, source: lee2001, result: peek}", "RD302"),
        ("{percent: 5, source: lee2001, result: peak}", None),
        ("{percent: 5, source: smith1999}", None),
        ("unknown", None),
    ],
)
def test_a_baseline_risk_leads_to_its_source(tmp_path: Path, risk: str, code: str | None) -> None:
    files = {
        "claims/a/one.yaml": MINIMUM + LINE + f"baseline_risk: {risk}\n",
        "citations/studies/lee2001.yaml": "results: [{id: peak}]\n",
    }
    assert [finding.code for finding in loaded(tmp_path, files).findings] == (
        [code] if code else []
    )


def test_a_baseline_risk_by_an_older_key_is_read_as_the_present_one(tmp_path: Path) -> None:
    files = {
        "claims/a/one.yaml": MINIMUM + LINE + "baseline_risk: {percent: 5, source: old99}\n",
        "citations/sources.yaml": "smith1999: {aliases: [old99]}\n",
    }
    workspace = loaded(tmp_path, files)
    assert found(workspace) == []
    risk = workspace.claims["a/one"].claim.baseline_risk
    assert getattr(risk, "source", None) == "smith1999"
