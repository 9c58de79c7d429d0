"""Change the code of assess/ in one place at a time and see whether its own tests notice.

Usage: python tools/mutation.py [--list FILE] [PATTERN ...]

PATTERN chooses files below src/claimgrade/assess ("grading/*.py"); without one, all of them are
taken. Prints how many changes were noticed, by file and by package; --list writes every change
that was not, as lines of JSON. Nothing else is written.

The changes are those of mutmut (https://github.com/boxed/mutmut), which skips decorated functions
and so every rule; here they are changed too. Each change is put in place of the running function
in a fork of one pytest session, which then runs the tests that reach the changed lines. That takes
minutes where a session for each change takes hours. docs/mutation.md tells what came of it.
"""

import argparse
import functools
import gc
import json
import os
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import CodeType, FunctionType

import coverage
import hypothesis
import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import get_ignored_lines

REPOSITORY = Path(__file__).resolve().parent.parent
ASSESS = REPOSITORY / "src" / "claimgrade" / "assess"
AT_ONCE = 2
KILLED, SURVIVED, TIMED_OUT, NOT_REACHED = "killed", "survived", "timed out", "not reached"
NOTICED = (KILLED, TIMED_OUT)
_EXITS = {0: SURVIVED, 1: KILLED, 3: TIMED_OUT}


