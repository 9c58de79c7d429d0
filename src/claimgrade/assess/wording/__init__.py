"""The strongest wording allowed, and the sentence that may be said."""
