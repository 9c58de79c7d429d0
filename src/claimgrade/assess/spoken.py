"""The words under review, and the heading, caption or callout that carries the same over them."""

from collections.abc import Callable, Iterator

from claimgrade.assess.case import Case
from claimgrade.language.cues import has_words, plural_cue
from claimgrade.model.saying import quoted, say
from claimgrade.model.vocabulary import PluralCue

QUOTE = "quote.exact"
HEADING = "heading"

_APPEALS = (PluralCue.ALL, PluralCue.MANY)
"""Appeals to studies, the strongest first."""


def spoken(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the field and the text of the words under review, and of their heading if recorded."""
    if case.quoted is not None:
        yield QUOTE, case.quoted
    if case.claim.heading is not None:
        yield HEADING, case.claim.heading


def cue_words(
    case: Case, read: Callable[[str, str], tuple[str, ...] | None]
) -> tuple[tuple[str, str], ...] | None:
    """Return each cue word with the field it stands in: of the words first, then of the heading.

    ``read`` finds the words in one text. ``None`` means that there is no word list for the
    language of the article.
    """
    if not has_words(case.language):
        return None
    return tuple(
        (word, field) for field, text in spoken(case) for word in read(text, case.language) or ()
    )


def named(found: tuple[tuple[str, str], ...]) -> str:
    """Return cue words in quotes; those of the heading are said to stand there."""
    return ", ".join(
        say("'{word}' (in the heading)", word=word) if field == HEADING else quoted(word)
        for word, field in found
    )


def plural_appeal(case: Case) -> tuple[PluralCue, str] | None:
    """Return the strongest appeal to studies in the plural, and the field whose words make it.

    The words under review come before the heading where both make the same. ``None`` means that
    there is no word list for the language of the article.
    """
    if not has_words(case.language):
        return None
    read = {field: plural_cue(text, case.language) for field, text in spoken(case)}
    made = ((cue, field) for cue in _APPEALS for field, said in read.items() if said is cue)
    return next(made, (PluralCue.NONE, QUOTE))
