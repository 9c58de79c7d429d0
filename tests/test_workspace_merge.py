"""Two people judge or sign on two branches, and git merges what they wrote."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimgrade.workspace.editing.merging import merge
from claimgrade.workspace.editing.signing import Item, by_person, put_item
from claimgrade.workspace.reading.document import parse

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

HEAD = """\
# a claim
statement: It grew.
topics: [a]
"""
MIDDLE = """\
review:
  # the first to sign
  - by: Maria
    on: 2026-01-01
    digests:
      claim: aaaa
"""
FILE = "claims/article/claim.yaml"

Edit = Callable[[Path], None]


def git(folder: Path, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=check, capture_output=True, text=True
    )


def sign(name: str, day: str = "2026-02-02") -> Edit:
    item: Item = {"by": name, "on": date.fromisoformat(day), "digests": {"claim": "cccc"}}
    return lambda path: put_item(path, "review", item, by_person)


def reword(old: str, new: str) -> Edit:
    def change(path: Path) -> None:
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    return change


def merged_by_git(folder: Path, base: str, ours: Edit, theirs: Edit, *, driver: bool) -> str:
    """Return the file after two branches, each with its edit, were merged by git."""
    path = folder / FILE
    path.parent.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    if driver:
        (folder / ".gitattributes").write_text("claims/**/*.yaml merge=claimgrade\n", "utf-8")
        command = f'"{sys.executable}" -m claimgrade merge %O %A %B'
        git(folder, "config", "merge.claimgrade.driver", command)
    path.write_text(base, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "base")
    git(folder, "checkout", "-qb", "other")
    theirs(path)
    git(folder, "commit", "-qam", "theirs")
    git(folder, "checkout", "-q", "main")
    ours(path)
    git(folder, "commit", "-qam", "ours")
    git(folder, "merge", "-q", "other", "-m", "merged", check=False)
    return path.read_text("utf-8")


def people(text: str, name: str = "review") -> list[str]:
    values = parse(text).values
    assert values is not None
    return [item["by"] for item in values[name]]


def test_git_alone_merges_signatures_on_two_sides_of_another(tmp_path: Path) -> None:
    text = merged_by_git(tmp_path, HEAD + MIDDLE, sign("Anna"), sign("Zoe"), driver=False)
    assert people(text) == ["Anna", "Maria", "Zoe"]
    assert "# the first to sign" in text


def test_git_alone_leaves_a_conflict_where_two_sign_at_one_place(tmp_path: Path) -> None:
    """What the merge driver is for."""
    text = merged_by_git(tmp_path, HEAD + MIDDLE, sign("Zoe"), sign("Paul"), driver=False)
    assert "<<<<<<<" in text


@pytest.mark.parametrize("base", [HEAD + MIDDLE, HEAD, HEAD + MIDDLE + "aliases: [b]\n"])
@pytest.mark.parametrize("names", [("Zoe", "Paul"), ("Paul", "Zoe"), ("Anna", "Bert")])
def test_the_driver_merges_two_signatures_at_one_place_sorted_by_person(
    tmp_path: Path, base: str, names: tuple[str, str]
) -> None:
    text = merged_by_git(tmp_path, base, sign(names[0]), sign(names[1]), driver=True)
    expected = sorted({*names, *(["Maria"] if MIDDLE in base else [])})
    assert people(text) == expected
    assert not parse(text).faults
    assert "<<<<<<<" not in text
    assert git(tmp_path, "status", "--porcelain").stdout == ""


def test_the_driver_leaves_a_conflict_where_one_person_signed_twice_differently(
    tmp_path: Path,
) -> None:
    ours, theirs = sign("Maria", "2026-03-03"), sign("Maria", "2026-04-04")
    text = merged_by_git(tmp_path, HEAD + MIDDLE, ours, theirs, driver=True)
    assert text.count("<<<<<<< ") == text.count(">>>>>>> ") == 1
    assert "on: 2026-03-03" in text
    assert "on: 2026-04-04" in text
    assert git(tmp_path, "status", "--porcelain").stdout.startswith("UU ")


def test_the_driver_leaves_the_rest_of_the_record_to_git(tmp_path: Path) -> None:
    def ours(path: Path) -> None:
        sign("Zoe")(path)
        reword("It grew.", "It shrank.")(path)

    def theirs(path: Path) -> None:
        sign("Paul")(path)
        reword("topics: [a]", "topics: [a, b]\nkind: quantity")(path)

    base = HEAD.replace("topics", "certainty: low\nbecause: one study\ntopics") + MIDDLE
    text = merged_by_git(tmp_path, base, ours, theirs, driver=True)
    values = parse(text).values
    assert values is not None
    assert values["statement"] == "It shrank."
    assert values["topics"] == ["a", "b"]
    assert values["kind"] == "quantity"
    assert people(text) == ["Maria", "Paul", "Zoe"]


def test_init_lets_git_use_the_driver_and_leaves_attributes_that_are_there(
    claimgrade: Callable[..., Any],
) -> None:
    assert claimgrade("init", "one").code == 0
    assert "claims/**/*.yaml merge=claimgrade\n" in Path("one/.gitattributes").read_text("utf-8")
    Path("two").mkdir()
    Path("two/.gitattributes").write_text("* text=auto\n", "utf-8")
    assert claimgrade("init", "two").code == 0
    assert Path("two/.gitattributes").read_text("utf-8") == "* text=auto\n"


def test_a_conflict_in_the_rest_is_left_as_git_leaves_it(tmp_path: Path) -> None:
    ours, theirs = reword("It grew.", "It shrank."), reword("It grew.", "It stayed.")
    text = merged_by_git(tmp_path, HEAD + MIDDLE, ours, theirs, driver=True)
    assert "<<<<<<< " in text
    assert "statement: It shrank." in text
    assert "statement: It stayed." in text


JUDGED = """\
statement: It grew.
judgements:
  - by: Anna
    outcome: strength
    domains:
      imprecision: {concern: serious, levels: 1}
