"""Pages of the supporter audience."""
