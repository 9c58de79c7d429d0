"""Words of the numbers of a claim, and of results put together."""

TEXT = {
    # figures of numbers
    "plot_pooled": "All together",
    "bias_low": "low risk of bias",
    "bias_some": "some concerns about bias",
    "bias_high": "high risk of bias",
    "plot_bias": (
        " The sign before a name is for its risk of bias: + low, ! some concerns, − high."
    ),
    "plot_typical": "typical value",
    "plot_study": "{name}: {effect}.",
    "plot_typical_study": "{name}: {effect}, the typical value.",
    "plot_pooled_is": "All together: {effect}.",
    "plot_prediction_is": "A new study would probably find {interval}.",
    "plot_claimed_is": "Claimed: {number}.",
    "strip_name": "Claimed and measured: ",
    "strip_caption": (
        "The broken line is the number claimed, each circle what a study measured, in"
        " the unit of the claim{scale}."
    ),
    "strip_logarithmic": ", on a scale that multiplies with each step",
    "strip_middle": (
        " The filled circle is the middle one; of an even number, the two in the middle are filled."
    ),
    # results put together
    "pools": "Questions that several studies answer",
    "pools_lead": (
        "Results of the studies behind the claims, side by side: the same treatment against the"
        " same comparator, on the same outcome. They are put together only where the records"
        " hold what that takes; every set of people counts once."
    ),
    "pool_study": "Study",
    "pool_people": "People",
    "pool_weight": "Weight",
    "people_word": "people",
    "pool_figure": (
        "Each square is one result, hollow where its spread is not reported; on the dotted line"
        " there is no difference. {sign}"
    ),
    "pool_figure_pooled": (
        "Each square is one study, larger with more weight, on the line of its interval; the"
        " diamond is all together, the broken line beside it where a new study would probably"
        " come out. On the dotted line there is no difference. {sign}"
    ),
    "pool_figure_reviews": (
        "Each square is a published pooled result on the line of its interval, hollow where no"
        " interval is printed; on the dotted line there is no difference. They may share"
        " studies and are not put together."
    ),
    "pools_beside": "Published pooled results",
    "pools_beside_lead": "They hold studies of their own and enter nothing.",
    "pool_interval": "In brackets stands the 95% confidence interval.",
    "pools_needed": "needed:",
    "pools_left_out": "What was left out, with the figures as printed",
    "claimed_number": "The claim",
    "ledger_sum": "Sum",
    "ledger_typical": "Beside it",
    "ledger_people": "In people",
    "ledger_note": "Note",
    "one_person": "What this says of one person",
    "no_spread_of_any": "{results} linked, and none says how far single people differ.",
    "no_spread_of_others": "{results} more, of which none says how far single people differ.",
    "measured": "Measured",
    "omits": "What the quoted words leave out",
    "argument": "Place in the argument",
    "builds_on": "Rests on",
    "carries": "Carries",
    "open_checks": "Open checks",
    "open_lead": "What could not be checked, for want of a field, is never read as a pass.",
    "check": "Check",
    "absent": "Not recorded yet",
    "looked_up": "Looked up, not reported",
    "defaults": "Defaults used",
    "defaults_lead": "Taken because the record says nothing else; not entered by a person.",
    "trace_elsewhere": "Every step that led to a verdict is in the HTML report.",
    "trace": "Every step",
    "idle_checks": "checks that do not apply",
    "idle_for": "{reason} ({checks})",
    "signed": "reviewed",
    "signed_by": "reviewed by {name}",
    "shown_by": "Shown by",
    "due": "to be looked at again on {day}",
    "start": "Starts at {level}. {reason}",
    "own_certainty": "The reviewer’s certainty: {level}.",
    "computed_certainty": "Sum of the domains: {level}.",
    "computed_waits": "No sum is computed; not recorded: {fields}.",
    "computed_none": "No sum is computed.",
    "axis_hedge": "How sure it sounds",
    "axis_relation": "What it links",
    "axis_advice": "What it tells people to do",
    "advice_any": "any",
    "not_graded": "not graded",
    "as_worded": "as worded",
    "relation_unknown": "not known: the designs are not fully recorded",
    "relation_untested": "nothing: no study tests it",
    "in_its_place": "{allowed}, in a sentence put in its place",
    "worded_as": "Worded as {said}",
    "worded_with": "Worded with {said}",
    "allows": "; the evidence allows {said}: {gap}.",
    "gap": "{steps} too sure",
    "within": "within it",
    "relation_gap": "But it claims a stronger link than the evidence can show.",
    "relation_gap_too": "It also claims a stronger link than the evidence can show.",
    "not_compared_report": (
        "A report of one study is held against that study, so the evidence at large sets no "
        "limit on its wording."
    ),
    "not_compared_ungraded": (
        "The evidence is not graded, so no limit on the wording can be given."
    ),
    "not_compared_against": (
        "The evidence points against it, so no wording of this claim is within the evidence. "
        "What follows holds for a sentence put in its place."
    ),
    "not_compared_both": (
        "The evidence points both ways, so no wording of this claim is within the evidence. "
        "What follows holds for a sentence put in its place."
    ),
    "not_compared_nowhere": (
        "No study tests it, so no wording of this claim is within the evidence. "
        "What follows holds for a sentence put in its place."
    ),
    "not_compared_unsettled": (
        "Which way the evidence points is not settled, so the wording is not compared with it."
    ),
}
