"""This repository's review has nothing to mend, and the sentences it offers pass its own rules."""

from pathlib import Path

import pytest

from claimgrade.assess.review import assess
from claimgrade.model.assessment import Outcome, Review
from claimgrade.model.finding import Subject
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import Workspace

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load(ROOT, cache=False)


@pytest.fixture(scope="module")
def review(workspace: Workspace) -> Review:
    return assess(workspace)


def test_the_records_hold_nothing_to_mend(workspace: Workspace, review: Review) -> None:
    faults = [
        f"{finding.location.path}: {finding.code} {finding.message}"
        for finding in (*workspace.findings, *review.findings)
        if finding.subject is Subject.RECORD
    ]
    faults += [
        f"{assessment.id}: {result.code} {result.message}"
        for assessment in review.assessments
        for result in assessment.results
        if result.subject is Subject.RECORD and result.outcome is Outcome.FLAG
    ]
    assert faults == []


def test_every_wording_that_the_reviewers_recommend_is_offered(review: Review) -> None:
    withheld = {
        assessment.id: assessment.may_say
        for assessment in review.assessments
        if assessment.claim.recommended_wording is not None
        and not (assessment.may_say and assessment.may_say.by_reviewer)
    }
    assert withheld == {}


def test_every_synonym_is_the_name_of_an_outcome_in_the_records(workspace: Workspace) -> None:
    claimed = [file.claim.asserts for file in workspace.claims.values()]
    used: set[object] = {a.outcome.name for a in claimed if a is not None and a.outcome is not None}
    used |= {r.outcome for study in workspace.studies.values() for r in study.results}
    groups = workspace.settings.synonyms
    assert [name for group in groups for name in group if name not in used] == []
    assert all(len(group) > 1 for group in groups)
