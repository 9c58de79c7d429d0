"""Words beside figures: ranges, spreads, what was measured, and results put together."""

TEXT = {
    # several things, and ends of a range
    "and_last": "{first} and {last}",
    "range": "{low} to {high}",
    # a number and what it is
    "number_about": "about",
    "sd": "(SD {value})",
    "se": "(SE {value})",
    "change_of": "change {value}",
    "people_in_group": "{name} (n {number})",
    "groups_compared": "groups: {groups}",
    "groups_not_recorded": "{groups}: no figure recorded",
    "groups_not_reported": "{groups}: no figure reported",
    "events_of": "{events} of {total}",
    "from_to": "from {before} to {after}",
    "p_printed": "{p}, as printed",
    "people_each": "{numbers} people",
    "people_without_and_with": (
        "Of {per} people, {without} without it and {with_it}{interval} with it."
    ),
    "people_needed_fewer": "One fewer for about {number} people.",
    "people_needed_more": "One more for about {number} people.",
    # where a thing stands, and who read it
    "bearing_none": "bearing not recorded",
    "place_page": "page {page}",
    "place_table": "table {table}",
    "place_figure": "figure {figure}",
    "place_quote": "at “{quote}”",
    "read_by": "by {name}",
    "looked_up_on": "looked up {day}",
    "n_in_all": "n\u00a0=\u00a0{number} in all",
    "n_of_largest": "the largest of {number}",
    "n_of_others": "n\u00a0=\u00a0{number} of others",
    "work_standing": "status of the work: {standing}",
    "n_is": "n\u00a0=\u00a0{number}",
    "n_state": "n {state}",
    "n_not_known": "number not known in {number}",
    "at_least_sets": "at least {sets}",
    "sets_not_known": "how many independent data sets is not known",
    "no_own_data_one": "no data of its own",
    "no_own_data_many": "no data of their own",
    # measures of an effect
    "measure_mean-difference": "mean difference",
    "measure_risk-ratio": "risk ratio",
    "measure_odds-ratio": "odds ratio",
    "measure_hazard-ratio": "hazard ratio",
    "measure_risk-difference": "risk difference",
    "measure_standardised-mean-difference": "standardised mean difference",
    "measure_ratio": "ratio of means",
    "measured_level": "values at one time",
    "measured_change": "changes",
    # results put together
    "pool_no_spread": "no spread reported",
    "pool_no_interval": "no interval printed",
    "pool_no_weight": "cannot be weighed yet",
    "pool_unnamed_spread": "± not explained",
    "pool_unnamed_ends": "interval not explained",
    "pool_results": "the results",
    "pool_not_put_together": "{outcome}. {reason}",
    "pool_put_together": (
        "{outcome}: {number} studies put together, {measure} {value} ({level} CI {ends}){differ}."
    ),
    "pool_i_squared": ", I² {share} %",
    "pool_directions": (
        "By direction alone, where one is recorded for two groups, each set of people once: "
        "{directions}"
    ),
    "way_increase": "found more",
    "way_decrease": "found less",
    "way_none": "found no difference",
    "pool_together": "Put together",
    "pool_method": "Method: {method}; {adjustment}.",
    "pool_prediction": "Prediction interval, for one more study: {ends} [{formula}; {source}].",
    "pool_prediction_missing": "Prediction interval: {reason}.",
    "pool_egger": (
        "Egger’s test on {number} studies: intercept {intercept}, t({degrees}) = {t}, {p}."
    ),
    "pool_differ": (
        "Difference between studies: tau² {tau_squared}, I² {share} % ({method}), Q {q} on "
        "{degrees} degrees of freedom, {p}."
    ),
    "pool_without_each": "Without one study at a time: from {low} to {high}.",
    "pool_no_figure": "{where}: no figure recorded",
    # methods of statistics
    "adjustment_normal": "the normal distribution",
    "adjustment_hartung-knapp": "Hartung–Knapp",
    "adjustment_hartung-knapp-ad-hoc": "Hartung–Knapp, never narrower than without it",
    # people who judged
    "people_differ": "differ",
    "people_agree": "agree",
    "people_alone": "one person judged it",
    # a cell of a workbook that is too long
    "cell_cut": " … (cut here: a cell of a workbook holds no more; the text is whole in the CSV)",
    # sentences around a count
    "field_of": "{field} ({of})",
    "field_of_owners": "{fields}: {owners}",
    "looked_up_in_vain": "looked up and not reported: {fields}",
    "check_named": "{name} ({code})",
    "code_named": "{code}: {name}",
    "open_and_named": "{checks} still open: {names}.",
    "summary_counts": "{claims} reviewed: {verdicts}.",
    "read_how": "{number} {how}",
}
