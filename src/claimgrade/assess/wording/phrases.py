"""The sentences that say what a body of evidence says, and why a verdict is given, as patterns.

They are part of the message catalogue of the reports, and a translation replaces them as whole
sentences: word order, agreement and endings are those of its language. ``one`` and ``many`` stand
for the number of what acts ("walking raises", "bands raise"); ``{greatly}``, ``{little}`` and
``{much}`` are the words for the size of an effect, or nothing.

The English pattern (a hedge for the certainty, an adverb for the size) is that of GRADE guideline
26 (Santesso, J Clin Epidemiol 2020;119:126-135); the words are our own.
"""

from collections.abc import Mapping
from functools import lru_cache

from claimgrade.assess.wording.said import CERTAINTY_WORDS
from claimgrade.workspace.messages_file import Translation

_EFFECTS = {
    # the cause raises or lowers the outcome
    "effect_increase_plain_one": "{what} {greatly}raises {outcome}{little}",
    "effect_increase_plain_many": "{what} {greatly}raise {outcome}{little}",
    "effect_increase_probably_one": "{what} probably {greatly}raises {outcome}{little}",
    "effect_increase_probably_many": "{what} probably {greatly}raise {outcome}{little}",
    "effect_increase_may_one": "{what} may {greatly}raise {outcome}{little}",
    "effect_increase_may_many": "{what} may {greatly}raise {outcome}{little}",
    "effect_decrease_plain_one": "{what} {greatly}lowers {outcome}{little}",
    "effect_decrease_plain_many": "{what} {greatly}lower {outcome}{little}",
    "effect_decrease_probably_one": "{what} probably {greatly}lowers {outcome}{little}",
    "effect_decrease_probably_many": "{what} probably {greatly}lower {outcome}{little}",
    "effect_decrease_may_one": "{what} may {greatly}lower {outcome}{little}",
    "effect_decrease_may_many": "{what} may {greatly}lower {outcome}{little}",
    # it hardly changes it
    "effect_none_plain_one": "{what} makes little or no difference to {outcome}",
    "effect_none_plain_many": "{what} make little or no difference to {outcome}",
    "effect_none_probably_one": "{what} probably makes little or no difference to {outcome}",
    "effect_none_probably_many": "{what} probably make little or no difference to {outcome}",
    "effect_none_may_one": "{what} may make little or no difference to {outcome}",
    "effect_none_may_many": "{what} may make little or no difference to {outcome}",
}

_LINKS = {
    # the two go together
    "association_increase_plain_one": "{what} is associated with {much}higher {outcome}",
    "association_increase_plain_many": "{what} are associated with {much}higher {outcome}",
    "association_increase_probably_one": (
        "{what} is probably associated with {much}higher {outcome}"
    ),
    "association_increase_probably_many": (
        "{what} are probably associated with {much}higher {outcome}"
    ),
    "association_increase_may_one": "{what} may be associated with {much}higher {outcome}",
    "association_increase_may_many": "{what} may be associated with {much}higher {outcome}",
    "association_decrease_plain_one": "{what} is associated with {much}lower {outcome}",
    "association_decrease_plain_many": "{what} are associated with {much}lower {outcome}",
    "association_decrease_probably_one": (
        "{what} is probably associated with {much}lower {outcome}"
    ),
    "association_decrease_probably_many": (
        "{what} are probably associated with {much}lower {outcome}"
    ),
    "association_decrease_may_one": "{what} may be associated with {much}lower {outcome}",
    "association_decrease_may_many": "{what} may be associated with {much}lower {outcome}",
    "association_none_plain_one": (
        "{what} is associated with little or no difference in {outcome}"
    ),
    "association_none_plain_many": (
        "{what} are associated with little or no difference in {outcome}"
    ),
    "association_none_probably_one": (
        "{what} is probably associated with little or no difference in {outcome}"
    ),
    "association_none_probably_many": (
        "{what} are probably associated with little or no difference in {outcome}"
    ),
    "association_none_may_one": (
        "{what} may be associated with little or no difference in {outcome}"
    ),
    "association_none_may_many": (
        "{what} may be associated with little or no difference in {outcome}"
    ),
}

