"""The markup of one check for machines: schema.org ``ClaimReview`` as JSON-LD.

The properties follow schema.org 30.0 (ClaimReview, Claim, Rating) and Google's page on fact check
structured data: ``claimReviewed``, ``reviewRating.alternateName`` and ``url`` are required there,
and a numeric rating is given with both ends of its scale or not at all.
"""

import json
from collections.abc import Mapping
from typing import Any

from claimgrade.model.article import Article
from claimgrade.model.settings import Publisher
from claimgrade.model.vocabulary import Verdict
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.links import web_address
from claimgrade.reports.views.parts import known
from claimgrade.reports.views.scale import BEST, RATING_VALUES, WORST
from claimgrade.reports.words import VERDICTS

CONTEXT = "https://schema.org"

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def claim_review(
    *,
    url: str,
    statement: str,
    verdict: Verdict,
    explanation: str,
    article: Article | None,
    publisher: Publisher,
    reviewed_on: str,
    corrected_on: str,
) -> Mapping[str, Any]:
    """Return the JSON-LD object of one check; what is not recorded is left out.

    ``statement`` is the whole statement: cut short it would be another claim than the one
    reviewed. ``reviewed_on`` and ``corrected_on`` are days, empty where there is none.
    """
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "url": url,
            "inLanguage": TEXT["language"],
            "datePublished": reviewed_on,
            "dateModified": corrected_on,
            "author": _filled(
                {
                    "@type": "Organization",
                    "name": publisher.name,
                    "url": web_address(publisher.url),
                }
            ),
            "claimReviewed": statement,
            "itemReviewed": _claim(article),
            "reviewRating": _rating(verdict, explanation),
        }
    )


def _rating(verdict: Verdict, explanation: str) -> Mapping[str, Any]:
    """Return the rating: the verdict's word, and all three numbers or none."""
    value = RATING_VALUES.get(verdict)
    numbers = {"ratingValue": value, "bestRating": BEST, "worstRating": WORST} if value else {}
    return _filled(
        {
            "@type": "Rating",
            "alternateName": VERDICTS[verdict].word,
            **numbers,
            "ratingExplanation": explanation,
        }
    )


def _claim(article: Article | None) -> Mapping[str, Any]:
    """Return the claim: who made it and where; where it was made first is not guessed."""
    if article is None:
        return {"@type": "Claim"}
    author = known(article.author)
    where = _filled(
        {
            "@type": "Article",
            "headline": article.title,
            "url": web_address(known(article.url)),
            "datePublished": known(article.published),
            "publisher": _named("Organization", known(article.publisher)),
        }
    )
    return _filled(
        {
            "@type": "Claim",
            "author": _named("Person", author),
            "datePublished": known(article.published),
            "appearance": where,
        }
    )


def _named(kind: str, name: str) -> Mapping[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _filled(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in properties.items() if value not in ("", None)}


def as_json(properties: Mapping[str, Any]) -> str:
    """Return an object as JSON that can stand in an HTML ``script`` element as it is.

    Signs that could end the element, or a line of a script, are written as escapes, so that
    no words of a record can leave the JSON.
    """
    return json.dumps(properties, ensure_ascii=False, indent=1).translate(_ESCAPED)
