"""Reads the house style of a workspace, and says what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from claimgrade.model.finding import Finding, Location
from claimgrade.reports.house import PLAIN, House, HouseError, told
from claimgrade.reports.overrides import Overrides
from claimgrade.reports.text import ENGLISH, translated
from claimgrade.reports.theme import (
    Font,
    Logo,
    Look,
    own_colours,
    read_font,
    read_logo,
    usual_colours,
)
from claimgrade.reports.theme_contrast import low_contrasts
from claimgrade.workspace.codes import DIAGNOSTICS
from claimgrade.workspace.faults import Fault
from claimgrade.workspace.files import SETTINGS_FILE
from claimgrade.workspace.house_files import is_inside, read_house_file
from claimgrade.workspace.messages_file import gaps
from claimgrade.workspace.settings_file import key_places
from claimgrade.workspace.workspace import Workspace

MAX_DOCX_BYTES = 5 * 1024 * 1024
"""The largest document whose styles are taken."""

_ZIP = b"PK\x03\x04"
_UNUSABLE = frozenset({"RD151", "RD152"})
"""Faults with which no report is made: it would come out otherwise than meant."""


def house_of(workspace: Workspace) -> House:
    """Return the house style of a workspace; the plain one where its settings name none.

    Raises :class:`~claimgrade.reports.house.HouseError` where a file that they name cannot be
    used, or a template of the workspace cannot be read.
    """
    if not workspace.settings.has_house_style:
        # The environments, once made, are those of both.
        return replace(PLAIN, sentences=workspace.translation.sentences)
    read = _read(workspace)
    templates = tuple(_of_templates(read.house))
    own = (*workspace.findings, *read.findings, *templates)
    unusable = [finding for finding in own if finding.code in _UNUSABLE]
    if unusable:
        raise HouseError(*unusable)
    return read.house


def house_findings(workspace: Workspace) -> tuple[Finding, ...]:
    """Return what is wrong with the house style of a workspace; empty where it has none."""
    if not workspace.settings.has_house_style:
        return ()
    read = _read(workspace)
    return (
        *read.findings,
        *_of_templates(read.house),
        *_of_messages(workspace),
        *_of_colours(workspace),
    )


def house_remarks(workspace: Workspace) -> Iterator[str]:
    """Yield what somebody who renders the reports has to know of their house style.

    How many words a translation leaves in English, and that some of the style is not used.
    """
    if not workspace.settings.has_house_style:
        return
    translation = workspace.translation
    if translation.path:
        fitting = len(_fitting(workspace).keys() - {"language"})
        total = len(ENGLISH) - 1
        if fitting < total:
            missing = total - fitting
            yield f"{missing} of {total} fixed words are not in {translation.path} and stay English"
    for finding in (*_in_settings(workspace), *house_findings(workspace)):
        yield told(finding)


def _in_settings(workspace: Workspace) -> Iterator[Finding]:
    """Yield what is wrong in the files that say how the reports look."""
    files = (SETTINGS_FILE, workspace.translation.path)
    yield from (one for one in workspace.findings if one.location.path in files)


@dataclass(frozen=True, slots=True)
class _Read:
    """A house style, and the files of it that cannot be used."""

    house: House
    findings: tuple[Finding, ...]


def _read(workspace: Workspace) -> _Read:
    settings, root = workspace.settings, workspace.root
    publisher = settings.publisher.name if settings.publisher else ""
    fonts = [read_font(root, face) for face in settings.theme.fonts]
    logo = read_logo(root, settings.theme, publisher)
    docx = _reference_docx(workspace)
    folder = _templates(workspace)
    faults = [(fault, "theme.fonts") for fault in fonts if isinstance(fault, Fault)]
    for found, name in (
        (logo, "theme.logo"),
        (docx, "reports.reference_docx"),
        (folder, "reports.templates"),
    ):
        if isinstance(found, Fault):
            faults.append((found, name))
    look = Look(
        settings.theme,
        logo if isinstance(logo, Logo) else None,
        tuple(font for font in fonts if isinstance(font, Font)),
    )
    house = House(
        look,
        folder if isinstance(folder, Overrides) else None,
        _catalogue(workspace),
        docx if isinstance(docx, bytes) else None,
        workspace.translation.sentences,
    )
    return _Read(house, tuple(_at(workspace, fault, name) for fault, name in faults))


def _templates(workspace: Workspace) -> Overrides | Fault | None:
    folder = workspace.settings.reports.templates
    if folder is None:
        return None
    if not is_inside(workspace.root, folder):
        return Fault("RD151", f"'{folder}' leads out of the workspace", help="Copy it into it.")
    if not (workspace.root / folder).is_dir():
        return Fault("RD151", f"there is no folder '{folder}'")
    return Overrides(workspace.root, folder)


def _reference_docx(workspace: Workspace) -> bytes | Fault | None:
    path = workspace.settings.reports.reference_docx
    if path is None:
        return None
    data = read_house_file(workspace.root, path, MAX_DOCX_BYTES)
    if isinstance(data, bytes) and not data.startswith(_ZIP):
        return Fault("RD151", f"'{path}' is no Word document")
    return data


def _catalogue(workspace: Workspace) -> Mapping[str, str]:
    """Return the whole catalogue: words of the translation that fit, English for the rest."""
    language = workspace.translation.language
    own = {"language": language} if language else {}
    return translated({**_fitting(workspace), **own})


def _fitting(workspace: Workspace) -> dict[str, str]:
    """Return the words of the translation that can be used."""
    words = workspace.translation.words
    return {
        name: said
        for name, said in words.items()
        if name in ENGLISH and not _gaps_differ(name, said)
    }


def _of_templates(house: House) -> Iterator[Finding]:
    if house.overrides is not None:
        from claimgrade.reports.environment import own_environments
        from claimgrade.reports.overrides_loading import template_findings

        yield from template_findings(own_environments(house), house.overrides)


def _of_messages(workspace: Workspace) -> Iterator[Finding]:
    translation = workspace.translation
    for name, words in translation.words.items():
        location = Location(translation.path, *translation.places.get(name, (1, 1)))
        if name not in ENGLISH:
            message = f"there are no words named '{name}'{_nearest(name)}"
            yield DIAGNOSTICS["RD154"].finding(message, location)
        elif _gaps_differ(name, words):
            message = f"'{name}' has {_listed(words)}; in English it has {_listed(ENGLISH[name])}"
            yield DIAGNOSTICS["RD155"].finding(message, location)


def _nearest(name: str) -> str:
    from claimgrade.workspace.linking.nearest import nearest

    close = nearest(name, tuple(ENGLISH))
    return f"; did you mean '{close}'?" if close else ""


def _gaps_differ(name: str, words: str) -> bool:
    return gaps(words) != gaps(ENGLISH[name])


def _listed(words: str) -> str:
    found = gaps(words)
    if found is None:
        return "a brace that is not closed"
    return ", ".join(f"{{{gap}}}" for gap in sorted(found)) or "no gap"


def _of_colours(workspace: Workspace) -> Iterator[Finding]:
    theme = workspace.settings.theme
    for scheme, palette in (("light", theme.light), ("dark", theme.dark)):
        own = own_colours(palette)
        for low in low_contrasts(usual_colours(scheme), own) if own else ():
            message = (
                f"`{low.colour}` on `{low.page}` of a {scheme} page has a contrast of "
                f"{low.ratio:.2f} to 1, and {low.needed:g} to 1 is needed"
            )
            named = low.colour if low.colour in own else low.page
            fault = Fault("RD156", message)
            yield _at(workspace, fault, f"theme.{scheme}.{named}")


def _at(workspace: Workspace, fault: Fault, name: str) -> Finding:
    """Return a fault at the place of a setting, or of the table that holds it."""
    places = key_places((workspace.root / SETTINGS_FILE).read_text(encoding="utf-8-sig"))
    while name and name not in places:
        name = name.rpartition(".")[0]
    location = Location(SETTINGS_FILE, *places.get(name, (1, 1)))
    return fault.finding(SETTINGS_FILE)._replace(location=location)
