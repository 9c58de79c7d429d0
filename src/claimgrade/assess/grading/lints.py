"""The common errors in rating a body of evidence, looked for in every judgement."""

import re
from collections.abc import Callable, Iterable, Iterator

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.data_sets import most_independent, retells
from claimgrade.assess.grading import lint_codes
from claimgrade.assess.grading.judged import Error, Judged
from claimgrade.assess.grading.levels import NO_CONCERN
from claimgrade.assess.grading.lints_of_levels import LEVEL_LINTS, both_ways
from claimgrade.assess.grading.other_outcomes import OutcomeNames
from claimgrade.assess.grading.rating import outcome_judged
from claimgrade.assess.grading.suggested_bias import small_biased_share
from claimgrade.assess.in_words import in_words
from claimgrade.assess.wording.ceiling import translated_only
from claimgrade.model.finding import Finding
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Concern, Domain

_FEW = 10
"""Below this number of studies asymmetry cannot be told from chance (Sterne, BMJ 2011)."""

_FAR = 2

_INSIGNIFICANT = re.compile(
    r"\b(?:not|non|no)[\s-]*(?:statistically\s+)?significan|\binsignifican|\bp\s*>\s*0?\.05\b",
    re.IGNORECASE,
)

_SAYS_HOW_IMPRECISE = re.compile(
    r"\b(?:(?:intervals?|CIs?|confidence|people|participants|patients|subjects|men|women|"
    r"athletes|animals|rats|mice|events)\b|n\s*=)",
    re.IGNORECASE,
)


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
            mend = say(diagnostic.mend)
            yield diagnostic.finding(message, file.locate(path), help=mend, claim=case.id)


def _errors(case: Case, names: OutcomeNames) -> Iterator[Error]:
    for place, rating in enumerate(case.ratings):
        judgement = rating.judgement
        judged = Judged(case, place, rating, judgement, judgement.domains, names)
        for errors in _OF_DOMAINS:
            yield from errors(judged)
        for error_in in _OF_THE_WHOLE:
            error = error_in(judged)
            if error is not None:
                yield error
    yield from _own_certainty(case)


def _insignificance(judged: Judged) -> Error | None:
    entered = judged.domain(Domain.IMPRECISION)
    if entered is None or entered.reason is None or not judged.moves(Domain.IMPRECISION):
        return None
    found = _INSIGNIFICANT.search(entered.reason)
    if found is not None and not _SAYS_HOW_IMPRECISE.search(entered.reason):
        message = say("the reason for imprecision is that a result is not significant")
        at = f"{judged.at(Domain.IMPRECISION)}.reason"
        return lint_codes.INSIGNIFICANCE_AS_IMPRECISION, message, at
    return None


def _publication_bias(judged: Judged) -> Error | None:
    entered = judged.domain(Domain.PUBLICATION_BIAS)
    if entered is None or entered.concern is not Concern.NONE:
        return None
    compared = [line for line in judged.case.body.testing if not retells(line)]
    most = most_independent(compared)
    if most is not None and most < _FEW:
        message = (
            say("publication bias is entered as 'none' on 1 study, too few to tell")
            if most == 1
            else say(
                "publication bias is entered as 'none' on {number} studies, too few to tell",
                number=most,
            )
        )
        return lint_codes.PUBLICATION_BIAS_RULED_OUT, message, judged.at(Domain.PUBLICATION_BIAS)
    return None


def _inconsistency_of_one(judged: Judged) -> Error | None:
    entered = judged.domain(Domain.INCONSISTENCY)
    if entered is None:
        return None
    if entered.concern in (Concern.NOT_APPLICABLE, Concern.NOT_ASSESSABLE):
        return None
    if most_independent(judged.case.body.testing) == 1:
        message = say(
            "inconsistency is entered as '{concern}' on one study",
            concern=in_words(entered.concern),
        )
        return lint_codes.INCONSISTENCY_OF_ONE_STUDY, message, judged.at(Domain.INCONSISTENCY)
    return None


