"""Measure what pooling results of studies costs, by estimator and number of studies.

Usage: python benchmarks/pooling.py [--sizes 10 100 1000] [--runs 21]

Prints a Markdown table of medians in milliseconds, after one run that nobody counts: the pool with
its heterogeneity and prediction interval, and the same pool without each study in turn.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial

from claimgrade.statistics.pooling import Estimator, leave_one_out, pool
from measure import machine

LIMIT = 50.0
"""Milliseconds that a pool of 1,000 studies may take."""


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description="Measure pooling.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--runs", type=int, default=21)
    options = parser.parse_args()
    sys.stdout.write("\n".join(report(options.sizes, options.runs)) + "\n")


def report(sizes: list[int], runs: int) -> Iterable[str]:
    """Measure and yield the lines of the table."""
    yield f"{machine()}. Medians of {runs} in milliseconds, Hartung–Knapp, after import."
    yield ""
    yield f"| estimator | studies | pool | without each in turn | pool below {LIMIT:.0f} ms |"
    yield "|---|---|---|---|---|"
    for size in sizes:
        values, errors = studies(size)
        for method in Estimator:
            whole = median(partial(pool, values, errors, method=method), runs)
            each = median(partial(leave_one_out, values, errors, method=method), runs)
            met = "yes" if whole < LIMIT else "no"
            yield f"| {method.words} | {size:,} | {whole:.2f} | {each:.2f} | {met} |"


def studies(count: int) -> tuple[list[float], list[float]]:
    """Return values that differ beyond chance and their standard errors, the same every time."""
    drawn = random.Random(1)  # noqa: S311 - the same studies every time, and no secret
    errors = [drawn.uniform(0.1, 1.0) for _ in range(count)]
    return [drawn.gauss(0.4, 0.3) + drawn.gauss(0, error) for error in errors], errors


def median(work: Callable[[], object], runs: int) -> float:
    """Return the median time of a piece of work in milliseconds, after one run uncounted."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


if __name__ == "__main__":
    main()