certainty: low
review:
  - by: Anna
"""


def judged(text: str, *blocks: str) -> str:
    return text.replace("certainty: low", "".join(blocks) + "certainty: low")


BERT = "  - by: Bert\n    outcome: strength\n"
CLEO = "  - by: Cleo\n    outcome: strength\n"
ANNA_TOO = "  - by: Anna\n    outcome: size\n"


def test_judgements_are_merged_by_person_and_outcome() -> None:
    merged = merge(JUDGED, judged(JUDGED, BERT), judged(JUDGED, ANNA_TOO, CLEO))
    assert merged.clean
    values = parse(merged.text).values
    assert values is not None
    assert [(j["by"], j["outcome"]) for j in values["judgements"]] == [
        ("Anna", "size"),
        ("Anna", "strength"),
        ("Bert", "strength"),
        ("Cleo", "strength"),
    ]
    assert values["review"] == [{"by": "Anna"}]
    assert list(values) == ["statement", "judgements", "certainty", "review"]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (JUDGED, JUDGED, judged(JUDGED, BERT), judged(JUDGED, BERT)),
        (JUDGED, judged(JUDGED, BERT), JUDGED, judged(JUDGED, BERT)),
        (JUDGED, judged(JUDGED, BERT), judged(JUDGED, BERT), judged(JUDGED, BERT)),
        (judged(JUDGED, BERT), JUDGED, judged(JUDGED, BERT), JUDGED),
        (judged(JUDGED, BERT), judged(JUDGED, BERT), JUDGED, JUDGED),
        (judged(JUDGED, BERT, CLEO), judged(JUDGED, BERT), judged(JUDGED, CLEO), JUDGED),
        (JUDGED, JUDGED.replace("levels: 1", "levels: 2"), judged(JUDGED, BERT), None),
    ],
)
def test_what_one_side_adds_changes_or_takes_out_comes_out_so(
    base: str, ours: str, theirs: str, expected: str | None
) -> None:
    merged = merge(base, ours, theirs)
    assert merged.clean
    if expected is None:
        expected = judged(JUDGED.replace("levels: 1", "levels: 2"), BERT)
    assert merged.text == expected


def test_one_side_changed_what_the_other_took_out_is_a_conflict() -> None:
    changed = judged(JUDGED, BERT.replace("strength", "strength\n    size: large"))
    merged = merge(judged(JUDGED, BERT), changed, JUDGED)
    assert not merged.clean
    assert "size: large" in merged.text


def test_lists_that_are_not_blocks_are_merged_line_by_line() -> None:
    base = "a: 1\nreview: [{by: Maria}]\n"
    merged = merge(base, base.replace("{by", "{by: Anna}, {by"), base)
    assert merged.clean
    assert merged.text == "a: 1\nreview: [{by: Anna}, {by: Maria}]\n"


def test_blocks_that_are_set_in_differently_come_out_alike() -> None:
    flush = MIDDLE.replace("\n  ", "\n")
    merged = merge(HEAD + MIDDLE, HEAD + MIDDLE, HEAD + flush + "- by: Zoe\n")
    assert merged.clean
    assert people(merged.text) == ["Maria", "Zoe"]


SIGNED = [
    "a: 1\n",
    "a: 1",
    "a: 1\nreview:\n",
    "review:\nb: 1\n",
    "a: 1\r\nreview:\r\n  - by: Maria\r\nb: 2\r\n",
    "\ufeffa: 1\nreview:\n- by: Maria # herself\n\n# end\n",
    "a: 1\nreview:\n# lead\n  - {by: Maria, on: 2026-01-01}\n  # about Zoe\n  - by: Zoe\nb: 2\n",
]


@pytest.mark.parametrize("before", SIGNED)
@pytest.mark.parametrize("name", ["Anna", "Paul: x # y", "yes", "7", "Zoë"])
def test_a_signature_is_one_block_of_lines_and_every_other_byte_stays(
    tmp_path: Path, before: str, name: str
) -> None:
    path = tmp_path / "claim.yaml"
    path.write_bytes(before.encode())
    sign(name)(path)
    after = path.read_bytes().decode()
    assert name in people(after.removeprefix("\ufeff"))
    left = [line for line in after.splitlines() if line in before.splitlines()]
    assert left == before.splitlines()
    added = len(after.splitlines()) - len(before.splitlines())
    assert added == 4 + ("review" not in before)
    assert after.endswith("\n") == before.endswith("\n")
    assert (after.count("\r\n") == after.count("\n")) == ("\r\n" in before)


@pytest.mark.parametrize(
    "before",
    [
        "a: 1\nreview: [{by: Anna}]\n",
        "a: 1\nreview:\n  - by: Anna # a comment\n    on: 2026-01-01\n",
        "a: 1\nreview:\n  - by: Anna\n    # a comment\n    on: 2026-01-01\n",
        "a: 1\nreview: Anna\n",
        "a: 1\na: 2\n",
        "a: 1\n<<<<<<< x\n",
        "a: [1\n",
    ],
)
def test_what_would_not_come_out_as_meant_is_refused_and_left_alone(
    tmp_path: Path, before: str
) -> None:
    from claimgrade.workspace.errors import EditRefused

    path = tmp_path / "claim.yaml"
    path.write_bytes(before.encode())
    with pytest.raises(EditRefused):
        sign("Anna")(path)
    assert path.read_bytes() == before.encode()


def test_acceptances_by_one_person_for_two_sources_stand_side_by_side() -> None:
    def accepted(*keys: str) -> str:
        items = (f"  - code: SI06\n    source: {key}\n    by: Anna\n" for key in keys)
        return f"statement: s\naccepted:\n{''.join(items)}"

    merged = merge(accepted("b"), accepted("a", "b"), accepted("b", "c"))
    assert (merged.text, merged.clean) == (accepted("a", "b", "c"), True)
