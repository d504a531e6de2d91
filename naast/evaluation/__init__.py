"""Rounds of anonymous evaluation: opened, collecting, counted by others. Knows no person, and never
reads an answer."""
