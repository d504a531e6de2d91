"""Questionnaires as data: reading, checking, scoring and keeping them. This area knows nobody."""
