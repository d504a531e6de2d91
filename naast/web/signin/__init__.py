"""Pages of the signin audience."""
