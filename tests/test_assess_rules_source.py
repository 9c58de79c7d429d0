"""What the rules on sources and stakes fire on beyond their examples, and when they must not."""

from typing import Any

from build import assessed, result, workspace_of
from claimgrade.assess.review import assess
from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.vocabulary import Points, Verdict
from tables import for_each_row

FLAG, PASS = Outcome.FLAG, Outcome.PASS
NOT_APPLICABLE, UNRESOLVED = Outcome.NOT_APPLICABLE, Outcome.UNRESOLVED


def line(source: str = "s", relation: str = "supports", **fields: Any) -> dict[str, Any]:
    return {"source": source, "relation": relation, "finding": "It grew.", "result": "r", **fields}


def check(code: str, claim: dict[str, Any], **record: Any) -> RuleResult:
    return result(assessed({"claim": claim, **record}), code)


# SI01


@for_each_row(
    ("claim", "outcome", "verdict"),
    [
        ({}, FLAG, Verdict.UNRESOLVED),
        ({"searched_on": "2026-11-22"}, FLAG, Verdict.UNSUPPORTED),
        (
            {"verdict": {"verdict": "not-checkable", "reason": "An opinion."}},
            NOT_APPLICABLE,
            Verdict.NOT_CHECKABLE,
        ),
    ],
)
def test_si01_leaves_the_verdict_to_the_record(
    claim: dict[str, Any], outcome: Outcome, verdict: Verdict
) -> None:
    assessment = assessed({"claim": {"evidence": [], **claim}})
    assert result(assessment, "SI01").outcome is outcome
    assert assessment.computed_verdict is verdict


# SI02

LOOKED = {"by": "A. Reviewer", "on": "2026-11-22", "how": "abstract"}
NOT_FOUND = {**LOOKED, "found": "false"}


def test_si02_takes_a_line_that_its_source_does_not_hold_out_of_the_evidence() -> None:
    record = {"claim": {"evidence": [line(verified=LOOKED), line("t", verified=NOT_FOUND)]}}
    assessment = assessed(record)
    found = result(assessment, "SI02")
    assert (found.severity, found.at) == ("blocker", "evidence.1.verified")
    assert list(assessment.lines_left_out) == [1]
    alone = assessed({"claim": {"evidence": [line(verified=NOT_FOUND)]}})
    assert alone.points is Points.NOWHERE


def test_si02_reads_who_looked_up_the_result() -> None:
    held = {"s": {"results": [{"id": "r", "verified": LOOKED}]}}
    assert check("SI02", {"evidence": [line()]}, studies=held).outcome is PASS
    not_held = {"s": {"results": [{"id": "r", "verified": NOT_FOUND}]}}
    failed = assessed({"claim": {"evidence": [line()]}, "studies": not_held})
    assert result(failed, "SI02").severity == "blocker"
    assert list(failed.lines_left_out) == [0]
    again = [line(verified=LOOKED)]
    assert check("SI02", {"evidence": again}, studies=not_held).outcome is PASS


def test_si02_names_every_line_that_nobody_looked_up() -> None:
    found = check("SI02", {"evidence": [line(), line("t", verified=LOOKED), line("u")]})
    assert [m.field for m in found.missing] == ["evidence.0.verified", "evidence.2.verified"]
    assert check("SI02", {"evidence": []}).outcome is NOT_APPLICABLE


# SI03

ABSTRACT = " ".join(f"word{n}" for n in range(400))
QUOTED = "word10 word11 word12 word13 word14 word15"


@for_each_row(
    ("quote", "section", "abstract", "outcome"),
    [
        (QUOTED, "abstract", ABSTRACT, PASS),
        ("Word10, word11 -- WORD12 (word13) word14;\nword15!", "Abstract", ABSTRACT, PASS),
        (QUOTED.replace("word13", "word31"), "abstract", ABSTRACT, FLAG),
        (f"{QUOTED} word1", "abstract", ABSTRACT, FLAG),
        # five words, a text of 399 words, another section, or no text: nothing to compare
        ("word10 word11 word12 word13 word41", "abstract", ABSTRACT, NOT_APPLICABLE),
        ("x " + QUOTED, "abstract", ABSTRACT.removesuffix(" word399"), NOT_APPLICABLE),
        ("x " + QUOTED, "results", ABSTRACT, NOT_APPLICABLE),
        ("x " + QUOTED, "abstract", "", NOT_APPLICABLE),
    ],
)
def test_si03_compares_quoted_words_with_a_stored_abstract(
    quote: str, section: str, abstract: str, outcome: Outcome
) -> None:
    evidence = [line(locator={"section": section, "quote": quote})]
    entries = {"s": {"abstract": abstract}}
    found = check("SI03", {"evidence": evidence}, entries=entries)
    assert found.outcome is outcome
    assert (found.severity == "blocker") is (outcome is FLAG)


