"""``claimgrade new article``: an article to review."""

import hashlib
from pathlib import Path

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import Common
from claimgrade.cli.records import (
    ask,
    ask_later,
    check_id,
    fits,
    schema_line,
    slug,
    write_record,
)
from claimgrade.workspace.editing.scalar import scalar

EXAMPLES = """\b
Example:
  claimgrade new article --text article.txt --title "Skipping makes you jump higher"
"""

NEXT_FIELDS = """\
# Next, where known; the word 'unknown' means that somebody looked and found nothing:
# author: …
# publisher: …
# url: …
# published: 2026-01-31
# audience:                    # whom it addresses
#   who: …
# interests:                   # stakes of its author, as facts
#   - what: …
#     declared: false
"""


@click.command(epilog=EXAMPLES)
@click.argument("article_id", metavar="[ID]", required=False)
@click.option(
    "--text",
    "text_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The article's text (plain text, Markdown, HTML or DOCX); its digest is recorded, the "
    "text stays where it is.",
)
@click.option("--title", help="The article's title.")
@click.option("--author", help="Who wrote it.")
@click.option("--publisher", help="Where it appeared.")
@click.option("--url", help="Its address.")
@click.option("--published", help="When it appeared: 2016, 2016-05 or 2016-05-03.")
@click.option("--language", default="en", show_default=True, help="Language of its text.")
@click.pass_obj
def command(
    common: Common,
    /,
    article_id: str | None,
    text_file: Path | None,
    title: str | None,
    **given: str | None,
) -> None:
    """Begin the review of an article: claims/ID/article.yaml.

    ID is made from the title unless it is given.
    """
    from claimgrade.model.article import Article

    root = common.root
    for name, value in given.items():
        if value:
            fits(Article, name)(value)
    text_file = ask_text_file(text_file, "not recorded")
    text = read_text(text_file) if text_file else None
    first_line = next((line.strip() for line in (text or "").splitlines() if line.strip()), None)
    title = ask(title, "title", "Title of the article", default=first_line)
    article = check_id(article_id or slug(title) or "article")
    fields = {"title": title} | {key: value for key, value in given.items() if value}
    body = "".join(f"{key}: {scalar(value)}\n" for key, value in fields.items())
    if text is not None:
        body += f"sha256: {text_digest(text)}\n"
    todo = "".join(
        line
        for line in NEXT_FIELDS.splitlines(keepends=True)
        if line.removeprefix("# ").split(":")[0] not in fields
    )
    write_record(
        root,
        f"claims/{article}/article.yaml",
        schema_line(root, "article", 2) + body + todo,
        f'claimgrade new claim --article {article} --quote "…" --text {text_file or "FILE"}',
    )


def ask_text_file(given: Path | None, empty: str) -> Path | None:
    """Return the file with the article's text; on a terminal, ask for one that is not given."""
    if given is not None:
        return given
    question = "File with the article's text"
    answer = ask_later(None, question, lambda name: read_text(Path(name)), empty)
    return Path(answer) if answer else None


def text_digest(text: str) -> str:
    """Return the SHA-256 of an article's text, as article.yaml records it."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_text(path: Path) -> str:
    """Return the text of an article's file, or say that it cannot be read.

    Plain text is returned as it is, of Markdown, HTML and DOCX the words: positions count in
    them, and so does the digest.
    """
    from claimgrade.workspace.reading.article_text import MARKED_UP

    if path.suffix.lower() in MARKED_UP:
        return read_marked_up(path)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise WrongUse(f"{path}: {error.strerror}.", "give the path of a text file") from None
    except UnicodeDecodeError as error:
        raise WrongUse(
            f"{path} is not UTF-8 (byte {error.start}).", "save it as UTF-8 and try again"
        ) from None


def read_marked_up(path: Path) -> str:
    """Return the words of a file of Markdown, HTML or Word, paragraph by paragraph."""
    from claimgrade.workspace.reading.article_text import read_article_text
    from claimgrade.workspace.reading.blocks import Unreadable

    found = read_article_text(path)
    if isinstance(found, Unreadable):
        raise WrongUse(f"{path}: {found.message}.", found.mend)
    return found.text
