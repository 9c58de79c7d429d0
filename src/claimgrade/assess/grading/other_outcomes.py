"""Outcomes of other claims, found by name in a reason."""

import re

from claimgrade.assess.case import Case
from claimgrade.model.judgement import Judgement
from claimgrade.workspace.workspace import Workspace

_FEWEST_WORDS = 2
"""A name of one word ('harm', 'strength') may stand for anything in a sentence."""


class OutcomeNames:
    """The names of the outcomes that the claims of a workspace and their judgements are about."""

    __slots__ = ("_names",)

    def __init__(self, workspace: Workspace) -> None:
        written: dict[str | None, None] = {}
        for file in workspace.claims.values():
            written[file.claim.outcome_name] = None
            for judgement in file.claim.judgements:
                written[judgement.outcome] = None
        names: dict[str, str] = {}
        for name in written:
            if name is not None:
                names.setdefault(_words(name), name)
        self._names = {w: n for w, n in names.items() if len(w.split()) >= _FEWEST_WORDS}

    def named_beyond(self, case: Case, judgement: Judgement, reason: str) -> str | None:
        """Return an outcome that a reason names and that is neither claimed nor was measured.

        ``None`` where there is none, and where it is not recorded what each study measured.
        """
        within = _words(reason)
        found = [(words, name) for words, name in self._names.items() if words in within]
        if not found:
            return None
        measured = _measured(case)
        if measured is None:
            return None
        about = [*_claimed(case, judgement), *measured]
        for words, name in found:
            if not any(words in known or known in words for known in about):
                return name
        return None


def _claimed(case: Case, judgement: Judgement) -> list[str]:
    """Return the words in which the claim says what it is about."""
    claim = case.claim
    said = (claim.outcome_name, judgement.outcome, claim.statement, case.quoted)
    return [_words(words) for words in said if words is not None]


def _measured(case: Case) -> list[str] | None:
    """Return what the studies measured; ``None`` where that is not recorded for all of them."""
    measured = []
    for line in case.body.testing:
        outcome = line.result.outcome if line.result is not None else None
        if not isinstance(outcome, str):
            return None
        measured.append(_words(outcome))
    return measured


def _words(text: str) -> str:
    """Return the words of a text between spaces, so that a part is found as whole words."""
    return f" {' '.join(_found(text.casefold()))} "


_found = re.compile(r"\w+").findall
