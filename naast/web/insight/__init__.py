"""Pages about the programme as a whole: its health, the size of the team. Never a person."""
