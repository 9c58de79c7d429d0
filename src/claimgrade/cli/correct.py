"""``claimgrade correct``: a dated correction of a claim that was published."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.options import Common, no_cache, read_day
from claimgrade.cli.output import write
from claimgrade.cli.records import ask, fits
from claimgrade.cli.report import FOLDER
from claimgrade.model.vocabulary import Verdict

if TYPE_CHECKING:
    from claimgrade.cli.review_record import Record
    from claimgrade.workspace.workspace import Workspace

EXAMPLES = """\b
Examples:
  claimgrade correct gh-290-fold --reason "the trial reported a median"
  claimgrade correct gh-290-fold --reason "a study was read wrongly" --by Anna --on 2026-11-22
  claimgrade correct gh-290-fold --what "the quotation was cut short" --reason "a slip"
"""

CORRECTED = "check corrected"
"""What a correction says that was made without words of its own."""

_VERDICTS = tuple(verdict.value for verdict in Verdict)


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True, metavar="CLAIM...")
@click.option("--reason", metavar="WORDS", help="Why; asked for on a terminal.")
@click.option("--what", metavar="WORDS", help="What was changed, if not the verdict.")
@click.option("--by", metavar="NAME", help="Who made it.")
@click.option("--on", metavar="YYYY-MM-DD", callback=read_day, help="The day, if not today.")
@click.option(
    "--before",
    type=click.Choice(_VERDICTS),
    help="The verdict published until now, if the rendered reports do not have it.",
)
@no_cache
@click.pass_obj
def command(
    common: Common,
    /,
    words: tuple[str, ...],
    reason: str | None,
    what: str | None,
    by: str | None,
    on: datetime.date | None,
    before: str | None,
    no_cache: bool,
) -> int:
    """Enter a correction of CLAIM in the record of its article, with its reason.

    Make it after the records are mended and before the reports are rendered again: the verdict
    published until then is read from the page of the claim in reports/ and stands beside the
    present one. The correction is shown with the review, on the claim's page and in the list of
    reviews.
    """
    from claimgrade.cli.review import chosen_claims
    from claimgrade.cli.review_record import reviewed
    from claimgrade.model.article import Correction
    from claimgrade.workspace.editing.corrections import add_correction, correction_item

    today = datetime.date.today()
    day = on or today
    if day > today:
        raise WrongUse(f"{day} is still to come.", "a correction is entered once it is made")
    found = reviewed(common.root, today, cache=not no_cache)
    (record,) = chosen_claims(found, words, several=False)
    path = _article_file(found.workspace, record)
    given = ask(reason, "reason", "Why it was corrected", check=fits(Correction, "reason"))
    now = record.assessment.verdict
    former = Verdict(before) if before else _published(found.workspace, record)
    item = correction_item(
        record.file.id,
        day,
        " ".join((what or "").split()) or CORRECTED,
        " ".join(given.split()),
        before=former,
        after=now,
        by=" ".join((by or "").split()) or None,
    )
    add_correction(found.workspace.root / path, item)
    write(f"{path}: {item['what']}; {_told(former, now)}\n  next: claimgrade report\n")
    return ExitCode.NOTHING_TO_REPORT


def _article_file(workspace: "Workspace", record: "Record") -> str:
    """Return the file that the correction goes into.

    Raises:
        WrongUse: the article has no record, or one that cannot be read.
    """
    path = f"claims/{record.file.article}/article.yaml"
    if path in workspace.broken:
        raise WrongUse(f"{path} cannot be read.", f"mend it first: claimgrade check {path}")
    if record.file.article not in workspace.articles:
        hint = "make it first: claimgrade new article"
        raise WrongUse(f"there is no {path}, where corrections are kept.", hint)
    return path


def _published(workspace: "Workspace", record: "Record") -> Verdict | None:
    """Return the verdict published last: that of the rendered page, else of the last correction."""
    from claimgrade.reports.views.claim_review import page_name, verdict_on

    page = Path(workspace.root, FOLDER, page_name(record.file.article, record.file.id))
    if page.is_file():
        shown = verdict_on(page.read_text(encoding="utf-8", errors="replace"))
        if shown is not None:
            return shown
    corrections = workspace.articles[record.file.article].corrections
    of_claim = sorted((c for c in corrections if c.claim == record.file.id), key=lambda c: c.on)
    return of_claim[-1].after if of_claim else None


def _told(former: Verdict | None, now: Verdict) -> str:
    from claimgrade.reports.words import VERDICTS

    if former is None:
        hint = "the verdict published before is not known; --before names it"
        return f"now “{VERDICTS[now].word}” ({hint})"
    if former is now:
        return f"the verdict is still “{VERDICTS[now].word}”"
    return f"from “{VERDICTS[former].word}” to “{VERDICTS[now].word}”"
