"""Outgoing messages in neutral words, never content."""
