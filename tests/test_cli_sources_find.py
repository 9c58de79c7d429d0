"""``sources find`` and ``sources suggest``: what they list, and what they never say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BIB = """\
@article{godfrey2009,
  author = {Godfrey, R}, year = 2009,
  title = {Lactate and the growth hormone response to exercise},
}
@article{elias1997,
  author = {Elias, A}, year = 1997, title = {Blood {pH} in men},
  abstract = {Growth hormone followed \\emph{lactate} after exercise.},
}
@article{rope2020,
  author = {Smith, A}, year = 2020, title = {Rope skipping and jump height in adults},
}
"""

DETAILS = "elias1997:\n  retraction: {status: retracted}\n"


@pytest.fixture
def library(claimgrade: Callable[..., Any], example: Path) -> Callable[..., Any]:
    """The example with three more works, one of them retracted."""
    (example / "citations" / "more.bib").write_text(BIB, "utf-8")
    path = example / "citations" / "sources.yaml"
    path.write_text(path.read_text("utf-8") + DETAILS, "utf-8")
    return lambda *arguments: claimgrade("sources", *arguments)


def test_works_are_listed_with_the_words_that_match_and_where(library: Callable[..., Any]) -> None:
    ran = library("find", "lactate", "growth", "hormone")
    assert ran.code == 0
    blocks = ran.out.split("\n\n")
    assert blocks[0] == "2 of 4 works have words of 'lactate growth hormone':"
    assert blocks[1].startswith("godfrey2009  Lactate and the growth hormone response")
    assert "shares 'lactate', 'growth', 'hormone' (title)" in blocks[1]
    assert blocks[2].startswith("elias1997  Blood pH in men (Elias 1997)\n    RETRACTED\n")
    assert "(abstract)" in blocks[2]
    assert "abstract: *Growth* *hormone* followed *lactate* after exercise." in blocks[2]
    assert "whether a work bears on a claim, a reader has to" in blocks[3]


def test_a_limit_says_how_many_are_left(library: Callable[..., Any]) -> None:
    ran = library("find", "exercise", "--limit", "1")
    assert "1 more: --limit 2" in ran.out


def test_nothing_found_is_no_fault(library: Callable[..., Any]) -> None:
    ran = library("find", "zebra")
    assert (ran.code, ran.out) == (0, "No work has any of 'zebra', of 4 works in citations/.\n")


@pytest.mark.parametrize("words", [("***",), ("",), ('""',), ("-",)])
def test_no_word_at_all_is_wrong_use(library: Callable[..., Any], words: tuple[str, ...]) -> None:
    ran = library("find", "--", *words)
    assert (ran.code, "there are no words to look for" in ran.err) == (2, True)


def test_json_tells_the_words_their_fields_and_the_score(library: Callable[..., Any]) -> None:
    document = json.loads(library("find", "lact*", "zebra", "--format", "json").out)
    assert (document["words"], document["total"], document["works"]) == (["lact*", "zebra"], 2, 4)
    first, second = document["matches"]
    assert first["score"] > 0
    assert {one["key"]: one["retraction"] for one in (first, second)} == {
        "godfrey2009": "unchecked",
        "elias1997": "retracted",
    }
    assert first["shared"] == [{"word": "lact*", "from": None, "fields": ["title"]}]


def test_what_a_record_says_does_not_reach_the_terminal_as_commands(
    library: Callable[..., Any],
) -> None:
    bib = Path("citations/more.bib")
    bib.write_text(BIB.replace("Blood {pH}", "Blood \x1b[31mred"), "utf-8")
    assert "\x1b" not in library("find", "blood").out


def test_works_that_may_bear_on_a_claim_are_suggested_without_those_it_cites(
    library: Callable[..., Any],
) -> None:
    ran = library("suggest", "jump-higher")
    assert ran.code == 0, ran.err
    told = " ".join(ran.out.split())
    assert "1 other work shares words with 'jump-higher' and may bear on it:" in told
    assert "rope2020 Rope skipping and jump height in adults" in told
    assert "example2020" not in told
    assert "Left out: 1 work that 'jump-higher' cites already." in told


def test_a_match_is_never_called_support(library: Callable[..., Any]) -> None:
    outputs = [
        library("find", "rope", "skipping").out,
        library("suggest", "jump-higher").out,
        library("find", "rope", "--format", "json").out,
        library("suggest", "jump-higher", "--format", "json").out,
    ]
    for out in outputs:
        told = out.lower().replace("shared words are no support", "")
        for word in ("support", "prove", "confirm", "evidence for"):
            assert word not in told, word


def test_a_suggestion_says_which_part_of_the_claim_a_word_is_from(
    library: Callable[..., Any],
) -> None:
    document = json.loads(library("suggest", "jump-higher", "--format", "json").out)
    assert document["left_out"] == ["example2020"]
    (match,) = document["matches"]
    parts = {one["word"].lower(): one["from"] for one in match["shared"]}
    assert set(parts.values()) <= {
        "outcome", "intervention", "comparator", "population", "topics", "statement",
    }  # fmt: skip
    assert {"jump", "skipping", "rope"} & set(parts)


def test_a_claim_that_is_not_there_is_told_with_the_nearest(library: Callable[..., Any]) -> None:
    ran = library("suggest", "jump-hgher")
    assert (ran.code, "did you mean 'jump-higher'?" in ran.err) == (2, True)


def test_without_the_cache_the_answer_is_the_same(library: Callable[..., Any]) -> None:
    for arguments in (("find", "lactate"), ("suggest", "jump-higher")):
        assert library(*arguments, "--no-cache").out == library(*arguments).out
