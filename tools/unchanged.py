"""Run a command and fail if it changed anything that git sees.

Usage: python tools/unchanged.py COMMAND [ARGUMENT ...]

Returns the command's own exit code where nothing changed; outside a git checkout there is
nothing to compare, which is said.
"""

import hashlib
import subprocess
import sys
from pathlib import Path


def main(command: list[str]) -> int:
    """Run ``command``; return its exit code, or 1 after naming the files it touched."""
    before = snapshot()
    code = subprocess.run(command, check=False).returncode  # noqa: S603 - the caller's own command
    if before is None:
        print("not a git checkout: whether the command changed files was not compared")
        return code
    after = snapshot() or {}
    touched = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    for path in touched:
        print(f"{path}: changed by: {' '.join(command)}")
    return 1 if touched else code


def snapshot() -> dict[str, str] | None:
    """Return the digest of every file that git tracks or would offer to track, by its path."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(listing, capture_output=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return {name: digest(Path(name)) for name in names}


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, or the word ``missing``."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
