"""What the staff representative watches over: digests of the log of openings, month by month."""
