"""What a check waits for, and what it says, is told in words and with the names of the works."""

import re
from pathlib import Path

import pytest

from claimgrade.assess.field_words import field_words
from claimgrade.assess.review import assess
from claimgrade.assess.rule_results import rule_results
from claimgrade.model.assessment import Outcome
from claimgrade.model.saying import saying
from claimgrade.model.study import Study
from claimgrade.reports.text import TEXT
from claimgrade.reports.typography import figures_in_print, printed
from claimgrade.reports.views import build
from claimgrade.reports.views.missing_fields import Owners, fields_told, waits_told
from claimgrade.reports.views.parts import Link
from claimgrade.workspace.load import load
from claimgrade.workspace.schema.records import record_from

STUDIES = {
    "doe.2011": record_from(
        Study, {"results": [{"id": "size", "outcome": "muscle size"}, {"id": "bare"}]}
    ),
    "roe2012": record_from(Study, {}),
    "roe2012.b": record_from(Study, {}),
}
OWNERS = Owners(studies=STUDIES, links={"baths": Link("12. Cold baths work.", "#claim-baths")})

FILES = {
    "claimgrade.toml": "format = 1\nas_of = 2026-11-01\n",
    "citations/library.bib": """\
@article{doe2011, author={Doe, Jane}, title={Bands}, year={2011}}
""",
    "citations/studies/doe2011.yaml": """\
design: randomised-trial
population: {species: human}
results:
  - {id: load, outcome: load lifted, statistic: setting, low: 20, high: 30, unit: "%"}
""",
    "claims/bands/article.yaml": "title: Bands\nurl: https://example.org/\nlanguage: en\n",
    "claims/bands/tires.yaml": """\
statement: Bands tire slow fibres.
quote: {exact: bands tire slow fibres}
wording: {relation: effect, hedge: plain}
searched_on: 2026-10-01
builds_on: [alike]
""",
    "claims/bands/alike.yaml": """\
statement: Bands are like cuffs.
quote: {exact: bands are like cuffs}
wording: {relation: effect, hedge: plain}
searched_on: 2026-10-01
certainty: low
because: one trial alone
evidence:
  - {source: doe2011, result: load, relation: disputes, finding: They were not.}
""",
    "claims/bands/load.yaml": """\
statement: The load is 20 to 30%.
quote: {exact: a load of 20 to 30%}
kind: quantity
wording: {relation: association, hedge: plain}
numbers:
  - {value: 20, high: 30, unit: "%", role: point}
evidence:
  - {source: doe2011, result: load, relation: supports, finding: They lifted that.}
""",
}


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["studies.roe2012.cohort"], "The cohort: roe2012"),
        (["studies.doe.2011.cohort", "studies.roe2012.cohort"], "The cohort: doe.2011, roe2012"),
        (["studies.roe2012.b.cohort"], "The cohort: roe2012.b"),
        (
            ["studies.roe2012.funding", "studies.roe2012.interests"],
            "The funding and the interests of its authors: roe2012",
        ),
        (
            ["studies.doe.2011.results.size.groups.0.n", "studies.doe.2011.results.bare.n"],
            "The number of people: doe.2011 (muscle size; bare)",
        ),
        (["claims.article/baths.verdict"], "The verdict: claim 12"),
        (
            ["asserts.horizon", "wording.hedge"],
            "How soon it is to happen and how sure the words are",
        ),
        (["sources.roe2012.retraction"], "The standing in lists of retractions: roe2012"),
    ],
)
def test_a_field_is_told_in_words_with_the_work_that_lacks_it(paths: list[str], told: str) -> None:
    assert fields_told(paths, OWNERS) == told


def test_what_was_looked_up_in_vain_is_told_apart_from_what_nobody_has_recorded() -> None:
    absent = fields_told(["studies.roe2012.cohort"], OWNERS)
    in_vain = fields_told(["asserts.horizon"], OWNERS)
    assert waits_told(absent, in_vain) == (
        "waits for the cohort: roe2012; looked up and not reported: how soon it is to happen"
    )


def test_the_population_of_a_claim_is_not_told_as_the_people_studied() -> None:
    assert field_words("asserts.population") == "the people spoken of"
    assert field_words("population") == "the people studied"


