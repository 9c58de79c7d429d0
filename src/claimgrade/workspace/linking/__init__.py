"""Links between records: what a name means, and what leads nowhere."""
