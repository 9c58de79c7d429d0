"""Where the words of a claim stand in a text, and what became of them in a changed one.

The selectors are those of the W3C Web Annotation Data Model: TextQuoteSelector and
TextPositionSelector. Positions are Unicode code points of the *normalised* text, from 0, the
end exclusive, so that a file saved with other line ends or line widths keeps its anchors.
"""
