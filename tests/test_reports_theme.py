"""A workspace changes colours, logo, fonts and blocks of its reports without copying the rest."""

import base64
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from claimgrade.cli.rendered import known_as_rendered
from claimgrade.model.finding import Finding
from claimgrade.reports.catalogue import render
from claimgrade.reports.edition import Edition
from claimgrade.reports.house import HouseError
from claimgrade.reports.house_reading import house_findings
from claimgrade.reports.theme import MAX_LOGO_BYTES, usual_colours
from claimgrade.reports.theme_contrast import TEXTS, contrast_ratio, relative_luminance
from claimgrade.workspace.load import load
from conftest import Ran
from printed_review import FILES, HOSTILE

PAGE = Path(__file__).resolve().parent.parent / "docs" / "house-style.md"
TEMPLATES = Path(__file__).resolve().parent.parent / "src/claimgrade/reports/templates"

_FILE = re.compile(r"^`(?P<path>[^`]+)`(?P<how>[^\n]*):\n\n```\w+\n(?P<text>.*?)^```$", re.M | re.S)

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><script>alert(1)</script></svg>\n'
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


House = Callable[..., Mapping[str, str]]
"""Renders the small review with settings and files of a house style, given by path."""


def workspace(folder: Path, settings: str, files: Mapping[str, str | bytes]) -> Path:
    for path, text in {**FILES, **files}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    place = folder / "claimgrade.toml"
    place.write_text(place.read_text(encoding="utf-8") + settings, encoding="utf-8")
    return folder


def rendered(folder: Path, *names: str, formats: tuple[str, ...] = ("html",)) -> Mapping[str, str]:
    from claimgrade.assess.review import assess

    found = load(folder, cache=False)
    files = render(Edition(found, assess(found), cache=False), names or ("review",), formats)
    return {name: text for name, text in files.items() if isinstance(text, str)}


@pytest.fixture
def house(tmp_path: Path) -> House:
    def make(settings: str, *names: str, **given: object) -> Mapping[str, str]:
        formats = given.pop("formats", ("html",))
        files = given.pop("files", {})
        assert isinstance(formats, tuple)
        assert isinstance(files, dict)
        return rendered(workspace(tmp_path, settings, files), *names, formats=formats)

    return make


def found_wrong(folder: Path) -> list[Finding]:
    return list(house_findings(load(folder, cache=False)))


def places(findings: list[Finding]) -> list[str]:
    return [f"{f.location.path}:{f.location.line} {f.code}" for f in findings]


# The worked example of docs/house-style.md, word for word.


@pytest.fixture
def example(claimgrade: Callable[..., Ran]) -> Path:
    """A workspace made by `init` with the files that the page shows."""
    assert claimgrade("init", ".").code == 0
    here = Path.cwd()
    blocks = list(_FILE.finditer(PAGE.read_text(encoding="utf-8")))
    for block in blocks:
        place = here / block["path"]
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text(encoding="utf-8") if "at its end" in block["how"] else ""
        place.write_text(before + "\n" + block["text"] if before else block["text"], "utf-8")
    assert len(blocks) == 7
    return here


def test_the_worked_example_has_the_colour_logo_blocks_and_words_of_its_house(
    claimgrade: Callable[..., Ran], example: Path
) -> None:
    ran = claimgrade("report", "--no-cache")
    assert ran.code == 0, ran.err
    page = (example / "reports/skipping-rope/index.html").read_text(encoding="utf-8")
    logo = base64.b64encode((example / "house/logo.svg").read_bytes()).decode()
    assert "--link: #a3195b;" in page
    assert f'<img src="data:image/svg+xml;base64,{logo}" alt="Beispielverlag">' in page
    assert '--serif: "Georgia", serif;' in page
    assert '<html lang="de">' in page
    assert '<h2 id="summary-heading">Auf einen Blick</h2>' in page
    assert "Fragen an die Redaktion sind willkommen." in page
    assert "Rope skipping könnte jump height ein wenig erhöhen gegenüber not skipping." in page
    for name in ("index.html", "about-ratings.html", "skipping-rope/cards.html"):
        every = (example / "reports" / name).read_text(encoding="utf-8")
        assert '<p class="imprint">Beispielverlag, Redaktion Faktencheck</p>' in every
        assert "Fragen an die Redaktion" not in every
    text = (example / "reports/skipping-rope/review.md").read_text(encoding="utf-8")
    assert "Beispielverlag, Redaktion Faktencheck" in text
    assert re.search(r"note: \d+ of \d+ fixed words are not in house/de.toml", ran.err)


