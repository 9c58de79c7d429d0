"""Checks of every link between records: what it names has to exist."""

from collections.abc import Iterator, Mapping

from claimgrade.model.claim import BaselineRisk, Omission
from claimgrade.model.fields import Unknown
from claimgrade.model.finding import Finding, Location
from claimgrade.model.study import Result
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.linking.argument import circles
from claimgrade.workspace.linking.claim_names import ClaimNames
from claimgrade.workspace.linking.nearest import nearest
from claimgrade.workspace.linking.parts import Parts, StudyFile
from claimgrade.workspace.linking.source_names import SourceNames
from claimgrade.workspace.workspace import ClaimFile

_DETAILS = "citations/sources.yaml"


def check_links(parts: Parts, sources: SourceNames) -> Iterator[Finding]:
    """Yield a finding for every link that leads nowhere, and for names used twice.

    A link into a file that could not be read is not one of them.
    """
    claims = ClaimNames(parts)
    yield from sources.clashes
    yield from claims.clashes
    yield from _articles(parts, sources, claims)
    yield from _details(parts, sources)
    yield from _studies(parts, sources)
    studies = sources.studies()
    for claim in parts.claims.values():
        record = claim.claim
        if record.evidence:
            yield from _evidence(claim, studies, sources)
        if record.baseline_risk:
            yield from _baseline(claim, studies, sources)
        if record.omits:
            yield from _omission(claim)
        if record.builds_on or record.replaced_by:
            yield from _other_claims(claim, claims)
    yield from circles(parts.claims, claims)


def _articles(parts: Parts, sources: SourceNames, claims: ClaimNames) -> Iterator[Finding]:
    for folder in parts.files.article_folders:
        path = f"claims/{folder}/article.yaml"
        if folder not in parts.files.articles:
            message = f"the folder '{folder}' has claims and no article.yaml"
            yield DIAGNOSTICS["RD310"].finding(message, Location(path))
    for name, read in parts.articles.items():
        path = parts.files.articles[name]
        if read.record is None:
            continue
        interests = read.record.interests
        for index, interest in enumerate(interests if isinstance(interests, tuple) else ()):
            if interest.source:
                place = read.positions.locate(path, f"interests.{index}.source")
                yield from sources.unknown(interest.source, place, "the interest")
        for index, correction in enumerate(read.record.corrections):
            if correction.claim:
                place = read.positions.locate(path, f"corrections.{index}.claim")
                yield from claims.unknown(correction.claim, name, place, "the correction")


def _details(parts: Parts, sources: SourceNames) -> Iterator[Finding]:
    for key, details in parts.details.items():
        if key not in parts.entries and not parts.damaged.may_hold(key, "citations"):
            place = parts.details_positions.locate(_DETAILS, key)
            message = f"no .bib file has the key '{key}'{sources.hint(key)}"
            yield DIAGNOSTICS["RD307"].finding(message, place)
        if details.superseded_by:
            place = parts.details_positions.locate(_DETAILS, f"{key}.superseded_by")
            yield from sources.unknown(details.superseded_by, place, "`superseded_by`")


def _studies(parts: Parts, sources: SourceNames) -> Iterator[Finding]:
    chosen = sources.studies()
    for key, study in parts.studies.items():
        if sources.is_missing(key):
            message = f"no .bib file has the key '{key}' of this study{sources.hint(key)}"
            yield DIAGNOSTICS["RD306"].finding(message, Location(study.path))
        other = chosen[sources.resolve(key) or key]
        if other is not study:
            message = f"{other.path} is about the same source, and is the one used"
            yield DIAGNOSTICS["RD312"].finding(message, Location(study.path))
        yield from _within_study(study, sources)


def _sides(study: StudyFile, path: str, result: Result) -> Iterator[Finding]:
    """Yield a finding for every side of a comparison that is no group of its result."""
    names = [group.name for group in result.groups]
    for number, comparison in enumerate(result.comparisons):
        for side in ("intervention", "comparator"):
            name = getattr(comparison, side)
            if name not in names:
                near = nearest(name, names)
                hint = f"; did you mean '{near}'?" if near else ""
                field = f"{path}.comparisons.{number}.{side}"
                message = f"the result '{result.id}' has no group '{name}'{hint}"
                place = study.read.positions.locate(study.path, field)
                yield DIAGNOSTICS["RD314"].finding(message, place)


