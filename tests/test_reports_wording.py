"""A claim's wording is set against the evidence in words that a reader knows."""

from pathlib import Path
from typing import Protocol

import pytest

from claimgrade.assess.review import assess
from claimgrade.reports.views import build
from claimgrade.reports.views.certainty import WordingView
from claimgrade.workspace.load import load

CLAIM = """\
statement: A cold bath raises the pulse.
quote: {{exact: a cold bath raises your pulse}}
wording: {{relation: {relation}, hedge: {hedge}}}
certainty: {certainty}
because: the studies agree
evidence:
  - {{source: doe2011, result: pulse, relation: {bearing}, finding: The pulse was measured}}
"""

STUDY = """\
design: {design}
population: {{species: human, who: young men}}
n: 12
results:
  - {{id: pulse, outcome: pulse, class: acute-marker, contrast: {contrast}}}
"""


DEFAULTS = {
    "relation": "effect",
    "hedge": "plain",
    "certainty": "moderate",
    "bearing": "supports",
    "design": "randomised-crossover",
    "contrast": "conditions",
}


class Worded(Protocol):
    """Returns the wording shown for a claim with the fields given."""

    def __call__(self, **fields: str) -> WordingView: ...


@pytest.fixture
def worded(tmp_path: Path) -> Worded:
    def view(**fields: str) -> WordingView:
        given = DEFAULTS | fields
        claim, study = CLAIM.format(**given), STUDY.format(**given)
        for name, text in {
            "claimgrade.toml": "format = 1\n",
            "claims/cold/article.yaml": "title: Cold baths\n",
            "claims/cold/pulse.yaml": claim,
            "citations/library.bib": "@article{doe2011, title = {Cold}, year = {2011}}\n",
            "citations/studies/doe2011.yaml": study,
        }.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        workspace = load(tmp_path, cache=False)
        shown = build(workspace, assess(workspace), "cold").cards[0].wording
        assert shown is not None
        return shown

    return view


def allowed(view: WordingView, axis: str) -> str:
    return {row.axis: row.allowed for row in view.rows}[axis]


@pytest.mark.parametrize(
    ("hedge", "certainty", "expected"),
    [
        (
            "plain",
            "moderate",
            "Worded as a plain statement; the evidence allows 'probably': 1 step too sure.",
        ),
        ("proof", "moderate", "Worded as proof; the evidence allows 'probably': 2 steps too sure."),
        ("can", "low", "Worded with 'can'; the evidence allows 'may': 1 step too sure."),
        ("may", "low", "Worded with 'may'; the evidence allows 'may': within it."),
        (
            "probably",
            "high",
            "Worded with 'probably'; the evidence allows a plain statement: within it.",
        ),
    ],
)
def test_how_sure_a_claim_sounds_is_compared_without_words_it_never_used(
    worded: Worded, hedge: str, certainty: str, expected: str
) -> None:
    assert worded(hedge=hedge, certainty=certainty).sentence == expected


@pytest.mark.parametrize(
    ("bearing", "certainty", "why"),
    [
        ("disputes", "low", "The evidence points against it"),
        ("background", "no-evidence", "No study tests it"),
    ],
)
def test_where_no_wording_could_be_right_the_reason_is_said(
    worded: Worded, bearing: str, certainty: str, why: str
) -> None:
    view = worded(bearing=bearing, certainty=certainty)
    assert view.sentence.startswith(f"Worded as a plain statement. {why}, so no wording")
    assert "too sure" not in view.sentence
    assert allowed(view, "How sure it sounds").endswith(", in a sentence put in its place")


def test_a_stronger_link_than_the_design_can_show_is_said(worded: Worded) -> None:
    view = worded(design="cross-sectional", contrast="correlation", hedge="may", certainty="low")
    assert view.sentence.endswith(
        "within it. But it claims a stronger link than the evidence can show."
    )
    assert allowed(view, "What it links") == "an association: two things go together"


def test_a_link_is_never_shown_stronger_than_the_claims_own(worded: Worded) -> None:
    view = worded(relation="description")
    assert allowed(view, "What it links") == "as worded"


def test_a_link_that_cannot_be_known_says_why(worded: Worded) -> None:
    unknown = worded(contrast="unknown")
    assert allowed(unknown, "What it links") == "not known: the designs are not fully recorded"
    untested = worded(bearing="background", certainty="no-evidence")
    assert allowed(untested, "What it links") == "nothing: no study tests it"
