"""What can be wrong in the entries of a library, and what of it can be mended without a guess."""
