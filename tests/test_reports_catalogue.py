"""Every fixed word of a report comes from one catalogue, and another language replaces it."""

import ast
import json
import re
import string
import tomllib
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment

from claimgrade.assess.catalogue import RULES
from claimgrade.assess.wording.statement import (
    Terms,
    asserted,
    conflicting,
    denied,
    plausible,
    uncertain,
    untested,
)
from claimgrade.model.article import Article
from claimgrade.model.claim import Claim
from claimgrade.model.plain import field_names
from claimgrade.model.study import Result, Study
from claimgrade.model.vocabulary import Certainty, Direction, EffectSize, Hedge, Verdict
from claimgrade.reports import text
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.house_reading import house_findings, house_of
from claimgrade.reports.views.parts import counted, together
from claimgrade.reports.words import CERTAINTIES, COUNTED_AS, DECIDED_WHEN, VERDICTS
from claimgrade.workspace.load import load
from claimgrade.workspace.messages_file import Translation, gaps
from conftest import Ran
from printed_review import FILES

REPORTS = Path(text.__file__).resolve().parent.parent
TEMPLATES = REPORTS / "templates"

MESSAGES = '[reports]\nlanguage = "de"\nmessages = "de.toml"\n'


def workspace(folder: Path, words: str, settings: str = MESSAGES) -> Path:
    for path, content in FILES.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    (folder / "de.toml").write_text(words, encoding="utf-8")
    place = folder / "claimgrade.toml"
    place.write_text(place.read_text(encoding="utf-8") + settings, encoding="utf-8")
    return folder


def rendered(folder: Path, *names: str, formats: tuple[str, ...] = ("html",)) -> Mapping[str, str]:
    from claimgrade.assess.review import assess

    found = load(folder, cache=False)
    files = render(Edition(found, assess(found), cache=False), names, formats)
    return {name: page for name, page in files.items() if isinstance(page, str)}


# No fixed word stands outside the catalogue.

_WORD = re.compile(r"[A-Za-zÀ-ž]{2,}")
_ATTRIBUTE = re.compile(r'(?:aria-label|title|alt|placeholder)="([^"]*)"')


