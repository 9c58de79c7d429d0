"""Make the document whose styles the reports in DOCX take over.

It is what pandoc brings along, with a page, a running head and styles of our own. Run it with
the extra ``docx`` installed after a change here or to pandoc:

    python tools/make_reference_docx.py src/claimgrade/reports/templates/docx/reference.docx
"""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pypandoc
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

BODY, HEADINGS = "Georgia", "Arial"
SOFT = "404040"
DAY = (1980, 1, 1, 0, 0, 0)

PAGE = """
<w:sectPr xmlns:w="{w}" xmlns:r="{r}">
<w:headerReference w:type="default" r:id="rIdHead"/>
<w:footerReference w:type="default" r:id="rIdFoot"/>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1418" w:right="1247" w:bottom="1304" w:left="1247"
 w:header="709" w:footer="624" w:gutter="0"/>
</w:sectPr>"""

HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="{w}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>
<w:fldSimple w:instr=" STYLEREF Title "><w:r><w:t></w:t></w:r></w:fldSimple></w:p></w:hdr>"""

FOOT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="{w}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>
<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>
<w:r><w:t xml:space="preserve"> / </w:t></w:r>
<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"""

PARAGRAPHS = {
    # id: (name, size in half points, bold, colour, before, after, keep with next, font)
    "Normal": ("Normal", 21, False, "000000", 0, 120, False, BODY),
    "BodyText": ("Body Text", 21, False, "000000", 100, 120, False, BODY),
    "FirstParagraph": ("First Paragraph", 21, False, "000000", 100, 120, False, BODY),
    "Compact": ("Compact", 19, False, "000000", 40, 20, False, BODY),
    "Title": ("Title", 52, True, "000000", 240, 240, True, HEADINGS),
    "Heading1": ("heading 1", 34, True, "000000", 560, 160, True, HEADINGS),
    "Heading2": ("heading 2", 26, True, "000000", 420, 120, True, HEADINGS),
    "Heading3": ("heading 3", 21, True, "000000", 280, 80, True, HEADINGS),
    "Heading4": ("heading 4", 20, False, SOFT, 240, 60, True, HEADINGS),
    "ImageCaption": ("Image Caption", 18, False, SOFT, 60, 240, False, BODY),
    "Header": ("header", 17, False, SOFT, 0, 0, False, HEADINGS),
    "Footer": ("footer", 17, False, SOFT, 0, 0, False, HEADINGS),
    "WhatMayBeSaid": ("What May Be Said", 22, False, "000000", 120, 160, False, BODY),
}
"""The styles of paragraphs that are ours; spaces are in twentieths of a point."""

LINES = {
    "Heading1": '<w:top w:val="single" w:sz="12" w:space="6" w:color="000000"/>',
    "Heading2": '<w:top w:val="single" w:sz="4" w:space="6" w:color="808080"/>',
    "WhatMayBeSaid": '<w:left w:val="single" w:sz="24" w:space="8" w:color="000000"/>',
}
"""Borders of paragraphs, by style."""

TABLE = """
<w:style xmlns:w="{w}" w:type="table" w:customStyle="1" w:styleId="Table">
<w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>
<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>
</w:tblPr><w:trPr><w:cantSplit/></w:trPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>
<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>
<w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>
<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>"""

LINK = """
<w:style xmlns:w="{w}" w:type="character" w:styleId="Hyperlink">
<w:name w:val="Hyperlink"/>
<w:rPr><w:color w:val="1D4F7C"/><w:u w:val="single"/></w:rPr></w:style>"""
"""A link is told by its line, and its colour stands out from white by 8 to 1."""


def paragraph_style(identity: str) -> str:
    """Return the style of a paragraph as WordprocessingML."""
    name, size, bold, colour, before, after, keep, font = PARAGRAPHS[identity]
    based = "" if identity == "Normal" else '<w:basedOn w:val="Normal"/>'
    level = f'<w:outlineLvl w:val="{int(identity[-1]) - 1}"/>' if identity[-1].isdigit() else ""
    kept = "<w:keepNext/><w:keepLines/>" if keep else ""
    border = f"<w:pBdr>{LINES[identity]}</w:pBdr>" if identity in LINES else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' * (identity == "WhatMayBeSaid")
    right = '<w:jc w:val="right"/>' * (identity == "Footer")
    default = ' w:default="1"' * (identity == "Normal")
    custom = ' w:customStyle="1"' * (identity == "WhatMayBeSaid")
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph"{default}{custom} w:styleId="{identity}">'
        f'<w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{kept}{border}{shade}"
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="264" w:lineRule="auto"/>'
        f"{right}{level}</w:pPr>"
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:eastAsia="{font}"/>'
        f'{"<w:b/>" * bold}<w:color w:val="{colour}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def styles(original: bytes) -> bytes:
    """Return the styles of pandoc's document with ours in the place of those they stand for."""
    root = etree.fromstring(original)
    ours = {identity: paragraph_style(identity) for identity in PARAGRAPHS}
    ours["Table"] = TABLE.format(w=W)
    ours["Hyperlink"] = LINK.format(w=W)
    for style in root.findall(f"{{{W}}}style"):
        if style.get(f"{{{W}}}styleId") in ours:
            root.remove(style)
    for style in ours.values():
        root.append(etree.fromstring(style))
    return written(root)


def written(root: etree._Element) -> bytes:
    """Return a part of the document as bytes."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def page(original: bytes) -> bytes:
    """Return the document with our page at its end."""
    root = etree.fromstring(original)
    body = root[0]
    for section in body.findall(f"{{{W}}}sectPr"):
        body.remove(section)
    body.append(etree.fromstring(PAGE.format(w=W, r=R).strip()))
    return written(root)


def related(original: bytes) -> bytes:
    """Return the relations of the document with its running head and foot."""
    root = etree.fromstring(original)
    for identity, part in (("rIdHead", "header"), ("rIdFoot", "footer")):
        relation = etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=identity)
        relation.set("Type", f"{R}/{part}")
        relation.set("Target", f"{part}1.xml")
    return written(root)


def typed(original: bytes) -> bytes:
    """Return the list of the parts' types with the running head and foot."""
    root = etree.fromstring(original)
    for part in ("header", "footer"):
        etree.SubElement(
            root,
            f"{{{TYPES}}}Override",
            PartName=f"/word/{part}1.xml",
            ContentType=KIND.format(part),
        )
    return written(root)


CHANGED = {
    "word/styles.xml": styles,
    "word/document.xml": page,
    "word/_rels/document.xml.rels": related,
    "[Content_Types].xml": typed,
}


def reference() -> bytes:
    """Return the document; the same pandoc gives the same bytes."""
    asked = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    original = subprocess.run(asked, capture_output=True, check=True).stdout
    parts = {}
    with zipfile.ZipFile(io.BytesIO(original)) as given:
        for name in given.namelist():
            part = given.read(name)
            parts[name] = CHANGED[name](part) if name in CHANGED else part
    parts["word/header1.xml"] = HEAD.format(w=W).encode()
    parts["word/footer1.xml"] = FOOT.format(w=W).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(reference())
