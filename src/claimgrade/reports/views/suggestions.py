"""What the records suggest for each domain, beside what the reviewer made of it."""

from typing import NamedTuple

from claimgrade.model.judgement import DomainJudgement
from claimgrade.model.suggestion import Suggestion
from claimgrade.model.vocabulary import DOMAINS_DOWN, Concern, Domain
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import (
    counted,
    listed,
    sentence,
    together,
)
from claimgrade.reports.words import CONCERNS, DOMAINS

_WITHOUT_LEVELS = (Concern.NOT_APPLICABLE, Concern.NOT_ASSESSABLE, Concern.NONE)


class SuggestionLine(NamedTuple):
    """One domain: the computed suggestion and the judgement, each with its reasons."""

    domain: str
    suggested: str
    reasons: str
    restraint: str
    judged: str
    judged_reason: str
    milder: bool


class SuggestionsView(NamedTuple):
    """All domains; ``milder`` says where the reviewer takes less than the records suggest."""

    summary: str
    milder: str
    lines: tuple[SuggestionLine, ...]


def suggestions_view(suggestions: tuple[Suggestion, ...]) -> SuggestionsView | None:
    """Return the suggestions beside the judgement, or ``None`` where nothing is graded."""
    if not suggestions:
        return None
    milder = [DOMAINS[one.domain].lower() for one in suggestions if one.milder]
    return SuggestionsView(
        summary=TEXT["suggestions_summary"].format(domains=counted(len(suggestions), "domain")),
        milder=TEXT["milder"].format(domains=together(milder)) if milder else "",
        lines=tuple(_line(one) for one in suggestions),
    )


def _line(one: Suggestion) -> SuggestionLine:
    judged, why = _judged(one.domain, one.judged)
    if one.concern is None:
        suggested, reasons = sentence("; ".join(one.reasons)), ""
    else:
        suggested = rated(one.domain, one.concern, one.levels)
        reasons = sentence("; ".join(one.reasons))
    return SuggestionLine(
        domain=DOMAINS[one.domain],
        suggested=suggested,
        reasons=reasons,
        restraint=sentence(one.restraint),
        judged=judged,
        judged_reason=why,
        milder=one.milder,
    )


def _judged(domain: Domain, judged: DomainJudgement | None) -> tuple[str, str]:
    if judged is None:
        return TEXT["not_judged"], ""
    why = sentence(judged.reason or "")
    if judged.shared_with is None:
        return rated(domain, judged.concern, judged.levels), why
    shared = TEXT["shared_with"].format(domain=DOMAINS[judged.shared_with].lower())
    if not judged.levels:
        return f"{CONCERNS[judged.concern]}, {shared}", why
    return f"{rated(domain, judged.concern, judged.levels)}, {shared}", why


def rated(domain: Domain, concern: Concern, levels: int) -> str:
    """Return a concern with the levels it moves: ``Serious concern, −1``."""
    sign = "−" if domain in DOMAINS_DOWN else "+"
    if not levels and concern in _WITHOUT_LEVELS:
        return CONCERNS[concern]
    return listed([CONCERNS[concern], f"{sign}{abs(levels)}" if levels else TEXT["no_level"]])