class _Words(HTMLParser):
    """Collects the text that a page shows or reads out, without its style."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("style", "script")
        told = ("aria-label", "title", "alt", "data-label")
        self.found += [value or "" for name, value in attrs if name in told]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


def words_of(page: str) -> list[str]:
    parser = _Words()
    parser.feed(page)
    return [words for words in parser.found if _WORD.search(words)]


GAP = "\u00a4"
"""Stands for what a template fills in; no letter, and no sign of HTML or Markdown."""


def literal_text(path: Path) -> str:
    """Return the text of a template as it stands, with a sign for each gap."""
    environment = Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - read only
    parts = []
    for _, kind, value in environment.lex(path.read_text(encoding="utf-8")):
        if kind == "data":
            parts.append(value)
        elif kind == "variable_begin":
            parts.append(GAP)
    return "".join(parts)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_of_a_page_holds_no_word_of_its_own(path: Path) -> None:
    shown = re.sub(r"(?m)^@page .*$", "", literal_text(path))
    assert words_of(shown) == []


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(TEMPLATES.rglob("*.md")) if path.name != "rules.md"],
    ids=lambda path: path.name,
)
def test_a_template_of_markdown_holds_no_word_of_its_own(path: Path) -> None:
    shown = re.sub(r"<[^>]*>|\]\([^)]*\)", " ", literal_text(path))
    assert _WORD.findall(shown) == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.typ")), ids=lambda path: path.name)
def test_a_template_of_typst_holds_no_word_of_its_own(path: Path) -> None:
    """Content is what stands between brackets, outside of code and strings."""
    source = re.sub(r"(?m)^\s*//.*$|\s// .*$", "", path.read_text(encoding="utf-8"))
    source = re.sub(r'"(?:[^"\\]|\\.)*"', '""', source)
    content = re.findall(r"\[([^\[\]]*)\]", source)
    shown = [re.sub(r"#[\w.-]+(?:\([^()]*\))?", "", part) for part in content]
    assert [part for part in shown if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", part)] == []


def prose_in(path: Path) -> Iterator[str]:
    """Yield each text in a module that reads like words: letters with a blank beside them.

    Not docstrings, what an exception says, or a quoted annotation.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed: set[int] = set()
    for node in ast.walk(tree):
        raised = isinstance(node, ast.Raise)
        stated = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        noted = isinstance(node, ast.AnnAssign | ast.arg | ast.FunctionDef)
        if raised or stated:
            passed |= {id(inner) for inner in ast.walk(node)}
        if noted:
            of_types = (getattr(node, "annotation", None), getattr(node, "returns", None))
            passed |= {id(inner) for part in of_types if part for inner in ast.walk(part)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            prose = re.search(r"[A-Za-z]{2,}[,:]? | [A-Za-z]{2,}", node.value)
            if prose and id(node) not in passed:
                yield f"{path.name}:{node.lineno}: {node.value}"


NO_PROSE = {
    *('<svg viewBox="0 0 ', ' class="plot">', '<svg x="', '" width="', '" height="', '" y="'),
    *(' class="plot"><style>', '<p class="verdict-word" data-verdict="([a-z-]+)">'),
    '<span class="date">\\g<0></span>',
    "PMID ",  # a name
    *("graded claim", "other sentence", "independent data set", "line of evidence"),
}
"""Texts with a blank that are no words of a report, or name words of the catalogue."""


MAKERS = (
    *("views/*.py", "figures/*.py", "readings/*.py", "reading_list_exports.py", "html.py"),
    *("spreadsheets.py", "markdown.py", "word_comments.py"),
)


@pytest.mark.parametrize("which", MAKERS)
def test_no_module_that_makes_a_report_holds_words_of_its_own(which: str) -> None:
    modules = sorted(REPORTS.glob(which))
    found = [said for path in modules for said in prose_in(path)]
    assert modules
    assert [said for said in found if said.partition(": ")[2] not in NO_PROSE] == []


def test_the_scan_for_words_finds_words(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text('"""Doc string."""\nx = f"{1} of {2}"\ny = "a word"\nz = ("key",)\n', "utf-8")
    assert sorted(prose_in(path)) == ["module.py:2:  of ", "module.py:3: a word"]
    path.write_text('<p title="some words">x {{ y }}</p>', "utf-8")
    assert words_of(literal_text(path)) == ["some words"]


def test_every_name_that_is_asked_for_is_in_the_catalogue() -> None:
    asked: dict[str, str] = {}
    for path in [*REPORTS.rglob("*.py"), *TEMPLATES.rglob("*")]:
        if path.suffix not in (".py", ".html", ".md"):
            continue
        source = path.read_text(encoding="utf-8")
        names = re.findall(r'\bTEXT\["([^"]+)"\]', source)
        if path.suffix in (".html", ".md"):
            names += re.findall(r"\btext\.([a-z_]+)\b", source)
        asked |= dict.fromkeys(names, path.name)
    assert len(asked) > 300
    assert {name: where for name, where in asked.items() if name not in text.ENGLISH} == {}


def test_the_words_stand_alone_and_not_in_fields_of_python() -> None:
    """A name that a mapping has itself (`text.items`) would never be found in a template."""
    assert set(text.ENGLISH).isdisjoint(dir(dict))


# Another language.


def other_language(words: str) -> str:
    """Return words in which every letter outside of gaps is one that English does not have."""
    return re.sub(r"\{[^}]*\}|[A-Za-z]", lambda m: m[0] if m[0][0] == "{" else "ж", words)


def as_toml(words: Mapping[str, str]) -> str:
    return "".join(f"{json.dumps(name)} = {json.dumps(said)}\n" for name, said in words.items())


OTHER = {name: other_language(said) for name, said in text.ENGLISH.items() if name != "language"}


def test_a_page_made_of_fixed_words_alone_is_all_in_the_other_language(tmp_path: Path) -> None:
    folder = workspace(tmp_path, as_toml(OTHER))
    page = rendered(folder, "ratings")["about-ratings.html"]
    own = ("Cold baths", "maintainers", "claimgrade", "example.org")
    assert [words for words in words_of(page) if not any(one in words for one in own)] == []


_IDENTIFIER = re.compile(
    r"\b(?:(?:OS|SI|RD)\d+[a-z]?|docs/method\.md|"
    r"(?:studies|sources|evidence|asserts)(?:\.[\w-]+)+)"
    r"|\([A-Z][^()]*\b(?:19|20)\d\d;[^()]*\)"  # a publication
    rf"|\b(?:{'|'.join(sorted((rule.name for rule in RULES.values()), key=len, reverse=True))})\b"
)
"""Codes, names of rules, paths of fields and publications, which are the same in any language."""

VIEWS = ("cards", "index", "matrix", "review", "findings", "reading-list", "article", "claimreview")


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_left_in_english_on_a_page_is_the_records(tmp_path: Path, view: str) -> None:
    """What a record says stays; all other words on the page are of the other language."""
    folder = workspace(tmp_path, as_toml(OTHER))
    records = f"{' '.join((*FILES, *FILES.values()))} claimgrade Hartung Knapp".lower()
    fields = " ".join(
        name for record in (Claim, Article, Study, Result) for name in field_names(record)
    ).replace("_", " ")
    own = set(_WORD.findall(f"{records} {fields}"))
    for name, page in rendered(folder, view).items():
        for words in words_of(page):
            left = re.sub(r"[^\sж]*ж[^\s]*", " ", _IDENTIFIER.sub(" ", words)).lower()
            assert set(_WORD.findall(left)) <= own, (name, words)


def test_every_page_says_which_language_it_is_in(tmp_path: Path) -> None:
    folder = workspace(tmp_path, 'summary = "Überblick"\n')
    views = ("review", "cards", "index", "claimreview", "article", "ratings", "findings")
    pages = rendered(folder, *views, "matrix", "reading-list")
    html = {name: page for name, page in pages.items() if name.endswith(".html")}
    assert html
    assert all('<html lang="de">' in page for page in html.values())


def test_words_that_a_translation_lacks_are_english_and_counted(
    claimgrade: Callable[..., Ran],
) -> None:
    workspace(Path.cwd(), 'summary = "Überblick"\ndisclosure = "Offenlegung"\n')
    ran = claimgrade("report", "--no-cache", "--view", "review", "--format", "html")
    assert ran.code == 0, ran.err
    total = len(text.ENGLISH) - 1  # the language is a setting
    assert f"note: {total - 2} of {total} fixed words are not in de.toml" in ran.err
    page = Path("reports/cold/index.html").read_text(encoding="utf-8")
    assert "Überblick</h2>" in page
    assert f"{text.ENGLISH['references']}</h2>" in page


def test_a_whole_translation_leaves_nothing_to_count(claimgrade: Callable[..., Ran]) -> None:
    workspace(Path.cwd(), as_toml(OTHER))
    ran = claimgrade("report", "--no-cache", "--view", "ratings", "--format", "html")
    assert ran.code == 0
    assert "fixed words" not in ran.err


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ('sumary = "x"', "RD154", "there are no words named 'sumary'; did you mean 'summary'?"),
        ('annotated_page = "Seite {number}"', "RD155", "has {number}; in English it has"),
        ('annotated_page = "{number.real} {total}"', "RD155", "has {number.real}, {total}"),
        ('annotated_page = "{number!r} {total}"', "RD155", "has {number!r}, {total}"),
        ('annotated_page = "{number:>9} {total}"', "RD155", "has {number:>9}, {total}"),
        ('annotated_page = "{number} {total"', "RD155", "a brace that is not closed"),
        ('summary = "{summary}"', "RD155", "in English it has no gap"),
    ],
)
def test_a_name_or_gap_that_is_wrong_is_reported_and_english_stands(
    tmp_path: Path, line: str, code: str, said: str
) -> None:
    folder = workspace(tmp_path, f'references = "Quellen"\n{line}\n')
    (finding,) = house_findings(load(folder, cache=False))
    assert (finding.code, finding.location.path, finding.location.line) == (code, "de.toml", 2)
    assert said in finding.message
    words = house_of(load(folder, cache=False)).catalogue
    changed = {name: said for name, said in words.items() if said != text.ENGLISH[name]}
    assert changed == {"references": "Quellen", "language": "de"}


