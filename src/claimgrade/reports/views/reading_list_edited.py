"""A reading list that a person has edited: the editor's words, and the ledger's facts beneath."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimgrade.assess.reading_list.edited import EditedList
from claimgrade.model.reading_list import ListedWork
from claimgrade.model.source import Source
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import Link, listed, sentence
from claimgrade.reports.views.reading_list_parts import WorkView
from claimgrade.reports.views.reading_list_work import ShownView
from claimgrade.reports.views.sources import references


def findings_of(work: WorkView) -> str:
    """Return all that a work shows, in the ledger's words, as one paragraph."""
    return " ".join(shown.finding for shown in work.shows)


def in_editors_words(work: WorkView, words: ListedWork | None, warning: str = "") -> WorkView:
    """Return a work with the editor's reasons and findings in place of the ledger's.

    The numbers measured, and the claims that the work serves with their directions, stay those of
    the ledger.
    """
    if words is None:
        return work
    shows = work.shows
    if words.shows and words.shows != findings_of(work):
        measured = dict.fromkeys(one for shown in shows for one in shown.measured)
        serves = dict.fromkeys(one for shown in shows for one in shown.serves)
        shows = (ShownView(words.shows, tuple(measured), tuple(serves)),)
    return replace(
        work, why=words.why or work.why, shows=shows, note=words.note or "", warning=warning
    )


def gaps(
    kept: EditedList, sources: Mapping[str, Source], claims: Mapping[str, Link]
) -> Iterator[str]:
    """Yield what the ledger holds and the list leaves out, and the other way round."""
    for name, keys in (
        ("reading_not_listed", kept.not_listed),
        ("reading_left_out", kept.left_out),
        ("reading_unsupported", kept.unsupported),
    ):
        if keys:
            yield TEXT[name].format(works=listed(_short(keys, sources), "; "))
    if kept.unserved:
        named = [claims[name].text if name in claims else name for name in kept.unserved]
        said = listed([one.rstrip(".") for one in named], "; ")
        yield sentence(TEXT["reading_unserved"].format(claims=said))


def _short(keys: Sequence[str], sources: Mapping[str, Source]) -> list[str]:
    return [f"{one.short} ({one.key})" for one in references(keys, sources, {})]
