"""How the sentence that may be said was checked, and which sentences are not offered."""

from dataclasses import dataclass
from typing import NamedTuple

from claimgrade.model.assessment import Assessment
from claimgrade.model.details import MaySay, Withheld
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.parts import counted, listed, sentence


@dataclass(frozen=True, slots=True)
class WithheldView:
    """A sentence that is not offered: its words, whose it is, and each fault found in it."""

    text: str
    whose: str
    faults: tuple[str, ...]


class OfferedView(NamedTuple):
    """The checks behind the sentence offered, and the sentences withheld.

    ``note`` says whose the sentence is; ``checked`` and ``waiting`` are sentences, empty where
    there is nothing to say.
    """

    note: str
    summary: str
    checked: str
    waiting: str
    withheld: tuple[WithheldView, ...]


def may_say(said: MaySay | None) -> tuple[str, str]:
    """Return the sentence that may be said and a note on whose it is; both empty if none."""
    if said is None:
        return "", ""
    whose = "" if said.by_reviewer else TEXT["by_template"]
    held = "" if said.within else TEXT["held_beyond"]
    return said.text, listed([whose, held, sentence(said.reason)], " ")


def offered_view(assessment: Assessment) -> OfferedView | None:
    """Return how the sentences for a claim were checked, or ``None`` where there is none."""
    said, withheld = assessment.may_say, assessment.details.withheld
    checked = said.checked if said else ()
    waiting = said.waiting if said else ()
    if said is None and not withheld:
        return None
    return OfferedView(
        note=_note(said, withheld),
        summary=_summary(checked, waiting, withheld),
        checked=_listed_codes("say_checked", checked),
        waiting=_listed_codes("say_waiting", waiting),
        withheld=tuple(_withheld(one) for one in withheld),
    )


def _note(said: MaySay | None, withheld: tuple[Withheld, ...]) -> str:
    """Return whose a sentence is; reasons that are listed with a sentence withheld are not said."""
    if said is None or not any(one.by_reviewer for one in withheld):
        return may_say(said)[1]
    held = "" if said.within else TEXT["held_beyond"]
    return listed([TEXT["by_template"], held, TEXT["own_not_offered"]], " ")


def _summary(
    checked: tuple[str, ...], waiting: tuple[str, ...], withheld: tuple[Withheld, ...]
) -> str:
    held = TEXT["say_held"].format(checks=counted(len(checked), "check")) if checked else ""
    open_ = TEXT["say_open"].format(number=len(waiting)) if waiting else ""
    not_offered = ""
    if withheld:
        not_offered = TEXT["say_withheld"].format(
            sentences=counted(len(withheld), "other sentence" if checked else "sentence")
        )
    return listed([held, open_, not_offered], " · ")


def _listed_codes(name: str, codes: tuple[str, ...]) -> str:
    return TEXT[name].format(codes=", ".join(codes)) if codes else ""


def _withheld(one: Withheld) -> WithheldView:
    """Return a sentence with its faults; each names the check that found it, where one did."""
    codes = one.failed if len(one.failed) == len(one.reasons) else ("",) * len(one.reasons)
    return WithheldView(
        text=one.text,
        whose=TEXT["withheld_own" if one.by_reviewer else "withheld_computed"],
        faults=tuple(
            listed([code, sentence(reason)], ": ")
            for code, reason in zip(codes, one.reasons, strict=True)
        ),
    )
