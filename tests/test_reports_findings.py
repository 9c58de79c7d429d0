"""The summary of findings: every column filled or said to be open, and nothing but the card's."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from build import CLAIM, workspace_of
from claimgrade.assess.review import assess
from claimgrade.model.vocabulary import Certainty
from claimgrade.reports.catalogue import READINGS
from claimgrade.reports.edition import Edition
from claimgrade.reports.views import build
from claimgrade.reports.views.findings import FindingsTable, build_findings
from claimgrade.workspace.load import load
from pooling_records import FIXED, OUTCOME, result, trial

HEADER = ["Population", "Setting", "Intervention", "Comparison", "Searched on"]
DOMAINS = ("inconsistency", "indirectness", "imprecision", "publication-bias")


def edition_of(record: dict[str, Any]) -> Edition:
    workspace = workspace_of(record)
    return Edition(workspace, assess(workspace))


def table_of(record: dict[str, Any]) -> FindingsTable:
    edition = edition_of(record)
    (article,) = edition.review.articles
    tables = build_findings(edition, article).tables
    return next(table for table in tables if table.id == CLAIM)


def rendered(record: dict[str, Any], format_name: str) -> str:
    (text,) = READINGS["findings"].render([format_name], edition_of(record)).values()
    assert isinstance(text, str)
    return text


def lines(*keys: str, result: str = "r") -> list[dict[str, str]]:
    return [
        {"source": key, "result": result, "relation": "supports", "finding": "It grew."}
        for key in keys
    ]


def judged(outcome: str | None = None, **fields: Any) -> dict[str, Any]:
    domains: dict[str, Any] = {name: {"concern": "none", "reason": "fine"} for name in DOMAINS}
    domains["risk-of-bias"] = {"concern": "serious", "levels": "1", "reason": "nobody was blinded"}
    named = {"outcome": outcome} if outcome else {}
    return {"by": "R", "domains": domains, **named, **fields}


CLAIMED: dict[str, Any] = {
    "asserts": {
        "population": {"species": "human", "who": "young men"},
        "intervention": {"what": "training with bands", "dose": "30% of maximum"},
        "comparator": "training without bands",
        "outcome": {"name": OUTCOME, "class": "final"},
    },
    "searched_on": "2026-11-22",
}

TWO_TRIALS: dict[str, Any] = {
    "settings": FIXED,
    "claim": {
        **CLAIMED,
        "certainty": "moderate",
        "evidence": lines("one", "two"),
        "judgements": [judged(OUTCOME)],
    },
    "studies": {
        "one": trial(3, 2, n="20", duration="8 weeks"),
        "two": trial(3, 2, n="20", duration="12 weeks"),
    },
}

RATIO: dict[str, Any] = {
    "id": "r",
    "outcome": "a fall",
    "contrast": "conditions",
    "estimate": "0.92",
    "low": "0.86",
    "high": "0.98",
    "interval": "95% confidence",
    "statistic": "risk-ratio",
    "comparisons": [
        {
            "question": "bands or not",
            "intervention": "bands",
            "comparator": "none",
            "positive": "intervention",
        }
    ],
}


def ratio(**claim: Any) -> dict[str, Any]:
    return {
        "claim": {
            **CLAIMED,
            "asserts": {**CLAIMED["asserts"], "outcome": {"name": "a fall", "class": "final"}},
            "evidence": lines("one"),
            **claim,
        },
        "studies": {"one": trial(n="20", results=[RATIO])},
    }


def test_a_pooled_difference_stands_with_its_interval_beside_the_mean_it_is_added_to() -> None:
    """Two trials alike, 3 against 1 with an SD of 2 in ten people: by hand 2 ± 1.96 × 0.632."""
    (row,) = table_of(TWO_TRIALS).rows
    assert row.effects.missing == ""
    assert row.effects.without == "Mean 1.00\u00a0cm²"
    assert row.effects.basis == "In one, two."
    assert row.effects.with_it == (
        "2.00\u00a0cm² higher (95\u00a0% CI 0.76 higher to 3.24 higher) than with the comparison"
    )
    assert row.effects.relative == "Mean difference 2.00\u00a0cm² (95\u00a0% CI 0.76 to 3.24)"
    assert row.effects.whence == "Put together from 2 studies: one, two."


def test_a_difference_below_zero_is_told_as_lower_at_each_end_as_it_is() -> None:
    """Two against three with an SD of 2 in twice ten people: −1 ± 1.96 × 0.632 after pooling."""
    fewer = trial(results=[result({"mean": 2, "sd": 2}, {"mean": 3, "sd": 2})], n="20")
    (row,) = table_of({**TWO_TRIALS, "studies": {"one": fewer, "two": fewer}}).rows
    assert row.effects.without == "Mean 3.00\u00a0cm²"
    assert row.effects.with_it == (
        "1.00\u00a0cm² lower (95\u00a0% CI 2.24 lower to 0.24 higher) than with the comparison"
    )


def test_a_ratio_of_risks_is_told_in_people_from_a_cited_baseline() -> None:
    """The worked example of the Cochrane Handbook 5.1, 12.5.4.2: 24 fewer of 1,000, one for 42."""
    baseline = {"percent": "30", "over": "5 years", "source": "cohort"}
    (row,) = table_of(ratio(baseline_risk=baseline)).rows
    assert row.effects.without == "300 of 1,000"
    assert row.effects.with_it == "276 of 1,000 (258 to 294)"
    assert "Baseline: 30% over 5 years (cohort)." in row.effects.basis
    assert "One fewer for about 42 people." in row.effects.basis
    assert row.effects.relative == "Risk ratio 0.92 (95\u00a0% CI 0.86 to 0.98)"
    assert row.effects.whence == "One study: one."


def test_without_a_baseline_a_ratio_is_told_alone_and_the_reason_stands_in_its_place() -> None:
    (row,) = table_of(ratio()).rows
    assert row.effects.missing == (
        "not computed: no baseline risk is recorded, so it cannot be told in people"
    )
    assert (row.effects.without, row.effects.with_it) == ("", "")
    assert row.effects.relative.startswith("Risk ratio 0.92")


def test_where_nothing_can_be_put_together_the_reason_and_the_printed_results_are_told() -> None:
    unspread = trial(3, None)
    printed = {
        "id": "r",
        "outcome": "body fat",
        "contrast": "conditions",
        "estimate": "0.4",
        "low": "0.1",
        "high": "0.7",
        "statistic": "standardised-mean-difference",
    }
    record = {
        **TWO_TRIALS,
        "claim": {**TWO_TRIALS["claim"], "evidence": lines("one", "two")},
        "studies": {"one": unspread, "two": trial(results=[printed])},
    }
    (row,) = table_of(record).rows
    assert row.effects.relative.startswith("Not pooled: ")
    assert row.effects.nothing == row.effects.relative
    assert "two: 0.4 (0.1\u00a0to\u00a00.7), standardised mean difference" in row.effects.printed


def test_the_header_is_whole_and_says_what_is_not_recorded() -> None:
    facts = {fact.label: fact.value for fact in table_of(TWO_TRIALS).header}
    assert list(facts) == HEADER
    assert facts["Population"] == "young men"
    assert facts["Setting"] == "not recorded"
    assert facts["Intervention"] == "training with bands (30% of maximum)"
    assert facts["Comparison"] == "training without bands"
    assert facts["Searched on"] == "2026-11-22"
    bare = {fact.label: fact.value for fact in table_of({}).header}
    assert list(bare) == HEADER
    assert bare["Intervention"] == bare["Searched on"] == bare["Setting"] == "not recorded"
    assert bare["Population"] == "not recorded; taken as “human”"


@pytest.mark.parametrize(
    ("population", "said"),
    [
        (
            {"who": "people recovering from an injury", "health": "recovering from an injury"},
            "people recovering from an injury",
        ),
        ({"who": "men needing a deload week", "sex": "men"}, "men needing a deload week"),
        ({"who": "people who train", "sex": "both"}, "people who train, women and men"),
        ({"who": "women", "sex": "men"}, "women, men"),
    ],
)
def test_a_population_says_nothing_twice_and_names_both_sexes(
    population: dict[str, str], said: str
) -> None:
    asserts = {**CLAIMED["asserts"], "population": {"species": "human", **population}}
    facts = table_of({"claim": {**CLAIMED, "asserts": asserts}}).header
    assert facts[0].value == said


def test_the_day_of_the_search_is_the_articles_where_the_claim_has_none() -> None:
    made = {"disclosure": {"judged_by": "R", "searched_on": "2026-10-01"}}
    facts = {fact.label: fact.value for fact in table_of({"article": made}).header}
    assert facts["Searched on"] == "2026-10-01"


def test_participants_are_counted_as_on_the_card_papers_on_the_same_people_once() -> None:
    same = {"cohort": "the group"}
    record = {
        **TWO_TRIALS,
        "studies": {key: {**study, **same} for key, study in TWO_TRIALS["studies"].items()},
    }
    (row,) = table_of(record).rows
    assert (row.participants.people, row.participants.sets, row.participants.citations) == (
        20,
        1,
        2,
    )
    assert row.participants.words == "n\u00a0=\u00a020 in 1 independent data set"
    assert row.participants.detail == "2 citations: 2\u00a0×\u00a0randomised trial"


def test_where_no_study_tests_it_nobody_took_part() -> None:
    record = {
        "claim": {
            "certainty": "no-evidence",
            "searched_on": "2026-11-22",
            "evidence": [{"source": "one", "relation": "background", "finding": "It helps."}],
        },
        "studies": {"one": trial(n="20")},
    }
    (row,) = table_of(record).rows
    assert (row.participants.people, row.participants.sets) == (0, 0)
    assert row.participants.words == "none"
    assert "cited as background: 1 citation" in row.participants.detail
    assert row.effects.nothing == "No study tests it"


@pytest.mark.parametrize(
    ("sort", "label"),
    [
        ("final", ""),
        ("surrogate", "surrogate"),
        ("acute-marker", "acute marker"),
        ("mechanism", "mechanism"),
    ],
)
def test_an_outcome_that_is_no_final_one_is_labelled(sort: str, label: str) -> None:
    claimed = {**CLAIMED["asserts"], "outcome": {"name": OUTCOME, "class": sort}}
    (row,) = table_of({"claim": {"asserts": claimed}}).rows
    assert row.outcome.label == label


def test_a_surrogate_among_what_was_measured_is_labelled_where_the_claim_is_on_the_outcome() -> (
    None
):
    marker = trial(3, 2)
    marker["results"][0] |= {"outcome": "thigh girth", "class": "surrogate", "time": "6 weeks"}
    record = {**TWO_TRIALS, "studies": {**TWO_TRIALS["studies"], "two": marker}}
    (row,) = table_of(record).rows
    assert "thigh girth (cm²; surrogate)" in row.outcome.measured
    assert row.outcome.follow_up == "Follow-up: 6 weeks – 8 weeks"


@pytest.mark.parametrize(
    ("direction", "relation", "said"),
    [
        ("increase", "effect", "Claimed to rise"),
        ("decrease", "description", "Claimed to fall"),
        ("none", "effect", "Claimed to stay the same"),
        (None, "effect", "Claimed direction not recorded"),
        (None, "description", ""),
    ],
)
def test_only_a_direction_that_is_recorded_is_said_to_be_claimed(
    direction: str | None, relation: str, said: str
) -> None:
    stated = {"direction": direction} if direction else {}
    wording = {"relation": relation, "hedge": "plain"}
    (row,) = table_of({"claim": {**CLAIMED, **stated, "wording": wording}}).rows
    assert row.outcome.direction == said


def test_a_reason_that_holds_for_every_effect_stands_once_in_its_row() -> None:
    record = {**TWO_TRIALS, "studies": {"one": trial(3, None), "two": trial(3, None)}}
    reason = "Not pooled: none of the 2 results that could enter gives an SD"
    html, markdown = rendered(record, "html"), rendered(record, "markdown")
    assert f'<td role="cell" colspan="3" data-label="Effect">{reason}</td>' in html
    assert markdown.count(f"| {reason} |") == 1
    assert "| – |" not in markdown


def test_a_work_without_data_of_its_own_is_said_to_have_none_and_not_to_be_zero_data_sets() -> None:
    review = {"design": "narrative-review"}
    record = {**TWO_TRIALS, "claim": {**TWO_TRIALS["claim"], "evidence": lines("one")}}
    (row,) = table_of({**record, "studies": {"one": review}}).rows
    assert row.participants.sets == 0
    assert row.participants.words == "no data of its own"


def test_the_letters_of_the_certainty_have_their_notes_below() -> None:
    table = table_of(TWO_TRIALS)
    (row,) = table.rows
    assert row.letters == ("a",)
    assert [(note.letter, note.text) for note in table.notes] == [
        ("a", "Risk of bias −1: nobody was blinded.")
    ]
    page = Page(rendered(TWO_TRIALS, "html"))
    inside = {address[1:] for address in page.addresses if address.startswith("#claim")}
    assert inside == {f"claim-{CLAIM}-note-a"}
    assert inside <= set(page.ids)


def test_other_rated_outcomes_follow_critical_first_and_never_more_than_seven_in_all() -> None:
    names = [f"outcome {at}" for at in range(8)]
    others = [judged(name, critical=str(at == 7).lower()) for at, name in enumerate(names)]
    claim = {**TWO_TRIALS["claim"], "judgements": [judged(OUTCOME), *others]}
    table = table_of({**TWO_TRIALS, "claim": claim})
    assert [row.outcome.name for row in table.rows] == [OUTCOME, "outcome 7", *names[:5]]
    assert table.more == "2 outcomes more are rated on the card."
    critical, *rest = table.rows[1:]
    assert (critical.certainty.word, critical.note) == ("moderate", "")
    assert critical.participants.sets == 0
    for row in rest:
        assert row.certainty.word == "not graded"
        assert row.note == "Not critical to the claim, so its levels are not summed."


@pytest.mark.parametrize(
    ("certainty", "said"),
    [
        ("high", r"^Training with bands raises muscle size"),
        ("moderate", r"^Training with bands probably raises muscle size"),
        ("low", r"^Training with bands may raise muscle size"),
        ("very-low", r"^The evidence is very uncertain about what training with bands does"),
    ],
)
def test_the_verb_of_what_happens_is_that_of_the_certainty(certainty: str, said: str) -> None:
    """The verbs are those of GRADE guideline 26 (J Clin Epidemiol 2020;119:126-135)."""
    claim = {**TWO_TRIALS["claim"], "certainty": certainty}
    (row,) = table_of({**TWO_TRIALS, "claim": claim}).rows
    assert row.certainty.word == certainty.replace("-", " ")
    assert re.match(said, row.happens), row.happens


HOSTILE: dict[str, Any] = {
    "claim": {
        "statement": "<script>alert(1)</script> | `x` [y](javascript:alert(2))",
        "asserts": {
            "population": {"who": "<img src=x onerror=alert(3)>"},
            "intervention": {"what": "=1+1 | <b>"},
            "outcome": {"name": "=2+2", "class": "surrogate"},
        },
        "evidence": lines("one"),
        "judgements": [judged("<iframe src='https://evil.example'></iframe>")],
    },
    "article": {"title": "</title><script>alert(4)</script>"},
    "studies": {"one": trial(3, 2, duration="8 weeks")},
}


class Page(HTMLParser):
    """Collects elements, attributes, ids and addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            self.ids += [value or ""] if name == "id" else []
            self.addresses += [value or ""] if name == "href" else []

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_record_adds_no_element_no_handler_and_no_address() -> None:
    page = Page(rendered(HOSTILE, "html"))
    assert not {"script", "iframe", "img", "b"} & page.elements
    assert not {name for name in page.attributes if name.startswith("on") or name == "src"}
    assert not [address for address in page.addresses if "javascript" in address]
    assert "<script>alert(1)</script>" in page.text
    assert len(page.ids) == len(set(page.ids))


