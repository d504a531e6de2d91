"""Pages of the staff representative."""
