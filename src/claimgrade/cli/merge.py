"""``claimgrade merge``: two versions of a record made one, as a merge driver for git."""

from pathlib import Path

import click

from claimgrade.cli.exits import ExitCode, WrongUse

EXAMPLES = """\b
To let git use it, once for each repository and each person:
  echo 'claims/**/*.yaml merge=claimgrade' >> .gitattributes
  git config merge.claimgrade.driver 'claimgrade merge %O %A %B'
"""

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog=EXAMPLES)
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
def command(base: Path, ours: Path, theirs: Path) -> int:
    """Merge OURS and THEIRS, which both come from BASE, into OURS.

    Judgements, acceptances and signatures are merged person by person, so that two people who
    judged or signed on two branches do not get in each other's way. The rest is merged line by
    line, as git does. Where both changed the same thing, both stand between conflict markers
    and the exit code is 1.
    """
    from claimgrade.workspace.editing.atomic import replace
    from claimgrade.workspace.editing.merging import MergeFailed, merge

    try:
        texts = [path.read_bytes().decode("utf-8") for path in (base, ours, theirs)]
        merged = merge(*texts)
    except UnicodeDecodeError:
        raise WrongUse("one of the files is not UTF-8 text; nothing was written.") from None
    except MergeFailed as error:
        raise WrongUse(f"{error}; nothing was written.") from None
    replace(ours, merged.text.encode())
    return ExitCode.NOTHING_TO_REPORT if merged.clean else ExitCode.FINDINGS
