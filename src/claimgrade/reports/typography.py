"""The signs of print in what reports say in English.

A terminal shows the sentences of the method with the straight quotation marks of a keyboard; a
page has those of print. What records say is left as it stands in their files.
"""

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from claimgrade.model.saying import Sentences
from claimgrade.reports.text import SENTENCES
from claimgrade.reports.text.quotation_marks import curled
from claimgrade.workspace.workspace import Workspace


def printed(workspace: Workspace) -> Workspace:
    """Return the workspace with the quotation marks of print in the sentences that are English.

    Those of a translation are as it has them.
    """
    translation = workspace.translation
    sentences = _in_print(translation.sentences)
    return replace(workspace, translation=replace(translation, sentences=sentences))


# What was said is kept by the identity of the sentences in force: the same ones each time.
@lru_cache(maxsize=8)
def _in_print(sentences: Sentences) -> Sentences:
    ours = {said: curled(said) for said in SENTENCES if "'" in said}
    return Sentences(MappingProxyType({**ours, **sentences.by_english}))
