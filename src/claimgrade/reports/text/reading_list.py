"""Words of the reading list."""

TEXT = {
    # reading list
    "reading_list": "Reading list",
    "reading_lists": "Reading lists",
    "reading_reading-list": "Reading list",
    "reading_library": "The library",
    "reading_lead": (
        "What to read on the claims of this article, in which order: why each work is here, "
        "what it shows, where it ends, and which claim it bears on in which direction. What "
        "disputes a claim stands beside what supports it. To list a work is not to endorse it."
    ),
    "reading_lead_library": (
        "What to read, in which order: why each work is here, what it measured and where it "
        "ends. No claim stands behind this list, so none is said to be supported or disputed."
    ),
    "reading_how": "How the list is made",
    "reading_essential": "Essential",
    "reading_recommended": "Recommended",
    "reading_further": "Further reading",
    "reading_not-recommended": "Retracted: not to be taught from",
    "reading_essential_rule": (
        "A verdict leans on it most: the strongest work that supports or qualifies a claim, or "
        "the strongest against it."
    ),
    "reading_recommended_rule": (
        "It supports, qualifies or disputes a claim, with a result on record."
    ),
    "reading_further_rule": (
        "Background; opinion and experience; works without a result on record, replaced by a "
        "newer one, or under an expression of concern."
    ),
    "reading_not-recommended_rule": "Listed last, so that nobody cites it unawares.",
    "reading_essential_rule_library": (
        "The strongest work on an outcome that several works measured."
    ),
    "reading_recommended_rule_library": "Another work with a result on record.",
    "reading_further_rule_library": (
        "No result on record, replaced by a newer work, or under an expression of concern."
    ),
    "reading_not-recommended_rule_library": "Listed last, so that nobody cites it unawares.",
    "reading_strongest": (
        "Which work is the strongest is decided by these questions in turn, among works with a "
        "result on record. Was it done in people rather than in animals or cells? By which "
        "design: a review that pools studies, a randomised trial, another experiment, "
        "observation over time, observation at one time, single cases? {direction}In how many "
        "people? In which year? Nobody has ranked the works by hand."
    ),
    "reading_strongest_direction": "Does it support, or qualify only? ",
    "reading_topics": (
        "Sections are the topics that most claims share. A work stands in one section, that of "
        "the first claim that leans on it most, else that it tests, else that names it; the "
        "claims lead to it from wherever it bears on them."
    ),
    "reading_outcomes": (
        "Sections are the outcomes that most works measured. A work stands in one section; the "
        "outcomes lead to it from wherever it measured them."
    ),
    "reading_access_note": (
        "Access is recorded for {recorded} of {works}; of the others it is not known whether "
        "they are free to read."
    ),
    "reading_appraisal_note": (
        "Risk of bias is recorded study by study for {appraised} of {works}; for a claim’s "
        "evidence as a whole it is judged on the claim’s card."
    ),
    "reading_time_note": (
        "Time to read is reckoned from the pages, where they are recorded: {words} words a "
        "page, our assumption, at {rate} words a minute (the mean for non-fiction: Brysbaert, "
        "Journal of Memory and Language 2019;109:104047)."
    ),
    "reading_time_partly": "reckoned for the {known} of {works} whose pages are on record",
    "reading_minutes": "about {minutes} minutes to read",
    "reading_hours": "about {hours} hours to read",
    "reading_sections": "Sections",
    "reading_claims": "The claims",
    "reading_measured_by": "Measured by",
    "reading_nothing_own": "The works on these claims stand in other sections.",
    "reading_other": "Other subjects",
    "reading_why": "Why it is here",
    "reading_shows": "What it shows",
    "reading_measures": "What it measured",
    "reading_cited_for": "What it was cited for",
    "reading_day": "As of",
    "reading_none": "none",
    "reading_limits": "Design and limits",
    "reading_read": "What we read of it",
    "reading_importance": "How much it matters",
    "reading_same_people": "Same people as",
    "reading_pooled_in": "Already pooled in",
    "reading_kin": "Not a second finding",
    "reading_empty": "No work is cited yet.",
    "reading_open": "Open access",
    "reading_outside": "opinion or experience, beside the body of evidence",
    "reading_lead_for_review_one": (
        "The review that the verdict on claim {subjects} leans on most."
    ),
    "reading_lead_for_review_many": (
        "The review that the verdicts on claims {subjects} lean on most."
    ),
    "reading_lead_for_study_one": "The strongest study for claim {subjects}.",
    "reading_lead_for_study_many": "The strongest study for claims {subjects}.",
    "reading_lead_for_alone_one": "The only work with a result on record for claim {subjects}.",
    "reading_lead_for_alone_many": ("The only work with a result on record for claims {subjects}."),
    "reading_lead_qualifying_review_one": (
        "The review that the verdict on claim {subjects} leans on most; it qualifies the claim."
    ),
    "reading_lead_qualifying_review_many": (
        "The review that the verdicts on claims {subjects} lean on most; it qualifies them."
    ),
    "reading_lead_qualifying_study_one": (
        "The strongest study on claim {subjects}, which it qualifies."
    ),
    "reading_lead_qualifying_study_many": (
        "The strongest study on claims {subjects}, which it qualifies."
    ),
    "reading_lead_qualifying_alone_one": (
        "No other work with a result on record supports or qualifies claim {subjects}; this one "
        "qualifies it."
    ),
    "reading_lead_qualifying_alone_many": (
        "No other work with a result on record supports or qualifies claims {subjects}; this one "
        "qualifies them."
    ),
    "reading_lead_against_review_one": "The strongest review against claim {subjects}.",
    "reading_lead_against_review_many": "The strongest review against claims {subjects}.",
    "reading_lead_against_study_one": "The strongest study against claim {subjects}.",
    "reading_lead_against_study_many": "The strongest study against claims {subjects}.",
    "reading_lead_against_alone_one": (
        "The only work with a result on record against claim {subjects}."
    ),
    "reading_lead_against_alone_many": (
        "The only work with a result on record against claims {subjects}."
    ),
    "reading_lead_outcome_one": "The strongest work here on: {subjects}.",
    "reading_lead_outcome_many": "The strongest work here on: {subjects}.",
    "reading_why_tests": "It {directions}.",
    "reading_claim_both": "both {directions}",
    "reading_claim_one": "{direction} claim {subjects}",
    "reading_claim_many": "{direction} claims {subjects}",
    "reading_why_measures": "It measured something on the subject.",
    "reading_why_no-result": "It is on the subject, but no result of it is on record.",
    "reading_why_background": (
        "{directions}: it helps to understand the subject and tests no claim."
    ),
    "reading_background_to": "Background to",
    "reading_why_opinion": (
        "Opinion or experience: it shows how people think, and tests no claim."
    ),
    "reading_why_not-found": ("It was read, and does not hold what it was cited for."),
    "reading_why_concern": (
        "Under an expression of concern: read it as background only, whatever it shows."
    ),
    "reading_why_superseded": "A newer work replaces it: {newer}.",
    "reading_why_retracted": (
        "It is retracted. It counts for nothing here, and is named so that nobody cites it."
    ),
    "reading_why_not-cited": "Whoever made this list put it here.",
    "reading_lead_edited": (
        "What to read, in which order, as the editor of this list has it: choice, order, "
        "importance and words are a person’s. Which claim each work bears on, in which direction, "
        "what disputes it, its standing and its limits are taken from the ledger."
    ),
    "reading_essential_rule_edited": "To be read first, as the editor of this list holds it.",
    "reading_recommended_rule_edited": "To be read next.",
    "reading_further_rule_edited": "For those who want to know more.",
    "reading_not-recommended_rule_edited": "Listed last, so that nobody cites it unawares.",
    "reading_strongest_edited": (
        "A person has chosen these works, put them in order and said how much each matters."
    ),
    "reading_for": "For",
    "reading_note": "Note",
    "reading_gaps": "What this list leaves out, and what the ledger does not hold",
    "reading_not_listed": "In the ledger, and not in this list: {works}.",
    "reading_left_out": "Left out on purpose: {works}.",
    "reading_unserved": "No work in this list bears on: {claims}.",
    "reading_unsupported": "In this list, and not in the ledger on its subject: {works}.",
    "reading_unsupported_claims": "No claim that this list serves cites it.",
    "reading_unsupported_library": "It is not among the works of the library on this subject.",
    "reading_went_increase": "it rose or was higher",
    "reading_went_decrease": "it fell or was lower",
    "reading_went_none": "no difference",
    "reading_no_outcome": "outcome not recorded",
    "reading_not_in_people": "done in {species}, not in people",
    "reading_in_animal": "animals",
    "reading_in_cell": "cells",
    "reading_in_tissue": "tissue",
    "reading_no_control": "one group before and after, without another to compare it with",
    "reading_not_random": "people were not put into groups at random",
    "reading_not_final": "measured no final outcome: {kinds} only",
    "reading_appraised": "risk of bias: {overall} ({instrument})",
    "reading_interests": "declared interests: {interests}",
}
