"""Sealed fields, the way to the vault, the audit trail and the privacy class of every field."""
