"""Whether the reports on disk are known to agree with the records, without rendering them again."""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from claimgrade.cli.answer import tool_stamp
from claimgrade.workspace.cache import Cache, fingerprint

KIND = "rendered"


def remember_rendered(root: Path, folder: Path, names: Iterable[str]) -> None:
    """Note that the report files of these names below a folder agree with the records."""
    listed = sorted(names)
    state = "\n".join([_digest(folder, listed) or "", *listed])
    with Cache.open() as cache:
        cache.put_many(KIND, [(_key(root), state)])


def known_as_rendered(root: Path, folder: Path) -> bool:
    """Return whether nothing has changed, records, reports or tool, since they were rendered.

    False also where nobody remembers: the cache may have been emptied.
    """
    with Cache.open() as cache:
        state = cache.get(KIND, _key(root)) if cache.has_any(KIND) else None
    if state is None:
        return False
    digest, *names = state.split("\n")
    return _digest(folder, names) == digest


def _key(root: Path) -> str:
    return fingerprint(root, KIND, tool_stamp())


def _digest(folder: Path, names: Iterable[str]) -> str | None:
    """Return one digest of the files' bytes, ``None`` where one is not there."""
    digest = blake2b(digest_size=32)
    for name in names:
        try:
            data = (folder / name).read_bytes()
        except OSError:
            return None
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
