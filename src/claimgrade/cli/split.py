"""``claimgrade split``: several claims of one, with nothing judged or signed carried over."""

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import Common
from claimgrade.cli.output import write
from claimgrade.cli.rename import find_claim, free_id

EXAMPLES = """\b
Examples:
  claimgrade split gh-290-fold gh-rises gh-by-290-fold
  claimgrade split gh-290-fold gh-rises gh-by-290-fold --dry-run
"""


@click.command(epilog=EXAMPLES)
@click.argument("claim")
@click.argument("new", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.pass_obj
def command(common: Common, claim: str, new: tuple[str, ...], dry_run: bool) -> None:
    """Make claims with the ids NEW of CLAIM, which said several things at once.

    Each begins as a copy of CLAIM without its certainty, judgements, verdict, acceptances and
    reviews, and with a note of what to narrow. CLAIM stays as a record that names the new ones
    in `replaced_by`; it is no longer listed, checked for flags or reported.
    """
    from claimgrade.workspace.editing.changes import apply_all, differences
    from claimgrade.workspace.editing.split import split
    from claimgrade.workspace.load import load

    workspace = load(common.root)
    old = find_claim(workspace, claim)
    if old.claim.replaced_by:
        by = ", ".join(old.claim.replaced_by)
        raise WrongUse(f"'{old.id}' was replaced before, by {by}.", "split one of those")
    names = list(dict.fromkeys(free_id(workspace, old, name) for name in new))
    if len(names) < max(len(new), 2):
        hint = f"claimgrade split {old.id} {old.id}-1 {old.id}-2"
        raise WrongUse("a claim is split into two or more of different ids.", hint)
    taken = next((name for name in names if name in old.claim.aliases), None)
    if taken:
        raise WrongUse(f"'{taken}' is a former id of '{old.id}'.", "choose another id")
    changes = split(workspace, old, names)
    if dry_run:
        write("\n".join(differences(changes)) + "\n")
        return
    apply_all(workspace.root, changes)
    lines = [f"Wrote {change.path}" for change in changes if change.before is None]
    lines.append(f"Changed {old.path}: it is replaced by {' and '.join(names)}")
    lines.append(f"  next: narrow each of them, then claimgrade check claims/{old.article}")
    write("\n".join(lines) + "\n")
