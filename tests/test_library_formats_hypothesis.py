"""Annotations made with Hypothesis become the beginnings of claims, with their anchors."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.library.formats import hypothesis
from claimgrade.library.formats.hypothesis import ClaimStub, claim_text
from claimgrade.model.claim import Claim
from claimgrade.workspace.schema.records import record_from

FIXTURES = Path(__file__).parent / "fixtures" / "references"


def text_of(name: str) -> str:
    return (FIXTURES / name).read_text(encoding="utf-8")


def test_highlights_of_the_api_keep_their_anchors() -> None:
    read = hypothesis.read(text_of("hypothesis-api.json"), "x.json")
    assert read.faults == ()
    assert read.stubs == (
        ClaimStub(
            exact='eleven minutes a week\nare "enough"',
            prefix="it is said that ",
            suffix=", which is",
            start=103,
            end=140,
            note="Is that so?\n# not: a heading",
            tags=("cold water", "dose: 11 minutes"),
            uri="https://example.org/article",
            created="2024-01-02T03:04:05.678901+00:00",
            user="jana",
            line=4,
        ),
        ClaimStub(
            exact="a highlight",
            uri="https://example.org/other",
            created="2024-01-03T00:00:00+00:00",
            user="petr",
            line=26,
        ),
    )
    assert read.notes == (
        "line 24: BBBB is a reply to another annotation and begins no claim",
        "line 25: CCCC is a note on the whole page, with no words highlighted",
    )


def test_highlights_of_the_clients_export_are_the_same_words() -> None:
    read = hypothesis.read(text_of("hypothesis-export.csv"), "x.csv")
    assert read.faults == ()
    assert [(s.exact, s.note, s.tags, s.user, s.line) for s in read.stubs] == [
        ('eleven minutes a week\nare "enough"', "Is that so?", ("cold water", "dose"), "jana", 2),
        ("a highlight", "", (), "petr", 5),
    ]
    assert read.notes == ("line 4: a reply to another annotation begins no claim",)
    rows = json.loads(text_of("hypothesis-api.json"))["rows"]
    exported = json.dumps({"export_userid": "acct:a@b", "annotations": rows})
    assert [s.exact for s in hypothesis.read(exported, "x").stubs] == [s.exact for s in read.stubs]


@pytest.mark.parametrize("name", ["hypothesis-api.json", "hypothesis-export.csv"])
def test_annotations_are_told_from_references(name: str) -> None:
    assert hypothesis.is_annotations(text_of(name))
    assert not hypothesis.is_annotations(text_of("zotero.json"))


def test_a_stub_is_the_beginning_of_a_claim_record() -> None:
    stub = hypothesis.read(text_of("hypothesis-api.json"), "x.json").stubs[0]
    record = yaml.safe_load(claim_text(stub))
    assert record == {
        "quote": {
            "exact": 'eleven minutes a week are "enough"',
            "prefix": "it is said that",
            "suffix": ", which is",
        },
        "topics": ["cold water", "dose: 11 minutes"],
    }
    assert record_from(Claim, record).quote is not None
    assert "# Note: Is that so?" in claim_text(stub)


@settings(deadline=None)
@given(st.builds(ClaimStub, *[st.text(min_size=n) for n in (1, 0, 0)], note=st.text(),
                 tags=st.tuples(st.text(min_size=1)), uri=st.text(), user=st.text()))  # fmt: skip
def test_no_words_of_a_stranger_end_a_comment_or_a_value(stub: ClaimStub) -> None:
    record = yaml.safe_load(claim_text(stub))
    assert set(record) == {"quote", "topics"}
    assert record["quote"]["exact"] == " ".join(stub.exact.split())
    assert record["topics"] == list(stub.tags)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"rows": ' * 100_000,
        '{"rows": [1, null, {"target": 3}, {"target": [{"selector": {}}]}]}',
        '{"rows": 3}',
        "Quote,URL,User\n" + "x" * 200_000,
        "URL,User\nx,y\n",
        "Quote\x00,URL,User\n\x00",
        "",
    ],
)
def test_what_is_no_export_is_said_and_nothing_is_raised(text: str) -> None:
    read = hypothesis.read(text, "x")
    assert read.stubs == ()
    assert read.faults or read.notes
