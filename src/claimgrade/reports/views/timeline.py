"""The works that one claim cites, by year."""

from collections.abc import Iterable, Mapping

from claimgrade.model.evidence import EvidenceLine
from claimgrade.model.fields import Unknown
from claimgrade.model.study import Study
from claimgrade.reports.figures.timeline import Timeline, timeline
from claimgrade.reports.figures.timeline_works import Days, Work
from claimgrade.reports.views.evidence import bearing, design_words
from claimgrade.reports.views.sources import ReferenceView


def timeline_view(
    lines: Iterable[EvidenceLine],
    studies: Mapping[str, Study],
    references: Mapping[str, ReferenceView],
    days: Days,
) -> Timeline | None:
    """Return the timeline of the works cited, or ``None`` where fewer than two have a year."""
    works = []
    for line in lines:
        cited = references.get(line.source or "")
        if cited is None:
            continue
        study = studies.get(cited.key)
        design = study.design if study is not None else None
        works.append(
            Work(
                name=cited.short,
                year=cited.year,
                relation=line.relation,
                bearing=bearing(line.relation),
                design=None if isinstance(design, Unknown) else design,
                what=design_words(study),
                retraction=cited.status,
            )
        )
    return timeline(works, days)
