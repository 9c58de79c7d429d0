"""``sources duplicates``: what is there twice, why, and one entry made of two."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimgrade.library.references import in_one_line
from claimgrade.model.plain import plain
from claimgrade.model.source import Source
from claimgrade.workspace.load import load
from conftest import Ran

ONE = """\
@article{abe2006,
  author = {Abe, T. and Kearns, C. F.},
  title = {MUSCLE SIZE AND STRENGTH ARE INCREASED FOLLOWING WALK TRAINING},
  journal = {J Appl Physiol},
  year = 2006,
  volume = {100},
  pages = {1460--6},
}
"""
OTHER = """\
@article{Abe:06,
  author = {Abe, Takashi and Kearns, Charles F.},
  title = {Muscle size and strength are increased following walk training},
  journaltitle = {Journal of Applied Physiology},
  date = {2006-05},
  volume = {100},
  pages = {1460--1466},
  doi = {10.1152/japplphysiol.01267.2005},
}
"""
CHILD = "@inbook{part, title = {A part}, author = {B, C}, crossref = {Abe:06}, year = 2007}\n"
DETAILS = """\
abe2006:
  type: primary
  retraction: {status: none-found, on: 2026-01-01, list: A list}

# about the other
Abe:06:
  record: verified
  unchecked: [volume]
  aliases: [abe06old]
  retraction:
    status: concern
    on: 2025-01-01
    list: An older list
  notes: Read at the library.
