"""What a report says of an article as a whole, of its argument, its reviewers and our record."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from claimgrade.assess.catalogue import ARTICLE_RULES, CLAIM_RULES
from claimgrade.assess.review import assess
from claimgrade.assess.rule import RULE_SET
from claimgrade.model.plain import values_of
from claimgrade.model.settings import Thresholds
from claimgrade.reports.publish import render_reports
from claimgrade.reports.views import ReviewView, build
from claimgrade.workspace.load import load

SETTINGS = "format = 1\nas_of = 2026-11-22\n"

ARTICLE = """\
title: Wrap and grow
author: A. Writer
interests:
  - {what: The author sells bands, declared: false}
"""

ADVISING = """\
statement: Wrapping the legs makes them grow.
quote: {exact: Wrap your legs}
wording: {relation: effect, hedge: may}
certainty: low
because: one small trial
advice: addressed
builds_on: [wraps-squeeze]
evidence:
  - {source: trial, relation: supports, finding: Thighs grew.}
"""

PREMISE = """\
statement: Wraps squeeze the legs.
quote: {exact: they squeeze}
wording: {relation: description, hedge: plain}
searched_on: 2026-11-22
builds_on: [legs-can-be-squeezed]
"""

BASE = """\
statement: Legs can be squeezed.
quote: {exact: a leg can be squeezed}
wording: {relation: description, hedge: plain}
certainty: high
because: anybody can see it
evidence:
  - {source: trial, relation: supports, finding: They could.}
