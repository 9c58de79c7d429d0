"""What is said of an article as a whole: flags, open checks, and the harm it is silent about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimgrade.model.assessment import ArticleReview, Assessment, Outcome, worst_first
from claimgrade.model.claim import Omission
from claimgrade.model.finding import Subject
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Hides
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.checks import FlagView, OpenCheck, flag_view, open_check
from claimgrade.reports.views.missing_fields import Owners
from claimgrade.reports.views.parts import sentence
from claimgrade.reports.views.sources import ReferenceView

HARM_SILENCE = "OS29"


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The flags on an article as a whole, and the checks of it that wait for a field.

    ``harms`` are those it is silent about, where it is.
    """

    flags: tuple[FlagView, ...]
    open_checks: tuple[OpenCheck, ...]
    harms: tuple[str, ...]


def article_view(
    review: ArticleReview, studies: Mapping[str, Study], references: Mapping[str, ReferenceView]
) -> ArticleView:
    """Return what the rules about articles say of one; flags on our own record are not here."""
    about = [result for result in review.results if result.subject is Subject.CLAIM]
    owners = Owners(references, studies)
    return ArticleView(
        flags=tuple(flag_view(result, owners) for result in worst_first(about)),
        open_checks=tuple(
            open_check(result, owners) for result in about if result.outcome is Outcome.UNRESOLVED
        ),
        harms=_harms(review, studies, references),
    )


def _harms(
    review: ArticleReview, studies: Mapping[str, Study], references: Mapping[str, ReferenceView]
) -> tuple[str, ...]:
    """Return the harms that an article is silent about, the first for every card of it.

    What a reviewer recorded as left out says it best; else the studies that report harms are
    named; else that nobody has looked. Empty where the article is not silent.
    """
    if not any(result.code == HARM_SILENCE and result.counts for result in review.results):
        return ()
    omitted = tuple(_omitted(review.assessments))
    if omitted:
        return omitted
    reporting = list(_reporting(review.assessments, studies, references))
    if reporting:
        return (TEXT["harm_reported"].format(studies=", ".join(reporting)),)
    return (TEXT["harm_unknown"],)


def _omitted(assessments: Sequence[Assessment]) -> Iterator[str]:
    for assessment in assessments:
        omits = assessment.claim.omits
        if isinstance(omits, Omission) and omits.hides is Hides.HARM:
            yield sentence(omits.what)


def _reporting(
    assessments: Sequence[Assessment],
    studies: Mapping[str, Study],
    references: Mapping[str, ReferenceView],
) -> Iterator[str]:
    """Yield the short names of the cited studies that report harms, each once."""
    keys = dict.fromkeys(
        line.source for a in assessments for line in a.claim.evidence if line.source is not None
    )
    for key in keys:
        study = studies.get(key)
        if study is not None and study.harms_reported is True:
            yield references[key].short if key in references else key
