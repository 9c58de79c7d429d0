"""Which readings of a review there are, and in which formats each makes sense."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from claimgrade.reports.edition import Edition

Files = Mapping[str, str | bytes]
"""Report files: names below the folder of reports (with forward slashes), and what is in them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a review: its name, what it is for, its formats.

    ``formats`` are all that it can be rendered in; ``committed`` those that are rendered without
    being asked for, kept under version control and compared by ``report --check``. ``pages`` names,
    by format, the file in an article's folder that a reader opens first; the index links to it.
    ``of_workspace`` is true where there is one for all articles, and not one for each.
    """

    name: str
    purpose: str
    formats: tuple[str, ...]
    committed: tuple[str, ...]
    pages: Mapping[str, str] = field(default_factory=dict)
    of_workspace: bool = False

    @property
    def module(self) -> str:
        """The name of the module that renders it."""
        return f"claimgrade.reports.readings.{self.name.replace('-', '_')}"

    def render(self, formats: Iterable[str], edition: Edition) -> Files:
        """Return the files of this reading in each of some formats.

        Its module, ``claimgrade.reports.readings.NAME``, has ``build``, from an edition to what is
        shown, and a function a format, from that to files; it is imported here. Raises
        ``ValueError`` for a format that makes no sense for the reading.
        """
        module = import_module(self.module)
        build: Callable[[Edition], object] = module.build
        files: dict[str, str | bytes] = {}
        with edition.house.in_force():
            shown = build(edition)
            for name in formats:
                if name not in self.formats:
                    known = ", ".join(self.formats)
                    raise ValueError(f"no {name} of {self.name}; there is {known}")
                renderer: Callable[[object], Files] = getattr(module, name)
                files |= renderer(shown)
        return files


READINGS: Mapping[str, Reading] = {
    reading.name: reading
    for reading in (
        Reading(
            "review",
            "claim by claim with reasons, evidence, references and method",
            ("html", "markdown", "pdf", "docx"),
            ("html", "markdown"),
            {"html": "index.html", "markdown": "review.md"},
        ),
        Reading(
            "cards",
            "a short card a claim, in plain words, for a coach",
            ("html", "markdown", "pdf", "docx"),
            ("html", "markdown"),
            {"html": "cards.html", "markdown": "cards.md"},
        ),
        Reading(
            "index",
            "every claim in plain words, with its verdict and what may be said",
            ("html", "markdown"),
            ("html", "markdown"),
            of_workspace=True,
        ),
        Reading(
            "claimreview",
            "a page a claim, and its markup for search tools and archives",
            ("html", "jsonld"),
            ("html", "jsonld"),
            {"html": "claims.html"},
        ),
        Reading(
            "article",
            "the article's words with a note beside each claim",
            ("html", "markdown", "docx"),
            ("html", "markdown"),
            {"html": "article.html", "markdown": "article.md"},
        ),
        Reading(
            "ratings",
            "what the verdicts, levels and numbers mean, and who answers for them",
            ("html", "markdown"),
            ("html", "markdown"),
            of_workspace=True,
        ),
        Reading(
            "findings",
            "a summary-of-findings table a claim: effects, people, certainty, what happens",
            ("html", "markdown", "csv", "json", "pdf", "docx"),
            ("html", "markdown", "csv", "json"),
            {"html": "findings.html", "markdown": "findings.md"},
        ),
        Reading(
            "matrix",
            "claims against sources: how each bears on each, and where it says so",
            ("html", "markdown", "csv", "xlsx"),
            ("html", "markdown", "csv"),
            {"html": "matrix.html", "markdown": "matrix.md"},
        ),
        Reading(
            "ledger",
            "the whole review as tables of data, to go on with in other tools",
            ("csv", "json", "xlsx", "parquet"),
            ("csv", "json"),
            {"csv": "ledger/claims.csv", "json": "ledger.json"},
        ),
        Reading(
            "reading-list",
            "what to read on the claims, in which order, what it shows and where it ends",
            ("html", "markdown", "json", "bibtex", "csljson", "ris", "pdf", "docx"),
            ("html", "markdown", "bibtex"),
            {"html": "reading-list.html", "markdown": "reading-list.md"},
        ),
    )
}
"""All readings, in the order in which they are rendered."""


def render(
    edition: Edition, names: Iterable[str] = READINGS, formats: Iterable[str] | None = None
) -> Files:
    """Return the files of some readings, all by default, sorted by name.

    Without ``formats`` each is rendered in those that are committed; with them in every one of
    them that makes sense for it. The same edition gives the same files. Raises ``KeyError`` for a
    reading that does not exist.
    """
    wanted = None if formats is None else tuple(formats)
    files: dict[str, str | bytes] = {}
    for name in names:
        reading = READINGS[name]
        chosen = reading.committed if wanted is None else wanted
        made = [format_name for format_name in chosen if format_name in reading.formats]
        if made:
            files |= reading.render(made, edition)
    return dict(sorted(files.items()))


def have_remarks(names: Iterable[str]) -> bool:
    """Return whether any of some readings may have to say something of all claims together."""
    return any(hasattr(import_module(READINGS[name].module), "remarks") for name in names)


def remarks(edition: Edition, names: Iterable[str]) -> tuple[str, ...]:
    """Return what somebody who asks for some readings has to know, such as what they lack.

    A reading that has anything to say has a function ``remarks`` beside its ``build``.
    """
    said: list[str] = []
    for name in names:
        module = import_module(READINGS[name].module)
        of_reading: Callable[[Edition], Iterable[str]] | None = getattr(module, "remarks", None)
        with edition.house.in_force():
            said += of_reading(edition) if of_reading is not None else ()
    return tuple(said)