def _other_outcome(judged: Judged) -> Error | None:
    entered = judged.domain(Domain.INDIRECTNESS)
    if entered is None or entered.reason is None or not judged.moves(Domain.INDIRECTNESS):
        return None
    named = judged.names.named_beyond(judged.case, judged.judgement, entered.reason)
    if named is not None:
        message = say(
            "the reason for indirectness names '{outcome}', which this claim does not",
            outcome=named,
        )
        at = f"{judged.at(Domain.INDIRECTNESS)}.reason"
        return lint_codes.INDIRECTNESS_TO_OTHER_OUTCOME, message, at
    return None


def _start_without_reason(judged: Judged) -> Error | None:
    start = judged.judgement.start
    if start is not None and judged.judgement.start_reason is None:
        message = say(
            "the start is set to '{level}' by hand, and no reason is recorded",
            level=in_words(start),
        )
        return lint_codes.START_WITHOUT_REASON, message, f"judgements.{judged.place}.start"
    return None


def _translation(judged: Judged) -> Error | None:
    if judged.domain(Domain.INDIRECTNESS) is None or judged.moves(Domain.INDIRECTNESS):
        return None
    if translated_only(judged.case.body, judged.case.species):
        message = say(
            "the claim is about people, its evidence from animals, cells or tissue alone, and "
            "indirectness takes no level"
        )
        return lint_codes.TRANSLATION_NOT_RATED, message, judged.at(Domain.INDIRECTNESS)
    return None


def _concern_out_of_place(judged: Judged) -> Iterator[Error]:
    for domain, entered in judged.domains.items():
        concern = entered.concern
        if concern not in _CONCERNS[domain]:
            message = say(
                "{domain} has no concern '{concern}'",
                domain=in_words(domain),
                concern=in_words(concern),
            )
            yield lint_codes.CONCERN_OUT_OF_PLACE, message, f"{judged.at(domain)}.concern"


_FIVE_CONCERNS = (*NO_CONCERN, Concern.SOME, Concern.SERIOUS, Concern.VERY_SERIOUS)
_CONCERNS = {
    domain: frozenset(_FIVE_CONCERNS if domain.rates_down else (*NO_CONCERN, Concern.PRESENT))
    for domain in Domain
} | {Domain.IMPRECISION: frozenset((*_FIVE_CONCERNS, Concern.EXTREMELY_SERIOUS))}
"""The concerns that a domain can have; extremely serious is for imprecision alone (Zeng 2022)."""


def _bias_of_small_study(judged: Judged) -> Error | None:
    if not judged.rating.levels.get(Domain.RISK_OF_BIAS):
        return None
    if outcome_judged(judged.judgement, judged.case.claim):
        return None
    share = small_biased_share(judged.case)
    if share is not None:
        message = say(
            "risk of bias takes a level, and only {study} has a serious limit, with {number} of "
            "the {all} people"
            if share.by_people
            else "risk of bias takes a level, and only {study} has a serious limit, with {number} "
            "of the {all} studies",
            study=share.name,
            number=share.weight,
            all=share.total,
        )
        return lint_codes.BIAS_OF_SMALL_STUDY, message, judged.at(Domain.RISK_OF_BIAS)
    return None


_OF_DOMAINS: tuple[Callable[[Judged], Iterator[Error]], ...] = (
    *LEVEL_LINTS,
    _concern_out_of_place,
)
"""Look at one domain after the other, and may find an error in each."""

_OF_THE_WHOLE: tuple[Callable[[Judged], Error | None], ...] = (
    both_ways,
    _insignificance,
    _publication_bias,
    _inconsistency_of_one,
    _other_outcome,
    _start_without_reason,
    _translation,
    _bias_of_small_study,
)
"""Look for one error in a judgement."""


def _own_certainty(case: Case) -> Iterator[Error]:
    own, computed = case.certainty.used, case.certainty.computed
    if own is None or computed is None or own is computed:
        return
    own_word, sum_word = in_words(own), in_words(computed)
    if case.claim.because is None:
        message = say(
            "the certainty is '{own}' and the sum of the domains '{sum}', and `because` is empty",
            own=own_word,
            sum=sum_word,
        )
        yield lint_codes.OWN_WITHOUT_REASON, message, "certainty"
    if abs(own.level - computed.level) >= _FAR:
        message = say(
            "the certainty is '{own}' and the sum of the domains '{sum}', which is {number} "
            "levels away",
            own=own_word,
            sum=sum_word,
            number=abs(own.level - computed.level),
        )
        yield lint_codes.OWN_FAR_FROM_SUM, message, "certainty"
