"""``claimgrade`` alone: where the review stands and what to do next, on one screen."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgrade.cli.options import Common
from claimgrade.cli.output import Style, coloured, counted, width, wrap, write
from claimgrade.cli.report import FOLDER
from claimgrade.model.assessment import Assessment
from claimgrade.model.finding import Subject
from claimgrade.model.vocabulary import Verdict
from claimgrade.reports.words import VERDICTS

if TYPE_CHECKING:
    from claimgrade.cli.gather import Gathered

MOST_STEPS = 5


def show_overview(common: Common) -> None:
    """Print where the review of the workspace stands; due dates are those of today."""
    from claimgrade.assess.rule_results import results_in
    from claimgrade.assess.signing.review_queue import waits_for_reviewer
    from claimgrade.cli.gather import assessed, gather_from
    from claimgrade.cli.rendered import known_as_rendered
    from claimgrade.model.saying import ENGLISH_SENTENCES
    from claimgrade.workspace.editing.baseline import baseline_of

    today = datetime.date.today()
    workspace, review = assessed(common.root, as_of=today, sentences=ENGLISH_SENTENCES)
    gathered = gather_from(workspace, results_in(workspace, review), today)
    gathered = gathered.beside(baseline_of(common.root))
    style, columns = Style(coloured()), width()
    assessments = review.assessments
    lines = [style.bold(workspace.settings.title or "Review"), ""]
    for found in review.articles:
        title = found.article.title if found.article else found.id
        number = counted(len(found.assessments), "claim")
        lines += wrap(f"{title} ({found.id}): {number}", columns, "  ", "    ")
    lines += _verdicts(assessments, columns, style)
    lines += ["", *_findings(gathered), "", style.bold("Next")]
    unread = sum(waits_for_reviewer(assessment, today) for assessment in assessments)
    published = known_as_rendered(common.root, common.root / FOLDER)
    steps = list(next_steps(assessments, gathered, unread, published))
    for step in steps[:MOST_STEPS]:
        lines += wrap(step, columns, "  - ", "    ")
    write("\n".join(lines) + "\n")


def _verdicts(assessments: Sequence[Assessment], columns: int, style: Style) -> list[str]:
    counts = Counter(assessment.verdict for assessment in assessments)
    provisional = sum(bool(assessment.provisional) for assessment in assessments)
    lines = [""] if assessments else []
    longest = max(counts.values(), default=1)
    room = columns - 36
    for verdict, sign in VERDICTS.items():
        number = counts[verdict]
        if number:
            bar = "▇" * max(1, round(number * min(room, longest) / longest))
            lines.append(f"  {number:>4}  {sign.glyph} {sign.word:<24}{style.tone(bar, sign.tone)}")
    if provisional:
        lines.append(f"  {provisional:>4}  of these provisional: a check waits for a field")
    return lines


def _findings(gathered: "Gathered") -> list[str]:
    mend = sum(finding.subject is Subject.RECORD for finding in gathered.findings)
    lines = [
        f"  {mend:>4}  to mend in the records",
        f"  {len(gathered.findings) - mend:>4}  flags on articles and claims",
    ]
    if gathered.known:
        lines.append(f"  {len(gathered.known):>4}  in the baseline: claimgrade check --no-baseline")
    return lines


def next_steps(
    assessments: Sequence[Assessment], gathered: "Gathered", unread: int, published: bool
) -> Iterator[str]:
    """Yield what to do next, most pressing first.

    ``unread`` claims wait for a reviewer; ``published`` where the reports are known to agree
    with the records.
    """
    waiting = gathered.checks_waiting
    mend = [finding for finding in gathered.findings if finding.subject is Subject.RECORD]
    if mend:
        first = mend[0]
        yield f"mend {first.location}: {first.message} (claimgrade check --fail-on record)"
    if not assessments:
        yield "record an article: claimgrade new article --text FILE"
        return
    unresolved = [a for a in assessments if a.verdict is Verdict.UNRESOLVED]
    if unresolved:
        number = counted(len(unresolved), "claim")
        yield f"complete {number}, first {unresolved[0].id}: claimgrade show {unresolved[0].id}"
    provisional = [a for a in assessments if a.provisional]
    if provisional:
        first_id = provisional[0].id
        number = counted(len(provisional), "provisional verdict")
        yield f"settle {number}, first {first_id}: claimgrade show {first_id} --full"
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        number = counted(waiting, "check")
        yield f"enter what {number} {verb} for: claimgrade check --strict"
    if unread:
        verb = "waits" if unread == 1 else "wait"
        yield f"read and sign: {counted(unread, 'claim')} {verb} for a reviewer (claimgrade review)"
    if not published:
        yield "publish: claimgrade report"
    yield "read what the review says: claimgrade list, claimgrade show WORDS"
