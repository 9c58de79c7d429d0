"""Highlights of Hypothesis that become claims to be worked out, shown before they are written."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from claimgrade.cli.exits import ExitCode
from claimgrade.cli.output import counted, short, width, wrap, write
from claimgrade.cli.records import schema_line, slug

if TYPE_CHECKING:
    from claimgrade.library.formats.hypothesis import ClaimStub
    from claimgrade.workspace.editing.changes import FileChange
    from claimgrade.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Stub:
    """A highlight: the claim that it makes, or why it makes none."""

    stub: "ClaimStub"
    change: "FileChange | None" = None
    why_not: str = ""
    note: str = ""


def import_annotations(
    root: Path,
    file: Path,
    text: str,
    article: str | None,
    text_file: Path | None,
    *,
    yes: bool,
    dry_run: bool,
) -> int:
    """Show the claims that the highlights of a file begin, ask, and write them."""
    from claimgrade.cli.new_article import read_text
    from claimgrade.cli.new_claim import choose_article, refuse_other_text
    from claimgrade.library.formats import hypothesis
    from claimgrade.workspace.editing.changes import apply_all
    from claimgrade.workspace.load import load

    workspace = load(root)
    words = read_text(text_file) if text_file else None
    article = choose_article(workspace, article, words)
    refuse_other_text(workspace, article, words)
    found = hypothesis.read(text, file.name)
    stubs = list(_stubs(workspace, article, found.stubs, words))
    faults = [f"{file}:{fault.line}: {fault.message}" for fault in found.faults]
    write(_page(file, stubs, [*faults, *(f"{file}, {note}" for note in found.notes)]))
    changes = [one.change for one in stubs if one.change is not None]
    left = ExitCode.FINDINGS if found.faults else ExitCode.NOTHING_TO_REPORT
    if not changes or dry_run:
        return left
    what = counted(len(changes), "claim")
    if not yes and not (sys.stdin.isatty() and click.confirm(f"Write {what}?", err=True)):
        click.echo(f"Nothing was written. To write {what}: --yes", err=True)
        return ExitCode.FINDINGS
    apply_all(root, changes)
    write(f"Wrote {what} in claims/{article}\n  next: claimgrade check claims/{article}\n")
    return left


def _stubs(
    workspace: "Workspace", article: str, found: Iterable["ClaimStub"], text: str | None
) -> Iterator[Stub]:
    from claimgrade.workspace.editing.changes import FileChange

    files = [file for file in workspace.claims.values() if file.article == article]
    quotes = ((file.id, file.claim.quote) for file in files)
    known = {_plain(quote.exact): name for name, quote in quotes if quote and quote.exact}
    taken = {path.stem for path in (workspace.root / "claims" / article).glob("*.yaml")}
    taken |= {alias for file in files for alias in file.claim.aliases}
    header = schema_line(workspace.root, "claim", 2)
    for stub in found:
        if why_not := _why_not(workspace, article, stub, known):
            yield Stub(stub, why_not=why_not)
            continue
        name = _free(slug(stub.exact) or "claim", taken)
        taken.add(name)
        known[_plain(stub.exact)] = name
        body, note = _body(stub, text)
        path = f"claims/{article}/{name}.yaml"
        yield Stub(stub, FileChange(path, None, (header + body).encode()), note=note)


def _why_not(workspace: "Workspace", article: str, stub: "ClaimStub", known: dict[str, str]) -> str:
    there = known.get(_plain(stub.exact))
    if there is not None:
        return f"the claim '{there}' has these words"
    address = workspace.articles[article].url
    if isinstance(address, str) and stub.uri and _page_of(stub.uri) != _page_of(address):
        return f"it is on another page than the article: {stub.uri}"
    return ""


def _page_of(address: str) -> str:
    """Return what of an address names the page, whatever led to it."""
    parts = urlsplit(address.strip())
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}"


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def _body(stub: "ClaimStub", text: str | None) -> tuple[str, str]:
    """Return the claim as YAML, and what is to be told of its place in the text."""
    from claimgrade.cli.new_claim import quote_text
    from claimgrade.language.anchoring.exact import find
    from claimgrade.library.formats.hypothesis import claim_text

    body = claim_text(stub)
    if text is None:
        return body, ""
    places = find(text, stub.exact, stub.prefix, stub.suffix) or find(text, stub.exact)
    if len(places) != 1:
        where = f"stand in {len(places)} places" if places else "do not stand"
        return body, f"the words {where} in the text; no position is recorded"
    start = body.index("quote:\n")
    end = body.find("topics:", start)
    rest = body[end:] if end != -1 else ""
    return body[:start] + quote_text(stub.exact, places[0], "", "") + rest, ""


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _page(file: Path, stubs: list[Stub], faults: list[str]) -> str:
    from claimgrade.cli.finding_formats import printable

    new = [one for one in stubs if one.change is not None]
    lines = [f"{file}: Hypothesis, {counted(len(stubs), 'highlight')}"]
    for heading, some in (("New", new), ("Left out", [s for s in stubs if s.change is None])):
        if some:
            lines += ["", f"{heading} ({len(some)})"]
        for one in some:
            told = one.change.path if one.change else one.why_not
            lines.append(f"  “{short(one.stub.exact, width() - 6)}”")
            lines += wrap("; ".join(filter(None, (told, one.note))), width(), "      ")
    if faults:
        lines += ["", f"Not read ({len(faults)})"]
        lines += [line for fault in faults for line in wrap(fault, width(), "  ", "    ")]
    return "\n".join(printable(line) for line in lines) + "\n\n"
