"""Our own templates as quicker Python that shows the same.

Jinja compiles a template to generators: each piece of a page passes through one for every block,
template and include that it stands in. Here each gives a list, and the pieces that follow one
another are added to it at once. What is read from a view is read as Python reads it, macros are
called outright, and fixed words stand in the code.

Only our own templates are compiled so: those of a workspace are run by Jinja's sandbox as it is.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import CodeType
from typing import Any

import jinja2.runtime
from jinja2 import Environment, Template, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

FORM = 3
"""Of the code that is made here; the next number where a change of this module changes it."""

WORDS = "text"
"""The name of the fixed words in a template."""

KEPT = frozenset({"certainty", "fit_mark", "sign", "step"})
"""Macros that are shown again and again with the same: what they show is kept.

They are called with records and words alone, and nothing else changes what they show.
"""

_MOST_KEPT = 4096
"""Of what a macro shows; with more it begins anew."""

_PIECES = "_pieces"

_OWN_NAMES = "from claimgrade.reports.template_code import Macro, as_html, imported, shown"

_NOTHING = ast.dump(ast.parse("if 0: yield None").body[0])
"""What makes a generator of a function that yields nothing."""


class _FixedInOutput(CodeGenerator):
    """Has what is fixed escaped as what is not: by ``finalize`` first, and then for HTML."""

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        final = self.environment.finalize
        if isinstance(node, nodes.TemplateData) or final is None:
            return super()._output_child_to_const(node, frame, finalize)
        return str(escape(final(node.as_const(frame.eval_ctx))))


class OwnEnvironment(Environment):
    """An environment for templates of our own; ``words`` are the fixed words in their code."""

    code_generator_class = _FixedInOutput

    def __init__(self, *, words: Mapping[str, str], **options: Any) -> None:
        """Make the environment; the other options are those of Jinja.

        It always escapes, and reads a template once.
        """
        super().__init__(autoescape=True, auto_reload=False, **options)
        self._words = words

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if any(name.name == WORDS and name.ctx != "load" for name in tree.find_all(nodes.Name)):
            raise TemplateSyntaxError(f"'{WORDS}' means the fixed words alone", 1, name, filename)
        read: nodes.Template = _FixedWords(self._words).visit(tree)
        return read

    def _compile(self, source: str, filename: str) -> CodeType:
        return compile(quicker(source), filename, "exec")


class Macro(jinja2.runtime.Macro):
    """A macro that :func:`shown` calls outright."""

    def __init__(
        self, environment: Environment, func: Any, name: str, arguments: list[str], *how: Any
    ) -> None:
        """Make the macro as Jinja does; ``how`` says which further arguments it takes."""
        super().__init__(environment, func, name, arguments, *how)
        self.outright: Any = None if any(how[:3]) else func
        self.takes = len(arguments)
        self.kept: dict[tuple[Any, ...], str] | None = {} if name in KEPT else None

    def html(self, arguments: tuple[Any, ...]) -> str:
        """Return what the macro shows; for arguments by their places, no more than it takes."""
        kept = self.kept
        if kept is None:
            return self._made(arguments)
        # HTML and a text that reads the same are equal, and are shown in two ways.
        key = (arguments, *map(type, arguments))
        try:
            known = kept.get(key)
        except TypeError:  # a list, in a template of a house
            return self._made(arguments)
        if known is None:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            known = kept[key] = self._made(arguments)
        return known

    def _made(self, arguments: tuple[Any, ...]) -> str:
        html: str = self.outright(*arguments, *(missing,) * (self.takes - len(arguments)))
        return html


def as_html(value: object) -> str:
    """Return a value as HTML shows it. Raises ``TypeError`` for ``None``, which shows nothing.

    It is what Jinja shows; most of what a report shows has nothing to escape.
    """
    kind = type(value)
    if kind is str:
        text: str = value  # type: ignore[assignment]
        if "&" in text:
            text = text.replace("&", "&amp;")
        if "<" in text:
            text = text.replace("<", "&lt;")
        if ">" in text:
            text = text.replace(">", "&gt;")
        if '"' in text:
            text = text.replace('"', "&#34;")
        if "'" in text:
            text = text.replace("'", "&#39;")
        return text
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is int or kind is float:
        return str(value)
    if value is None:
        raise TypeError("a template printed a value that is None")
    return escape(value)


def shown(context: Context, called: Any, *arguments: Any) -> str:
    """Return what a call in a template shows, as HTML."""
    if type(called) is Macro and called.outright is not None and called.takes >= len(arguments):
        return called.html(arguments)
    return as_html(context.call(called, *arguments))


def imported(template: Template) -> TemplateModule:
    """Return what a template of our own gives to those that import it, made once.

    It is made without what is known where it is imported; all that our templates share beside
    that belongs to the environment.
    """
    return template.module


class _FixedWords(NodeTransformer):
    """Puts fixed words in the place of what asks for them."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        return self._word(node, node.attr)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        return self._word(node, node.arg.value if isinstance(node.arg, nodes.Const) else None)

    def _word(self, node: nodes.Getattr | nodes.Getitem, name: object) -> nodes.Node:
        words = self._words.get(name) if isinstance(name, str) else None
        if words is not None and isinstance(node.node, nodes.Name) and node.node.name == WORDS:
            return nodes.Const(words, lineno=node.lineno)
        read: nodes.Node = self.generic_visit(node)
        return read


