"""The tags of PubMed's format, and the fields of a bibliography entry that say the same.

After "MEDLINE/PubMed Data Element (Field) Descriptions" and "PubMed format" in PubMed's help, both
of the National Library of Medicine.
"""

PLAIN = {
    "VI": "volume", "IP": "number", "TA": "shortjournal", "LA": "language", "PB": "publisher",
    "EN": "edition", "TT": "origtitle", "CTI": "series", "PL": "x-nbib-pl", "CP": "chapter",
}  # fmt: skip
"""Tags that hold one text, with the field for each."""

ABOUT_THE_RECORD = frozenset(
    "OWN STAT DCOM LR DA SB EDAT MHDA CRDT PHST JID RF SO PST DEP PUBM STAT OTO NM AUID IRAD "
    "FPS SFM".split()
)
"""What PubMed notes about its own record, or says a second time; it is not kept."""

RETRACTIONS = {
    "RIN": "Retracted; the notice is",
    "ROF": "Notice of the retraction of",
    "ECI": "An expression of concern was published",
    "ECF": "Expression of concern about",
    "EIN": "An erratum was published",
    "EFR": "Erratum for",
    "CRI": "Corrected and republished in",
    "CRF": "Corrected and republished from",
    "RPI": "Republished in",
    "RPF": "Republished from",
    "UIN": "Updated in",
    "UOF": "Update of",
}
"""Tags that name a correction or retraction, with words for each."""

RETRACTED = "Retracted Publication"
NOTICE = "Retraction of Publication"
PREPRINT = "Preprint"