"""


@pytest.fixture
def library(claimgrade: Callable[..., Ran]) -> Path:
    """A workspace with one work entered twice, in two files."""
    here = Path.cwd()
    (here / "citations").mkdir()
    (here / "claimgrade.toml").write_text("format = 1\n", encoding="utf-8")
    (here / "citations/one.bib").write_text(f"% one\n{ONE}", encoding="utf-8")
    (here / "citations/two.bib").write_text(f"{OTHER}\n{CHILD}", encoding="utf-8")
    (here / "citations/sources.yaml").write_text(DETAILS, encoding="utf-8")
    return here


def state(root: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((root / "citations").iterdir())}


def dropped(work: Source) -> dict[str, str]:
    return {one.field: one.value for one in work.details.merged[0].dropped}


def test_a_pair_is_shown_with_the_reason_and_what_to_do(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    ran = claimgrade("sources", "duplicates")
    assert ran.code == 1
    assert "Abe:06 and abe2006: the same work" in ran.out
    assert "because: same title, same authors, same year, same pages" in ran.out
    assert "claimgrade sources duplicates --merge Abe:06 abe2006" in ran.out


def test_a_merge_keeps_the_better_field_of_each_and_tells_which(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    before = state(library)
    shown = claimgrade("sources", "duplicates", "--merge", "abe2006", "Abe:06", "--dry-run")
    assert shown.code == 0
    assert "title (verified at the source)" in shown.out
    assert "--- citations/one.bib" in shown.out
    assert state(library) == before
    asked = claimgrade("sources", "duplicates", "--merge", "abe2006", "Abe:06")
    assert asked.code == 1
    assert state(library) == before
    ran = claimgrade(
        "sources", "duplicates", "--merge", "abe2006", "Abe:06", "--yes", "--as-of", "2026-11-22"
    )
    assert ran.code == 0, ran.err
    loaded = load(library, cache=False)
    assert set(loaded.sources) == {"abe2006", "part"}
    work = loaded.sources["abe2006"]
    assert work.fields == {
        "author": "Abe, Takashi and Kearns, Charles F.",
        "title": "Muscle size and strength are increased following walk training",
        "journal": "Journal of Applied Physiology",
        "year": "2006",
        "volume": "100",
        "pages": "1460--1466",
        "doi": "10.1152/japplphysiol.01267.2005",
    }
    assert state(library)["one.bib"].startswith("% one\n@article{abe2006,\n  author = {Abe, Tak")


def test_a_merge_keeps_what_was_recorded_of_both_and_writes_down_what_was_dropped(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    claimgrade(
        "sources", "duplicates", "--merge", "abe2006", "Abe:06", "--yes", "--as-of", "2026-11-22"
    )
    details = load(library, cache=False).sources["abe2006"].details
    assert details.aliases == ("abe2006", "Abe:06", "abe06old")
    assert details.retraction is not None
    assert (details.retraction.status, details.retraction.list) == ("concern", "An older list")
    assert details.record == "verified"
    assert set(details.unchecked) == {"volume", "year"}
    assert details.type == "primary"
    assert details.notes == "Read at the library."
    (merged,) = details.merged
    assert merged.key == "Abe:06"
    assert str(merged.on) == "2026-11-22"
    assert set(merged.taken) == {"doi", "author", "title", "journal", "pages"}
    text = state(library)["sources.yaml"]
    assert "# about the other" in text
    assert "Abe:06:" not in text


def test_claims_and_entries_that_name_the_other_key_lead_to_the_one_kept(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    claim = library / "claims/article/one.yaml"
    claim.parent.mkdir(parents=True)
    lines = "".join(f"  - source: {key}\n" for key in ("abe2006", '"Abe:06"', "abe06old"))
    claim.write_text(f"statement: Walking works.\nevidence:\n{lines}", encoding="utf-8")
    ran = claimgrade("sources", "duplicates", "--merge", "abe2006", "Abe:06", "--yes")
    assert "to do: claims/article/one.yaml has lines of both" in ran.out
    loaded = load(library, cache=False)
    cited = [line.source for line in loaded.claims["article/one"].claim.evidence]
    assert cited == ["abe2006"] * 3
    assert loaded.sources["part"].fields["crossref"] == "abe2006"
    codes = {finding.code for finding in loaded.findings}
    assert not codes & {"RD301", "RD307", "RD308"}


def test_a_field_can_be_chosen_by_hand_and_the_other_value_is_written_down(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    ran = claimgrade(
        "sources", "duplicates", "--merge", "abe2006", "Abe:06", "--keep", "pages", "--yes"
    )
    assert ran.code == 0
    work = load(library, cache=False).sources["abe2006"]
    assert work.fields["pages"] == "1460--6"
    assert dropped(work)["pages"] == "1460--1466"
    ran = claimgrade("sources", "duplicates", "--merge", "abe2006", "part", "--keep", "isbn")
    assert ran.code == 2
    assert "do not differ in 'isbn'" in ran.err


def test_the_order_of_the_two_keys_says_which_one_stays(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    claimgrade("sources", "duplicates", "--merge", "Abe:06", "abe2006", "--yes")
    loaded = load(library, cache=False)
    assert set(loaded.sources) == {"Abe:06", "part"}
    work = loaded.sources["Abe:06"]
    assert work.fields["title"] == "Muscle size and strength are increased following walk training"
    assert work.details.aliases == ("abe06old", "abe2006")
    assert "walk training" in in_one_line(work)
    assert dropped(work)["pages"] == "1460--6"


def test_what_was_said_to_be_two_works_is_not_reported_again(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    assert claimgrade("sources", "duplicates", "--not", "abe2006", "Abe:06").code == 0
    ran = claimgrade("sources", "duplicates")
    assert ran.code == 0
    assert "No work is there twice, among 3 works" in ran.out
    assert load(library, cache=False).sources["abe2006"].details.distinct_from == ("Abe:06",)


def test_a_preprint_taken_into_its_article_is_recorded_as_a_version(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    preprint = """@misc{pre, author = {Abe, Takashi and Kearns, Charles F.}, year = 2005,
      title = {Muscle size and strength are increased following walk training},
      doi = {10.31236/osf.io/abc12}}"""
    (library / "citations/two.bib").write_text(preprint, encoding="utf-8")
    (library / "citations/sources.yaml").unlink()
    ran = claimgrade("sources", "duplicates")
    assert "abe2006 and pre: two versions of one work" in ran.out
    refused = claimgrade("sources", "duplicates", "--merge", "pre", "abe2006", "--yes")
    assert refused.code == 2
    assert "--merge abe2006 pre" in refused.err
    assert claimgrade("sources", "duplicates", "--merge", "abe2006", "pre", "--yes").code == 0
    work = load(library, cache=False).sources["abe2006"]
    assert work.fields["title"].isupper()
    assert plain(work.details.versions[0]) == {
        "kind": "preprint",
        "key": "pre",
        "doi": "10.31236/osf.io/abc12",
        "year": "2005",
    }
    assert "pre" in work.details.aliases
    assert claimgrade("sources", "duplicates").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--merge", "abe2006", "abe2006"], "are the same entry"),
        (["--merge", "abe2006", "Abe07"], "there is no source 'Abe07'"),
        (["--yes"], "go with --merge"),
        (["--merge", "a", "b", "--not", "a", "b"], "contradict"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    claimgrade: Callable[..., Ran], library: Path, arguments: list[str], words: str
) -> None:
    before = state(library)
    ran = claimgrade("sources", "duplicates", *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert state(library) == before


def test_both_study_records_are_named_for_the_reader_to_put_together(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    studies = library / "citations/studies"
    studies.mkdir()
    for name in ("abe2006.yaml", "Abe:06.yaml"):
        (studies / name).write_text("design: unknown\n", encoding="utf-8")
    ran = claimgrade("sources", "duplicates", "--merge", "abe2006", "Abe:06", "--yes")
    assert "both have a study record" in ran.out


def test_json_names_each_pair_with_its_reasons(
    claimgrade: Callable[..., Ran], library: Path
) -> None:
    import json

    (pair,) = json.loads(claimgrade("sources", "duplicates", "--format", "json").out)
    assert pair["relation"] == "same"
    assert {pair["keep"], pair["other"]} == {"abe2006", "Abe:06"}
    assert "same pages" in pair["because"]