def test_a_record_adds_no_markup_to_the_markdown_and_no_cell_to_its_tables() -> None:
    markdown = re.sub(r"\\.", "", rendered(HOSTILE, "markdown"))
    assert set(re.findall(r"<(/?[a-z]+)", markdown)) <= {"a", "/a"}
    assert not re.search(r"\]\(\s*javascript:", markdown)
    tables = [line for line in markdown.splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in tables}) == 1


def test_a_record_adds_no_formula_to_the_csv() -> None:
    (row,) = csv.DictReader(io.StringIO(rendered(HOSTILE, "csv")))
    assert row["outcome"] == "'=2+2"
    assert row["intervention"] == "'=1+1 | <b>"


def test_every_format_says_the_same_of_an_outcome() -> None:
    (row,) = table_of(TWO_TRIALS).rows
    (in_csv,) = csv.DictReader(io.StringIO(rendered(TWO_TRIALS, "csv")))
    document = json.loads(rendered(TWO_TRIALS, "json"))
    assert document["format"] == 1
    (outcome,) = document["claims"][0]["outcomes"]
    page = Page(rendered(TWO_TRIALS, "html")).text
    markdown = rendered(TWO_TRIALS, "markdown").replace("\\", "")
    for words in (
        row.effects.with_it,
        row.effects.relative,
        row.participants.words,
        row.happens,
        row.outcome.name,
    ):
        assert words in page
        assert words.replace("\u00a0", " ") in markdown
        assert words in in_csv.values()
        assert words in outcome.values()
    assert (int(in_csv["people"]), int(in_csv["data_sets"])) == (40, 2)
    assert (outcome["people"], outcome["data_sets"]) == (40, 2)
    assert outcome["notes"] == "a. Risk of bias −1: nobody was blinded."


