"""Where the reading lists that a person keeps stand among the reports."""

from collections.abc import Iterable, Mapping

from claimgrade.model.assessment import ArticleReview
from claimgrade.model.reading_list import SavedReadingList

FOLDER = "reading-lists"
"""The folder, among the reports, of lists that are not the list of an article."""

Lists = Mapping[str, SavedReadingList]


def list_of_article(article: str, lists: Lists) -> str | None:
    """Return the name of the kept list that is shown as the list of an article, if there is one.

    Of several it is the one that is called like the article, else the first by name.
    """
    named = [name for name, saved in lists.items() if saved.article == article]
    return article if article in named else min(named, default=None)


def lists_apart(lists: Lists, articles: Iterable[ArticleReview]) -> dict[str, SavedReadingList]:
    """Return, by name, the kept lists that have a page of their own."""
    placed = {list_of_article(found.id, lists) for found in articles if found.assessments}
    return {name: lists[name] for name in sorted(lists) if name not in placed}
