"""A workspace with planted faults gets exactly these diagnostics, on these lines.

Lines and columns were counted by hand in the files under ``planted/``.
"""

import shutil
from pathlib import Path

import pytest

from claimgrade.model.finding import Subject
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.load import load
from claimgrade.workspace.workspace import Workspace

PLANTED = Path(__file__).parent / "planted"

EXPECTED = """
citations/conflict.bib:1:1          RD106 merge conflict
citations/library.bib:4:13          RD403 undefined @string
citations/library.bib:8:1           RD402 repeated key
citations/library.bib:13:1          RD401 unclosed brace
citations/reading-lists/planted.yaml:2:1    RD316 article that is not there
citations/reading-lists/planted.yaml:7:9    RD202 wrong word
citations/reading-lists/planted.yaml:8:9    RD301 unknown source
citations/reading-lists/planted.yaml:9:9    RD315 work listed before
citations/reading-lists/planted.yaml:10:12  RD315 work both listed and left out
citations/sources.yaml:2:3          RD202 wrong word
citations/sources.yaml:3:24         RD308 older key that is a key
citations/sources.yaml:4:3          RD301 superseded by an unknown source
citations/sources.yaml:5:1          RD307 details of an unknown source
citations/sources.yaml:7:1          RD209 a text where keys belong
citations/studies/broken2003.yaml:2:10  RD107 unclosed bracket
citations/studies/lee201.yaml:1:1   RD306 study of an unknown source
citations/studies/lee201.yaml:3:5   RD212 not an identifier
citations/studies/smith-old.yaml:1:1    RD312 second record of one source
citations/studies/smith1999.yaml:2:1    RD204 not a whole number
citations/studies/smith1999.yaml:3:21   RD301 pools an unknown source
citations/studies/smith1999.yaml:8:9    RD210 a group without its name
citations/studies/smith1999.yaml:9:5    RD311 repeated id
citations/studies/smith1999.yaml:13:26  RD314 unknown group
claimgrade.toml:3:1                 RD201 unknown key
claimgrade.toml:6:1                 RD203 not a number
claims/article/GH 290.yaml:1:1      RD117 name that is no id
claims/article/article.yaml:2:1     RD212 not a date of publication
claims/article/article.yaml:5:5     RD206 not true or false
claims/article/article.yaml:6:5     RD301 unknown source
claims/article/article.yaml:9:5     RD304 unknown claim
claims/article/circle-b.yaml:5:13   RD309 circle
claims/article/circle-b.yaml:5:23   RD313 premise that was split
claims/article/circle-b.yaml:6:11   RD308 alias that is an id
claims/article/colon.yaml:2:20      RD107 colon in a plain value
claims/article/comparison.yaml:2:10 RD107 plain value that begins with >
claims/article/conflict.yaml:2:1    RD106 merge conflict
claims/article/control.yaml:1:16    RD115 control character
claims/article/deep.yaml:2:1        RD201 unknown key at the top
claims/article/deep.yaml:6:25       RD204 not a whole number, in a flow mapping
claims/article/deep.yaml:9:3        RD202 wrong word
claims/article/deep.yaml:12:1       RD208 a text where a list belongs
claims/article/deep.yaml:14:32      RD202 wrong word, three deep
claims/article/deep.yaml:18:5       RD201 unknown key, three deep
claims/article/deep.yaml:19:3       RD212 not a length of time
claims/article/deep.yaml:21:5       RD203 not a number
claims/article/deep.yaml:22:19      RD207 a list where a text belongs
claims/article/deep.yaml:23:5       RD210 a number without its value
claims/article/deep.yaml:26:5       RD302 unknown result
claims/article/deep.yaml:29:24      RD205 not a day
claims/article/deep.yaml:32:5       RD502 line without its finding
claims/article/deep.yaml:36:39      RD213 more levels than there are
claims/article/deep.yaml:37:7       RD201 unknown domain
claims/article/deep.yaml:38:1       RD209 a text where keys belong
claims/article/deep.yaml:39:1       RD211 empty text
claims/article/latin1.yaml:1:15     RD103 not UTF-8
claims/article/leads-nowhere.yaml:1:1   RD503 points missing
claims/article/leads-nowhere.yaml:11:6  RD301 unknown source
claims/article/leads-nowhere.yaml:12:23 RD303 result without study record
claims/article/leads-nowhere.yaml:16:21 RD305 unknown line
claims/article/list.yaml:1:1        RD113 a list at the top
claims/article/no-reason.yaml:1:1   RD501 no certainty
claims/article/no-reason.yaml:1:1   RD505 no reason
claims/article/not-begun.yaml:2:1   RD501 no quote, statement, relation and hedge
claims/article/not-begun.yaml:2:1   RD504 no search date
claims/article/not-begun.yaml:4:5   RD502 line without finding
claims/article/not-begun.yaml:4:5   RD502 line without relation
claims/article/not-begun.yaml:4:5   RD502 line without source
claims/article/old.yml:1:1          RD116 name that is not read
claims/article/tab.yaml:3:1         RD107 tab
claims/article/twice.yaml:1:12      RD109 anchor
claims/article/twice.yaml:4:3       RD108 key given twice
claims/article/twice.yaml:5:43      RD108 key given twice, in a flow mapping
claims/article/twice.yaml:6:12      RD111 tag
claims/article/twice.yaml:7:10      RD110 alias
claims/article/twice.yaml:9:10      RD110 alias in a list
claims/article/twice.yaml:10:1      RD114 key that is no word
claims/article/twice.yaml:11:19     RD304 unknown claim
claims/article/twice.yaml:12:1      RD112 second document
claims/article/unclosed-quote.yaml:3:10 RD107 unclosed quotation mark
claims/no-article/article.yaml:1:1  RD310 no article
claims/no-article/only-claim.yaml:1:1   RD504 no search date
claims/stray.yaml:1:1               RD116 claim outside of an article
"""

