"""What ``new`` commands share: asking, naming, and the text of a small record."""

import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.output import write

if TYPE_CHECKING:
    from claimgrade.model.record import Record

SCHEMA_FOLDERS = (".claimgrade/schemas", "src/claimgrade/schemas")
"""Where a workspace may keep the JSON Schemas that its files refer to."""

Check = Callable[[str], object]
"""Raises ``WrongUse`` for a text that an option or an answer may not be."""


def anything(text: str) -> None:
    """Accept any text."""


def ask(
    value: str | None,
    option: str,
    question: str,
    default: str | None = None,
    check: Check = anything,
) -> str:
    """Return an option's value, or ask for it; where nobody can answer, name the option.

    A value that ``check`` refuses is wrong use; an answer that it refuses is asked for again.
    """
    if value is not None and not value.strip():
        raise WrongUse(f"--{option} is empty.", f"{question}: --{option} …")
    if value is None:
        require_terminal(option, question)
        answer: str = click.prompt(question, default=default, value_proc=_asked_again(check))
        return answer
    check(value.strip())
    return value.strip()


def _asked_again(check: Check, *, empty: bool = False) -> Callable[[str], str]:
    """Return how click reads an answer: what it raises makes click ask again."""

    def read(answer: str) -> str:
        text = answer.strip()
        if not text and not empty:
            raise click.UsageError("an answer is needed.")
        try:
            if text:
                check(text)
        except WrongUse as refused:
            raise click.UsageError(f"{refused.message} {refused.help or ''}".strip()) from None
        return text

    return read


def fits(model: "type[Record]", name: str) -> Check:
    """Return a check that a text may stand in a field of a record, as ``check`` reads it."""

    def check(text: str) -> None:
        from pydantic import ValidationError

        from claimgrade.workspace.schema.faults import describe
        from claimgrade.workspace.schema.validation import validated

        try:
            validated(model, {name: text})
        except ValidationError as refused:
            errors = [error for error in refused.errors() if error["loc"][0] == name]
            for error in errors:
                _, message, help = describe(model, error, (name,))
                raise WrongUse(f"{message.replace(f'`{name}`', f'--{name}', 1)}.", help) from None

    return check


def ask_word(value: str | None, option: str, question: str, words: Sequence[str]) -> str:
    """Like ``ask``, for an option that takes one of several words."""
    if value is None:
        require_terminal(option, question, "|".join(words))
        answer: str = click.prompt(question, type=click.Choice([str(word) for word in words]))
        return answer
    check_word(option, value, words)
    return value


def require_terminal(option: str, question: str, answer: str = "…") -> None:
    """Stop where a value is missing and nobody is there to be asked."""
    if not sys.stdin.isatty():
        raise WrongUse(f"--{option} is missing.", f"{question}: --{option} {answer}")


def check_word(option: str, value: str | None, words: Sequence[str]) -> None:
    """Refuse a word that the field does not know."""
    if value is not None and value not in words:
        raise WrongUse(f"--{option} '{value}' is not known.", "one of: " + ", ".join(words))


def ask_later(
    value: str | None, question: str, check: Check = anything, empty: str = "later"
) -> str | None:
    """Return a value that may still be missing; on a terminal, ask for it."""
    if value is not None or not sys.stdin.isatty():
        given = (value or "").strip()
        if given:
            check(given)
        return given or None
    answer: str = click.prompt(
        f"{question} (empty: {empty})",
        default="",
        show_default=False,
        value_proc=_asked_again(check, empty=True),
    )
    return answer or None


def slug(text: str, words: int = 6) -> str:
    """Return the first words of a text as an id: lower-case ASCII, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:words])


def check_id(text: str) -> str:
    """Return an id, or say how an id is written."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", text):
        near = slug(text)
        hint = "small letters, digits and hyphens, at most 100"
        raise WrongUse(f"'{text}' is not an id.", f"{hint}; for example '{near}'" if near else hint)
    return text


def schema_line(root: Path, kind: str, depth: int) -> str:
    """Return the comment by which editors find a file's schema; '' where there is none.

    ``depth`` is the number of folders between the workspace and the file.
    """
    for folder in SCHEMA_FOLDERS:
        if (root / folder / f"{kind}.schema.json").is_file():
            up = "../" * depth
            return f"# yaml-language-server: $schema={up}{folder}/{kind}.schema.json\n"
    return ""


def write_record(root: Path, name: str, text: str, next_step: str) -> None:
    """Write a new file, never over an old one, and say what to do next."""
    from claimgrade.workspace.editing.atomic import write_new

    path = root / name
    if path.exists():
        raise WrongUse(f"{name} exists already.", "choose another id, or edit that file")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, text)
    write(f"Wrote {name}\n  next: {next_step}\n")
