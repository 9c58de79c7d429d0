"""What became of the sources, as text and as JSON."""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from claimgrade.cli.finding_formats import printable
from claimgrade.cli.output import Style, coloured, counted, short, width, wrap
from claimgrade.library.references import reference
from claimgrade.library.retraction.lists import Nature, Notice, RetractionList, Standing
from claimgrade.library.retraction.standings import LookedUp, doi_of
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import RetractionStatus
from claimgrade.workspace.editing.keyed_fields import Hunk
from claimgrade.workspace.workspace import Workspace

DETAILS = "citations/sources.yaml"
NOT_SOUND = "Nothing found is no proof that nothing happened: a list is only as good as its day."

GRAVEST_FIRST = (
    (RetractionStatus.RETRACTED, "RETRACTED", "bad"),
    (RetractionStatus.CONCERN, "EXPRESSION OF CONCERN", "major"),
    (RetractionStatus.CORRECTED, "CORRECTED", "minor"),
)

_DOES = {
    Nature.RETRACTION: "the retraction",
    Nature.CONCERN: "the expression of concern on",
    Nature.CORRECTION: "the correction",
    Nature.REINSTATEMENT: "the reinstatement",
    None: "something",
}
_SHOWN = 3


@dataclass(frozen=True)
class Report:
    """What was found of each source, on which list, and what was recorded of it.

    ``held`` is ``None`` where no list was given and ``found`` is what is recorded. ``dated`` is
    the day of the list and ``dated_by`` how it is known. ``graver`` are sources whose own record
    stayed, ``refused`` those whose entry could not be edited; ``hunks`` are the
    lines that change, with ``more`` that are not among them.
    """

    workspace: Workspace
    found: tuple[LookedUp, ...]
    held: RetractionList | None = None
    name: str = ""
    dated: datetime.date | None = None
    dated_by: str = ""
    graver: Mapping[str, tuple[RetractionStatus, RetractionStatus]] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    hunks: tuple[Hunk, ...] = ()
    more: int = 0
    wrote: int | None = None

    @cached_property
    def changed(self) -> tuple[LookedUp, ...]:
        """The sources that something became of, or that are a notice of it."""
        return tuple(one for one in self.found if one.is_on_the_list)

    @cached_property
    def unchecked(self) -> tuple[LookedUp, ...]:
        """The sources that could not be looked up."""
        status = RetractionStatus.UNCHECKED
        return tuple(one for one in self.found if one.standing.status is status)

    @cached_property
    def citing(self) -> Mapping[str, tuple[str, ...]]:
        """Which claims lean on a source, and how, by each of its keys."""
        lines: dict[str, list[str]] = {}
        for file in self.workspace.claims.values():
            for line in file.claim.evidence:
                if line.source is not None:
                    said = f"{file.key} ({line.relation.value})" if line.relation else file.key
                    lines.setdefault(line.source, []).append(said)
        return {key: tuple(dict.fromkeys(said)) for key, said in lines.items()}

    @cached_property
    def dois(self) -> frozenset[str | None]:
        """The DOIs of all sources, in one spelling."""
        return frozenset(doi_of(one.source) for one in self.found)

    def claims_on(self, source: Source) -> tuple[str, ...]:
        """Return the claims that lean on a source by any of its keys."""
        names = (source.key, *source.details.aliases)
        return tuple(said for name in names for said in self.citing.get(name, ()))


def recorded(source: Source) -> LookedUp:
    """Return what is recorded of a source in the form of a look-up."""
    held = source.details.retraction
    if held is None or held.status is RetractionStatus.UNCHECKED:
        return LookedUp(source, Standing(RetractionStatus.UNCHECKED), "", "nobody looked it up")
    by = ", ".join(filter(None, (held.list, f"looked up {held.on}" if held.on else "")))
    return LookedUp(source, Standing(held.status, held.notice), by)


def as_text(report: Report) -> str:
    """Return the sources that something became of, the unchecked ones, and the sums."""
    style, columns = Style(coloured()), width()
    lines = list(_head(report, columns))
    for status, word, tone in GRAVEST_FIRST:
        for one in report.found:
            if one.standing.status is status:
                lines += ["", *_work(report, one, style.tone(word, tone), columns, style)]
    for one in report.found:
        if one.notice_of:
            lines += ["", *_cited_notice(report, one, columns, style)]
        if one.standing.reinstated and not one.is_on_the_list:
            told = f"{one.source.key}: was retracted, and reinstated {one.standing.reinstated}"
            lines += ["", *wrap(told, columns, "", "  ")]
    if report.unchecked:
        lines += ["", *_unchecked(report, columns, style)]
    lines += ["", *_sums(report, columns)]
    return "\n".join([*lines, *_recording(report, columns)]) + "\n"


def _head(report: Report, columns: int) -> Iterator[str]:
    number = counted(len(report.found), "source")
    if report.held is None:
        yield from wrap(f"{number}, by what is recorded in {DETAILS}.", columns)
        return
    day = f"of {report.dated} ({report.dated_by})" if report.dated else "of no stated day"
    held = counted(report.held.rows, "entry", "entries")
    yield from wrap(f"{number} looked up on {report.name} {day}, {held}.", columns)
    if report.held.unusable:
        told = (
            f"{counted(report.held.unusable, 'entry', 'entries')} of the list name no DOI or PMID"
        )
        yield from wrap(f"{told}: their works cannot be found by it.", columns, "  ")
    if report.held.unknown:
        line, word = report.held.unknown[0]
        number = counted(len(report.held.unknown), "entry", "entries")
        told = f"{number} of the list not understood, first '{printable(word)}' in line {line}."
        yield from wrap(told, columns, "  ")


