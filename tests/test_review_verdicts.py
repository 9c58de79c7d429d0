"""The computed verdicts of this repository's review beside those of the dossier."""

import re
from pathlib import Path
from typing import NamedTuple

from claimgrade.assess.review import assess
from claimgrade.workspace.load import load

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "comparison.md"
SAME = {
    "supported": {"supported"},
    "mostly supported": {"needs-caveat"},
    "overstated": {"overstated", "misleading"},
    "unsupported": {"unsupported"},
    "contradicted": {"contradicted"},
    "not checkable": {"not-checkable"},
}


class Row(NamedTuple):
    """One row of the comparison page."""

    dossier_id: str
    theirs: str
    claim: str
    ours: str
    agree: str
    why: str


def rows() -> list[Row]:
    """The rows of the comparison page."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:3] == "| c"]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def test_every_row_holds_what_the_records_give_today() -> None:
    computed = {a.id: str(a.verdict) for a in assess(load(ROOT, cache=False)).assessments}
    assert {row.claim: row.ours for row in rows()} == {
        row.claim: computed[row.claim] for row in rows()
    }


def test_rows_agree_exactly_where_the_scales_say_so_and_each_disagreement_has_a_reason() -> None:
    for row in rows():
        assert row.agree == ("yes" if row.ours in SAME[row.theirs] else "no"), row
        assert bool(row.why) == (row.agree == "no"), row


def test_the_count_is_the_number_of_rows_that_agree() -> None:
    agreeing = sum(row.agree == "yes" for row in rows())
    assert f"**{agreeing} of {len(rows())} agree.**" in PAGE.read_text(encoding="utf-8")


def test_each_row_names_a_claim_found_by_the_dossier_id() -> None:
    claims = {file.id: file.claim for file in load(ROOT, cache=False).claims.values()}
    for row in rows():
        assert any(alias.startswith(f"{row.dossier_id}-") for alias in claims[row.claim].aliases)


def test_the_dossier_says_what_the_page_says_of_it(shared: Path) -> None:
    dossier = (shared / "evidence" / "dossier.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| \d+ \| `(c\d\d)-[^`]+` \|.*?\*\*(.+?)\*\*", dossier, re.MULTILINE)
    assert {row.dossier_id: row.theirs for row in rows()} == dict(table)