def test_what_the_worked_example_does_not_name_stays_as_it_is(
    claimgrade: Callable[..., Ran], example: Path
) -> None:
    report = ("report", "--no-cache", "--view", "review", "--format", "html")
    assert claimgrade(*report).code == 0
    page = example / "reports/skipping-rope/index.html"
    own = page.read_text(encoding="utf-8").splitlines()
    settings = example / "claimgrade.toml"
    plain = settings.read_text(encoding="utf-8").partition("[reports]")[0]
    settings.write_text(plain, encoding="utf-8")
    assert claimgrade(*report).code == 0
    usual = page.read_text(encoding="utf-8").splitlines()
    lost = [line for line in usual if line not in own]
    changed = (
        *('<html lang="en">', "</style>", ">Summary<", "Supported as worded"),
        "Rope skipping may raise jump height a little compared with not skipping",
    )
    kept = [line for line in lost if not any(words in line for words in changed)]
    assert lost
    assert kept == []


def test_the_worked_example_has_no_fault(claimgrade: Callable[..., Ran], example: Path) -> None:
    ran = claimgrade("check", "--no-cache", "--select", "RD1", "--select", "RD2")
    assert ran.code == 0, ran.out


def test_the_worked_example_as_pdf_names_the_house(
    claimgrade: Callable[..., Ran], example: Path
) -> None:
    pytest.importorskip("typst", reason='needs typst: pip install "claimgrade[pdf]"')
    pypdf = pytest.importorskip("pypdf", reason="needs pypdf, which reads a PDF")
    ran = claimgrade("report", "--no-cache", "--view", "cards", "--format", "pdf")
    assert ran.code == 0, ran.err
    document = pypdf.PdfReader(example / "reports/skipping-rope/cards.pdf")
    assert "Cue cards · Beispielverlag" in document.pages[0].extract_text()
    assert document.trailer["/Root"]["/Lang"] == "de"


def blocks_by_template() -> list[str]:
    """Return a row a template with the blocks it has, as a table of Markdown."""
    rows = []
    for path in sorted(TEMPLATES.rglob("*")):
        if path.suffix in (".html", ".md"):
            tree = Environment().parse(path.read_text(encoding="utf-8"))  # noqa: S701 - read only
            blocks = ", ".join(f"`{block.name}`" for block in tree.find_all(nodes.Block))
            name = path.relative_to(TEMPLATES).as_posix()
            rows += [f"| `{name}` | {blocks} |"] if blocks else []
    return rows


def test_the_page_lists_the_blocks_of_every_template() -> None:
    """Where it fails, the rows it expects are those to write into the page."""
    listed = re.findall(r"^\| `[^`]+\.(?:html|md)` \| .*\|$", PAGE.read_text("utf-8"), re.M)
    assert listed == blocks_by_template()


# Templates.

OWN = '[reports]\ntemplates = "house"\n'


def test_a_block_is_filled_and_the_rest_of_the_template_stays(house: House) -> None:
    text = '{% extends "claimgrade/review.html" %}{% block summary %}<p>Ours.</p>{% endblock %}'
    page = house(OWN, files={"house/review.html": text})["cold/index.html"]
    assert "<p>Ours.</p>" in page
    assert 'id="summary-heading"' not in page
    assert 'id="disclosure-heading"' in page


def test_a_block_of_one_claim_is_filled_in_each_claim(house: House) -> None:
    text = '{% extends "claimgrade/review/card.html" %}{% block say %}<p>Ask us.</p>{% endblock %}'
    page = house(OWN, files={"house/review/card.html": text})["cold/index.html"]
    assert page.count("<p>Ask us.</p>") == page.count('<article class="card')
    assert '<div class="say">' not in page


