"""What the rules find is the same, however many processes work it out."""

import os
import sys
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import workspace_of
from claimgrade.assess.case import Context
from claimgrade.assess.evidence.premises import Premises
from claimgrade.assess.results_text import Open, as_text, from_text
from claimgrade.assess.rule_results import rule_results
from claimgrade.assess.ruled_claims import findings_on, rule_claims
from claimgrade.model.assessment import Family, Outcome, RuleResult
from claimgrade.model.finding import Finding, Location, Related, Severity, Subject
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Domain
from tables import for_each_row

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process at once")

SUPPORTS = {"source": "trial", "relation": "supports", "finding": "It grew."}
JUDGED = {"by": "AB", "domains": {"imprecision": {"concern": "serious"}}}
RECORD: dict[str, Any] = {
    "claim": {"builds_on": ["c", "d"], "evidence": [SUPPORTS]},
    "claims": {
        "b": {"builds_on": ["claim"], "evidence": []},
        "c": {"evidence": [SUPPORTS], "judgements": [JUDGED]},
        "d": {"evidence": [{**SUPPORTS, "relation": "disputes"}], "certainty": "low"},
        "e": {"accepted": [{"code": "OS81", "reason": "known", "by": "AB", "on": "2026-01-01"}]},
        "f": {"replaced_by": ["e"]},
        "g": {"builds_on": ["h"]},
        "h": {"builds_on": ["g"]},
    },
    "studies": {"trial": {"design": "randomised-trial", "n": 12}},
}


@linux
@pytest.mark.parametrize("processes", [2, 3, 9])
def test_several_processes_find_what_one_finds(
    processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = workspace_of(RECORD, fill=False)
    alone = rule_results(workspace)
    assert alone.findings
    assert any(result.outcome is Outcome.FLAG for _, flags, _ in alone.claims for result in flags)
    monkeypatch.setattr("claimgrade.assess.rule_results.processes_for", lambda number: processes)
    assert rule_results(workspace) == alone


@linux
def test_what_another_process_cannot_do_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = workspace_of(RECORD, fill=False)
    alone, own = rule_results(workspace), os.getpid()

    def die_elsewhere(told: object) -> None:
        assert os.getpid() != own
        os._exit(9)

    monkeypatch.setattr("claimgrade.assess.rule_results.processes_for", lambda number: 3)
    monkeypatch.setattr("claimgrade.assess.rule_results.as_text", die_elsewhere)
    assert rule_results(workspace) == alone


@linux
def test_what_two_processes_begin_at_the_same_moment_is_told_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = workspace_of(RECORD, fill=False)
    alone = rule_results(workspace)
    monkeypatch.setattr("claimgrade.assess.rule_results.processes_for", lambda number: 3)
    monkeypatch.setattr("claimgrade.workspace.sharing_out.Board.begins", lambda *begun: True)
    assert rule_results(workspace) == alone


def test_a_text_gives_back_what_was_told_with_the_same_kinds_of_words() -> None:
    ruled = rule_claims(Context(workspace_of(RECORD, fill=False), None))
    results = {key: Open(found, found[:1]) for key, (_, found) in ruled.items()}
    odd = RuleResult(
        "OS01",
        "name",
        Family.FIT,
        Outcome.FLAG,
        'a "quoted"\nline: ü\u2028',
        Severity.MAJOR,
        "evidence.0",
        "help",
        (Missing("a", True), Missing("b")),
        Domain.IMPRECISION,
        "accepted",
        Subject.RECORD,
    )
    place = Location("claims/ü.yaml", 3, 4)
    finding = Finding(
        "RD1", "n", Severity.INFO, Subject.CLAIM, "m", place, "h", "c", (Related(place, "see"),)
    )
    strange = {"odd": Open((odd, odd), ()), "none": Open((), ())}
    told = ({**results, **strange}, (*findings_on(ruled.values()), finding))
    back = from_text(as_text(told))
    assert back == told
    for key, found in told[0].items():
        for one, other in zip(chain(*found), chain(*back[0][key]), strict=True):
            assert kinds(one) == kinds(other)
    assert [kinds(f) for f in back[1]] == [kinds(f) for f in told[1]]


def kinds(record: Any) -> list[type]:
    """The types of a record's fields; enumerations are strings and would compare as such."""
    names = getattr(record, "_fields", None) or record.__slots__
    values = [getattr(record, name) for name in names]
    return [type(value) for value in values]


LINKS = st.dictionaries(
    st.integers(0, 20), st.lists(st.integers(0, 24), max_size=3), min_size=1, max_size=20
)


@settings(max_examples=40, deadline=None)
@given(links=LINKS, number=st.integers(1, 5))
def test_no_claim_builds_on_one_of_another_part(links: dict[int, list[int]], number: int) -> None:
    named = {f"n{one}": {"builds_on": [f"n{o}" for o in others]} for one, others in links.items()}
    claims = workspace_of({"claims": named}).claims
    premises = Premises(claims)
    parts = premises.apart(number)
    assert sorted(key for part in parts for key in part) == sorted(claims)
    assert len(parts) <= number
    for part in parts:
        for key in part:
            assert set(premises.of(claims[key].claim, claims[key].article)) <= set(part)


@for_each_row("number", [2, 3, 4])
def test_claims_without_links_make_parts_of_about_the_same_size(number: int) -> None:
    claims = workspace_of({"claims": {f"n{one}": {} for one in range(99)}}).claims
    sizes = [len(part) for part in Premises(claims).apart(number)]
    assert len(sizes) == number
    assert max(sizes) - min(sizes) <= number
