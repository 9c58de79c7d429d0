"""A table as one test: pytest spends on each test of its own more than most rows take."""

import inspect
from collections.abc import Callable, Collection, Iterable
from functools import wraps
from typing import Any

import pytest

Test = Callable[..., None]


def for_each_row(
    names: str | tuple[str, ...],
    rows: Iterable[Any],
    ids: Iterable[str] | Callable[[Any], str] | None = None,
) -> Callable[[Test], Test]:
    """Run a test with every row of a table, as ``pytest.mark.parametrize`` would one by one.

    All rows are run. What failed is told with the row in which it did, several of them as a group.
    What the test needs besides the values of a row is a fixture of pytest, the same for all rows.
    """
    columns = tuple(names.replace(",", " ").split()) if isinstance(names, str) else names
    table = list(rows)
    if len(columns) == 1 and isinstance(names, str):
        table = [(value,) for value in table]
    assert table, "a table without rows tests nothing"
    assert all(len(row) == len(columns) for row in table), columns

    def over_rows(test: Test) -> Test:
        @wraps(test)
        def all_rows(**fixtures: Any) -> None:
            failed: list[BaseException] = []
            for number, row in enumerate(table):
                try:
                    test(**fixtures, **dict(zip(columns, row, strict=True)))
                except (Exception, pytest.fail.Exception) as error:
                    told = _told(columns, table, ids)[number]
                    error.add_note(f"in row {number + 1} of {len(table)}: {told}")
                    failed.append(error)
            if len(failed) == 1:
                raise failed[0]
            if failed:
                raise BaseExceptionGroup(f"{len(failed)} of {len(table)} rows failed", failed)

        signature = inspect.signature(test)
        besides = [p for name, p in signature.parameters.items() if name not in columns]
        setattr(all_rows, "__signature__", signature.replace(parameters=besides))  # noqa: B010
        return all_rows

    return over_rows


def _told(
    columns: Collection[str],
    table: list[Any],
    ids: Iterable[str] | Callable[[Any], str] | None,
) -> list[str]:
    """Return what each row is called where it fails."""
    if callable(ids):
        return [", ".join(ids(value) for value in row) for row in table]
    if ids is not None:
        return list(ids)
    return [
        ", ".join(f"{name}={value!r}" for name, value in zip(columns, row, strict=True))
        for row in table
    ]
