"""Changes of the oversight area."""
