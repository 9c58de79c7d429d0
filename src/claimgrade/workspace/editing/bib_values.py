"""How values, fields and entries of a bibliography are written beside those that are there."""

import re
from dataclasses import dataclass

from claimgrade.model.source import Source
from claimgrade.workspace.bibtex.faults import MAX_DEPTH
from claimgrade.workspace.editing.bib_layout import FieldLayout, Layout
from claimgrade.workspace.errors import EditRefused

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BRACE = re.compile(r"[{}]")
_NUMBER = re.compile(r"[0-9]+")
_KEY = re.compile(r"[^\s\"#%'(),={}~\\@]+")
_NAME = re.compile(r"[^\s\d@\"#%'(),={}][^\s@\"#%'(),={}]*")
_FIRST_FIELD = re.compile(
    r"@\s*+[^\s{(]++\s*+[{(]\s*+[^\s,]++\s*+,[ \t]*+(?:\r\n|\r|\n)([ \t]++)\S"
)


@dataclass(frozen=True, slots=True)
class FileStyle:
    """How a bibliography file ends its lines and sets in its fields."""

    newline: str = "\n"
    indent: str = "  "


def file_style(text: str) -> FileStyle:
    """Return the style of a file, as its first line end and its first entry show it."""
    newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    found = _FIRST_FIELD.search(text)
    return FileStyle(newline, found[1] if found else "  ")


def normal(value: str) -> str:
    """Return a value as BibTeX reads it: white space is one blank, none at the ends."""
    if value.isprintable() and "  " not in value:
        return value.strip(" ")
    return _SPACE.sub(" ", value).strip(" ")


def depth_of(value: str) -> int | None:
    """Return how deep braces are nested in a value; None where one is not closed."""
    depth = deepest = 0
    for brace in _BRACE.findall(value):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
        if depth < 0:
            return None
    return deepest if depth == 0 else None


def delimited(name: str, value: str, like: str = "{}") -> str:
    """Return a value in the delimiters of another: braces, quotation marks, or none (numbers).

    Raises:
        EditRefused: the value is empty, or has a brace that is not closed, or too many.
    """
    if not value:
        raise EditRefused(f"the field '{name}' would be empty; remove it instead")
    depth = depth_of(value)
    if depth is None:
        raise EditRefused(f"the value of '{name}' has a brace that is not closed")
    if depth > MAX_DEPTH:
        raise EditRefused(f"the value of '{name}' has braces more than {MAX_DEPTH} deep")
    if _NUMBER.fullmatch(like) and _NUMBER.fullmatch(value):
        return value
    if like.startswith('"') and like.endswith('"') and _fits_quotes(value):
        return f'"{value}"'
    return f"{{{value}}}"


def _fits_quotes(value: str) -> bool:
    """Tell whether every quotation mark of a value stands in braces."""
    if '"' not in value:
        return True
    depth = 0
    for letter in value:
        depth += (letter == "{") - (letter == "}")
        if letter == '"' and depth == 0:
            return False
    return True


def new_field(piece: str, entry: Layout, name: str, value: str, style: FileStyle) -> str:
    """Return the text of an entry with a field more, after the last and written like it.

    Raises:
        EditRefused: the name or the value cannot be written.
    """
    _check_name(name)
    if not entry.fields:
        return _first_field(piece, entry, f"{name} = {delimited(name, value)}", style)
    last = entry.fields[-1]
    before = entry.fields[-2].comma if len(entry.fields) > 1 else entry.key_comma
    lead = piece[(entry.key_end if before is None else before + 1) : last.start]
    written = _like_neighbours(piece, entry, name, value, lead)
    if last.comma is not None:
        at = last.comma + 1
        return f"{piece[:at]}{lead}{written},{piece[at:]}"
    gap = ""
    if len(entry.fields) > 1 and before is not None:
        gap = piece[entry.fields[-2].value_end : before]
    return f"{piece[: last.value_end]}{gap},{lead}{written}{piece[last.value_end :]}"


def _first_field(piece: str, entry: Layout, written: str, style: FileStyle) -> str:
    comma = "" if entry.key_comma is not None else ","
    at = entry.key_end if entry.key_comma is None else entry.key_comma + 1
    lead = f"{style.newline}{style.indent}"
    return f"{piece[:at]}{comma}{lead}{written}{style.newline}{piece[entry.closing :]}"


def _like_neighbours(piece: str, entry: Layout, name: str, value: str, lead: str) -> str:
    """Return a field with capitals, blanks around ``=`` and delimiters as its neighbours have."""
    names = [field.name for field in entry.fields]
    if all(one.isupper() for one in names):
        name = name.upper()
    elif all(one[:1].isupper() and not one.isupper() for one in names):
        name = name.capitalize()
    last = entry.fields[-1]
    gap = piece[last.start + len(last.name) : last.equals]
    if len({_reach(field) for field in entry.fields}) == 1 < len(set(map(len, names))):
        gap = " " * max(_reach(last) - len(name), 1)
    after = piece[last.equals + 1 : last.value_start]
    if "\n" in gap + after or "\r" in gap + after:
        gap = after = " "
    return f"{name}{gap}={after}{delimited(name, value, _usual(piece, entry, value))}"


def _reach(field: FieldLayout) -> int:
    """Return how far the ``=`` stands from where the name begins."""
    return field.equals - field.start


def _usual(piece: str, entry: Layout, value: str) -> str:
    """Return a value of the entry of the kind whose delimiters a new value is to have."""
    written = [piece[field.value_start : field.value_end] for field in entry.fields]
    if _NUMBER.fullmatch(value):
        numbers = [one for one in written if _NUMBER.fullmatch(one.strip('{}"'))]
        if numbers:
            return numbers[-1]
    texts = [one for one in written if one[:1] in ('"', "{")]
    quoted = sum(one.startswith('"') for one in texts)
    return '""' if quoted > len(texts) - quoted else "{}"


def entry_text(source: Source, style: FileStyle | None = None) -> str:
    """Return an entry, one field a line, values in braces; fields without a value are left out.

    Raises:
        EditRefused: the key, the type, a name or a value cannot be written in BibTeX.
    """
    style = style or FileStyle()
    if not _KEY.fullmatch(source.key):
        raise EditRefused(f"'{source.key}' cannot be a BibTeX key")
    _check_name(source.entry_type)
    lines = [f"@{source.entry_type}{{{source.key},"]
    for name, value in source.fields.items():
        _check_name(name)
        if text := normal(value):
            lines.append(f"{style.indent}{name} = {delimited(name, text)},")
    return style.newline.join((*lines, "}", ""))


def check_field(name: str, value: str) -> None:
    """See that a field can be written.

    Raises:
        EditRefused: the name or the value cannot be written in BibTeX.
    """
    _check_name(name)
    delimited(name, normal(value))


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise EditRefused(f"'{name}' cannot be the name of a field or an entry in BibTeX")
