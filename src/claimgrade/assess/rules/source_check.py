"""Rules on whether somebody looked, and whether the source holds what is cited."""

import re

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, source_name, verified_of
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say


@rule(
    "SI02",
    "failed-verification",
    Family.SOURCE,
    severity="blocker; the line is left out of the evidence",
    worst=Severity.BLOCKER,
    needs=("evidence.*.verified",),
    literature="Wikipedia, Failed verification",
    key_concept="trust alone",
    fires="""
        claim:
          evidence:
            - source: trial
              relation: supports
              finding: Thighs grew by a tenth.
              verified: {by: A. Reviewer, on: 2026-11-22, how: full text, found: false}
        """,
    near_miss="""
        claim:
          evidence:
            - source: trial
              relation: supports
              finding: Thighs grew by a tenth.
              verified: {by: A. Reviewer, on: 2026-11-22, how: full text}
        """,
)
def failed_verification(case: Case) -> Ruling:
    """The source was read and does not hold what the line says.

    A citation that does not say what it is cited for is worse than none. Who looked, and in
    what, is recorded with the line or with the study's result.
    """
    if not case.claim.evidence:
        return not_applicable(say("the claim has no line of evidence"))
    missing: list[Missing] = []
    for place in case.body.left_out:
        line = case.context.library.line(place, case.claim.evidence[place])
        verified = verified_of(line)
        if verified is not None and not verified.found:
            return _does_not_hold(line)
    for line in case.body.kept:
        if verified_of(line) is None:
            missing.append(Missing(f"{line.at}.verified"))
    if missing:
        return unresolved(missing)
    return passed(say("every line was looked up in its source, and found"))


def _does_not_hold(line: Line) -> Ruling:
    return flag(
        Severity.BLOCKER,
        say(
            "{source} was read and does not hold what the line says; the line is left out",
            source=source_name(line.source, line.entry.source),
        ),
        f"{line.at}.verified",
        say("Correct the finding, or remove the line."),
    )


_FEWEST_WORDS_OF_A_QUOTE = 6

_WORD = re.compile(r"\w+")


@rule(
    "SI03",
    "quote-mismatch",
    Family.SOURCE,
    severity="blocker",
    worst=Severity.BLOCKER,
    needs=(),
    literature="Jergas and Baethge, errors of quotation",
    key_concept="trust alone",
    absence="Without a stored text the rule is not applicable. The one text that the records can "
    "hold is the 'abstract' field of the .bib entry, so only quotations whose locator says "
    "'section: abstract' are compared, and only with an abstract of the length set in "
    "'stored_text' (400 words; the examples set less).",
    fires="""
        claim:
          evidence:
            - source: trial
              relation: supports
              finding: Thighs grew by a tenth.
              locator: {section: abstract, quote: thigh muscle grew by a tenth in all}
        entries:
          trial: {abstract: Thigh muscle grew by a fiftieth in those who wore bands.}
        settings:
          thresholds: {stored_text: {value: 8, rationale: an example is short}}
        """,
    near_miss="""
        claim:
          evidence:
            - source: trial
              relation: supports
              finding: Thighs grew by a fiftieth.
              locator: {section: abstract, quote: thigh muscle grew by a fiftieth in those}
        entries:
          trial: {abstract: Thigh muscle grew by a fiftieth in those who wore bands.}
        settings:
          thresholds: {stored_text: {value: 8, rationale: an example is short}}
        """,
)
def quote_mismatch(case: Case) -> Ruling:
    """Words quoted from a source do not stand in its stored text.

    Case, punctuation and spacing make no difference; words do. A short quotation, or a short
    text, could agree or disagree by chance and is not compared.
    """
    compared = False
    for line in case.body.kept:
        quoted = _quoted(line)
        text = _stored(line) if len(quoted) >= _FEWEST_WORDS_OF_A_QUOTE else []
        if not text or len(text) < case.context.thresholds.stored_text.value:
            continue
        compared = True
        if f" {' '.join(quoted)} " not in f" {' '.join(text)} ":
            return flag(
                Severity.BLOCKER,
                say(
                    "the words quoted are not in the stored abstract of {source}",
                    source=source_name(line.source, line.entry.source),
                ),
                f"{line.at}.locator.quote",
                say("Copy the words again from the source, or correct where they stand."),
            )
    if not compared:
        return not_applicable(say("no text of the source is stored for a quotation to be found in"))
    return passed(say("what is quoted stands in the stored text"))


def _quoted(line: Line) -> list[str]:
    """Return the words that a line quotes from the abstract of its source."""
    locator = line.entry.locator
    if locator is None and line.result is not None:
        locator = line.result.locator
    if locator is None or locator.quote is None or locator.section is None:
        return []
    return _words(locator.quote) if locator.section.casefold() == "abstract" else []


def _stored(line: Line) -> list[str]:
    written = line.source.fields.get("abstract") if line.source is not None else None
    if not written:
        return []
    from claimgrade.library.latex import plain_text

    return _words(plain_text(written))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
