"""What the rules find in a workspace, worked out by several processes where claims are many."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from claimgrade.assess.case import Context
from claimgrade.assess.results_text import Open, Told, as_text, from_text
from claimgrade.assess.ruled_claims import by_article, findings_on, on_article, rule_claims
from claimgrade.model.assessment import Outcome, Review, RuleResult
from claimgrade.model.finding import Finding
from claimgrade.model.saying import ENGLISH_SENTENCES, saying
from claimgrade.workspace.sharing_out import Board, Share, processes_for
from claimgrade.workspace.workspace import ClaimFile, Workspace

_Results = tuple[RuleResult, ...]

_PARTS = 16
"""Parts of the claims for each process, so that none waits long for another."""

_FLAG, _WAITS = Outcome.FLAG, Outcome.UNRESOLVED


class RuleResults(NamedTuple):
    """What the rules find in a workspace: claim by claim, and article by article.

    Of each claim there are its flags, and the checks that wait for a field nobody has looked up.
    ``findings`` are faults of its judgements and acceptances.
    """

    claims: tuple[tuple[ClaimFile, _Results, _Results], ...]
    articles: tuple[tuple[str, tuple[RuleResult, ...]], ...]
    findings: tuple[Finding, ...] = ()


def rule_results(workspace: Workspace, as_of: datetime.date | None = None) -> RuleResults:
    """Return what the rules find in each claim and article: all that a check needs.

    ``as_of`` is as for :func:`claimgrade.assess.review.assess`.
    """
    return RulesAtWork(workspace, as_of).results()


class RulesAtWork:
    """The rules on the claims of a workspace, at work where other processes take a part of them.

    ``as_of`` is as for :func:`claimgrade.assess.review.assess`.
    """

    def __init__(self, workspace: Workspace, as_of: datetime.date | None = None) -> None:
        """Begin, where the claims are many enough to be shared out."""
        self._context = context = Context(workspace, as_of or workspace.settings.as_of)
        processes = processes_for(len(workspace.claims))
        self._parts = context.premises.apart(processes * _PARTS if processes > 1 else 1)
        self._board = Board(len(self._parts))
        with saying(ENGLISH_SENTENCES):
            self._shares = [Share(self._text_from_the_end) for _ in range(processes - 1)]

    def results(self) -> RuleResults:
        """Do what is left to this process, wait for the others, and return what was found."""
        with saying(ENGLISH_SENTENCES):
            return self._results()

    def _results(self) -> RuleResults:
        context, workspace = self._context, self._context.workspace
        results, findings = _told_of(context, self._begun_here(range(len(self._parts))))
        # While others are still at work on their parts.
        articles = tuple(
            (name, on_article(name, files, context))
            for name, files in by_article(workspace).items()
        )
        about_studies = _study_findings(workspace)
        for share in self._shares:
            text = share.text()
            more = from_text(text) if text is not None else _told_of(context, self._lost(results))
            results |= more[0]
            findings += more[1]
        return RuleResults(
            tuple(
                (claim_file, *results[key])
                for key, claim_file in workspace.claims.items()
                if not claim_file.claim.replaced_by
            ),
            articles,
            # Two that begin a part at the same moment say the same of it.
            (*sorted(set(findings), key=lambda f: (f.location, f.code, f.message)), *about_studies),
        )

    def _begun_here(self, places: Iterable[int]) -> Iterator[Collection[str]]:
        """Yield the parts that this process comes to first."""
        return (self._parts[place] for place in places if self._board.begins(place))

    def _text_from_the_end(self) -> str:
        """Return what a copy of this process finds, which begins with the last part."""
        parts = self._begun_here(reversed(range(len(self._parts))))
        return as_text(_told_of(self._context, parts))

    def _lost(self, results: Collection[str]) -> Iterator[Collection[str]]:
        """Yield the parts of which nothing has been told yet."""
        return (part for part in self._parts if not all(key in results for key in part))


def _study_findings(workspace: Workspace) -> tuple[Finding, ...]:
    if not workspace.studies:
        return ()
    from claimgrade.assess.studies.findings import study_findings

    return tuple(study_findings(workspace))


def results_in(workspace: Workspace, review: Review) -> RuleResults:
    """Return what the rules found in a review, claim by claim, as :func:`rule_results` gives it."""
    return RuleResults(
        tuple(
            (workspace.claims[f"{a.article}/{a.id}"], *_open(a.results)) for a in review.assessments
        ),
        tuple((article.id, article.results) for article in review.articles),
        review.findings,
    )


def _told_of(context: Context, parts: Iterable[Collection[str]]) -> Told:
    opened: dict[int, tuple[_Results, Open]] = {}  # by identity, as many claims share their results
    found: dict[str, Open] = {}
    findings: list[Finding] = []
    for part in parts:
        ruled = rule_claims(context, part)
        findings += findings_on(ruled.values())
        for key, (_, results) in ruled.items():
            known = opened.get(id(results))
            if known is None:
                known = opened[id(results)] = (results, _open(results))
            found[key] = known[1]
    return found, tuple(findings)


def _open(results: _Results) -> Open:
    flags, waiting = [], []
    for result in results:
        outcome = result.outcome
        if outcome is _FLAG:
            flags.append(result)
        elif outcome is _WAITS and not all(map(_looked_up, result.missing)):
            waiting.append(result)
    return Open(tuple(flags), tuple(waiting))


_looked_up = attrgetter("looked_up")
