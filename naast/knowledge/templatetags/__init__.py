"""Template tags of the knowledge area."""