def test_the_base_template_is_that_of_every_page(house: House) -> None:
    text = '{% extends "claimgrade/base.html" %}{% block footer %}<p>House.</p>{% endblock %}'
    views = ("review", "cards", "index", "claimreview", "ratings", "findings", "matrix", "article")
    pages = house(OWN, *views, files={"house/base.html": text})
    html = {name: page for name, page in pages.items() if name.endswith(".html")}
    assert len(html) > len(views)
    assert all(page.count("<p>House.</p>") == 1 for page in html.values())


@pytest.mark.parametrize(
    ("view", "name", "file"),
    [
        ("cards", "cards.md", "cold/cards.md"),
        ("findings", "findings.md", "cold/findings.md"),
        ("index", "listing.md", "README.md"),
        ("matrix", "matrix.md", "cold/matrix.md"),
        ("ratings", "ratings.md", "about-ratings.md"),
        ("reading-list", "reading-list.md", "cold/reading-list.md"),
        ("review", "review.md", "cold/review.md"),
        ("article", "annotated.md", "cold/article.md"),
    ],
)
def test_every_report_in_markdown_has_a_header_and_a_footer_to_fill(
    house: House, view: str, name: str, file: str
) -> None:
    text = (
        f'{{% extends "claimgrade/{name}" %}}{{% block header %}}# Ours\n{{% endblock %}}'
        "{% block footer %}Imprint\n{% endblock %}"
    )
    made = house(OWN, view, files={f"house/{name}": text}, formats=("markdown",))[file]
    assert made.startswith("# Ours\n")
    assert made.endswith("Imprint\n")


def test_values_of_a_record_stay_escaped_in_a_template_of_ones_own(house: House) -> None:
    text = (
        '{% extends "claimgrade/review.html" %}{% block summary %}'
        "{% for card in view.cards %}<p>{{ card.certainty.reason }}</p>{% endfor %}{% endblock %}"
    )
    page = house(OWN, files={"house/review.html": text})["cold/index.html"]
    assert "<script>1</script>" in HOSTILE[2]
    assert "<script>1</script>" not in page
    assert "&lt;script&gt;1&lt;/script&gt; {{ 7*7 }}" in page


@pytest.mark.parametrize(
    "reach",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ view.__init__.__globals__ }}",
        "{{ text.__class__ }}",
        "{{ house.__class__.__subclasses__() }}",
        "{% include '/etc/passwd' %}",
        "{% include '../claimgrade.toml' %}",
        "{{ view.nothing_of_this_name }}",
        "{{ text.nothing_of_this_name }}",
    ],
)
def test_a_template_of_ones_own_reaches_nothing_but_what_it_is_given(
    house: House, reach: str
) -> None:
    text = (
        '{% extends "claimgrade/review.html" %}\n{% block summary %}\n' + reach + "\n{% endblock %}"
    )
    with pytest.raises(HouseError, match=r"^house/review\.html:3:1: RD152\[house-template\] "):
        house(OWN, files={"house/review.html": text})


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("{% block header %}", 1, "Unexpected end of template"),
        ("one\n{% if %}x{% endif %}", 2, "Expected an expression"),
        ("one\n\n{{ 1 + }}", 3, "unexpected"),
    ],
)
def test_a_template_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    folder = workspace(tmp_path, OWN, {"house/review.html": text})
    (finding,) = found_wrong(folder)
    assert places([finding]) == [f"house/review.html:{line} RD152"]
    assert said.lower() in finding.message.lower()
    with pytest.raises(HouseError, match=rf"house/review\.html:{line}:1"):
        rendered(folder)


def test_a_fault_in_a_template_is_wrong_use_and_no_internal_error(
    claimgrade: Callable[..., Ran],
) -> None:
    text = '{% extends "claimgrade/cards.html" %}{% block header %}{{ oops }}{% endblock %}'
    workspace(Path.cwd(), OWN, {"house/cards.html": text})
    ran = claimgrade("report", "--no-cache")
    assert ran.code == 2
    assert "house/cards.html:1:1: RD152[house-template] 'oops' is undefined" in ran.err
    assert "internal error" not in ran.err


