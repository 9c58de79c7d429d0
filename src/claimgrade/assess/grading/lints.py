"""The common errors in rating a body of evidence, looked for in every judgement."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.data_sets import most_independent, retells
from claimgrade.assess.grading import lint_codes
from claimgrade.assess.grading.levels import NO_CONCERN
from claimgrade.assess.grading.other_outcomes import OutcomeNames
from claimgrade.assess.grading.rating import outcome_judged
from claimgrade.assess.grading.suggested_bias import small_biased_share
from claimgrade.assess.wording.ceiling import translated_only
from claimgrade.model.finding import Finding
from claimgrade.model.judgement import DomainJudgement, Judgement
from claimgrade.model.rating import Rating
from claimgrade.model.vocabulary import Concern, Domain, Points
from claimgrade.workspace.diagnostic import Diagnostic

_FEW = 10
"""Below this number of studies asymmetry cannot be told from chance (Sterne, BMJ 2011)."""

_FAR = 2

_SERIOUS = (Concern.SERIOUS, Concern.VERY_SERIOUS, Concern.EXTREMELY_SERIOUS)

_INSIGNIFICANT = re.compile(
    r"\b(?:not|non|no)[\s-]*(?:statistically\s+)?significan|\binsignifican|\bp\s*>\s*0?\.05\b",
    re.IGNORECASE,
)

_SAYS_HOW_IMPRECISE = re.compile(
    r"\b(?:(?:intervals?|CIs?|confidence|people|participants|patients|subjects|men|women|"
    r"athletes|animals|rats|mice|events)\b|n\s*=)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement of a claim, with what it adds up to and its place in the record."""

    case: Case
    place: int
    rating: Rating
    names: OutcomeNames

    @property
    def judgement(self) -> Judgement:
        """The judgement as it was entered."""
        return self.rating.judgement

    def domain(self, domain: Domain) -> DomainJudgement | None:
        """Return what was entered for a domain."""
        return self.judgement.domains.get(domain)

    def moves(self, domain: Domain) -> bool:
        """Return whether a domain takes, adds or shares a level."""
        judged = self.judgement.domains.get(domain)
        shares = judged is not None and judged.shared_with is not None
        return shares or bool(self.rating.levels.get(domain))

    def at(self, domain: Domain) -> str:
        """Return the dotted path of a domain."""
        return f"judgements.{self.place}.domains.{domain}"


Error = tuple[Diagnostic, str, str]
"""What is wrong, in words, and the dotted path of the field."""


def lints(cases: Iterable[Case]) -> Iterator[Finding]:
    """Yield the errors in the judgements of claims, at their places, claim by claim.

    What cannot be decided from the record is not reported.
    """
    names: OutcomeNames | None = None
    for case in cases:
        if not case.claim.judgements or not case.gradable:
            continue
        names = names or OutcomeNames(case.context.workspace)
        file = case.context.workspace.claims[case.key]
        for diagnostic, message, path in _errors(case, names):
            yield diagnostic.finding(message, file.locate(path), claim=case.id)


def _errors(case: Case, names: OutcomeNames) -> Iterator[Error]:
    for place, rating in enumerate(case.ratings):
        judged = Judged(case, place, rating, names)
        for lint in _LINTS:
            yield from lint(judged)
    yield from _own_certainty(case)


def _level_without_reason(judged: Judged) -> Iterator[Error]:
    for domain, entered in judged.judgement.domains.items():
        if entered.reason is None and judged.moves(domain):
            what = "shares" if not judged.rating.levels[domain] else "moves"
            message = f"{_name(domain)} {what} a level, and no reason is recorded"
            yield lint_codes.LEVEL_WITHOUT_REASON, message, judged.at(domain)


def _insignificance(judged: Judged) -> Iterator[Error]:
    entered = judged.domain(Domain.IMPRECISION)
    if entered is None or entered.reason is None or not judged.moves(Domain.IMPRECISION):
        return
    found = _INSIGNIFICANT.search(entered.reason)
    if found is not None and not _SAYS_HOW_IMPRECISE.search(entered.reason):
        message = "the reason for imprecision is that a result is not significant"
        at = f"{judged.at(Domain.IMPRECISION)}.reason"
        yield lint_codes.INSIGNIFICANCE_AS_IMPRECISION, message, at


