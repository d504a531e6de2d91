"""Takes sealed ballots that nobody can trace. Imports nothing of Naast."""