def test_a_block_that_the_original_does_not_have_is_reported(tmp_path: Path) -> None:
    text = (
        '{% extends "claimgrade/cards.html" %}\n{% block heder %}x{% endblock %}\n'
        "{% block header %}{% block inner %}{% endblock %}{% endblock %}"
    )
    (finding,) = found_wrong(workspace(tmp_path, OWN, {"house/cards.html": text}))
    assert places([finding]) == ["house/cards.html:2 RD153"]
    assert "no block 'heder'" in finding.message


def test_a_template_that_extends_what_is_not_there_is_reported(tmp_path: Path) -> None:
    text = '\n{% extends "claimgrade/revue.html" %}'
    found = found_wrong(workspace(tmp_path, OWN, {"house/review.html": text}))
    assert places(found) == ["house/review.html:2 RD152"]


# Files stay inside the workspace.


@pytest.mark.parametrize(
    "path", ["../house", "/etc", "~/house", "house/../../x", "C:/house", "a\\b", ".", "house/"]
)
def test_a_path_that_is_not_plainly_inside_is_refused_with_its_place(
    tmp_path: Path, path: str
) -> None:
    setting = f"[reports]\ntemplates = '{path}'\n"
    folder = workspace(tmp_path, setting, {})
    start = len((folder / "claimgrade.toml").read_text("utf-8").splitlines()) - 1
    found = [f for f in load(folder, cache=False).findings if f.location.path == "claimgrade.toml"]
    assert places(found) == [f"claimgrade.toml:{start + 1} RD212"]
    assert load(folder, cache=False).settings.reports.templates is None


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "review.html").write_text("secret", encoding="utf-8")
    (outside / "logo.svg").write_text(LOGO, encoding="utf-8")
    folder = workspace(tmp_path / "in", OWN + '[theme]\nlogo = "logo.svg"\n', {"house/a.md": ""})
    (folder / "house" / "review.html").symlink_to(outside / "review.html")
    (folder / "logo.svg").symlink_to(outside / "logo.svg")
    found = found_wrong(folder)
    assert [f.code for f in found] == ["RD151", "RD152"]
    assert all("leads out of the workspace" in f.message for f in found)
    with pytest.raises(HouseError):
        rendered(folder)


def test_a_folder_of_templates_outside_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    folder = workspace(tmp_path / "in", OWN, {})
    (folder / "house").symlink_to(tmp_path / "outside")
    (finding,) = found_wrong(folder)
    assert finding.code == "RD151"


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        (b"GIF89a", "neither an SVG nor a PNG"),
        (b"<svg " + b" " * MAX_LOGO_BYTES, "MB are read"),
        (None, "there is no file"),
    ],
)
def test_a_logo_that_cannot_be_used_is_reported_where_it_is_named(
    tmp_path: Path, logo: bytes | None, said: str
) -> None:
    files = {} if logo is None else {"house/logo": logo}
    folder = workspace(tmp_path, '[theme]\nlogo = "house/logo"\n', files)
    line = len((folder / "claimgrade.toml").read_text("utf-8").splitlines())
    (finding,) = found_wrong(folder)
    assert places([finding]) == [f"claimgrade.toml:{line} RD151"]
    assert said in finding.message


# The theme.


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_logo_is_part_of_the_page_and_only_ever_a_picture(house: House, kind: str) -> None:
    data = LOGO.encode() if kind == "svg" else PIXEL
    settings = '[theme]\nlogo = "logo"\nlogo_name = "A \\"B\\" <C>"\n'
    page = house(settings, files={"logo": data})["cold/index.html"]
    mime = "svg+xml" if kind == "svg" else "png"
    address = f"data:image/{mime};base64,{base64.b64encode(data).decode()}"
    assert f'<img src="{address}" alt="A &#34;B&#34; &lt;C&gt;">' in page
    assert "alert(1)</script>" not in page


def test_a_colour_of_one_scheme_leaves_the_other_and_print_alone(house: House) -> None:
    page = house('[theme.light]\nlink = "#a3195b"\n')["cold/index.html"]
    (rule,) = re.findall(r"^.*#a3195b.*$", page, re.M)
    assert rule.startswith("@media screen and (prefers-color-scheme: light) { :root {")


