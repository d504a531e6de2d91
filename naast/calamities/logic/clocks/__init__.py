"""Periods: which days count, rules as data, and the day something is due with how it was found."""
