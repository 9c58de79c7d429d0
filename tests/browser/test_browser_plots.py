"""The forest plot of four trials and the strip of a number, in a real browser and on paper."""

import re
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.review import assess
from claimgrade.reports.publish import render_reports
from claimgrade.reports.writing import write
from claimgrade.workspace.load import load
from drawings import CLASHES

pytest.importorskip("scipy", reason="needs the extra: claimgrade[stats]")

pytestmark = pytest.mark.browser


CLAIM = """\
statement: Hopping raises how high people hop.
quote: {exact: hop higher}
wording: {relation: effect, hedge: plain}
certainty: low
because: few people
points: for
asserts: {outcome: {name: hop height}}
numbers: [{value: 3, unit: cm, statistic: mean-difference}]
evidence:
"""

TRIAL = """\
design: randomised-trial
randomised: true
population: {{species: human}}
intervention: {{what: hopping}}
comparator: no hopping
appraisal: {{instrument: RoB 2, overall: {bias}, domains: {{D1: {bias}}}}}
results:
  - id: hop
    outcome: hop height
    contrast: conditions
    paired: false
    direction: increase
    statistic: mean
    unit: cm
    groups:
      - {{name: hopping, role: intervention, n: {n}, mean: {mean}, sd: {sd}}}
      - {{name: rest, role: comparator, n: {n}, mean: 30, sd: {sd}}}
"""

TRIALS = {
    "Low": ("Adams", 24, 33.0, 2.5),
    "Some concerns": ("Featherstonehaugh-Montgomery", 18, 34.5, 3.1),
    "High": ("Chan", 60, 31.2, 1.9),
    "Low again": ("Dietrich", 15, 29.6, 2.8),
}

INKS = """() => [...document.querySelectorAll(
    '.plot .diamond, .plot .prediction, .plot .box, .plot .interval, .plot .bias, .plot .sign')]
  .flatMap(e => [getComputedStyle(e).fill, getComputedStyle(e).stroke])"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plots")
    claim, library = CLAIM, ""
    files = {"claimgrade.toml": "format = 1\nas_of = 2026-11-22\n"}
    files["claims/hop/article.yaml"] = "title: Hop\n"
    for bias, (author, n, mean, sd) in TRIALS.items():
        key = author[:5].lower()
        study = TRIAL.format(bias=bias.removesuffix(" again"), n=n, mean=mean, sd=sd)
        files[f"citations/studies/{key}.yaml"] = study
        library += f"@article{{{key}, author = {{{author}, Ann}}, title = {{H}}, year = 2020}}\n"
        claim += f"  - {{source: {key}, result: hop, relation: supports, finding: more}}\n"
    files |= {"claims/hop/hop.yaml": claim, "citations/library.bib": library}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = load(folder, cache=False)
    write(folder / "reports", render_reports(workspace, assess(workspace)))
    return folder / "reports" / "hop" / "index.html"


def channels(colour: str) -> list[float]:
    return [float(part) for part in re.findall(r"[\d.]+", colour)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_plot_can_be_read_on_a_phone_and_on_a_screen(
    tab: Any, report: Path, width: int, scheme: str
) -> None:
    """Four trials, the pooled diamond and the prediction interval; no words that clash."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme=scheme)
    tab.goto(report.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    plot = tab.locator(".plot", has=tab.locator(".diamond"))
    assert plot.count() == 1
    assert plot.locator(".box").count() == 4
    assert sorted(plot.locator(".sign").all_text_contents()) == ["!", "+", "+", "−"]
    diamond, prediction = (
        plot.locator(part).bounding_box() for part in (".diamond", ".prediction")
    )
    assert diamond["width"] > 20
    assert prediction["x"] < diamond["x"]
    assert prediction["x"] + prediction["width"] > diamond["x"] + diamond["width"]
    assert tab.evaluate(CLASHES) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_plot_prints_in_grey_and_its_words_say_what_it_shows(tab: Any, report: Path) -> None:
    """The effects by hand (3 ± 1.96 × 2.5 √(2/24)), the pool as PyMetaAnalysis computes it."""
    tab.set_viewport_size({"width": 800, "height": 800})
    tab.goto(report.as_uri())
    tab.emulate_media(media="print")
    inks = [channels(ink) for ink in tab.evaluate(INKS) if ink != "none"]
    assert inks
    assert all(max(ink[:3]) - min(ink[:3]) <= 12 for ink in inks), inks
    said = tab.locator(".plot:has(.diamond) desc").text_content()
    for words in (
        "Adams 2020: 3.00 (1.59 to 4.41), low risk of bias.",
        "Featherstonehaugh-Montgomery 2020: 4.50 (2.47 to 6.53), some concerns about bias.",
        "Chan 2020: 1.20 (0.52 to 1.88), high risk of bias.",
        "All together: 2.05 (−1.22 to 5.31).",
        "A new study would probably find −6.9 to 11.0.",
    ):
        assert words in said
