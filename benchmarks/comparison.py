"""claimgrade beside three requirements tools, on equal content: load everything and check it.

The content is N items of one sentence; the second half of them each link to one of the first.
No item has a study, a source or a judgement. Every tool gets its own usual layout and the command
that loads and checks with the least else: strictdoc and sphinx-needs export JSON (they check while
they read), doorstop checks without rewriting its files. The tools are installed, at their newest,
into an environment that is thrown away.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from measure import Command, Cost, medians

ITEMS_PER_DOCUMENT = 250
PACKAGES = ("strictdoc", "sphinx-needs", "doorstop")
AT_LEAST = {"strictdoc": 8, "sphinx-needs": 8, "doorstop": 20}


@dataclass(frozen=True, slots=True)
class Item:
    """One statement and at most one link to an earlier item."""

    number: int
    statement: str
    parent: int | None


def report(folder: Path, size: int, runs: int, claimgrade: Path) -> Iterator[str]:
    """Install the tools, measure them and claimgrade, and yield the lines of a table."""
    programs = install(folder / "tools")
    costs = medians(commands(folder / "equal", size, programs, claimgrade), runs)
    yield f"## Beside other tools: load and check {size:,} linked statements"
    yield ""
    yield "| tool | version | command | s | processor s | MB | times claimgrade | at least | |"
    yield "|---|---|---|---:|---:|---:|---:|---:|---|"
    own = costs["claimgrade"].wall
    for name, cost in costs.items():
        python = programs / "python" if name in PACKAGES else claimgrade.with_name("python")
        yield row(name, version(python, name), cost, cost.wall / own)
    yield ""


def row(name: str, release: str, cost: Cost, times: float) -> str:
    """Return one line of the table."""
    least = AT_LEAST.get(name)
    judged = "" if least is None else "met" if times >= least else "**not met**"
    return (
        f"| {name} | {release} | `{SHOWN[name]}` | {cost.wall:.2f} | {cost.processor:.2f} "
        f"| {cost.memory:.0f} | {times:.1f} | {least or ''} | {judged} |"
    )


SHOWN = {
    "claimgrade": "claimgrade check, empty cache",
    "strictdoc": "strictdoc export --formats=json, nothing built before",
    "sphinx-needs": "sphinx-build -q -b needs, nothing built before",
    "doorstop": "doorstop --quiet --no-reformat, items reviewed before",
}


def install(folder: Path) -> Path:
    """Make an environment with the tools; return the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)  # noqa: S603 - fixed
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *PACKAGES]
    subprocess.run(pip, check=True)  # noqa: S603 - fixed
    return folder / "bin"


def version(python: Path, package: str) -> str:
    """Return the installed version of a package."""
    ask = f"import importlib.metadata as m; print(m.version({package!r}))"
    return subprocess.check_output([python, "-c", ask], text=True).strip()  # noqa: S603 - fixed


def commands(folder: Path, size: int, programs: Path, claimgrade: Path) -> dict[str, Command]:
    """Write the content for each tool and return the process that loads and checks it."""
    content = items(size)
    # strictdoc and sphinx start helpers of their own by name.
    path = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    for name, write in WRITERS.items():
        (folder / name).mkdir(parents=True)
        write(folder / name, content)
    review_for_doorstop(folder / "doorstop", programs, path)
    built, cache = folder / "built", folder / "cache"

    def forget() -> None:
        shutil.rmtree(built, ignore_errors=True)
        shutil.rmtree(cache, ignore_errors=True)

    def command(name: str, *arguments: str, codes: tuple[int, ...] = (0,)) -> Command:
        environment = {**path, "CLAIMGRADE_CACHE_DIR": str(cache)}
        return Command(arguments, environment, folder / name, prepare=forget, codes=codes)

    strictdoc = [str(programs / "strictdoc"), "export", "--formats=json"]
    return {
        "claimgrade": command("claimgrade", str(claimgrade), "check", codes=(0, 1)),
        "strictdoc": command("strictdoc", *strictdoc, "--output-dir", str(built), "."),
        "sphinx-needs": command(
            "sphinx-needs", str(programs / "sphinx-build"), "-q", "-b", "needs", ".", str(built)
        ),
        "doorstop": command("doorstop", str(programs / "doorstop"), "--quiet", "--no-reformat"),
    }


