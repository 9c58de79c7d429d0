"""Reports as PDF: laid out by typst, from data, with the typst templates of this package.

What comes from a record is handed over as data, never as markup of the template. The PDF is
tagged and holds to PDF/UA-1 (ISO 14289-1): typst refuses to write one that does not.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from claimgrade.reports.extras import need
from claimgrade.reports.figures.standalone import Picture
from claimgrade.reports.house import House, house_in_force
from claimgrade.reports.record_fields import names_of_fields
from claimgrade.reports.text import TEXT
from claimgrade.reports.typesetting import own_fault, workbench

if TYPE_CHECKING:
    from typst import PDFStandard, TypstError

_NO_FONT = "could not be displayed"


def render(template: str, view: object, pictures: Mapping[str, Picture] | None = None) -> bytes:
    """Return a view laid out by a template (its name in ``templates/typst``) as the bytes of a PDF.

    The template finds in ``data`` the ``view`` as its records have it, all fixed words as
    ``text``, the ``theme``, the ``figures`` by name, and as ``anchors`` what can be linked to. The
    same input
    gives the same bytes. Raises :class:`~claimgrade.reports.extras.ExtraMissing` without typst.

    The fonts are those that typst brings along, so that a report looks the same everywhere. Only
    where a record has letters that none of them draws, the fonts of the system are looked at too;
    letters that those lack as well are shown as boxes, and such a PDF is tagged but not PDF/UA-1.
    """
    need("PDF", "pdf", "typst")
    from typst import TypstError

    house = house_in_force()
    data = _data(view, pictures or {}, house)
    with workbench(house) as folder:
        for system_fonts in (False, True):
            try:
                return _pdf(folder / template, data, system_fonts, ["ua-1"])
            except TypstError as error:
                if _NO_FONT not in error.message:
                    raise _of_house(error, house) from error
        return _pdf(folder / template, data, True, [])


def _of_house(error: "TypstError", house: House) -> Exception:
    """Return an error as one of a template of the workspace, where it is."""
    if house.overrides is None:
        return error
    return own_fault(str(error.diagnostic), error.message, house.overrides) or error


def png(svg: str, width: float, height: float, ppi: float = 300) -> bytes:
    """Return a drawing of so many CSS pixels as a PNG image with so many pixels an inch."""
    need("PNG", "docx", "typst")
    from typst import Compiler

    source = (
        "#set page(width: float(sys.inputs.width) * 0.75pt,"
        " height: float(sys.inputs.height) * 0.75pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)\n'
    )
    inputs = {"svg": svg, "width": str(width), "height": str(height)}
    compiler = Compiler(source.encode(), ignore_system_fonts=True, sys_inputs=inputs)
    return _bytes(compiler.compile(format="png", ppi=ppi))


def _pdf(template: Path, data: str, system_fonts: bool, standards: "list[PDFStandard]") -> bytes:
    from typst import Compiler

    fonts = template.parent / "fonts"
    document = Compiler(
        template,
        root=template.parent,
        font_paths=[fonts] if fonts.is_dir() else [],
        ignore_system_fonts=not system_fonts,
        sys_inputs={"data": data},
    )
    return _bytes(document.compile(format="pdf", pdf_standards=standards))


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("typst made several files where one was expected")
    return made


def _data(view: object, pictures: Mapping[str, Picture], house: House) -> str:
    plain = as_data(view)
    data = {
        "text": dict(TEXT),
        "theme": house.look.printed,
        "view": plain,
        "anchors": sorted(set(_anchors(plain))),
        "figures": {name: as_data(picture) for name, picture in pictures.items()},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def as_data(value: object) -> object:
    """Return a view as JSON has it: its records with their fields and properties as mappings.

    Control characters, for which no font has a sign, are left out of text.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return as_data(value.value)
    if isinstance(value, str):
        return "".join(c for c in value if c in "\n\t" or unicodedata.category(c) != "Cc")
    if isinstance(value, Mapping):
        return {str(key): as_data(one) for key, one in value.items()}
    names = names_of_fields(value)
    if names:
        properties = (name for name, one in vars(type(value)).items() if _is_property(one))
        names = (*names, *properties)
        return {name: as_data(getattr(value, name)) for name in names}
    if isinstance(value, Iterable):
        return [as_data(one) for one in value]
    return str(value)


def _is_property(member: object) -> bool:
    return isinstance(member, property)


def _anchors(data: object) -> Iterable[str]:
    """Yield everything in a view that a link can lead to."""
    if isinstance(data, Mapping):
        anchor = data.get("anchor")
        if isinstance(anchor, str):
            yield anchor
        for one in data.values():
            yield from _anchors(one)
    elif isinstance(data, list):
        for one in data:
            yield from _anchors(one)
