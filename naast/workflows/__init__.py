"""Use cases that cross areas, one function a file."""
