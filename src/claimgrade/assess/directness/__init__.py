"""How near the evidence comes to what a claim says, dimension by dimension."""