def items(size: int) -> list[Item]:
    """Return ``size`` items; the second half link to the first."""
    half = size // 2
    sentence = (
        "Exercise {} with light loads and partial occlusion raises muscle thickness in adults."
    )
    return [Item(n, sentence.format(n), n - half if n >= half else None) for n in range(size)]


def documents(content: list[Item]) -> Iterator[tuple[str, list[Item]]]:
    """Yield the items in documents of a size that people keep, with the document's name."""
    for first in range(0, len(content), ITEMS_PER_DOCUMENT):
        yield f"part-{first:05d}", content[first : first + ITEMS_PER_DOCUMENT]


def write_for_claimgrade(folder: Path, content: list[Item]) -> None:
    """Write one claim a file: its statement and the claim it builds on."""
    (folder / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    claims = folder / "claims" / "equal"
    claims.mkdir(parents=True)
    (claims / "article.yaml").write_text("title: Equal content\n", encoding="utf-8")
    for item in content:
        link = "" if item.parent is None else f"builds_on: [item-{item.parent:05d}]\n"
        text = f"statement: {item.statement}\n{link}"
        (claims / f"item-{item.number:05d}.yaml").write_text(text, encoding="utf-8")


def write_for_strictdoc(folder: Path, content: list[Item]) -> None:
    """Write documents of requirements with their parents."""
    for name, part in documents(content):
        text = f"[DOCUMENT]\nTITLE: {name}\n"
        for item in part:
            text += f"\n[REQUIREMENT]\nUID: ITEM-{item.number:05d}\nSTATEMENT: {item.statement}\n"
            if item.parent is not None:
                text += f"RELATIONS:\n- TYPE: Parent\n  VALUE: ITEM-{item.parent:05d}\n"
        (folder / f"{name}.sdoc").write_text(text, encoding="utf-8")


def write_for_sphinx_needs(folder: Path, content: list[Item]) -> None:
    """Write a Sphinx project of requirements with their links."""
    settings = 'project = "Equal content"\nextensions = ["sphinx_needs"]\n'
    (folder / "conf.py").write_text(settings + 'needs_id_regex = "^[A-Z0-9-]+$"\n', "utf-8")
    index = "Equal content\n=============\n\n.. toctree::\n\n"
    for name, part in documents(content):
        index += f"   {name}\n"
        text = f"{name}\n{'=' * len(name)}\n"
        for item in part:
            text += f"\n.. req:: Item {item.number}\n   :id: ITEM-{item.number:05d}\n"
            if item.parent is not None:
                text += f"   :links: ITEM-{item.parent:05d}\n"
            text += f"\n   {item.statement}\n"
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")
    (folder / "index.rst").write_text(index, encoding="utf-8")


def write_for_doorstop(folder: Path, content: list[Item]) -> None:
    """Write one item a file, parents in one document and children in another."""
    for prefix, parent in (("REQ", ""), ("TST", "  parent: REQ\n")):
        (folder / prefix).mkdir()
        settings = f"settings:\n  digits: 5\n{parent}  prefix: {prefix}\n  sep: ''\n"
        (folder / prefix / ".doorstop.yml").write_text(settings, encoding="utf-8")
    for item in content:
        prefix = "REQ" if item.parent is None else "TST"
        link = "[]" if item.parent is None else f"\n- REQ{item.parent:05d}: null"
        text = DOORSTOP_ITEM.format(item=item, level=item.number + 1, links=link)
        (folder / prefix / f"{prefix}{item.number:05d}.yml").write_text(text, encoding="utf-8")


DOORSTOP_ITEM = """\
active: true
derived: false
header: ''
level: 1.{level}
links: {links}
normative: true
ref: ''
reviewed: null
text: |
  {item.statement}
"""


def review_for_doorstop(folder: Path, programs: Path, environment: dict[str, str]) -> None:
    """Let doorstop sign every item once, as its first run does, so that it then only checks."""
    for command in (["git", "init", "--quiet"], [str(programs / "doorstop"), "--quiet"]):
        subprocess.run(  # noqa: S603 - fixed
            command, cwd=folder, env={**os.environ, **environment}, check=True, capture_output=True
        )


WRITERS: dict[str, Callable[[Path, list[Item]], None]] = {
    "claimgrade": write_for_claimgrade,
    "strictdoc": write_for_strictdoc,
    "sphinx-needs": write_for_sphinx_needs,
    "doorstop": write_for_doorstop,
}
