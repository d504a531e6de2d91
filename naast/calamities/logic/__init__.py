"""What needs no database: periods of the law, steps of a file, who is drawn for a team."""
