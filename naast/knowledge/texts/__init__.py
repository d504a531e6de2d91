"""What Naast says, as data: one file a subject."""
