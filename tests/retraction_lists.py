"""Lists of retractions in the form of Retraction Watch's CSV, for tests."""

import csv
import io
from pathlib import Path

HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,"
).split(",")


def row(
    doi: str = "10.1000/work",
    nature: str = "Retraction",
    on: str = "3/9/2020 0:00",
    notice: str = "10.1000/notice",
    **more: str,
) -> dict[str, str]:
    """Return a row as the list of Retraction Watch has it."""
    return {
        "Title": 'A "quoted", title',
        "RetractionDate": on,
        "RetractionDOI": notice,
        "RetractionPubMedID": "0",
        "OriginalPaperDOI": doi,
        "OriginalPaperPubMedID": "0",
        "RetractionNature": nature,
        "Reason": "Error in Data;Unreliable Results;",
        **more,
    }


def written(path: Path, *rows: dict[str, str], header: list[str] = HEADER) -> Path:
    text = io.StringIO()
    sheet = csv.DictWriter(text, header, extrasaction="ignore", restval="")
    sheet.writeheader()
    sheet.writerows(rows)
    path.write_text(text.getvalue(), "utf-8-sig")
    return path