_DENIALS = {
    # the claimed difference is not there; where none was claimed, there is one
    "denied_effect_increase_plain_one": "{what} does not raise {outcome}",
    "denied_effect_increase_plain_many": "{what} do not raise {outcome}",
    "denied_effect_increase_probably_one": "{what} probably does not raise {outcome}",
    "denied_effect_increase_probably_many": "{what} probably do not raise {outcome}",
    "denied_effect_increase_may_one": "{what} may not raise {outcome}",
    "denied_effect_increase_may_many": "{what} may not raise {outcome}",
    "denied_effect_decrease_plain_one": "{what} does not lower {outcome}",
    "denied_effect_decrease_plain_many": "{what} do not lower {outcome}",
    "denied_effect_decrease_probably_one": "{what} probably does not lower {outcome}",
    "denied_effect_decrease_probably_many": "{what} probably do not lower {outcome}",
    "denied_effect_decrease_may_one": "{what} may not lower {outcome}",
    "denied_effect_decrease_may_many": "{what} may not lower {outcome}",
    "denied_effect_none_plain_one": "{what} makes a difference to {outcome}",
    "denied_effect_none_plain_many": "{what} make a difference to {outcome}",
    "denied_effect_none_probably_one": "{what} probably makes a difference to {outcome}",
    "denied_effect_none_probably_many": "{what} probably make a difference to {outcome}",
    "denied_effect_none_may_one": "{what} may make a difference to {outcome}",
    "denied_effect_none_may_many": "{what} may make a difference to {outcome}",
    "denied_association_increase_plain_one": "{what} is not associated with higher {outcome}",
    "denied_association_increase_plain_many": "{what} are not associated with higher {outcome}",
    "denied_association_increase_probably_one": (
        "{what} is probably not associated with higher {outcome}"
    ),
    "denied_association_increase_probably_many": (
        "{what} are probably not associated with higher {outcome}"
    ),
    "denied_association_increase_may_one": "{what} may be not associated with higher {outcome}",
    "denied_association_increase_may_many": "{what} may be not associated with higher {outcome}",
    "denied_association_decrease_plain_one": "{what} is not associated with lower {outcome}",
    "denied_association_decrease_plain_many": "{what} are not associated with lower {outcome}",
    "denied_association_decrease_probably_one": (
        "{what} is probably not associated with lower {outcome}"
    ),
    "denied_association_decrease_probably_many": (
        "{what} are probably not associated with lower {outcome}"
    ),
    "denied_association_decrease_may_one": "{what} may be not associated with lower {outcome}",
    "denied_association_decrease_may_many": "{what} may be not associated with lower {outcome}",
    "denied_association_none_plain_one": "{what} is associated with a difference in {outcome}",
    "denied_association_none_plain_many": "{what} are associated with a difference in {outcome}",
    "denied_association_none_probably_one": (
        "{what} is probably associated with a difference in {outcome}"
    ),
    "denied_association_none_probably_many": (
        "{what} are probably associated with a difference in {outcome}"
    ),
    "denied_association_none_may_one": "{what} may be associated with a difference in {outcome}",
    "denied_association_none_may_many": "{what} may be associated with a difference in {outcome}",
}

_OPEN = {
    # what is open, conflicting or untested; {when} is that of a session, or nothing
    "uncertain_effect_one": (
        "the evidence is very uncertain about what {what} does to {outcome}{when}{after}"
    ),
    "uncertain_effect_many": (
        "the evidence is very uncertain about what {what} do to {outcome}{when}{after}"
    ),
    "uncertain_association": (
        "the evidence is very uncertain about how {what} and {outcome} are related{when}{after}"
    ),
    "open_effect_one": (
        "the evidence leaves it uncertain what {what} does to {outcome}{when}{after}"
    ),
    "open_effect_many": (
        "the evidence leaves it uncertain what {what} do to {outcome}{when}{after}"
    ),
    "open_association": (
        "the evidence leaves it uncertain how {what} and {outcome} are related{when}{after}"
    ),
    "conflict_effect_one": "the evidence conflicts on what {what} does to {outcome}{when}{after}",
    "conflict_effect_many": "the evidence conflicts on what {what} do to {outcome}{when}{after}",
    "conflict_association": (
        "the evidence conflicts on how {what} and {outcome} are related{when}{after}"
    ),
    "untested_effect_one": (
        "no study was found that tested {what} for its effect on {outcome}{after}{searched}"
    ),
    "untested_effect_many": (
        "no study was found that tested {what} for their effect on {outcome}{after}{searched}"
    ),
    "untested_association_one": (
        "no study was found that tested {what} for its link with {outcome}{after}{searched}"
    ),
    "untested_association_many": (
        "no study was found that tested {what} for their link with {outcome}{after}{searched}"
    ),
    "plausible": "it is plausible, but untested, that {words}{after}{searched}",
}

