"""Reading lists: which works to read on a subject, in which order, why, and what they show."""
