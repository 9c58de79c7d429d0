"""The tables of a review in Markdown, as every host of repositories reads them."""

import re
from pathlib import Path

_CELL_ENDS = re.compile(r"(?<!\\)\|")
_UNDER_THE_HEAD = re.compile(r"\|(?: *:?-+:? *\|)+")


def rows_of_another_width(text: str) -> list[str]:
    """Return the rows of tables that have more or fewer cells than the line under their head."""
    odd: list[str] = []
    cells = 0
    for line in text.splitlines():
        if not line.startswith("|"):
            cells = 0
        elif _UNDER_THE_HEAD.fullmatch(line):
            cells = len(_CELL_ENDS.findall(line))
        elif cells and len(_CELL_ENDS.findall(line)) != cells:
            odd.append(line)
    return odd


def test_a_row_with_a_cell_too_few_is_seen() -> None:
    head = "| a | b |\n|---|---|\n"
    assert not rows_of_another_width(head + "| 1 | 2 |\n")
    assert rows_of_another_width(head + "| 1 \\| 2 |\n")


def test_every_row_of_a_table_has_as_many_cells_as_its_head(repository: Path) -> None:
    pages = sorted(repository.glob("reports/**/*.md"))
    assert pages
    odd = {page.name: rows_of_another_width(page.read_text(encoding="utf-8")) for page in pages}
    assert not any(odd.values()), odd
