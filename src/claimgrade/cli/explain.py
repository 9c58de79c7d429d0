"""``claimgrade explain``: what a code means, why it matters, and how to mend it."""

from collections.abc import Iterator, Mapping
from textwrap import dedent
from typing import TYPE_CHECKING

import click

from claimgrade.cli.codes import record_codes
from claimgrade.cli.exits import WrongUse
from claimgrade.cli.output import Style, coloured, short, width, wrap, write
from claimgrade.workspace.linking.nearest import nearest

if TYPE_CHECKING:
    from claimgrade.assess.rule import RulePage
    from claimgrade.workspace.diagnostic import Diagnostic

EXAMPLES = """\b
Examples:
  claimgrade explain OS02
  claimgrade explain wording-above-ceiling    by name
  claimgrade explain                          all codes
  claimgrade explain --format markdown        the page of all rules
  claimgrade explain --format messages        what a translation of the reports translates
"""


@click.command(epilog=EXAMPLES)
@click.argument("code", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "markdown", "messages")),
    default="text",
    show_default=True,
    help="markdown is the page of all rules, messages all fixed words of the reports as TOML.",
)
def command(code: str | None, format_: str) -> None:
    """Say what a code of 'check' means, why it matters, and how to mend it.

    Without CODE, list all codes. Works outside a workspace, too.
    """
    from claimgrade.assess.catalogue import RULES

    if format_ == "markdown":
        _write_page(code)
        return
    if format_ == "messages":
        _write_messages(code)
        return
    style, columns = Style(coloured()), width()
    faults = record_codes()
    if code is None:
        write("\n".join(_all(RULES, faults, columns, style)) + "\n")
        return
    names = {rule.name: rule.code for rule in RULES.values()}
    names |= {fault.name: fault.code for fault in faults.values()}
    names |= {known.lower(): known for known in (*RULES, *faults)}
    wanted = names.get(code.lower(), code)
    if wanted in RULES:
        lines = _rule(RULES[wanted], columns, style)
    elif wanted in faults:
        lines = _fault(faults[wanted], columns, style)
    else:
        near = nearest(code, [*RULES, *faults, *(n for n in names if "-" in n)])
        hint = f"did you mean '{near}'? or: " if near else ""
        raise WrongUse(f"there is no code '{code}'.", hint + "claimgrade explain (lists all)")
    write("\n".join(lines) + "\n")


def _write_page(code: str | None) -> None:
    """Print the page of all rules."""
    from claimgrade.reports.rules_page import rules_page

    if code is not None:
        raise WrongUse("the page in Markdown is of all rules.", f"leave out {code}, or --format")
    write(rules_page())


def _write_messages(code: str | None) -> None:
    """Print every fixed word of the reports by name, in the form that a translation has."""
    from claimgrade.reports.text import as_toml

    if code is not None:
        raise WrongUse("the words are those of all reports.", f"leave out {code}, or --format")
    write(as_toml())


def _all(
    rules: Mapping[str, "RulePage"],
    faults: Mapping[str, "Diagnostic"],
    columns: int,
    style: Style,
) -> Iterator[str]:
    """Yield one line a code: rules by what they are about, then faults of records."""
    for about, heading in _HEADINGS.items():
        yield style.bold(heading)
        for rule in rules.values():
            if rule.about == about:
                yield _line(rule.code, f"{rule.name}: {rule.definition}", columns)
        if about != _RECORD:
            yield ""
    for fault in faults.values():
        yield _line(fault.code, f"{fault.name}: {fault.meaning}", columns)


def _line(code: str, said: str, columns: int) -> str:
    return f"  {code:<5}  {short(said, columns - 9)}"


_RECORD = "our own record"
_HEADINGS = {
    "a claim": "What the review says about claims",
    "the article": "What it says about an article as a whole",
    _RECORD: "What is to be mended in records",
}
"""The headings of the list of codes, by what a rule is about."""


def _rule(rule: "RulePage", columns: int, style: Style) -> Iterator[str]:
    """Yield the page of a rule."""
    from claimgrade.assess.rule import RULE_SET

    yield style.bold(f"{rule.code} {rule.name}")
    yield from _parts(
        columns,
        style,
        ("What it looks for", rule.definition),
        ("Why it matters", rule.why),
        ("About", rule.about),
        ("Weight", f"{rule.severity} (family: {rule.family})"),
        ("Needs", ", ".join(rule.needs)),
        ("When it is absent", rule.absence),
        ("Literature", rule.literature),
        ("Key concept", rule.key_concept),
        ("Version", f"{rule.version} of this rule, {RULE_SET} of the whole set"),
    )
    yield from _example("It fires on", rule.example_fires, style)
    yield from _example("It is silent on", rule.example_near_miss, style)


def _fault(fault: "Diagnostic", columns: int, style: Style) -> Iterator[str]:
    """Yield the page of a fault of a record."""
    yield style.bold(f"{fault.code} {fault.name}")
    yield from _parts(
        columns,
        style,
        ("What it means", fault.meaning),
        ("Why it matters", fault.why),
        ("Weight", str(fault.severity)),
        ("To mend it", fault.mend),
    )
    yield from _example("Example", fault.example, style)


def _parts(columns: int, style: Style, *parts: tuple[str, str]) -> Iterator[str]:
    for label, text in parts:
        if text:
            yield ""
            yield style.faint(label)
            yield from wrap(" ".join(text.split()), columns, "  ")


def _example(label: str, text: str, style: Style) -> Iterator[str]:
    if text.strip():
        yield ""
        yield style.faint(label)
        yield from (f"  {line}".rstrip() for line in dedent(text).strip("\n").splitlines())