GENERATED = """
claims/article/link-out.yaml:1:1    RD102 link out of the workspace
claims/article/link-to-nothing.yaml:1:1 RD101 cannot be read
claims/article/too-deep.yaml:1:59   RD105 nested 51 deep
claims/article/too-large.yaml:1:1   RD104 larger than 5 MB
"""


def table(text: str) -> list[tuple[str, str]]:
    """Return (place, code) of each line, in file order of places."""
    rows = []
    for line in text.strip().splitlines():
        place, _, rest = line.partition(" RD")
        rows.append((place.strip(), f"RD{rest.split()[0]}"))
    return rows


def found(workspace: Workspace) -> list[tuple[str, str]]:
    return [(str(finding.location), finding.code) for finding in workspace.findings]


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """The planted workspace, with the faults that no repository should hold added to it."""
    root = tmp_path / "planted"
    shutil.copytree(PLANTED, root)
    article = root / "claims" / "article"
    (article / "too-large.yaml").write_bytes(b"notes: " + b"x" * (5 * 1024 * 1024))
    # The top mapping is level 1 and the first bracket, in column 10, opens level 2: the one that
    # opens level 51 stands in column 59.
    (article / "too-deep.yaml").write_text("because: " + "[" * 60 + "]" * 60 + "\n")
    outside = tmp_path / "outside.yaml"
    outside.write_text("statement: Somewhere else.\n")
    (article / "link-out.yaml").symlink_to(outside)
    (article / "link-to-nothing.yaml").symlink_to(article / "gone.yaml")
    return root


def test_planted_faults_give_exactly_their_diagnostics() -> None:
    assert found(load(PLANTED, cache=False)) == table(EXPECTED)


def test_faults_that_only_a_machine_makes_are_found_beside_all_others(planted: Path) -> None:
    expected = {*table(EXPECTED), *table(GENERATED)}
    assert set(found(load(planted, cache=False))) == expected


def test_a_broken_file_is_named_and_never_makes_what_depends_on_it_look_broken() -> None:
    workspace = load(PLANTED, cache=False)
    broken = {"tab", "colon", "comparison", "unclosed-quote", "conflict", "latin1", "list"}
    assert workspace.broken == {
        *(f"claims/article/{name}.yaml" for name in (*broken, "control")),
        "citations/conflict.bib",
        "citations/studies/broken2003.yaml",
    }
    # leads-nowhere.yaml builds on three claims and leans on three sources in broken files.
    about = [f.location.line for f in workspace.findings if f.claim == "leads-nowhere"]
    assert about == [1, 11, 12, 16]


def test_every_fault_is_one_sentence_with_help_about_the_record() -> None:
    for finding in load(PLANTED, cache=False).findings:
        assert finding.subject is Subject.RECORD
        assert finding.help
        assert "\n" not in finding.message
        assert len(finding.message) <= 160, finding.message
        for internal in ("Traceback", "pydantic", "Error", "NoneType", "object at"):
            assert internal not in f"{finding.message} {finding.help}"


def test_wrong_words_keys_and_links_are_answered_with_the_nearest() -> None:
    messages = {str(f.location): f.message for f in load(PLANTED, cache=False).findings}
    assert "did you mean `statement`?" in messages["claims/article/deep.yaml:2:1"]
    assert "did you mean 'may'?" in messages["claims/article/deep.yaml:9:3"]
    assert "did you mean 'gh-peak'?" in messages["claims/article/deep.yaml:26:5"]
    assert "did you mean 'smith1999'?" in messages["claims/article/leads-nowhere.yaml:11:6"]
    assert "did you mean 'lee2001'?" in messages["citations/studies/lee201.yaml:1:1"]


def test_all_messages_are_in_one_style() -> None:
    for finding in load(PLANTED, cache=False).findings:
        assert not finding.message[0].isupper(), finding.message
        assert not finding.message.endswith("."), finding.message
        assert (finding.help or "").endswith("."), finding.help


def test_a_second_key_shows_where_the_first_stands() -> None:
    finding = next(f for f in load(PLANTED, cache=False).findings if f.code == "RD108")
    assert [str(related.location) for related in finding.related] == [
        "claims/article/twice.yaml:3:3"
    ]


def test_every_diagnostic_of_reading_fields_links_and_completeness_is_planted() -> None:
    planted_codes = {code for _, code in (*table(EXPECTED), *table(GENERATED))}
    settings_only = {"RD118"}  # test_workspace_settings.py
    interrupted = {"RD119"}  # test_workspace_journal.py
    last_resort = {"RD214"}  # for a value of a kind that no field has today
    # Bibliographies, and what a house style can lack (tests/test_reports_theme.py).
    elsewhere = {code for code in DIAGNOSTICS if code.startswith(("RD4", "RD15"))}
    assert set(DIAGNOSTICS) - planted_codes - elsewhere == settings_only | interrupted | last_resort
