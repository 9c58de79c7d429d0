"""The folder that typst lays out a document in: our templates, and those of the workspace.

Templates of the workspace stand in ``typst/`` below its folder of templates; under
``claimgrade/`` they find the originals: ``#import "claimgrade/report.typ": *``.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from claimgrade.model.finding import Location
from claimgrade.reports.house import House, HouseError
from claimgrade.reports.overrides import ORIGINALS, Overrides
from claimgrade.workspace.codes import DIAGNOSTICS

FOLDER = "typst"
"""Where the templates of typst lie, ours and those of a workspace."""

_PLACE = re.compile(r"┌─ (?:\S*/)?(?P<name>[^\s/]+\.typ):(?P<line>\d+):(?P<column>\d+)")


@contextmanager
def workbench(house: House) -> Iterator[Path]:
    """Yield the folder in which a document of a house is laid out.

    It holds the templates, the logo as ``logo.svg`` or ``logo.png``, and in ``fonts`` the fonts.
    """
    with as_file(files("claimgrade.reports") / "templates" / FOLDER) as ours:
        if house.overrides is None and house.look.logo is None and not house.look.fonts:
            yield ours
            return
        with tempfile.TemporaryDirectory(prefix="claimgrade-") as name:
            folder = Path(name)
            (folder / ORIGINALS).mkdir()
            for template in ours.glob("*.typ"):
                text = template.read_text("utf-8")
                (folder / template.name).write_text(text, "utf-8")
                (folder / ORIGINALS / template.name).write_text(text, "utf-8")
            _add_own(folder, house)
            yield folder


def _add_own(folder: Path, house: House) -> None:
    if house.overrides is not None:
        for name in typst_templates(house.overrides):
            source = house.overrides.read(name)
            if source is not None:
                (folder / Path(name).name).write_text(source, "utf-8")
    logo = house.look.logo
    if logo is not None:
        (folder / f"logo.{logo.kind.partition('+')[0]}").write_bytes(logo.data)
    fonts = folder / "fonts"
    for number, font in enumerate(one for one in house.look.fonts if one.prints):
        fonts.mkdir(exist_ok=True)
        (fonts / f"{number}{Path(font.face.file).suffix}").write_bytes(font.data)


def typst_templates(overrides: Overrides) -> Iterator[str]:
    """Yield the names of a workspace's own templates of typst."""
    for name in overrides.names():
        if name.endswith(".typ") and Path(name).parent.as_posix() == FOLDER:
            yield name


def own_fault(diagnostic: str, message: str, overrides: Overrides) -> HouseError | None:
    """Return what typst says of a template of the workspace, ``None`` where it is of ours."""
    place = _PLACE.search(diagnostic)
    name = f"{FOLDER}/{place['name']}" if place else ""
    if place is None or name not in set(typst_templates(overrides)):
        return None
    # typst counts columns from 0.
    location = Location(overrides.path_of(name), int(place["line"]), int(place["column"]) + 1)
    return HouseError(DIAGNOSTICS["RD152"].finding(message.rstrip("."), location))
