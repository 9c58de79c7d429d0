"""Renders reports and writes them article by article, so that a large review is never held whole.

Where claims are many the articles are shared out among copies of this process.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from claimgrade.reports.catalogue import READINGS, render
from claimgrade.reports.edition import Edition
from claimgrade.reports.manifest import NAME, manifest, remove, stale
from claimgrade.reports.writing import write
from claimgrade.workspace.collector import records_set_aside
from claimgrade.workspace.sharing_out import Share, processes_for

Progress = Callable[[int, int], None]
"""Is told how many parts are rendered, and how many there are."""

Part = tuple[Edition, tuple[str, ...]]
"""What is rendered at once: readings of one article, or those of the whole workspace."""

CLAIMS_TO_SHARE = 100
"""With fewer claims, copies of the process cost about what they save."""


@dataclass(frozen=True, slots=True)
class Written:
    """The names of all files rendered, and of those among them that were not on disk as they are.

    ``old`` are files of earlier runs that are no longer rendered. All are sorted, and lie below
    the folder of reports.
    """

    names: tuple[str, ...]
    differing: tuple[str, ...]
    old: tuple[str, ...] = ()


def render_and_write(
    root: Path,
    edition: Edition,
    names: Iterable[str] = READINGS,
    formats: Iterable[str] | None = None,
    check: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Render readings as :func:`claimgrade.reports.catalogue.render` does, and write what differs.

    With ``check`` nothing is written. Raises what rendering raises, and ``OSError`` where a file
    cannot be written; the files of other articles may then be written already.
    """
    work = partial(_write_parts, root, None if formats is None else tuple(formats), check)
    own, *others = _shared_out(tuple(_parts(edition, tuple(names))), edition)
    with records_set_aside():
        shares = [Share(partial(_as_text, work, parts)) for parts in others]
        try:
            found = [work(own, progress)]
        finally:
            texts = [share.text() for share in shares]
        for text, parts in zip(texts, others, strict=True):
            done = Written(*map(tuple, json.loads(text))) if text is not None else work(parts)
            found.append(done)
    return Written(
        tuple(sorted({name for one in found for name in one.names})),
        tuple(sorted({name for one in found for name in one.differing})),
    )


def with_manifest(root: Path, written: Written, check: bool = False) -> Written:
    """Bring the list of rendered files up to date, and remove the old ones that are on it.

    ``written`` is what all readings in their usual formats came to; with ``check`` nothing is
    removed or written.
    """
    old = stale(root, written.names)
    if not check:
        remove(root, old)
    differing = write(root, {NAME: manifest(written.names)}, check=check)
    return Written(
        tuple(sorted((*written.names, NAME))),
        tuple(sorted((*written.differing, *differing))),
        old,
    )


def _parts(edition: Edition, names: tuple[str, ...]) -> Iterator[Part]:
    """Yield what is rendered at once; together it is what the edition is rendered as."""
    articles = edition.review.articles
    if len(articles) < 2:
        yield edition, names
        return
    of_workspace = tuple(name for name in names if _is_of_workspace(name, edition))
    of_article = tuple(name for name in names if name not in of_workspace)
    if of_workspace:
        yield edition, of_workspace
    if of_article:
        yield from ((edition.of(article), of_article) for article in articles)


def _is_of_workspace(name: str, edition: Edition) -> bool:
    """Return whether a reading cannot be rendered article by article."""
    # A list that a person keeps may be of claims of several articles.
    lists = name == "reading-list" and bool(edition.workspace.reading_lists)
    return READINGS[name].of_workspace or lists


def _shared_out(parts: Sequence[Part], edition: Edition) -> list[list[Part]]:
    """Return the parts for each process; the first are for this one."""
    claims = sum(len(article.assessments) for article in edition.review.articles)
    processes = min(processes_for(claims, CLAIMS_TO_SHARE), len(parts)) or 1
    return [list(parts[first::processes]) for first in range(processes)]


def _write_parts(
    root: Path,
    formats: tuple[str, ...] | None,
    check: bool,
    parts: Sequence[Part],
    progress: Progress | None = None,
) -> Written:
    names: list[str] = []
    differing: list[str] = []
    for number, (edition, readings) in enumerate(parts, start=1):
        files = render(edition, readings, formats)
        names += files
        differing += write(root, files, check=check)
        if progress is not None:
            progress(number, len(parts))
    return Written(tuple(names), tuple(differing))


def _as_text(work: Callable[[Sequence[Part]], Written], parts: Sequence[Part]) -> str:
    written = work(parts)
    return json.dumps([written.names, written.differing])
