"""Finding works of the library by words: what matches, in which field, and nothing more.

A match is a word that two texts share. It never says that a work supports a claim.
"""
