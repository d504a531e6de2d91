"""Reads, checks, writes and scores questionnaires: plain Python."""
