"""Reports as DOCX: made by pandoc from our Markdown, with the styles of a document of ours."""

import datetime
import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from claimgrade.reports.extras import need
from claimgrade.reports.figures.standalone import Picture
from claimgrade.reports.house import house_in_force
from claimgrade.reports.pdf import png
from claimgrade.reports.text import TEXT
from claimgrade.reports.word_pages import finished
from claimgrade.reports.word_processing import Figure, Node, document

_EARLIEST = datetime.date(1980, 1, 1)
"""The first day that the directory of a ZIP file can name."""

_OUR_MARKDOWN = "commonmark+pipe_tables+gfm_auto_identifiers"
"""No emoji by name and no address that turns into a link: a record might hold their like."""


def render(
    markdown: str,
    as_of: str,
    pictures: Mapping[str, Picture] | None = None,
    language: str = "",
    *,
    across: bool = False,
) -> bytes:
    """Return Markdown (that of :mod:`claimgrade.reports.markdown`) as the bytes of a DOCX.

    ``as_of`` is the day that the file bears as the day it was made, ``pictures`` the figures that
    the Markdown names as ``NAME.png``, ``language`` that of its words where it is not that of the
    catalogue; ``across`` lays the pages across, for wide tables. The same input gives the same
    bytes. Raises
    :class:`~claimgrade.reports.extras.ExtraMissing` without pandoc, or without typst, which makes
    the pictures.
    """
    need("DOCX", "docx", "pypandoc", "typst")
    shown = pictures or {}
    figures = {
        name: Figure(one.caption, one.height / one.width, one.is_wide)
        for name, one in shown.items()
    }
    spoken = language or TEXT["language"]
    made = document(read(markdown, as_of), figures, spoken, across=across)
    with tempfile.TemporaryDirectory(prefix="claimgrade-") as name:
        folder = Path(name)
        for picture, one in shown.items():
            (folder / f"{picture}.png").write_bytes(png(one.svg, one.width, one.height))
        styles = _styles(folder)
        options = [f"--reference-doc={styles}", f"--data-dir={folder}"]
        written = ["--from=json", "--to=docx", "--output=-", f"--resource-path={folder}"]
        content = _pandoc([*written, *options], json.dumps(made).encode(), as_of)
        return finished(content, across=across)


def _styles(folder: Path) -> Path:
    """Put the document whose styles are taken into a folder: that of the house, else our own."""
    own = house_in_force().reference_docx
    ours = files("claimgrade.reports") / "templates" / "docx" / "reference.docx"
    path = folder / "reference.docx"
    path.write_bytes(ours.read_bytes() if own is None else own)
    return path


def read(markdown: str, as_of: str = "") -> Node:
    """Return Markdown as pandoc reads it, with nothing but what ours uses of GitHub's."""
    options = [f"--from={_OUR_MARKDOWN}", "--to=json", "--sandbox"]
    understood: Node = json.loads(_pandoc(options, markdown.encode(), as_of))
    return understood


def _pandoc(options: Sequence[str], given: bytes, as_of: str) -> bytes:
    """Run the pandoc of the extra, as of a day; raise ``OSError`` with what it says if it fails."""
    import pypandoc

    day = max(datetime.date.fromisoformat(as_of), _EARLIEST) if as_of else _EARLIEST
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    ran = subprocess.run(
        [pypandoc.get_pandoc_path(), *options],
        input=given,
        capture_output=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))},
        check=False,
    )
    if ran.returncode:
        raise OSError(f"pandoc made no document: {ran.stderr.decode(errors='replace').strip()}")
    return ran.stdout
