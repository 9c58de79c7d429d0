"""Entries of a bibliography as a citation style prints them, with links and what is missing."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from claimgrade.library.csl import kept
from claimgrade.library.csl.mapping import csl_item
from claimgrade.library.csl.pieces import (
    Piece,
    as_html,
    as_markdown,
    linked,
    pieces,
    plain,
    without_reserved,
)
from claimgrade.library.csl.style import Style, read_style
from claimgrade.library.identifiers import doi_address, normalise_doi, pmc_address, pubmed_address
from claimgrade.library.references import caution, in_one_line, missing, own_address
from claimgrade.model.saying import say
from claimgrade.model.source import Source
from claimgrade.workspace.cache import Cache
from claimgrade.workspace.sharing_out import Share, processes_for

_Progress = Callable[[int, int], None]

_LEAST_TO_SHARE = 50
"""References below which a second process costs about what it saves: the style is read again."""


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of a work; an empty string where there is none."""

    doi: str = ""
    pubmed: str = ""
    archive: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class FormattedReference:
    """One work as a style prints it, in pieces: text, how it is set, and links where they stand.

    ``links`` are all addresses of the work, also those that the style does not print. ``problem``
    says why the work is in the plain form instead; empty where it is in the style.
    """

    pieces: tuple[Piece, ...]
    links: Links
    problem: str = ""

    @property
    def text_plain(self) -> str:
        """The reference as text alone."""
        return plain(self.pieces)

    @property
    def text_html(self) -> str:
        """The reference as HTML, escaped."""
        return as_html(self.pieces)

    @property
    def text_markdown(self) -> str:
        """The reference as Markdown, escaped."""
        return as_markdown(self.pieces)


def format_references(
    sources: Sequence[Source],
    style: str | Path,
    *,
    cache: bool = True,
    progress: _Progress | None = None,
) -> Mapping[str, FormattedReference]:
    """Return each source's reference in a style, by BibTeX key.

    ``style`` is ``apa``, ``vancouver`` or the path of a ``.csl`` file. An entry that the style
    cannot print is given in the plain form, with the reason. After the reference stands in
    brackets what is not recorded or not verified. With ``cache`` references printed before are
    not made again, and new ones are kept. ``progress`` is told, for each that this process has to
    make, how many it has made and how many it is to make.

    Raises:
        StyleError: there is no such style, or it is not one that makes a list of references.
    """
    read = read_style(style)
    keys = {source.key: kept.key_of(source, read) for source in sources}
    with Cache.open(cache) as store:
        texts = kept.kept(store, keys.values())
        to_make = {keys[one.key]: one for one in sources if keys[one.key] not in texts}
        made = _made_by_several(to_make, read, progress) if to_make else {}
        kept.keep(store, {key: text for key, text in made.items() if isinstance(text, str)})
    told = texts | made
    return _Printed({one.key: (one, told[keys[one.key]]) for one in sources})


class _Printed(Mapping[str, FormattedReference]):
    """References by BibTeX key, each put together from its marked text when it is asked for."""

    def __init__(self, texts: Mapping[str, tuple[Source, str | Exception]]) -> None:
        self._texts = texts
        self._made: dict[str, FormattedReference] = {}

    def __getitem__(self, key: str) -> FormattedReference:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _reference(*self._texts[key])
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def _made_by_several(
    to_make: Mapping[str, Source], style: Style, progress: _Progress | None
) -> dict[str, str | Exception]:
    """Return each key with its text or what went wrong; several processes make many of them."""
    entries = list(to_make.items())
    processes = processes_for(len(entries), _LEAST_TO_SHARE)
    own, *others = [dict(entries[first::processes]) for first in range(processes)]
    shares = [Share(partial(_as_text, part, style)) for part in others]
    made = dict(_made(own, style, progress))
    for share in shares:
        made |= json.loads(share.text() or "{}")
    # What another process could not make is made here, where it can be said why.
    left = {key: source for key, source in entries if key not in made}
    return made | dict(_made(left, style, progress))


def _as_text(to_make: Mapping[str, Source], style: Style) -> str:
    made = _made(to_make, style, None)
    return json.dumps({key: text for key, text in made if isinstance(text, str)})


def _made(
    to_make: Mapping[str, Source], style: Style, progress: _Progress | None
) -> Iterator[tuple[str, str | Exception]]:
    """Yield each key with its marked text, or with what went wrong with this one entry."""
    from claimgrade.library.csl.processor import Processor

    if not to_make:
        return
    processor = Processor(style)
    for number, (key, source) in enumerate(to_make.items(), start=1):
        try:
            yield key, processor.formatted(csl_item(source, style.manner))
        except Exception as error:  # one bad entry never loses the others
            yield key, error
        if progress is not None:
            progress(number, len(to_make))


def _reference(source: Source, text: str | Exception) -> FormattedReference:
    if isinstance(text, str):
        problem, after = "", missing(source)
        cut = pieces(" ".join(filter(None, (text, after, caution(source)))))
    else:
        fault = f"{type(text).__name__}: {text}"
        problem = say("the style could not print this entry ({fault})", fault=fault)
        plain = say("plain form: {problem}", problem=problem)
        cut = (Piece(f"{without_reserved(in_one_line(source))} [{plain}]"),)
    links = _links(source)
    doi = normalise_doi(source.fields.get("doi")) or ""
    printed = {
        "doi": (links.doi, f"https://doi.org/{doi}", f"doi:{doi}", doi),
        "pubmed": (_number(links.pubmed),),
        "archive": (_number(links.archive),),
        "page": (links.page,),
    }
    for name, ways in printed.items():
        cut = _linked(cut, ways, getattr(links, name))
    return FormattedReference(cut, links, problem)


def _linked(cut: tuple[Piece, ...], ways: tuple[str, ...], href: str) -> tuple[Piece, ...]:
    """Return the pieces with the first of some ways to print an address as a link to it."""
    if not href:
        return cut
    tried = (linked(cut, way, href) for way in ways)
    return next((made for made in tried if made != cut), cut)


def _links(source: Source) -> Links:
    fields = source.fields
    doi = doi_address(fields.get("doi")) or ""
    page = own_address(fields.get("url", ""))
    return Links(
        doi=doi,
        pubmed=pubmed_address(fields.get("pmid")) or "",
        archive=pmc_address(fields.get("pmcid")) or "",
        page="" if doi and normalise_doi(page) == normalise_doi(doi) else page,
    )


def _number(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
