"""Runs the command line as ``python -m claimgrade``."""

from claimgrade.cli.main import main

if __name__ == "__main__":
    main(prog_name="claimgrade")
