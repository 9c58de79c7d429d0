"""What stands against publishing a review as a fact check: seven gates, each met or not.

They are what Google asks of publishers of fact checks (structured data, ClaimReview) together
with the principles of the IFCN code: sources, funding, method and corrections in the open. That
the markup says what the page says, and that the scale is public, the reports see to themselves.
"""

from collections.abc import Iterable, Iterator, Mapping

from claimgrade.model.article import Article
from claimgrade.model.fields import Unknown
from claimgrade.model.finding import Finding, Location
from claimgrade.workspace.diagnostic import Diagnostic
from claimgrade.workspace.files import SETTINGS_FILE
from claimgrade.workspace.publish_codes import (
    PUBLISH_ACCOUNTABLE,
    PUBLISH_ATTRIBUTION,
    PUBLISH_CONTACT,
    PUBLISH_INDEPENDENCE,
    PUBLISH_METHOD,
    PUBLISH_PAGES,
    PUBLISH_SOURCES,
)
from claimgrade.workspace.reading.positions import EMPTY
from claimgrade.workspace.settings_file import place_of
from claimgrade.workspace.workspace import ClaimFile, Workspace

SEVERAL = 2
"""The least number of pages that a site with fact checks has."""

REACHED_BY = ("doi", "pmid", "pmcid", "isbn", "url", "eprint")
"""Fields of a bibliography entry by any of which a reader finds the work."""

PUBLISHED_IN = ("journal", "journaltitle", "booktitle", "publisher", "institution", "school")
"""Fields by any of which, with title and year, a reader finds it in a library."""

HOW_MADE = ("judged_by", "basis", "searched_on", "search", "selection")
"""What the disclosure of an article has to say of the method."""


def unmet_gates(workspace: Workspace) -> Iterator[Finding]:
    """Yield a finding for each gate that is not met, at the place where that can be mended.

    A field that is absent, or looked up without success, meets no gate.
    """
    claims = [one for one in workspace.claims.values() if not one.claim.replaced_by]
    yield from _of_settings(workspace, len(claims))
    for name, article in workspace.articles.items():
        of_article = [one for one in claims if one.article == name]
        if of_article:
            yield from _of_article(workspace, name, article)
    for one in claims:
        yield from _identified(one)
    yield from _out_of_reach(workspace, claims)


def _of_settings(workspace: Workspace, claims: int) -> Iterator[Finding]:
    publisher = workspace.settings.publisher
    place = _settings_place(workspace)
    if publisher is None:
        yield PUBLISH_ACCOUNTABLE.finding("it is not said who publishes the review", place)
    elif publisher.url is None:
        yield PUBLISH_ACCOUNTABLE.finding("the publisher has no address", place)
    if publisher is None or publisher.site is None:
        yield PUBLISH_PAGES.finding("it is not said where on the web the reports stand", place)
    elif not publisher.site.lower().startswith(("https://", "http://")):
        help_line = "Write the address in full, with https:// before it."
        message = f"`site` is no address of the web: {publisher.site}"
        yield PUBLISH_PAGES.finding(message, place, help=help_line)
    if claims < SEVERAL:
        help_line = "Review several claims: claimgrade new claim."
        message = "there would be fewer than two pages with a check"
        yield PUBLISH_PAGES.finding(message, place, help=help_line)
    if publisher is None or publisher.contact is None:
        yield PUBLISH_CONTACT.finding("it is not said to whom errors can be reported", place)
    if publisher is None or publisher.political is None:
        message = "it is not said whether the publisher is a political entity"
        yield PUBLISH_INDEPENDENCE.finding(message, place)
    elif publisher.political:
        help_line = "Have it published by somebody else; there is no way around it."
        message = "the publisher is a political entity"
        yield PUBLISH_INDEPENDENCE.finding(message, place, help=help_line)


