"""What the README says can be done, can be done: its walk-through is run as it stands."""

import os
import re
import shlex
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from conftest import Ran

BLOCK = re.compile(
    r"(?:<!-- (?P<what>file|replace|output): (?P<name>.+?) -->\n)?"
    r"```(?P<language>\w*)\n(?P<body>.*?)```",
    re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A fenced block: run (``sh``), written to a file, put for lines of a file, or compared."""

    what: str
    name: str
    language: str
    body: str


def blocks(readme: str) -> list[Block]:
    section = readme.split("## Review a claim of your own in ten minutes")[1].split("\n## ")[0]
    return [
        Block(
            found["what"] or found["language"],
            found["name"] or "",
            found["language"],
            found["body"],
        )
        for found in BLOCK.finditer(section)
    ]


class Walk:
    """Somebody who does what the README says, in a folder of their own."""

    def __init__(self, command: Callable[..., Ran]) -> None:
        self.start, self.command = Path.cwd(), command

    def run(self, line: str) -> Ran:
        program, *arguments = shlex.split(line)
        if program == "cd":
            os.chdir(arguments[0])
            return Ran(0, "", "")
        assert program == "claimgrade"
        return self.command(*arguments)


@pytest.fixture
def walk(claimgrade: Callable[..., Ran]) -> Walk:
    return Walk(claimgrade)


def test_a_claim_is_reviewed_as_the_readme_says(repository: Path, walk: Walk) -> None:
    """Every command of the walk-through works, in order, and what is shown is what comes."""
    compared = 0
    for block in blocks((repository / "README.md").read_text("utf-8")):
        if block.what == "sh":
            for line in block.body.splitlines():
                ran = walk.run(line)
                expected = 1 if line == "claimgrade check" else 0
                assert ran.code == expected, f"{line}\n{ran.out}{ran.err}"
        elif block.what == "output":
            ran = walk.run(block.name)
            assert ran.out == block.body
            compared += 1
        elif block.what == "file":
            (walk.start / block.name).write_text(block.body, "utf-8")
        else:
            assert block.what == "replace"
            path = walk.start / block.name
            before, rest = path.read_text("utf-8").split("# certainty:")
            _, after = rest.split("#     finding: …", 1)
            after = after.split("\n", 1)[1]
            path.write_text(before + block.body + after, "utf-8")
    assert compared == 1
    faults = walk.run("claimgrade check --fail-on record")
    assert faults.code == 0, faults.out
    reports = Path.cwd() / "reports" / "skip-your-way-up"
    assert {path.name for path in reports.iterdir()} >= {"index.html", "review.md"}


def test_every_dependency_is_named_with_its_reason(repository: Path) -> None:
    readme = (repository / "README.md").read_text("utf-8").lower()
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))
    packages = project["project"]["dependencies"]
    table = readme.split("## what it depends on, and why")[1]
    for package in packages:
        name = re.split(r"[<>=~!\[]", package)[0]
        assert re.search(rf"^\| {re.escape(name)} \| \S.+\|$", table, re.MULTILINE), name
    for group in project["dependency-groups"].values():
        for package in group:
            if isinstance(package, str):
                assert re.split(r"[<>=~!\[]", package)[0] in table, package


def test_every_link_leads_somewhere(repository: Path) -> None:
    for page in ("README.md", "docs/exit-codes.md", "docs/records.md", "docs/rules.md"):
        path = repository / page
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{page}: {target}"


def test_the_record_page_names_every_field_of_the_model(repository: Path) -> None:
    from claimgrade.model import (
        article,
        claim,
        evidence,
        judgement,
        population,
        reading_list,
        settings,
        source,
        study,
    )
    from claimgrade.model.record import Record

    page = (repository / "docs" / "records.md").read_text("utf-8")
    modules = (
        *(article, claim, evidence, judgement, population),
        *(reading_list, settings, source, study),
    )
    records = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record) and value is not Record
    ]
    assert len(records) > 20
    for record in records:
        for field in fields(record):
            written = field.metadata.get("alias", field.name)
            row = re.compile(rf"^\| `{written}` \| (.+) \|$", re.MULTILINE)
            said = row.findall(page)
            assert said, f"{record.__name__}.{written}"
            assert field.metadata.get("description", said[0]) in said


def test_the_record_page_has_every_word_that_a_record_may_use(repository: Path) -> None:
    from enum import StrEnum

    from claimgrade.model import vocabulary

    page = (repository / "docs" / "records.md").read_text("utf-8")
    for value in vars(vocabulary).values():
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum:
            for word in value:
                assert f"`{word.value}`" in page, f"{value.__name__}: {word.value}"
