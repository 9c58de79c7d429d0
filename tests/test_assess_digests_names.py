"""A digest knows a record under every name it has had, wherever another record names it."""

from typing import Any

from build import ARTICLE, workspace_of
from claimgrade.assess.case import Context
from claimgrade.assess.ruled_claims import case_of
from claimgrade.assess.signing.digests import digests_of, rules_in_force
from claimgrade.model.claim import Digests
from claimgrade.model.settings import Settings
from claimgrade.workspace.schema.records import record_from
from tables import for_each_row


def digests(record: dict[str, Any], claim: str = "claim") -> Digests:
    """Return the digests of a claim, after those of the claims before it in its workspace."""
    workspace = workspace_of(record)
    context = Context(workspace, None)
    found = {key: digests_of(case_of(file, context)) for key, file in workspace.claims.items()}
    return found[f"{ARTICLE}/{claim}"]


LINE = {"source": "a", "relation": "supports", "finding": "So."}


@for_each_row(
    ("before", "after"),
    [
        (
            {"claim": {"omits": {"what": "harm", "line": "old", "hides": "harm"}}},
            {"claim": {"omits": {"what": "harm", "line": "new", "hides": "harm"}}},
        ),
        (
            {"claim": {"evidence": [LINE]}, "studies": {"a": {"includes": ["old", "b"]}}},
            {"claim": {"evidence": [LINE]}, "studies": {"a": {"includes": ["b", "new"]}}},
        ),
        (
            {"claim": {"evidence": [LINE]}, "sources": {"a": {"superseded_by": "old"}}},
            {"claim": {"evidence": [LINE]}, "sources": {"a": {"superseded_by": "new"}}},
        ),
    ],
    ids=["omits", "includes", "superseded_by"],
)
def test_a_source_named_by_another_record_may_be_renamed(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    """The older key stays with the source, so that nobody has to sign again."""

    def known(record: dict[str, Any], **sources: Any) -> dict[str, Any]:
        return {**record, "sources": {**record.get("sources", {}), **sources}}

    first = digests(known(before, old={}))
    assert digests(known(after, new={"aliases": ["old"]})) == first
    assert digests(known(after, old={}, new={})) != first


def test_an_omission_without_a_line_and_omits_none_have_digests_of_their_own() -> None:
    without = {"claim": {"omits": {"what": "harm", "hides": "harm"}}}
    assert digests(without).claim != digests({"claim": {"omits": "none"}}).claim
    assert digests(without).claim != digests({"claim": {}}).claim


def test_the_audience_bears_on_those_claims_of_an_article_that_name_no_people() -> None:
    """Two claims of one article, the one after the other."""
    own = {"asserts": {"population": {"sex": "women"}}}

    def record(audience: str) -> dict[str, Any]:
        article = {"audience": {"who": audience}}
        return {"claim": own, "claims": {"other": {}}, "article": article}

    athletes, patients = record("athletes"), record("patients")
    assert digests(athletes) == digests(patients)
    assert digests(athletes, "other") != digests(patients, "other")


@for_each_row("role", ["author", "editor"])
def test_who_made_a_work_is_part_of_what_was_signed(role: str) -> None:
    def of(name: str) -> Digests:
        entries = {"a": {role: name, "title": "On bands", "year": "2020"}}
        return digests({"claim": {"evidence": [LINE]}, "entries": entries})

    assert of("Sato, Y").sources != of("Kubo, K").sources
    assert of("Sato, Y").studies == of("Kubo, K").studies


def test_thresholds_of_ones_own_are_part_of_the_version_of_the_rules() -> None:
    usual = rules_in_force(Settings(format=1))
    assert "+" not in usual
    own = {"thresholds": {"horizon_factor": {"value": "3", "rationale": "long studies"}}}
    changed = rules_in_force(record_from(Settings, {"format": "1", **own}))
    version, _, digest = changed.partition("+")
    assert version == usual
    assert len(digest) == 12
