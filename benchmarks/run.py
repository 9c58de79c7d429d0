"""Measure claimgrade against what reading the files alone costs, in one run.

Usage: python benchmarks/run.py [--sizes 100 1000 5000 20000] [--runs 5] [--out FILE] [--tools]

Prints Markdown tables of ratios: whole processes, medians, the commands of a table taking turns.
``--tools`` also installs strictdoc, sphinx-needs and doorstop into an environment that is thrown
away, and measures them on equal content; it takes several minutes more. POSIX only.
"""

import argparse
import datetime
import itertools
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import comparison
import generator
from measure import Command, Cost, exponent, inherited, machine, medians, run_once

PYTHON = sys.executable
CLAIMGRADE = str(Path(sys.executable).with_name("claimgrade"))
RATIO_SIZE = 5000
START_LIMIT, GROWTH_LIMIT = 1.5, 1.05
RATIO_LIMITS = {
    "check --no-cache": 2.5,
    "check, empty cache": 2.5,
    "check, nothing changed": 0.6,
}
ASSESS_LIMIT = 1.0
START_RUNS = 21


def main() -> None:
    """Measure what the command line asks for and print it, or write it to ``--out``."""
    parser = argparse.ArgumentParser(description="Measure claimgrade.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000, 10000, 20000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--tools", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(report(Path(folder), sorted(options.sizes), options.runs, options.tools))
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


def report(folder: Path, sizes: list[int], runs: int, tools: bool) -> Iterable[str]:
    """Measure and yield the lines of the report, one table after the other."""
    yield f"# Benchmarks, {datetime.datetime.now(tz=datetime.UTC).date()}"
    yield ""
    yield f"{machine()}. Whole processes, medians of {runs}, the commands taking turns."
    yield ""
    yield from start_up(folder)
    costs = {}
    for size in sizes:
        workspace = folder / f"workspace-{size}"
        generator.generate(workspace, size)
        costs[size] = medians(commands(workspace, folder / f"cache-{size}"), runs)
        if size == RATIO_SIZE:
            yield from assessing(workspace, runs)
        shutil.rmtree(workspace)
    yield from ratios(costs)
    yield from growth(costs)
    if tools:
        yield from comparison.report(folder, RATIO_SIZE, runs, Path(CLAIMGRADE))


def commands(workspace: Path, cache: Path) -> dict[str, Command]:
    """Return the processes measured on one workspace, by the name they have in the tables."""
    cold, warm = ({"CLAIMGRADE_CACHE_DIR": str(cache / name)} for name in ("cold", "warm"))
    check = [CLAIMGRADE, "check"]
    again = Command(check, warm, workspace)
    edited = next(workspace.glob("claims/*/claim-*.yaml"))

    def forget() -> None:
        shutil.rmtree(cache / "cold", ignore_errors=True)

    def edit() -> None:
        run_once(again)
        edited.write_text(edited.read_text(encoding="utf-8") + "# looked at again\n", "utf-8")

    baseline = [PYTHON, str(Path(__file__).with_name("baseline.py")), str(workspace)]
    return {
        "baseline": Command(baseline, {}, workspace),
        "check --no-cache": Command([*check, "--no-cache"], cold, workspace),
        "check, empty cache": Command(check, cold, workspace, prepare=forget),
        "check, one file changed": Command(check, warm, workspace, prepare=edit),
        "check, nothing changed": Command(check, warm, workspace, prepare=lambda: run_once(again)),
    }


def start_up(folder: Path) -> Iterable[str]:
    """Measure how long it takes to say a version."""
    costs = medians(
        {
            "imports": Command([PYTHON, "-c", "import yaml, click"], {}, folder),
            "version": Command([CLAIMGRADE, "--version"], {}, folder),
        },
        START_RUNS,
    )
    imports, version = costs["imports"].wall, costs["version"].wall
    yield f"## Start-up (medians of {START_RUNS})"
    yield ""
    yield "| process | ms | ratio | at most | |"
    yield "|---|---:|---:|---:|---|"
    yield f'| `python -c "import yaml, click"` | {imports * 1000:.0f} | 1.00 | | |'
    yield (
        f"| `claimgrade --version` | {version * 1000:.0f} | {version / imports:.2f} "
        f"| {START_LIMIT} | {verdict(version / imports, START_LIMIT)} |"
    )
    yield ""


def assessing(workspace: Path, runs: int) -> Iterable[str]:
    """Measure what assessing costs beside loading, in one process of its own."""
    program = str(Path(__file__).with_name("assessing.py"))
    command = [PYTHON, program, str(workspace), "--runs", str(runs)]
    printed = subprocess.check_output(command, env=inherited(), text=True)  # noqa: S603 - fixed
    steps = json.loads(printed)
    loading = steps["load"][1]
    both = [sum(pair) for pair in zip(steps["assess"], steps["digests"], strict=True)]
    yield f"## Assess beside load ({RATIO_SIZE:,} claims)"
    yield ""
    yield (
        "One process, the steps taking turns. Loading uses several processors, assessing one, so "
        "processor seconds are compared."
    )
    yield ""
    yield "| step | s | processor s | ratio | at most | |"
    yield "|---|---:|---:|---:|---:|---|"
    rows = {
        "load, nothing cached": (steps["load"], None),
        "assess: all rules, ceiling, verdict": (steps["assess"], None),
        "digests of every claim": (steps["digests"], None),
        "assess with digests": (both, ASSESS_LIMIT),
    }
    for name, ((wall, processor), limit) in rows.items():
        ratio = processor / loading
        yield (
            f"| {name} | {wall:.2f} | {processor:.2f} | {ratio:.2f} | {limit or ''} "
            f"| {verdict(ratio, limit)} |"
        )
    yield ""


def ratios(costs: dict[int, dict[str, Cost]]) -> Iterable[str]:
    """Yield the table of every process at every size against the baseline."""
    yield "## Check against the baseline"
    yield ""
    yield (
        "Baseline: a process that reads every file and composes each YAML file with libyaml, "
        "dropping each tree at once."
    )
    yield ""
    yield "| claims | process | s | processor s | MB | ratio | at most | |"
    yield "|---:|---|---:|---:|---:|---:|---:|---|"
    for size, by_name in costs.items():
        for name, cost in by_name.items():
            ratio = cost.wall / by_name["baseline"].wall
            limit = RATIO_LIMITS.get(name) if size == RATIO_SIZE else None
            yield (
                f"| {size:,} | {name} | {cost.wall:.2f} | {cost.processor:.2f} | {cost.memory:.0f} "
                f"| {ratio:.2f} | {limit or ''} | {verdict(ratio, limit)} |"
            )
    yield ""


def growth(costs: dict[int, dict[str, Cost]]) -> Iterable[str]:
    """Yield how time and memory grow between one size and the next."""
    yield "## Growth"
    yield ""
    yield f"Exponent b of cost = a × claims ** b between two sizes; at most {GROWTH_LIMIT}."
    yield ""
    yield "| from | to | process | time | memory | |"
    yield "|---:|---:|---|---:|---:|---|"
    sizes = list(costs)
    for small, large in itertools.pairwise(sizes):
        for name in costs[small]:
            before, after = costs[small][name], costs[large][name]
            time = exponent((small, before.wall), (large, after.wall))
            memory = exponent((small, before.memory), (large, after.memory))
            judged = "" if name == "baseline" else verdict(max(time, memory), GROWTH_LIMIT)
            yield f"| {small:,} | {large:,} | {name} | {time:.2f} | {memory:.2f} | {judged} |"
    yield ""


def verdict(value: float, limit: float | None) -> str:
    """Say whether a value stays within its limit."""
    if limit is None:
        return ""
    return "met" if round(value, 2) <= limit else "**not met**"


if __name__ == "__main__":
    main()
