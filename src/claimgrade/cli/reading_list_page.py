"""A reading list as text: sections with their claims, and each work with why and what it shows."""

from collections.abc import Iterator

from claimgrade.cli.finding_formats import printable
from claimgrade.cli.output import Style, wrap
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import listed, sentence
from claimgrade.reports.views.reading_list_parts import ReadingListView, SectionView, WorkView

_INDENT = "    "


def reading_list_page(view: ReadingListView, columns: int, style: Style) -> str:
    """Return the page of one list."""
    lines = [style.bold(line) for line in wrap(printable(view.title), columns)]
    lines += wrap(view.count, columns)
    if view.audience:
        lines += wrap(printable(f"{TEXT['reading_for']} {view.audience}"), columns)
    for level in view.levels:
        told = f"{level.name} ({level.count}): {level.rule} {sentence(level.time)}".rstrip()
        lines += wrap(told, columns, "  ", _INDENT)
    for section in view.sections:
        lines += ["", *_section(section, columns, style)]
    if view.withdrawn:
        lines += ["", style.bold(TEXT["reading_not-recommended"])]
        for work in view.withdrawn:
            lines += _work(work, columns, style)
    if view.gaps:
        lines += ["", style.bold(TEXT["reading_gaps"])]
        for gap in view.gaps:
            lines += wrap(printable(gap), columns, "  ", _INDENT)
    return "\n".join(lines) + "\n"


def _section(section: SectionView, columns: int, style: Style) -> Iterator[str]:
    yield style.bold(printable(f"{section.name} ({section.count})"))
    for subject in section.subjects:
        verdict = subject.verdict
        told = f" – {verdict.glyph} {verdict.word}" if verdict else ""
        yield from wrap(printable(f"{subject.name.text}{told}"), columns, "  ", _INDENT)
        for direction in subject.directions:
            sign = direction.sign
            head = f"{sign.glyph} {sign.word}: " if sign.word else ""
            works = ", ".join(link.text for link in direction.works)
            yield from wrap(printable(f"{head}{works}"), columns, _INDENT, _INDENT + "  ")
    for shelf in section.shelves:
        yield ""
        yield style.faint(f"{shelf.name} ({shelf.count})")
        for work in shelf.works:
            yield from _work(work, columns, style)


def _work(work: WorkView, columns: int, style: Style) -> Iterator[str]:
    reference = "".join(piece.text for piece in work.pieces)
    yield ""
    yield style.bold(printable(f"{work.number}. {work.short}"))
    yield from wrap(printable(reference), columns, _INDENT)
    about = work.about
    got = listed([sentence(about.time), sentence(about.access.text)], " ")
    standing = f"{work.retraction.glyph} {work.retraction.word}" if work.marked else ""
    warning = f"▲ {work.warning}" if work.warning else ""
    for words in (got, standing, warning, work.why, work.note):
        if words:
            yield from wrap(printable(words), columns, _INDENT)
    for shown in work.shows:
        told = listed([shown.finding, *(sentence(one) for one in shown.measured)], " ")
        yield from wrap(printable(told), columns, "  - ", _INDENT)
        for serves in shown.serves:
            warning = f" ({serves.warning})" if serves.warning else ""
            line = f"{serves.sign.glyph} {serves.sign.word}: {serves.claim.text}{warning}"
            yield from wrap(printable(line), columns, _INDENT + "  ", _INDENT + "    ")
    limits = listed([sentence(" · ".join(about.facts)), *about.limits, about.read], " ")
    yield from wrap(printable(limits), columns, _INDENT)
    for words, works in work.kin:
        told = f"{words} {', '.join(link.text for link in works)}."
        yield from wrap(printable(told), columns, _INDENT)
