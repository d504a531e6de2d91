"""What changes a round: one file an action."""
