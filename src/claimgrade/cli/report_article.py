"""The options of ``claimgrade report`` that are for the annotated article alone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimgrade.cli.exits import WrongUse

if TYPE_CHECKING:
    from claimgrade.model.assessment import Review
    from claimgrade.workspace.reading.article_text import ArticleText

VIEW = "article"
FORMATS = ("html", "markdown", "docx")

Command = TypeVar("Command", bound=Callable[..., Any])


def article_options(command: Command) -> Command:
    """Add the options to a command."""
    for option in (
        click.option(
            "--article",
            "article_id",
            metavar="ID",
            help="Only this article, for --view article.",
        ),
        click.option(
            "--open-only",
            is_flag=True,
            help="Leave out the claims that are supported, for --view article.",
        ),
        click.option(
            "--text",
            "text_file",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="The article's text (plain text, Markdown, HTML or DOCX), to be annotated.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say: a file with the text, only what is open, one article."""

    text_file: Path | None
    open_only: bool
    article_id: str | None

    @property
    def anything(self) -> bool:
        """Whether any of the options is given."""
        return self.text_file is not None or self.open_only or self.article_id is not None

    def views(self, given: tuple[str, ...], formats: tuple[str, ...], check: bool) -> tuple[str]:
        """Return the reading that the options are for.

        Raises ``WrongUse`` for another reading, for a format it does not have, and for a
        comparison of files that are not kept.
        """
        if set(given) - {VIEW}:
            raise WrongUse(
                "--text, --open-only and --article are for the annotated article alone.",
                "claimgrade report --view article --text FILE",
            )
        if formats and not set(formats) & set(FORMATS):
            raise WrongUse(
                f"The annotated article is not made as {', '.join(formats)}.",
                f"there is --format {', '.join(FORMATS)}",
            )
        if check and (self.text_file is not None or self.open_only):
            raise WrongUse(
                "What is made with --text or --open-only is not kept, so nothing can differ.",
                "leave out --check, or the other option",
            )
        return (VIEW,)

    def text(self) -> "ArticleText | None":
        """Return the text in the file; raises ``WrongUse`` where it cannot be read."""
        from claimgrade.workspace.reading.article_text import read_article_text
        from claimgrade.workspace.reading.blocks import Unreadable

        if self.text_file is None:
            return None
        found = read_article_text(self.text_file)
        if isinstance(found, Unreadable):
            raise WrongUse(f"{self.text_file}: {found.message}.", found.mend)
        return found

    def only(self, review: "Review") -> "Review":
        """Return the review of the article that is meant.

        Raises ``WrongUse`` for an unknown one, and for a text that may be any article's.
        """
        known = {found.id: found for found in review.articles}
        listed = ", ".join(known)
        if self.article_id is not None:
            if self.article_id not in known:
                raise WrongUse(
                    f"There is no article '{self.article_id}'.",
                    f"give one of: {listed}" if known else "claimgrade new article --text FILE",
                )
            return review._replace(articles=(known[self.article_id],))
        if self.text_file is not None and len(known) != 1:
            raise WrongUse(
                f"The text is of one article, and {len(known)} are recorded."
                if known
                else "No article is recorded yet.",
                f"add --article with one of: {listed}"
                if known
                else "claimgrade new article --text FILE",
            )
        return review
