"""Puts the present key of a source wherever a record names it by an older one."""

from dataclasses import replace

from claimgrade.model.claim import BaselineRisk, Claim, Omission
from claimgrade.model.study import Study
from claimgrade.workspace.linking.parts import Parts
from claimgrade.workspace.linking.source_names import SourceNames
from claimgrade.workspace.workspace import ClaimFile


def with_present_keys(
    parts: Parts, sources: SourceNames
) -> tuple[dict[str, ClaimFile], dict[str, Study]]:
    """Return the claims by ``article/id`` and the studies by present key of their source."""
    older = sources.older
    studies = {
        key: _study(file.read.record, older)
        for key, file in sources.studies().items()
        if file.read.record is not None
    }
    if not older:
        return parts.claims, studies
    return {key: _claim_file(claim, older) for key, claim in parts.claims.items()}, studies


def _study(study: Study, older: dict[str, str]) -> Study:
    if not any(key in older for key in study.includes):
        return study
    return replace(study, includes=tuple(older.get(k, k) for k in study.includes))


def _claim_file(file: ClaimFile, older: dict[str, str]) -> ClaimFile:
    claim = file.claim
    omits, risk = claim.omits, claim.baseline_risk
    named = {line.source for line in claim.evidence}
    if isinstance(omits, Omission):
        named.add(omits.line)
    if isinstance(risk, BaselineRisk):
        named.add(risk.source)
    if not any(key in older for key in named if key):
        return file
    return ClaimFile(
        file.id,
        file.article,
        _claim(claim, older),
        file.path,
        file.positions,
        file.broken_fields,
    )


def _claim(claim: Claim, older: dict[str, str]) -> Claim:
    lines = tuple(
        replace(line, source=older[line.source]) if line.source in older else line
        for line in claim.evidence
    )
    omits, risk = claim.omits, claim.baseline_risk
    if isinstance(omits, Omission) and omits.line in older:
        omits = replace(omits, line=older[omits.line])
    if isinstance(risk, BaselineRisk) and risk.source in older:
        risk = replace(risk, source=older[risk.source])
    return replace(claim, evidence=lines, omits=omits, baseline_risk=risk)