def test_a_page_is_made_of_the_words_that_are_right(tmp_path: Path) -> None:
    wrong = 'references = "Quellen"\nsumary = "x"\nsummary = "{summary}"\n'
    page = rendered(workspace(tmp_path, wrong), "review")["cold/index.html"]
    assert "Quellen</h2>" in page
    assert f"{text.ENGLISH['summary']}</h2>" in page


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        ('summary = "x', "de.toml:1", "RD118"),
        ('summary = "x"\nclaims = 3\n', "de.toml:2", "RD207"),
        ('[page]\nsummary = "x"\n', "de.toml:1", "RD207"),
    ],
)
def test_a_file_of_messages_that_is_no_list_of_words_is_reported(
    tmp_path: Path, content: str, place: str, code: str
) -> None:
    folder = workspace(tmp_path, content)
    found = [f for f in load(folder, cache=False).findings if f.location.path == "de.toml"]
    assert [(f"{f.location.path}:{f.location.line}", f.code) for f in found] == [(place, code)]


def test_a_file_of_messages_that_is_not_there_stops_the_report(
    claimgrade: Callable[..., Ran],
) -> None:
    workspace(Path.cwd(), "")
    Path("de.toml").unlink()
    ran = claimgrade("report", "--no-cache")
    assert ran.code == 2
    assert "RD151[house-file] there is no file 'de.toml'" in ran.err