@pytest.mark.parametrize(
    ("recorded", "in_print"),
    [
        ("0.21 (-0.14 to 0.56)", "0.21 (−0.14~to~0.56)"),
        ("-27%; -29% ± 7", "−27%; −29%~±~7"),
        ("adults of 18-22 years at 20-30% of it", "adults of 18–22~years at 20–30% of it"),
        ("1.34 % a day; the 95 % interval", "1.34% a day; the 95% interval"),
        ("n = 12600 of 56475 U/L", "n~=~12,600~of~56,475~U/L"),
        # no line ends before a unit, or about a sign between figures; "~" is such a space
        ("8.3 ± 2.3 ng/mL at 200 mmHg", "8.3~±~2.3~ng/mL at 200~mmHg"),
        ("10 days, p < 0.05, in 12 men (n 12)", "10~days, p~<~0.05, in 12~men (n~12)"),
        # neither dates, names, DOIs, years nor decimals are figures to be set
        ("read on 2026-11-22", "read on 2026-11-22"),
        ("NOS-1 and IL-6 in COVID-19", "NOS-1 and IL-6 in COVID-19"),
        ("doi:10.1007/s40279-018-0994-1", "doi:10.1007/s40279-018-0994-1"),
        ("p=0.00012 in 2011", "p=0.00012 in 2011"),
        ("trial NCT01234567", "trial NCT01234567"),
    ],
)
def test_figures_have_the_signs_of_print_and_nothing_else_changes(
    recorded: str, in_print: str
) -> None:
    assert figures_in_print(recorded) == in_print.replace("~", "\u00a0")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bands")
    for name, content in FILES.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    return folder


def test_a_page_names_the_failing_premise_by_what_it_states_and_check_by_its_id(
    workspace: Path,
) -> None:
    plain = load(workspace)
    found = {file.claim.statement: flags for file, flags, _ in rule_results(plain).claims}
    said = next(flag.message for flag in found["Bands tire slow fibres."] if flag.code == "OS32")
    assert said.endswith(": tires → alike")
    in_print = printed(plain)
    with saying(in_print.translation.sentences):
        view = build(in_print, assess(in_print), "bands")
    card = next(card for card in view.cards if card.id == "tires")
    told = next(flag.message for flag in card.flags if flag.code == "OS32")
    assert told.endswith(": ‘Bands are like cuffs’.")


def test_the_steps_name_a_result_by_its_work_and_outcome(workspace: Path) -> None:
    in_print = printed(load(workspace))
    with saying(in_print.translation.sentences):
        view = build(in_print, assess(in_print), "bands")
    card = next(card for card in view.cards if card.id == "load")
    step = next(step for step in card.trace if step.name.startswith("OS17 "))
    assert step.because.startswith("20\u00a0to\u00a030% is found in Doe 2011, load lifted: ")


def test_no_open_check_default_or_step_shows_a_path_of_a_record(workspace: Path) -> None:
    in_print = printed(load(workspace))
    with saying(in_print.translation.sentences):
        view = build(in_print, assess(in_print), "bands")
    told = [
        words
        for card in view.cards
        for words in (
            *(part for check in card.open_checks for part in (check.absent, check.looked_up)),
            *(name for name, _ in card.defaults),
            *(part for step in card.trace for part in (step.result, step.because)),
        )
    ]
    paths = ("studies.", "asserts.", "sources.", "evidence.", "claims.", "wording.")
    assert any(told)
    assert not [words for words in told if any(path in words for path in paths)]


def test_the_steps_on_a_page_have_no_hyphens_of_files_and_no_paths(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    told, typed = (
        {one.id: one.trace for one in assess(workspace).articles[0].assessments}["alike"]
        for workspace in (printed(load(tmp_path)), load(tmp_path))
    )
    assert {step.result for step in typed} >= {"not-applicable", "low"}
    assert {step.result for step in told} >= {"not applicable", "low"}
    assert not [step for step in told if step.result == "not-applicable"]
    assert {step.source for step in typed} >= {"docs/method.md: the rules"}
    assert {step.source for step in told} >= {"the rules"}
    assert not [step for step in told if "docs/" in step.source]


def test_every_check_stands_in_one_step_and_those_that_do_not_apply_stand_together(
    workspace: Path,
) -> None:
    in_print = printed(load(workspace))
    review = assess(in_print)
    with saying(in_print.translation.sentences):
        cards = build(in_print, review, "bands").cards
    for card, found in zip(cards, review.assessments, strict=True):
        (idle,) = (step for step in card.trace if step.name == TEXT["idle_checks"])
        silent = [r.code for r in found.results if r.outcome is Outcome.NOT_APPLICABLE]
        assert idle.result == str(len(silent)) != "0"
        for result in found.results:
            own = [step for step in card.trace if step.name.startswith(f"{result.code} ")]
            named = re.findall(rf"\b{result.code} ", idle.because)
            assert (len(own), len(named)) == ((0, 1) if result.code in silent else (1, 0))
