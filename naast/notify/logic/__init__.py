"""Plain rules of messages."""
