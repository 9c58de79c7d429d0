"""``claimgrade rename``: another id for a claim, in its file and in all that links to it."""

from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import Common
from claimgrade.cli.output import counted, write
from claimgrade.cli.records import check_id

if TYPE_CHECKING:
    from claimgrade.workspace.workspace import ClaimFile, Workspace

EXAMPLES = """\b
Examples:
  claimgrade rename gh-290-fold growth-hormone-290-fold
  claimgrade rename my-article/gh-290-fold gh-peak --dry-run
"""


@click.command(epilog=EXAMPLES)
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.pass_obj
def command(common: Common, old: str, new: str, dry_run: bool) -> None:
    """Give the claim OLD the id NEW, in the same article.

    Its file is moved; links to it, corrections and the baseline follow; OLD stays as an alias.
    All of it is worked out before anything is written, and every other byte stays as it is.
    """
    from claimgrade.workspace.editing.changes import apply_all, differences
    from claimgrade.workspace.editing.rename import renamed
    from claimgrade.workspace.load import load

    workspace = load(common.root)
    claim = find_claim(workspace, old)
    new = free_id(workspace, claim, new)
    changes = renamed(workspace, claim, new)
    target = f"claims/{claim.article}/{new}.yaml"
    if dry_run:
        write("\n".join(differences(changes, moved=target)) + "\n")
        return
    apply_all(workspace.root, changes)
    others = [change.path for change in changes if change.path not in {target, claim.path}]
    lines = [f"Renamed {claim.path} to {target}; '{claim.id}' stays as an alias"]
    lines += [f"  changed: {path}" for path in others]
    lines.append("  next: claimgrade check, then claimgrade report")
    write("\n".join(lines) + "\n")


def find_claim(workspace: "Workspace", name: str) -> "ClaimFile":
    """Return the claim meant by an id or by article/id; a former id names the present one.

    Raises:
        WrongUse: there is no such claim, or more than one; the hint names what there is.
    """
    from claimgrade.workspace.linking.nearest import nearest

    claims = workspace.claims.values()
    found = [claim for claim in claims if name in (claim.id, claim.key)]
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(claim.key for claim in found)
        raise WrongUse(f"{counted(len(found), 'claim')} have the id '{name}'.", f"one of: {keys}")
    former = [claim for claim in claims if name in claim.claim.aliases]
    if former:
        raise WrongUse(f"'{name}' is a former id.", f"the claim is now '{former[0].id}'")
    damaged = [path for path in workspace.broken if path.endswith(f"/{name}.yaml")]
    if damaged:
        raise WrongUse(
            f"{damaged[0]} cannot be read.", f"mend it first: claimgrade check {damaged[0]}"
        )
    near = nearest(name, [claim.id for claim in claims])
    hint = f"did you mean '{near}'?" if near else "claimgrade list"
    raise WrongUse(f"there is no claim '{name}'.", hint)


def free_id(workspace: "Workspace", claim: "ClaimFile", name: str) -> str:
    """Return an id that a new file of the claim's article may have.

    Raises:
        WrongUse: it is malformed, in another article, or the name of another claim.
    """
    article, _, bare = name.rpartition("/")
    if article and article != claim.article:
        hint = f"give an id alone; the claim stays in '{claim.article}'"
        raise WrongUse("a claim cannot be moved to another article.", hint)
    check_id(bare)
    if bare == "article":
        raise WrongUse("'article' is the name of the article's own file.", "choose another id")
    path = f"claims/{claim.article}/{bare}.yaml"
    if (workspace.root / path).exists():
        raise WrongUse(f"{path} exists already.", "choose another id")
    for other in workspace.claims.values():
        if other is not claim and other.article == claim.article and bare in other.claim.aliases:
            raise WrongUse(f"'{bare}' is a former id of '{other.id}'.", "choose another id")
    return bare
