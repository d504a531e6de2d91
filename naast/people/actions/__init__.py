"""What changes the directory: one file an action."""
