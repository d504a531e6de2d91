"""The naast command."""