"""

HARMED = "omits: {what: Some people fainted, hides: harm}\n"

FILES = {
    "claimgrade.toml": SETTINGS,
    "claims/wraps/article.yaml": ARTICLE,
    "claims/wraps/legs-can-be-squeezed.yaml": BASE,
    "claims/wraps/wrap-your-legs.yaml": ADVISING,
    "claims/wraps/wraps-squeeze.yaml": PREMISE,
    "citations/library.bib": "@article{trial, author = {Doe, Jane}, title = {A}, year = {2011}}\n",
    "citations/studies/trial.yaml": "design: randomised-trial\nn: 20\n",
}

STUDY = "citations/studies/trial.yaml"
ADVICE = "claims/wraps/wrap-your-legs.yaml"
SQUEEZE = "claims/wraps/wraps-squeeze.yaml"


class Reports:
    """The review of the article ``wraps``: as a view, and as both formats."""

    def __init__(self, folder: Path, changed: Mapping[str, str]) -> None:
        for name, text in {**FILES, **changed}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        workspace = load(folder, cache=False)
        review = assess(workspace)
        files = render_reports(workspace, review)
        self.view: ReviewView = build(workspace, review, "wraps")
        self.html = files["wraps/index.html"]
        self.markdown = files["wraps/review.md"]

    def sections(self, heading: str) -> tuple[str, str]:
        """Return the text of a section in both formats, on one line each."""
        html = self.html.split(f">{heading}</h2>")[1].split("<h2")[0]
        markdown = self.markdown.split(f"\n## {heading}\n")[1].split("\n## ")[0]
        return one_line(re.sub(r"<[^>]+>", " ", html)), one_line(markdown.replace("\\", ""))


def one_line(text: str) -> str:
    return re.sub(r"\s+([.,;:)])", r"\1", re.sub(r"\s+", " ", text))


def cards_of(reports: Reports) -> list[str]:
    html = re.findall(r'<article class="card.*?</article>', reports.html, re.S)
    markdown = re.split(r'<a id="claim-[^"]+"></a>', reports.markdown)[1:]
    assert len(html) == len(markdown) == 3
    return [*html, *markdown]


def test_flags_on_the_article_stand_with_what_to_do_in_a_section_of_their_own(
    tmp_path: Path,
) -> None:
    reports = Reports(tmp_path, {})
    for section in reports.sections("The article as a whole"):
        assert "OS29" in section
        assert "SI09b" in section
        assert "The author sells bands" in section
        assert section.count("To mend it:") == 2
    for card in reports.view.cards:
        assert not {"OS29", "SI09b"} & {flag.code for flag in card.flags}


def test_an_article_without_such_flags_says_so(tmp_path: Path) -> None:
    quiet = {"claims/wraps/article.yaml": "title: Wrap\ninterests: []\n", STUDY: "n: 20\n"}
    quiet["claimgrade.toml"] = "low_consequence = true\n" + SETTINGS
    for section in Reports(tmp_path, quiet).sections("The article as a whole"):
        assert "No check of the article as a whole raised a flag." in section


@pytest.mark.parametrize(
    ("changed", "harm"),
    [
        ({ADVICE: ADVISING + HARMED}, "Some people fainted."),
        ({STUDY: "n: 20\nharms_reported: true\n"}, "Harms are reported in Doe 2011."),
        ({}, "Nobody has looked whether the studies report any."),
    ],
)
def test_a_harm_that_the_article_is_silent_about_is_on_every_card(
    tmp_path: Path, changed: Mapping[str, str], harm: str
) -> None:
    reports = Reports(tmp_path, changed)
    assert all(harm in card for card in cards_of(reports))
    assert all(harm in section for section in reports.sections("The article as a whole"))


@pytest.mark.parametrize(
    "changed",
    [
        {STUDY: "n: 20\nharms_reported: false\n"},
        {"claimgrade.toml": "low_consequence = true\n" + SETTINGS},
        {ADVICE: ADVISING.replace("addressed", "none")},
        {SQUEEZE: PREMISE + "kind: safety\n"},
    ],
    ids=["none reported", "low consequence", "no advice", "a harm is named"],
)
def test_no_card_speaks_of_a_harm_where_the_article_is_not_silent(
    tmp_path: Path, changed: Mapping[str, str]
) -> None:
    assert all("Harm the article" not in card for card in cards_of(Reports(tmp_path, changed)))


def test_a_card_that_tells_of_the_harm_as_left_out_has_no_line_on_it_besides(
    tmp_path: Path,
) -> None:
    cards = cards_of(Reports(tmp_path, {ADVICE: ADVISING + HARMED}))
    own = [card for card in cards if "To leave it out hides a harm." in card]
    assert len(own) == 2
    for card in cards:
        assert "Some people fainted" in card
        assert ("Harm the article does not name" in card) is (card not in own)


def test_what_is_wrong_in_our_record_is_told_apart_from_what_is_said_of_the_article(
    tmp_path: Path,
) -> None:
    """A signature that no longer holds, and an acceptance that closes nothing."""
    stale = f"review:\n  - {{by: Anna, on: 2026-11-01, digests: {{claim: {'0' * 64}}}}}\n"
    unused = "accepted: [{code: OS18, reason: it does, by: Anna, on: 2026-11-01}]\n"
    changed = {
        ADVICE: ADVISING + stale + unused,
        "claims/other/article.yaml": "title: Other\n",
        "claims/other/claim.yaml": ADVISING.replace("builds_on: [wraps-squeeze]\n", "") + unused,
    }
    reports = Reports(tmp_path, changed)
    found = {(entry.code, entry.claim.href) for entry in reports.view.record}
    assert found == {("SI10", "#claim-wrap-your-legs"), ("RD603", "#claim-wrap-your-legs")}
    for section in reports.sections("About this record"):
        assert "They are no claims about the article" in section
        assert section.count("To mend it:") == 2
        assert "the claim changed since Anna signed on 2026-11-01" in section.lower().replace(
            "anna", "Anna"
        )
    assert not {"SI10", "RD603"} & {flag.code for flag in reports.view.article.flags}


@pytest.mark.parametrize("accepted", [False, True])
def test_a_flag_on_our_record_that_was_accepted_is_no_longer_to_be_mended(
    tmp_path: Path, accepted: bool
) -> None:
    """A result that went another way and has no line; Anna says why it needs none."""
    outcome = "asserts: {outcome: {name: leg size}}\n"
    entry = "accepted: [{code: OS24b, reason: a weaker study, by: Anna, on: 2026-11-01}]\n"
    other = "results: [{id: size, outcome: leg size, direction: none}]\n"
    changed = {
        ADVICE: ADVISING + outcome + (entry if accepted else ""),
        "citations/library.bib": FILES["citations/library.bib"] + "@article{other, title = {B}}\n",
        "citations/studies/other.yaml": other,
    }
    reports = Reports(tmp_path, changed)
    assert ("OS24b" in {entry.code for entry in reports.view.record}) is not accepted
    assert ("a weaker study" in one_line(reports.markdown)) is accepted


def test_a_record_with_nothing_to_mend_says_so(tmp_path: Path) -> None:
    for section in Reports(tmp_path, {}).sections("About this record"):
        assert "Nothing is broken in our own record of this article." in section


def test_what_cannot_be_in_a_cited_study_stands_in_the_record_section(tmp_path: Path) -> None:
    """145/28 is 5.18 and 146/28 is 5.21; the same record of a study nobody cites is left out."""
    impossible = (
        "results: [{id: size, whole_numbers: true, groups: [{name: wrap, n: 28, mean: 5.19}]}]\n"
    )
    study = {STUDY: f"design: randomised-trial\nn: 50\n{impossible}"}
    not_cited = {
        "citations/library.bib": FILES["citations/library.bib"] + "@article{other, title = {B}}\n",
        "citations/studies/other.yaml": f"n: 50\n{impossible}",
    }
    reports = Reports(tmp_path, study | not_cited)
    (entry,) = (entry for entry in reports.view.record if entry.code == "RD801")
    (cited,) = (one for one in reports.view.references if one.key == "trial")
    assert (entry.claim.text, entry.claim.href) == (cited.short, f"#{cited.anchor}")
    for section in reports.sections("About this record"):
        assert "the mean 5.19 of 28 whole numbers is not possible" in section
        assert "145/28 and 146/28" in section


def test_the_premises_that_carry_most_come_first_with_their_verdicts(tmp_path: Path) -> None:
    """Two claims rest on the base, one of them through the other; the other carries one.

    The base says in general what one study of 20 people found: overstated.
    """
    reports = Reports(tmp_path, {})
    carriers = [
        (carrier.claim.href, carrier.verdict and carrier.verdict.code, carrier.carries)
        for carrier in reports.view.argument.carriers
    ]
    assert carriers == [
        ("#claim-legs-can-be-squeezed", "overstated", "2 claims, 1 of them through others"),
        ("#claim-wraps-squeeze", "unsupported", "1 claim"),
    ]
    for section in reports.sections("The argument"):
        assert "2 claims, 1 of them through others" in section
        assert re.search("○ (&nbsp;)?No support found", section)


def test_a_premise_that_fails_is_shown_with_the_way_that_leads_to_it(tmp_path: Path) -> None:
    numbers = {"legs-can-be-squeezed": "1", "wrap-your-legs": "2", "wraps-squeeze": "3"}
    reports = Reports(tmp_path, {})
    assert {card.id: str(card.number) for card in reports.view.cards} == numbers
    (failing,) = reports.view.argument.failing
    assert failing.claim.href == "#claim-wraps-squeeze"
    assert [[link.text for link in way] for way in failing.ways] == [["2", "3"]]


def test_an_article_whose_claims_stand_alone_has_no_section_on_the_argument(
    tmp_path: Path,
) -> None:
    alone = {
        ADVICE: ADVISING.replace("builds_on: [wraps-squeeze]\n", ""),
        SQUEEZE: PREMISE.replace("builds_on: [legs-can-be-squeezed]\n", ""),
    }
    reports = Reports(tmp_path, alone)
    assert "\n## The argument\n" not in reports.markdown
    assert 'href="#argument"' not in reports.html


def judged(anna: tuple[int, int], bert: tuple[int, int]) -> str:
    """Judgements of one claim by two people: levels taken off for bias and for imprecision."""
    concern = {0: "none", 1: "serious", 2: "very-serious"}
    entry = "      {domain}: {{concern: {concern}, levels: {levels}, reason: so}}\n"
    text = "judgements:\n"
    for by, (bias, imprecision) in {"Anna": anna, "Bert": bert}.items():
        text += f"  - by: {by}\n    on: 2026-11-01\n    domains:\n"
        text += entry.format(domain="risk-of-bias", concern=concern[bias], levels=bias)
        text += entry.format(domain="imprecision", concern=concern[imprecision], levels=imprecision)
    return text


def test_agreement_over_the_article_is_kappa_with_its_number_and_says_where_it_is_not_defined(
    tmp_path: Path,
) -> None:
    """Bias: (0, 0) and (1, 0). Observed disagreement 1/2; by chance half of Anna's ones meet
    Bert's zeros, 1/2 too: kappa 0. Imprecision: 1 from both on both, where kappa is 0/0."""
    changed = {
        ADVICE: ADVISING + judged((0, 1), (0, 1)),
        "claims/wraps/legs-can-be-squeezed.yaml": BASE + judged((1, 1), (0, 1)),
    }
    reports = Reports(tmp_path, changed)
    shown = reports.view.agreement
    assert shown is not None
    rows = {row.domain: (row.people, row.n, row.value) for row in shown.rows}
    assert rows["Risk of bias"] == ("Anna · Bert", 2, "0.00")
    assert rows["Imprecision"][1] == 2
    assert rows["Imprecision"][2].startswith("not defined: both gave 1 every time")
    assert rows["Inconsistency"][1:] == (0, "no outcome on which both gave a level")
    assert [link.href for link in shown.claims] == ["#claim-legs-can-be-squeezed"]
    for section in reports.sections("Agreement between reviewers"):
        assert "the same 4 domains of 2 claims. They differ in 1." in section
        assert "not defined" in section