@pytest.mark.parametrize(
    "colour", ["red", "#12", "#1234", "#gggggg", "#fff;}", "rgb(0,0,0)", "url(x)", "#fff\\n}"]
)
def test_nothing_but_a_colour_gets_into_the_style_sheet(tmp_path: Path, colour: str) -> None:
    folder = workspace(tmp_path, f'[theme.light]\nink = "{colour}"\n', {})
    found = [f for f in load(folder, cache=False).findings if f.location.path == "claimgrade.toml"]
    assert [f.code for f in found] == ["RD212"]
    assert "theme" not in rendered(folder)["cold/index.html"].partition("</style>")[0]


@pytest.mark.parametrize("name", ['a"; } x', "a;b", "a{b", "</style>", "a\\\\b", " ", "url(x)"])
def test_nothing_but_the_name_of_a_font_gets_into_the_style_sheet(
    tmp_path: Path, name: str
) -> None:
    quoted = name.replace('"', '\\"')
    folder = workspace(tmp_path, f'[theme]\ntext_font = ["{quoted}"]\n', {})
    found = [f for f in load(folder, cache=False).findings if f.location.path == "claimgrade.toml"]
    assert len(found) == 1
    assert not load(folder, cache=False).settings.theme.text_font


def test_a_font_file_is_part_of_the_page_and_allowed_by_its_policy(house: House) -> None:
    settings = '[[theme.fonts]]\nfamily = "House"\nfile = "f.woff2"\nweight = "600"\n'
    page = house(settings, files={"f.woff2": b"wOF2font"})["cold/index.html"]
    data = base64.b64encode(b"wOF2font").decode()
    assert f'src: url(data:font/woff2;base64,{data}) format("woff2")' in page
    assert "img-src data:; font-src data:; base-uri" in page
    assert "http" not in re.findall(r"@font-face.*", page)[0]


def test_without_a_theme_the_policy_allows_no_font(house: House) -> None:
    page = house("")["cold/index.html"]
    assert "img-src data:; base-uri" in page
    assert "font-src" not in page


# Contrast. The expected ratios are those that the W3C and others print for these colours.


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#fff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the grey just too light, of WebAIM's and W3C's examples
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes on white
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast_ratio(other, one) == contrast_ratio(one, other)


def test_luminance_runs_from_black_to_white() -> None:
    assert relative_luminance("#000") == 0
    assert relative_luminance("#fff") == pytest.approx(1)


def test_a_text_colour_that_stands_out_too_little_is_reported_with_its_ratio(
    tmp_path: Path,
) -> None:
    settings = '[theme.light]\npaper = "#ffffff"\npanel = "#ffffff"\nink = "#777777"\n'
    found = found_wrong(workspace(tmp_path, settings, {}))
    lines = (tmp_path / "claimgrade.toml").read_text("utf-8").splitlines()
    assert places(found) == [f"claimgrade.toml:{len(lines)} RD156"] * 2
    assert "`ink` on `paper` of a light page has a contrast of 4.48 to 1" in found[0].message


