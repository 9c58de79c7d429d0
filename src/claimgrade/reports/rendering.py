"""Renders reports and writes them article by article, so that a large review is never held whole.

Where claims are many the articles are shared out among copies of this process.
"""

import gc
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from claimgrade.assess.evidence.premises import Premises
from claimgrade.assess.review import assess
from claimgrade.assess.ruled_claims import by_article
from claimgrade.reports.catalogue import READINGS, have_remarks, render
from claimgrade.reports.edition import Edition
from claimgrade.reports.manifest import NAME, manifest, remove, stale
from claimgrade.reports.writing import write
from claimgrade.workspace.collector import collector_off, records_set_aside
from claimgrade.workspace.sharing_out import Share, processes_for
from claimgrade.workspace.workspace import Workspace

T = TypeVar("T")

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
    return _written(work, _shared_out(tuple(_parts(edition, tuple(names))), edition), progress)


def _written(
    work: Callable[..., Written], shared_out: Sequence[Sequence[T]], progress: Progress | None
) -> Written:
    """Return what some work comes to; copies of this process do what is not the first's."""
    own, *others = shared_out
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


def assess_and_write(
    root: Path,
    edition: Edition,
    names: Iterable[str],
    formats: Iterable[str] | None = None,
    check: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Assess a workspace and write readings of its articles, as :func:`render_and_write` does.

    Each process assesses what it renders; the edition's own review is not looked at. Raises
    ``ValueError`` for a reading that takes all of them (:func:`can_be_assessed_later`).
    """
    made = tuple(names)
    if not can_be_assessed_later(made, edition.workspace):
        raise ValueError(f"a reading among {', '.join(made)} takes the whole workspace")
    chosen = None if formats is None else tuple(formats)
    work = partial(_assess_and_write_parts, root, edition, made, chosen, check)
    return _written(work, _articles_shared_out(edition.workspace), progress)


def can_be_assessed_later(names: Collection[str], workspace: Workspace) -> bool:
    """Return whether readings are of one article each, and nothing is said beside them of all."""
    whole = any(_is_of_workspace(name, workspace) for name in names)
    return bool(names) and not whole and not have_remarks(names)


def _articles_shared_out(workspace: Workspace) -> list[list[str]]:
    """Return the articles for each process, with about as many claims; the first for this one."""
    sizes = {name: len(files) for name, files in by_article(workspace).items()}
    groups = Premises(workspace.claims).articles_apart(sizes)
    weighed = sorted((sum(sizes.get(name, 0) for name in group), group) for group in groups)
    number = processes_for(sum(sizes.values()), CLAIMS_TO_SHARE)
    shares: list[list[str]] = [[] for _ in range(min(number, len(weighed)) or 1)]
    held = [0] * len(shares)
    for claims, group in reversed(weighed):
        least = held.index(min(held))
        held[least] += claims
        shares[least] += group
    return shares


def _assess_and_write_parts(
    root: Path,
    edition: Edition,
    names: tuple[str, ...],
    formats: tuple[str, ...] | None,
    check: bool,
    articles: Sequence[str],
    progress: Progress | None = None,
) -> Written:
    review = assess(edition.workspace, articles=frozenset(articles))
    reviewed = edition.reviewed(review)
    parts = [(reviewed.of(article), names) for article in review.articles]
    with records_set_aside():
        return _write_parts(root, formats, check, parts, progress)


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
    of_workspace = tuple(name for name in names if _is_of_workspace(name, edition.workspace))
    of_article = tuple(name for name in names if name not in of_workspace)
    if of_workspace:
        yield edition, of_workspace
    if of_article:
        yield from ((edition.of(article), of_article) for article in articles)


def _is_of_workspace(name: str, workspace: Workspace) -> bool:
    """Return whether a reading cannot be rendered article by article."""
    # A list that a person keeps may be of claims of several articles.
    lists = name == "reading-list" and bool(workspace.reading_lists)
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
        with collector_off():
            files = render(edition, readings, formats)
            names += files
            differing += write(root, files, check=check)
            # What was worked out for these claims is held to the end: it need not be walked.
            gc.freeze()
        if progress is not None:
            progress(number, len(parts))
    return Written(tuple(names), tuple(differing))


def _as_text(work: Callable[..., Written], parts: Sequence[T]) -> str:
    written = work(parts)
    return json.dumps([written.names, written.differing])
