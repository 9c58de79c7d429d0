"""Bibliography: names, references, identifiers and retraction lists."""
