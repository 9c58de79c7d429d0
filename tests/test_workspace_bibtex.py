"""Bibliographies: no entry is lost, and each fault is reported where it stands."""

import re
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database.input.bibtex import LowLevelParser, month_names

from claimgrade.model.finding import Finding, Subject
from claimgrade.workspace.bibtex.bibliography import read_bibliographies
from claimgrade.workspace.bibtex.entries import BIBTEX_CODES, BibEntry, read_bibliography
from claimgrade.workspace.bibtex.parser import PieceParser
from claimgrade.workspace.bibtex.quick import plain_entry
from claimgrade.workspace.bibtex.strings import Strings
from claimgrade.workspace.cache import Cache


def read(text: str) -> tuple[list[BibEntry], list[Finding]]:
    entries, findings = read_bibliography(text, "citations/a.bib")
    return list(entries), list(findings)


def faults(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of everything that is wrong."""
    _, findings = read(text)
    return [(f.code, f.location.line, f.location.column) for f in findings]


def test_an_entry_comes_with_its_place_and_small_letter_names() -> None:
    entries, findings = read(
        "\n% a note\n  @Article{Key2000,\n Title = {A {DNA} test}, YEAR=2000}\n"
    )
    assert findings == []
    assert entries == [
        BibEntry("Key2000", "article", {"title": "A {DNA} test", "year": "2000"}, 3, 3)
    ]


def test_every_way_of_writing_a_value_is_read() -> None:
    (entry,), findings = read(
        '@string{jap = "Journal of " # {Applied}}\n@String(phys = {Physiology})\n'
        '@misc(k, a = "quoted {with "} braces", b = {br{ac}ed}, c = 12, d = JAP # " " # phys,\n'
        "e = 1 # feb, f = {},)"
    )
    assert findings == []
    assert dict(entry.fields) == {
        "a": 'quoted {with "} braces',
        "b": "br{ac}ed",
        "c": "12",
        "d": "Journal of Applied Physiology",
        "e": "1February",
    }


def test_white_space_in_a_value_is_one_blank_and_accents_are_left_as_written() -> None:
    (entry,), _ = read('@book{k,\n  title = {  Two\n\t  lines },\n  author = {Lepp{\\"a}luoto, J}}')
    assert entry.fields["title"] == "Two lines"
    assert entry.fields["author"] == 'Lepp{\\"a}luoto, J'


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_a_byte_order_mark_do_not_move_places(ending: str) -> None:
    text = "\ufeff@book{a,\n  year = 2000\n}\n\n@book{a,\n  year = 2001\n}\n".replace("\n", ending)
    entries, findings = read(text)
    assert [(e.key, e.line, e.column) for e in entries] == [("a", 1, 1)]
    assert [(f.location.line, f.location.column) for f in findings] == [(5, 1)]


@pytest.mark.parametrize(
    ("broken", "kept"),
    [
        pytest.param("title = {No end,\n  year = 1990\n}", {}, id="brace in a value"),
        pytest.param(
            "year = 1990,\n  title = {One {two}\n}",
            {"year": "1990", "title": "One {two}"},
            id="inner brace",
        ),
        pytest.param("year = 1990,\n  title = {One}", {"year": "1990", "title": "One"}, id="last"),
        pytest.param("year = 1990,", {"year": "1990"}, id="after a comma"),
    ],
)
def test_an_unclosed_entry_loses_no_other_and_keeps_its_fields_before_the_fault(
    broken: str, kept: dict[str, str]
) -> None:
    text = f"@book{{first, year = 1}}\n\n@book{{broken,\n  {broken}\n\n@book{{last, year = 2}}\n"
    entries, findings = read(text)
    assert [e.key for e in entries] == ["first", "broken", "last"]
    assert dict(entries[1].fields) == kept
    assert [(f.code, f.location.line, f.location.column) for f in findings] == [("RD401", 3, 1)]


@pytest.mark.parametrize(
    ("last", "place"),
    [
        pytest.param("  year = 2000,\n", "citations/a.bib:5:3", id="plain field"),
        pytest.param("    note = {open,\n", "citations/a.bib:5:5", id="open value"),
    ],
)
def test_an_unclosed_entry_shows_the_last_field_that_was_reached(last: str, place: str) -> None:
    text = "@article{a,\n  author = {B, C.},\n  title = {T},\n  journal = {J},\n"
    _, (finding,) = read(f"{text}{last}\n@book{{b, year = 1}}\n")
    (related,) = finding.related
    assert finding.code == "RD401"
    assert str(related.location) == place
    assert related.label.endswith(f"'{last.split()[0]}'")


def test_an_entry_that_a_later_brace_would_close_swallows_nothing() -> None:
    text = "@book{a,\n  title = {no end,\n}\n@book{b,\n  year = 2\n}\n@book{c,\n  year = 3\n}}\n"
    entries, _ = read(text)
    assert [e.key for e in entries] == ["a", "b", "c"]
    assert faults(text) == [("RD401", 1, 1), ("RD407", 9, 2)]


def test_a_repeated_key_names_both_places_whatever_its_capitals() -> None:
    entries, (finding,) = read("@book{Smith2000, year = 1}\n@misc{b,}\n @book{smith2000, year = 2}")
    assert [(e.key, e.fields.get("year")) for e in entries] == [("Smith2000", "1"), ("b", None)]
    assert (finding.code, str(finding.location)) == ("RD402", "citations/a.bib:3:2")
    assert str(finding.related[0].location) == "citations/a.bib:1:1"


def test_an_undefined_string_is_reported_where_it_is_used() -> None:
    (entry,), (finding,) = read("@article{k,\n  journal = jappl # { A},\n  year = 2000\n}")
    assert dict(entry.fields) == {"journal": "A", "year": "2000"}
    assert (finding.code, finding.location.line, finding.location.column) == ("RD403", 2, 13)
    assert "'jappl'" in finding.message


def test_a_string_defined_too_late_is_told_so() -> None:
    _, (finding,) = read('@article{k, journal = J}\n\n@string{j = "Journal"}')
    assert finding.code == "RD403"
    assert "line 3" in (finding.help or "")


def test_months_are_known_and_other_strings_may_be_defined_again() -> None:
    entries, findings = read(
        '@string{j = "One"}@misc{a, x = j, month = MAR}@string{J = "Two"}@misc{b, x = j}'
    )
    assert findings == []
    assert [dict(e.fields) for e in entries] == [{"x": "One", "month": "March"}, {"x": "Two"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("@book{\n  title = {A}\n}", [("RD404", 1, 1)], id="no key"),
        pytest.param("@book{, title = {A}}", [("RD404", 1, 1)], id="only a comma"),
        pytest.param("@book{}", [("RD404", 1, 1)], id="nothing"),
        pytest.param("@book{year=2000}", [("RD404", 1, 1)], id="field for key"),
        pytest.param("@book{a,\n  title {A},\n  year = 1}", [("RD405", 2, 9)], id="no equals"),
        pytest.param("@book{a,\n  title = {A}\n  year = 1}", [("RD405", 3, 3)], id="no comma"),
        pytest.param("@book{a,\n  pages = 1--2\n}", [("RD405", 2, 12)], id="no braces"),
        pytest.param("@book{a,\n  pages = ,\n}", [("RD405", 2, 11)], id="no value"),
        pytest.param('@book{a,\n  x = "a } b"\n}', [("RD405", 2, 7)], id="closing in quotes"),
        pytest.param('@book{a,\n  x = "no end\n}\n@misc{b,}', [("RD405", 2, 7)], id="open quote"),
        pytest.param("@book{a year = 1}", [("RD405", 1, 9)], id="no comma after key"),
        pytest.param("@book{a b, year = 1}", [("RD405", 1, 9)], id="blank in key"),
        pytest.param("@article smith,\n  year = 1\n}\n", [("RD406", 1, 1)], id="no brace"),
        pytest.param("Text.\n article{smith,\n year = 1}", [("RD406", 2, 2)], id="no at sign"),
        pytest.param("@book{a, x = {1}},\n  y = {2}\n}", [("RD407", 1, 18)], id="early end"),
        pytest.param("@book{a,\n  x = {1}}\n  y = {2}\n", [("RD407", 3, 3)], id="left over"),
        pytest.param("@book{a, x = {1}}}", [("RD407", 1, 18)], id="brace too many"),
        pytest.param("@book{a, x = {1}, X = {2}}", [("RD408", 1, 1)], id="field twice"),
        pytest.param("@comment{\n @book{a, year = 1}}", [("RD409", 2, 2)], id="in a comment"),
        pytest.param("@string{jap}\n@misc{a,}", [("RD410", 1, 1)], id="string"),
        pytest.param('@string{jap = "x"', [("RD410", 1, 1)], id="string not closed"),
    ],
)
def test_each_kind_of_fault_is_reported_once_and_where_it_stands(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert faults(text) == expected
    for finding in read(text)[1]:
        assert not finding.message[0].isupper(), finding.message
        assert not finding.message.endswith("."), finding.message


def test_fields_after_a_missing_comma_are_read_all_the_same() -> None:
    (entry,), _ = read("@book{a,\n  title = {A}\n  year = 1990,\n  note = {B}\n}")
    assert dict(entry.fields) == {"title": "A", "year": "1990", "note": "B"}


@pytest.mark.parametrize(
    "text",
    [
        "Write to me@example.org (or to @nobody), 5 @ 10 each. }",
        "@comment{jabref-meta: databaseType:bibtex;}\n@comment no braces\n% @ percent",
        '@preamble{"\\newcommand{\\x}[1]{#1}" # " and more"}',
        "@book{a, x = {1}}\nNotes of last week: see a = b in the text.\n",
        "@misc{only-a-key}",
    ],
)
def test_text_that_is_no_entry_is_left_alone(text: str) -> None:
    assert faults(text) == []


def test_a_comment_that_is_not_closed_hides_no_entry() -> None:
    entries, findings = read("@comment{ open {\n@book{a, year = 1}\n@book{b, year = 2}\n")
    assert ([e.key for e in entries], findings) == (["a", "b"], [])


def test_entries_on_one_line_are_told_apart() -> None:
    entries, findings = read("@book{a, x = {1}} @misc{b, x = {2}}@own{c, x = {@misc{d, y = 1}}}")
    assert ([e.key for e in entries], findings) == (["a", "b", "c"], [])


def test_every_code_has_its_words_and_is_about_the_record() -> None:
    assert list(BIBTEX_CODES) == [f"RD4{number:02}" for number in range(1, 12)]
    for code, words in BIBTEX_CODES.items():
        assert words.code == code
        assert all((words.name, words.meaning, words.why, words.example, words.mend))
    _, findings = read("@book{a, year = 1}\n@book{a, year = 2")
    assert {f.subject for f in findings} == {Subject.RECORD}
    assert all(f.help for f in findings)


@pytest.mark.parametrize(
    "code", ["RD401", "RD402", "RD403", "RD404", "RD405", "RD406", "RD407", "RD408", "RD409"]
)
def test_the_example_of_a_code_has_the_fault_it_is_an_example_of(code: str) -> None:
    assert code in {found for found, _, _ in faults(BIBTEX_CODES[code].example)}


LARGE = 300_000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("@a{k, t = {" + "{" * 10_000 + "}" * 10_000 + "}}", "RD411", id="deep"),
        pytest.param("@a{k, t = {" + "{}" * LARGE, "RD401", id="braces, no end"),
        pytest.param('@a{k, t = "' + "{}" * LARGE + '"}', None, id="braces in quotes"),
        pytest.param("@" * LARGE, None, id="at signs"),
        pytest.param("@a" * LARGE, None, id="names"),
        pytest.param("@comment{" * (LARGE // 9), None, id="comments"),
        pytest.param("@ " + " " * LARGE, None, id="blanks"),
        pytest.param("@a{k" + "," * LARGE, "RD401", id="commas"),
        pytest.param("x = \n" * (LARGE // 5), None, id="text"),
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str, code: str | None) -> None:
    begin = time.process_time()
    _, findings = read(text)
    assert time.process_time() - begin < 10
    assert {f.code for f in findings} == ({code} if code else set())


def test_strings_that_double_themselves_are_stopped() -> None:
    lines = ['@string{a0 = "' + "x" * 1000 + '"}']
    lines += [f"@string{{a{i} = a{i - 1} # a{i - 1}}}" for i in range(1, 60)]
    lines += ["@misc{k, x = a59, y = {kept}}"]
    (entry,), findings = read("\n".join(lines))
    assert [f.code for f in findings] == ["RD411"]
    assert entry.fields["y"] == "kept"
    assert len(entry.fields.get("x", "")) < 100_000_000


_WORDS = st.lists(
    st.sampled_from([*'@{}(),=#"\n ', "@book", "@string", "@comment", "key", "year", "1990"]),
    max_size=60,
).map("".join)


@given(st.one_of(st.text(max_size=200), _WORDS))
def test_no_text_makes_the_reader_fail_and_places_are_within_it(text: str) -> None:
    entries, findings = read(text)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line, column in [(e.line, e.column) for e in entries] + [
        (f.location.line, f.location.column) for f in findings
    ]:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


_KEYS = st.lists(st.from_regex(r"[a-z][a-z0-9:_-]{0,8}", fullmatch=True), unique=True, max_size=8)


@given(_KEYS, st.data())
def test_breaking_one_entry_loses_no_other(keys: list[str], data: st.DataObject) -> None:
    pieces = [f"@article{{{key},\n  title = {{A {{B}} c}},\n  year = 2000\n}}" for key in keys]
    if not pieces:
        return
    broken = data.draw(st.integers(0, len(pieces) - 1))
    places = [i for i, letter in enumerate(pieces[broken]) if letter in "{}" and i > 10]
    gone = data.draw(st.sampled_from(places))
    pieces[broken] = pieces[broken][:gone] + pieces[broken][gone + 1 :]
    entries, findings = read("\n\n".join(pieces))
    assert {e.key for e in entries} >= set(keys) - {keys[broken]}
    assert findings


def _read_by_the_parser(piece: str) -> tuple[str | None, dict[str, str]] | None:
    """Key and fields by the parser for entries of any kind; None where it has a fault to tell."""
    strings = Strings()
    strings.define("jap", "Journal of\n Applied  Physiology")
    parser = PieceParser(piece, strings)
    parser.read()
    names = [name.lower() for name, _ in parser.current_fields]
    if parser.faults or len(set(names)) < len(names):
        return None
    values = (re.sub(r"[ \t\n\f\v]+", " ", "".join(v)).strip(" ") for _, v in parser.current_fields)
    return parser.current_entry_key, {n: v for n, v in zip(names, values, strict=True) if v}


def _read_quickly(piece: str) -> tuple[str | None, dict[str, str]] | None:
    strings = Strings()
    strings.define("jap", "Journal of\n Applied  Physiology")
    plain = plain_entry(piece, piece.index("{") + 1, len(piece), strings)
    return None if plain is None else (plain.key, plain.fields)


_VALUES = st.one_of(
    st.sampled_from(["12", "JAP", "feb", "nowhere", "{}", '""', "jap # {x}", "{a {b {c}} d}"]),
    st.lists(st.sampled_from([*'ab{}",#=@\\ \n\t', "%", "\xa0"]), max_size=9).map(
        lambda signs: "{" + "".join(signs) + "}"
    ),
    st.lists(st.sampled_from([*"ab{} \n", '{"}']), max_size=9).map(
        lambda signs: '"' + "".join(signs) + '"'
    ),
)
_NAMES = st.sampled_from(["title", "Title", "x-y", "a:b", "1a", "author\n", " note"])
_ENTRIES = st.builds(
    lambda key, fields, end: "@misc{" + key + "".join(f",{n} = {v}" for n, v in fields) + end,
    st.sampled_from(["a", " k:1", "é", "a b", "", "a=b", "x"]),
    st.lists(st.tuples(_NAMES, _VALUES), max_size=4),
    st.sampled_from(["}", ",}", "\n}", "", ",,}", ")"]),
)


@given(_ENTRIES)
def test_what_is_read_quickly_is_read_as_the_parser_reads_it(piece: str) -> None:
    quick = _read_quickly(piece)
    assert quick is None or quick == _read_by_the_parser(piece)


def test_published_entries_that_are_read_quickly_are_read_alike(shared: Path) -> None:
    quick = 0
    for path in sorted((shared / "bench" / "bibtex").rglob("*.bib")):
        text = _text_of(path).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        starts = [found.start() for found in _BEGINS.finditer(text)]
        for start, end in pairwise([*starts, len(text)]):
            piece = text[start:end].lstrip()
            found = _read_quickly(piece)
            quick += found is not None
            assert found is None or found == _read_by_the_parser(piece), path.name
    # Most of the others use @string names, which a piece by itself does not define.
    assert quick > 1_500


def test_months_are_those_that_pybtex_knows() -> None:
    assert all(Strings().expand(name) == text for name, text in month_names.items())


_BEGINS = re.compile(r"^[ \t]*@[ \t]*(?!comment|string|preamble)[a-z]+[ \t]*\{", re.I | re.M)


def _text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _pybtex_keys(text: str) -> tuple[Counter[str | None], bool]:
    """The keys pybtex finds in a whole file, and whether it read the file without a fault."""
    faults: list[object] = []
    parser = LowLevelParser(text, handle_error=faults.append, macros=dict(month_names))
    commands = [command for command in parser if command[0].lower() not in ("string", "preamble")]
    clean = all("undefined string" in str(fault) for fault in faults)
    return Counter(command[1][0] and command[1][0].lower() for command in commands), clean


def test_published_bibliographies_are_read_whole_as_pybtex_reads_them(shared: Path) -> None:
    files = sorted((shared / "bench" / "bibtex").rglob("*.bib"))
    assert len(files) == 284
    compared = 0
    for path in files:
        text = _text_of(path)
        expected, clean = _pybtex_keys(text)
        if not clean:
            continue
        entries, findings = read_bibliography(text, path.name)
        repeated = [f for f in findings if f.code == "RD402"]
        assert {e.key.lower() for e in entries} == set(expected), path.name
        assert len(entries) + len(repeated) == expected.total(), path.name
        compared += expected.total()
    assert compared > 7_000


def test_of_published_bibliographies_every_entry_is_read_or_reported(shared: Path) -> None:
    for path in sorted((shared / "bench" / "bibtex").rglob("*.bib")):
        text = _text_of(path)
        entries, findings = read_bibliography(text, path.name)
        accounted = {e.line for e in entries} | {f.location.line for f in findings}
        body = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        line, counted = 1, 0
        for found in _BEGINS.finditer(body):
            line += body.count("\n", counted, found.end())
            counted = found.end()
            assert line in accounted, f"{path.name}:{line}"


def test_a_file_of_another_encoding_without_a_mark_is_refused(tmp_path: Path) -> None:
    """UTF-16 without its mark is UTF-8 with zero bytes in it, and would be read as nonsense."""
    (tmp_path / "a.bib").write_bytes("@misc{a, note = {x}}".encode("utf-16-be"))
    found = read_bibliographies(str(tmp_path), ["a.bib"], Cache(None))
    assert (found.entries, found.broken) == ({}, {"a.bib"})
    assert [(f.code, "zero bytes" in f.message) for f in found.findings] == [("RD103", True)]
