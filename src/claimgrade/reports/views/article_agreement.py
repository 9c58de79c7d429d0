"""How far those who judged the evidence of an article agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimgrade.assess.grading.agreement import kappas
from claimgrade.model.agreement import Agreement, Kappa
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
    """Return how far people agree over an article; ``None`` where one person judged alone.

    Domains of an outcome that two people judged, and that one of them left out, are counted apart.
    """
    shared = {a.id: a.details.agreement for a in assessments if len(a.claim.judgements) > 1}
    found = {name: agreement for name, agreement in shared.items() if agreement is not None}
    if not found:
        return None
    differing = {name: agreement for name, agreement in found.items() if agreement.disagreements}
    return ArticleAgreement(
        sentence=_sentence(tuple(found.values())),
        claims=tuple(numbered(links[name]) for name in differing),
        rows=tuple(_row(kappa) for kappa in kappas(a.claim for a in assessments)),
    )


def _sentence(found: Sequence[Agreement]) -> str:
    """Return how many domains two or more judged, in how many they differ, and the rest."""
    by_claim = [[domain for domain in one.domains if domain.judges > 1] for one in found]
    both = [domain for domains in by_claim for domain in domains]
    alone = sum(len(one.domains) for one in found) - len(both)
    said = TEXT["agreement_sentence" if both else "agreement_nowhere"].format(
        domains=counted(len(both), "domain"),
        claims=counted(sum(map(bool, by_claim)), "claim"),
        differ=sum(domain.differs for domain in both),
    )
    if not alone:
        return said
    name = "agreement_alone_one" if alone == 1 else "agreement_alone_many"
    return f"{said} {TEXT[name].format(domains=counted(alone, 'domain'))}"


def _row(kappa: Kappa) -> KappaRow:
    value = f"{kappa.value:.2f}".replace("-", "−") if kappa.value is not None else kappa.note
    return KappaRow(" · ".join(kappa.people), DOMAINS[kappa.domain], kappa.n, value)
