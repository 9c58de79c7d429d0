"""``claimgrade init``: a workspace with one worked example."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import as_of
from claimgrade.cli.output import counted, write
from claimgrade.cli.records import SCHEMA_FOLDERS

EXAMPLES = """\b
Examples:
  claimgrade init my-review
  claimgrade init my-review --bare     without the example
"""

EXAMPLE = Path(__file__).parent / "example"
SCHEMAS = Path(__file__).parent.parent / "schemas"
SETTINGS = "claimgrade.toml"
ATTRIBUTES = ".gitattributes"
IGNORED = ".gitignore"
NOT_COMMITTED = """\
# Documents that are made on request, and differ from one version of a tool to the next:
/reports/**/*.docx
/reports/**/*.pdf
/reports/**/*.xlsx
/reports/**/*.parquet
# The article's own text, whose rights are its publisher's (claimgrade report --text FILE):
/reports/*/annotated*
"""
MERGED_BY_US = """\
# Judgements and signatures are merged person by person where this was entered once:
#   git config merge.claimgrade.driver 'claimgrade merge %O %A %B'
claims/**/*.yaml merge=claimgrade
"""


@click.command(epilog=EXAMPLES)
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--bare", is_flag=True, help="Only the settings and schemas, no example.")
@as_of
def command(folder: Path, bare: bool, as_of: datetime.date | None) -> None:
    """Make a workspace in FOLDER (here, if left out), with one worked example.

    Files that are there already are never changed; where one is in the way, nothing is
    written. Its reports will be reckoned as of today, or as of --as-of; the day is kept in
    claimgrade.toml.
    """
    from claimgrade.workspace.editing.atomic import write_new

    if (folder / SETTINGS).exists():
        raise WrongUse(f"{folder} is a workspace already.", "claimgrade new article --text FILE")
    files = {**_for_git(folder), **dict(_files(bare, as_of or datetime.date.today()))}
    in_the_way = [name for name in files if (folder / name).exists()]
    if in_the_way:
        raise WrongUse(f"{folder / in_the_way[0]} exists already.", "choose another folder")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, text)
    number = counted(len(files), "file")
    write(f"Made a workspace in {folder}: {number}.\n" + _next_steps(folder, bare))


def _for_git(folder: Path) -> dict[str, str]:
    """Return what tells git how records are merged and what is not committed, but what is there."""
    files = {ATTRIBUTES: MERGED_BY_US, IGNORED: NOT_COMMITTED}
    return {name: text for name, text in files.items() if not (folder / name).exists()}


def _files(bare: bool, day: datetime.date) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file; the settings last, since they make it a workspace."""
    for schema in sorted(SCHEMAS.glob("*.schema.json")):
        yield f"{SCHEMA_FOLDERS[0]}/{schema.name}", schema.read_text("utf-8")
    for path in sorted(EXAMPLE.rglob("*")):
        name = path.relative_to(EXAMPLE).as_posix()
        if path.is_file() and name != SETTINGS and not bare:
            yield name, path.read_text("utf-8")
    yield SETTINGS, (EXAMPLE / SETTINGS).read_text("utf-8").replace("{day}", day.isoformat())


def _next_steps(folder: Path, bare: bool) -> str:
    steps = [] if folder == Path() else [f"cd {folder}"]
    if not bare:
        steps += ["claimgrade show jump        the example, and what is said of it"]
    steps += ["claimgrade new article --text FILE    begin with an article of your own"]
    return "".join(f"  next: {step}\n" for step in steps)
