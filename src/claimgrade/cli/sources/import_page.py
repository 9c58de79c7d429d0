"""What an import would do, as text: what is new, there already, in conflict, and not read."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claimgrade.cli.finding_formats import printable
from claimgrade.cli.output import Style, coloured, counted, short, width, wrap
from claimgrade.library.formats.files import FORMATS
from claimgrade.library.formats.reading import Reading
from claimgrade.library.latex import plain_text
from claimgrade.library.merging.entering import Decisions, Entered
from claimgrade.library.merging.incoming import Incoming, Standing
from claimgrade.library.references import reference
from claimgrade.model.source import Source

SHOWN = 40
"""Works that a section names before it says how many more there are."""


def page(
    file: Path,
    reading: Reading,
    incoming: Sequence[Incoming],
    done: Entered,
    decisions: Decisions,
    *,
    every: bool = False,
) -> str:
    """Return what an import would do; ``every`` names all works, however many there are."""
    style = Style(coloured())
    title = FORMATS[reading.format].title
    lines = [style.bold(f"{file}: {title}, {counted(len(reading.entries), 'work')} read")]
    for heading, section, told in _sections(file, reading, incoming, done, decisions):
        if section:
            shown = section if every else section[:SHOWN]
            lines += ["", style.bold(f"{heading} ({len(section)})")]
            lines += [line for one in shown for line in told(one)]
            if len(shown) < len(section):
                lines.append(f"  … and {len(section) - len(shown)} more; --all names them")
    same = sum(one.changes_nothing for one in incoming)
    if same:
        are = "is" if same == 1 else "are"
        works = counted(same, "work")
        lines += ["", f"{works} of the file {are} there already, with nothing to add."]
    return "\n".join(printable(line) for line in lines) + "\n\n"


def _sections(
    file: Path,
    reading: Reading,
    incoming: Sequence[Incoming],
    done: Entered,
    decisions: Decisions,
) -> Iterator[tuple[str, list[Any], Callable[[Any], list[str]]]]:
    """Yield the heading of each section, what it names, and how that is told."""
    refused = {id(one) for one, _ in done.refused}
    new = [o for o in incoming if o.standing is Standing.NEW and id(o) not in refused]
    known = [o for o in incoming if o.standing in (Standing.KNOWN, Standing.REPEATED)]

    def told_fault(fault: tuple[int, str, str]) -> list[str]:
        line, message, help_line = fault
        return _fault(f"{file}:{line}", message, help_line)

    faults = [(fault.line, fault.message, fault.help) for fault in reading.faults]
    yield "Not read, or not as written", faults, told_fault
    odd = [(one.entry.line, why, "") for one, why in done.refused]
    yield "Not entered, as BibTeX cannot hold it", odd, told_fault
    yield "New", [one for one in new if not one.version_of], lambda one: _new(one, file)
    yield (
        "New, and perhaps another version of a work that is there",
        [one for one in new if one.version_of],
        lambda one: [*_new(one, file), *_version(one, decisions)],
    )
    yield (
        "Already there, with something to add",
        [one for one in known if (one.fills or one.aliases) and not one.differs],
        lambda one: _known(one, file),
    )
    conflicts = [one for one in known if one.differs]
    yield "In conflict", conflicts, lambda one: _conflict(one, file, decisions)
    doubtful = [one for one in incoming if one.standing is Standing.DOUBTFUL]
    yield "Not clear, and left out", doubtful, lambda one: _doubtful(one, file)
    lost = [(one.entry.line, note, "") for one in new for note in one.entry.notes]
    yield "Not kept", lost, told_fault


def _fault(place: str, message: str, help_line: str) -> list[str]:
    lines = wrap(f"{place}: {message}", width(), "  ", "    ")
    return [*lines, *(wrap(help_line, width(), "    help: ", "          ") if help_line else [])]


def _new(one: Incoming, file: Path) -> list[str]:
    lines = [_line(one.key, one.entry.source, f"{file.name}:{one.entry.line}")]
    if one.aliases:
        lines += wrap(f"{_leading(one)} to it", width(), "      ")
    if one.why and not one.version_of:
        lines += wrap("; ".join(one.why), width(), "      ")
    return lines


def _leading(one: Incoming) -> str:
    names = ", ".join(f"'{alias}'" for alias in one.aliases)
    return f"{names} {'leads' if len(one.aliases) == 1 else 'lead'}"


def _version(one: Incoming, decisions: Decisions) -> list[str]:
    done = "recorded as one work" if decisions.versions else "--versions records them as one work"
    words = f"of '{one.version_of}'? {', '.join(one.why)}; {done}"
    return wrap(words, width(), "      ")


def _known(one: Incoming, file: Path) -> list[str]:
    lines = [_line(one.key, one.entry.source, f"{file.name}:{one.entry.line}")]
    return [*lines, *_why(one), *_fills(one)]


def _why(one: Incoming) -> list[str]:
    where = "twice in the file: " if one.standing is Standing.REPEATED else ""
    lead = f"; {_leading(one)} to it from now on" if one.aliases else ""
    return wrap(f"{where}{', '.join(one.why)}{lead}", width(), "      ")


def _fills(one: Incoming) -> list[str]:
    room = max(width() - 22, 20)
    return [
        f"      + {name:<12} {short(plain_text(value), room)}" for name, value in one.fills.items()
    ]


def _conflict(one: Incoming, file: Path, decisions: Decisions) -> list[str]:
    takes = decisions.takes(one.key)
    lines = [_line(one.key, one.entry.source, f"{file.name}:{one.entry.line}")]
    lines += [*_why(one), *_fills(one)]
    room = max(width() - 26, 20)
    for difference in one.differs:
        ours, theirs = plain_text(difference.ours), plain_text(difference.theirs)
        kept, other = ("  ", "→ ") if takes else ("→ ", "  ")
        lines.append(f"      {difference.name:<10} {kept}here: {short(ours, room)}")
        lines.append(f"      {'':<10} {other}file: {short(theirs, room)}")
    if not takes:
        lines += wrap(f"kept as it is here; --take {one.key} takes the file's", width(), "      ")
    return lines


def _doubtful(one: Incoming, file: Path) -> list[str]:
    lines = [_line(one.key, one.entry.source, f"{file.name}:{one.entry.line}")]
    words = f"{', '.join(one.why)}: which of the two entries has the wrong one?"
    return [*lines, *wrap(words, width(), "      ")]


def _line(key: str, source: Source, place: str) -> str:
    """Return a work on one line: key, first author and year, title, and where it stands."""
    made = reference(source)
    words = ". ".join(filter(None, (made.short if made.short != source.key else "", made.title)))
    room = max(width() - len(key) - len(place) - 8, 20)
    return f"  {key}  {short(words or '[no title]', room)}  {place}"
