"""``claimgrade sources duplicates``: works entered twice, and making one of two entries."""

import datetime
import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.options import Common, as_of
from claimgrade.cli.output import Style, coloured, counted, patience, short, width, wrap, write

if TYPE_CHECKING:
    from claimgrade.library.merging.duplicates import Pair
    from claimgrade.library.merging.holdings import Holdings
    from claimgrade.library.merging.merge import Merge
    from claimgrade.workspace.editing.changes import FileChange
    from claimgrade.workspace.workspace import Workspace

EXAMPLES = """\b
Examples:
  claimgrade sources duplicates                          what is there twice, and why
  claimgrade sources duplicates --merge abe2006 Abe06    show what would be kept, then ask
  claimgrade sources duplicates --merge abe2006 Abe06 --take pages --yes
  claimgrade sources duplicates --not abe2006 abe2007    they are two works: never ask again
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--merge",
    "merge_",
    nargs=2,
    metavar="KEEP OTHER",
    help="Make one of two entries; the key OTHER then leads to KEEP.",
)
@click.option("--not", "not_", nargs=2, metavar="KEY KEY", help="Record that these are two works.")
@click.option("--take", metavar="FIELD", multiple=True, help="With --merge: the field of OTHER.")
@click.option("--keep", metavar="FIELD", multiple=True, help="With --merge: the field of KEEP.")
@click.option("--yes", is_flag=True, help="With --merge: write without asking.")
@click.option("--dry-run", is_flag=True, help="With --merge: show the difference, write nothing.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
@as_of
@click.pass_obj
def command(
    common: Common,
    /,
    merge_: tuple[str, str] | None,
    not_: tuple[str, str] | None,
    take: tuple[str, ...],
    keep: tuple[str, ...],
    yes: bool,
    dry_run: bool,
    format_: str,
    as_of: datetime.date | None,
) -> int:
    """Find works that are entered twice: by DOI, PMID, PMCID, arXiv number or ISBN, then by words.

    By words a work is the same where title, authors and year agree and nothing contradicts: a
    part II, a reply, a correction, another edition and the report of another year are other
    works. A preprint beside its article is shown as another version.

    --merge keeps the better field of each entry, shown side by side; the other key becomes an
    alias, and what was not kept is written down in citations/sources.yaml. Exit code 1 where
    something was found, or a merge that was shown is not written.
    """
    from claimgrade.library.merging.holdings import holdings_of
    from claimgrade.workspace.load import load

    if merge_ and not_:
        raise WrongUse("--merge and --not contradict each other.", "leave out one of the two")
    if not merge_ and (take or keep or yes or dry_run):
        raise WrongUse("--take, --keep, --yes and --dry-run go with --merge.", "--merge KEEP OTHER")
    workspace = load(common.root)
    holdings = holdings_of(workspace)
    if not_:
        return _say_distinct(holdings, *not_)
    if merge_:
        day = as_of or datetime.date.today()
        done = _merged(holdings, *merge_, day, take, keep)
        return _write(workspace, holdings, done, yes=yes, dry_run=dry_run)
    from claimgrade.library.merging.duplicates import duplicates

    with patience(f"Comparing {counted(len(holdings.sources), 'work')}"):
        pairs = duplicates(workspace, holdings)
    write(_as_json(pairs) if format_ == "json" else _as_text(pairs, holdings))
    return ExitCode.FINDINGS if pairs else ExitCode.NOTHING_TO_REPORT


def _key(holdings: "Holdings", name: str) -> str:
    from claimgrade.workspace.linking.nearest import nearest

    key = holdings.present_key(name)
    if key is None:
        near = nearest(name, holdings.sources)
        hint = f"did you mean '{near}'?" if near else "claimgrade sources find WORDS"
        raise WrongUse(f"there is no source '{name}'.", hint)
    return key


def _two(holdings: "Holdings", one: str, other: str) -> tuple[str, str]:
    first, second = _key(holdings, one), _key(holdings, other)
    if first == second:
        raise WrongUse(f"'{one}' and '{other}' are the same entry.", "name two entries")
    return first, second


def _say_distinct(holdings: "Holdings", one: str, other: str) -> int:
    from claimgrade.library.merging.merge import said_distinct
    from claimgrade.workspace.editing.changes import apply_all

    first, second = _two(holdings, one, other)
    changes = said_distinct(holdings, first, second, _header(holdings))
    apply_all(holdings.root, changes)
    done = "Wrote" if changes else "Left as it was:"
    write(f"{done} citations/sources.yaml: '{first}' and '{second}' are two works\n")
    return ExitCode.NOTHING_TO_REPORT


def _header(holdings: "Holdings") -> str:
    from claimgrade.cli.records import schema_line

    return schema_line(holdings.root, "sources", 1)


def _merged(
    holdings: "Holdings",
    one: str,
    other: str,
    day: datetime.date,
    take: Sequence[str],
    keep: Sequence[str],
) -> "Merge":
    from claimgrade.library.merging.identity import identity
    from claimgrade.library.merging.merge import merge, merge_versions
    from claimgrade.library.merging.sameness import Relation, sameness

    kept, gone = _two(holdings, one, other)
    first, second = identity(holdings.sources[kept]), identity(holdings.sources[gone])
    same = sameness(first, second)
    if first.preprint and not second.preprint:
        raise WrongUse(
            f"'{kept}' is a preprint, and '{gone}' is not.",
            f"keep the article: --merge {gone} {kept}",
        )
    if same is not None and same.relation is Relation.VERSION:
        if take or keep:
            raise WrongUse("of another version no field is taken.", "leave out --take and --keep")
        return merge_versions(holdings, kept, gone, header=_header(holdings))
    done = merge(holdings, kept, gone, day, theirs=take, ours=keep, header=_header(holdings))
    for name in (*take, *keep):
        if name not in {choice.name for choice in done.choices}:
            raise WrongUse(f"the two entries do not differ in '{name}'.", "leave it out")
    return done


def _write(
    workspace: "Workspace",
    holdings: "Holdings",
    done: "Merge",
    *,
    yes: bool,
    dry_run: bool,
) -> int:
    from claimgrade.library.merging.duplicates import left_to_do
    from claimgrade.workspace.editing.changes import apply_all

    write(_choices(done, holdings))
    if dry_run:
        write(_difference(done.changes))
        return ExitCode.NOTHING_TO_REPORT
    question = f"Take '{done.other}' into '{done.kept}'"
    if not yes and not (sys.stdin.isatty() and click.confirm(f"{question}?", err=True)):
        click.echo(f"Nothing was written. To take '{done.other}' in: --yes", err=True)
        return ExitCode.FINDINGS
    apply_all(holdings.root, done.changes)
    lines = [f"'{done.other}' is now an alias of '{done.kept}'"]
    lines += [f"  wrote {change.path}" for change in done.changes]
    lines += [f"  to do: {words}" for words in left_to_do(workspace, done.kept, done.other)]
    write("\n".join(lines) + "\n")
    return ExitCode.NOTHING_TO_REPORT


def _difference(changes: "Sequence[FileChange]") -> str:
    from claimgrade.cli.finding_formats import printable
    from claimgrade.workspace.editing.changes import differences

    return "".join(f"{printable(line)}\n" for line in differences(changes))


def _choices(done: "Merge", holdings: "Holdings") -> str:
    """Return both values of every field in which two entries differ, with the one that is kept."""
    from claimgrade.cli.finding_formats import printable
    from claimgrade.library.latex import plain_text

    style = Style(coloured())
    lines = [style.bold(f"{done.kept} ← {done.other}")]
    lines += [_work(holdings, key) for key in (done.kept, done.other)]
    room = max(width() - 24, 20)
    for choice in done.choices:
        marks = ("  ", "→ ") if choice.take_theirs else ("→ ", "  ")
        said = (choice.ours or "–", choice.theirs)
        lines.append(f"  {choice.name} ({choice.because})")
        for mark, key, value in zip(marks, (done.kept, done.other), said, strict=True):
            lines.append(f"    {mark}{short(key, 14):<14}  {short(plain_text(value), room)}")
    if not done.choices:
        lines.append("  recorded as another version; no field of it is taken over")
    return "\n".join(printable(line) for line in lines) + "\n\n"


def _work(holdings: "Holdings", key: str) -> str:
    from claimgrade.library.references import reference

    made = reference(holdings.sources[key])
    words = short(f"{made.short}. {made.title}", max(width() - len(key) - 6, 20))
    return f"  {key}  {words}  {holdings.homes[key]}"


def _as_text(pairs: "Sequence[Pair]", holdings: "Holdings") -> str:
    from claimgrade.cli.finding_formats import printable

    if not pairs:
        works = counted(len(holdings.sources), "work")
        return f"No work is there twice, among {works}.\n"
    lines = [line for pair in pairs for line in _pair(pair, holdings)]
    return "\n".join(printable(line) for line in lines) + "\n"


def _pair(pair: "Pair", holdings: "Holdings") -> Iterator[str]:
    from claimgrade.library.merging.sameness import Relation

    style = Style(coloured())
    relation = pair.sameness.relation
    yield style.bold(f"{pair.kept} and {pair.other}: {relation.value}")
    yield from wrap(", ".join(pair.sameness.because), width(), "  because: ", "    ")
    for key in (pair.kept, pair.other):
        yield _work(holdings, key)
    if relation is Relation.DOUBTFUL:
        yield "  next: see which entry has the wrong one, and correct it"
    else:
        yield f"  next: claimgrade sources duplicates --merge {pair.kept} {pair.other}"
    yield f"    or: claimgrade sources duplicates --not {pair.kept} {pair.other}"
    yield ""


def _as_json(pairs: "Sequence[Pair]") -> str:
    rows = [
        {
            "keep": pair.kept,
            "other": pair.other,
            "relation": pair.sameness.relation.name.lower(),
            "because": list(pair.sameness.because),
        }
        for pair in pairs
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
