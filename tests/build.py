"""Workspaces for tests, built from the few fields that matter to one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from claimgrade.assess.case import Case, Context
from claimgrade.assess.review import assess
from claimgrade.assess.ruled_claims import case_of
from claimgrade.model.article import Article
from claimgrade.model.assessment import Assessment, RuleResult
from claimgrade.model.claim import Claim
from claimgrade.model.record import Record
from claimgrade.model.settings import Settings
from claimgrade.model.source import Source, SourceDetails
from claimgrade.model.study import Study
from claimgrade.workspace.reading.positions import EMPTY
from claimgrade.workspace.schema.records import record_from
from claimgrade.workspace.workspace import ClaimFile, Workspace
from house_style import all_held_to_style

ARTICLE = "article"
CLAIM = "claim"

# Makes plain text only; the one in C, where there is one, is ten times as fast.
_PLAIN_TEXT = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_MINIMUM: Mapping[str, Any] = {
    "quote": {"exact": "Bands build muscle"},
    "statement": "Training with bands increases muscle size.",
    "wording": {"relation": "effect", "hedge": "plain"},
    "certainty": "high",
    "because": "Several trials agree.",
}


_LEAST: Mapping[type[Record], Mapping[str, Any]] = {
    Settings: {"format": "1"},
    Article: {"title": "An article"},
    SourceDetails: {},
}
_MADE: Mapping[type[Record], Any] = {
    model: record_from(model, dict(least)) for model, least in _LEAST.items()
}

R = TypeVar("R", bound=Record)


def read(text: str) -> dict[str, Any]:
    """Read YAML with every scalar as text, as workspace files are read."""
    # A loader that makes plain text and nothing else.
    found: dict[str, Any] = yaml.load(text, Loader=_PLAIN_TEXT) or {}  # noqa: S506
    return found


def workspace_of(
    record: Mapping[str, Any], *, fill: bool = True, broken: frozenset[str] = frozenset()
) -> Workspace:
    """Build a workspace from the keys of an example of a rule (:class:`RulePage`).

    Fields of the minimum record that ``claim`` leaves out are filled in unless ``fill`` is off.
    """
    claims = {CLAIM: record.get("claim", {}), **record.get("claims", {})}
    files = {}
    for name, fields in claims.items():
        content = {**_MINIMUM, **fields} if fill else dict(fields)
        claim_file = ClaimFile(
            name,
            ARTICLE,
            record_from(Claim, content),
            f"claims/{ARTICLE}/{name}.yaml",
            EMPTY,
            broken if name == CLAIM else frozenset(),
        )
        files[claim_file.key] = claim_file
    details, entries = record.get("sources", {}), record.get("entries", {})
    return Workspace(
        root=Path(),
        settings=_record(Settings, record.get("settings")),
        articles={ARTICLE: _record(Article, record.get("article"))},
        claims=files,
        studies={k: record_from(Study, v) for k, v in record.get("studies", {}).items()},
        sources={
            key: Source(
                key,
                "article",
                entries.get(key, {}),
                _record(SourceDetails, details.get(key)),
            )
            for key in {**details, **entries}
        },
    )


def _record(model: type[R], more: Mapping[str, Any] | None) -> R:
    """Return a record of a file; one of which nothing more is said is the same every time."""
    return record_from(model, {**_LEAST[model], **more}) if more else _MADE[model]


def weighed(record: Mapping[str, Any]) -> Case:
    """Return the claim named ``claim`` with its evidence weighed, before any rule is run."""
    workspace = workspace_of(record)
    return case_of(workspace.claims[f"{ARTICLE}/{CLAIM}"], Context(workspace, None))


def assessed(record: str | Mapping[str, Any], **options: Any) -> Assessment:
    """Return the assessment of the claim named ``claim`` of a small workspace."""
    fields = read(record) if isinstance(record, str) else record
    review = assess(workspace_of(fields, **options))
    one = next(a for a in review.assessments if a.id == CLAIM)
    all_held_to_style(one.results)
    for article in review.articles:
        all_held_to_style(article.results)
    return one


def result(assessment: Assessment, code: str) -> RuleResult:
    """Return what one rule says."""
    return next(r for r in assessment.results if r.code == code)
