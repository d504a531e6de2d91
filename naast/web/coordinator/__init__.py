"""Pages of the coordinator audience."""
