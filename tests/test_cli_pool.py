"""``pool`` puts the results on an outcome together, or says why they cannot be."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimgrade as claimgrade_library

STUDY = """\
design: randomised-trial
randomised: true
population: {{species: human}}
intervention: {{what: rope skipping}}
comparator: no skipping
n: 20
results:
  - id: hop
    outcome: hop height
    contrast: conditions
    paired: false
    direction: increase
    unit: cm
    groups:
      - {{name: skipping, role: intervention, n: 10, mean: {mean}{spread}}}
      - {{name: no skipping, role: comparator, n: 10, mean: 1{spread}}}
"""

STUDIES = "citations/studies"

SPREAD = ", sd: 2"


@pytest.fixture
def library(claimgrade: Callable[..., Any], example: Path) -> Callable[..., Any]:
    """The example with two trials on one outcome, and a function that writes others."""

    def write(**studies: tuple[float, str]) -> Callable[..., Any]:
        keys = [*studies, "example2020"]
        entries = "".join(f"@article{{{k}, author={{{k}, A.}}, year=2020}}\n" for k in keys)
        (example / "citations" / "example.bib").write_text(entries, "utf-8")
        for key, (mean, spread) in studies.items():
            text = STUDY.format(mean=mean, spread=spread)
            (example / STUDIES / f"{key}.yaml").write_text(text, "utf-8")
        return claimgrade

    return write


def test_a_table_has_studies_weights_and_what_they_add_up_to(
    library: Callable[..., Any],
) -> None:
    """Equal spreads weigh the same; the differences 2 and 4 have the mean 3."""
    out = library(One=(3, SPREAD), Two=(5, SPREAD))("pool", "hop height").out
    lines = out.splitlines()
    assert lines[0] == "Hop height"
    assert lines[1].startswith("Mean difference (cm); above 0: more of it with the treatment")
    assert any(line.startswith("One 2020") and line.endswith("50.0%") for line in lines)
    (together,) = [line for line in lines if line.startswith("Put together")]
    assert together.split()[2] == "40"
    assert float(together.split()[3]) == 3
    assert "Hartung–Knapp" in out
    assert "Prediction interval: needs 3 studies or more" in out
    assert "Egger's test needs 10 studies or more, and there are 2." in out
    assert all(len(line) <= 80 for line in lines)


def test_without_a_spread_it_shows_the_differences_and_why_they_cannot_be_pooled(
    library: Callable[..., Any],
) -> None:
    ran = library(One=(3, ""), Two=(5, ""))("pool", "hop height")
    assert ran.code == 0
    said = " ".join(ran.out.split())
    assert "One 2020 20 2, no spread reported –" in said
    assert "Not pooled: none of the 2 results that could enter gives an SD." in said
    directions = "By direction alone, where one is recorded for two groups, "
    assert f"{directions}each set of people once: 2 found more." in said
    assert "[the standard deviation of a group]" in said
    assert "One 2020, hop height: skipping: 3 (n 10); no skipping: 1 (n 10), in cm" in said
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_without_a_name_every_outcome_is_listed_with_results_and_data_sets(
    library: Callable[..., Any],
) -> None:
    run = library(One=(3, ""), Two=(5, ""))
    assert "      2          2  hop height\n" in run("pool").out
    (row,) = [r for r in json.loads(run("pool", "--format", "json").out) if r["results"] == 2]
    assert row == {"name": "hop height", "kind": "outcome", "results": 2, "data_sets": 2}


def test_json_and_csv_hold_the_same_numbers(library: Callable[..., Any]) -> None:
    run = library(One=(3, SPREAD), Two=(5, SPREAD), Three=(4, ""))
    found = json.loads(run("pool", "hop", "height", "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(run("pool", "hop height", "--format", "csv").out)))
    assert [row["row"] for row in rows] == ["entered", "entered", "pooled", "left out"]
    assert float(rows[2]["value"]) == found["pooled"]["value"] == pytest.approx(3)
    assert [float(row["weight"]) for row in rows[:2]] == found["pooled"]["weights"]
    assert rows[3]["missing"] == " ".join(found["left_out"][0]["missing"])


@pytest.mark.parametrize(
    ("words", "says"),
    [("hpo height", "did you mean 'hop height'?"), ("quantum", "claimgrade pool lists them")],
)
def test_a_wrong_name_is_answered_with_the_nearest(
    library: Callable[..., Any], words: str, says: str
) -> None:
    ran = library(One=(3, ""), Two=(5, ""))("pool", words)
    assert ran.code == 2
    assert says in ran.err


def test_words_that_could_mean_several_outcomes_are_answered_with_their_names(
    library: Callable[..., Any], example: Path
) -> None:
    run = library(One=(3, ""), Two=(5, ""))
    path = example / STUDIES / "Two.yaml"
    path.write_text(path.read_text("utf-8").replace("hop height", "hop length"), "utf-8")
    ran = run("pool", "hop")
    assert ran.code == 2
    assert "hop height (" in ran.err
    assert "hop length (1)" in ran.err


def test_what_a_claim_adds_up_to_is_part_of_its_page_and_of_its_json(
    library: Callable[..., Any], example: Path
) -> None:
    run = library(One=(3, SPREAD), Two=(5, SPREAD))
    lines = "".join(
        f"  - {{source: {key}, result: hop, relation: supports, finding: Higher.}}\n"
        for key in ("One", "Two")
    )
    claim = (
        "statement: Skipping raises the jump.\nquote: {exact: words}\n"
        "wording: {relation: effect, hedge: may}\ncertainty: low\nbecause: Two trials.\n"
        f"asserts: {{outcome: {{name: hop height}}}}\nevidence:\n{lines}"
    )
    (example / "claims" / "skipping-rope" / "skips.yaml").write_text(claim, "utf-8")
    page = " ".join(run("show", "skips", "--full").out.split())
    assert "hop height: 2 studies put together, mean difference (cm) 3.00 (95% CI" in page
    (found,) = json.loads(run("show", "skips", "--format", "json").out)
    assert found["pool"]["pooled"]["value"] == pytest.approx(3)
    assert [entry["study"] for entry in found["pool"]["entries"]] == ["One", "Two"]


def test_the_method_box_names_the_statistics_and_why(
    library: Callable[..., Any], example: Path
) -> None:
    settings = example / "claimgrade.toml"
    own = '\n[statistics.estimator]\nvalue = "dersimonian-laird"\nrationale = "as in the papers"\n'
    settings.write_text(settings.read_text("utf-8") + own, "utf-8")
    run = library(One=(3, SPREAD), Two=(5, SPREAD))
    assert "DerSimonian–Laird" in run("pool", "hop height").out
    assert run("report").code == 0
    page = (example / "reports" / "skipping-rope" / "review.md").read_text("utf-8")
    assert "random effects, DerSimonian–Laird | as in the papers |" in page


def test_an_estimator_that_is_none_is_a_fault_of_the_settings(
    library: Callable[..., Any], example: Path
) -> None:
    settings = example / "claimgrade.toml"
    own = '\n[statistics.estimator]\nvalue = "reml2"\nrationale = "x"\n'
    settings.write_text(settings.read_text("utf-8") + own, "utf-8")
    ran = library(One=(3, SPREAD), Two=(5, SPREAD))("check", "--fail-on", "record")
    assert ran.code == 1
    assert "claimgrade.toml" in ran.out


def test_the_library_gives_the_same_rows_as_a_frame(library: Callable[..., Any]) -> None:
    run = library(One=(3, SPREAD), Two=(5, SPREAD), Three=(4, ""))
    rows = list(csv.DictReader(io.StringIO(run("pool", "hop height", "--format", "csv").out)))
    review = claimgrade_library.load(".").assess()
    frame = review.pool("hop")
    assert list(frame["row"]) == [row["row"] for row in rows]
    assert frame["value"].iloc[2] == pytest.approx(3)
    assert frame.attrs["reason"] == ""
    with pytest.raises(ValueError, match="'quantum' names no single outcome"):
        review.pool("quantum")