def test_a_domain_that_one_of_two_judged_is_counted_apart(tmp_path: Path) -> None:
    """Bias and imprecision by both on one claim; on the other Bert leaves out imprecision."""
    left_out = judged((1, 1), (0, 1)).rsplit("      imprecision", 1)[0]
    changed = {
        ADVICE: ADVISING + judged((0, 1), (0, 1)),
        "claims/wraps/legs-can-be-squeezed.yaml": BASE + left_out,
    }
    for section in Reports(tmp_path, changed).sections("Agreement between reviewers"):
        assert "the same 3 domains of 2 claims. They differ in 1." in section
        assert "1 domain judged by one of them alone is not compared." in section


def test_two_who_judged_no_domain_in_common_are_not_said_to_agree(tmp_path: Path) -> None:
    text = judged((0, 1), (0, 1))
    anna, bert = text.split("  - by: Bert")
    bias = anna.rsplit("      imprecision", 1)[0]
    lines = bert.splitlines(keepends=True)
    imprecision = "".join(line for line in lines if "risk-of-bias" not in line)
    reports = Reports(tmp_path, {ADVICE: ADVISING + bias + "  - by: Bert" + imprecision})
    for section in reports.sections("Agreement between reviewers"):
        assert "No two people judged the same domain." in section
        assert "2 domains judged by one of them alone are not compared." in section
        assert "They differ" not in section


