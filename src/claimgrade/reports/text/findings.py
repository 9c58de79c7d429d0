"""Words of the summary of findings, of claims by sources, and of the tables."""

TEXT = {
    # summary of findings
    "reading_findings": "Summary of findings",
    "findings": "Summary of findings",
    "findings_lead": (
        "One table a claim, in the manner of a GRADE summary of findings: the outcome, what "
        "may be expected without and with what is done, how many people and studies that "
        "rests on, how sure it makes us, and what happens. People and data are counted as on "
        "the card: papers on the same people once. Where a figure is not computed, the reason "
        "stands in its place."
    ),
    "population": "Population",
    "setting_of_studies": "Setting",
    "intervention": "Intervention",
    "comparison": "Comparison",
    "taken_as": "not recorded; taken as {words}",
    "audience_of": "{words} (the article’s audience)",
    "sof_outcome": "Outcome",
    "sof_without": "With the comparison",
    "sof_with": "With the intervention",
    "sof_absolute": "Anticipated absolute effects",
    "sof_relative": "Effect",
    "sof_people": "Participants (studies)",
    "sof_certainty": "Certainty",
    "sof_happens": "What happens",
    "sof_notes": "Reasons for the certainty",
    "not_computed": "not computed: {reason}",
    "outcome_not_recorded": "outcome not recorded",
    "measured_as": "Measured as {outcomes}",
    "measured_more": "and {number} more",
    "measured_with": "{name} ({words})",
    "scale_of": "scale {low} to {high}",
    "claimed_increase": "Claimed to rise",
    "claimed_decrease": "Claimed to fall",
    "claimed_none": "Claimed to stay the same",
    "claimed_nowhere": "Claimed direction not recorded",
    "follow_up": "Follow-up: {times}",
    "follow_up_some": "{times}; not recorded for {results}",
    "of_people": "{number} of {per}",
    "people_with": "{number} of {per} ({ends})",
    "sof_baseline": "Baseline: {baseline}.",
    "sof_needed_fewer": "One fewer for about {number}.",
    "sof_needed_more": "One more for about {number}.",
    "sof_no_baseline_mean": "no mean with the comparison is printed in this unit",
    "sof_mean_one": "mean {value}",
    "sof_mean_many": "means from {low} to {high}",
    "sof_change_one": "mean change {value}",
    "sof_change_many": "mean changes from {low} to {high}",
    "sof_means_from": "In {names}.",
    "sof_differs": "{value} ({interval}) than with the comparison",
    "sof_no_interval": "interval not reported",
    "sof_higher": "{value} higher",
    "sof_lower": "{value} lower",
    "sof_interval": "{level} CI {ends}",
    "whence_pooled": "Put together from {studies}: {names}.",
    "whence_one study": "One study: {names}.",
    "whence_published pool": "As a publication put it together: {names}.",
    "whence_number": "Behind the number that the claim states: {names}.",
    "sof_no_unit": "unit not stated",
    "sof_favours": "above 0 in favour of {side}",
    "sof_printed": "As printed, not put together: {results}.",
    "sof_n": "{people} in {sets}",
    "sof_n_unknown": "{sets}; how many people is not fully recorded",
    "sof_from": "{citations}: {designs}",
    "sof_none": "none",
    "sof_background": "No study tests it; cited as background: {citations}.",
    "sof_other_outcome": (
        "Rated beside the claim’s own outcome; results are put together, and worded, for that "
        "alone."
    ),
    "sof_not_critical": "Not critical to the claim, so its levels are not summed.",
    "sof_beside": "results are put together for the claim’s own outcome alone",
    "sof_apart": "{people} judged it; the lowest of their levels is shown.",
    "sof_more_outcomes": "{outcomes} more are rated on the card.",
    # matrix of claims and sources
    "reading_matrix": "Claims by sources",
    "matrix": "Claims by sources",
    "matrix_lead": (
        "How each source bears on each claim, and where in it that stands. A source that is "
        "not linked to a claim has an empty cell. Numbers are those of the list of references."
    ),
    "matrix_table": "Table of claims and sources",
    "matrix_list": "Claim by claim",
    "matrix_counts": "{claims}, {sources}, {lines}",
    "matrix_too_large": (
        "With {cells} cells the table would be too large for a page; it is in the CSV file. "
        "Below, the same stands claim by claim."
    ),
    "matrix_wide": (
        "A table of {sources} is too wide for Markdown; it is in the HTML page and the CSV "
        "file. Here the same stands claim by claim."
    ),
    "matrix_sources": "Sources",
    "matrix_nothing": "No source is linked to this claim.",
    "matrix_signs": "Signs",
    # tables of data
    "reading_ledger": "Data tables",
}
