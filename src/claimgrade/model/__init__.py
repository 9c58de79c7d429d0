"""What a claim, a study, a source and an assessment are: pure data, no input or output."""
