"""Words of the page of one claim, with its ClaimReview markup."""

TEXT = {
    # a claim's page, with ClaimReview markup
    "claim_review": "Check of one claim",
    "claim_reviews": "One page per claim",
    "reading_claimreview": "One page per claim",
    "claim_reviews_lead": (
        "Each page holds the check of one claim in short. Reasons, evidence and figures in full "
        "are on the card in the review."
    ),
    "whole_review": "The whole review",
    "the_claim": "The claim",
    "claimed_by": "Claimed by",
    "claimed_in": "Claimed in",
    "our_verdict": "Our verdict",
    "rating": "Rating",
    "rating_with_number": (
        "{value} on a scale from {worst} ({worst_word}) to {best} ({best_word})"
    ),
    "rating_without_number": (
        "no number, as this verdict stands outside the scale from contradicted to supported"
    ),
    "the_check": "About this check",
    "reviewed_on": "Reviewed on",
    "corrected_on": "Corrected on",
    "full_card": "The card of this claim: every reason, the evidence and the checks",
    "sources_used": "Sources",
    "about_scale": "What the verdicts and numbers mean",
    "claimreview_no_site": (
        "claimgrade.toml does not say at which address the folder of reports stands on the "
        "web, and ClaimReview needs the address of the page. Write it below [publisher], as "
        'in: site = "https://example.org/reviews"'
    ),
    "claimreview_bad_site": (
        "publisher.site in claimgrade.toml is no address of a web page, and ClaimReview needs "
        'the address of the page. Write it in full, as in: site = "https://example.org/reviews"'
    ),
    "claimreview_without": "{claims} without ClaimReview markup: {reason}.",
    "claimreview_unresolved": "what is not checked yet is not published as a check",
    "claimreview_no_statement": "no statement is recorded; write it as `statement:`",
    "claimreview_long_one": (
        "1 statement is longer than the {most} characters that Google asks for. It is given "
        "whole: cut short, it would be another claim than the one reviewed."
    ),
    "claimreview_long_many": (
        "{number} statements are longer than the {most} characters that Google asks for. They "
        "are given whole: cut short, each would be another claim than the one reviewed."
    ),
}
