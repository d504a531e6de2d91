"""The process that signs passes blindly."""
