"""Signs passes blindly, one key per round (RFC 9474). Imports nothing of Naast."""
