"""Sentences composed from records are in the catalogue, and come out in another language whole."""

import ast
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from claimgrade.assess.review import assess
from claimgrade.model.saying import ENGLISH_SENTENCES, Sentences, both, listed, say, saying
from claimgrade.reports import text
from claimgrade.reports.house_reading import house_findings
from claimgrade.reports.text import ENGLISH
from claimgrade.workspace.load import load
from claimgrade.workspace.messages_file import gaps
from claimgrade.workspace.workspace import Workspace
from conftest import REPOSITORY, Ran
from printed_review import FILES


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(REPOSITORY / "tools"))
        yield import_module("composed_sentences")
    sys.modules.pop("composed_sentences", None)


@pytest.fixture(scope="module")
def sentences(tool: ModuleType) -> list[str]:
    """The sentences that stand in the source."""
    return str(tool.listed()).splitlines()


NO_EVIDENCE = "no line of evidence is linked to the claim"


def workspace(folder: Path, words: str) -> Path:
    for path, content in FILES.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    (folder / "de.toml").write_text(words, encoding="utf-8")
    with (folder / "claimgrade.toml").open("a", encoding="utf-8") as settings:
        settings.write('[reports]\nlanguage = "de"\nmessages = "de.toml"\n')
    return folder


def messages(found: Workspace) -> list[str]:
    """Return what every rule says of every claim."""
    return [r.message for claim in assess(found).assessments for r in claim.results]


def test_the_list_of_sentences_is_that_of_the_source(
    tool: ModuleType, sentences: list[str]
) -> None:
    """``python tools/composed_sentences.py`` writes it anew."""
    assert tool.LIST.read_text(encoding="utf-8").splitlines() == sentences


def test_every_sentence_that_is_said_can_be_found_in_the_source(tool: ModuleType) -> None:
    """A sentence put together before it is said has no name that a translation could give."""
    composed = [
        f"{path.name}:{given.lineno}"
        for path in tool.modules()
        for given in tool.said(path.read_text("utf-8"))
        if isinstance(given, ast.JoinedStr | ast.BinOp)
    ]
    assert composed == []


def test_the_gaps_of_a_sentence_have_names_and_no_form(sentences: list[str]) -> None:
    for sentence in sentences:
        found = gaps(sentence)
        assert found is not None, sentence
        assert all(name.isidentifier() for name in found), sentence


def test_no_sentence_has_the_name_of_a_fixed_word(sentences: list[str]) -> None:
    named = {name for part in text._PARTS for name in part}
    assert named.isdisjoint(sentences)
    assert named.union(sentences) == set(ENGLISH)


def test_a_sentence_is_said_in_the_language_in_force_and_in_english_after() -> None:
    german = Sentences({"waits for {fields}": "wartet auf {fields}"})
    with saying(german):
        assert say("waits for {fields}", fields="n") == "wartet auf n"
        assert say("no study did that") == "no study did that"
        with saying(ENGLISH_SENTENCES):
            assert say("waits for {fields}", fields="n") == "waits for n"
    assert say("waits for {fields}", fields="{n}") == "waits for {n}"


@pytest.mark.parametrize(
    ("items", "as_list", "as_chain"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a and b"),
        (["a", "b", "c"], "a, b and c", "a and b and c"),
    ],
)
def test_items_are_joined_as_english_does(items: list[str], as_list: str, as_chain: str) -> None:
    assert listed(items) == as_list
    assert both(items) == as_chain


def test_two_workspaces_in_one_process_keep_their_languages(tmp_path: Path) -> None:
    """What the rules keep from one claim to the next is not given out in another language."""
    german = workspace(tmp_path / "german", "'waits for {fields}' = 'wartet auf {fields}'\n")
    english = workspace(tmp_path / "english", "")
    for folder, beginning in ((german, "wartet auf "), (english, "waits for ")) * 2:
        waiting = [m for m in messages(load(folder, cache=False)) if m.startswith("wa")]
        assert waiting
        assert all(message.startswith(beginning) for message in waiting)


def test_a_flag_and_its_help_are_in_the_language_of_the_workspace(
    claimgrade: Callable[..., Ran],
) -> None:
    said = {
        "the words state no number": "die Worte nennen keine Zahl",
        NO_EVIDENCE: "kein Beleg ist verknüpft",
    }
    assert said.keys() <= ENGLISH.keys()
    words = "".join(f"'{name}' = '{german}'\n" for name, german in said.items())
    workspace(Path.cwd(), words)
    ran = claimgrade("report", "--no-cache", "--view", "review", "--format", "html")
    assert ran.code == 0, ran.err
    page = Path("reports/cold/index.html").read_text(encoding="utf-8")
    for english, german in said.items():
        assert german in page
        assert english not in page
    assert "Kein Beleg ist verknüpft" in claimgrade("show", "nobody-knows", "--full").out


def test_check_is_english_in_every_language_so_that_a_baseline_knows_its_findings(
    claimgrade: Callable[..., Ran],
) -> None:
    workspace(Path.cwd(), "")
    claimgrade("check", "--no-cache", "--update-baseline")
    (Path.cwd() / "de.toml").write_text(f"'{NO_EVIDENCE}' = 'kein Beleg'\n", encoding="utf-8")
    ran = claimgrade("check", "--no-cache")
    assert ran.code == 0, ran.out
    assert "kein Beleg" not in ran.out + claimgrade().out


def test_a_sentence_with_other_gaps_is_reported_at_its_place_and_english_stands(
    tmp_path: Path,
) -> None:
    words = '"the \\"size\\"" = "x"\n\'waits for {fields}\' = "wartet auf {felder}"\n'
    found = load(workspace(tmp_path, words), cache=False)
    unknown, finding = house_findings(found)
    assert (unknown.code, unknown.location.line) == ("RD154", 1)
    assert (finding.code, finding.location.path, finding.location.line) == ("RD155", "de.toml", 2)
    assert "has {felder}; in English it has {fields}" in finding.message
    said = messages(found)
    assert any(message.startswith("waits for ") for message in said)
    assert not any(message.startswith("wartet") for message in said)


def test_the_printed_catalogue_holds_the_sentences() -> None:
    assert '"waits for {fields}" = "waits for {fields}"' in text.as_toml().splitlines()