def quicker(source: str) -> ast.Module:
    """Return code that Jinja has made of a template, as code that gives the same pieces sooner."""
    module = ast.parse(source)
    module.body[1:1] = ast.parse(_OWN_NAMES).body
    for statement in module.body:
        if isinstance(statement, ast.FunctionDef):
            started = ast.parse(f"{_PIECES} = []").body
            ended = ast.parse(f"return {_PIECES}", mode="exec").body
            statement.body = [*started, *_listed(statement.body), *ended]
    made: ast.Module = _Outright().visit(module)
    return ast.fix_missing_locations(made)


def _listed(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements of a generator as those of a function that lists what it would yield."""
    pieces: list[ast.expr] = []
    for statement in body:
        given = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(given, ast.Yield) and given.value is not None:
            pieces.append(given.value)
            continue
        if isinstance(statement, ast.Pass) or ast.dump(statement) == _NOTHING:
            continue
        if pieces:
            yield _added(pieces)
            pieces = []
        yield _as_list(statement)
    if pieces:
        yield _added(pieces)


def _as_list(statement: ast.stmt) -> ast.stmt:
    """Return a statement that may hold some that yield, or pass on what others do."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.YieldFrom):
        return _method("extend", statement.value.value)
    if isinstance(statement, ast.For) and _only_passes_on(statement):
        return _method("extend", statement.iter)
    if not isinstance(statement, ast.FunctionDef):
        for name in ("body", "orelse", "finalbody"):
            inner = getattr(statement, name, None)
            if inner:
                setattr(statement, name, list(_listed(inner)) or [ast.Pass()])
    return statement


def _only_passes_on(loop: ast.For) -> bool:
    """Return whether a loop yields what it goes through, as it is, and does nothing else."""
    (first, *more) = loop.body
    given = first.value if isinstance(first, ast.Expr) else None
    if more or not isinstance(given, ast.Yield) or given.value is None:
        return False
    return ast.unparse(given.value) == ast.unparse(loop.target)


def _added(pieces: Sequence[ast.expr]) -> ast.stmt:
    if len(pieces) == 1:
        return _method("append", pieces[0])
    return _method("extend", ast.Tuple(list(pieces), ast.Load()))


def _method(name: str, argument: ast.expr) -> ast.stmt:
    to = ast.Attribute(ast.Name(_PIECES, ast.Load()), name, ast.Load())
    return ast.copy_location(ast.Expr(ast.Call(to, [argument], [])), argument)


class _Outright(ast.NodeTransformer):
    """Has what the environment and the context are asked for done outright."""

    def visit_Try(self, node: ast.Try) -> list[ast.stmt]:
        # A list, unlike the generator that it stands for, need not be closed.
        self.generic_visit(node)
        return node.body if node.finalbody else [node]

    def visit_Call(self, node: ast.Call) -> ast.AST:
        said = _asked_of(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "_get_default_module":
            return self.generic_visit(ast.copy_location(_call("imported", [node.func.value]), node))
        if said == ("environment", "as_html"):
            (value,) = node.args
            if isinstance(value, ast.Call) and _is_plain_call(value):
                called = [ast.Name("context", ast.Load()), *value.args]
                return self.generic_visit(ast.copy_location(_call("shown", called), value))
            return self.generic_visit(ast.copy_location(_call("as_html", [value]), node))
        if said == ("environment", "getattr"):
            of, name = node.args
            if isinstance(name, ast.Constant) and str(name.value).isidentifier():
                read = ast.Attribute(of, str(name.value), ast.Load())
                return self.generic_visit(ast.copy_location(read, node))
        return self.generic_visit(node)


def _asked_of(node: ast.Call) -> tuple[str, str] | None:
    """Return whose method is called, and its name."""
    method = node.func
    if isinstance(method, ast.Attribute) and isinstance(method.value, ast.Name):
        return method.value.id, method.attr
    return None


def _is_plain_call(node: ast.Call) -> bool:
    """Return whether a template calls something with arguments by their places alone."""
    named = {keyword.arg for keyword in node.keywords} - {"_loop_vars", "_block_vars"}
    starred = any(isinstance(argument, ast.Starred) for argument in node.args)
    return _asked_of(node) == ("context", "call") and not named and not starred


def _call(name: str, arguments: list[ast.expr]) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), arguments, [])
