"""What the checks say of one claim: flags, checks that wait, and what that leaves open."""

import re
from typing import NamedTuple

from claimgrade.model.assessment import Assessment, RuleResult
from claimgrade.model.finding import Severity, Subject
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.messages import help_told, message_told
from claimgrade.reports.views.missing_fields import Owners, fields_told
from claimgrade.reports.views.parts import counted, listed, sentence, verdict_sign
from claimgrade.reports.words import SEVERITIES, Sign

ON_OUR_SOURCES = frozenset({"SI02", "SI03", "SI05", "SI06", "SI07", "SI08"})
"""Rules on the sources that a reviewer linked: what they are, how they stand, where in them."""


class FlagView(NamedTuple):
    """A flag: code, name, weight, what is wrong, what to do, and why it may not count.

    ``about`` says so where it is about the sources that we linked and not about the article;
    ``on_record`` is true where it is about our own record. Neither is part of a verdict.
    """

    code: str
    name: str
    severity: Sign
    message: str
    help: str
    note: str
    rule: str
    on_record: bool
    about: str


class OpenCheck(NamedTuple):
    """A check that waits for fields: those not recorded, and those looked up in vain."""

    code: str
    name: str
    absent: str
    looked_up: str
    rule: str


def flags(assessment: Assessment, owners: Owners) -> tuple[FlagView, ...]:
    """Return the flags of a claim, worst first; those that do not count say why."""
    return tuple(flag_view(r, owners, _note(r)) for r in assessment.flags)


def flag_view(result: RuleResult, owners: Owners, note: str = "") -> FlagView:
    """Return one flag as reports show it; ``note`` says why it does not count."""
    return FlagView(
        code=result.code,
        name=rule_name(result.name),
        severity=SEVERITIES[result.severity or Severity.INFO],
        message=sentence(message_told(result, owners)),
        help=sentence(help_told(result)),
        note=note,
        rule=rule_anchor(result.code),
        on_record=result.subject is Subject.RECORD,
        about=TEXT["flag_on_sources"] if result.code in ON_OUR_SOURCES else "",
    )


def _note(result: RuleResult) -> str:
    """Return why a flag does not count: it is on our record, accepted, or counted already."""
    if result.accepted is None:
        if result.subject is Subject.RECORD:
            return TEXT["flag_on_record"]
        return TEXT["flag_once"] if result.once is not None else ""
    return sentence(TEXT["flag_accepted"].format(reason=result.accepted))


def open_checks(assessment: Assessment, owners: Owners) -> tuple[OpenCheck, ...]:
    """Return the checks that could not be run, with the fields they wait for."""
    return tuple(open_check(result, owners) for result in assessment.unresolved)


def open_check(result: RuleResult, owners: Owners) -> OpenCheck:
    """Return one check that could not be run as reports show it: the fields in words."""
    return OpenCheck(
        code=result.code,
        name=rule_name(result.name),
        absent=fields_told((m.field for m in result.missing if not m.looked_up), owners),
        looked_up=fields_told((m.field for m in result.missing if m.looked_up), owners),
        rule=rule_anchor(result.code),
    )


def provisional(assessment: Assessment) -> str:
    """Return what keeps a verdict provisional and how bad it could get; nothing if settled."""
    if not assessment.provisional:
        return ""
    names = {result.code: result.name for result in assessment.results}
    checks = ", ".join(
        TEXT["check_named"].format(name=rule_name(names[code]), code=code)
        if code in names
        else code
        for code in assessment.provisional
    )
    worst = ""
    if assessment.worst:
        worst = TEXT["worst"].format(verdict=verdict_sign(assessment.worst).word)
    number = counted(len(assessment.provisional), "check")
    open_checks = TEXT["open_and_named"].format(checks=number, names=checks)
    return listed([open_checks, worst], " ")


_CODE_ALONE = re.compile(r"\(([A-Z]{2}\d{2}[a-z]?)\)")


def reason_with_names(reason: str, assessment: Assessment) -> str:
    """Return the reason for a verdict as a sentence, with the name of each check by its code."""
    names = {result.code: result.name for result in assessment.results}

    def named(code: re.Match[str]) -> str:
        if code[1] not in names:
            return code[0]
        name = rule_name(names[code[1]])
        return f"({TEXT['code_named'].format(code=code[1], name=name)})"

    return _CODE_ALONE.sub(named, sentence(reason))


def loose_ends(assessment: Assessment) -> str:
    """Return how many checks are open and how many defaults were used; nothing if none."""
    checks, defaults = len(assessment.unresolved), len(assessment.defaults)
    return listed(
        [
            f"{TEXT['open_checks']} ({checks})" if checks else "",
            f"{TEXT['defaults']} ({defaults})" if defaults else "",
        ],
        " · ",
    )


def rule_name(name: str) -> str:
    """Return a rule's name as words: ``wording above ceiling``."""
    return TEXT.get(f"rule_name_{name}", name.replace("-", " "))


def rule_anchor(code: str) -> str:
    """Return the id of the row that describes a rule."""
    return f"rule-{code.lower()}"