def _within_study(study: StudyFile, sources: SourceNames) -> Iterator[Finding]:
    if study.read.record is None:
        return
    locate = study.read.positions.locate
    seen: set[str] = set()
    for index, result in enumerate(study.read.record.results):
        if result.id in seen:
            place = locate(study.path, f"results.{index}.id")
            message = f"an earlier result of this study has the id '{result.id}' too"
            yield DIAGNOSTICS["RD311"].finding(message, place)
        seen.add(result.id)
        if result.comparisons and result.groups:
            yield from _sides(study, f"results.{index}", result)
    for index, key in enumerate(study.read.record.includes):
        if sources.resolve(key) is None:
            yield from sources.unknown(key, locate(study.path, f"includes.{index}"), "`includes`")


def _evidence(
    claim: ClaimFile, studies: dict[str, StudyFile], sources: SourceNames
) -> Iterator[Finding]:
    for index, line in enumerate(claim.claim.evidence):
        if line.source is None:
            continue
        source = sources.resolve(line.source)
        if source is None:
            place = claim.locate(f"evidence.{index}.source")
            yield from sources.unknown(line.source, place, "the line", claim.id)
        elif line.result is not None and not isinstance(line.result, Unknown):
            field = f"evidence.{index}.result"
            yield from _result(claim, field, line.result, source, studies.get(source))


def _baseline(
    claim: ClaimFile, studies: Mapping[str, StudyFile], sources: SourceNames
) -> Iterator[Finding]:
    """Yield a finding where the risk that a relative effect is told from cannot be traced."""
    risk = claim.claim.baseline_risk
    if not isinstance(risk, BaselineRisk):
        return
    source = sources.resolve(risk.source)
    if source is None:
        place = claim.locate("baseline_risk.source")
        yield from sources.unknown(risk.source, place, "the baseline risk", claim.id)
    elif risk.result is not None:
        field = "baseline_risk.result"
        yield from _result(claim, field, risk.result, source, studies.get(source))


def _result(
    claim: ClaimFile, field: str, result: str, source: str, study: StudyFile | None
) -> Iterator[Finding]:
    if study is None:
        place = claim.locate(field)
        message = f"'{source}' has no study record to hold the result '{result}'"
        yield DIAGNOSTICS["RD303"].finding(message, place, claim=claim.id)
        return
    record = study.read.record
    if record is None or "results" in study.read.broken:
        return
    known = [r.id for r in record.results]
    if result not in known:
        close = nearest(result, known)
        hint = f"; did you mean '{close}'?" if close else ""
        place = claim.locate(field)
        message = f"the study '{source}' has no result '{result}'{hint}"
        yield DIAGNOSTICS["RD302"].finding(message, place, claim=claim.id)


def _omission(claim: ClaimFile) -> Iterator[Finding]:
    omits = claim.claim.omits
    if not isinstance(omits, Omission) or omits.line is None or "evidence" in claim.broken_fields:
        return
    known = [line.source for line in claim.claim.evidence if line.source]
    if omits.line in known or any(f.endswith(".source") for f in claim.broken_fields):
        return
    close = nearest(omits.line, known)
    hint = f"; did you mean '{close}'?" if close else ""
    message = f"no evidence line of this claim has the source '{omits.line}'{hint}"
    yield DIAGNOSTICS["RD305"].finding(message, claim.locate("omits.line"), claim=claim.id)


def _other_claims(claim: ClaimFile, claims: ClaimNames) -> Iterator[Finding]:
    for name, links in (
        ("builds_on", claim.claim.builds_on),
        ("replaced_by", claim.claim.replaced_by),
    ):
        for index, link in enumerate(links):
            target = claims.resolve(link, claim.article)
            if target is None:
                place = claim.locate(f"{name}.{index}")
                yield from claims.unknown(link, claim.article, place, f"`{name}`", claim.id)
            elif name == "builds_on":
                yield from claims.replaced(link, target, claim, f"{name}.{index}")