def test_words_of_a_translation_are_escaped_as_those_of_a_record_are(tmp_path: Path) -> None:
    folder = workspace(tmp_path, "summary = '<b onload=x>'\n")
    assert "<b onload" not in rendered(folder, "review")["cold/index.html"]


def test_the_catalogue_is_printed_in_the_form_that_a_translation_has(
    claimgrade: Callable[..., Ran],
) -> None:
    ran = claimgrade("explain", "--format", "messages")
    assert tomllib.loads(ran.out) == dict(text.ENGLISH)


def test_words_are_those_in_force_and_english_again_after() -> None:
    catalogue = text.translated({"verdict_supported": "Belegt", "count_claim_many": "{number} B."})
    with text.in_force(catalogue):
        assert VERDICTS[Verdict.SUPPORTED].word == "Belegt"
        assert counted(3, "claim") == "3 B."
        assert CERTAINTIES[Certainty.LOW] == "low"
    assert VERDICTS[Verdict.SUPPORTED].word == "Supported as worded"
    assert counted(3, "claim") == "3 claims"
    assert counted(1, "study") == "1 study"


def test_every_verdict_has_its_words() -> None:
    for words in (VERDICTS, COUNTED_AS, DECIDED_WHEN):
        assert set(words) == set(Verdict)
        assert all(words[verdict] for verdict in Verdict)


@pytest.mark.parametrize(
    ("words", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_things_in_a_row_are_joined_as_english_does(words: tuple[str, ...], said: str) -> None:
    assert together(words) == said


def test_every_sentence_of_the_catalogue_can_be_filled() -> None:
    for name, words in text.ENGLISH.items():
        found = gaps(words)
        assert found is not None, name
        values = dict.fromkeys(found, "x")
        assert "{" not in string.Formatter().vformat(words, (), values), name


def test_a_reason_for_the_certainty_names_its_domain_once_and_in_the_language(
    tmp_path: Path,
) -> None:
    judged = (
        "judgements:\n  - by: maintainers\n    on: 2026-11-01\n    domains:\n"
        "      imprecision: {concern: serious, levels: 1, reason: few people}\n"
    )
    words = 'domain_imprecision = "Ungenauigkeit"\ncount_citation_many = "{number} Quellen"\n'
    folder = workspace(tmp_path, words)
    claim = folder / "claims/cold/cold-raises-pulse.yaml"
    claim.write_text(claim.read_text(encoding="utf-8") + judged, encoding="utf-8")
    page = rendered(folder, "review")["cold/index.html"]
    assert "<span>Ungenauigkeit −1: few people.</span>" in page
    assert "<span>Imprecision" not in page
    assert "2 Quellen, 2 independent data sets." in page


# The grammar of statements.


def every_statement(terms: Terms) -> Iterator[str]:
    for hedge in (Hedge.PLAIN, Hedge.PROBABLY, Hedge.MAY):
        for direction in Direction:
            yield denied(terms, hedge, direction)
            for size in (None, *EffectSize):
                yield asserted(terms, hedge, direction, size)
    for direction in Direction:
        yield plausible(terms, direction, " (2026)")
    yield from (uncertain(terms), conflicting(terms), untested(terms, " (2026)"))


@pytest.mark.parametrize("causal", [True, False])
@pytest.mark.parametrize("what", ["walking", "bands"])
@pytest.mark.parametrize("session", [True, False])
def test_no_statement_holds_a_word_that_a_translation_did_not_give(
    causal: bool, what: str, session: bool
) -> None:
    phrases = Translation("xx", "xx.toml", OTHER).over(text.ENGLISH)
    terms = Terms("1", "2", causal, session, phrases=phrases)
    for sentence in every_statement(terms):
        assert not re.search("[A-Za-z]", sentence), sentence
    english = Terms(what, "pulse", causal, session)
    for sentence in every_statement(english):
        assert re.fullmatch(r"[A-Z][^{}]*\.", sentence)
        assert what in sentence.lower()
        assert "pulse" in sentence
        assert "  " not in sentence


def test_a_sentence_that_may_be_said_is_in_the_language_of_the_workspace(tmp_path: Path) -> None:
    words = (
        'statement_effect_increase_may_one = "{what} könnte {outcome}{little} {greatly}steigern"\n'
        'statement_frame_beyond = "So geht das über die Belege hinaus: {statement}"\n'
    )
    pages = rendered(workspace(tmp_path, words), "cards", "index")
    said = "So geht das über die Belege hinaus: Cold baths make muscle grow 3-fold."
    assert said in pages["cold/cards.html"]
    assert "goes beyond the evidence" not in pages["cold/cards.html"]
