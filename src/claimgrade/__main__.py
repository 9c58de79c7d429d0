"""Runs the command line as ``python -m claimgrade``."""

from claimgrade.cli.program import run

if __name__ == "__main__":
    run()
