"""Pages of the safety audience."""
