"""Changes of the insight area."""
