"""The kinds of template engine: a plain one for our own templates, a guarded one for others'."""

import marshal
import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import Environment, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import SandboxedEnvironment

from claimgrade import __version__
from claimgrade.reports.template_code import FORM, as_html

_FOLDER = Path(__file__).parent / "templates" / "__pycache__"
_STAMP = MAGIC_NUMBER + f"jinja2 {jinja2.__version__} claimgrade {__version__}\n".encode()


class GuardedEnvironment(SandboxedEnvironment):
    """A sandbox that remembers which attributes of which types are safe to read.

    Whether an attribute is safe depends on the type of the object and on the name alone.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Make the sandbox; the options are those of Jinja."""
        super().__init__(*arguments, **options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may read an attribute."""
        key = (type(obj), attr)
        safe = self._safe.get(key)
        if safe is None:
            safe = self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return safe


def escape_at_once(environment: Environment) -> None:
    """Have the templates of an environment show each value by one call of :func:`as_html`.

    What they show is what jinja shows by two, ``finalize`` and ``escape``; most of what a report
    shows has nothing to escape.
    """
    environment.code_generator_class = _OneCall
    environment.as_html = as_html  # type: ignore[attr-defined]


class _OneCall(CodeGenerator):
    """Writes ``environment.as_html(…)`` where a value is finalised and always escaped."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _by_one_call(frame, finalize):
            self.write("environment.as_html(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _by_one_call(frame, finalize):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _by_one_call(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    always = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
    return always and finalize.src is not None


class CompiledTemplates(BytecodeCache):
    """Our own templates as Python has compiled them, kept where Python keeps our modules.

    They lie in ``__pycache__`` beside the templates, and are made again where a template, Python
    or Jinja has changed; where that folder cannot be written, each run compiles them. The two
    settings of Python that keep it from writing there hold for them too.
    """

    def __init__(self, kind: str, words: Mapping[str, str] | None = None) -> None:
        """Keep templates of one kind of report apart from those of another.

        ``words`` are fixed words that stand in the code.
        """
        self._kind = kind
        pairs = (words or {}).items()
        self._words = _digest("\0".join(f"{name}\1{said}" for name, said in pairs).encode()).hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the code of a template, where it was kept for just this source."""
        try:
            stored = self._path(bucket).read_bytes()
        except OSError:
            return
        head = self._head(bucket)
        code, digest = stored[len(head) + 16 :], stored[len(head) : len(head) + 16]
        if stored.startswith(head) and _digest(code) == digest:
            bucket.code = marshal.loads(code)  # noqa: S302 - as Python does with our modules

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, whole or not at all."""
        if sys.dont_write_bytecode or sys.pycache_prefix is not None or bucket.code is None:
            return
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            _FOLDER.mkdir(exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=_FOLDER)
            with os.fdopen(handle, "wb") as file:
                file.write(self._head(bucket) + _digest(code) + code)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(self._path(bucket))

    def _path(self, bucket: Bucket) -> Path:
        return _FOLDER / f"{self._kind}.{sys.implementation.cache_tag}.{bucket.key}"

    def _head(self, bucket: Bucket) -> bytes:
        """Return what compiled code rests on: source, options, words, versions of the tools."""
        engine = bucket.environment
        written = f"{type(engine).__name__} {engine.code_generator_class.__name__} {FORM}"
        options = (engine.trim_blocks, engine.lstrip_blocks, written, *sorted(engine.filters))
        return _STAMP + f"{bucket.checksum} {options} {self._words}\n".encode()


def _digest(code: bytes) -> bytes:
    return blake2b(code, digest_size=16).digest()