def test_one_reviewer_agrees_with_nobody(tmp_path: Path) -> None:
    alone = judged((0, 1), (0, 1)).split("  - by: Bert")[0]
    reports = Reports(tmp_path, {ADVICE: ADVISING + alone})
    assert reports.view.agreement is None
    assert "Agreement between reviewers" not in reports.markdown + reports.html


def test_the_sums_are_those_of_every_rule_on_every_claim_and_on_the_article(
    tmp_path: Path,
) -> None:
    summary = Reports(tmp_path, {}).view.summary
    run = 3 * len(CLAIM_RULES) + len(ARTICLE_RULES)
    assert sum(count for _, count in summary.checks) == summary.total == run


def test_the_method_box_has_every_threshold_with_its_reason_and_the_version_of_the_rules(
    tmp_path: Path,
) -> None:
    settings = SETTINGS + '[thresholds.size_factor]\nvalue = 3\nrationale = "our own | reason"\n'
    reports = Reports(tmp_path, {"claimgrade.toml": settings})
    assert {field for field, _ in values_of(Thresholds())} == {
        "information_size",
        "about_tolerance",
        "horizon_factor",
        "size_factor",
        "search_age",
        "search_age_fast",
        "stored_text",
        "independent_studies",
    }
    for section in reports.sections("Method and limits"):
        text = section.replace("&#39;", "'")
        for field, threshold in values_of(Thresholds()):
            if field != "size_factor":
                assert f"{threshold.value}" in text
                assert one_line(threshold.rationale) in text, field
        assert "our own | reason" in text
        assert f"Rule set {RULE_SET} of claimgrade" in text
        assert "docs/rules.md" in text
        for code in (*CLAIM_RULES, *ARTICLE_RULES):
            assert f"{code} " in text


def test_the_sources_panel_counts_what_nobody_has_looked_up(tmp_path: Path) -> None:
    """Practice is counted apart; without a stored text no quotation is said to be in order."""
    changed = {
        "citations/library.bib": FILES["citations/library.bib"]
        + "@misc{coach, author = {Roe, R.}, title = {B}, year = {2012}}\n",
        "citations/studies/coach.yaml": "design: practice-evidence\nfunding: unknown\n",
        "citations/sources.yaml": "trial: {retraction: {status: none-found, on: 2026-11-20}}\n",
        ADVICE: ADVISING + "  - {source: coach, relation: background, finding: They liked it.}\n",
    }
    for section in Reports(tmp_path, changed).sections("References"):
        assert "Retraction: 1 of 2 sources looked up in a list, 1 unchecked." in section
        assert "Quotations: in 0 of 2 claims with evidence" in section
        assert "for 2 no text is stored, or no words are quoted" in section
        assert "recorded for 0 of 2 studies, not reported by 1, not looked up for 1." in section
        assert "Practice and opinion: 1 line of evidence, 0 of them collected in full" in section


def test_a_claim_that_could_not_be_read_is_missed_aloud(tmp_path: Path) -> None:
    reports = Reports(tmp_path, {"claims/wraps/broken.yaml": "statement: [unclosed\n"})
    for section in reports.sections("Method and limits"):
        assert "1 file of this article could not be read" in section
