"""Dated changes to a published review, with the verdict before and since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimgrade.model.article import Correction
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import Link, listed
from claimgrade.reports.words import VERDICTS


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A dated change: what was changed and why, by whom, and the claim it concerns."""

    on: str
    what: str
    claim: Link


def corrections_shown(
    corrections: Iterable[Correction], links: Mapping[str, Link]
) -> tuple[CorrectionView, ...]:
    """Return the corrections, the latest first; ``links`` lead to the cards of the claims."""
    return tuple(
        CorrectionView(
            on=str(entry.on),
            what=correction_words(entry),
            claim=links.get(entry.claim or "", Link(entry.claim or "")),
        )
        for entry in sorted(corrections, key=lambda entry: entry.on, reverse=True)
    )


def correction_words(entry: Correction) -> str:
    """Return what was changed, with the former verdict beside the new one, why, and by whom."""
    changed = listed([entry.what, _verdicts(entry)])
    by = TEXT["correction_by"].format(name=entry.by) if entry.by else ""
    return listed([listed([changed, entry.reason or ""], " – "), by], " ")


def _verdicts(entry: Correction) -> str:
    if entry.before is None and entry.after is None:
        return ""
    if entry.after is None or entry.before is None:
        name = "correction_since" if entry.before is None else "correction_until"
        known = entry.after or entry.before
    elif entry.before is entry.after:
        name, known = "correction_still", entry.after
    else:
        name, known = "correction_changed", entry.after
    before = VERDICTS[entry.before].word if entry.before else ""
    return TEXT[name].format(before=before, verdict=VERDICTS[known].word if known else "")
