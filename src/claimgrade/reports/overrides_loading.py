"""Finds and reads templates: the workspace's own first, then claimgrade's."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)

from claimgrade.model.finding import Finding, Location
from claimgrade.reports.overrides import MAX_TEMPLATE_BYTES, ORIGINALS, Overrides
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.house_files import is_inside


class _OwnTemplates(BaseLoader):
    """Reads templates from a folder inside the workspace, and from nowhere else."""

    def __init__(self, overrides: Overrides) -> None:
        self._overrides = overrides

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        source = self._overrides.read(template)
        if source is None:
            raise TemplateNotFound(template)
        place = self._overrides.root / self._overrides.path_of(template)
        return source, place.as_posix(), None


def loader(overrides: Overrides | None) -> BaseLoader:
    """Return what finds a template by name: the workspace's own first, then claimgrade's."""
    ours = PackageLoader("claimgrade.reports", "templates")
    if overrides is None:
        return ours
    return ChoiceLoader([PrefixLoader({ORIGINALS: ours}), _OwnTemplates(overrides), ours])


def fault_in_template(error: Exception, overrides: Overrides) -> Finding | None:
    """Return an error of jinja as a finding where a template of the workspace is at fault."""
    if isinstance(error, TemplateSyntaxError) and error.filename is not None:
        path = overrides.file_of(error.filename)
        return None if path is None else _fault(path, error.lineno, error.message or "")
    places = [
        (overrides.file_of(frame.f_code.co_filename), line)
        for frame, line in walk_tb(error.__traceback__)
    ]
    own = [(path, line) for path, line in places if path is not None]
    if not own:
        return None
    path, line = own[-1]
    said = str(error) or type(error).__name__
    if isinstance(error, TemplateNotFound):
        said = f"there is no template '{error.name}'"
    return _fault(path or "", line, said)


def _fault(path: str, line: int, said: str) -> Finding:
    said = said.strip().rstrip(".") or "it cannot be read"
    return DIAGNOSTICS["RD152"].finding(said, Location(path, max(line, 1)))


def template_findings(
    environments: Mapping[str, Environment], overrides: Overrides
) -> Iterator[Finding]:
    """Yield what is wrong with the workspace's own templates, without rendering them.

    ``environments`` are those in which they are read, by the endings of their names.
    """
    for name in overrides.names():
        environment = environments.get(Path(name).suffix)
        if environment is None:
            continue
        path = overrides.path_of(name)
        if not is_inside(overrides.root, path):
            yield _fault(path, 1, "this link leads out of the workspace")
            continue
        try:
            yield from _read(environment, overrides, name)
        except TemplateSyntaxError as error:
            yield _fault(path, error.lineno, error.message or "")
        except UnicodeDecodeError:
            yield _fault(path, 1, "this file is not UTF-8 text")


def _read(environment: Environment, overrides: Overrides, name: str) -> Iterator[Finding]:
    source = overrides.read(name)
    path = overrides.path_of(name)
    if source is None:
        most = MAX_TEMPLATE_BYTES // 1024
        yield _fault(path, 1, f"a template has at most {most} kB")
        return
    tree = environment.parse(source)
    parent = _parent(tree)
    if parent is None:
        return
    try:
        known = blocks_of(environment, parent.value)
    except TemplateNotFound as error:
        yield _fault(path, parent.lineno, f"there is no template '{error.name}'")
        return
    for block in tree.find_all(nodes.Block):
        if block.name not in known and not _within_block(tree, block):
            listed = ", ".join(known)
            message = f"{parent.value} has no block '{block.name}'; its blocks are {listed}"
            yield DIAGNOSTICS["RD153"].finding(message, Location(path, block.lineno))


def blocks_of(environment: Environment, name: str) -> tuple[str, ...]:
    """Return the names of the blocks that a template has, its parents' among them, in order.

    Raises ``TemplateNotFound`` where there is no such template.
    """
    if environment.loader is None:
        raise TemplateNotFound(name)
    source, _, _ = environment.loader.get_source(environment, name)
    tree = environment.parse(source)
    own = [block.name for block in tree.find_all(nodes.Block)]
    parent = _parent(tree)
    above = blocks_of(environment, parent.value) if parent is not None else ()
    return tuple(dict.fromkeys((*own, *above)))


@dataclass(frozen=True, slots=True)
class _Parent:
    value: str
    lineno: int


def _parent(tree: nodes.Template) -> _Parent | None:
    """Return the template that one extends, where it is named outright."""
    for extends in tree.find_all(nodes.Extends):
        if isinstance(extends.template, nodes.Const):
            return _Parent(str(extends.template.value), extends.lineno)
    return None


def _within_block(tree: nodes.Template, block: nodes.Block) -> bool:
    """Return whether a block stands within another: a new one for templates further down."""
    return any(
        inner is block and outer is not block
        for outer in tree.find_all(nodes.Block)
        for inner in outer.find_all(nodes.Block)
    )