def test_si03_is_not_applicable_without_a_stored_text() -> None:
    found = check("SI03", {"evidence": [line(locator={"quote": QUOTED})]})
    assert found.outcome is NOT_APPLICABLE
    assert found.message.startswith("no text of the source is stored")


# SI05

EFFECT = {"relation": "effect", "hedge": "plain"}
LINK = {"relation": "association", "hedge": "plain"}
TALK = {"relation": "description", "hedge": "plain"}


@for_each_row("kind", ["news", "blog", "textbook"])
def test_si05_fires_where_retellings_are_all_there_is(kind: str) -> None:
    found = check("SI05", {"evidence": [line()]}, sources={"s": {"type": kind}})
    assert (found.outcome, found.severity) == (FLAG, "major")


@for_each_row(
    ("claim", "outcome", "severity"),
    [
        ({"wording": EFFECT}, FLAG, "major"),
        ({"wording": LINK, "kind": "causal"}, FLAG, "minor"),
        ({"wording": TALK, "kind": "quantity"}, FLAG, "minor"),
        (
            {"wording": TALK, "numbers": [{"value": "2", "unit": "kg", "role": "point"}]},
            FLAG,
            "major",
        ),
        ({"wording": TALK}, NOT_APPLICABLE, None),
        ({"wording": LINK}, NOT_APPLICABLE, None),
        ({"evidence": [line("s", "disputes")]}, NOT_APPLICABLE, None),
        ({"evidence": [line("s", "qualifies")]}, FLAG, "major"),
    ],
)
def test_si05_weighs_what_rests_on_retellings(
    claim: dict[str, Any], outcome: Outcome, severity: str | None
) -> None:
    found = check("SI05", {"evidence": [line()], **claim}, sources={"s": {"type": "blog"}})
    assert (found.outcome, found.severity) == (outcome, severity)


@for_each_row(
    ("kind", "study", "outcome"),
    [
        ("review", {"design": "narrative-review"}, FLAG),
        ("review", {"design": "systematic-review"}, PASS),
        ("review", {}, UNRESOLVED),
        ("primary", {}, PASS),
        ("guideline", {}, PASS),
        ("unknown", {}, UNRESOLVED),
        ("blog", {"design": "randomised-trial"}, PASS),
        (None, {"design": "guideline"}, UNRESOLVED),
    ],
)
def test_si05_goes_by_design_then_by_type(
    kind: str | None, study: dict[str, str], outcome: Outcome
) -> None:
    sources = {"s": {"type": kind} if kind else {}}
    found = check("SI05", {"evidence": [line()]}, sources=sources, studies={"s": study})
    assert found.outcome is outcome


@for_each_row(
    ("evidence", "message"),
    [
        ([line()], "the claim rests on retellings alone: s"),
        ([line(), line("t", "disputes")], "what agrees with the claim is a retelling: s"),
        (
            [line(), line("u"), line("t", "disputes")],
            "what agrees with the claim is retellings alone: s, u",
        ),
    ],
)
def test_si05_says_that_a_claim_rests_on_a_retelling_only_where_nothing_disputes_it(
    evidence: list[dict[str, Any]], message: str
) -> None:
    """Nothing rests on a retelling where a study that measured disputes the claim."""
    sources = {"s": {"type": "blog"}, "u": {"type": "news"}, "t": {"type": "primary"}}
    found = check("SI05", {"evidence": evidence, "points": "for"}, sources=sources)
    assert found.message == message


def test_si05_is_silent_where_one_source_measured_it_itself() -> None:
    sources = {"s": {"type": "blog"}, "t": {"type": "primary"}}
    assert check("SI05", {"evidence": [line(), line("t")]}, sources=sources).outcome is PASS
    qualified = [line(), line("t", "qualifies")]
    assert check("SI05", {"evidence": qualified}, sources=sources).outcome is FLAG


# SI06


def standing(status: str, **fields: str) -> dict[str, Any]:
    return {"retraction": {"status": status, **fields}}


def test_si06_names_every_source_that_has_changed_the_worst_first() -> None:
    sources = {"s": standing("corrected"), "t": standing("concern"), "u": standing("none-found")}
    evidence = [line(), line("t"), line("u"), line()]
    found = check("SI06", {"evidence": evidence}, sources=sources)
    assert (found.severity, found.at) == ("major", "evidence.1.source")
    assert found.message == (
        "the source t carries an expression of concern; the source s has been corrected"
    )


