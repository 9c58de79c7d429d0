"""The review as data: tables of claims, evidence, numbers, sources, rules and flags."""

import datetime
import json as json_format
from collections.abc import Sequence
from dataclasses import dataclass

import claimgrade
from claimgrade.assess.rule import RULE_SET
from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.spreadsheets import Table, as_csv, as_parquet, as_xlsx
from claimgrade.reports.views.tables import FORMAT, tables


@dataclass(frozen=True, slots=True)
class Ledger:
    """The tables of the review of one article, as of a day."""

    id: str
    title: str
    as_of: datetime.date | None
    tables: tuple[Table, ...]


def build(edition: Edition) -> tuple[Ledger, ...]:
    """Return the tables of each article."""
    day = edition.as_of or edition.workspace.settings.as_of
    return tuple(
        Ledger(
            found.id,
            found.article.title if found.article else found.id,
            day,
            tables(found, edition.workspace),
        )
        for found in edition.review.articles
    )


def csv(ledgers: Sequence[Ledger]) -> Files:
    """Return one CSV file a table, ``ARTICLE/ledger/TABLE.csv``."""
    return {
        f"{one.id}/ledger/{table.name}.csv": as_csv(table)
        for one in ledgers
        for table in one.tables
    }


def json(ledgers: Sequence[Ledger]) -> Files:
    """Return one JSON file an article, ``ARTICLE/ledger.json``; docs/tables.md says what it is."""
    return {f"{one.id}/ledger.json": _document(one) for one in ledgers}


def _document(one: Ledger) -> str:
    document: dict[str, object] = {
        "format": FORMAT,
        "claimgrade": claimgrade.__version__,
        "rule_set": RULE_SET,
        "article": one.id,
        "title": one.title,
        "as_of": str(one.as_of) if one.as_of is not None else None,
        **{table.name: table.records() for table in one.tables},
    }
    return json_format.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def xlsx(ledgers: Sequence[Ledger]) -> Files:
    """Return one workbook an article with a sheet a table, ``ARTICLE/ledger.xlsx``."""
    return {f"{one.id}/ledger.xlsx": as_xlsx(one.tables, one.title, one.as_of) for one in ledgers}


def parquet(ledgers: Sequence[Ledger]) -> Files:
    """Return one Parquet file a table, ``ARTICLE/ledger/TABLE.parquet``."""
    return {
        f"{one.id}/ledger/{table.name}.parquet": as_parquet(table)
        for one in ledgers
        for table in one.tables
    }
