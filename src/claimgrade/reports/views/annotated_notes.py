"""A note beside an article's words: the verdict on them, why, what may be said, and their state."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimgrade.language.anchoring.outcome import Anchor, AnchorOutcome, Difference
from claimgrade.language.anchoring.place import Place
from claimgrade.model.assessment import ArticleReview, Assessment
from claimgrade.model.vocabulary import Verdict
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.checks import reason_with_names
from claimgrade.reports.views.offered import may_say
from claimgrade.reports.views.parts import (
    CertaintySign,
    VerdictSign,
    certainty_sign,
    counted,
    sentence,
    verdict_sign,
)
from claimgrade.reports.words import ANCHORS, VERDICTS, Sign

PLACES_NAMED = 5
"""Places that a note on ambiguous words shows."""

SETTLED = (AnchorOutcome.ANCHORED, AnchorOutcome.MOVED)
"""Outcomes in which the words that were reviewed stand in the text."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several places where a claim's words may stand, with the words around them."""

    before: str
    words: str
    after: str
    href: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """What stands beside the words of one claim.

    ``anchor`` is the id of the note and ``at`` that of its mark in the text; ``card`` the place
    of the claim's card in the review. ``mark`` is the sign in the text: the verdict, or where the
    words have ``changed`` that they have, since the verdict is on others. ``state`` says what
    became of the words and ``changes`` how the text differs from what was reviewed; ``quoted``
    holds the words reviewed where the text does not show them by itself.
    """

    number: int
    anchor: str
    at: str
    card: str
    statement: str
    mark: Sign
    changed: bool
    verdict: VerdictSign
    provisional: bool
    certainty: CertaintySign
    why: str
    say: str
    state: Sign | None
    state_note: str
    changes: tuple[str, ...]
    quoted: str
    candidates: tuple[Candidate, ...]
    candidates_left_out: str


def is_open(assessment: Assessment, anchor: Anchor | None) -> bool:
    """Say whether somebody who has only what is open shown has to see a claim.

    A supported claim is left out where the words reviewed are those of the text; other words
    were not reviewed.
    """
    settled = anchor is None or anchor.outcome in SETTLED
    return assessment.verdict is not Verdict.SUPPORTED or not settled


def note_view(
    assessment: Assessment,
    number: int,
    card: str,
    anchor: Anchor | None,
    *,
    show_words: bool,
    text: str = "",
    leads_to: Callable[[int], str] = str,
) -> NoteView:
    """Return the note on one claim; ``anchor`` is ``None`` where there is no text to look in.

    With ``show_words`` the note repeats the words quoted, as it does where others are found.
    ``leads_to`` returns the address of a code point of ``text``, for places left to choose from.
    """
    said, _ = may_say(assessment.may_say)
    exact = (assessment.claim.quote.exact if assessment.claim.quote else None) or ""
    other_words = anchor is not None and anchor.outcome not in SETTLED
    changed = anchor is not None and anchor.outcome is AnchorOutcome.CHANGED
    places = anchor.candidates if anchor is not None else ()
    more = len(places) - PLACES_NAMED
    return NoteView(
        number=number,
        anchor=f"note-{number}",
        at=f"at-{number}",
        card=card,
        statement=assessment.claim.statement or TEXT["no_statement"],
        mark=ANCHORS[AnchorOutcome.CHANGED] if changed else VERDICTS[assessment.verdict],
        changed=changed,
        verdict=verdict_sign(assessment.verdict),
        provisional=bool(assessment.provisional),
        certainty=certainty_sign(assessment.certainty.used),
        why=reason_with_names(assessment.verdict_reason, assessment),
        say=sentence(said) or TEXT["no_may_say"],
        state=ANCHORS[anchor.outcome] if anchor is not None else None,
        state_note=_state_note(exact, anchor),
        changes=tuple(_changes(anchor.differences)) if anchor is not None else (),
        quoted=exact if show_words or other_words else "",
        candidates=tuple(_candidate(place, text, leads_to) for place in places[:PLACES_NAMED]),
        candidates_left_out=TEXT["annotated_more_places"].format(number=more) if more > 0 else "",
    )


def _state_note(exact: str, anchor: Anchor | None) -> str:
    if not exact.strip():
        return TEXT["annotated_no_words"]
    if anchor is None or anchor.outcome is AnchorOutcome.ANCHORED:
        return ""
    if anchor.outcome is AnchorOutcome.AMBIGUOUS:
        places = counted(len(anchor.candidates), "place")
        return TEXT["annotated_ambiguous_here"].format(places=places)
    return TEXT[f"annotated_{anchor.outcome.value}_here"]


def _changes(differences: Sequence[Difference]) -> Iterator[str]:
    """Yield each difference between the words quoted and those found, figures as such."""
    for one in differences:
        kind = "replaced" if one.quoted and one.found else "dropped" if one.quoted else "added"
        words = TEXT[f"annotated_{kind}"].format(quoted=one.quoted, found=one.found)
        yield f"{TEXT['annotated_figure']} {words}" if one.figures else words


def _candidate(place: Place, text: str, leads_to: Callable[[int], str]) -> Candidate:
    words = " ".join(text[place.start : place.end].split())
    before = f"…{place.prefix}" if place.prefix else ""
    after = f"{place.suffix}…" if place.suffix else ""
    return Candidate(before, words, after, leads_to(place.start))


def states_counted(anchors: Mapping[int, Anchor]) -> str:
    """Return how many claims are in each state, in words; states that none is in are left out."""
    counts = dict.fromkeys(AnchorOutcome, 0)
    for anchor in anchors.values():
        counts[anchor.outcome] += 1
    return ", ".join(
        f"{number} {ANCHORS[state].word.lower()}" for state, number in counts.items() if number
    )


def shown_claims(
    found: ArticleReview, outcomes: Mapping[int, Anchor], *, open_only: bool
) -> Mapping[int, Assessment]:
    """Return the claims that have a note, by their number in the review."""
    return {
        number: assessment
        for number, assessment in enumerate(found.assessments, start=1)
        if not open_only or is_open(assessment, outcomes.get(number))
    }


def left_out(number: int) -> tuple[str, ...]:
    """Return a sentence that says how many claims are not shown; nothing if all are."""
    claims = counted(number, "claim")
    return (TEXT["annotated_left_out"].format(claims=claims),) if number else ()