class Visitor(MutationVisitor):
    """Collects the changes of mutmut, those in decorated functions among them."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef):
            return False
        return bool(super()._skip_node_and_children(node))


@dataclass
class Mutant:
    """One change: where it is, what it is, whether it is in the words of a message, its fate.

    ``first`` and ``last`` are the lines of the statement that it is in.
    """

    file: str
    number: int
    function: str
    line: int
    first: int
    last: int
    before: str
    after: str
    prose: bool
    tests: int = 0
    fate: str = ""


class Source:
    """A module with every change that is made to one of its functions."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path.relative_to(ASSESS))
        text = path.read_text(encoding="utf-8")
        self.original = tuple(codes(compile(text, str(path), "exec")))
        wrapper = MetadataWrapper(cst.parse_module(text))
        visitor = Visitor(mutation_operators, get_ignored_lines(str(path), text, wrapper, None))
        self.module = wrapper.visit(visitor)
        self.changes = visitor.mutations
        whole = MetadataWrapper(self.module, unsafe_skip_copy=True)
        self._places = whole.resolve(PositionProvider)
        self._parents = whole.resolve(ParentNodeProvider)
        self.owners: dict[int, tuple[cst.FunctionDef | cst.ClassDef, ...]] = {}
        self.mutants = [m for i in range(len(self.changes)) if (m := self._mutant(i)) is not None]

    def _mutant(self, number: int) -> Mutant | None:
        """Return a change; ``None`` where it is outside the body of a function."""
        change = self.changes[number]
        node = change.original_node
        above = [node, *self._above(node)]
        owners = [n for n in above if isinstance(n, cst.FunctionDef | cst.ClassDef)][::-1]
        while owners and isinstance(owners[0], cst.ClassDef) and len(owners) > 1:
            if isinstance(owners[1], cst.FunctionDef):
                break
            return None
        functions = [n for n in owners[:2] if isinstance(n, cst.FunctionDef)]
        if not functions or functions[0].body not in above:
            return None
        self.owners[number] = tuple(owners[: owners.index(functions[0]) + 1])
        statement = next(
            n for n in above if isinstance(n, cst.SimpleStatementLine | cst.BaseCompoundStatement)
        )
        around = self._places[statement]
        here = self._places.get(node, around)
        simple = isinstance(statement, cst.SimpleStatementLine)
        return Mutant(
            self.name,
            number,
            ".".join(n.name.value for n in self.owners[number]),
            here.start.line,
            around.start.line,
            (around if simple else here).end.line,
            self.module.code_for_node(node).strip(),
            self.module.code_for_node(change.mutated_node).strip(),
            isinstance(node, cst.SimpleString) and " " in node.value,
        )

    def _above(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        while (parent := self._parents.get(node)) is not None:
            yield parent
            node = parent

    def changed(self, number: int) -> tuple[CodeType, ...]:
        """Return the code objects of the changed function, alone in its class or module."""
        change = self.changes[number]
        *classes, function = self.owners[number]
        bare = function.with_changes(decorators=[])
        body = bare.deep_replace(change.original_node, change.mutated_node)
        if classes and isinstance(body, cst.BaseStatement):
            body = cst.ClassDef(name=classes[0].name, body=cst.IndentedBlock([body]))
        alone = self.module.with_changes(body=[body], header=[], footer=[])
        return tuple(codes(compile(alone.code, str(self.path), "exec")))


def codes(code: CodeType) -> Iterator[CodeType]:
    """Yield a code object and all that are inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes(constant)


def identity(code: CodeType) -> tuple[str, str, int, bytes]:
    """Return what stays the same while a code object is run; its bytes do not."""
    return code.co_filename, code.co_qualname, code.co_firstlineno, code.co_linetable


@dataclass
class Session:
    """A pytest plugin: runs the tests once to see what they reach, then once for each change."""

    sources: list[Source]
    durations: list[float] = field(default_factory=list)
    reached: dict[str, dict[int, set[int]]] = field(default_factory=dict)
    killers: Counter[tuple[str, int]] = field(default_factory=Counter)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as they are, then against every change."""
        warnings.simplefilter("error")
        self.items = session.items
        kept = [o for o in gc.get_objects() if isinstance(o, functools._lru_cache_wrapper)]
        self.caches = [o for o in kept if str(o.__module__).startswith(("claimgrade.assess", "se"))]
        self._observe()
        # Only now are the modules here that a function imports where it uses them; the tests
        # load records, which takes what is alive out of the collector's sight.
        gc.unfreeze()
        self.functions: dict[tuple[str, str, int, bytes], list[FunctionType]] = {}
        for one in gc.get_objects():
            if type(one) is FunctionType and one.__code__.co_filename.startswith(str(ASSESS)):
                self.functions.setdefault(identity(one.__code__), []).append(one)
        gc.freeze()
        for source in self.sources:
            self._try_all(source)
        return True

    def _observe(self) -> None:
        """Note which lines each test reaches, and how long it takes."""
        watch = coverage.Coverage(data_file=None, source=[str(ASSESS)], config_file=False)
        watch.start()
        for number in range(len(self.items)):
            self._forget()
            watch.switch_context(str(number))
            began = time.perf_counter()
            if not self._passes(number):
                pytest.exit(f"{self.items[number].nodeid} fails without any change", 1)
            self.durations.append(time.perf_counter() - began)
        watch.stop()
        data = watch.get_data()
        for path in data.measured_files():
            lines = data.contexts_by_lineno(path).items()
            self.reached[str(Path(path).relative_to(ASSESS))] = {
                line: {int(c) for c in contexts if c} for line, contexts in lines
            }

    def _forget(self) -> None:
        """Empty what the program keeps from one claim to the next."""
        from claimgrade.assess import results

        for cache in self.caches:
            cache.cache_clear()
        for asked in results._ALL:
            asked.kept.clear()

    def _passes(self, number: int) -> bool:
        """Run one test; one that needs no fixture is called, which is quicker."""
        item = self.items[number]
        if not isinstance(item, pytest.Function):
            return True
        given = item.callspec.params if hasattr(item, "callspec") else {}
        if item.cls is None and set(item.fixturenames) <= {*given, "request"}:
            try:
                item.obj(**{name: given[name] for name in item._fixtureinfo.argnames})
            except pytest.skip.Exception:
                return True
            except BaseException:
                return False
            return True
        from _pytest.runner import runtestprotocol

        return not any(r.failed for r in runtestprotocol(item, log=False, nextitem=None))

    def _try_all(self, source: Source) -> None:
        running: dict[int, tuple[Mutant, int]] = {}
        for mutant in source.mutants:
            tests = self._tests(mutant)
            mutant.tests = len(tests)
            if not tests:
                mutant.fate = NOT_REACHED
                continue
            if len(running) == AT_ONCE:
                self._collect(running)
            reading, writing = os.pipe()
            child = os.fork()
            if not child:
                code = 1
                try:
                    code = self._try(source, mutant, tests, writing)
                finally:
                    os._exit(code)
            os.close(writing)
            running[child] = (mutant, reading)
        while running:
            self._collect(running)
        told(source.name, source.mutants)

    def _tests(self, mutant: Mutant) -> list[int]:
        """Return the tests that reach a change: those that noticed one nearby first."""
        lines = self.reached.get(mutant.file, {})
        near = range(mutant.first, mutant.last + 1)
        found = set[int]().union(*(lines.get(line, set()) for line in near))
        here, file = f"{mutant.file}:{mutant.function}", mutant.file
        return sorted(
            found,
            key=lambda n: (-self.killers[here, n], -self.killers[file, n], self.durations[n]),
        )

    def _collect(self, running: dict[int, tuple[Mutant, int]]) -> None:
        child = status = 0
        while child not in running:  # a test may have left a process of its own
            child, status = os.wait()
        mutant, reading = running.pop(child)
        killer = os.read(reading, 16).decode()
        os.close(reading)
        mutant.fate = _EXITS.get(os.waitstatus_to_exitcode(status), KILLED)
        if killer:
            self.killers[f"{mutant.file}:{mutant.function}", int(killer)] += 1
            self.killers[mutant.file, int(killer)] += 1

    def _try(self, source: Source, mutant: Mutant, tests: list[int], writing: int) -> int:
        """Put the change in place and run tests until one fails; return the exit code."""
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        signal.signal(signal.SIGALRM, lambda *_: os._exit(3))
        self._put(source, mutant)
        self._forget()
        for number in tests:
            signal.setitimer(signal.ITIMER_REAL, 3 + 20 * self.durations[number])
            if not self._passes(number):
                os.write(writing, str(number).encode())
                return 1
        return 0

    def _put(self, source: Source, mutant: Mutant) -> None:
        """Give every live function of the changed one's code the changed code."""

        def inside(all_codes: Iterable[CodeType]) -> list[CodeType]:
            name = mutant.function
            return [c for c in all_codes if f"{c.co_qualname}.".startswith(f"{name}.")]

        old, new = inside(source.original), inside(source.changed(mutant.number))
        if len(old) != len(new):
            old, new = old[:1], new[:1]
        for one, other in zip(old, new, strict=True):
            for function in self.functions.get(identity(one), ()):
                try:
                    function.__code__ = other
                except ValueError:
                    continue  # a closure over other names, made anew when the function is called


def told(name: str, mutants: list[Mutant]) -> None:
    """Print how many changes were noticed, and how many of those outside messages."""
    logic = [m for m in mutants if not m.prose]
    print(f"{name}: {_score(mutants)}; but for words of messages {_score(logic)}", flush=True)


def _score(mutants: list[Mutant]) -> str:
    noticed = sum(m.fate in NOTICED for m in mutants)
    late = sum(m.fate == TIMED_OUT for m in mutants)
    share = f"{100 * noticed / len(mutants):.1f} %" if mutants else "–"
    return f"{noticed} of {len(mutants)} ({share}, {late} by time)"


def main() -> int:
    """Try every change in the files chosen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("patterns", nargs="*", default=["**/*.py"])
    parser.add_argument("--list", type=Path, help="file for the changes that no test noticed")
    parser.add_argument("--every", type=int, default=1, help="try one change in so many")
    options = parser.parse_args()
    paths = {p.resolve() for pattern in options.patterns for p in ASSESS.glob(pattern)}
    os.chdir(REPOSITORY)
    sys.path.insert(0, str(REPOSITORY / "src"))
    sys.dont_write_bytecode = True
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutation", derandomize=True, database=None, max_examples=12, phases=phases
    )
    hypothesis.settings.load_profile("mutation")
    sources = [Source(path) for path in sorted(paths)]
    for place, source in enumerate(sources):
        source.mutants = source.mutants[place % options.every :: options.every]
    session = Session(sources)
    tests = sorted(str(p) for p in (REPOSITORY / "tests").glob("test_assess_*.py"))
    quiet = [
        "-q",
        "-s",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
    ]
    code = pytest.main([*quiet, *tests], plugins=[session])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return int(code)
    mutants = [mutant for source in session.sources for mutant in source.mutants]
    for package in sorted({m.file.partition("/")[0] for m in mutants}):
        told(package, [m for m in mutants if m.file.partition("/")[0] == package])
    told("assess", mutants)
    if options.list:
        missed = [json.dumps(asdict(m)) for m in mutants if m.fate not in NOTICED]
        options.list.write_text("\n".join(missed) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
