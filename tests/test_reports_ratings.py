"""The page on the ratings says of the scale what the method says, and every report leads to it."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from claimgrade.assess.review import assess
from claimgrade.assess.rule import RULE_SET
from claimgrade.model.assessment import Review
from claimgrade.model.vocabulary import Certainty, Verdict
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.views.about_ratings import AboutRatings, about_ratings
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import Workspace

FILES = {
    "claimgrade.toml": (
        "format = 1\nas_of = 2026-11-22\n"
        '[publisher]\nname = "M & <b>"\ncontact = "mail <x@example.org>"\n'
    ),
    "claims/cold/article.yaml": (
        "title: Cold <i>baths</i>\ndisclosure: {judged_by: us, funding: a tub maker}\n"
    ),
    "claims/cold/one.yaml": "statement: Cold baths raise the pulse.\nquote: {exact: they do}\n",
    "claims/warm/article.yaml": "title: Warm baths\n",
    "claims/warm/one.yaml": "statement: Warm baths lower it.\nquote: {exact: they do}\n",
}

# The published scale, written down: shown word, number, what a coach should do.
SCALE = {
    "supported": ("Supported as worded", "5", "Teach."),
    "needs-caveat": ("Supported with a caveat", "4", "Teach with the caveat."),
    "overstated": ("Overstated", "3", "Reword it: use the sentence that may be said."),
    "misleading": (
        "Misleading",
        "2",
        "Do not teach it as worded; use the sentence that may be said.",
    ),
    "contradicted": (
        "Contradicted",
        "1",
        "Do not teach it as worded; use the sentence that may be said.",
    ),
    "mixed": ("Evidence conflicts", "none", "Reword it: use the sentence that may be said."),
    "unsupported": ("No support found", "none", "Do not teach as fact."),
    "understated": ("Weaker than the evidence", "4", "Teach."),
    "not-checkable": ("Cannot be checked", "none", "Leave out, or call it opinion."),
    "unresolved": ("Not checked yet", "none", "Do not teach as fact."),
}

# Level, strongest hedge, advice: the ceilings as published.
CEILING = {
    "high": ("a plain statement", "any"),
    "moderate": ("'probably'; 'can' for what somebody is able to do", "any"),
    "low": ("'may'", "only implied; in general terms with a stated condition"),
    "very low": ("'we cannot tell whether'", "only implied"),
    "no evidence": ("'nobody has tested this'", "only implied"),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(tmp_path, cache=False)


@pytest.fixture
def review(workspace: Workspace) -> Review:
    return assess(workspace)


@pytest.fixture
def files(workspace: Workspace, review: Review) -> Mapping[str, str]:
    made = render(Edition(workspace, review), ["ratings", "review", "index"])
    return {name: text for name, text in made.items() if isinstance(text, str)}


@pytest.fixture
def view(workspace: Workspace, review: Review) -> AboutRatings:
    return about_ratings(Edition(workspace, review))


def test_every_verdict_has_its_word_its_number_or_none_and_its_advice(view: AboutRatings) -> None:
    shown = {row.verdict.code: (row.verdict.word, row.number, row.coach) for row in view.verdicts}
    assert shown == SCALE
    assert set(SCALE) == {verdict.value for verdict in Verdict}


def test_verdicts_are_decided_in_the_order_of_the_method(
    view: AboutRatings, repository: Path
) -> None:
    method = (repository / "docs" / "method.md").read_text(encoding="utf-8")
    table = method.partition("| verdict | when |")[2].partition("\n\n")[0]
    order = re.findall(r"^\| ([a-z-]+) \|", table, re.M)
    assert [sign.code for sign, _ in view.order] == order
    assert len(order) == len(Verdict)


def test_the_method_publishes_the_same_numbers(repository: Path) -> None:
    method = (repository / "docs" / "method.md").read_text(encoding="utf-8")
    told = " ".join(method.partition("**Numbers for publication.**")[2].split("\n\n")[0].split())
    for words in (
        "supported 5, needs-caveat and understated 4, overstated 3, misleading 2, contradicted 1",
        "Mixed, unsupported and not-checkable have no number",
    ):
        assert words in told


def test_the_ceilings_are_those_of_the_method(view: AboutRatings) -> None:
    assert {row.level.word: (row.hedge, row.advice) for row in view.ceiling} == CEILING
    assert [row.level.word for row in view.certainties] == list(CEILING)
    assert len(CEILING) == len(Certainty)
    weights = dict(view.gap)
    assert list(weights.values()) == ["nothing", "minor", "major", "blocker"]


def test_both_formats_say_every_word_and_who_answers(
    view: AboutRatings, files: Mapping[str, str]
) -> None:
    for name in ("about-ratings.html", "about-ratings.md"):
        text = re.sub(r"&#39;|&#34;", "'", files[name])
        for row in view.verdicts:
            assert row.verdict.word in text
            assert row.meaning in text
        for _, when in view.order:
            assert when in text
        for level in view.certainties:
            assert level.lay in text
        for words in view.not_claimed:
            assert words in text
        assert f"Rule set {RULE_SET} of claimgrade" in text
        assert "a tub maker" in text
        assert "mail &lt;x@example.org&gt;" in text
        assert "M &amp; &lt;b&gt;" in text


def test_funding_that_nobody_recorded_is_not_passed_over(view: AboutRatings) -> None:
    funding = {fact.label: fact.value for fact in view.facts}
    assert funding["Funding of the review of “Cold <i>baths</i>”"] == "a tub maker"
    assert funding["Funding of the review of “Warm baths”"] == "not recorded"


def test_a_workspace_that_names_nobody_says_so(tmp_path: Path) -> None:
    (tmp_path / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    workspace = load(tmp_path, cache=False)
    html = render(Edition(workspace, assess(workspace)), ["ratings"], ["html"])
    assert "No address for corrections is recorded." in str(html["about-ratings.html"])


def test_every_review_and_the_index_lead_to_the_page(files: Mapping[str, str]) -> None:
    for article in ("cold", "warm"):
        assert 'href="../about-ratings.html"' in files[f"{article}/index.html"]
        assert "](../about-ratings.md)" in files[f"{article}/review.md"]
        assert f'href="{article}/index.html"' in files["about-ratings.html"]
    assert 'href="about-ratings.html"' in files["index.html"]
    assert "](about-ratings.md)" in files["README.md"]
