"""The process that takes ballots."""