@for_each_row(
    ("status", "relation", "outcome", "severity"),
    [
        ("retracted", "supports", FLAG, "blocker"),
        ("corrected", "supports", FLAG, "minor"),
        ("retracted", "background", PASS, None),
        ("none-found", "supports", PASS, None),
    ],
)
def test_si06_sees_that_the_notice_itself_is_cited(
    status: str, relation: str, outcome: Outcome, severity: str | None
) -> None:
    sources = {"work": standing(status, notice="10.1000/notice"), "n": standing("none-found")}
    entries = {"n": {"doi": "https://doi.org/10.1000/NOTICE"}}
    evidence = [line("n", relation)]
    found = check("SI06", {"evidence": evidence}, sources=sources, entries=entries)
    assert (found.outcome, found.severity) == (outcome, severity)
    if outcome is FLAG:
        assert found.message.startswith("the source n is the notice that work ")


def test_si06_is_dismissed_for_a_citation_with_a_reason() -> None:
    who = {"by": "A. Reviewer", "on": "2026-01-01"}
    accepted = {"code": "SI06", "reason": "Only a name was corrected.", **who}
    claim = {"evidence": [line()], "accepted": [accepted]}
    found = check("SI06", claim, sources={"s": standing("corrected")})
    assert found.accepted is not None
    assert found.accepted.startswith("Only a name was corrected.")
    held = check("SI06", claim, sources={"s": standing("retracted")})
    assert held.accepted is None


def test_si06_unchecked_is_no_pass_and_no_part_of_the_verdict() -> None:
    claim = {"evidence": [line()], "omits": "none"}
    assessment = assessed({"claim": claim, "sources": {"s": standing("unchecked")}})
    assert result(assessment, "SI06").outcome is UNRESOLVED
    assert assessment.verdict is Verdict.SUPPORTED


# SI07


def test_si07_fires_where_a_later_work_replaces_the_source() -> None:
    found = check("SI07", {"evidence": [line()]}, sources={"s": {"superseded_by": "t"}})
    assert (found.outcome, found.severity, found.at) == (FLAG, "major", "evidence.0.source")
    assert found.message == "s is replaced by t"


def searched(day: str | None, **fields: Any) -> dict[str, Any]:
    own = {} if day is None else {"searched_on": day}
    results = [{"id": "r", "outcome": "muscle size"}]
    return {"design": "meta-analysis", "results": results, **own, **fields}


@for_each_row(
    ("own", "later", "as_of", "outcome"),
    [
        ("2020-10", searched("2024"), "2026-11-22", FLAG),
        # older than five years by the month, and a year can mean its last month
        ("2021-11", searched("2024"), "2026-11-22", PASS),
        ("2021-10", searched("2024"), "2026-11-22", FLAG),
        ("2021", searched("2024"), "2026-12-31", PASS),
        ("2021", searched("2024"), "2027-01-01", FLAG),
        # old, and nothing later that is a review of the same outcome
        ("2012", searched("2012"), "2026-11-22", PASS),
        ("2012-05", searched("2012"), "2026-11-22", PASS),
        ("2012", searched("2024", design="randomised-trial"), "2026-11-22", PASS),
        ("2012", searched("2024", results=[{"id": "r", "outcome": "x"}]), "2026-11-22", PASS),
        # not known
        (None, searched("2024"), "2026-11-22", UNRESOLVED),
        ("unknown", searched("2024"), "2026-11-22", UNRESOLVED),
        ("2012", searched(None), "2026-11-22", UNRESOLVED),
        ("2012", searched("2024", design="unknown"), "2026-11-22", UNRESOLVED),
        ("2012", searched("2024"), None, UNRESOLVED),
    ],
)
def test_si07_asks_whether_an_old_search_has_a_later_one_beside_it(
    own: str | None, later: dict[str, Any], as_of: str | None, outcome: Outcome
) -> None:
    settings = {"as_of": as_of} if as_of else {}
    studies = {"s": searched(own), "t": later}
    found = check("SI07", {"evidence": [line()]}, studies=studies, settings=settings)
    assert found.outcome is outcome
    assert (found.severity == "minor") is (outcome is FLAG)


def test_si07_reads_the_limit_of_the_workspace() -> None:
    limit = {"search_age": {"value": "2", "rationale": "a fast field"}}
    settings = {"as_of": "2026-11-22", "thresholds": limit}
    studies = {"s": searched("2023"), "t": searched("2025")}
    found = check("SI07", {"evidence": [line()]}, studies=studies, settings=settings)
    assert found.outcome is FLAG


