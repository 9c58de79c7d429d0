"""The gates that a review passes before it is published as a fact check."""

from claimgrade.model.finding import Severity
from claimgrade.workspace.diagnostic import Diagnostic

PUBLISH_PAGES = Diagnostic(
    "RD901",
    "publish-pages",
    Severity.MAJOR,
    "The pages of the claims have no address, or there is only one of them.",
    "Markup of a fact check names the address of its page, and a site has to have several.",
    '[publisher]\nname = "…"',
    'Add `site = "https://…"` below [publisher]: the address of the folder of reports.',
)
PUBLISH_CONTACT = Diagnostic(
    "RD902",
    "publish-contact",
    Severity.MAJOR,
    "Nobody is named to whom an error can be reported.",
    "Readers have to be able to have a mistake corrected.",
    '[publisher]\nname = "…"',
    "Add `contact` below [publisher]: an address of the web or of mail.",
)
PUBLISH_SOURCES = Diagnostic(
    "RD903",
    "publish-sources",
    Severity.MAJOR,
    "A source that a claim cites cannot be found by a reader.",
    "A check that nobody can make again is an assertion.",
    "- {source: somebody2011, relation: supports}, where somebody2011 is a title alone",
    "Add `doi`, `pmid`, `isbn` or `url` to the entry in citations/, or where it was published.",
)
PUBLISH_METHOD = Diagnostic(
    "RD904",
    "publish-method",
    Severity.MAJOR,
    "The record of the article does not say how the review was made.",
    "Readers weigh a check by who judged what, how it was searched, and how claims were chosen.",
    "an article.yaml without `disclosure`",
    "Add the fields below `disclosure:` in article.yaml.",
)
PUBLISH_ATTRIBUTION = Diagnostic(
    "RD905",
    "publish-attribution",
    Severity.MAJOR,
    "A claim cannot be identified, or it is not said who made it.",
    "A check is of somebody else's words: the words, and who wrote them where, have to be named.",
    "an article.yaml without `author`",
    "Add `author` and `url` or `publisher` to article.yaml, `quote` and `statement` to the claim.",
)
PUBLISH_INDEPENDENCE = Diagnostic(
    "RD906",
    "publish-independence",
    Severity.MAJOR,
    "The publisher is a political entity, or nobody has said that it is none.",
    "Checks by a party, a campaign or a person in office are not taken for fact checks.",
    '[publisher]\nname = "…"',
    "Add `political = false` below [publisher] if the publisher is no party, no campaign and no "
    "person who holds or seeks office.",
)
PUBLISH_ACCOUNTABLE = Diagnostic(
    "RD907",
    "publish-accountable",
    Severity.MAJOR,
    "It is not said who answers for the review, or who paid for it.",
    "Readers have to know whose check it is.",
    "a claimgrade.toml without [publisher]",
    "Add `name` and `url` below [publisher], and `funding` below `disclosure:` in article.yaml.",
)

PUBLISH_CODES = {
    code.code: code
    for code in (
        PUBLISH_PAGES,
        PUBLISH_CONTACT,
        PUBLISH_SOURCES,
        PUBLISH_METHOD,
        PUBLISH_ATTRIBUTION,
        PUBLISH_INDEPENDENCE,
        PUBLISH_ACCOUNTABLE,
    )
}
"""The gates by code; a finding with one of them is made by ``check --publish`` alone."""
