"""What changes the team: one file an action."""
