"""Lists the sentences that claimgrade composes: what a translation of its reports translates.

    python tools/composed_sentences.py

They are the literals given to ``say`` and ``sayable`` (src/claimgrade/model/saying.py). The list
is shipped with the package, and a test holds it to the source.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "claimgrade"
LIST = SOURCE / "reports" / "text" / "sentences.txt"
_SAID = ("say", "sayable")


def main() -> None:
    """Write the list."""
    LIST.write_text(listed(), encoding="utf-8")


def listed() -> str:
    """Return the sentences of all modules, one a line, in the order of the alphabet."""
    found = {said for path in modules() for said in sentences(path.read_text("utf-8"))}
    return "".join(f"{said}\n" for said in sorted(found))


def modules() -> Iterator[Path]:
    """Yield the modules of the package."""
    yield from sorted(SOURCE.rglob("*.py"))


def sentences(source: str) -> Iterator[str]:
    """Yield the sentences that the text of a module says or marks."""
    for given in said(source):
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield given.value


def said(source: str) -> Iterator[ast.expr]:
    """Yield what is given to ``say`` and ``sayable``: each side of ``one if … else other``."""
    if "say" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in _SAID and node.args:
            yield from _branches(node.args[0])


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _branches(given: ast.expr) -> Iterator[ast.expr]:
    if isinstance(given, ast.IfExp):
        yield from _branches(given.body)
        yield from _branches(given.orelse)
    else:
        yield given


if __name__ == "__main__":
    main()
