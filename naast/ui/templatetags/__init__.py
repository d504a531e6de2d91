"""Template tags of the ui area."""
