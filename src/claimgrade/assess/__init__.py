"""The method: points, certainty, ceiling, rules, verdict and wording."""