def _one_flaw_twice(judged: Judged) -> Iterator[Error]:
    taking = [
        (domain, entered)
        for domain, entered in judged.judgement.domains.items()
        if judged.rating.levels[domain] < 0
    ]
    for (first, one), (second, other) in combinations(taking, 2):
        if one.shared_with is second or other.shared_with is first:
            continue
        same = one.reason is not None and _plain(one.reason) == _plain(other.reason or "")
        both = [code for code in one.covers if code in other.covers]
        if same or both:
            why = "for the same reason" if same else f"for the fact of {both[0]}"
            message = f"{_name(first)} and {_name(second)} each take a level {why}"
            yield lint_codes.ONE_FLAW_TWICE, message, judged.at(second)


def _publication_bias(judged: Judged) -> Iterator[Error]:
    entered = judged.domain(Domain.PUBLICATION_BIAS)
    if entered is None or entered.concern is not Concern.NONE:
        return
    compared = [line for line in judged.case.body.testing if not retells(line)]
    most = most_independent(compared)
    if most is not None and most < _FEW:
        message = f"publication bias is entered as 'none' on {_studies(most)}, too few to tell"
        yield lint_codes.PUBLICATION_BIAS_RULED_OUT, message, judged.at(Domain.PUBLICATION_BIAS)


def _inconsistency_of_one(judged: Judged) -> Iterator[Error]:
    entered = judged.domain(Domain.INCONSISTENCY)
    if entered is None:
        return
    if entered.concern in (Concern.NOT_APPLICABLE, Concern.NOT_ASSESSABLE):
        return
    if most_independent(judged.case.body.testing) == 1:
        message = f"inconsistency is entered as '{_words(entered.concern)}' on one study"
        yield lint_codes.INCONSISTENCY_OF_ONE_STUDY, message, judged.at(Domain.INCONSISTENCY)


def _serious_without_level(judged: Judged) -> Iterator[Error]:
    for domain, entered in judged.judgement.domains.items():
        serious = domain.rates_down and entered.concern in _SERIOUS
        if serious and not entered.levels and entered.shared_with is None:
            message = f"{_name(domain)} is {_words(entered.concern)}, and takes no level"
            yield lint_codes.SERIOUS_WITHOUT_LEVEL, message, judged.at(domain)


def _level_not_counted(judged: Judged) -> Iterator[Error]:
    for domain, why in judged.rating.not_counted.items():
        entered = judged.judgement.domains[domain].levels
        counted = abs(judged.rating.levels[domain])
        share = f"{entered - counted} of the {entered} levels" if counted else _levels(entered)
        verb = "does" if entered - counted == 1 else "do"
        message = f"{share} entered under {_name(domain)} {verb} not count: {why}"
        yield lint_codes.LEVEL_NOT_COUNTED, message, judged.at(domain)


def _shared_with_nothing(judged: Judged) -> Iterator[Error]:
    levels = judged.rating.levels
    for domain, entered in judged.judgement.domains.items():
        partner = entered.shared_with
        if partner is None or levels[domain]:
            continue
        if partner is domain or not levels.get(partner):
            message = f"{_name(domain)} shares a level with {_name(partner)}, which takes none"
            yield lint_codes.SHARED_WITH_NOTHING, message, judged.at(domain)


def _other_outcome(judged: Judged) -> Iterator[Error]:
    entered = judged.domain(Domain.INDIRECTNESS)
    if entered is None or entered.reason is None or not judged.moves(Domain.INDIRECTNESS):
        return
    named = judged.names.named_beyond(judged.case, judged.judgement, entered.reason)
    if named is not None:
        message = f"the reason for indirectness names '{named}', which this claim does not"
        at = f"{judged.at(Domain.INDIRECTNESS)}.reason"
        yield lint_codes.INDIRECTNESS_TO_OTHER_OUTCOME, message, at


