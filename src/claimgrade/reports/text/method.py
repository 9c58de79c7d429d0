"""Words of the method box and of the page about our ratings."""

TEXT = {
    # method
    "method": "Method and limits",
    "rules": "Checks run",
    "rules_lead": (
        "Rule set {rule_set} of claimgrade {version}. The same rules are run on every claim. "
        "Each rule, with an example that it flags and one that it passes, is on the page "
        "docs/rules.md of claimgrade, which “claimgrade explain --format markdown” prints."
    ),
    "rule": "Check",
    "rule_what": "What it looks for",
    "rule_counts": "Results",
    "thresholds": "Thresholds",
    "thresholds_lead": "Conventions, not laws.",
    "outcome_pass": "passed",
    "outcome_flag": "flagged",
    "outcome_unresolved": "open",
    "outcome_not-applicable": "not applicable",
    "threshold": "Threshold",
    "threshold_information_size": "People below which a body of evidence counts as small",
    "threshold_about_tolerance": "How far a figure given as “about” may differ",
    "threshold_horizon_factor": "Times the longest study that a claim may reach ahead",
    "threshold_size_factor": "Times the smallest difference that matters for a big word",
    "threshold_search_age": "Years after which a review’s search counts as old",
    "threshold_search_age_fast": "The same in a subject field that moves fast",
    "threshold_stored_text": "Words below which a stored text is not searched for a quotation",
    "threshold_independent_studies": "Independent studies that “studies show” needs",
    "statistics_estimator": "Results put together: how the studies differ is estimated by",
    "statistics_adjustment": "Results put together: the interval is computed by",
    "statistics_i_squared": "Percent of I² above which studies differ much",
    "statistics_events": "People with the event below which a body of evidence counts as small",
    "value": "Value",
    "rationale": "Rationale",
    "limits": "Limits of this review",
    # ratings
    "ratings": "About our ratings",
    "ratings_verdicts": "Verdicts",
    "ratings_verdicts_lead": (
        "The verdict is on the words quoted. It says how the wording compares with the "
        "evidence; it is no mark for the author. The last four are outside the scale: “no "
        "support found” is not a point between true and false."
    ),
    "ratings_certainty": "Certainty of the evidence",
    "ratings_certainty_lead": (
        "Certainty belongs to a body of evidence on one question, never to one paper. A "
        "verdict can be negative with high certainty."
    ),
    "ratings_severity": "Weight of a flag",
    "ratings_bearing": "How a result bears on a claim",
    "ratings_match": "How directly something was studied",
    "meaning": "Meaning",
    "strongest": "Strongest wording allowed",
    # about our ratings
    "about_ratings": "About our ratings",
    "about_ratings_lead": (
        "What the verdicts, levels and numbers in our reviews mean, how they come about, and "
        "who answers for them. The page is made from the rules themselves, so it always says "
        "what they do."
    ),
    "scale": "The verdicts",
    "scale_lead": (
        "A verdict is on the words quoted: it compares how they are worded with what the "
        "evidence bears. It is no mark for the author. Verdicts without a number stand outside "
        "the scale: where the evidence conflicts or is missing, the claim is not half true. How "
        "sure the evidence makes us stands beside the verdict and is no part of it."
    ),
    "number_of_scale": "Number, 1 to 5",
    "no_number": "none",
    "to_coach": "To a coach",
    "decision": "How a verdict is decided",
    "decision_lead": (
        "The questions are asked in this order, and the first that applies decides. A "
        "reviewer may record another verdict with a reason; both are then shown. A check that "
        "finds something raises a flag, whose weight is told below. Every check has a code and a "
        "name, as in “OS02: wording above ceiling”; each review explains its checks by code "
        "under “Checks run”, and the page docs/rules.md of claimgrade has them with examples."
    ),
    "when": "When",
    "lay_line": "In plain words",
    "ceiling": "The strongest wording that the evidence allows",
    "ceiling_lead": (
        "Certainty sets how sure a sentence may sound, and what it may advise. The design of "
        "the studies sets what it may link to what. These limits are called the ceiling."
    ),
    "reads_like": "Reads like",
    "advice_allowed": "Advice",
    "of_capability": "for what somebody is able to do",
    "advice_with_condition": "{plain}; {conditional} with a stated condition",
    "what_it_links": "What a sentence links",
    "shown_by_what": "What has to stand behind it",
    "gap_heading": "How far the wording goes beyond what is allowed",
    "weighs": "Weighs",
    "gap_0": "no further than what is allowed",
    "gap_0_weighs": "nothing",
    "gap_1": "one step too sure",
    "gap_1_weighs": "minor",
    "gap_2": "two steps too sure",
    "gap_2_weighs": "major",
    "gap_3": "three steps or more",
    "gap_3_weighs": "blocker",
    "not_claimed": "What we do not claim",
    "corrections_heading": "Corrections",
    "corrections_policy": (
        "When a published verdict turns out wrong or new evidence changes it, the change is "
        "entered with its day, its reason, and the former verdict beside the new one. It is "
        "shown with the review, on the page of the claim and in the list of reviews. Nothing "
        "is taken out without a trace."
    ),
    "corrections_to": "Errors can be reported to:",
    "corrections_nobody": "No address for corrections is recorded.",
    "who_answers": "Who answers for the reviews, and who paid",
    "funding_of": "Funding of the review of “{title}”",
    "ratings_version": (
        "Rule set {rule_set} of claimgrade {version}. Every review is held to the same rules."
    ),
    "the_reviews": "The reviews",
}
