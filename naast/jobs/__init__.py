"""Scheduled duties, each one idempotent."""
