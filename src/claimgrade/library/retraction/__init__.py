"""Lists of retracted publications: read, held against the sources, and entered."""
