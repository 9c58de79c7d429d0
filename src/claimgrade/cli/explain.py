"""``claimgrade explain``: what a code means, why it matters, and how to mend it."""

from collections.abc import Iterator, Mapping
from textwrap import dedent
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.output import Style, coloured, short, width, wrap, write
from claimgrade.workspace.nearest import nearest

if TYPE_CHECKING:
    from claimgrade.assess.rule import RulePage
    from claimgrade.workspace.diagnostic import Diagnostic

EXAMPLES = """\b
Examples:
  claimgrade explain OS02
  claimgrade explain wording-above-ceiling    by name
  claimgrade explain                          all codes
"""


@click.command(epilog=EXAMPLES)
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what a code of 'check' means, why it matters, and how to mend it.

    Without CODE, list all codes. Works outside a workspace, too.
    """
    from claimgrade.assess.catalogue import RULES
    from claimgrade.workspace.codes import DIAGNOSTICS
    from claimgrade.workspace.due import DUE_CODES

    style, columns = Style(coloured()), width()
    faults: dict[str, Diagnostic] = {**DIAGNOSTICS, **DUE_CODES}
    if code is None:
        write("\n".join(_all(RULES, faults, columns, style)) + "\n")
        return
    names = {rule.name: rule.code for rule in RULES.values()}
    names |= {fault.name: fault.code for fault in faults.values()}
    wanted = names.get(code.lower(), code.upper())
    if wanted in RULES:
        lines = _rule(RULES[wanted], columns, style)
    elif wanted in faults:
        lines = _fault(faults[wanted], columns, style)
    else:
        near = nearest(code, [*RULES, *faults, *names])
        hint = f"did you mean '{near}'? or: " if near else ""
        raise WrongUse(f"there is no code '{code}'.", hint + "claimgrade explain (lists all)")
    write("\n".join(lines) + "\n")


def _all(
    rules: Mapping[str, "RulePage"],
    faults: Mapping[str, "Diagnostic"],
    columns: int,
    style: Style,
) -> Iterator[str]:
    """Yield one line a code: rules on claims, then faults of records."""
    yield style.bold("What the review says about claims")
    for rule in rules.values():
        yield f"  {rule.code}  {short(f'{rule.name}: {rule.definition}', columns - 8)}"
    yield ""
    yield style.bold("What is to be mended in records")
    for fault in sorted(faults.values(), key=lambda fault: fault.code):
        yield f"  {fault.code}  {short(f'{fault.name}: {fault.meaning}', columns - 9)}"


def _rule(rule: "RulePage", columns: int, style: Style) -> Iterator[str]:
    """Yield the page of a rule on claims."""
    yield style.bold(f"{rule.code} {rule.name}")
    yield from _parts(
        columns,
        style,
        ("What it looks for", rule.definition),
        ("Why it matters", rule.why),
        ("Weight", f"{rule.severity} (family: {rule.family})"),
        ("Needs", ", ".join(rule.needs)),
        ("Literature", rule.literature),
        ("Key concept", rule.key_concept),
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
