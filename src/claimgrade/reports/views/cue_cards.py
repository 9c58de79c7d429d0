"""Cue cards for a coach: each claim in plain words on a card to be read aloud."""

from collections.abc import Mapping
from dataclasses import dataclass

import claimgrade
from claimgrade.model.assessment import ArticleReview, Assessment
from claimgrade.model.claim import CueCard, Omission
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Certainty, Hides, Verdict
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.article import article_view
from claimgrade.reports.views.evidence_size import TESTING, evidence_base
from claimgrade.reports.views.offered import may_say
from claimgrade.reports.views.parts import (
    CertaintySign,
    VerdictSign,
    anchors,
    certainty_sign,
    counted,
    known,
    sentence,
    verdict_sign,
)

_NO_WORDS = CueCard()
_GROUPS_NAMED = 3
"""Groups of people that a card names where nobody wrote for whom it holds."""


@dataclass(frozen=True, slots=True)
class CueCardView:
    """One card: what is claimed, the verdict, what was found, how sure, for whom, what to say.

    ``whom`` and ``harm`` are empty where there is nothing to say.
    """

    number: int
    anchor: str
    href: str
    claim: str
    verdict: VerdictSign
    found: str
    certainty: CertaintySign
    sure: str
    whom: str
    say: str
    harm: str


@dataclass(frozen=True, slots=True)
class CueCardsView:
    """The cue cards of one article, in its order."""

    id: str
    language: str
    article_language: str
    title: str
    as_of: str
    count: str
    cards: tuple[CueCardView, ...]
    colophon: str


def build_cue_cards(edition: Edition, found: ArticleReview) -> CueCardsView:
    """Return the cue cards of one article: the words of the record, or what it has instead."""
    article = found.article
    ids = anchors("claim", [assessment.id for assessment in found.assessments])
    harm = _harm(found, edition.workspace.studies)
    return CueCardsView(
        id=found.id,
        language=TEXT["language"],
        article_language=article.language if article else "en",
        title=article.title if article else found.id,
        as_of=edition.day,
        count=counted(len(found.assessments), "card"),
        cards=tuple(
            _card(assessment, number, ids[assessment.id], harm, edition)
            for number, assessment in enumerate(found.assessments, start=1)
        ),
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
    )


def _card(
    assessment: Assessment, number: int, anchor: str, harm: str, edition: Edition
) -> CueCardView:
    words = assessment.claim.card or _NO_WORDS
    studies = edition.workspace.studies
    return CueCardView(
        number=number,
        anchor=anchor,
        href=f"index.html#{anchor}",
        claim=sentence(words.claim or assessment.claim.statement or TEXT["no_statement"]),
        verdict=verdict_sign(assessment.verdict),
        found=sentence(words.found or "") or _found(assessment, studies),
        certainty=certainty_sign(assessment.certainty.used),
        sure=_sure(assessment, words.because or "", edition.day),
        whom=sentence(words.whom or "") or _whom(assessment, studies),
        say=_say(assessment),
        harm=harm or _own_harm(assessment),
    )


def _found(assessment: Assessment, studies: Mapping[str, Study]) -> str:
    """Return what the evidence says and how much there is of it, where nobody put it plainly."""
    lines, apart = assessment.claim.evidence, assessment.lines_left_out
    base = evidence_base((line for at, line in enumerate(lines) if at not in apart), studies)
    said = sentence(assessment.plain_statement)
    return f"{said} {TEXT['cue_base'].format(base=base)}" if base else said


def _sure(assessment: Assessment, because: str, day: str) -> str:
    """Return how sure the evidence makes us, in the words for each level (docs/method.md)."""
    level = assessment.certainty.used
    if assessment.verdict is Verdict.NOT_CHECKABLE:
        return TEXT["cue_not_checkable"]
    if level is None:
        return TEXT["cue_not_judged"]
    if level is Certainty.NO_EVIDENCE:
        on = str(assessment.claim.searched_on or day)
        return TEXT["cue_untested_on" if on else "cue_untested"].format(day=on)
    said = TEXT[f"cue_{level.value}"]
    reason = because.strip().rstrip(".")
    return TEXT["cue_because"].format(said=said, reason=reason) if reason else f"{said}."


def _whom(assessment: Assessment, studies: Mapping[str, Study]) -> str:
    """Return in whom the claim was tested, where nobody wrote for whom it holds."""
    keys = dict.fromkeys(
        line.source or "" for line in assessment.claim.evidence if line.relation in TESTING
    )
    tested = (studies[key] for key in keys if key in studies)
    groups = list(dict.fromkeys(known(s.population.who) for s in tested if s.population))
    named = [group for group in groups if group]
    if not named:
        return ""
    shown, more = named[:_GROUPS_NAMED], len(named) - _GROUPS_NAMED
    others = [TEXT["cue_more_groups"].format(groups=counted(more, "group"))] if more > 0 else []
    return TEXT["cue_tested_in"].format(groups="; ".join([*shown, *others]))


def _say(assessment: Assessment) -> str:
    """Return the sentence that may be said: the card's own if it holds, else the review's."""
    plain, _ = may_say(assessment.details.card_say)
    offered, _ = may_say(assessment.may_say)
    return sentence(plain or offered) or TEXT["no_may_say"]


def _harm(found: ArticleReview, studies: Mapping[str, Study]) -> str:
    """Return the harm that an article is silent about, which stands on every card of it."""
    if not article_view(found, studies, {}).harms:
        return ""
    named = next(filter(None, map(_own_harm, found.assessments)), "")
    lines = (line for assessment in found.assessments for line in assessment.claim.evidence)
    cited = (studies.get(line.source or "") for line in lines)
    reported = any(study.harms_reported is True for study in cited if study is not None)
    return named or TEXT["cue_harm_reported" if reported else "harm_unknown"]


def _own_harm(assessment: Assessment) -> str:
    """Return the harm that a claim leaves out, in plain words where the record has them."""
    omits = assessment.claim.omits
    if not isinstance(omits, Omission) or omits.hides is not Hides.HARM:
        return ""
    words = assessment.claim.card or _NO_WORDS
    return sentence(words.harm or omits.what)
