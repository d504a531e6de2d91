"""Copies of the database: what one consists of, how each kind of database makes and reads it."""
