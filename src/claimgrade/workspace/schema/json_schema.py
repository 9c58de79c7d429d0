"""JSON Schema of each kind of file, for editors that complete and check while one writes.

The files under ``claimgrade/schemas`` are what this module gives; a record refers to its schema
in its first line: ``# yaml-language-server: $schema=…/claim.schema.json``.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from claimgrade.model.article import Article
from claimgrade.model.claim import Claim
from claimgrade.model.reading_list import SavedReadingList
from claimgrade.model.settings import Settings
from claimgrade.model.source import SourceDetails
from claimgrade.model.study import Study

FOLDER = Path(__file__).parents[2] / "schemas"
"""Where the schemas lie that are shipped with the package."""

_TITLES: dict[str, tuple[str, Any]] = {
    "article": ("claims/<article>/article.yaml", Article),
    "claim": ("claims/<article>/<claim>.yaml", Claim),
    "study": ("citations/studies/<key>.yaml", Study),
    "sources": ("citations/sources.yaml", dict[str, SourceDetails]),
    "reading-list": ("citations/reading-lists/<name>.yaml", SavedReadingList),
    "settings": ("claimgrade.toml", Settings),
}

KINDS = tuple(_TITLES)
"""The kinds of file that have a schema."""


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of file, one of ``KINDS``.

    It is a little wider than what claimgrade reads, which takes every value as the text it was
    written in: where words are asked for, what YAML would call a number may stand unquoted.

    Raises:
        KeyError: there is no such kind.
    """
    file, model = _TITLES[kind]
    schema = TypeAdapter(model).json_schema(by_alias=True, mode="validation")
    body = {key: value for key, value in _plain(schema).items() if key not in ("title", "$schema")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"claimgrade: {file}",
        **body,
    }


def schema_text(kind: str) -> str:
    """Return the schema of a kind of file as the text that is shipped."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=1) + "\n"


def schema_path(kind: str) -> Path:
    """Return where the schema of a kind of file lies in the installed package."""
    return FOLDER / f"{kind}.schema.json"


def write_schemas(folder: Path = FOLDER) -> None:
    """Write the schemas of all kinds of file to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.schema.json").write_text(schema_text(kind), encoding="utf-8")


def _plain(schema: Any) -> Any:
    """Return a schema without what only Python needs: null, defaults, titles of fields."""
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {}
    for key, value in schema.items():
        if key == "default" or (key == "title" and isinstance(value, str)):
            continue
        kept[key] = (
            {name: _plain(inner) for name, inner in value.items()}
            if key in ("properties", "$defs")
            else _plain(value)
        )
    return _without_null(_any_words(kept))


def _any_words(schema: dict[str, Any]) -> dict[str, Any]:
    """Let words that look like a number, such as a page or a year, be written unquoted."""
    if schema.get("type") != "string" or "enum" in schema:
        return schema
    return {**schema, "type": ["string", "number", "boolean"]}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    choices = schema.get("anyOf")
    if choices is None:
        return schema
    rest = [choice for choice in choices if choice != {"type": "null"}]
    if len(rest) > 1:
        return {**schema, "anyOf": rest}
    others = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**rest[0], **others}
