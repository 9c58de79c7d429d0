"""What assessing a workspace costs beside loading it, in one process, the two taking turns.

Usage: python benchmarks/assessing.py FOLDER [--runs 5]

Loading parses every file (no cache). Assessing is every rule on every claim and article, ceiling,
verdict, and the digests of what each claim rests on, as for a signature. Prints JSON: medians of
the wall-clock and of the processor seconds, those of loading's helper processes with them.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from claimgrade.assess.case import Case
from claimgrade.assess.review import assess
from claimgrade.assess.ruled_claims import ruled_cases
from claimgrade.assess.signing.digests import digests_of
from claimgrade.model.claim import Digests
from claimgrade.workspace.load import load

Given = ParamSpec("Given")
Made = TypeVar("Made")

Seconds = tuple[float, float]
"""Wall-clock and processor seconds."""


def main() -> None:
    """Measure the workspace that the command line names."""
    parser = argparse.ArgumentParser(description="Measure assessing beside loading.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    sys.stdout.write(json.dumps(measure(options.folder, options.runs)) + "\n")


def measure(folder: Path, runs: int) -> dict[str, Seconds]:
    """Return the median cost of each step."""
    costs: dict[str, list[Seconds]] = {"load": [], "assess": [], "digests": []}
    for _ in range(runs):
        cost, workspace = timed(load, folder, cache=False)
        costs["load"].append(cost)
        cost, _ = timed(assess, workspace)
        costs["assess"].append(cost)
        # Cases of their own, so that no digest is known from before.
        cases = [case for case, _ in ruled_cases(workspace).values()]
        cost, _ = timed(digests, cases)
        costs["digests"].append(cost)
    return {step: median(several) for step, several in costs.items()}


def digests(cases: list[Case]) -> list[Digests]:
    """Return the digests of every claim."""
    return [digests_of(case) for case in cases]


def timed(
    work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
) -> tuple[Seconds, Made]:
    """Return what some work costs, and what it made."""
    before, begin = processor(), time.perf_counter()
    made = work(*given, **named)
    return (time.perf_counter() - begin, processor() - before), made


def processor() -> float:
    """Return the processor seconds of this process and of its helpers that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def median(costs: list[Seconds]) -> Seconds:
    """Return the median of each measure."""
    return statistics.median(wall for wall, _ in costs), statistics.median(cpu for _, cpu in costs)


if __name__ == "__main__":
    main()
