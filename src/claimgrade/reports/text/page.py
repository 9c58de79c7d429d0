"""Words of every page, and of the parts that only the whole review has."""

TEXT = {
    # the language of the catalogue, as a tag of BCP 47
    "language": "en",
    "masthead": "Publisher",
    # the page
    "review_of": "Review of an article",
    "reviews": "Reviews",
    "skip": "Skip to the claims",
    "contents": "Contents",
    "back_to_claims": "Back to the list",
    "next_claim": "Next claim",
    "all_reviews": "All reviews",
    "no_reviews": "No article has been reviewed yet.",
    "made_with": (
        "Rendered by claimgrade {version} from plain-text records. Nothing on this page is"
        " fetched from elsewhere."
    ),
    # title block
    "author": "Author",
    "publisher": "Published by",
    "published": "Date",
    "address": "Address",
    "as_of": "Review as of",
    "reviewed_by": "Review published by",
    "judged_by": "Evidence judged by",
    "contact": "Corrections to",
    "claims_reviewed": "Claims reviewed",
    # summary
    "summary": "Summary",
    "verdicts": "Verdicts on {claims}",
    "verdict": "Verdict",
    "number": "Claims",
    "checks": "The checks behind the verdicts",
    "checks_lead": (
        "{rules} run on {claims}, and {article_rules} on the article as a whole, make {total} "
        "checks. An open check is never read as a pass."
    ),
    "passed": "passed",
    "flagged": "flagged, and counted in the verdict or listed with it",
    "accepted": "flagged, and accepted by the reviewer with a reason",
    "once": "flagged, but already counted in the certainty",
    "unresolved_absent": "open: a field is not recorded yet",
    "unresolved_unknown": "open: looked up, and not reported by the source",
    "not_applicable": "not applicable",
    "total": "checks in all",
    "result": "Result",
    "number_of_checks": "Checks",
    "provisional_one": "1 verdict is provisional: an open check could worsen it.",
    "provisional_many": "{number} verdicts are provisional: an open check could worsen them.",
    "no_claims": "No claim is recorded yet.",
    # the article as a whole
    "article": "The article as a whole",
    "article_lead": (
        "What is said here is about the article, not about one of its claims, and is no part "
        "of their verdicts."
    ),
    "article_clear": "No check of the article as a whole raised a flag.",
    "harm": "Harm the article does not name",
    "harm_reported": "Harms are reported in {studies}.",
    "harm_unknown": "Nobody has looked whether the studies report any.",
    # our own record
    "record": "About this record",
    "record_lead": (
        "Things to be mended in our own record of this article, and numbers of cited studies "
        "that cannot be as recorded. They are no claims about the article, and no verdict "
        "reads them."
    ),
    "record_clear": (
        "Nothing is broken in our own record of this article. What it still lacks of a source "
        "stands with the claim that cites it."
    ),
    "record_of": "Where",
    "record_found": "What is to be mended",
    # index
    "index": "Claims at a glance",
    "index_lead": (
        "Each claim in plain words, with the sentence that may be said in its place. The "
        "number leads to its card; numbers follow the order of the article."
    ),
    "claim": "Claim",
    "claims": "Claim by claim",
    "claims_lead": "In the order of the article.",
    "may_say": "What may be said",
    "no_may_say": "No sentence can be offered yet.",
    # references
    "references": "References",
    "references_lead": (
        "Works cited by the claims above. “Retraction unchecked” means that nobody has looked."
    ),
    "standing_usual": "No retraction found for {count} of {sources}{detail}.",
    "standing_elsewhere": "without a retraction, looked up elsewhere or on another day",
    "standing_unchecked": "not checked for retraction",
    "standing_rest": "Of the others: {rest}.",
    "used_in_one": "Used in claim",
    "used_in_many": "Used in claims",
    "cited_as": "{name}: ",
    "no_entry": "no entry of this key in the bibliography",
    "notice": "notice",
    "web_page": "Web page",
    "no_references": "No source is cited.",
    "standing": "How the sources stand",
    "standing_retraction": (
        "Retraction: {checked} of {sources} looked up in a list, {unchecked} unchecked."
    ),
    "standing_quotes": (
        "Quotations: in {compared} of {claims} with evidence the words quoted could be held "
        "against a stored text of the source (SI03); for {rest} no text is stored, or no "
        "words are quoted, and nothing is said."
    ),
    "standing_interests": (
        "Who paid: recorded for {recorded} of {studies}, not reported by {unknown}, not "
        "looked up for {absent}."
    ),
    "standing_practice": (
        "Practice and opinion: {lines} of evidence, {systematic} of them collected in full by "
        "one method. The rest stands outside the ladder of certainty."
    ),
    # disclosure
    "disclosure": "Disclosure",
    "how_made": "How this review was made",
    "interests": "Interests of the article’s author and publisher",
    "interests_unknown": "Looked for; not reported",
    "interests_none": "None found",
    "interests_absent": "Not recorded",
    "declared_yes": "declared in the article",
    "declared_no": "not declared in the article",
    "declared_unknown": "looked for; whether it is declared is not reported",
    "declared_absent": "whether it is declared is not recorded",
    "corrections": "Corrections",
    "no_corrections": "None so far.",
    "not_recorded": "not recorded",
    "not_reported": "not reported",
    "basis": "What was read",
    "searched_on": "Searched on",
    "search": "Search",
    "protocol": "Protocol",
    "outside_check": "Outside check",
    "funding": "Funding",
    "selection": "How the claims were chosen",
    # the first page
    "listing_lead": (
        "All claims are on this page, so the search of your browser finds them. Each has its "
        "verdict and a sentence that may be said; it leads to the reasons, and the cue card "
        "says the same in plain words."
    ),
    "listing_card": "Cue card",
    "listing_readings": "Ways to read it",
    "format_html": "HTML",
    "format_markdown": "Markdown",
    "reading_review": "Full review",
    "reading_cards": "Cue cards",
    # corrections
    "correction_changed": "the verdict from “{before}” to “{verdict}”",
    "correction_still": "the verdict still “{verdict}”",
    "correction_since": "the verdict now “{verdict}”",
    "correction_until": "the verdict until then “{verdict}”",
    "correction_by": "(by {name})",
    # formats of files
    "format_csv": "CSV",
    "format_json": "JSON",
    # paper
    "pdf_page": "Page",
}
