"""``claimgrade report``: the reviews as HTML and Markdown."""

import datetime
from pathlib import Path

import click

from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.options import Common, as_of, no_cache
from claimgrade.cli.output import counted, write
from claimgrade.cli.report_article import Asked, article_options

FOLDER = "reports"

EXAMPLES = """\b
Examples:
  claimgrade report
  claimgrade report --as-of 2026-11-22
  claimgrade report --check        in CI: do the committed reports still agree?
  claimgrade report --view review --format html
  claimgrade report --view review --format pdf
  claimgrade report --view article --text article.md --format docx --open-only
"""


VIEWS = (
    "review",
    "cards",
    "index",
    "claimreview",
    "article",
    "ratings",
    "findings",
    "matrix",
    "ledger",
    "reading-list",
)
"""The names of the readings, here so that `--help` need not load them."""

FORMATS = (
    "html",
    "markdown",
    "jsonld",
    "csv",
    "json",
    "xlsx",
    "parquet",
    "pdf",
    "docx",
    "bibtex",
    "csljson",
)
"""The formats that some reading can be rendered in."""


@click.command(epilog=EXAMPLES)
@click.option(
    "--view",
    "views",
    type=click.Choice(VIEWS),
    multiple=True,
    help="Only this reading of the review; may be given several times.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="In this format, where it makes sense; may be given several times.",
)
@click.option(
    "--check", is_flag=True, help="Write nothing; say which files differ, exit code 1 if any."
)
@article_options
@as_of
@no_cache
@click.pass_obj
def command(
    common: Common,
    views: tuple[str, ...],
    formats: tuple[str, ...],
    check: bool,
    text_file: Path | None,
    open_only: bool,
    article_id: str | None,
    as_of: datetime.date | None,
    no_cache: bool,
) -> None:
    """Write the reports: all readings that are kept under version control, or those named.

    They are computed as of 'as_of' in claimgrade.toml, or --as-of, so that the same records
    always give the same bytes.
    """
    from claimgrade.cli.gather import NO_CLAIM, assessed
    from claimgrade.cli.references import format_ahead, style_file
    from claimgrade.cli.rendered import remember_rendered
    from claimgrade.reports.catalogue import READINGS, remarks, render
    from claimgrade.reports.edition import Edition
    from claimgrade.reports.extras import ExtraMissing
    from claimgrade.reports.writing import write as write_files

    asked = Asked(text_file, open_only, article_id)
    if asked.anything:
        views = asked.views(views, formats, check)
    text = asked.text()
    root = common.root
    workspace, review = assessed(root, cache=not no_cache)
    review = asked.only(review)
    if not no_cache:
        format_ahead(workspace, review)
    edition = Edition(workspace, review, as_of, text, open_only, cache=not no_cache)
    try:
        files = render(edition, views or READINGS, formats or None)
    except ExtraMissing as missing:
        raise WrongUse(str(missing), missing.help) from None
    differing = write_files(root / FOLDER, files, check=check)
    for name in differing:
        write(f"{'differs' if check else 'wrote'}  {FOLDER}/{name}\n")
    if check and differing:
        write(f"{counted(len(differing), 'file')} to render again: claimgrade report\n")
        raise click.exceptions.Exit(ExitCode.FINDINGS)
    if as_of is None and not no_cache and not views and not formats:
        remember_rendered(root, root / FOLDER, [*files, *style_file(workspace)])
    if len(files) > len(differing):
        rest = counted(len(files) - len(differing), "file")
        write(f"{rest} as the records have it.\n" if check else f"{rest} unchanged.\n")
    for remark in remarks(edition, views):
        click.echo(f"note: {remark}", err=True)
    write("" if review.assessments else NO_CLAIM)
