"""Make a virtual environment with what this Python has: venv, else virtualenv through pip.

Usage: python tools/make_environment.py FOLDER

It runs before anything is installed, so it needs only the standard library, and it is written so
that an older Python can still read it and say what is missing.
"""

import os
import shutil
import subprocess
import sys
import tempfile

OLDEST = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))


def main(folder: str) -> int:
    """Make the environment in ``folder``; return 0, or 1 after one line that says what to do."""
    if sys.version_info < OLDEST:
        found = "{}.{}".format(*sys.version_info[:2])
        print("claimgrade needs Python 3.11 or newer; this is " + found + ". Run: make PYTHON=...")
        return 1
    if with_venv(folder) or with_virtualenv(folder):
        return 0
    print(
        "This Python can make no virtual environment: install the package "
        "python3-venv (Debian, Ubuntu) or python3-virtualenv (Fedora), then run this again."
    )
    return 1


def with_venv(folder: str) -> bool:
    """Make the environment with the standard library; True if it has pip afterwards."""
    return run([sys.executable, "-m", "venv", "--clear", folder]) and has_pip(folder)


def with_virtualenv(folder: str) -> bool:
    """Make it with virtualenv, fetched by pip into a folder that is thrown away."""
    shutil.rmtree(folder, ignore_errors=True)
    lock = os.path.join(HERE, "virtualenv.txt")
    with tempfile.TemporaryDirectory() as borrowed:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        if not run([*install, "--target", borrowed, "-r", lock]):
            return False
        environment = dict(os.environ, PYTHONPATH=borrowed)
        return run([sys.executable, "-m", "virtualenv", folder], environment) and has_pip(folder)


def has_pip(folder: str) -> bool:
    """Return whether the environment can install packages."""
    programs = os.path.join(folder, "Scripts" if os.name == "nt" else "bin")
    return run([os.path.join(programs, "python"), "-m", "pip", "--version"])


def run(command: "list[str]", environment: "dict[str, str] | None" = None) -> bool:
    """Run a command quietly; return whether it succeeded."""
    try:
        finished = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 - commands of this file
    except OSError:
        return False
    return finished.returncode == 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