def _settings_place(workspace: Workspace) -> Location:
    """Return where the publisher stands in the settings, or their beginning."""
    try:
        text = (workspace.root / SETTINGS_FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Location(SETTINGS_FILE)
    return place_of(text, "publisher")


def _of_article(workspace: Workspace, name: str, article: Article) -> Iterator[Finding]:
    made = article.disclosure
    lacking = [field for field in HOW_MADE if getattr(made, field, None) is None]
    if lacking:
        words = _named(lacking)
        help_line = f"Add {words} below `disclosure:`."
        yield _finding(
            PUBLISH_METHOD,
            f"the disclosure lacks {words}",
            workspace,
            name,
            "disclosure",
            help_line,
        )
    if made is None or made.funding is None:
        help_line = "Add `funding` below `disclosure:`; `none` where nobody paid."
        yield _finding(
            PUBLISH_ACCOUNTABLE, "it is not said who paid", workspace, name, "disclosure", help_line
        )
    yield from _attributed(workspace, name, article)


def _attributed(workspace: Workspace, name: str, article: Article) -> Iterator[Finding]:
    """Yield what is missing of whose words they are; they have to be another party's."""
    if not _known(article.author):
        message = "it is not said who wrote the article"
        yield _finding(PUBLISH_ATTRIBUTION, message, workspace, name, "author", "Add `author`.")
    if not (_known(article.url) or _known(article.publisher)):
        help_line = "Add `url`, or `publisher` where it is not on the web."
        message = "it is not said where the article appeared"
        yield _finding(PUBLISH_ATTRIBUTION, message, workspace, name, "url", help_line)
    publisher = workspace.settings.publisher
    if publisher is not None and _same(publisher.name, article.author):
        help_line = "A check of one's own words is no fact check: leave this article out."
        message = "the article was written by the publisher of the review"
        yield _finding(PUBLISH_ATTRIBUTION, message, workspace, name, "author", help_line)


def _identified(one: ClaimFile) -> Iterator[Finding]:
    lacking = [name for name in ("quote", "statement") if getattr(one.claim, name) is None]
    if lacking:
        words = _named(lacking)
        yield PUBLISH_ATTRIBUTION.finding(
            f"the claim lacks {words}", one.locate(), help=f"Add {words}.", claim=one.id
        )


def _out_of_reach(workspace: Workspace, claims: Iterable[ClaimFile]) -> Iterator[Finding]:
    """Yield each source that no reader can reach, once, where it is first cited."""
    seen: set[str] = set()
    for one in claims:
        for index, line in enumerate(one.claim.evidence):
            key = line.source
            if key is None or key in seen or _reached(workspace, key):
                continue
            seen.add(key)
            yield PUBLISH_SOURCES.finding(
                f"no reader can find '{key}': it has no identifier, address or full citation",
                one.locate(f"evidence.{index}.source"),
                claim=one.id,
            )


def _reached(workspace: Workspace, key: str) -> bool:
    source = workspace.sources.get(key)
    fields: Mapping[str, str] = source.fields if source is not None else {}
    held = {name for name, value in fields.items() if value.strip()}
    cited = "title" in held and bool(held & {"year", "date"}) and bool(held & {*PUBLISHED_IN})
    return cited or bool(held & {*REACHED_BY})


def _known(value: object) -> bool:
    return value is not None and not isinstance(value, Unknown)


def _same(publisher: str, author: object) -> bool:
    return isinstance(author, str) and author.casefold() == publisher.casefold()


def _named(fields: list[str]) -> str:
    quoted = [f"`{field}`" for field in fields]
    return " and ".join([*([", ".join(quoted[:-1])] if quoted[:-1] else []), quoted[-1]])


def _finding(
    gate: Diagnostic, message: str, workspace: Workspace, article: str, at: str, help_line: str
) -> Finding:
    positions = workspace.article_positions.get(article, EMPTY)
    return gate.finding(
        message, positions.locate(f"claims/{article}/article.yaml", at), help=help_line
    )
