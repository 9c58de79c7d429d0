"""``claimgrade report``: the reviews as HTML and Markdown."""

import datetime
import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.options import Common, as_of, no_cache
from claimgrade.cli.output import counted, patience, progress, write
from claimgrade.cli.report_article import Asked, article_options

if TYPE_CHECKING:
    from claimgrade.reports.rendering import Written

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
    "ris",
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
    from claimgrade.assess.review import assess
    from claimgrade.assess.ruled_claims import by_article
    from claimgrade.cli.gather import NO_CLAIM
    from claimgrade.cli.references import format_ahead, style_files
    from claimgrade.cli.rendered import remember_rendered
    from claimgrade.model.assessment import Review
    from claimgrade.reports.catalogue import READINGS, remarks
    from claimgrade.reports.edition import Edition
    from claimgrade.reports.extras import ExtraMissing
    from claimgrade.reports.house_reading import house_remarks
    from claimgrade.reports.rendering import (
        assess_and_write,
        can_be_assessed_later,
        render_and_write,
        with_manifest,
    )
    from claimgrade.reports.typography import printed
    from claimgrade.workspace.load import load

    asked = Asked(text_file, open_only, article_id)
    if asked.anything:
        views = asked.views(views, formats, check)
    text = asked.text()
    root = common.root
    with patience("Reading the records"):
        workspace = printed(load(root, cache=not no_cache))
        later = not asked.anything and can_be_assessed_later(views, workspace)
        review = Review(()) if later else asked.only(assess(workspace))
        # The process ends soon, and needs them until then: the collector need not walk them.
        gc.freeze()
    articles = tuple(by_article(workspace)) if later else [one.id for one in review.articles]
    in_style = None if no_cache else format_ahead(workspace, articles)
    edition = Edition(workspace, review, as_of, text, open_only, not no_cache, in_style)
    write_files = assess_and_write if later else render_and_write
    try:
        with progress("Rendering the reports") as shown:
            written = write_files(
                root / FOLDER, edition, views or READINGS, formats or None, check, shown
            )
    except ExtraMissing as missing:
        raise WrongUse(str(missing), missing.help) from None
    everything = not (views or formats)
    if everything:
        written = with_manifest(root / FOLDER, written, check)
    _tell(written, check)
    if as_of is None and not no_cache and everything:
        remember_rendered(root, root / FOLDER, [*written.names, *style_files(workspace)])
    for remark in (*house_remarks(workspace), *remarks(edition, views)):
        click.echo(f"note: {remark}", err=True)
    write("" if any(by_article(workspace).values()) else NO_CLAIM)


def _tell(written: "Written", check: bool) -> None:
    """Say what was written and removed; with ``check`` what would be, and end if anything would."""
    for name in written.differing:
        write(f"{'differs' if check else 'wrote'}  {FOLDER}/{name}\n")
    for name in written.old:
        write(f"{'stale' if check else 'removed'}  {FOLDER}/{name}\n")
    if check and (written.differing or written.old):
        write(_to_do(written))
        raise click.exceptions.Exit(ExitCode.FINDINGS)
    unchanged = len(written.names) - len(written.differing)
    if unchanged:
        rest = counted(unchanged, "file")
        write(f"{rest} as the records have it.\n" if check else f"{rest} unchanged.\n")


def _to_do(written: "Written") -> str:
    """Return what mends the files that differ and those that are no longer rendered."""
    said = []
    if written.differing:
        said.append(f"{counted(len(written.differing), 'file')} to render again")
    if written.old:
        said.append(f"{counted(len(written.old), 'file')} no longer rendered")
    return f"{', '.join(said)}: claimgrade report\n"
