"""Every diagnostic of the record: what its code means, why it matters, how to mend it."""

from collections.abc import Mapping
from types import MappingProxyType

from claimgrade.workspace.bibtex.codes import BIBTEX_CODES
from claimgrade.workspace.completeness_codes import COMPLETENESS_CODES
from claimgrade.workspace.diagnostic import Diagnostic
from claimgrade.workspace.house_codes import HOUSE_CODES
from claimgrade.workspace.linking.codes import LINK_CODES
from claimgrade.workspace.reading.codes import READING_CODES
from claimgrade.workspace.schema.codes import SCHEMA_CODES

DIAGNOSTICS: Mapping[str, Diagnostic] = MappingProxyType(
    {
        code.code: code
        for code in (
            *READING_CODES,
            *SCHEMA_CODES,
            *LINK_CODES,
            *BIBTEX_CODES.values(),
            *COMPLETENESS_CODES,
            *HOUSE_CODES,
        )
    }
)
"""The diagnostics of the record by code: RD1xx reading a file, RD2xx its fields, RD3xx links,
RD4xx bibliographies, RD5xx what a claim still lacks; RD15x files of a house style."""
