"""Short words of the method that reports repeat: how a hedge sounds, what a coach should do.

They are part of the message catalogue of the reports.
"""

from collections.abc import Mapping

from claimgrade.model.saying import sayable
from claimgrade.model.vocabulary import Hedge

SAID: Mapping[Hedge, str] = {
    Hedge.UNTESTED: sayable("'nobody has tested this'"),
    Hedge.UNCERTAIN: sayable("'we cannot tell whether'"),
    Hedge.MAY: sayable("'may'"),
    Hedge.CAN: sayable("'can'"),
    Hedge.PROBABLY: sayable("'probably'"),
    Hedge.PLAIN: sayable("a plain statement"),
    Hedge.PROOF: sayable("proof"),
}
"""How a hedge sounds, for sentences about it; to be said."""

COACH_WORDS: Mapping[str, str] = {
    "coach_supported": "teach",
    "coach_understated": "teach",
    "coach_needs-caveat": "teach with the caveat",
    "coach_overstated": "reword it: use the sentence that may be said",
    "coach_mixed": "reword it: use the sentence that may be said",
    "coach_contradicted": "do not teach it as worded; use the sentence that may be said",
    "coach_misleading": "do not teach it as worded; use the sentence that may be said",
    "coach_unsupported": "do not teach as fact",
    "coach_unresolved": "do not teach as fact",
    "coach_not-checkable": "leave out, or call it opinion",
    # where no sentence may be said in its place
    "coach_without_overstated": "do not teach it as worded",
    "coach_without_mixed": "do not teach it as worded",
    "coach_without_contradicted": "do not teach it",
    "coach_without_misleading": "do not teach it",
}
"""What a coach should do with a claim, by verdict."""

CERTAINTY_WORDS: Mapping[str, str] = {
    "certainty_high": "high",
    "certainty_moderate": "moderate",
    "certainty_low": "low",
    "certainty_very-low": "very low",
    "certainty_no-evidence": "no evidence",
}
"""The levels of certainty."""
