"""The least that any reader of a workspace must do: read every file, compose each YAML file.

Usage: python benchmarks/baseline.py FOLDER

Each tree is dropped at once. It converts nothing, checks nothing and reads no BibTeX.
"""

import sys
from pathlib import Path

import yaml


def main(folder: Path) -> None:
    """Read every file below ``folder`` and compose those that are YAML."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if path.suffix == ".yaml":
                yaml.compose(content, Loader=yaml.CBaseLoader)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