@for_each_row(
    ("article", "workspace", "outcome"),
    [
        ({"field": "Nutrition"}, None, FLAG),
        ({"field": "history"}, "nutrition", PASS),
        ({}, "nutrition", FLAG),
        ({}, "history", PASS),
        ({}, None, PASS),
    ],
)
def test_si07_takes_a_search_as_old_sooner_in_a_fast_field(
    article: dict[str, str], workspace: str | None, outcome: Outcome
) -> None:
    """Two years there, five elsewhere (Shojania 2007); the article's own field decides."""
    field = {"field": workspace} if workspace else {}
    settings = {"as_of": "2026-11-22", "fast_fields": ["nutrition"], **field}
    studies = {"s": searched("2023"), "t": searched("2025")}
    found = check(
        "SI07", {"evidence": [line()]}, studies=studies, settings=settings, article=article
    )
    assert found.outcome is outcome


def test_si07_reads_the_limit_of_the_workspace_for_fast_fields() -> None:
    limit = {"search_age_fast": {"value": "4", "rationale": "slower than most"}}
    settings = {"as_of": "2026-11-22", "fast_fields": ["law"], "field": "law", "thresholds": limit}
    studies = {"s": searched("2023"), "t": searched("2025")}
    found = check("SI07", {"evidence": [line()]}, studies=studies, settings=settings)
    assert found.outcome is PASS


@for_each_row(
    ("kind", "outcome"),
    [("primary", PASS), ("news", PASS), ("review", UNRESOLVED), (None, UNRESOLVED)],
)
def test_si07_asks_for_a_design_only_of_what_may_be_a_review(
    kind: str | None, outcome: Outcome
) -> None:
    sources = {"s": {"type": kind} if kind else {}}
    assert check("SI07", {"evidence": [line()]}, sources=sources).outcome is outcome


def test_si07_needs_an_outcome_to_find_the_later_review_by() -> None:
    studies = {"s": {"design": "guideline", "searched_on": "2012"}}
    settings = {"as_of": "2026-11-22"}
    found = check("SI07", {"evidence": [line()]}, studies=studies, settings=settings)
    assert [m.field for m in found.missing] == ["asserts.outcome.name"]
    assert check("SI07", {"evidence": []}).outcome is NOT_APPLICABLE


# SI09


def stakes(funding: str | None, interests: str | None) -> dict[str, str]:
    fields = {"funding": funding, "interests": interests}
    return {name: value for name, value in fields.items() if value is not None}


@for_each_row(
    ("first", "second", "outcome"),
    [
        (stakes("Acme", "Acme"), stakes("Acme", "none"), FLAG),
        (stakes("none", "Acme"), stakes("ACME; a university", "none"), FLAG),
        (stakes("a ministry", "none"), stakes("a ministry", "none"), PASS),
        (stakes("Acme", "Acme"), stakes("Brand", "Brand"), PASS),
        (stakes("Acme", "Acme"), stakes("none", "none"), PASS),
        (stakes("Acme", "Acme"), stakes("Acme", None), UNRESOLVED),
        (stakes("Acme", "Acme"), stakes("unknown", "none"), UNRESOLVED),
        (stakes("none", "none"), stakes(None, None), PASS),
    ],
)
def test_si09_asks_whether_all_support_shares_a_party_with_a_stake(
    first: dict[str, str], second: dict[str, str], outcome: Outcome
) -> None:
    found = check("SI09", {"evidence": [line(), line("t")]}, studies={"s": first, "t": second})
    assert found.outcome is outcome
    assert (found.severity == "minor") is (outcome is FLAG)


def test_si09_looks_at_supporting_lines_alone() -> None:
    studies = {"s": stakes("Acme", "Acme"), "t": stakes("none", "none")}
    evidence = [line(), line("t", "qualifies")]
    assert check("SI09", {"evidence": evidence}, studies=studies).outcome is FLAG
    none = [line("s", "qualifies")]
    assert check("SI09", {"evidence": none}, studies=studies).outcome is NOT_APPLICABLE


# SI09b


@for_each_row(
    ("interests", "outcome", "looked_up"),
    [
        ([{"what": "a", "declared": "true"}, {"what": "b", "declared": "false"}], FLAG, []),
        ([{"what": "sells", "declared": "true"}], PASS, []),
        ([], PASS, []),
        (None, UNRESOLVED, [False]),
        ("unknown", UNRESOLVED, [True]),
        ([{"what": "sells"}], UNRESOLVED, [False]),
        ([{"what": "sells", "declared": "unknown"}], UNRESOLVED, [True]),
    ],
)
def test_si09b_asks_whether_the_author_declares_a_recorded_stake(
    interests: Any, outcome: Outcome, looked_up: list[bool]
) -> None:
    article = {} if interests is None else {"interests": interests}
    reviewed = assess(workspace_of({"claim": {}, "article": article})).articles[0]
    found = next(r for r in reviewed.results if r.code == "SI09b")
    assert found.outcome is outcome
    assert (found.severity == "major") is (outcome is FLAG)
    assert [m.looked_up for m in found.missing] == looked_up
    if outcome is FLAG:
        assert found.at == "interests.1.declared"
