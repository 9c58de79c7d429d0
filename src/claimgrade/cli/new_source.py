"""``claimgrade new source``: an entry in the bibliography."""

import re
from pathlib import Path

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import Common
from claimgrade.cli.output import write
from claimgrade.cli.records import ask

EXAMPLES = """\b
Examples:
  claimgrade new source smith2020 --author "Smith, Ann and Jones, Bo" \\
    --title "Rope skipping and jump height" --year 2020 --doi 10.1000/example
  claimgrade new source smith2020 --print …    only show the entry
"""

DEFAULT_FILE = "citations/references.bib"
NO_YEAR = ("in press", "forthcoming", "n.d.")
"""What may stand for the year of a work that has none yet, or shows none."""

_PLAIN_FIELDS = {"doi", "url"}


@click.command(epilog=EXAMPLES)
@click.argument("key")
@click.option("--type", "entry_type", default="article", show_default=True, help="BibTeX type.")
@click.option("--author", help="Authors, as 'Family, Given and Family, Given'.")
@click.option("--title", help="Its title.")
@click.option("--year", help="The year it appeared.")
@click.option("--journal", help="The journal.")
@click.option("--doi", help="Its DOI.")
@click.option("--url", help="Its address.")
@click.option("--bib", metavar="FILE", help="The .bib file, where there are several.")
@click.option("--print", "only_print", is_flag=True, help="Show the entry; write nothing.")
@click.pass_obj
def command(
    common: Common,
    /,
    key: str,
    entry_type: str,
    bib: str | None,
    only_print: bool,
    **given: str | None,
) -> None:
    """Add a minimal BibTeX entry for KEY to citations/*.bib.

    Entries exported by a reference manager may simply be put into a .bib file there; this is
    for a source that is at hand on paper or on a page.
    """
    root = common.root
    check_key(key)
    given["author"] = ask(given["author"], "author", "Authors (Family, Given and …)")
    given["title"] = ask(given["title"], "title", "Title")
    given["year"] = ask(given["year"], "year", "Year", check=check_year)
    entry = entry_text(key, entry_type, given)
    if only_print:
        write(entry)
        return
    refuse_known_key(root, key)
    path = choose_file(root, bib)
    append(path, entry)
    write(
        f"Added {key} to {path.relative_to(root).as_posix()}\n  next: claimgrade new study {key}\n"
    )


def check_key(key: str) -> None:
    """Refuse a key that BibTeX could not read."""
    if not re.fullmatch(r"[^\s\"#%'(),={}~\\]+", key):
        raise WrongUse(
            f"'{key}' cannot be a BibTeX key.", "letters, digits, '-', '_', ':' and '.' are safe"
        )


def check_year(text: str) -> None:
    """Refuse what is neither a year nor one of the words that stand for one."""
    if not re.fullmatch(r"[0-9]{4}", text) and text.lower() not in NO_YEAR:
        raise WrongUse(
            f"--year '{text}' is not a year.", "four digits, or one of: " + ", ".join(NO_YEAR)
        )


def entry_text(key: str, entry_type: str, fields: dict[str, str | None]) -> str:
    """Return a BibTeX entry, one field a line."""
    if not re.fullmatch(r"[A-Za-z]+", entry_type):
        raise WrongUse(f"'{entry_type}' is not a BibTeX type.", "article, book, misc, techreport …")
    order = ("author", "title", "journal", "year", "doi", "url")
    given = [(name, value) for name in order if (value := fields.get(name))]
    lines = [f"  {name} = {{{bibtex_value(name, value)}}},\n" for name, value in given]
    return f"@{entry_type}{{{key},\n{''.join(lines)}}}\n"


def bibtex_value(name: str, text: str) -> str:
    """Return a field's text with what BibTeX and LaTeX would take for commands escaped."""
    text = " ".join(text.split())
    if not balanced(text):
        raise WrongUse(f"--{name} has a brace that is not closed.", "close it, or leave it out")
    return text if name in _PLAIN_FIELDS else re.sub(r"(?<!\\)([&%#$_])", r"\\\1", text)


def balanced(text: str) -> bool:
    """Say whether every brace of a text is closed after it was opened."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def refuse_known_key(root: Path, key: str) -> None:
    """Stop where an entry has the key already, in capitals or not."""
    from claimgrade.workspace.load import load

    known = {name.lower(): name for name in load(root).sources}
    if key.lower() in known:
        raise WrongUse(
            f"there is a source '{known[key.lower()]}' already.",
            "use it, or choose another key, such as " + f"{key}b",
        )


def choose_file(root: Path, bib: str | None) -> Path:
    """Return the .bib file to add to: the one named, the only one, or a first one."""
    if bib is not None:
        path = (root / bib).resolve()
        inside = path.is_relative_to((root / "citations").resolve())
        if path.suffix != ".bib" or not inside or path.parent.name != "citations":
            raise WrongUse(f"'{bib}' is not a .bib file in citations/.", f"--bib {DEFAULT_FILE}")
        return root / "citations" / path.name
    files = sorted((root / "citations").glob("*.bib"))
    if len(files) > 1:
        names = ", ".join(f"citations/{path.name}" for path in files)
        raise WrongUse("there are several .bib files.", f"--bib FILE, one of: {names}")
    return files[0] if files else root / DEFAULT_FILE


def append(path: Path, entry: str) -> None:
    """Add an entry at the end of a file, whole or not at all; what is there stays as it is."""
    from claimgrade.workspace.editing.atomic import replace, write_new

    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, entry)
        return
    old = path.read_bytes()
    newline = b"\r\n" if b"\r\n" in old else b"\n"
    gap = b"" if not old else newline if old.endswith(b"\n") else newline * 2
    addition = gap + entry.replace("\n", newline.decode()).encode("utf-8")
    replace(path, old + addition)
