"""``claimgrade reading-list``: what to read on an article or a topic, why, in which order."""

from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.gather import assessed
from claimgrade.cli.options import Common, no_cache
from claimgrade.cli.output import Style, coloured, width, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimgrade.model.assessment import Review
    from claimgrade.model.source import Source
    from claimgrade.reports.edition import Edition
    from claimgrade.reports.views.reading_list_parts import ReadingListView

EXAMPLES = """\b
Examples:
  claimgrade reading-list                          the only article, or the library without one
  claimgrade reading-list --topic growth hormone   claims on it, or works where there is none
  claimgrade reading-list --library --topic walking --format bibtex > walking.bib
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[ARTICLE]")
@click.option("--topic", is_flag=True, help="The words are a topic, not an article.")
@click.option("--library", is_flag=True, help="From the works alone, whatever claims there are.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "markdown", "json", "bibtex", "csljson")),
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
    format_: str,
    no_cache: bool,
) -> None:
    """Print a reading list: sections, importance, why each work is there and what it shows.

    ARTICLE is the id of an article. With --topic the words are a topic: the list is of the works
    that the claims on it cite, or of the works on it where there is no such claim.
    """
    from claimgrade.reports.edition import Edition

    workspace, review = assessed(common.root, cache=not no_cache)
    if not workspace.sources:
        raise WrongUse("no source is recorded yet.", "claimgrade new source KEY")
    edition = Edition(workspace, review, cache=not no_cache)
    view = _chosen(edition, " ".join(words), topic, library)
    if not view.works:
        raise WrongUse(f"nothing in the library is on '{' '.join(words)}'.", "try fewer words")
    write(_printed(view, format_, workspace.sources))


def _chosen(edition: "Edition", words: str, topic: bool, library: bool) -> "ReadingListView":
    """Return the list that was asked for."""
    from claimgrade.assess.reading_list.topics import claims_on
    from claimgrade.reports.views.reading_list import (
        article_reading_list,
        claims_reading_list,
        library_reading_list,
    )

    if topic and not words.strip():
        raise WrongUse("--topic needs words.", "claimgrade reading-list --topic growth hormone")
    if library or topic:
        claims = () if library else claims_on(edition.review.assessments, words)
        if claims:
            return claims_reading_list(edition, claims, words)
        return library_reading_list(edition, words)
    if not words and not edition.review.assessments:
        return library_reading_list(edition)
    name = words or _only_article(edition.review)
    found = next((one for one in edition.review.articles if one.id == name), None)
    if found is None:
        raise WrongUse(f"there is no article '{name}'.", _near(name, edition.review))
    return article_reading_list(edition, found)


def _only_article(review: "Review") -> str:
    names = [found.id for found in review.articles if found.assessments]
    if len(names) > 1:
        raise WrongUse("there are several articles.", "name one: " + ", ".join(names))
    return names[0]


def _near(name: str, review: "Review") -> str:
    from claimgrade.workspace.linking.nearest import nearest

    near = nearest(name, [found.id for found in review.articles])
    return (
        f"did you mean '{near}'?"
        if near
        else f"for a topic: claimgrade reading-list --topic {name}"
    )


def _printed(view: "ReadingListView", format_: str, sources: "Mapping[str, Source]") -> str:
    if format_ == "text":
        from claimgrade.cli.reading_list_page import reading_list_page

        return reading_list_page(view, width(), Style(coloured()))
    if format_ == "markdown":
        from claimgrade.reports.readings.reading_list import markdown_of

        return markdown_of(view)
    from claimgrade.reports.reading_list_exports import as_bibtex, as_csl_json, as_json

    if format_ == "json":
        return as_json(view)
    return (as_bibtex if format_ == "bibtex" else as_csl_json)(view, sources)
