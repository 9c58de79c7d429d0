"""The types and tags of RIS, and the fields of a bibliography entry that say the same.

After the RIS Format Specifications of Reference Manager (Thomson ResearchSoft, 2001 and 2011);
where those leave a tag open, after what EndNote and Zotero write.
"""

import re

KEPT = "x-ris-"
"""Begins the names of fields that hold tags without a field of their own."""

TYPE_OF = {
    "JOUR": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "article",
    "ABST": "article", "INPR": "article", "JFULL": "periodical",
    "BOOK": "book", "EBOOK": "book", "CLSWK": "book", "SER": "book", "EDBOOK": "collection",
    "CHAP": "incollection", "ECHAP": "incollection", "ENCYC": "inreference",
    "DICT": "inreference", "CPAPER": "inproceedings", "CONF": "proceedings",
    "RPRT": "techreport", "GOVDOC": "techreport", "THES": "phdthesis", "PAMP": "booklet",
    "ELEC": "online", "BLOG": "online", "ICOMM": "online", "DATA": "dataset", "AGGR": "dataset",
    "COMP": "software", "PAT": "patent", "UNPB": "unpublished", "MANSCPT": "unpublished",
    "STAND": "standard", "STAT": "legislation", "BILL": "legislation", "CASE": "jurisdiction",
    "LEGAL": "legal", "PCOMM": "letter", "ART": "artwork", "FIGURE": "image", "SOUND": "audio",
    "MUSIC": "music", "VIDEO": "video", "MPCT": "movie", "GEN": "misc",
}  # fmt: skip
"""Entry types by RIS's types; every other type is ``misc``."""

RIS_TYPE = {
    **{kind: ris for ris, kind in reversed(TYPE_OF.items())},
    "inbook": "CHAP", "bookinbook": "CHAP", "suppbook": "CHAP", "suppcollection": "CHAP",
    "conference": "CPAPER", "report": "RPRT", "mastersthesis": "THES", "thesis": "THES",
    "electronic": "ELEC", "www": "ELEC", "mvbook": "BOOK", "reference": "BOOK",
    "mvreference": "BOOK", "manual": "BOOK", "mvcollection": "EDBOOK",
    "mvproceedings": "CONF", "suppperiodical": "JOUR", "review": "JOUR",
}  # fmt: skip
"""RIS's types by entry type; that of every other is ``GEN``."""

_TOLD_BY_MORE = frozenset({("CONF", "inproceedings"), ("THES", "mastersthesis")})

WHOLE = frozenset({"book", "unpublished"})
"""Entry types whose ``BT`` is their own title."""

CONTAINER_OF = {
    "article": "journal", "periodical": "journal", "suppperiodical": "journal",
    "review": "journal", "book": "series", "mvbook": "series", "collection": "series",
    "mvcollection": "series", "proceedings": "series", "mvproceedings": "series",
    "reference": "series", "mvreference": "series", "manual": "series", "booklet": "series",
}  # fmt: skip
"""What ``T2`` is, by entry type; for any other it is the title of the book."""

PUBLISHER_OF = {
    "techreport": "institution", "report": "institution", "thesis": "institution",
    "phdthesis": "school", "mastersthesis": "school",
}  # fmt: skip
"""What ``PB`` is, by entry type; for any other it is the publisher."""

PUBLISHERS = ("publisher", "institution", "school", "organization")

MASTERS_THESIS = "Master's thesis"

CONTAINER_TAGS = ("T2", "JF", "BT", "JO")
SHORT_CONTAINER_TAGS = ("J2", "JA", "J1")

PEOPLE = {"author": ("AU", "A1"), "editor": ("A2", "ED"), "translator": ("A4",)}
"""Fields of names, with the tags for each; the first is written."""

PLAIN = {
    "VL": "volume", "VO": "volume", "IS": "number", "CP": "number", "M1": "number",
    "ET": "edition", "CY": "address", "PP": "address", "C7": "eid", "ST": "shorttitle",
    "LA": "language", "SE": "chapter", "M3": "type", "NV": "volumes", "TT": "origtitle",
    "CN": "library",
}  # fmt: skip
"""Tags that hold one text, with the field for each; of two for one field the first is written."""

VERBATIM = {"UR": "url", "L1": "file"}

KNOWN = frozenset(
    "TY ER A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DP ED "
    "EP ET ID IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE "
    "SN SP ST T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO Y1 Y2".split()
)
"""Tags that are read even where a program wrote one blank before the hyphen in place of two."""

_TAG = re.compile(r"[A-Z][A-Z0-9]")


def is_tag(text: str) -> bool:
    """Tell whether a text may be a tag that holds something: not the first or last of a record."""
    return _TAG.fullmatch(text) is not None and text not in ("TY", "ER")


def may_be(ris: str, kind: str) -> bool:
    """Tell whether an entry type is what a type of RIS may have been read as."""
    return TYPE_OF.get(ris, "misc") == kind or (ris, kind) in _TOLD_BY_MORE