_PARTS = {
    # a statement in its place: in a session, or without a word on that
    "whole": "{words}{after}",
    "whole_session": "in a single session, {words}{after}",
    # parts that a gap takes, each with its blank
    "greatly": "greatly ",
    "little": " a little",
    "much": "much ",
    "slightly": "slightly ",
    "when_session": " in a single session",
    "where_animal": " in animals",
    "where_cell": " in cells",
    "where_tissue": " in tissue samples",
    "compared": " compared with {comparator}",
    "searched": " (searched on {day})",
    "one_study": ", as far as one study can tell",
}

_FRAMES = {
    # frames for the claim's own statement
    "frame_for_plain": "{statement}",
    "frame_for_probably": "This is probably so: {statement}",
    "frame_for_may": "This may be so: {statement}",
    "frame_for_uncertain": "The evidence is very uncertain about this: {statement}",
    "frame_against_plain": "The evidence shows that the following statement is wrong: {statement}",
    "frame_against_probably": "The following statement is probably wrong: {statement}",
    "frame_against_may": "The following statement may be wrong: {statement}",
    "frame_against_uncertain": "The evidence is very uncertain about this: {statement}",
    "frame_conflict": "The evidence conflicts on this: {statement}",
    "frame_untested": "No study was found that tested this{searched}: {statement}",
    "frame_plausible": "This is plausible, but untested{searched}: {statement}",
    "frame_not_checkable": "This cannot be checked as it is worded: {statement}",
    "frame_not_linked": "Not checked yet, as no evidence is linked: {statement}",
    "frame_not_checked": "Not checked yet: {statement}",
    "frame_number": "The number in this is not checked yet: {statement}",
    "frame_beyond": "As it is worded, this goes beyond the evidence: {statement}",
    "frame_not_reported": "The source does not report this: {statement}",
    "frame_not_defined": "The named authority defines it otherwise: {statement}",
}

_REASONS = {
    # why a verdict was given; {flags} is what the rules say
    "record_lacks": "the minimum record lacks {fields}",
    "source_otherwise": "the source says otherwise",
    "against_graded": "the evidence points the other way, with {certainty} certainty",
    "against_not_graded": "the evidence points the other way, and is not graded",
    "against_unsure": "what there is points the other way, with {certainty} certainty",
    "untested": "nothing found that tests it (searched on {day})",
    "mixed": "the evidence points both ways",
    "but": "the evidence points for it, but {flags}",
    "two_ways": "the evidence points for it, but the words go wrong in two ways: {flags}",
    "caveat": "the evidence points for it, with a caveat: {flags}",
    "caveats": "the evidence points for it, with {number} caveats: {flags}",
    "in_part": "the evidence agrees in part only",
    "understated": "the evidence points for it; {flags}",
    "for": "the evidence points for it, and no check speaks against it",
}

PHRASES: Mapping[str, str] = {
    **{
        f"statement_{name}": words
        for part in (_EFFECTS, _LINKS, _DENIALS, _OPEN, _PARTS, _FRAMES)
        for name, words in part.items()
    },
    **{f"reason_{name}": words for name, words in _REASONS.items()},
    **CERTAINTY_WORDS,
}
"""The patterns by name, as claimgrade has them."""


@lru_cache(maxsize=8)
def phrases_of(translation: Translation) -> Mapping[str, str]:
    """Return the patterns in the language of a workspace; what it lacks is English."""
    return translation.over(PHRASES)
