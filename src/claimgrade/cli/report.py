"""``claimgrade report``: the reviews as HTML and Markdown."""

import datetime

import click

from claimgrade.cli.exits import ExitCode
from claimgrade.cli.options import Common, as_of, no_cache
from claimgrade.cli.output import counted, write

FOLDER = "reports"

EXAMPLES = """\b
Examples:
  claimgrade report
  claimgrade report --as-of 2026-11-22
  claimgrade report --check        in CI: do the committed reports still agree?
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--check", is_flag=True, help="Write nothing; say which files differ, exit code 1 if any."
)
@as_of
@no_cache
@click.pass_obj
def command(common: Common, check: bool, as_of: datetime.date | None, no_cache: bool) -> None:
    """Write the reports: reports/ARTICLE/index.html and review.md for each article.

    They are computed as of 'as_of' in claimgrade.toml, or --as-of, so that the same records
    always give the same bytes.
    """
    from claimgrade.cli.gather import NO_CLAIM, assessed
    from claimgrade.cli.rendered import remember_rendered
    from claimgrade.reports.publish import render_reports
    from claimgrade.reports.writing import write as write_files

    root = common.root
    workspace, review = assessed(root, cache=not no_cache)
    files = render_reports(workspace, review, as_of)
    differing = write_files(root / FOLDER, files, check=check)
    for name in differing:
        write(f"{'differs' if check else 'wrote'}  {FOLDER}/{name}\n")
    if check and differing:
        write(f"{counted(len(differing), 'file')} to render again: claimgrade report\n")
        raise click.exceptions.Exit(ExitCode.FINDINGS)
    if as_of is None and not no_cache:
        remember_rendered(root, root / FOLDER, files)
    if len(files) > len(differing):
        rest = counted(len(files) - len(differing), "file")
        write(f"{rest} as the records have it.\n" if check else f"{rest} unchanged.\n")
    write("" if review.assessments else NO_CLAIM)
