"""How far those who judged the evidence of an article agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimgrade.assess.grading.agreement import kappas
from claimgrade.model.agreement import Kappa
from claimgrade.model.assessment import Assessment
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.article_argument import numbered
from claimgrade.reports.views.parts import Link, counted
from claimgrade.reports.words import DOMAINS


@dataclass(frozen=True, slots=True)
class KappaRow:
    """The agreement of two people in one domain; ``value`` says where it is not defined."""

    people: str
    domain: str
    n: int
    value: str


@dataclass(frozen=True, slots=True)
class ArticleAgreement:
    """Where two people judged the same: in how much they differ, on which claims, and kappa."""

    sentence: str
    claims: tuple[Link, ...]
    rows: tuple[KappaRow, ...]


def article_agreement(
    assessments: Sequence[Assessment], links: Mapping[str, Link]
) -> ArticleAgreement | None:
    """Return how far people agree over an article; ``None`` where one person judged alone."""
    shared = {a.id: a.details.agreement for a in assessments if len(a.claim.judgements) > 1}
    judged = {name: found for name, found in shared.items() if found is not None}
    if not judged:
        return None
    domains = sum(len(found.domains) for found in judged.values())
    differing = {name: found for name, found in judged.items() if found.disagreements}
    return ArticleAgreement(
        sentence=TEXT["agreement_sentence"].format(
            domains=counted(domains, "domain"),
            claims=counted(len(judged), "claim"),
            differ=sum(len(found.disagreements) for found in differing.values()),
        ),
        claims=tuple(numbered(links[name]) for name in differing),
        rows=tuple(_row(kappa) for kappa in kappas(a.claim for a in assessments)),
    )


def _row(kappa: Kappa) -> KappaRow:
    value = f"{kappa.value:.2f}".replace("-", "−") if kappa.value is not None else kappa.note
    return KappaRow(" · ".join(kappa.people), DOMAINS[kappa.domain], kappa.n, value)
