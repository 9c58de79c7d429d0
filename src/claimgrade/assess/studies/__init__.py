"""What a study's own numbers say about themselves: whether they are possible at all."""
