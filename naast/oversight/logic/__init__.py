"""Which numbers of what was destroyed may be told, and from when."""
