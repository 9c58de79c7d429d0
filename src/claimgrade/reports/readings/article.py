"""The annotated article: each claim's words marked, with the verdict on them beside."""

from collections.abc import Iterator, Sequence

from claimgrade.language.anchoring.outcome import AnchorOutcome
from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import html_environment, markdown_environment
from claimgrade.reports.markdown import tidy
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.annotated import AnnotatedView, build_annotated
from claimgrade.reports.views.annotated_notes import states_counted
from claimgrade.reports.views.annotated_text import anchored
from claimgrade.reports.views.parts import counted


def build(edition: Edition) -> tuple[AnnotatedView, ...]:
    """Return each article with its notes.

    Raises ``ValueError`` where a text is given and there is not exactly one article for it.
    """
    articles = edition.review.articles
    if edition.text is not None and len(articles) != 1:
        raise ValueError(f"a text belongs to one article, and the review has {len(articles)}")
    return tuple(build_annotated(edition, found) for found in articles)


def html(views: Sequence[AnnotatedView]) -> Files:
    """Return one self-contained page an article; more for a long one that has headings."""
    template = html_environment().get_template("annotated.html")
    return {
        f"{view.id}/{page.name}": template.render(view=view, page=page)
        for view in views
        for page in view.pages
    }


def markdown(views: Sequence[AnnotatedView]) -> Files:
    """Return one Markdown file an article."""
    template = markdown_environment().get_template("annotated.md")
    return {f"{view.id}/{view.stem}.md": tidy(template.render(view=view)) for view in views}


def docx(views: Sequence[AnnotatedView]) -> Files:
    """Return one Word document an article, with a comment for each claim."""
    from claimgrade.reports.word_comments import annotated_document

    return {f"{view.id}/annotated.docx": annotated_document(view) for view in views}


def remarks(edition: Edition) -> Iterator[str]:
    """Yield what somebody who gave the text has to know: words not found, and whose the text is."""
    if edition.text is None:
        return
    for found in edition.review.articles:
        outcomes = anchored(found, edition.text)
        if any(anchor.outcome is not AnchorOutcome.ANCHORED for anchor in outcomes.values()):
            claims = counted(len(outcomes), "claim")
            states = states_counted(outcomes)
            yield TEXT["annotated_remark"].format(claims=claims, states=states)
    yield TEXT["annotated_keep"]
