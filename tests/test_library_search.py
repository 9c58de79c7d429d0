"""The library is searched by words; a match is explained, and nothing typed is a command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.library.search.claims import claim_terms, linked
from claimgrade.library.search.documents import documents
from claimgrade.library.search.index import Answer, Index, Match
from claimgrade.library.search.kept import MOST_KEPT, library_index
from claimgrade.library.search.words import terms
from claimgrade.model.claim import Claim
from claimgrade.model.source import Source, SourceDetails
from claimgrade.workspace.schema.records import record_from


def source(key: str, notes: str | None = None, **fields: str) -> Source:
    return Source(key, "article", fields, record_from(SourceDetails, {"notes": notes}))


WORKS = (
    source("title", title="Lactate and growth hormone after exercise"),
    source("abstract", title="Rowing", abstract="Growth hormone rose; so did lactate."),
    source("one", title="Growth charts of children", abstract="Weight and height by age."),
    source("noted", title="Cuffs", notes="measures the hormones of growth, and lactate"),
    source("accents", title=r"L'entra{\^\i}nement de M{\"u}ller", author=r"Garc{\'\i}a, J"),
    source("keyed", title="Sprints", keywords="lactate, anaerobic", journal="J Lactic Acid"),
    source("empty"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.of(documents(WORKS))


def found(index: Index, question: str, limit: int = 10) -> Answer:
    return index.find(terms(question), limit)


def keys(index: Index, question: str) -> list[str]:
    return [match.key for match in found(index, question).matches]


def test_works_with_all_of_the_words_come_first_and_the_title_counts_most(index: Index) -> None:
    assert keys(index, "lactate growth hormone") == ["title", "abstract", "noted", "one", "keyed"]


def test_other_forms_of_a_word_and_letters_without_accents_are_found(index: Index) -> None:
    assert set(keys(index, "hormones")) == {"title", "abstract", "noted"}
    assert keys(index, "entrainement") == keys(index, "MULLER") == keys(index, "garcia")
    assert keys(index, "garcia") == ["accents"]


def test_a_phrase_keeps_its_order_and_a_star_takes_any_ending(index: Index) -> None:
    assert set(keys(index, '"growth hormone"')) == {"title", "abstract"}
    assert keys(index, '"hormone growth"') == []
    assert set(keys(index, "lact*")) == {"title", "abstract", "noted", "keyed"}
    assert keys(index, "lact") == []


def the(index: Index, question: str, key: str) -> Match:
    return next(match for match in found(index, question).matches if match.key == key)


def test_a_match_says_which_word_stands_in_which_field(index: Index) -> None:
    match = the(index, "growth lactate cuffs rowing", "noted")
    told = {str(term): fields for term, fields in match.shared}
    assert told == {"growth": ("notes",), "lactate": ("notes",), "cuffs": ("title",)}
    keyed = the(index, "lactate lactic", "keyed")
    assert {str(term): fields for term, fields in keyed.shared} == {
        "lactate": ("keywords",),
        "lactic": ("journal",),
    }


def test_two_forms_of_one_word_are_asked_for_once(index: Index) -> None:
    answer = found(index, "hormones hormone HORMONE")
    assert [str(term) for term in answer.terms] == ["hormones"]
    assert all(len(match.shared) == 1 for match in answer.matches)


def test_a_match_shows_the_words_around_it_with_the_match_marked(index: Index) -> None:
    match = the(index, "hormones of growth", "noted")
    assert match.field == "notes"
    assert [piece.text for piece in match.snippet if piece.matched] == ["hormones", "growth"]
    whole = "".join(piece.text for piece in match.snippet)
    assert whole == "measures the hormones of growth, and lactate"


def test_everyday_words_are_looked_for_only_where_there_are_no_others(index: Index) -> None:
    assert keys(index, "the and of")[0] == "noted"
    assert set(keys(index, "the and of")) == {"noted", "title", "one"}
    assert keys(index, "rowing and the of") == ["abstract"]


@pytest.mark.parametrize(
    "typed",
    [
        '"', '""', '"rowing', "rowing AND", "AND OR NOT", "NOT rowing", "NEAR(rowing cuffs, 2)",
        "title:rowing", "{title}: rowing", "^rowing", "rowing*", "*", "**", "-rowing", "- -", "+",
        "(rowing", "rowing)", "'; DROP TABLE work; --", "rowing\0cuffs", "\ud800", "%", "_", "\\",
        "rowing^2", 'ro"wing', "@#!", "",
    ],
)  # fmt: skip
def test_nothing_that_is_typed_is_a_command(index: Index, typed: str) -> None:
    answer = found(index, typed)
    assert answer.total >= len(answer.matches)
    assert keys(index, "rowing") == ["abstract"]


def test_signs_around_a_word_do_not_hide_it(index: Index) -> None:
    for typed in ("(rowing)", "-rowing", "rowing?", "«rowing»", "'rowing'", "+rowing"):
        assert keys(index, typed) == ["abstract"], typed


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    shared = Index.of(documents(WORKS[:2]))
    try:
        for answer in (found(shared, text), shared.like(terms(text), 3)):
            for match in answer.matches:
                assert match.shared
                assert all(fields for _, fields in match.shared)
                assert any(piece.matched for piece in match.snippet)
    finally:
        shared.close()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("lactate growth hormone cuff row band".split()), min_size=1))
def test_the_order_is_by_the_number_of_words_shared(asked: list[str]) -> None:
    shared = Index.of(documents(WORKS))
    try:
        matches = found(shared, " ".join(asked)).matches
        counts = [len(match.shared) for match in matches]
        assert counts == sorted(counts, reverse=True)
    finally:
        shared.close()


CLAIM = record_from(
    Claim,
    {
        "statement": "Training with bands raises growth hormone 290 times in women.",
        "topics": ["hormones", "lactate"],
        "asserts": {
            "outcome": {"name": "growth hormone"},
            "intervention": {"what": "rowing with bands"},
            "population": {"who": "healthy women", "health": "unknown"},
            "comparator": "unknown",
        },
        "evidence": [{"source": "older"}, {"source": "title"}, {}],
    },
)


def test_the_words_of_a_claim_are_those_of_its_subject() -> None:
    told = {str(term): term.origin for term in claim_terms(CLAIM)}
    assert told == {
        "growth": "outcome",
        "hormone": "outcome",
        "rowing": "intervention",
        "bands": "intervention",
        "hormones": "topics",
        "lactate": "topics",
        "Training": "statement",
        "raises": "statement",
        "times": "statement",
    }


def test_a_claim_without_words_has_no_terms() -> None:
    assert claim_terms(Claim()) == ()


def test_works_that_may_bear_on_a_claim_share_two_words_and_are_not_cited_yet(
    index: Index,
) -> None:
    aliased = Source("abstract", "article", {}, record_from(SourceDetails, {"aliases": ["older"]}))
    library = {"abstract": aliased, "title": WORKS[0]}
    assert linked(CLAIM, library) == {"older", "title", "abstract"}
    answer = index.like(claim_terms(CLAIM), 10, leave_out=["title"])
    assert [match.key for match in answer.matches] == ["abstract", "noted"]
    assert answer.total == 2
    assert "hormones" not in [str(term) for term in answer.terms], "one word with 'hormone'"


@pytest.fixture
def folder(example: Path) -> Path:
    return example


def test_the_index_is_kept_by_content_and_made_anew_when_the_library_changes(
    folder: Path, tmp_path: Path
) -> None:
    def size() -> int:
        with library_index(folder) as one:
            return one.size

    cache = tmp_path / "cache"
    bib = folder / "citations" / "example.bib"
    assert size() == 1
    (kept,) = cache.glob("search-*.sqlite")
    stamp = kept.stat().st_mtime_ns
    assert size() == 1
    assert kept.stat().st_mtime_ns == stamp
    for number in range(MOST_KEPT + 2):
        bib.write_text(bib.read_text("utf-8") + f"@misc{{x{number}, title={{T}}}}\n", "utf-8")
        assert size() == number + 2
    assert len(list(cache.glob("search-*.sqlite"))) == MOST_KEPT
    assert not list(cache.glob(".search-*"))


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_damaged_index_is_made_anew(folder: Path, tmp_path: Path, damage: bytes) -> None:
    library_index(folder).close()
    (kept,) = (tmp_path / "cache").glob("search-*.sqlite")
    kept.write_bytes(damage)
    with library_index(folder) as one:
        assert one.size == 1
    with Index.open(str(kept)) as again:
        assert again.size == 1


def test_where_nothing_can_be_kept_the_index_is_in_memory(
    claimgrade: Callable[..., Any], example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = example / "blocked"
    blocked.write_text("a file", "utf-8")
    monkeypatch.setenv("CLAIMGRADE_CACHE_DIR", str(blocked / "cache"))
    assert claimgrade("sources", "find", "example").code == 0
