"""What the review of many claims costs as HTML pages, beside ``check``, in one run.

A workspace with a citation style is checked and rendered by whole processes that take turns:
with its references formatted before, and with none. Each page holds all that the review says of
the 25 claims of an article. Also measured: the review in this repository.

    python benchmarks/reporting.py [--claims 5000] [--runs 3] [--review FOLDER]
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import generator
from measure import Command, Cost, machine, medians

CLAIMGRADE = str(Path(sys.executable).with_name("claimgrade"))
STYLE = 'style = "apa"\n'
LIMIT, OWN_LIMIT = 3.0, 1.0
PAGES = ("report", "--view", "review", "--format", "html")


def main() -> None:
    """Measure what the command line asks for and print it as Markdown."""
    parser = argparse.ArgumentParser(description="Measure the reports.")
    parser.add_argument("--claims", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--review", type=Path, default=Path(__file__).parents[1])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = list(report(Path(folder), options.claims, options.runs, options.review))
    sys.stdout.write("\n".join(lines) + "\n")


def report(folder: Path, claims: int, runs: int, review: Path) -> Iterable[str]:
    """Measure and yield the lines of the report."""
    workspace = folder / "workspace"
    generator.generate(workspace, claims)
    settings = workspace / "claimgrade.toml"
    settings.write_text(STYLE + settings.read_text(encoding="utf-8"), encoding="utf-8")
    costs = medians(commands(workspace, folder), runs)
    check = costs["check --no-cache"]
    cold, warm = costs["report, nothing cached"], costs["report, references cached"]
    yield f"# Reports, {claims:,} claims"
    yield ""
    yield f"{machine()}. Whole processes, medians of {runs}, the commands taking turns."
    yield ""
    yield "| process | s | processor s | MB | ratio | at most | |"
    yield "|---|---:|---:|---:|---:|---:|---|"
    for name, cost in costs.items():
        limit = LIMIT if cost is warm else None
        yield row(name, cost, cost.wall / check.wall, limit)
    references = len(list((workspace / "citations" / "studies").iterdir()))
    yield ""
    each = (cold.processor - warm.processor) / references * 1000
    yield f"A reference costs {each:.1f} ms of processor time when it is formatted first."
    yield ""
    yield from own_review(review, folder, runs)


def commands(workspace: Path, folder: Path) -> Mapping[str, Command]:
    """Return the processes measured, by the name they have in the table."""
    cold, warm = ({"CLAIMGRADE_CACHE_DIR": str(folder / name)} for name in ("cold", "warm"))

    def nothing_rendered() -> None:
        shutil.rmtree(workspace / "reports", ignore_errors=True)

    def nothing_kept() -> None:
        nothing_rendered()
        shutil.rmtree(folder / "cold", ignore_errors=True)

    # The first of the runs fills the cache; it is the second and later ones that are measured.
    filled = Command([CLAIMGRADE, *PAGES], warm, workspace)
    medians({"filled": filled}, 1)
    return {
        "check --no-cache": Command([CLAIMGRADE, "check", "--no-cache"], cold, workspace),
        "report, nothing cached": Command([CLAIMGRADE, *PAGES], cold, workspace, nothing_kept),
        "report, references cached": Command(
            [CLAIMGRADE, *PAGES], warm, workspace, nothing_rendered
        ),
    }


def own_review(review: Path, folder: Path, runs: int) -> Iterable[str]:
    """Measure the review in this repository: all that ``report`` adds to starting and reading."""
    kept = {"CLAIMGRADE_CACHE_DIR": str(folder / "own")}
    copy = folder / "own-review"
    for name in ("claims", "citations", "claimgrade.toml"):
        found = review / name
        if found.is_dir():
            shutil.copytree(found, copy / name)
        else:
            copy.mkdir(parents=True, exist_ok=True)
            shutil.copy(found, copy / name)

    def nothing_rendered() -> None:
        shutil.rmtree(copy / "reports", ignore_errors=True)

    listing = Command([CLAIMGRADE, "list"], kept, copy)
    pages = Command([CLAIMGRADE, *PAGES], kept, copy, nothing_rendered)
    everything = Command([CLAIMGRADE, "report"], kept, copy, nothing_rendered)
    medians({"filled": everything}, 1)
    costs = medians({"list": listing, "pages": pages, "everything": everything}, runs)
    started = costs["list"].wall
    yield "## The review in this repository"
    yield ""
    yield "Seconds beyond those that `claimgrade list` takes, which starts, reads and assesses."
    yield ""
    yield "| process | s | beyond | at most | |"
    yield "|---|---:|---:|---:|---|"
    for name, cost, limit in (
        ("list", costs["list"], None),
        ("report, the review as HTML", costs["pages"], OWN_LIMIT),
        ("report, all readings and formats", costs["everything"], None),
    ):
        beyond = cost.wall - started
        said = verdict(beyond, limit)
        yield f"| {name} | {cost.wall:.2f} | {beyond:.2f} | {limit or ''} | {said} |"


def row(name: str, cost: Cost, ratio: float, limit: float | None) -> str:
    """Return a line of the table."""
    return (
        f"| {name} | {cost.wall:.2f} | {cost.processor:.2f} | {cost.memory:.0f} "
        f"| {ratio:.2f} | {limit or ''} | {verdict(ratio, limit)} |"
    )


def verdict(value: float, limit: float | None) -> str:
    """Say whether a limit is met; nothing where there is none."""
    if limit is None:
        return ""
    return "met" if value <= limit else "**not met**"


if __name__ == "__main__":
    main()
