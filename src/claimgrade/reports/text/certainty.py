"""Words on how sure the evidence makes us, and what would change that."""

TEXT = {
    # certainty: own beside computed, several people, several outcomes
    "own_level": "The reviewer’s certainty",
    "summed_level": "Sum of the domains",
    "sum_of": "The sum is that of {whose}.",
    "not_counted": "{domain} is not counted: {reason}",
    "ratings_all": "All ratings, side by side",
    "rated_outcome": "Outcome",
    "rated_by": "Judged by",
    "rated_start": "Starts at",
    "rated_moved": "Moved by",
    "rated_sum": "Sum",
    "nothing_moved": "no level taken or added",
    "shared_level": "(shared)",
    "sum_used": "This sum stands beside the reviewer’s certainty.",
    "not_critical": "not critical",
    "claims_outcome": "the claim’s outcome",
    "agreement_differ": "The reviewers differ in {differ} of {domains} judged by two or more",
    "agreement_agree": "The reviewers agree in all of {domains} that they judged",
    "agreement_apart": "Several people judged it, and no domain twice",
    "agreed": "Agreement",
    "people_said": "Judgements",
    # suggestions beside the judgement
    "suggestions_summary": "Domain by domain: what the records suggest, and what was judged",
    "suggested": "The records suggest",
    "judged": "The reviewer judged",
    "milder": (
        "The reviewer is milder than the records suggest on {domains}. The two stand side by "
        "side; the reviewer’s is the one used."
    ),
    "milder_mark": "milder than suggested",
    "shared_with": "level shared with {domain}",
    "no_level": "no level",
    # what would change the grade
    "would_change": "What would change this grade most",
    "costs": "costs {levels}",
    "as_suggested": "as the records suggest; nobody judged it",
    "would_lift": "It would take:",
}
