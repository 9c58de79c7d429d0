"""What is worked out for a claim only when it is shown: words, directness, suggestions."""

from claimgrade.assess.case import Case
from claimgrade.assess.verdict import advice_for_coach
from claimgrade.assess.wording import may_say, plain_statement
from claimgrade.model.details import Details
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
            self._made = details_of(self._case, self._computed, self._verdict)
        return self._made


def details_of(case: Case, computed: Verdict, verdict: Verdict) -> Details:
    """Return what is shown of a claim beside its verdict.

    ``computed`` is the verdict of the method, ``verdict`` the one shown.
    """
    plain = plain_statement(case, computed)
    said = may_say(case, plain, computed)
    return Details(
        plain_statement=plain,
        may_say=said,
        coach=advice_for_coach(verdict, said),
    )
