"""What is decided of a claim is the same whatever language its reasons are told in."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from claimgrade.assess.in_words import in_words
from claimgrade.assess.review import assess
from claimgrade.model.assessment import Assessment
from claimgrade.model.saying import Sentences
from claimgrade.model.vocabulary import AgeBand, Certainty, Concern, Domain, Sex, Training
from claimgrade.reports.text import ENGLISH
from claimgrade.workspace.load import load
from claimgrade.workspace.messages_file import gaps
from tables import for_each_row


@for_each_row("words", [AgeBand, Certainty, Concern, Domain, Sex, Training])
def test_a_word_of_a_vocabulary_is_said_with_blanks_in_english(words: type[StrEnum]) -> None:
    assert [in_words(word) for word in words] == [word.replace("-", " ") for word in words]


def one_word_for_all() -> Sentences:
    """Return a language in which all sentences without gaps are the same."""
    return Sentences(
        {
            name: " ".join(("ja", *sorted(f"{{{gap}}}" for gap in gaps(name) or ())))
            for name in ENGLISH
        }
    )


def decided(assessment: Assessment) -> Any:
    """Return what was decided of a claim, without any sentence on it."""
    details, certainty, ceiling = assessment.details, assessment.certainty, assessment.ceiling
    return (
        assessment.id,
        (assessment.verdict, assessment.computed_verdict, assessment.worst, assessment.points),
        (certainty.start, certainty.computed, certainty.used, certainty.waits_for),
        [(note.letter, note.domain, note.levels) for note in certainty.footnotes],
        (ceiling.hedge, ceiling.relation, ceiling.advice, ceiling.gap),
        [(r.code, r.outcome, r.severity, r.at, r.missing, r.once) for r in assessment.results],
        list(assessment.lines_left_out),
        details.may_say and (details.may_say.text, details.may_say.checked),
        [(withheld.text, withheld.failed) for withheld in details.withheld],
        [(row.dimension, row.match, row.reworded, row.compared) for row in details.directness],
        [(s.domain, s.concern, s.levels, s.milder) for s in details.suggestions],
        [(step.step, step.levels) for step in details.would_change],
        [(row.agreement, row.number, row.worked_out) for row in details.numbers],
    )


@pytest.mark.parametrize("records", ["seeded", "planted"])
def test_no_decision_depends_on_the_language_of_the_sentences(
    repository: Path, records: str
) -> None:
    english = load(repository / "tests" / records)
    other = replace(english, translation=replace(english.translation, sentences=one_word_for_all()))
    told, translated = assess(english), assess(other)
    claims = [claim for article in told.articles for claim in article.assessments]
    again = [claim for article in translated.articles for claim in article.assessments]
    assert claims
    assert [decided(claim) for claim in again] == [decided(claim) for claim in claims]
    assert [claim.points_reason for claim in again] != [claim.points_reason for claim in claims]
