"""Searches a folder for anything about a person: in clear, in disguise, or under a stolen key."""
