"""Pages for those who watch over the promises: coordinators and the staff representative."""
