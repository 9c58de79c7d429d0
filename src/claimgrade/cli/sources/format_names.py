"""How the commands call the formats of references, and their names in the library."""

WRITTEN = {"bibtex": "bibtex", "ris": "ris", "csljson": "csl-json"}
"""Formats that are read and written."""

READ = {**WRITTEN, "nbib": "nbib", "endnote": "endnote-xml", "hypothesis": "hypothesis"}
"""Formats that are read."""
