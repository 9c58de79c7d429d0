"""Words of the cue cards."""

TEXT = {
    # cue cards
    "cue_cards": "Cue cards",
    "cue_lead": (
        "One card for each claim of the article: what was found, how sure that is, and what "
        "you can say. The full card has the reasons and the sources."
    ),
    "cue_claim": "They say",
    "cue_found": "Found",
    "cue_sure": "How sure",
    "cue_whom": "For whom",
    "cue_say": "You can say",
    "cue_harm": "Harm",
    "cue_full": "Full card",
    "cue_base": "It was tested in {base}.",
    "cue_tested_in": "Tested in: {groups}.",
    "cue_more_groups": "{groups} more",
    "cue_high": "We are confident",
    "cue_moderate": "We are fairly confident",
    "cue_low": "We have little confidence",
    "cue_very-low": "We are not confident",
    "cue_because": "{said}, because {reason}.",
    "cue_untested": "As far as we found, nobody has tested this.",
    "cue_untested_on": "As far as we found, nobody has tested this (as of {day}).",
    "cue_not_checkable": "It cannot be tested the way it is worded.",
    "cue_not_judged": "We have not judged yet how sure this is.",
    "cue_harm_reported": "Some of the studies report harm; the article names none.",
}