def _both_ways(judged: Judged) -> Iterator[Error]:
    entered = judged.domain(Domain.INCONSISTENCY)
    if entered is None or judged.case.body.points is not Points.BOTH or not judged.rating.shown:
        return
    taken = -judged.rating.levels[Domain.INCONSISTENCY]
    if taken < 2:
        message = f"the evidence points both ways, and inconsistency takes {_levels(taken)}"
        yield lint_codes.BOTH_WITHOUT_INCONSISTENCY, message, judged.at(Domain.INCONSISTENCY)


def _start_without_reason(judged: Judged) -> Iterator[Error]:
    start = judged.judgement.start
    if start is not None and judged.judgement.start_reason is None:
        message = f"the start is set to '{_words(start)}' by hand, and no reason is recorded"
        yield lint_codes.START_WITHOUT_REASON, message, f"judgements.{judged.place}.start"


def _translation(judged: Judged) -> Iterator[Error]:
    if judged.domain(Domain.INDIRECTNESS) is None or judged.moves(Domain.INDIRECTNESS):
        return
    if translated_only(judged.case.body, judged.case.species):
        message = (
            "the claim is about people, its evidence from animals, cells or tissue alone, and "
            "indirectness takes no level"
        )
        yield lint_codes.TRANSLATION_NOT_RATED, message, judged.at(Domain.INDIRECTNESS)


def _concern_out_of_place(judged: Judged) -> Iterator[Error]:
    for domain, entered in judged.judgement.domains.items():
        concern = entered.concern
        if domain.rates_down:
            extreme = concern is Concern.EXTREMELY_SERIOUS and domain is not Domain.IMPRECISION
            wrong = extreme or concern is Concern.PRESENT
        else:
            wrong = concern is not Concern.PRESENT and concern not in NO_CONCERN
        if wrong:
            message = f"{_name(domain)} has no concern '{_words(concern)}'"
            yield lint_codes.CONCERN_OUT_OF_PLACE, message, f"{judged.at(domain)}.concern"


def _bias_of_small_study(judged: Judged) -> Iterator[Error]:
    another = outcome_judged(judged.judgement, judged.case.claim)
    if another or not judged.rating.levels.get(Domain.RISK_OF_BIAS):
        return
    share = small_biased_share(judged.case)
    if share is not None:
        message = (
            f"risk of bias takes a level, and only {share.name} has a serious limit, with "
            f"{share.weight} of the {share.total} {share.counted}"
        )
        yield lint_codes.BIAS_OF_SMALL_STUDY, message, judged.at(Domain.RISK_OF_BIAS)


_LINTS: tuple[Callable[[Judged], Iterator[Error]], ...] = (
    _level_without_reason,
    _insignificance,
    _one_flaw_twice,
    _publication_bias,
    _inconsistency_of_one,
    _serious_without_level,
    _level_not_counted,
    _shared_with_nothing,
    _other_outcome,
    _both_ways,
    _start_without_reason,
    _translation,
    _concern_out_of_place,
    _bias_of_small_study,
)


def _own_certainty(case: Case) -> Iterator[Error]:
    own, computed = case.certainty.used, case.certainty.computed
    if own is None or computed is None or own is computed:
        return
    beside = f"the certainty is '{_words(own)}' and the sum of the domains '{_words(computed)}'"
    if case.claim.because is None:
        message = f"{beside}, and `because` is empty"
        yield lint_codes.OWN_WITHOUT_REASON, message, "certainty"
    if abs(own.level - computed.level) >= _FAR:
        message = f"{beside}, which is {abs(own.level - computed.level)} levels away"
        yield lint_codes.OWN_FAR_FROM_SUM, message, "certainty"


def _name(domain: Domain) -> str:
    return domain.value.replace("-", " ")


def _words(value: str) -> str:
    return str(value).replace("-", " ")


def _levels(count: int) -> str:
    if not count:
        return "no level"
    return "1 level" if count == 1 else f"{count} levels"


def _studies(count: int) -> str:
    return "1 study" if count == 1 else f"{count} studies"


def _plain(reason: str) -> str:
    """Return a reason as its words alone, so that case and punctuation do not matter."""
    return " ".join(re.findall(r"\w+", reason.casefold()))
