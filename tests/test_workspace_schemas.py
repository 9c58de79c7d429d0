"""Editors get the schema that the model has, and `explain` a text for every diagnostic."""

import json
import subprocess
import sys
from pathlib import Path

from claimgrade.model.claim import Claim
from claimgrade.model.record import written_keys
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.schema.json_schema import KINDS, json_schema, schema_path

Schema = dict[str, object]


def test_the_shipped_schemas_are_what_the_models_give(tmp_path: Path) -> None:
    """In a process of its own: pydantic tells a schema otherwise once its types were used."""
    module = "claimgrade.workspace.schema.json_schema"
    write = (
        f"from pathlib import Path; from {module} import write_schemas; write_schemas(Path('.'))"
    )
    subprocess.run([sys.executable, "-c", write], cwd=tmp_path, check=True)
    for kind in KINDS:
        shipped, given = schema_path(kind), tmp_path / schema_path(kind).name
        assert shipped.read_bytes() == given.read_bytes(), f"write them anew: {module}"


def test_a_schema_has_every_field_under_the_name_that_files_use() -> None:
    schema = json_schema("claim")
    names = set(written_keys(Claim).values())
    assert set(schema["properties"]) == names
    assert "class" in schema["$defs"]["ClaimedOutcome"]["properties"]
    assert schema["additionalProperties"] is False


def test_every_field_in_a_schema_says_what_it_holds() -> None:
    for kind in ("article", "claim", "study", "sources"):
        schema = json_schema(kind)
        records = [schema, *schema["$defs"].values()]
        for record in records:
            for name, field in record.get("properties", {}).items():
                assert field.get("description"), f"{kind}: {name}"


def test_words_with_a_meaning_are_listed_with_unknown_where_it_may_stand() -> None:
    scale = json_schema("claim")["$defs"]["ClaimedNumber"]["properties"]["scale"]
    assert scale["anyOf"][0]["enum"] == ["absolute", "relative", "percentage-points"]
    assert scale["anyOf"][1] == {"const": "unknown"}


def test_text_that_looks_like_a_number_may_stand_unquoted() -> None:
    page = json_schema("claim")["$defs"]["Locator"]["properties"]["page"]
    assert "number" in page["type"]


def test_the_records_of_this_repository_refer_to_a_schema_that_is_there(repository: Path) -> None:
    records = [
        *repository.glob("claims/*/*.yaml"),
        *repository.glob("citations/studies/*.yaml"),
        repository / "citations" / "sources.yaml",
    ]
    for path in records:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        start, _, address = first.partition("$schema=")
        assert start == "# yaml-language-server: ", path
        kind = json.loads((path.parent / address.strip()).read_text(encoding="utf-8"))["title"]
        assert kind.startswith("claimgrade: ")


def test_codes_are_stable_words_with_a_name_of_their_own() -> None:
    names = [diagnostic.name for diagnostic in DIAGNOSTICS.values()]
    assert len(set(names)) == len(names)
    for code, diagnostic in DIAGNOSTICS.items():
        assert code == diagnostic.code
        assert len(code) == 5
        for text in (diagnostic.meaning, diagnostic.why):
            assert text.endswith((".", "…")), f"{code}: {text}"
