"""What bears on a claim: its lines, the people behind them, and what it builds on."""
