"""Leaves out of a record what does not fit, and says of each what is wrong and where."""

from collections.abc import Iterator
from typing import Any, Generic

from pydantic import ValidationError

from claimgrade.model.record import R
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.reading.positions import Positions
from claimgrade.workspace.schema.faults import UNKNOWN_KEY, describe, meant_key
from claimgrade.workspace.schema.fields import Path
from claimgrade.workspace.schema.read import Read
from claimgrade.workspace.schema.validation import validated


def mended(
    model: type[R],
    values: dict[str, Any],
    positions: Positions,
    broken: tuple[str, ...],
    below: str,
) -> Read[R]:
    """Return what is left of a record when all that does not fit is left out, with its faults.

    The parameters are those of :func:`~claimgrade.workspace.schema.records.read_record`.
    """
    return _Mender(model, values, positions, broken, below).read()


class _Items(list[Any]):
    """A list that remembers at which index each of its items stood in the file."""

    def __init__(self, items: list[Any]) -> None:
        super().__init__(items)
        self.origin = list(range(len(items)))

    def drop(self, index: int) -> None:
        del self[index]
        del self.origin[index]


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    if isinstance(value, list):
        return _Items([_copy(item) for item in value])
    return value


class _Mender(Generic[R]):
    """Leaves out of a record's values what does not fit, until the rest does."""

    def __init__(
        self,
        model: type[R],
        values: dict[str, Any],
        positions: Positions,
        broken: tuple[str, ...],
        below: str,
    ) -> None:
        self._model = model
        self._below = f"{below}." if below else ""
        self._values = _copy(values)
        self._positions = positions
        self._faults: list[Fault] = []
        self._moved = False
        self._now_by_origin: dict[str, tuple[str, Any]] | None = None
        self._dropped = set(broken)
        self._drop_all({path for path in (self._find(name) for name in broken) if path})

    def read(self) -> Read[R]:
        """Return the record that is left, with every fault found on the way."""
        record = None
        while True:
            try:
                record = validated(self._model, self._values)
                break
            except ValidationError as error:
                drops = self._judge(error)
                if not drops or () in drops:
                    break
                self._drop_all(drops)
        faults = sorted(self._faults, key=lambda fault: (fault.line, fault.column, fault.code))
        return Read(record, self._positions_left(), tuple(faults), self._broken())

    def _judge(self, error: ValidationError) -> set[Path]:
        drops: set[Path] = set()
        details = error.errors(include_url=False)
        for detail in details:
            if detail["type"] == UNKNOWN_KEY:
                self._count_as_there(self._trimmed(detail["loc"]))
        for detail in details:
            missing = detail["type"] == "missing"
            path = self._trimmed(detail["loc"])
            if missing:
                path = (*path, str(detail["loc"][-1]))
            origin = self._origin(path)
            dropped = path[:-1] if missing else path
            if not (missing and origin in self._dropped) and dropped not in drops:
                self._report(detail, path, origin)
            self._dropped.add(self._origin(dropped))
            drops.add(dropped)
        return drops

    def _count_as_there(self, unknown: Path) -> None:
        """Count the key that an unknown one was meant for as broken, not as missing."""
        holder: Any = self._values
        for step in unknown[:-1]:
            holder = holder[step]
        key = meant_key(self._model, unknown)
        if key is not None and key not in holder:
            self._dropped.add(self._origin((*unknown[:-1], key)))

    def _report(self, detail: Any, path: Path, origin: str) -> None:
        code, message, help_line = describe(self._model, detail, path)
        line, column = self._place(origin)
        self._faults.append(Fault(code, message, line, column, help_line))

    def _place(self, origin: str) -> tuple[int, int]:
        location = self._positions.locate("", self._below + origin)
        return location.line, location.column

    def _trimmed(self, location: tuple[str | int, ...]) -> Path:
        """Return the part of an error's location that leads somewhere in the values."""
        value, kept = self._values, []
        for step in location:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                break
            kept.append(step)
        return tuple(kept)

    def _origin(self, path: Path) -> str:
        """Return the dotted path of a value in the file, before anything was left out."""
        value, names = self._values, []
        for step in path:
            if isinstance(value, _Items) and isinstance(step, int):
                names.append(str(value.origin[step]))
                value = value[step]
            else:
                names.append(str(step))
                value = value.get(step) if isinstance(value, dict) else None
        return ".".join(names)

    def _find(self, name: str) -> Path:
        return next((path for path, _, origin in self._walk() if origin == name), ())

    def _drop_all(self, paths: set[Path]) -> None:
        for path in sorted(paths, key=_from_the_end):
            holder = self._values
            for step in path[:-1]:
                holder = holder[step]
            if isinstance(holder, _Items):
                holder.drop(int(path[-1]))
                self._moved = True
            else:
                holder.pop(path[-1], None)

    def _walk(self) -> Iterator[tuple[Path, Any, str]]:
        yield from _walk(self._values, (), "")

    def _positions_left(self) -> Positions:
        if not self._moved or self._below:
            return self._positions
        return self._positions.renamed(
            (now, path) for path, _ in self._positions.items() if (now := self._now(path))
        )

    def _broken(self) -> frozenset[str]:
        """Return the paths left out, as they are named now; a list that lost an item by its own."""
        named = set()
        for path in self._dropped:
            now = self._now(path)
            named.add(now if now is not None else self._now(path.rpartition(".")[0]))
        return frozenset(name for name in named if name)

    def _now(self, path: str) -> str | None:
        """Return the present path of a field that stood at ``path``.

        A field that was left out of a part that is still there keeps its name in that part;
        within a part that was left out it is ``None``.
        """
        places = self._places_now()
        if path in places:
            return places[path][0]
        parent, _, last = path.rpartition(".")
        if not parent:
            return path
        now, value = places.get(parent, (None, None))
        return f"{now}.{last}" if isinstance(value, dict) else None

    def _places_now(self) -> dict[str, tuple[str, Any]]:
        if self._now_by_origin is None:
            self._now_by_origin = {
                origin: (".".join(map(str, path)), value) for path, value, origin in self._walk()
            }
        return self._now_by_origin


def _from_the_end(path: Path) -> tuple[int, int]:
    last = path[-1]
    return -len(path), -last if isinstance(last, int) else 0


def _walk(value: Any, path: Path, origin: str) -> Iterator[tuple[Path, Any, str]]:
    prefix = f"{origin}." if origin else ""
    if isinstance(value, dict):
        steps = [(key, f"{prefix}{key}", item) for key, item in value.items()]
    elif isinstance(value, _Items):
        steps = [(i, f"{prefix}{value.origin[i]}", item) for i, item in enumerate(value)]
    else:
        return
    for step, name, item in steps:
        yield (*path, step), item, name
        yield from _walk(item, (*path, step), name)
