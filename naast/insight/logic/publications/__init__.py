"""What is published of a year: declared in code, and stored in one form for every reader."""
