"""The formats against pandoc, an independent reader of BibTeX and RIS and writer of CSL-JSON."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from claimgrade.library.formats import bibtex, csl_json, ris
from claimgrade.model.source import Source

pytest.importorskip("pypandoc", reason="needs pandoc, of the extra docx")

SAME = (
    "container-title",
    "volume",
    "issue",
    "page",
    "issued",
    "publisher",
    "publisher-place",
    "URL",
)
TYPES_BY_NO_FIELD = ("misc",)
"""Types that pandoc tells by what else an entry holds."""


@pytest.fixture(scope="module")
def sources(repository: Path) -> list[Source]:
    files = sorted((repository / "citations").glob("*.bib"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    return [entry.source for text in texts for entry in bibtex.read(text, "x").entries]


def by_pandoc(text: str, form: str) -> dict[str, dict[str, Any]]:
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "--from", form, "--to", "csljson"]
    ran = subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8")
    return {item["id"]: item for item in json.loads(ran.stdout)}


def spoken(people: list[dict[str, str]]) -> list[str]:
    """Return names as they are spoken, whichever part a particle is in."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")
    whole = [" ".join(filter(None, (one.get(part) for part in parts))) for one in people]
    return [
        "others" if name == "et al." else name.replace("’", "'").replace(". ", ".")
        for name in whole
    ]


def agree(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    for name in SAME:
        assert ours.get(name) == theirs.get(name), (ours["id"], name)
    assert ours.get("DOI", "").lower() == theirs.get("DOI", "").lower()
    assert spoken(ours.get("author", [])) == spoken(theirs.get("author", []))
    # pandoc puts titles in sentence case and sets quotation marks; the letters are the same.
    shown = [re.sub(r'<span class="nocase">|</span>', "", one["title"]) for one in (ours, theirs)]
    assert re.sub("['‘’“”]", "", shown[0]).lower() == re.sub("['‘’“”]", "", shown[1]).lower()


def test_pandoc_makes_the_same_csl_json_of_our_bibliography(sources: list[Source]) -> None:
    theirs = by_pandoc(bibtex.write(sources), "biblatex")
    ours = json.loads(csl_json.write(sources))
    assert len(ours) == len(theirs) == len(sources) > 100
    for source, item in zip(sources, ours, strict=True):
        agree(item, theirs[source.key])
        if source.entry_type not in TYPES_BY_NO_FIELD:
            assert item["type"] == theirs[source.key]["type"]


def test_pandoc_reads_the_same_works_from_the_ris_that_we_write(sources: list[Source]) -> None:
    theirs = by_pandoc(ris.write(sources), "ris")
    ours = json.loads(csl_json.write(sources))
    assert len(theirs) == len(sources)
    for item in ours:
        agree(item, theirs[item["id"]])


def test_pandoc_reads_the_same_works_from_the_csl_json_that_we_write(sources: list[Source]) -> None:
    theirs = by_pandoc(csl_json.write(sources), "csljson")
    for item in json.loads(csl_json.write(sources)):
        agree(item, theirs[item["id"]])