def test_the_same_records_give_the_same_bytes() -> None:
    for format_name in READINGS["findings"].committed:
        assert rendered(TWO_TRIALS, format_name) == rendered(TWO_TRIALS, format_name)


def verb_level(sentence: str) -> int:
    """Return the certainty, 0 to 4, that a sentence claims by its verb (GRADE guideline 26)."""
    if re.search(r"No study was found|cannot be checked", sentence):
        return 0
    if re.search(r"\buncertain\b|evidence conflicts", sentence):
        return 1
    if re.search(r"\bmay\b", sentence):
        return 2
    return 3 if "probably" in sentence else 4


def test_the_tables_of_this_review_keep_the_rules_of_a_summary_of_findings(
    repository: Path,
) -> None:
    """At most seven rows, a whole header, letters with notes, and the card's n, k and certainty."""
    workspace = load(repository, cache=False)
    review = assess(workspace)
    for article in review.articles:
        view = build_findings(Edition(workspace, review), article)
        cards = build(workspace, review, article.id, cache=False).cards
        assert len(view.tables) == len(cards)
        for table, card, assessed in zip(view.tables, cards, article.assessments, strict=True):
            assert 1 <= len(table.rows) <= 7
            assert [fact.label for fact in table.header] == HEADER
            assert all(fact.value for fact in table.header)
            notes = {note.letter for note in table.notes}
            assert all(set(row.letters) <= notes for row in table.rows)
            own = table.rows[0]
            assert table.verdict == card.verdict
            assert own.certainty == card.certainty.sign
            assert own.happens == card.plain_statement
            assert ", ".join(own.letters) == card.certainty.letters
            assert verb_level(own.happens) <= (assessed.certainty.used or Certainty.HIGH).level
            assert bool(own.effects.missing) != bool(own.effects.with_it)
            assert own.effects.relative
            if card.evidence.base:
                found = assessed.details.independence
                assert found is not None
                assert own.participants.people == found.people
                assert own.participants.sets == found.data_sets
                assert card.evidence.independence is not None
                words = own.participants.words.partition(";")[0].rpartition(" in ")[2]
                assert f", {words}." in card.evidence.independence.text
            else:
                assert own.participants.sets == 0


def test_a_printed_figure_stands_with_what_was_compared_and_whom_it_favours() -> None:
    """0.4 for heavy training is no gain with light training: alone the figure says the opposite."""
    printed = {
        "id": "r",
        "outcome": "body fat",
        "contrast": "conditions",
        "comparison": "light against heavy training",
        "favours": "heavy training",
        "estimate": "0.4",
        "low": "0.1",
        "high": "0.7",
        "statistic": "mean-difference",
        "unit": "unknown",
    }
    record = {**TWO_TRIALS, "studies": {"one": trial(3, None), "two": trial(results=[printed])}}
    record["claim"] = {**TWO_TRIALS["claim"], "evidence": lines("one", "two")}
    (row,) = table_of(record).rows
    assert row.effects.printed == (
        "As printed, not put together: two, light against heavy training: "
        "0.4 (0.1\u00a0to\u00a00.7), mean difference, unit not stated, "
        "above 0 in favour of heavy training."
    )