def _work(report: Report, one: LookedUp, word: str, columns: int, style: Style) -> Iterator[str]:
    yield f"{word}  {style.bold(one.source.key)}"
    yield from wrap(_title(one.source), columns, "    ")
    said = one.standing
    notice = f"notice {said.notice}" if said.notice else "no notice is named"
    day = f" of {said.on}" if said.on else ""
    reasons = f": {printable('; '.join(said.reasons))}" if said.reasons else ""
    yield from wrap(f"{notice}{day}{reasons}", columns, "    ")
    if one.by:
        yield from wrap(f"found by {one.by}" if report.held else one.by, columns, "    ")
    yield from _leaning(report, one.source, columns)


def _cited_notice(report: Report, one: LookedUp, columns: int, style: Style) -> Iterator[str]:
    yield f"{style.tone('A NOTICE', 'major')}  {style.bold(one.source.key)}"
    yield from wrap(_title(one.source), columns, "    ")
    shown = [f"{_DOES[notice.nature]} of {_named(notice)}" for notice in one.notice_of[:_SHOWN]]
    left = len(one.notice_of) - len(shown)
    more = f" and {left} more" if left else ""
    told = "this is " + ", ".join(shown).replace(" on of ", " on ") + more
    yield from wrap(f"{told}, not the work itself", columns, "    ")
    yield from _leaning(report, one.source, columns)
    absent = [doi for n in one.notice_of for doi in n.dois if doi not in report.dois]
    if absent and report.claims_on(one.source):
        help = f"claimgrade sources add {absent[0]}: with the work here, those claims are flagged"
        yield from wrap(help, columns, "    help: ")


def _named(notice: Notice) -> str:
    return ", ".join(notice.dois) or ", ".join(f"PMID {one}" for one in notice.pmids) or "a work"


def _leaning(report: Report, source: Source, columns: int) -> Iterator[str]:
    claims = report.claims_on(source)
    told = "; ".join(claims) if claims else "no claim"
    yield from wrap(f"cited by {told}", columns, "    ", "      ")


def _unchecked(report: Report, columns: int, style: Style) -> Iterator[str]:
    yield style.tone("UNCHECKED", "major") + f"  {counted(len(report.unchecked), 'source')}"
    by_reason: dict[str, list[str]] = {}
    for one in report.unchecked:
        by_reason.setdefault(one.why, []).append(one.source.key)
    for reason, keys in by_reason.items():
        yield from wrap(f"{reason}: {', '.join(keys)}", columns, "    ", "      ")


def _sums(report: Report, columns: int) -> list[str]:
    status = RetractionStatus.NONE_FOUND
    clear = sum(one.standing.status is status and not one.notice_of for one in report.found)
    told = (
        f"{len(report.changed)} on the list, {clear} not found on it, "
        f"{len(report.unchecked)} unchecked."
    )
    return [*wrap(told, columns), *wrap(NOT_SOUND, columns)]


def _recording(report: Report, columns: int) -> Iterator[str]:
    for key, (held, listed) in report.graver.items():
        told = f"{key} is recorded as {held.value}; the list says {listed.value}. The record stays."
        yield from ("", *wrap(told, columns))
    if report.graver and report.wrote is not None:
        yield "  help: --lower records what the list says in their place"
    for key, reason in report.refused.items():
        yield from ("", *wrap(f"{key} was left as it is: {reason}.", columns))
    if report.wrote is None:
        return
    yield from _difference(report)
    if report.wrote:
        yield f"Recorded in {DETAILS}: {counted(report.wrote, 'source')}."
        yield "  next: claimgrade check, then claimgrade report"
    else:
        yield "Nothing was written."


def _difference(report: Report) -> Iterator[str]:
    """Yield the lines that change in the record, entry by entry."""
    yield from ("", f"--- {DETAILS}", f"+++ {DETAILS}") if report.hunks else ("",)
    for hunk in report.hunks:
        yield printable(f"@@ line {hunk.line} @@ {hunk.key}")
        yield from (printable(f"-{line}") for line in hunk.before)
        yield from (printable(f"+{line}") for line in hunk.after)
    if report.more:
        yield f"and {report.more} more, in the same way (--dry-run shows all)"


def _title(source: Source) -> str:
    said = reference(source)
    return printable(short(f"{said.short}: {said.title or '[title not recorded]'}", 200))


def as_json(report: Report) -> str:
    """Return every source with its standing, the list and its day; keys are only ever added."""
    document = {
        "list": report.name or None,
        "dated": report.dated.isoformat() if report.dated else None,
        "dated_by": report.dated_by or None,
        "entries": report.held.rows if report.held else None,
        "meaning": NOT_SOUND,
        "sources": [_plain(report, one) for one in report.found],
        "written": report.wrote,
        "kept_graver": sorted(report.graver),
        "left_alone": dict(report.refused),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _plain(report: Report, one: LookedUp) -> dict[str, Any]:
    said = one.standing
    return {
        "key": one.source.key,
        "status": said.status.value,
        "by": one.by or None,
        "why_unchecked": one.why or None,
        "notice": said.notice,
        "on": said.on.isoformat() if said.on else None,
        "reasons": list(said.reasons),
        "reinstated": said.reinstated.isoformat() if said.reinstated else None,
        "notice_of": [_notice(notice) for notice in one.notice_of],
        "claims": list(report.claims_on(one.source)),
    }


def _notice(notice: Notice) -> dict[str, Sequence[str] | str | None]:
    return {
        "nature": notice.nature.value if notice.nature else None,
        "dois": notice.dois,
        "pmids": notice.pmids,
    }
