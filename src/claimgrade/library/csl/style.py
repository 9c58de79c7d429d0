"""Citation styles: those that are bundled, and a ``.csl`` file of one's own."""

import hashlib
from copy import deepcopy
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from claimgrade.library.csl.mapping import Manner
from claimgrade.library.csl.titles import AfterColon
from claimgrade.workspace.errors import WorkspaceError

BUNDLED = {"apa": "apa.csl", "vancouver": "nlm-citation-sequence.csl"}
"""The names of the styles that lie in this package, and their files."""

MAX_STYLE_BYTES = 2 * 1024 * 1024
"""The largest style that is read; the longest of the public collection has about 0.1 MB."""

_CSL = "http://purl.org/net/xbiblio/csl"
_NAMES = {"cs": _CSL}
_MANNERS = {
    "apa": Manner(AfterColon.CAPITAL, publisher_once=True, article_numbers=True),
    "vancouver": Manner(AfterColon.SMALL, article_numbers=True),
}


class StyleError(WorkspaceError):
    """A citation style cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style as it is used: its name, its digest, its XML, and what else it asks for."""

    name: str
    digest: str
    xml: bytes
    manner: Manner


def read_style(style: str | Path) -> Style:
    """Return a style by the name of a bundled one, or from the path of a ``.csl`` file.

    Raises:
        StyleError: there is no such style, or it is not one that makes a list of references.
    """
    name = str(style)
    data = _bundled(name) if name in BUNDLED else _read(Path(style))
    root = _checked(_parsed(data, name), name)
    return Style(name, hashlib.sha256(data).hexdigest(), _adapted(root), _manner(name, root))


def workspace_style(style: str, root: Path) -> str | Path:
    """Return a style that a workspace names: a bundled one, or the path of its own file.

    Raises:
        StyleError: the path leads out of the workspace.
    """
    if style in BUNDLED:
        return style
    path = (root / style).resolve()
    if not path.is_relative_to(root.resolve()):
        raise StyleError(f"{style}: the style lies outside the workspace; copy it into it")
    return path


def _bundled(name: str) -> bytes:
    return (files(__package__) / "styles" / BUNDLED[name]).read_bytes()


def _read(path: Path) -> bytes:
    if path.suffix != ".csl":
        raise StyleError(
            f"there is no style '{path}'; a style is {' or '.join(BUNDLED)}, "
            "or the path of a .csl file"
        )
    try:
        with path.open("rb") as file:
            data = file.read(MAX_STYLE_BYTES + 1)
    except OSError as error:
        raise StyleError(
            f"{path}: the style cannot be read ({error.strerror}); "
            "is 'style' in claimgrade.toml spelt as the file is?"
        ) from None
    if len(data) > MAX_STYLE_BYTES:
        raise StyleError(f"{path}: larger than {MAX_STYLE_BYTES:,} bytes, which no style is")
    return data


def _parsed(data: bytes, name: str) -> Any:
    """Return the root of a style; what a document type could fetch or expand is refused."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise StyleError(f"{name}: this is not XML: {error.msg}") from None
    if root.getroottree().docinfo.doctype:
        raise StyleError(f"{name}: a style has no <!DOCTYPE …>; remove it")
    return root


def _checked(root: Any, name: str) -> Any:
    if root.tag != f"{{{_CSL}}}style":
        raise StyleError(f"{name}: this is no CSL style; the file begins with <{_local(root.tag)}>")
    parents = root.xpath("cs:info/cs:link[@rel='independent-parent']/@href", namespaces=_NAMES)
    if parents:
        raise StyleError(
            f"{name}: this file only names another style, {parents[0]}; "
            "put that one's .csl file in its place"
        )
    if root.find("cs:bibliography/cs:layout", _NAMES) is None:
        raise StyleError(f"{name}: this style makes no list of references; choose one that does")
    known = set(root.xpath("cs:macro/@name", namespaces=_NAMES))
    for macro in root.xpath("//@macro"):
        if macro not in known:
            raise StyleError(f"{name}: the style uses the macro '{macro}', which it does not have")
    return root


def _adapted(root: Any) -> bytes:
    """Return the XML of a style in words that the processor reads as they are meant.

    Names with a label and without ``<name/>`` get it; those that substitute others say in full
    what they take over from them; the title case of a label becomes capitals; the number of a
    reference is left out, since the list that shows it numbers its own.
    """
    from lxml import etree

    for element in root.iter(f"{{{_CSL}}}names"):
        if element.find("cs:name", _NAMES) is None and element.find("cs:label", _NAMES) is not None:
            element.insert(0, etree.Element(f"{{{_CSL}}}name"))
    for substitute in root.iter(f"{{{_CSL}}}substitute"):
        _spell_out(substitute)
    for label in root.iter(f"{{{_CSL}}}label"):
        if label.get("text-case") == "title":
            label.set("text-case", "capitalize-all")
    for text in root.xpath("//cs:text[@variable='citation-number']", namespaces=_NAMES):
        if not any(_local(above.tag) == "citation" for above in text.iterancestors()):
            text.getparent().remove(text)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _spell_out(substitute: Any) -> None:
    """Give names that stand in for others, however deep, the forms of those (CSL 1.0.2)."""
    forms = [form for form in substitute.getparent() if _local(form.tag) != "substitute"]
    for names in substitute.iter(f"{{{_CSL}}}names"):
        if len(names) == 0:
            names.extend(deepcopy(form) for form in forms)


def _manner(name: str, root: Any) -> Manner:
    """Return what a style's manual asks for, by its name or by what its own id says it is."""
    if name in _MANNERS:
        return _MANNERS[name]
    own = (root.findtext("cs:info/cs:id", "", _NAMES)).rpartition("/")[2]
    family = own.partition("-")[0]
    return _MANNERS.get({"apa": "apa", "nlm": "vancouver"}.get(family, ""), Manner())


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
