"""``claimgrade reading-list``: what to read on an article or a topic, why, in which order."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.gather import assessed
from claimgrade.cli.options import Common, no_cache
from claimgrade.cli.output import Style, coloured, width, write

if TYPE_CHECKING:
    from claimgrade.model.assessment import Review
    from claimgrade.model.reading_list import SavedReadingList
    from claimgrade.reports.edition import Edition
    from claimgrade.reports.views.reading_list_parts import ReadingListView

EXAMPLES = """\b
Examples:
  claimgrade reading-list                          the only article, or the library without one
  claimgrade reading-list --topic growth hormone   claims on it, or works where there is none
  claimgrade reading-list --library --topic walking --format bibtex > walking.bib
  claimgrade reading-list --topic growth hormone --save hormones   a file to edit
  claimgrade reading-list hormones --format ris    the list as it was edited
  claimgrade reading-list --update hormones        what the ledger would add, as a diff
  claimgrade reading-list --from hormones.ris --save hormones      and back in
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[ARTICLE|NAME]")
@click.option("--topic", is_flag=True, help="The words are a topic, not an article.")
@click.option("--library", is_flag=True, help="From the works alone, whatever claims there are.")
@click.option("--computed", is_flag=True, help="The ledger's own list, whatever list is kept.")
@click.option("--save", metavar="NAME", help="Keep it in citations/reading-lists/NAME.yaml.")
@click.option(
    "--from",
    "file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the list to save from a BibTeX, RIS or CSL-JSON file.",
)
@click.option(
    "--update", metavar="NAME", help="Show what the ledger would add to a kept list, as a diff."
)
@click.option("--write", "apply", is_flag=True, help="With --update: add it.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "markdown", "json", "bibtex", "csljson", "ris")),
    default="text",
    show_default=True,
)
@no_cache
@click.pass_obj
def command(
    common: Common,
    words: tuple[str, ...],
    topic: bool,
    library: bool,
    computed: bool,
    save: str | None,
    file: Path | None,
    update: str | None,
    apply: bool,
    format_: str,
    no_cache: bool,
) -> None:
    """Print a reading list: sections, importance, why each work is there and what it shows.

    ARTICLE is the id of an article, NAME that of a list that was kept with --save and may have
    been edited since. With --topic the words are a topic: the list is of the works that the claims
    on it cite, or of the works on it where there is no such claim.
    """
    from claimgrade.cli import reading_list_kept as kept
    from claimgrade.reports.edition import Edition

    _check_options(words, topic or library, save, file, update, apply)
    workspace, review = assessed(common.root, cache=not no_cache)
    if file is not None and save is not None:
        write(kept.restore(workspace, file, save))
        return
    if not workspace.sources:
        raise WrongUse("no source is recorded yet.", "claimgrade new source KEY")
    edition = Edition(workspace, review, cache=not no_cache)
    if update is not None:
        write(kept.update(edition, update, apply))
        return
    asked = Asked(" ".join(words), topic, library, computed or save is not None)
    chosen = _chosen(edition, asked)
    if not chosen.view.works and chosen.kept is None:
        raise WrongUse(f"nothing in the library is on '{asked.words}'.", "try fewer words")
    if save:
        write(kept.save(workspace, chosen.record, save))
    else:
        write(_printed(chosen, format_, edition))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the words, what they are, and whether kept lists are passed over."""

    words: str
    topic: bool
    library: bool
    computed: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A list as it is shown and as a record; ``kept`` is the record of one that was kept."""

    view: "ReadingListView"
    record: "SavedReadingList"
    kept: "SavedReadingList | None" = None


def _check_options(
    words: tuple[str, ...],
    subject: bool,
    save: str | None,
    file: Path | None,
    update: str | None,
    apply: bool,
) -> None:
    """Raise ``WrongUse`` for options that do not go together."""
    if file is not None and save is None:
        raise WrongUse("--from needs a name to save the list under.", "--from FILE --save NAME")
    if apply and update is None:
        raise WrongUse("--write is for --update.", "claimgrade reading-list --update NAME --write")
    if (file is not None or update is not None) and (words or subject):
        raise WrongUse("--from and --update take no words of their own.", "leave the words out")
    if update is not None and (save is not None or file is not None):
        raise WrongUse("--update changes the list it names.", "leave out --save and --from")


def _chosen(edition: "Edition", asked: Asked) -> Chosen:
    """Return the list that was asked for."""
    from claimgrade.model.reading_list import SavedReadingList
    from claimgrade.reports.reading_list_exports import ledgers_list
    from claimgrade.reports.views.reading_list import saved_reading_list

    kept = _kept(edition, asked)
    if kept is not None:
        return Chosen(saved_reading_list(edition, kept), kept, kept)
    basis = _basis(edition, asked)
    record = SavedReadingList(title="-", **basis)
    view = saved_reading_list(edition, record, of_ledger=True)
    return Chosen(view, ledgers_list(view, **basis))


def _kept(edition: "Edition", asked: Asked) -> "SavedReadingList | None":
    """Return the kept list that is meant: by its name, or as that of its article."""
    from claimgrade.reports.views.reading_list_places import list_of_article

    if asked.computed or asked.topic or asked.library:
        return None
    lists = edition.workspace.reading_lists
    if asked.words in lists:
        return lists[asked.words]
    articles = [found.id for found in edition.review.articles if found.assessments]
    article = asked.words or (articles[0] if len(articles) == 1 else "")
    name = list_of_article(article, lists) if article else None
    return lists[name] if name is not None else None


def _basis(edition: "Edition", asked: Asked) -> dict[str, Any]:
    """Return what the list is of, as the fields of a record."""
    if asked.topic and not asked.words.strip():
        raise WrongUse("--topic needs words.", "claimgrade reading-list --topic growth hormone")
    if asked.library or asked.topic:
        topic = {"topic": asked.words} if asked.words else {}
        return {**topic, "library": asked.library}
    if not asked.words and not edition.review.assessments:
        return {"library": True}
    name = asked.words or _only_article(edition.review)
    if name not in {found.id for found in edition.review.articles}:
        raise WrongUse(f"there is no article '{name}', and no kept list.", _near(name, edition))
    return {"article": name}


def _only_article(review: "Review") -> str:
    names = [found.id for found in review.articles if found.assessments]
    if len(names) > 1:
        raise WrongUse("there are several articles.", "name one: " + ", ".join(names))
    return names[0]


def _near(name: str, edition: "Edition") -> str:
    from claimgrade.workspace.linking.nearest import nearest

    known = [*(found.id for found in edition.review.articles), *edition.workspace.reading_lists]
    near = nearest(name, known)
    return (
        f"did you mean '{near}'?"
        if near
        else f"for a topic: claimgrade reading-list --topic {name}"
    )


def _printed(chosen: Chosen, format_: str, edition: "Edition") -> str:
    view = chosen.view
    if format_ == "text":
        from claimgrade.cli.reading_list_page import reading_list_page

        return reading_list_page(view, width(), Style(coloured()))
    if format_ == "markdown":
        from claimgrade.reports.readings.reading_list import markdown_of

        return markdown_of(view)
    from claimgrade.reports.reading_list_exports import as_json, for_manager

    if format_ == "json":
        return as_json(view)
    return for_manager(format_, view, chosen.record, edition.workspace.sources)
