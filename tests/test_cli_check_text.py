"""The text of ``check``: help is said once, and where it stands it tells for how many it holds."""

import sys
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.cli.finding_formats import as_json, as_text, paragraphs
from claimgrade.cli.output import Style
from claimgrade.model.finding import Finding, Location, Severity, Subject

PLAIN = Style(False)


def finding(code: str, help: str | None, line: int = 1) -> Finding:
    place = Location("no-such-file.yaml", line)
    return Finding(code, "name", Severity.MINOR, Subject.RECORD, "message", place, help)


def helps(findings: Iterable[Finding]) -> list[str]:
    """What stands below each finding, without the line breaks of folding."""
    made = paragraphs(list(findings), 80, PLAIN)
    return [" ".join(text.split("\n", 1)[1].split()) for text in made]


def test_help_that_the_next_finding_of_its_code_shares_is_said_once() -> None:
    found = [finding("RD501", "Add it."), finding("RD501", "Add it."), finding("RD501", "Add it.")]
    assert helps(found) == ["help (also for the next 2 of RD501): Add it.", "", ""]


def test_help_of_two_findings_names_the_other_without_a_number() -> None:
    found = [finding("RD501", "Add it."), finding("RD501", "Add it.")]
    assert helps(found) == ["help (also for the next RD501): Add it.", ""]


def test_findings_of_other_codes_between_do_not_bring_help_again() -> None:
    found = [finding("RD501", "Add."), finding("SI01", "Link."), finding("RD501", "Add.")]
    assert helps(found) == ["help (also for the next RD501): Add.", "help: Link.", ""]


def test_help_comes_again_after_the_same_code_had_another() -> None:
    """Else a reader would take the help just above for that of the third."""
    found = [finding("OS02", "Say may."), finding("OS02", "Say can."), finding("OS02", "Say may.")]
    assert helps(found) == ["help: Say may.", "help: Say can.", "help: Say may."]


def test_two_codes_with_the_same_words_each_say_them() -> None:
    found = [finding("OS01", "Mend it."), finding("OS02", "Mend it.")]
    assert helps(found) == ["help: Mend it.", "help: Mend it."]


some_findings = st.lists(
    st.builds(
        finding,
        st.sampled_from(["OS01", "OS02", "RD501"]),
        st.sampled_from(["Do this.", "Do that.", None]),
    ),
    max_size=12,
)


@given(some_findings)
def test_the_help_of_every_finding_is_the_last_one_said_for_its_code(found: list[Finding]) -> None:
    said: dict[str, str | None] = {}
    for one, text in zip(found, helps(found), strict=True):
        if text:
            said[one.code] = text.split(": ", 1)[1]
        elif one.help is None:
            said[one.code] = None
        assert said.get(one.code) == one.help


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shares work out")
@settings(max_examples=25, deadline=None)
@given(some_findings, st.integers(1, 4))
def test_text_does_not_depend_on_how_many_processes_write_it(
    found: list[Finding], number: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimgrade.workspace.sharing_out.processes_for", lambda items: 1)
        alone = as_text(found, {"claims": 1}, 80, PLAIN)
        patch.setattr("claimgrade.workspace.sharing_out.processes_for", lambda items: number)
        assert as_text(found, {"claims": 1}, 80, PLAIN) == alone


@given(some_findings)
def test_every_finding_keeps_its_help_for_programs(found: list[Finding]) -> None:
    text = as_json(found, {})
    for words in ("Do this.", "Do that."):
        assert text.count(words) == sum(one.help == words for one in found)
