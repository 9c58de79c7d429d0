"""claimgrade as a library."""

import subprocess
import sys
from pathlib import Path

import pytest

import claimgrade
from claimgrade.model.assessment import Assessment

ROOT = Path(__file__).parent.parent


def test_a_review_becomes_a_frame_with_one_row_a_claim() -> None:
    workspace = claimgrade.load(ROOT)
    frame = workspace.assess().to_frame()
    assert len(frame) == len(workspace.records.claims)
    row = frame.xs(("restricting-blood-flow", "type-ii-need-no-oxygen"))
    assert (row["verdict"], row["certainty"], row["points"]) == ("contradicted", "high", "against")
    assert frame["gap"].dtype == "Int64"


def test_a_notebook_shows_markup_from_a_record_as_text(tmp_path: Path) -> None:
    (tmp_path / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    folder = tmp_path / "claims" / "a"
    folder.mkdir(parents=True)
    (folder / "article.yaml").write_text("title: A\n", encoding="utf-8")
    (folder / "b.yaml").write_text("statement: <script>alert(1)</script>\n", encoding="utf-8")
    shown = claimgrade.load(tmp_path).assess()._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


def test_importing_claimgrade_loads_no_heavy_package() -> None:
    code = "import claimgrade, sys; print({'pandas', 'pydantic', 'yaml'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def test_a_frame_counts_independent_data_sets_and_people(tmp_path: Path) -> None:
    """Two papers on one cohort of 20 are two citations and one data set."""
    review = signed_review(tmp_path, "")
    row = review.to_frame().xs(("a", "b"))
    assert (row["citations"], row["data_sets"], row["people"]) == (2, 1, 20)
    assert bool(row["stale"]) is False


def test_a_frame_says_which_claims_changed_since_they_were_signed(tmp_path: Path) -> None:
    signature = f"review:\n  - {{by: Anna, on: 2026-11-01, digests: {{claim: {'0' * 64}}}}}\n"
    row = signed_review(tmp_path, signature).to_frame().xs(("a", "b"))
    assert bool(row["stale"]) is True


def test_a_frame_works_out_only_the_columns_that_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words for a claim take longer than its verdict: thousands of claims need not wait."""
    review = signed_review(tmp_path, "")

    def refuse(self: Assessment) -> None:
        raise AssertionError("the details were worked out")

    monkeypatch.setattr(Assessment, "details", property(refuse))
    frame = review.to_frame(["certainty", "verdict", "stale"])
    assert list(frame.columns) == ["certainty", "verdict", "stale"]
    with pytest.raises(AssertionError, match="details were worked out"):
        review.to_frame(["may_say"])


def test_a_column_that_is_none_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no column verdikt; there are statement, verdict"):
        signed_review(tmp_path, "").to_frame(["verdikt"])


def signed_review(folder: Path, signature: str) -> claimgrade.Review:
    """A review of one claim that rests on two papers about the same twenty people."""
    claim = (
        "statement: It helps.\nquote: {exact: it helps}\n"
        "wording: {relation: effect, hedge: may}\ncertainty: low\nbecause: one trial\n"
        "evidence:\n"
        "  - {source: one, relation: supports, finding: It did.}\n"
        "  - {source: two, relation: supports, finding: It did again.}\n"
    )
    study = "design: randomised-trial\nn: 20\ncohort: the twenty\n"
    files = {
        "claimgrade.toml": "format = 1\n",
        "claims/a/article.yaml": "title: A\n",
        "claims/a/b.yaml": claim + signature,
        "citations/library.bib": "@misc{one, title={O}}\n@misc{two, title={T}}\n",
        "citations/studies/one.yaml": study,
        "citations/studies/two.yaml": study,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return claimgrade.load(folder).assess()
