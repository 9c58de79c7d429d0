"""Reading lists for reference managers and programs, with everything that the list says kept."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from claimgrade.library.csl.mapping import OTHERS, Manner, csl_item
from claimgrade.model.source import Source
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import listed, sentence
from claimgrade.reports.views.reading_list_parts import ReadingListView, WorkView

_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}&%$#_"},
}


def as_json(view: ReadingListView) -> str:
    """Return a list as one JSON object: sections, claims by direction, works with their notes."""
    sections = [
        {
            "name": section.name,
            "subjects": [asdict(subject) for subject in section.subjects],
            "works": [_work(work) for shelf in section.shelves for work in shelf.works],
        }
        for section in view.sections
    ]
    made = {
        "title": view.title,
        "article": view.id or None,
        "as_of": view.as_of or None,
        "importance": [asdict(level) for level in view.levels],
        "notes": view.notes,
        "sections": sections,
        "withdrawn": [_work(work) for work in view.withdrawn],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _work(work: WorkView) -> dict[str, Any]:
    fields = asdict(work)
    fields["reference"] = "".join(piece.text for piece in work.pieces)
    del fields["pieces"]
    return fields


def as_bibtex(view: ReadingListView, sources: Mapping[str, Source]) -> str:
    """Return the entries of a list in its order, as they were written, with two fields more.

    ``annote`` holds what the list says of the work; ``keywords`` its importance and section, after
    the keywords it had. An annotation of the entry's own is kept before ours.
    """
    section_of = _sections(view)
    entries = [
        _entry(sources[work.key], work, section_of.get(work.key, ""))
        for work in view.works
        if work.key in sources
    ]
    return "\n".join(entries)


def _entry(source: Source, work: WorkView, section: str) -> str:
    fields = dict(source.fields)
    tags = [latex(tag) for tag in (TEXT[f"reading_{work.importance}"], section) if tag]
    fields["keywords"] = ", ".join(filter(None, [fields.get("keywords", ""), *tags]))
    own = fields.get("annote", "")
    fields["annote"] = " ".join(filter(None, [own, latex(note_of(work))]))
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    return f"@{source.entry_type}{{{source.key},\n{''.join(lines)}}}\n"


def as_csl_json(view: ReadingListView, sources: Mapping[str, Source]) -> str:
    """Return the works of a list as CSL-JSON: our notes in ``note``, importance in ``keyword``."""
    section_of = _sections(view)
    items = []
    for work in view.works:
        if work.key not in sources:
            continue
        item = {"id": work.key, **csl_item(sources[work.key], Manner())}
        for role in ("author", "editor", "translator"):
            if role in item:
                item[role] = [_named(name) for name in item[role]]
        tags = [TEXT[f"reading_{work.importance}"], section_of.get(work.key, "")]
        item["note"] = note_of(work)
        item["keyword"] = listed(tags)
        items.append(item)
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _named(name: dict[str, str]) -> dict[str, str]:
    """Return a name as CSL-JSON has it; unnamed authors, which it cannot say, in words."""
    return {"literal": "others"} if name.get("literal") == OTHERS else name


def _sections(view: ReadingListView) -> dict[str, str]:
    return {
        work.key: section.name
        for section in view.sections
        for shelf in section.shelves
        for work in shelf.works
    }


def note_of(work: WorkView) -> str:
    """Return everything that a list says of a work, in one paragraph of plain words."""
    return " ".join(filter(None, _notes(work)))


def _notes(work: WorkView) -> Iterator[str]:
    if work.marked:
        yield sentence(listed([work.retraction.word, work.retraction_detail], "; "))
    yield work.why
    for shown in work.shows:
        serves = [
            listed([f"{one.sign.word}: {one.claim.text.rstrip('.')}", one.warning], "; ")
            for one in shown.serves
        ]
        yield shown.finding
        yield from (sentence(measured) for measured in shown.measured)
        yield f"[{'; '.join(serves)}]" if serves else ""
    about = work.about
    yield f"{TEXT['reading_limits']}: {sentence('; '.join(about.facts))}"
    yield from about.limits
    for words, works in work.kin:
        yield sentence(f"{words} {listed(link.text for link in works)}")
    yield about.read
    yield sentence(about.access.text)


def latex(text: str) -> str:
    """Return text that BibTeX and LaTeX show as it is."""
    return _SPECIAL.sub(lambda found: _LATEX[found[0]], text)
