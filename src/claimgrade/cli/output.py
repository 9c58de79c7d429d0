"""Writing to the terminal: width, colour, wrapping, and a reader who stops reading."""

import os
import shutil
import signal
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from threading import Timer, current_thread, main_thread
from time import monotonic
from typing import NamedTuple, TextIO

import click

MIN_WIDTH, MAX_WIDTH = 40, 120

COLOURS = {
    "blocker": "red",
    "major": "yellow",
    "minor": "cyan",
    "info": "blue",
    "good": "green",
    "bad": "red",
}


def width() -> int:
    """Return the columns to write in: the terminal's, 80 where there is none."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, MIN_WIDTH), MAX_WIDTH)


def coloured() -> bool:
    """Say whether colour is wanted: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


class Style(NamedTuple):
    """Bold, faint and coloured words, or plain ones where no colour is wanted."""

    enabled: bool

    def bold(self, text: str) -> str:
        """Return the text in bold."""
        return click.style(text, bold=True) if self.enabled else text

    def faint(self, text: str) -> str:
        """Return the text dimmed."""
        return click.style(text, dim=True) if self.enabled else text

    def tone(self, text: str, tone: str) -> str:
        """Return the text in the colour of a severity or tone."""
        colour = COLOURS.get(tone)
        return click.style(text, fg=colour) if self.enabled and colour else text


def encoded(text: str) -> bytes:
    """Return a text in UTF-8, with '?' for what is no character."""
    return text.encode(errors="replace")


def write(text: str | bytes) -> None:
    """Print a text, or one in UTF-8, that ends in a line end; stay quiet when nobody reads on."""
    try:
        if isinstance(text, str):
            sys.stdout.write(text)
        elif _takes_utf_8(sys.stdout):
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
        else:
            sys.stdout.write(text.decode())
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at exit, which must find an open file.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _takes_utf_8(stream: TextIO) -> bool:
    """Return whether a stream would write a text just as it is in UTF-8."""
    return (
        isinstance(stream, TextIOWrapper)
        and os.linesep == "\n"
        and stream.encoding.lower() == "utf-8"
    )


@contextmanager
def patience(doing: str) -> Iterator[None]:
    """Say on the terminal what takes long, once it has taken a second."""
    if not sys.stderr.isatty():
        yield
        return
    said: list[str] = []

    def say() -> None:
        said.append(doing)
        _say_quietly(f"{doing} …")

    try:
        with _once_after(1.0, say):
            yield
    finally:
        if said:
            _say_quietly(f"\r{' ' * (len(doing) + 2)}\r")


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Show on the terminal how far something is, once it has taken a second.

    What is yielded is told how many of the parts are done, and how many there are.
    """
    begun = shown = monotonic()
    widest = 0

    def tell(done: int, of: int) -> None:
        nonlocal shown, widest
        now = monotonic()
        if not sys.stderr.isatty() or now - begun < 1.0 or now - shown < 0.1:
            return
        said = f"\r{doing} … {done} of {of}"
        shown, widest = now, max(widest, len(said))
        _say_quietly(said)

    try:
        yield tell
    finally:
        if widest:
            _say_quietly(f"\r{' ' * widest}\r")


@contextmanager
def _once_after(seconds: float, do: Callable[[], None]) -> Iterator[None]:
    """Do something once the block has taken so long.

    A signal where there is one: a process with a thread beside it cannot share out its work.
    """
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        timer = Timer(seconds, do)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
        return
    before = signal.signal(signal.SIGALRM, lambda *_: do())
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _say_quietly(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def speak_any_language() -> None:
    """Let a terminal that lacks a character show '?' in its place, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    """Fold a text into lines of at most ``columns``, each begun by ``first`` or ``rest``."""
    rest = " " * len(first) if rest is None else rest
    if len(first) + len(text) <= columns and "\n" not in text:
        return [f"{first}{text}".rstrip()]
    return textwrap.wrap(
        text,
        columns,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def clip(text: str, columns: int) -> str:
    """Shorten a text to ``columns``, with … where something was left out."""
    return text if len(text) <= columns else text[: max(columns - 1, 1)].rstrip() + "…"


def short(text: str, columns: int) -> str:
    """Shorten a text to ``columns`` at the end of a word, with … where something was left out."""
    return text if len(text) <= columns else textwrap.shorten(text, columns, placeholder=" …")


def fitting(words: Sequence[str], columns: int) -> str:
    """Return as many of the words as fit, then … where some were left out."""
    text, kept = " ".join(words), list(words)
    while len(text) > columns and kept:
        kept.pop()
        text = " ".join([*kept, "…"])
    return text if len(text) <= columns else ""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: ``1 claim``, ``2 claims``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
