"""``claimgrade sources export``: works for another program."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import Common
from claimgrade.cli.output import counted, fitting, width, write
from claimgrade.cli.sources.format_names import WRITTEN

if TYPE_CHECKING:
    from claimgrade.library.formats.files import Format
    from claimgrade.model.source import Source
    from claimgrade.workspace.workspace import Workspace

EXAMPLES = """\b
Examples:
  claimgrade sources export --format ris -o library.ris
  claimgrade sources export abe2006 abe2009              two works, as BibTeX
  claimgrade sources export --claim gh-290-fold --format csljson
  claimgrade sources export --topic "growth hormone" -o gh.bib
"""


@click.command(epilog=EXAMPLES)
@click.argument("keys", nargs=-1)
@click.option("--claim", "claims", metavar="ID", multiple=True, help="Works that a claim cites.")
@click.option(
    "--topic", "topics", metavar="WORDS", multiple=True, help="Works that claims on a topic cite."
)
@click.option("--format", "format_", type=click.Choice(tuple(WRITTEN)), help="bibtex, or by -o.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; standard output without it.",
)
@click.option("--force", is_flag=True, help="Write over the file where there is one.")
@click.pass_obj
def command(
    common: Common,
    keys: tuple[str, ...],
    claims: tuple[str, ...],
    topics: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    force: bool,
) -> None:
    """Write works as BibTeX, RIS or CSL-JSON: all, or those of KEYS, claims or topics.

    Older keys and the standing of a work (retracted, corrected, looked up when) go along in its
    notes; BibTeX has the keys in the field ids, as biblatex reads them.
    """
    from claimgrade.library.formats.files import FORMATS as KNOWN
    from claimgrade.library.merging.leaving import with_what_is_known
    from claimgrade.workspace.load import load

    workspace = load(common.root)
    name = WRITTEN[format_ or _by_ending(output)]
    chosen = _chosen(workspace, keys, claims, topics)
    made = [with_what_is_known(source, name) for source in chosen]
    writer = KNOWN[name].write
    if writer is None:
        raise WrongUse(f"{KNOWN[name].title} cannot be written.", "one of: " + ", ".join(WRITTEN))
    text = writer(made)
    lost = _lost(made, KNOWN[name])
    if lost:
        click.echo(lost, err=True)
    if output is None:
        write(text if text.endswith("\n") else f"{text}\n")
        return
    _write(output, text, force=force)
    write(f"Wrote {output}: {counted(len(made), 'work')} as {KNOWN[name].title}\n")


def _lost(made: "Sequence[Source]", known: "Format") -> str:
    """Return which fields of which works the format does not hold; empty where it holds all."""
    works: dict[str, list[str]] = {}
    for source in made:
        for name in known.not_held(source) if known.not_held else ():
            works.setdefault(name, []).append(source.key)
    if not works:
        return ""
    lines = [f"  {name}: {fitting(keys, width() - len(name) - 4)}" for name, keys in works.items()]
    return "\n".join((f"{known.title} does not hold these fields; BibTeX does:", *lines))


def _by_ending(output: Path | None) -> str:
    endings = {".bib": "bibtex", ".ris": "ris", ".json": "csljson"}
    if output is None:
        return "bibtex"
    found = endings.get(output.suffix.lower())
    if found is None:
        raise WrongUse(
            f"the name {output} does not tell the format.", "--format " + "|".join(WRITTEN)
        )
    return found


def _write(output: Path, text: str, *, force: bool) -> None:
    from claimgrade.workspace.editing.atomic import replace, write_new

    if not output.parent.is_dir():
        raise WrongUse(f"there is no folder {output.parent}.", "make it first")
    if not output.exists():
        write_new(output, text)
    elif force:
        replace(output, text.encode())
    else:
        raise WrongUse(f"{output} exists already.", "another name, or --force to write over it")


def _chosen(
    workspace: "Workspace", keys: tuple[str, ...], claims: tuple[str, ...], topics: tuple[str, ...]
) -> list["Source"]:
    """Return the works that were asked for, in the order of the library; all without a wish."""
    if not workspace.sources:
        raise WrongUse("no source is recorded yet.", "claimgrade sources import FILE")
    if not (keys or claims or topics):
        return list(workspace.sources.values())
    wanted = {_key(workspace, name) for name in keys}
    wanted |= {key for name in claims for key in _of_claim(workspace, name)}
    wanted |= {key for words in topics for key in _of_topic(workspace, words)}
    return [source for key, source in workspace.sources.items() if key in wanted]


def _key(workspace: "Workspace", name: str) -> str:
    from claimgrade.workspace.linking.nearest import nearest

    if name in workspace.sources:
        return name
    older = (k for k, one in workspace.sources.items() if name in one.details.aliases)
    if (key := next(older, None)) is not None:
        return key
    near = nearest(name, workspace.sources)
    hint = f"did you mean '{near}'?" if near else "claimgrade sources find WORDS"
    raise WrongUse(f"there is no source '{name}'.", hint)


def _of_claim(workspace: "Workspace", name: str) -> Iterator[str]:
    from claimgrade.cli.rename import find_claim

    claim = find_claim(workspace, name)
    yield from (line.source for line in claim.claim.evidence if line.source)


def _of_topic(workspace: "Workspace", words: str) -> list[str]:
    wanted = " ".join(words.split()).casefold()
    found = [
        line.source
        for file in workspace.claims.values()
        if any(wanted in topic.casefold() for topic in file.claim.topics)
        for line in file.claim.evidence
        if line.source
    ]
    if not found:
        topics = sorted(
            {topic for file in workspace.claims.values() for topic in file.claim.topics}
        )
        hint = "topics: " + ", ".join(topics) if topics else "no claim has `topics` yet"
        raise WrongUse(f"no claim on '{words}' cites a work.", hint)
    return found