def test_a_background_that_swallows_the_usual_colours_is_reported(tmp_path: Path) -> None:
    found = found_wrong(workspace(tmp_path, '[theme.dark]\npaper = "#eeeeee"\n', {}))
    assert {f.code for f in found} == {"RD156"}
    assert any("`ink` on `paper` of a dark page" in f.message for f in found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_usual_colours_stand_out_enough(scheme: str) -> None:
    usual = usual_colours(scheme)
    for page in ("paper", "panel"):
        for text in TEXTS:
            assert contrast_ratio(usual[text], usual[page]) >= 4.5, (text, page)


def test_two_renderings_give_the_same_bytes(tmp_path: Path) -> None:
    settings = OWN + '[theme]\nlogo = "logo.svg"\n[theme.light]\nlink = "#a3195b"\n'
    text = '{% extends "claimgrade/base.html" %}{% block footer %}x{% endblock %}'
    folder = workspace(tmp_path, settings, {"house/base.html": text, "logo.svg": LOGO})
    assert rendered(folder, "review", "cards") == rendered(folder, "review", "cards")


def test_a_changed_file_of_the_house_is_seen_by_a_check_that_was_answered_before(
    claimgrade: Callable[..., Ran],
) -> None:
    name = "house/cards.html"
    folder = workspace(Path.cwd(), OWN, {name: '{% extends "claimgrade/cards.html" %}'})
    assert "RD152" not in claimgrade("check").out
    (folder / name).write_text("{% if %}", encoding="utf-8")
    assert "RD152" in claimgrade("check").out


@pytest.mark.parametrize("name", ["house/cards.html", "logo.svg"])
def test_a_changed_file_of_the_house_makes_the_reports_old(
    claimgrade: Callable[..., Ran], name: str
) -> None:
    files = {"house/cards.html": '{% extends "claimgrade/cards.html" %}', "logo.svg": LOGO}
    here = workspace(Path.cwd(), OWN + '[theme]\nlogo = "logo.svg"\n', files)
    assert claimgrade("report").code == 0
    assert known_as_rendered(here, here / "reports")
    (here / name).write_text(files[name] + "\n", encoding="utf-8")
    assert not known_as_rendered(here, here / "reports")


# PDF and Word documents.


def test_a_template_of_typst_that_is_at_fault_is_named_with_its_line(
    claimgrade: Callable[..., Ran],
) -> None:
    pytest.importorskip("typst", reason='needs typst: pip install "claimgrade[pdf]"')
    text = '#import "claimgrade/report.typ": *\n#let opening = nothing-of-this-name\n'
    workspace(Path.cwd(), OWN, {"house/typst/report.typ": text})
    ran = claimgrade("report", "--no-cache", "--view", "cards", "--format", "pdf")
    assert ran.code == 2
    assert "house/typst/report.typ:2:16: RD152[house-template] unknown variable" in ran.err
    assert "internal error" not in ran.err


def test_a_pdf_has_the_logo_and_stays_fit_for_screen_readers(tmp_path: Path) -> None:
    """typst writes no PDF/UA-1 where a picture has no words."""
    pytest.importorskip("typst", reason='needs typst: pip install "claimgrade[pdf]"')
    pypdf = pytest.importorskip("pypdf", reason="needs pypdf, which reads a PDF")
    for name in ("", 'logo_name = "House"\n'):
        settings = f'[theme]\nlogo = "logo"\n{name}[theme.light]\nink = "#112233"\n'
        folder = workspace(tmp_path / (name[:4] or "none"), settings, {"logo": PIXEL})
        data = printed(folder, "cards", "pdf", "cold/cards.pdf")
        document = pypdf.PdfReader(io.BytesIO(data))
        assert len(document.pages[0].images) == 1
        assert b"pdfuaid" in data
        assert data == printed(folder, "cards", "pdf", "cold/cards.pdf")


def printed(folder: Path, view: str, format_name: str, name: str) -> bytes:
    from claimgrade.assess.review import assess

    found = load(folder, cache=False)
    made = render(Edition(found, assess(found), cache=False), [view], [format_name])[name]
    assert isinstance(made, bytes)
    return made


def test_a_word_document_takes_the_styles_of_the_house(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason='needs typst: pip install "claimgrade[docx]"')
    pytest.importorskip("pypandoc", reason='needs pandoc: pip install "claimgrade[docx]"')
    ours = (TEMPLATES / "docx" / "reference.docx").read_bytes()
    own = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ours)) as old, zipfile.ZipFile(own, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "word/styles.xml":
                data = re.sub(rb'w:ascii="[^"]*"', b'w:ascii="House Serif"', data)
            new.writestr(part, data)
    settings = '[reports]\nreference_docx = "house.docx"\n'
    folder = workspace(tmp_path, settings, {"house.docx": own.getvalue()})
    made = printed(folder, "cards", "docx", "cold/cards.docx")
    with zipfile.ZipFile(io.BytesIO(made)) as document:
        styles = document.read("word/styles.xml")
    assert b'w:ascii="House Serif"' in styles


def test_the_annotated_article_as_a_word_document_has_the_font_and_colours_of_the_theme(
    tmp_path: Path,
) -> None:
    settings = (
        '[theme]\ntext_font = ["Georgia", "serif"]\n[theme.light]\nlink = "#a3195b"\n'
        'ink = "#147"\n[theme.dark]\nsoft = "#ffffff"\n'
    )
    made = printed(workspace(tmp_path, settings, {}), "article", "docx", "cold/annotated.docx")
    with zipfile.ZipFile(io.BytesIO(made)) as document:
        styles = document.read("word/styles.xml").decode()
    text = styles[: styles.index("<w:style ")]
    assert set(re.findall(r'w:(?:ascii|hAnsi|cs)="([^"]*)"', styles)) == {"Georgia"}
    assert re.findall(r'w:color w:val="([^"]*)"', text) == ["114477"]
    link = styles[styles.index('w:styleId="Hyperlink"') :]
    assert re.findall(r'w:color w:val="([^"]*)"', link) == ["a3195b"]
    assert set(re.findall(r'w:color w:val="([^"]*)"', styles)) == {"114477", "57534B", "a3195b"}


def test_what_is_no_word_document_is_refused_where_it_is_named(tmp_path: Path) -> None:
    settings = '[reports]\nreference_docx = "house.docx"\n'
    (finding,) = found_wrong(workspace(tmp_path, settings, {"house.docx": b"<html>"}))
    assert finding.code == "RD151"
    assert "is no Word document" in finding.message
    assert finding.location.line == len((tmp_path / "claimgrade.toml").read_text().splitlines())


def test_the_annotated_article_takes_styles_and_page_of_the_house_and_keeps_its_comments(
    tmp_path: Path,
) -> None:
    """The document is one of Word in German, where headings have other ids than in English."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    styles = f'''<w:styles xmlns:w="{name}" xmlns:x="urn:later" xmlns:m="urn:compatibility"
        m:Ignorable="x"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr>
        </w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1"
        w:styleId="Standard"><w:name w:val="Normal"/><x:later/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Textkrper"><w:name w:val="Body Text"/></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:type="character" w:styleId="ReviewNote"><w:name w:val="Another"/></w:style>
        </w:styles>'''
    body = f'''<w:document xmlns:w="{name}"><w:body><w:sectPr><w:pgSz w:w="9000" w:h="12000"/>
        <w:pgMar w:top="700"/></w:sectPr></w:body></w:document>'''
    own = io.BytesIO()
    with zipfile.ZipFile(own, "w") as new:
        new.writestr("word/styles.xml", styles)
        new.writestr("word/document.xml", body)
        new.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{name}"/>')
    plain = printed(workspace(tmp_path / "a", "", {}), "article", "docx", "cold/annotated.docx")
    settings = '[reports]\nreference_docx = "house.docx"\n'
    house = workspace(tmp_path / "b", settings, {"house.docx": own.getvalue()})
    made = printed(house, "article", "docx", "cold/annotated.docx")
    with (
        zipfile.ZipFile(io.BytesIO(made)) as document,
        zipfile.ZipFile(io.BytesIO(plain)) as without,
    ):
        parts = {part: document.read(part).decode() for part in document.namelist()}
        before = without.read("word/comments.xml").decode()
    text = re.compile(r"<w:t[ >][^<]*|<w:comment [^>]*")
    assert text.findall(parts["word/comments.xml"]) == text.findall(before) != []
    defined = re.findall(r'w:styleId="([^"]*)"', parts["word/styles.xml"])
    assert len(defined) == len(set(defined))
    shown = parts["word/document.xml"] + parts["word/comments.xml"]
    used = set(re.findall(r'<w:[pr]Style w:val="([^"]*)"', shown))
    assert {"Titel", "Textkrper"} <= used <= set(defined)
    assert not {"Title", "Heading1", "ReviewNote"} & used
    assert 'w:lang w:val="en"' in parts["word/styles.xml"]
    assert "urn:" not in parts["word/styles.xml"]
    assert 'w:w="9000" w:h="12000"' in parts["word/document.xml"]
    assert 'Target="numbering.xml"' in parts["word/_rels/document.xml.rels"]
    assert 'PartName="/word/numbering.xml"' in parts["[Content_Types].xml"]
