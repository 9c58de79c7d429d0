"""claimgrade as a library."""

import subprocess
import sys
from pathlib import Path

import claimgrade

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
