"""Words of a claim's card: the sentence, the reasons, the evidence, the argument."""

TEXT = {
    # card
    "quoted": "The article says",
    "under_heading": "Under the heading",
    "no_quote": "The words reviewed are not recorded.",
    "no_statement": "Statement not recorded",
    "own_verdict": "The reviewer’s own verdict",
    "computed_verdict": "Computed verdict",
    "provisional": "Provisional",
    "certainty": "Certainty",
    "for_coach": "For a coach",
    "why": "Why this verdict",
    "no_flags": "No check raised a flag.",
    "flags": "What the checks say",
    "help": "To mend it:",
    "how_sure": "How sure the evidence makes us",
    "footnotes": "Reasons, by domain",
    "direction": "What evidence there is points",
    "direction_column": "The evidence points",
    "wording": "How it is worded, and how it may be",
    "axis": "What",
    "declared": "The article says",
    "allowed": "The evidence allows",
    "evidence": "Evidence",
    "no_evidence": "No line of evidence is recorded.",
    "no_finding": "No finding recorded.",
    "no_design": "design {state}",
    "abstract": "abstract",
    "no_study": "no study record",
    "no_locator": "place not recorded",
    "not_verified": "not verified yet",
    "verified": "verified",
    "not_found": "looked for and not found there",
    "left_out": "Left out of the body of evidence: {reason}",
    "source": "Source",
    "bearing": "Bearing",
    "design": "Study",
    "finding": "Finding",
    "where": "Where, and how verified",
    "numbers": "The numbers: the claim and the studies",
    # the sentence offered
    "own_not_offered": "The reviewer’s wording is not offered; the reasons are below.",
    "say_held": "How this sentence was checked: held to {checks}",
    "say_open": "{number} of them open",
    "say_withheld": "{sentences} not offered",
    "say_checked": "Checked as if the article had said it: {codes}.",
    "say_waiting": "Not settled, as a field is not recorded: {codes}.",
    "withheld": "Not offered:",
    "withheld_own": "in the reviewer’s words",
    "withheld_computed": "made by pattern",
    # signatures
    "signatures": "Signed",
    "overdue": "was to be looked at again on {day}",
    "signed_current": "the record is as it was when signed",
    "signed_unbound": "not bound to what was read, so changes since then cannot be told",
    "signed_stale": "changed since then: {parts}",
    # what it is
    "card_record": "Record:",
    "card_kind": "kind of claim:",
    # the argument
    "argument_map": "The argument",
    "argument_lead": (
        "Claims that others rest on, those that carry most first. If one of them falls, what "
        "rests on it has to stand on evidence of its own."
    ),
    "carried": "Rest on it",
    "named_by": "Named by",
    "carries_through": "{claims}, {others} of them through others",
    "failing_lead": (
        "Of these, some are contradicted or without support. Beside each stand the claims "
        "that rest on it before any other such one; the numbers lead from the claim to it."
    ),
    "ways": "What rests on it",
    # argument
    "premises_fail_one": "One claim that it rests on is contradicted or without support.",
    "premises_fail_many": ("{number} claims that it rests on are contradicted or without support."),
    "behind": "Further back, by way of those: {claims}",
    "by_way_of": "by way of",
    "claim_number": "claim {number}",
    "premises_open": "No verdict yet on:",
    "chain": "The chain of reasoning, link by link",
    "chain_grade": (
        "No study tests the claim itself. As a chain of reasoning it is as strong as its "
        "weakest link: grade {grade}, where 1 is best and 5 worst."
    ),
    "chain_open": (
        "No study tests the claim itself. As a chain of reasoning it is as strong as its "
        "weakest link, whose grade is open."
    ),
    "chain_holds": "Every link stands, so the claim is plausible, though untested.",
    "chain_breaks": "Not every link stands, so the reasoning does not carry the claim.",
    "chain_link": "Link",
    "confirmed": "Confirmed by",
    "confirmed_there": "{studies} in those spoken of",
    "confirmed_elsewhere": "{studies} in others",
    "grade": "Grade",
    "weakest": "weakest",
    # agreement
    "agreement": "Agreement between reviewers",
    "agreement_sentence": (
        "Two or more people judged the same {domains} of {claims}. They differ in {differ}."
    ),
    "agreement_nowhere": "No two people judged the same domain.",
    "agreement_alone_one": "{domains} judged by one of them alone is not compared.",
    "agreement_alone_many": "{domains} judged by one of them alone are not compared.",
    "agreement_claims": "Judged differently in claims",
    "agreement_lead": (
        "Weighted kappa compares the levels taken off, two levels apart counting twice as much "
        "as one: 1 is full agreement, 0 what chance alone would give. On few outcomes it says "
        "little."
    ),
    "judges": "Reviewers",
    "domain": "Domain",
    "kappa": "Weighted kappa",
    "outcomes": "Outcomes",
    # summary of evidence
    "soe": "Summary of the evidence",
    "soe_lead": (
        "One row a claim: what was studied, in how many, how sure that makes us, and what "
        "it says. Papers on the same people count once. People are not added up over "
        "reviews, whose studies may be counted elsewhere. The letters lead to the reasons."
    ),
    "soe_base": "Studies that test it",
    "soe_says": "What the evidence says",
    # independence
    "counted_together": "What was counted together",
    "taken_apart": "Taken as data of their own, as it is not recorded: {fields}.",
    "practice": "Outside the ladder: opinion and experience from practice",
    "practice_lead": ("It stands beside the evidence and neither raises nor lowers the certainty."),
    # directness
    "directness_summary": "How directly it was studied: {aspects}, {matches}",
    "aspect": "Aspect",
    "claimed": "Claimed",
    "studied_more": "and {number} more in the study records",
    "studied": "Studied",
    "match": "Match",
    "why_match": "Why",
    "by_default": "taken by default",
    "put_together": "Pooling",
    # the second opinion on the wording
    "heard": "The words sound like: {heard}; recorded: {recorded}.",
    "heard_differs": "The words sound like: {heard}; recorded: {recorded}; look again.",
    "heard_nothing": (
        "No listed cue of a link stands in the words, so there is no second opinion on them; "
        "recorded: {recorded}."
    ),
    "heard_cues": "Heard in: {cues}.",
    "heading_heard": "The heading sounds like: {heard}.",
    "heading_stronger": (
        "The heading sounds like: {heard}, which is stronger than the words under it; look again."
    ),
    "heading_nothing": "No listed cue of a link stands in the heading.",
    "cue_counted": (
        "“{words}” ({label} in {share} % of {sentences} labelled sentences with {cue})"
    ),
    "cue_uncounted": "“{words}” (not counted in labelled sentences)",
    "hint_only": "Single words are weak signs: this is a hint and no part of the verdict.",
    "no_word_list": (
        "There is no list of cue words for the language of the article, so there is no second "
        "opinion on the wording."
    ),
    "link_description": "a description",
    "link_association": "an association",
    "link_effect": "an effect",
    "link_not_recorded": "a link that is not recorded",
    "worst": "At worst the verdict would become: {verdict}.",
    "flag_accepted": "accepted: {reason}",
    "flag_on_record": "It is about our own record, and no part of the verdict.",
    "flag_on_sources": "About our record of sources, not about the article.",
    "flag_once": "Not counted a second time in the verdict.",
    "by_template": "A sentence made by pattern.",
    "held_beyond": "It is NOT within the ceilings.",
    "hides": "To leave it out hides {what}.",
    "omits_none": "Nothing further that would change what a reader thinks or does.",
    "omits_unknown": "Looked for; it could not be settled what is left out.",
    "not_judged": "not judged",
    "not_said": "not said",
    "waits": "waits for {fields}",
    "waits_judgements": "a judgement of each domain",
    "waits_judgements.start": "the starting level",
    "waits_judgements.critical": "an outcome marked critical",
}
