"""Which results may be put together, each set of people once, and what they add up to."""
