"""What changes the directory of help: one file an action."""
