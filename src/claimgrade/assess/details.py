"""What is worked out for a claim only when it is shown: words, directness, suggestions."""

from claimgrade.assess.case import Case
from claimgrade.assess.defaults import defaults_of
from claimgrade.assess.directness.table import directness
from claimgrade.assess.evidence.argument import argument
from claimgrade.assess.evidence.independence import independence
from claimgrade.assess.evidence.mechanism import chain
from claimgrade.assess.grading.agreement import agreement
from claimgrade.assess.grading.improvement import would_change
from claimgrade.assess.numbers.ledger import ledger
from claimgrade.assess.numbers.one_person import for_one_person
from claimgrade.assess.signing.signatures import signatures_of
from claimgrade.assess.verdict import advice_for_coach
from claimgrade.assess.wording.offered import words_for
from claimgrade.assess.wording.second_opinion import second_opinion
from claimgrade.model.details import Details
from claimgrade.model.saying import saying
from claimgrade.model.vocabulary import Verdict


class WorkedOut:
    """The details of one claim, worked out when first asked for and kept."""

    __slots__ = ("_case", "_computed", "_made", "_verdict")

    def __init__(self, case: Case, computed: Verdict, verdict: Verdict) -> None:
        self._case = case
        self._computed = computed
        self._verdict = verdict
        self._made: Details | None = None

    def __call__(self) -> Details:
        """Return the details."""
        if self._made is None:
            with saying(self._case.context.workspace.translation.sentences):
                self._made = details_of(self._case, self._computed, self._verdict)
        return self._made


def details_of(case: Case, computed: Verdict, verdict: Verdict) -> Details:
    """Return what is shown of a claim beside its verdict.

    ``computed`` is the verdict of the method, ``verdict`` the one shown.
    """
    # A check shows no details, and need not load the statistics.
    from claimgrade.assess.grading.suggestions import suggestions
    from claimgrade.assess.numbers.anticipated import anticipated
    from claimgrade.assess.pooling.pools import pool_of_claim

    words = words_for(case, computed)
    rows = directness(case)
    pool = pool_of_claim(case)
    suggested = suggestions(case, rows, pool)
    counted = case.body.testing or case.body.kept
    return Details(
        plain_statement=words.plain_statement,
        may_say=words.may_say,
        coach=advice_for_coach(verdict, words.may_say, case.context.workspace.translation),
        second_opinion=second_opinion(case),
        withheld=words.withheld,
        directness=rows,
        suggestions=suggested,
        ratings=case.ratings,
        agreement=agreement(case.claim),
        independence=independence(counted, case.context.library) if counted else None,
        argument=argument(case),
        chain=chain(case),
        would_change=would_change(case, rows, suggested),
        signatures=signatures_of(case),
        outside=tuple(line.place for line in case.body.practice),
        pool=pool,
        numbers=ledger(case),
        one_person=for_one_person(case),
        card_say=words.card_say,
        anticipated=anticipated(case, pool),
        defaults=defaults_of(case.claim, case.article, case.kind, case.species),
    )
