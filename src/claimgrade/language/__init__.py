"""Text: anchors of quotes, and cue words in the language they are written in."""
