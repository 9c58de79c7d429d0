"""Time and memory of whole processes, as the operating system counts them (POSIX only)."""

import math
import os
import platform
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SETTLED_CODES = (0, 1)  # 1 means that there was something to report

NOT_INHERITED = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
"""Settings that would make every run compile modules anew, which an installed program does not."""


@dataclass(frozen=True, slots=True)
class Command:
    """A process to measure: its arguments, its additions to the environment, its folder.

    ``prepare`` runs before each measurement and is not measured; ``codes`` are the exit codes
    that count as having done the work.
    """

    arguments: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    prepare: Callable[[], object] = lambda: None
    codes: tuple[int, ...] = SETTLED_CODES


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall-clock seconds, seconds of processor time, and peak resident memory in MB."""

    wall: float
    processor: float
    memory: float


def run_once(command: Command) -> Cost:
    """Run a command with its output thrown away and return what it cost.

    Raises ``RuntimeError`` where its exit code says that it did not do the work.
    """
    command.prepare()
    begin = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - commands of this folder
        command.arguments,
        cwd=command.folder,
        env=inherited() | dict(command.environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.codes:
        raise RuntimeError(f"exit code {process.returncode}: {' '.join(command.arguments)}")
    kibibytes = usage.ru_maxrss / 1024 if platform.system() == "Darwin" else usage.ru_maxrss
    return Cost(wall, usage.ru_utime + usage.ru_stime, kibibytes / 1024)


def inherited() -> dict[str, str]:
    """Return the environment of this process without what would slow the measured one down."""
    return {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}


def medians(commands: Mapping[str, Command], runs: int) -> dict[str, Cost]:
    """Return the median cost of each command; they take turns, so that noise meets all alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(run_once(command))
    return {name: median(several) for name, several in costs.items()}


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each measure."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.processor for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )


def exponent(smaller: tuple[int, float], larger: tuple[int, float]) -> float:
    """Return b of ``cost = a * size ** b`` through two (size, cost) points."""
    return math.log(larger[1] / smaller[1]) / math.log(larger[0] / smaller[0])


def machine() -> str:
    """Describe the machine by what matters for speed, naming nobody's."""
    system = platform.system()
    if system == "Linux":
        system = platform.freedesktop_os_release().get("PRETTY_NAME", system)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.machine()}, {system}, {python}"
